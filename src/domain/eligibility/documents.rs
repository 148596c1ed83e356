//! Rule 7 (glossary, "Eligible for a certificate"): each required document is approved and valid on the award date
//! (New Mexico 16.36.9.13: bloodborne-pathogen training yearly, first aid).

use chrono::NaiveDate;

use super::report::{DocumentProblem, RequirementLine, Shortfall, Subject};
use crate::domain::course_spec::DocumentRule;
use crate::domain::document::{Currency, Document};
use crate::domain::dossier::Dossier;

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

/// The document of a type that says most about today: a current one that lasts longest, or else what comes nearest
/// to one. Replaced documents say nothing.
pub fn best_of<'a>(
    documents: &'a [Document],
    rule: &DocumentRule,
    today: NaiveDate,
) -> Option<(&'a Document, Currency)> {
    documents
        .iter()
        .filter(|document| document.kind == rule.kind)
        .map(|document| (document, document.currency(Some(rule), today)))
        .filter(|(_, currency)| *currency != Currency::Superseded)
        .max_by_key(|(document, currency)| (rank(*currency), document.uploaded_at))
}

/// Which of two documents is nearer to being current; among current ones the one that lasts longer.
fn rank(currency: Currency) -> (u8, NaiveDate) {
    match currency {
        Currency::Current { until } => (5, until.unwrap_or(NaiveDate::MAX)),
        Currency::AwaitingReview => (4, NaiveDate::MIN),
        Currency::NotYet { from } => (3, from),
        Currency::Expired { on } => (2, on),
        Currency::Rejected => (1, NaiveDate::MIN),
        Currency::Superseded => (0, NaiveDate::MIN),
    }
}

fn problem_of(currency: Option<Currency>) -> Option<DocumentProblem> {
    match currency {
        Some(Currency::Current { .. }) => None,
        None | Some(Currency::Superseded) => Some(DocumentProblem::Missing),
        Some(Currency::AwaitingReview) => Some(DocumentProblem::AwaitingReview),
        Some(Currency::Rejected) => Some(DocumentProblem::Rejected),
        Some(Currency::Expired { on }) => Some(DocumentProblem::Expired { on }),
        Some(Currency::NotYet { from }) => Some(DocumentProblem::NotYet { from }),
    }
}
