//! An enrolment: a person on a course version, in a cohort.

use chrono::NaiveDate;

use super::ids::{AcademyId, CohortId, CourseVersionId, EnrolmentId, PersonId};
use super::person::within;
use super::state_machine::IllegalTransition;
use super::states::{EnrolmentMove, EnrolmentState};

/// A person on a course version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// The trainee.
    pub person_id: PersonId,
    /// The version of the course that counts for this trainee, whatever is published later.
    pub course_version_id: CourseVersionId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// Its state.
    pub state: EnrolmentState,
    /// First day on which practice counts.
    pub starts_on: NaiveDate,
    /// Last day on which practice counts; without it, until further notice.
    pub ends_on: Option<NaiveDate>,
    /// When somebody looked at the trainee's identity document.
    pub identity_checked_on: Option<NaiveDate>,
    /// Who looked at it.
    pub identity_checked_by: Option<PersonId>,
}

impl Enrolment {
    /// The state after a move.
    pub fn after(&self, attempted: EnrolmentMove) -> Result<EnrolmentState, IllegalTransition> {
        self.state.after(attempted)
    }

    /// Whether hours, cases and decisions are recorded under it now. What offers to record something asks this, and so does the
    /// transaction that records it.
    pub fn takes_records(&self) -> bool {
        self.state == EnrolmentState::Active
    }

    /// Whether a day lies inside the enrolment; its first and its last day do.
    pub fn covers(&self, day: NaiveDate) -> bool {
        within(day, self.starts_on, self.ends_on)
    }
}
