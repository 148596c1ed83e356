//! A document a practitioner keeps current: insurance, infection control, first aid, … Its type is data.

use chrono::{DateTime, Months, NaiveDate, Utc};

use super::course_spec::DocumentRule;
use super::ids::{AcademyId, DocumentId, PersonId};
use super::state_machine::IllegalTransition;
use super::states::{DocumentMove, DocumentState};

/// An uploaded document and what a reviewer said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Whose it is.
    pub person_id: PersonId,
    /// Key of its type, e.g. `treatment_insurance`.
    pub kind: String,
    /// Who issued it.
    pub issuer: String,
    /// Its number or reference.
    pub reference: String,
    /// When it was issued.
    pub issued_on: NaiveDate,
    /// The last day it is valid, where it carries one.
    pub expires_on: Option<NaiveDate>,
    /// Keys of the techniques it covers, where its type says so.
    pub covers: Vec<String>,
    /// Its state; *expired* is derived.
    pub state: DocumentState,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Media type by content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// When it was uploaded.
    pub uploaded_at: DateTime<Utc>,
    /// Who reviewed it.
    pub reviewed_by: Option<PersonId>,
    /// When.
    pub reviewed_at: Option<DateTime<Utc>>,
}

/// Whether a document can be relied on, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Currency {
    /// Approved and valid; the last such day, where there is one.
    Current {
        /// Last day it is valid.
        until: Option<NaiveDate>,
    },
    /// Approved, its last valid day has passed.
    Expired {
        /// The last day it was valid.
        on: NaiveDate,
    },
    /// Approved, issued on a later day than the one asked for.
    NotYet {
        /// The first day it is valid.
        from: NaiveDate,
    },
    /// Waiting for a reviewer.
    AwaitingReview,
    /// Refused by a reviewer.
    Rejected,
    /// Replaced by a newer one.
    Superseded,
}

impl Document {
    /// The state after a move.
    pub fn after(&self, attempted: DocumentMove) -> Result<DocumentState, IllegalTransition> {
        self.state.after(attempted)
    }

    /// The last day it is valid. A type that lasts so many months ends by then, even if the paper says later
    /// (New Mexico 16.36.9.13 wants bloodborne-pathogen training every year).
    pub fn last_valid_day(&self, rule: Option<&DocumentRule>) -> Option<NaiveDate> {
        let by_rule = rule
            .and_then(|rule| rule.valid_for_months)
            .and_then(|months| self.issued_on.checked_add_months(Months::new(months)));
        match (self.expires_on, by_rule) {
            (Some(paper), Some(rule)) => Some(paper.min(rule)),
            (paper, rule) => paper.or(rule),
        }
    }

    /// Whether it can be relied on, on a day. It is valid on its last day and expired from the next one.
    pub fn currency(&self, rule: Option<&DocumentRule>, today: NaiveDate) -> Currency {
        match self.state {
            DocumentState::Uploaded => Currency::AwaitingReview,
            DocumentState::Rejected => Currency::Rejected,
            DocumentState::Superseded => Currency::Superseded,
            DocumentState::Approved if self.issued_on > today => Currency::NotYet { from: self.issued_on },
            DocumentState::Approved => match self.last_valid_day(rule) {
                Some(last) if last < today => Currency::Expired { on: last },
                until => Currency::Current { until },
            },
        }
    }

    /// Which of some techniques it does not cover.
    pub fn techniques_not_covered<'a>(&self, techniques: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        techniques.into_iter().filter(|key| !self.covers.iter().any(|c| c == key)).collect()
    }
}
