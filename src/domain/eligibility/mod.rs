//! Whether a certificate may be issued: one file per rule of the glossary's "Eligible for a certificate", each with
//! its source. Computed from a dossier and a day, never stored.

mod cases;
mod criteria;
mod documents;
mod eligible;
mod entry_validity;
mod holds;
mod hours;
mod identity_and_age;
mod next_steps;
mod observations;
mod pace;
mod report;
mod safety_steps;
mod second_person;
mod supervision;
mod theory;

use chrono::{NaiveDate, NaiveTime};

pub use cases::CaseFault;
pub use criteria::decision_on;
pub use documents::best_of as best_document;
pub use eligible::{Eligible, FactsContext};
pub use entry_validity::{EntryFault, Record, faults_of, faults_of_session};
pub use next_steps::{NextStep, next_steps};
pub use observations::main_trainer;
pub use pace::{CohortStanding, standing_in_cohort};
pub use report::{DocumentProblem, Flagged, Measure, RequirementLine, Shortfall, Subject};
pub use second_person::{ApprovalRefusal, last_assessors, may_approve};

use super::case::TreatmentCase;
use super::dossier::Dossier;
use eligible::Grounds;
use entry_validity::Validity;

/// The answer for a dossier on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The day asked for.
    pub today: NaiveDate,
    /// One line per requirement, in the order of the rules.
    pub lines: Vec<RequirementLine>,
    /// Submitted or countersigned records that do not count, and why.
    pub flagged: Vec<Flagged>,
    grounds: Grounds,
}

impl Report {
    /// Whether every requirement is met.
    pub fn is_met(&self) -> bool {
        self.lines.iter().all(RequirementLine::is_met)
    }

    /// What is missing.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        self.lines.iter().filter_map(|line| line.shortfall.clone()).collect()
    }

    /// The proof that everything is met, which alone can make the facts of a certificate; or all that is missing.
    pub fn eligible(&self) -> Result<Eligible, Vec<Shortfall>> {
        if self.is_met() { Ok(Eligible::new(self.grounds.clone())) } else { Err(self.shortfalls()) }
    }
}

/// Judges a dossier as of the end of a day.
pub fn assess(dossier: &Dossier, today: NaiveDate) -> Report {
    let validity = Validity::measured(dossier, end_of(today));
    let mut lines = identity_and_age::lines(dossier, today);
    lines.extend(criteria::lines(dossier, today));
    lines.extend(hours::lines(&validity));
    lines.extend(cases::lines(&validity));
    lines.extend(observations::lines(dossier, today));
    lines.extend(documents::lines(dossier, today));
    lines.extend(holds::lines(dossier));
    Report { today, lines, flagged: validity.flagged(), grounds: Grounds::of(&validity) }
}

/// Why a case does not count as complete; nothing where it does.
pub fn faults_of_case(case: &TreatmentCase, dossier: &Dossier, today: NaiveDate) -> Vec<CaseFault> {
    cases::faults(case, &Validity::new(dossier, end_of(today)))
}

fn end_of(day: NaiveDate) -> chrono::NaiveDateTime {
    day.and_time(NaiveTime::MIN) + chrono::Duration::days(1) - chrono::Duration::seconds(1)
}
