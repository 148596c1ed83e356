//! What hangs on one person of an academy: what waits for their signature, and the cohorts they lead.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Uuid};

use crate::domain::{
    cohort::Cohort,
    ids::{AcademyId, PersonId},
    states::{CertificateState, CohortState, EnrolmentState, EntryState},
};

use super::{
    Result, assessment_lists, cases,
    certificates::{self, CertificateLine},
    countersignatures::Subject,
    enrolments::{self, EnrolmentView},
    entities::{case_session, cohort, enrolment, hours_entry, treatment_case},
};

/// A record that waits for a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub subject: Subject,
    /// Whose work it is.
    pub trainee: PersonId,
    /// When it began, on the academy's wall clock.
    pub began: NaiveDateTime,
}

/// What hangs on a person.
#[derive(Clone, Debug, Default)]
pub struct Hanging {
    /// Handed-in entries and sessions that name them as supervisor, oldest first.
    pub records: Vec<Waiting>,
    /// Cohorts that are not over and that they lead.
    pub cohorts: Vec<Cohort>,
    /// Healed results of sessions they supervised, that wait for a review; every assessor can review them.
    pub healing: usize,
    /// Decisions of theirs that came back; every assessor can decide them anew.
    pub returned: usize,
}

impl Hanging {
    /// Whether nothing can go on without somebody else in their place.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.cohorts.is_empty()
    }
}

/// What hangs on a person now.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, person: PersonId) -> Result<Hanging> {
    let entries = hours_entry::Entity::find()
        .filter(hours_entry::Column::AcademyId.eq(academy.0))
        .filter(hours_entry::Column::SupervisorId.eq(person.0))
        .filter(hours_entry::Column::State.eq(EntryState::Submitted.name()))
        .all(db)
        .await?;
    let sessions = case_session::Entity::find()
        .filter(case_session::Column::AcademyId.eq(academy.0))
        .filter(case_session::Column::SupervisorId.eq(person.0))
        .filter(case_session::Column::State.eq(EntryState::Submitted.name()))
        .all(db)
        .await?;
    let entries = entries.into_iter().map(|row| Waiting {
        subject: Subject::HoursEntry(row.id.into()),
        trainee: row.trainee_id.into(),
        began: row.started_at,
    });
    let trainees = trainees_of(db, sessions.iter().map(|row| row.case_id)).await?;
    let sessions = sessions.into_iter().filter_map(|row| {
        let trainee = trainees.get(&row.case_id).copied()?;
        Some(Waiting { subject: Subject::CaseSession(row.id.into()), trainee, began: row.started_at })
    });
    let mut records: Vec<_> = entries.chain(sessions).collect();
    records.sort_by_key(|one| one.began);
    let over = [CohortState::Closed, CohortState::Cancelled].map(CohortState::name);
    let cohorts = cohort::Entity::find()
        .filter(cohort::Column::AcademyId.eq(academy.0))
        .filter(cohort::Column::LeadTrainerId.eq(person.0))
        .filter(cohort::Column::State.is_not_in(over))
        .order_by_asc(cohort::Column::Name)
        .all(db)
        .await?;
    Ok(Hanging {
        records,
        cohorts: cohorts.into_iter().map(TryInto::try_into).collect::<Result<_>>()?,
        healing: cases::list_healing(db, academy, Some(person)).await?.len(),
        returned: assessment_lists::list_returned(db, academy, person).await?.len(),
    })
}

/// For what a trainee needs their role: it opens their logbook and their certificate, and lets them hand in the next insurance.
#[derive(Clone, Debug, Default)]
pub struct Learning {
    /// Enrolments that are not over.
    pub enrolments: Vec<EnrolmentView>,
    /// Certificates that are asked for, or that the academy still answers for.
    pub certificates: Vec<CertificateLine>,
}

impl Learning {
    /// Whether nothing needs the role.
    pub fn is_empty(&self) -> bool {
        self.enrolments.is_empty() && self.certificates.is_empty()
    }
}

/// For what somebody needs the role of a trainee on a day.
pub async fn find_learning(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
    today: NaiveDate,
) -> Result<Learning> {
    use CertificateState::{Declined, Revoked, Superseded};
    let (mut enrolments, mut certificates) = (
        enrolments::list_of_person(db, academy, person).await?,
        certificates::list_of_person(db, academy, person).await?,
    );
    enrolments
        .retain(|one| !matches!(one.enrolment.state, EnrolmentState::Completed | EnrolmentState::Withdrawn));
    certificates.retain(|one| {
        let is_over = one.expires_on.is_some_and(|last| last < today);
        !is_over && !matches!(one.state, Declined | Revoked | Superseded)
    });
    Ok(Learning { enrolments, certificates })
}

/// Whose work each of some cases is.
async fn trainees_of(
    db: &impl ConnectionTrait,
    cases: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, PersonId>> {
    let cases =
        treatment_case::Entity::find().filter(treatment_case::Column::Id.is_in(cases)).all(db).await?;
    let enrolments = enrolment::Entity::find()
        .filter(enrolment::Column::Id.is_in(cases.iter().map(|case| case.enrolment_id)))
        .all(db)
        .await?;
    let whose: HashMap<Uuid, PersonId> =
        enrolments.into_iter().map(|row| (row.id, row.person_id.into())).collect();
    Ok(cases.into_iter().filter_map(|case| Some((case.id, *whose.get(&case.enrolment_id)?))).collect())
}

/// For whose signature handed-in records wait, of those who are not among `trainers`, and how many records.
pub async fn list_orphaned(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    trainers: &[PersonId],
) -> Result<Vec<(PersonId, usize)>> {
    let trainers: HashSet<_> = trainers.iter().map(|id| id.0).collect();
    let entries = hours_entry::Entity::find()
        .filter(hours_entry::Column::AcademyId.eq(academy.0))
        .filter(hours_entry::Column::State.eq(EntryState::Submitted.name()))
        .filter(hours_entry::Column::SupervisorId.is_not_in(trainers.iter().copied()))
        .all(db)
        .await?;
    let sessions = case_session::Entity::find()
        .filter(case_session::Column::AcademyId.eq(academy.0))
        .filter(case_session::Column::State.eq(EntryState::Submitted.name()))
        .filter(case_session::Column::SupervisorId.is_not_in(trainers.iter().copied()))
        .all(db)
        .await?;
    let named = entries.iter().map(|row| row.supervisor_id);
    let mut waiting = BTreeMap::<PersonId, usize>::new();
    for person in named.chain(sessions.iter().map(|row| row.supervisor_id)).flatten() {
        *waiting.entry(person.into()).or_default() += 1;
    }
    Ok(waiting.into_iter().collect())
}
