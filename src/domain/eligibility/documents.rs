//! Rule 7 (glossary, "Eligible for a certificate"): each required document is approved and valid on the award date
//! (New Mexico 16.36.9.13: bloodborne-pathogen training yearly, first aid).

use chrono::{Datelike, NaiveDate};

use super::report::{DocumentProblem, RequirementLine, Shortfall, Subject};
use crate::domain::course_spec::DocumentRule;
use crate::domain::document::{Currency, Document};
use crate::domain::dossier::Dossier;
use crate::domain::papers::{Cover, cover, cover_together};

/// One line per required document type.
pub(super) fn lines(dossier: &Dossier, today: NaiveDate) -> Vec<RequirementLine> {
    let required = dossier.spec.rules.documents.iter().filter(|rule| rule.required);
    let line = |rule: &DocumentRule| {
        let best = best_of(&dossier.documents, rule, today);
        let problem = problem_of(best.map(|(_, currency)| currency));
        let (kind, name) = (rule.kind.clone(), rule.name.clone());
        let shortfall =
            problem.map(|problem| Shortfall::Document { kind: kind.clone(), name: name.clone(), problem });
        let waiting = u32::from(problem == Some(DocumentProblem::AwaitingReview));
        let have = u32::from(problem.is_none());
        RequirementLine { subject: Subject::Document { kind, name }, have, need: 1, waiting, shortfall }
    };
    required.map(line).collect()
}

/// How the documents of a type stand together on a day, and the one that says so: a valid one that lasts longest, or else
/// what comes nearest to one. Those taken back say nothing.
pub fn best_of<'a>(
    documents: &'a [Document],
    rule: &DocumentRule,
    today: NaiveDate,
) -> Option<(&'a Document, Currency)> {
    let of_kind = || documents.iter().filter(|document| document.kind == rule.kind);
    let terms: Vec<_> = of_kind().filter_map(|document| document.term(Some(rule))).collect();
    let together = if rule.covers_techniques {
        cover_together(&terms, today)
    } else {
        cover(terms.iter().copied(), today)
    };
    let (best, own) = of_kind()
        .map(|document| (document, document.currency(Some(rule), today)))
        .filter(|(_, currency)| *currency != Currency::TakenBack)
        .max_by_key(|(document, currency)| (rank(*currency), document.uploaded_at))?;
    // That one is valid; all of them together may be so for longer, or one technique less long.
    match together {
        Cover::Valid { until } => Some((best, Currency::Current { until })),
        Cover::NotYet { .. } | Cover::Ended { .. } | Cover::Nothing => Some((best, own)),
    }
}

/// Which of two documents is nearer to being current; among current ones the one that lasts longer, of two that begin later
/// the first.
fn rank(currency: Currency) -> (u8, i64) {
    let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
    match currency {
        Currency::Current { until } => (6, until.map_or(i64::MAX, day)),
        Currency::AwaitingReview => (5, 0),
        Currency::NotYet { from } => (4, -day(from)),
        Currency::Expired { on } => (3, day(on)),
        Currency::EndedWaiting { on } => (2, day(on)),
        Currency::Withdrawn | Currency::Rejected => (1, 0),
        Currency::TakenBack | Currency::Replaced => (0, 0),
    }
}

fn problem_of(currency: Option<Currency>) -> Option<DocumentProblem> {
    match currency {
        Some(Currency::Current { .. }) => None,
        None | Some(Currency::TakenBack | Currency::Replaced) => Some(DocumentProblem::Missing),
        Some(Currency::AwaitingReview) => Some(DocumentProblem::AwaitingReview),
        Some(Currency::Rejected) => Some(DocumentProblem::Rejected),
        Some(Currency::Withdrawn) => Some(DocumentProblem::Withdrawn),
        Some(Currency::Expired { on } | Currency::EndedWaiting { on }) => {
            Some(DocumentProblem::Expired { on })
        }
        Some(Currency::NotYet { from }) => Some(DocumentProblem::NotYet { from }),
    }
}
