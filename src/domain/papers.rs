//! What a patient is told of a practitioner's documents today: current until when, ending soon, ended, or not shown.

use chrono::{Months, NaiveDate};

use super::certificate::{CertificateFacts, ShownDocument};

/// A document that ends within so many days is said to end soon: long enough to renew a policy.
pub const SOON_DAYS: i64 = 30;

/// An approved document of the holder.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct HeldPaper {
    /// Key of its type.
    pub kind: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// The last day it is valid, where it carries one.
    pub expires_on: Option<NaiveDate>,
    /// Keys of the techniques it covers.
    pub covers: Vec<String>,
}

/// A document type as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperToday {
    /// Key of the type.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Whether it is current.
    pub state: PaperState,
    /// Whether its type says which techniques it covers.
    pub covers_techniques: bool,
    /// Names of certified techniques that it does not cover; empty where coverage is not its business.
    pub not_covered: Vec<String>,
}

/// Whether a document of a type is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperState {
    /// Current, until a day or for good.
    Current {
        /// Its last day.
        until: Option<NaiveDate>,
    },
    /// Current, but ending within [`SOON_DAYS`] days.
    EndsSoon {
        /// Its last day.
        until: NaiveDate,
        /// Days from today to its last day; 0 on that day.
        days: i64,
    },
    /// Its last day has passed; expired from the next day on.
    Ended {
        /// Its last day.
        on: NaiveDate,
    },
    /// The academy has seen none.
    NotShown,
}

/// Every document type the certificate tells of, as of a day. Of several papers of a type the one that lasts
/// longest counts.
pub fn papers_today(facts: &CertificateFacts, held: &[HeldPaper], today: NaiveDate) -> Vec<PaperToday> {
    facts.documents_shown.iter().map(|shown| paper_today(shown, facts, held, today)).collect()
}

fn paper_today(
    shown: &ShownDocument,
    facts: &CertificateFacts,
    held: &[HeldPaper],
    today: NaiveDate,
) -> PaperToday {
    let best = held
        .iter()
        .filter(|paper| paper.kind == shown.kind && paper.issued_on <= today)
        .max_by_key(|paper| last_day(paper, shown).unwrap_or(NaiveDate::MAX));
    let state = match best.map(|paper| last_day(paper, shown)) {
        None => PaperState::NotShown,
        Some(None) => PaperState::Current { until: None },
        Some(Some(last)) => match (last - today).num_days() {
            days if days < 0 => PaperState::Ended { on: last },
            days if days <= SOON_DAYS => PaperState::EndsSoon { until: last, days },
            _ => PaperState::Current { until: Some(last) },
        },
    };
    let not_covered = match best {
        Some(paper) if shown.covers_techniques => facts
            .techniques
            .iter()
            .filter(|technique| !paper.covers.contains(&technique.key))
            .map(|technique| technique.name.clone())
            .collect(),
        _ => Vec::new(),
    };
    PaperToday {
        kind: shown.kind.clone(),
        name: shown.name.clone(),
        state,
        covers_techniques: shown.covers_techniques,
        not_covered,
    }
}

/// The paper's own last day or that of the course's term, whichever comes first.
fn last_day(paper: &HeldPaper, shown: &ShownDocument) -> Option<NaiveDate> {
    let by_term = shown.valid_for_months.and_then(|m| paper.issued_on.checked_add_months(Months::new(m)));
    match (paper.expires_on, by_term) {
        (Some(own), Some(term)) => Some(own.min(term)),
        (own, term) => own.or(term),
    }
}
