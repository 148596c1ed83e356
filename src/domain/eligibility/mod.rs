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
pub use second_person::{ApprovalRefusal, Hands, last_assessors, may_approve};

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
        self.lines.iter().all(RequirementLine::is_met) && self.grounds.endless_term().is_none()
    }

    /// What is missing, in the course's names.
    pub fn shortfalls(&self) -> Vec<Shortfall> {
        let term = self.grounds.endless_term().map(|months| Shortfall::Term { months });
        let all = self.lines.iter().filter_map(|line| line.shortfall.clone()).chain(term);
        all.map(|one| one.named(self.grounds.spec())).collect()
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

/// A dossier over which the rules fell: a fault of the program, met by what stands in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rules fell over what stands in this record")]
pub struct Fell;

/// Judges one dossier of many: whatever happens, the others are judged all the same.
pub fn assess_apart(dossier: &Dossier, today: NaiveDate) -> Result<Report, Fell> {
    apart(|| assess(dossier, today))
}

/// What a judgement comes to, or that it fell. Dossiers are only read, so that nothing is left half-changed.
pub fn apart<T>(judge: impl FnOnce() -> T) -> Result<T, Fell> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(judge)).map_err(|_| Fell)
}

/// Why a case does not count as complete; nothing where it does.
pub fn faults_of_case(case: &TreatmentCase, dossier: &Dossier, today: NaiveDate) -> Vec<CaseFault> {
    cases::faults(case, &Validity::new(dossier, end_of(today)))
}

fn end_of(day: NaiveDate) -> chrono::NaiveDateTime {
    day.and_hms_opt(23, 59, 59).unwrap_or_else(|| day.and_time(NaiveTime::MIN))
}
