//! Everything known of one enrolment, as eligibility needs it: loaded once, then judged without a database.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::assessment::Assessment;
use super::case::TreatmentCase;
use super::course_spec::CourseSpec;
use super::document::Document;
use super::enrolment::Enrolment;
use super::hold::Hold;
use super::hours::HoursEntry;
use super::ids::PersonId;
use super::person::within;
use super::states::EntryState;

/// Everything known of one enrolment.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Who learns.
    pub trainee: Trainee,
    /// The course version that the enrolment pins; the dossiers of a cohort share it.
    pub spec: Arc<CourseSpec>,
    /// The academy's time zone, such as `Europe/London`: hours are counted over it.
    pub time_zone: String,
    /// The cohort's lead trainer.
    pub main_trainer: Option<PersonId>,
    /// Every hours entry of the enrolment, in any state.
    pub hours: Vec<HoursEntry>,
    /// The trainee's hours entries under other enrolments, because no hour counts twice.
    pub hours_elsewhere: Vec<HoursEntry>,
    /// When the trainee practised under other enrolments as well: sessions of theirs, and what other academies know of.
    pub busy_elsewhere: Vec<BusyStretch>,
    /// Every treatment case of the enrolment with its sessions.
    pub cases: Vec<TreatmentCase>,
    /// Every document of the trainee.
    pub documents: Vec<Document>,
    /// Every assessment of the enrolment.
    pub assessments: Vec<Assessment>,
    /// Every hold, open or cleared.
    pub holds: Vec<Hold>,
    /// Who was authorised to supervise what, and when.
    pub grants: Vec<SupervisorGrant>,
    /// Submitted and countersigned supervised stretches (hours entries of supervised practice, and case sessions)
    /// of OTHER trainees under the same supervisors that overlap this trainee's, for the ratio.
    pub supervised_elsewhere: Vec<SupervisedStretch>,
}

/// The trainee, as far as eligibility asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trainee {
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// The same in Latin letters, where that is recorded.
    pub latin_name: Option<String>,
    /// Their birth date, once known.
    pub born_on: Option<NaiveDate>,
}

/// A trainer's authority to supervise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisorGrant {
    /// Which trainer.
    pub person_id: PersonId,
    /// The keys of the techniques; an empty list means none.
    pub techniques: Vec<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
}

impl SupervisorGrant {
    /// Whether it allows supervising on a day, and that technique where one is named.
    pub fn allows(&self, technique: Option<&str>, day: NaiveDate) -> bool {
        within(day, self.valid_from, self.valid_to)
            && technique.is_none_or(|key| self.techniques.iter().any(|t| t == key))
    }
}

/// A stretch of the trainee's own time under another enrolment, here or at another academy; what it was stays there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusyStretch {
    /// When it began, on this academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
    /// Submitted or countersigned.
    pub state: EntryState,
}

/// A stretch of another trainee's practice under some supervisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisedStretch {
    /// Who supervised.
    pub supervisor_id: PersonId,
    /// Who practised.
    pub trainee_id: PersonId,
    /// When it began, on the academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
}
