//! What happens in the sample, step by step: a moment, an event and the row it writes. Steps are told in any order and
//! played in the order of their moments, so that the chain of events reads as a real one.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    domain::{
        assessment::Assessment,
        case::{CaseSession, TreatmentCase},
        cohort::Cohort,
        document::Document,
        enrolment::Enrolment,
        hold::Hold,
        hours::HoursEntry,
        ids::{CohortId, EnrolmentId, HoldId, PersonId},
        person::{Person, RoleGrant},
        signed_content::Countersignature,
        states::{CohortState, EnrolmentState},
    },
    storage::countersignatures::Subject,
};

use super::stories::CertificateMove;

/// One step.
pub(super) struct Step {
    pub at: DateTime<Utc>,
    pub actor: PersonId,
    /// Name of the event.
    pub action: &'static str,
    /// What the event is about.
    pub subject: Uuid,
    pub changes: Value,
    pub write: Write,
}

/// The row a step writes.
pub(super) enum Write {
    /// None: the row was written with its last state when it came in, and this is what happened to it since.
    Nothing,
    Person(Person),
    Grant(RoleGrant),
    Cohort(Cohort),
    CohortState(CohortId, CohortState, CohortState),
    Enrolment(Enrolment),
    IdentityCheck(EnrolmentId, NaiveDate),
    EnrolmentState(EnrolmentId, EnrolmentState, EnrolmentState),
    Hours(Box<HoursEntry>),
    Case(Box<TreatmentCase>),
    Session(Box<CaseSession>),
    Signature(Subject, Countersignature, String),
    Document(Box<Document>, String),
    Assessment(Box<Assessment>),
    Hold(Hold),
    ClearHold(HoldId),
    /// A move of a certificate: the workflows write its rows and events.
    Certificate(CertificateMove),
}

/// Everything that happens, in any order until it is played.
#[derive(Default)]
pub(super) struct Steps(Vec<Step>);

impl Steps {
    pub fn add(
        &mut self,
        at: DateTime<Utc>,
        actor: PersonId,
        (action, subject): (&'static str, impl Into<Uuid>),
        changes: Value,
        write: Write,
    ) {
        self.0.push(Step { at, actor, action, subject: subject.into(), changes, write });
    }

    /// The steps by their moments; those of one moment as they were told.
    pub fn in_order(mut self) -> Vec<Step> {
        self.0.sort_by_key(|step| step.at);
        self.0
    }
}
