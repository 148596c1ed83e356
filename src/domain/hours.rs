//! An hours entry: one stretch of study or practice. Sessions of treatment cases lie within such stretches and
//! add no minutes of their own, so that no hour counts twice.

use chrono::{DateTime, NaiveDateTime, Utc};

use super::ids::{AcademyId, EnrolmentId, HoursEntryId, PersonId};
use super::signed_content::{self, Countersignature, SignError};
use super::state_machine::IllegalTransition;
use super::states::{EntryMove, EntryState};
use super::wall_clock::minutes_between;
use super::words::HoursCategory;

/// One stretch of study or practice, in whole minutes of the academy's wall clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursEntry {
    /// Its id.
    pub id: HoursEntryId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Under which enrolment.
    pub enrolment_id: EnrolmentId,
    /// Who practised.
    pub trainee_id: PersonId,
    /// What kind of practice.
    pub category: HoursCategory,
    /// The technique's key, where the stretch was about one.
    pub technique: Option<String>,
    /// When it began, on the academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
    /// Minutes that passed beyond those between the two times, because the clocks were changed within them; mostly 0.
    pub clock_shift: i16,
    /// Whether it was practice on a member of the public.
    pub on_public: bool,
    /// Who was asked to countersign it.
    pub supervisor_id: Option<PersonId>,
    /// The trainee's own words.
    pub note: String,
    /// Its state.
    pub state: EntryState,
    /// Why it was rejected or voided.
    pub reason: Option<String>,
    /// Counts the writes, so that two people cannot overwrite each other.
    pub version: i32,
}

impl HoursEntry {
    /// How many whole minutes passed; 0 where it ends before it starts.
    pub fn minutes(&self) -> u32 {
        minutes_between(self.started_at, self.ended_at, self.clock_shift)
    }

    /// Whether the trainee may change it.
    pub fn is_editable(&self) -> bool {
        self.state == EntryState::Draft
    }

    /// The state after handing it in, sending it back, taking it up again or declaring it void.
    /// Countersigning needs a person and goes through [`HoursEntry::countersign`].
    pub fn after(&self, attempted: EntryMove) -> Result<EntryState, IllegalTransition> {
        signed_content::after_unsigned(self.state, attempted)
    }

    /// A supervisor's signature over what the entry says now; the entry is then countersigned.
    pub fn countersign(&self, by: PersonId, at: DateTime<Utc>) -> Result<Countersignature, SignError> {
        let content = signed_content::of_hours_entry(self);
        signed_content::sign(self.state, self.trainee_id, self.supervisor_id, by, at, &content)
    }
}
