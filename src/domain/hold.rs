//! A hold: a reason not to issue, opened and cleared by a person.

use chrono::{DateTime, Utc};

use super::ids::{AcademyId, EnrolmentId, HoldId, PersonId};

/// A reason not to issue a certificate for an enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Which enrolment it stops.
    pub enrolment_id: EnrolmentId,
    /// Why.
    pub reason: String,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// Who cleared it.
    pub cleared_by: Option<PersonId>,
    /// When; while it is missing, the hold is open.
    pub cleared_at: Option<DateTime<Utc>>,
}

impl Hold {
    /// Whether it still stops an issue.
    pub fn is_open(&self) -> bool {
        self.cleared_at.is_none()
    }
}
