//! How a trainee stands in their cohort: the share of supervised practice done against the share of time gone. Nobody works at an
//! even pace, so a little less than their share is still on pace.

use chrono::NaiveDate;

use super::Report;
use super::report::{DocumentProblem, Shortfall, Subject};
use crate::domain::state_machine::named;
use crate::domain::words::HoursCategory;

named! {
    /// How a trainee stands in their cohort.
    pub enum CohortStanding("standing in a cohort") {
        /// Everything is met.
        Ready = "ready",
        /// The share of practice is about the share of time, or more.
        OnPace = "on_pace",
        /// The share of practice is smaller by more than that of two weeks, or of a fifth of the cohort where that is less; or the cohort is over.
        Behind = "behind",
        /// Something stands in the way that practice cannot mend: a hold, an enrolment that is not active, a document
        /// that was refused or is past its date.
        Blocked = "blocked",
    }
}

/// Whoever has done no less than was due so many days ago is on pace. Nobody is behind so soon after the first day, when the
/// first lessons are theory, nor in the very moment in which a cohort of last month is written down.
pub const SLACK_DAYS: i64 = 14;

/// The slack of a stretch of so many days: no more than a fifth of it, so that in a course of one week somebody can be behind.
fn slack(all: i64) -> i64 {
    SLACK_DAYS.min(all / 5)
}

/// How a trainee stands in a cohort that runs from one day to another, both included.
pub fn standing_in_cohort(report: &Report, starts_on: NaiveDate, ends_on: NaiveDate) -> CohortStanding {
    if report.is_met() {
        return CohortStanding::Ready;
    }
    if report.lines.iter().filter_map(|line| line.shortfall.as_ref()).any(blocks) {
        return CohortStanding::Blocked;
    }
    if report.today > ends_on {
        return CohortStanding::Behind;
    }
    let (have, need) = supervised_minutes(report);
    // A day counts at most 10^8 days of the calendar, a number of minutes 32 bits: their products fit.
    let all = ((ends_on - starts_on).num_days() + 1).max(1);
    let due = ((report.today - starts_on).num_days() - slack(all)).max(0);
    if i64::from(have.min(need)) * all >= i64::from(need) * due {
        CohortStanding::OnPace
    } else {
        CohortStanding::Behind
    }
}

fn blocks(shortfall: &Shortfall) -> bool {
    match shortfall {
        Shortfall::Holds { .. } | Shortfall::EnrolmentNotActive { .. } => true,
        Shortfall::Document { problem, .. } => {
            matches!(
                problem,
                DocumentProblem::Rejected | DocumentProblem::Withdrawn | DocumentProblem::Expired { .. }
            )
        }
        _ => false,
    }
}

/// Minutes done and needed: of the target for all techniques, or else of those for single ones together.
fn supervised_minutes(report: &Report) -> (u32, u32) {
    let of = |any: bool| {
        let lines = report.lines.iter().filter(move |line| {
            matches!(&line.subject, Subject::Hours { category: HoursCategory::SupervisedPractice, technique }
                if technique.is_none() == any)
        });
        lines.fold((0u32, 0u32), |(have, need), line| {
            (have.saturating_add(line.have.min(line.need)), need.saturating_add(line.need))
        })
    };
    match of(true) {
        (_, 0) => of(false),
        found => found,
    }
}
