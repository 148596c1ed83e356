//! What a trainee does next: what blocks everything first, then what is quickest to put right, then the long roads.

use super::Report;
use super::report::{DocumentProblem, Shortfall};
use crate::domain::states::EnrolmentState;
use crate::domain::words::HoursCategory;

/// One thing to do, or to wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Ask the academy about the enrolment: nothing counts while it is in this state.
    AskAboutEnrolment(EnrolmentState),
    /// Ask the academy about the holds.
    AskAboutHolds(u32),
    /// Put right so many records that break a rule and do not count.
    PutRecordsRight(u32),
    /// Complete theory first: practice on the public does not count before.
    TheoryFirst {
        /// Minutes missing.
        minutes: u32,
    },
    /// Tell the academy the birth date.
    GiveBirthDate,
    /// Come back when old enough.
    WaitForAge {
        /// Full years needed.
        years: u32,
    },
    /// Show an identity document.
    ShowIdentity,
    /// Upload a document that is missing, refused or past its date.
    UploadDocument {
        /// Key of its type.
        kind: String,
        /// Its name.
        name: String,
        /// What is wrong with the present one.
        problem: DocumentProblem,
    },
    /// Wait for a reviewer, or for the document's first day.
    WaitForDocument {
        /// Key of its type.
        kind: String,
        /// Its name.
        name: String,
    },
    /// Remind supervisors: so much time waits for their signature.
    WaitForCountersigning {
        /// Minutes handed in.
        minutes: u32,
    },
    /// Log more hours.
    LogHours {
        /// The category.
        category: HoursCategory,
        /// The technique, where only one counts.
        technique: Option<String>,
        /// Minutes missing, beyond what waits for a signature.
        minutes: u32,
    },
    /// Finish cases that are under way.
    FinishCases {
        /// Keys of the techniques.
        techniques: Vec<String>,
        /// How many.
        cases: u32,
    },
    /// Take on more cases.
    BeginCases {
        /// Keys of the techniques, any of which counts.
        techniques: Vec<String>,
        /// How many, beyond those under way.
        cases: u32,
        /// Whether they must be on women.
        on_women: bool,
    },
    /// Spread the first cases over more days; more days between them are needed.
    SpreadCases {
        /// Days missing.
        days: u32,
    },
    /// Arrange observed treatments.
    ArrangeObservations {
        /// How many.
        observations: u32,
        /// Whether by someone other than the main trainer.
        by_another: bool,
    },
    /// Have criteria decided.
    MeetCriteria {
        /// Their references.
        references: Vec<String>,
    },
    /// Wait for the quality assurer.
    WaitForConfirmation {
        /// References of the criteria.
        references: Vec<String>,
    },
    /// Everything is met: ask for the certificate.
    AskForCertificate,
}

/// What to do next, most unblocking first. Never empty.
pub fn next_steps(report: &Report) -> Vec<NextStep> {
    if report.is_met() {
        return vec![NextStep::AskForCertificate];
    }
    let mut steps = Vec::new();
    if !report.flagged.is_empty() {
        steps.push(NextStep::PutRecordsRight(report.flagged.len() as u32));
    }
    for line in &report.lines {
        if let Some(shortfall) = &line.shortfall {
            steps.extend(steps_for(shortfall, line.waiting, report));
        }
    }
    let state = steps.iter().find_map(|step| match step {
        NextStep::AskAboutEnrolment(state) => Some(*state),
        _ => None,
    });
    if let Some(state) = state {
        steps.retain(|step| is_open_in(step, state));
    }
    steps.sort_by_key(urgency);
    steps
}

/// Whether a step can be taken while the enrolment is in a state. Papers are handed in and signed whenever they are there; nothing
/// is recorded while a course rests, and nothing at all is left to do where it is over.
fn is_open_in(step: &NextStep, state: EnrolmentState) -> bool {
    let waits = matches!(
        step,
        NextStep::AskAboutHolds(_)
            | NextStep::GiveBirthDate
            | NextStep::ShowIdentity
            | NextStep::UploadDocument { .. }
            | NextStep::WaitForDocument { .. }
            | NextStep::WaitForCountersigning { .. }
            | NextStep::WaitForConfirmation { .. }
            | NextStep::WaitForAge { .. }
    );
    match (step, state) {
        (NextStep::AskAboutEnrolment(_), _) | (_, EnrolmentState::Active) => true,
        (_, EnrolmentState::Completed | EnrolmentState::Withdrawn) => false,
        (_, EnrolmentState::Applied | EnrolmentState::Paused) => waits,
    }
}

