//! A cohort: a group that runs a course version together.

use chrono::NaiveDate;

use super::ids::{AcademyId, CohortId, CourseVersionId, PersonId};
use super::state_machine::IllegalTransition;
use super::states::{CohortMove, CohortState};

/// A group of trainees with dates, a capacity and a lead trainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Its id.
    pub id: CohortId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// The version of the course that its enrolments pin.
    pub course_version_id: CourseVersionId,
    /// Its name, e.g. `Autumn 2026`.
    pub name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day planned.
    pub ends_on: NaiveDate,
    /// How many trainees it can take.
    pub capacity: u32,
    /// The main trainer of its trainees.
    pub lead_trainer_id: Option<PersonId>,
    /// Its state.
    pub state: CohortState,
}

impl Cohort {
    /// The state after a move.
    pub fn after(&self, attempted: CohortMove) -> Result<CohortState, IllegalTransition> {
        self.state.after(attempted)
    }

    /// Whether it takes somebody new in its state: it is open or running.
    pub fn takes(&self) -> bool {
        matches!(self.state, CohortState::Open | CohortState::Running)
    }

    /// Whether a place is left, whatever its state: who comes back to a closed cohort needs one too.
    pub fn has_place(&self, enrolled: u32) -> bool {
        enrolled < self.capacity
    }

    /// Whether one more trainee may be enrolled.
    pub fn has_room(&self, enrolled: u32) -> bool {
        self.takes() && self.has_place(enrolled)
    }
}