/// The lower, the earlier.
fn urgency(step: &NextStep) -> u8 {
    match step {
        NextStep::AskAboutEnrolment(_) => 0,
        NextStep::AskAboutHolds(_) => 1,
        NextStep::PutRecordsRight(_) => 2,
        NextStep::TheoryFirst { .. } => 3,
        NextStep::GiveBirthDate | NextStep::ShowIdentity => 4,
        NextStep::UploadDocument { .. } => 5,
        NextStep::FinishCases { .. } => 6,
        NextStep::BeginCases { .. } | NextStep::SpreadCases { .. } => 7,
        NextStep::LogHours { .. } => 8,
        NextStep::ArrangeObservations { .. } => 9,
        NextStep::MeetCriteria { .. } => 10,
        NextStep::WaitForCountersigning { .. } => 11,
        NextStep::WaitForDocument { .. } | NextStep::WaitForConfirmation { .. } => 12,
        NextStep::WaitForAge { .. } => 13,
        NextStep::AskForCertificate => 14,
    }
}

fn steps_for(shortfall: &Shortfall, waiting: u32, report: &Report) -> Vec<NextStep> {
    match shortfall.clone() {
        Shortfall::EnrolmentNotActive { state } => vec![NextStep::AskAboutEnrolment(state)],
        Shortfall::IdentityNotChecked => vec![NextStep::ShowIdentity],
        Shortfall::BirthDateUnknown => vec![NextStep::GiveBirthDate],
        Shortfall::UnderAge { need, .. } => vec![NextStep::WaitForAge { years: need }],
        Shortfall::Criteria { missing, unconfirmed, .. } => {
            let meet = (!missing.is_empty()).then_some(NextStep::MeetCriteria { references: missing });
            let wait = (!unconfirmed.is_empty())
                .then_some(NextStep::WaitForConfirmation { references: unconfirmed });
            meet.into_iter().chain(wait).collect()
        }
        Shortfall::Hours { category, technique, have, need } => {
            let minutes = (need - have).saturating_sub(waiting);
            let wait = (waiting > 0).then_some(NextStep::WaitForCountersigning { minutes: waiting });
            let log = (minutes > 0).then(|| match category {
                HoursCategory::Theory if report.grounds.wants_theory_first() => {
                    NextStep::TheoryFirst { minutes }
                }
                _ => NextStep::LogHours { category, technique, minutes },
            });
            log.into_iter().chain(wait).collect()
        }
        Shortfall::Cases { techniques, have, need } => {
            let under_way = waiting.min(need - have);
            let more = need - have - under_way;
            let finish = NextStep::FinishCases { techniques: techniques.clone(), cases: under_way };
            let begin = NextStep::BeginCases { techniques, cases: more, on_women: false };
            [(under_way > 0).then_some(finish), (more > 0).then_some(begin)].into_iter().flatten().collect()
        }
        Shortfall::CasesOnWomen { techniques, have, need } => {
            vec![NextStep::BeginCases { techniques, cases: need - have, on_women: true }]
        }
        Shortfall::CasesSpread { have, need, .. } => {
            let days = need.saturating_sub(have);
            (days > 0).then_some(NextStep::SpreadCases { days }).into_iter().collect()
        }
        Shortfall::Observations { have, need } => {
            vec![NextStep::ArrangeObservations { observations: need - have, by_another: false }]
        }
        Shortfall::ObservationsByAnother { have, need } => {
            vec![NextStep::ArrangeObservations { observations: need - have, by_another: true }]
        }
        Shortfall::Document { kind, name, problem } => match problem {
            DocumentProblem::AwaitingReview | DocumentProblem::NotYet { .. } => {
                vec![NextStep::WaitForDocument { kind, name }]
            }
            _ => vec![NextStep::UploadDocument { kind, name, problem }],
        },
        // Nothing that a trainee could do: the academy publishes a mended version.
        Shortfall::Term { .. } => Vec::new(),
        Shortfall::Holds { open } => vec![NextStep::AskAboutHolds(open)],
    }
}
