//! A document a practitioner keeps current: insurance, infection control, first aid, … Its type is data.

use chrono::{DateTime, NaiveDate, Utc};

use super::course_spec::DocumentRule;
use super::ids::{AcademyId, DocumentId, PersonId};
use super::papers::{Term, last_day};
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
    /// Why it was rejected, or its approval taken back.
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
    /// Who took it, or its approval, back.
    pub withdrawn_by: Option<PersonId>,
    /// When.
    pub withdrawn_at: Option<DateTime<Utc>>,
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
    /// Waiting for a reviewer, and its last day has passed meanwhile.
    EndedWaiting {
        /// The last day it was valid.
        on: NaiveDate,
    },
    /// Refused by a reviewer.
    Rejected,
    /// Its approval was taken back.
    Withdrawn,
    /// Its owner took it back before anybody had looked at it.
    TakenBack,
    /// Approved, and others that are valid make it needless: they cover all of it for as long.
    Replaced,
}

impl Document {
    /// The state after a move.
    pub fn after(&self, attempted: DocumentMove) -> Result<DocumentState, IllegalTransition> {
        self.state.after(attempted)
    }

    /// The last day it is valid, as [`last_day`] has it.
    pub fn last_valid_day(&self, rule: Option<&DocumentRule>) -> Option<NaiveDate> {
        last_day(self.issued_on, self.expires_on, rule.and_then(|rule| rule.valid_for_months))
    }

    /// Its days and what it covers, where it is approved: nothing else is worth anything.
    pub fn term(&self, rule: Option<&DocumentRule>) -> Option<Term<'_>> {
        let until = self.last_valid_day(rule);
        (self.state == DocumentState::Approved).then_some(Term {
            from: self.issued_on,
            until,
            covers: &self.covers,
        })
    }

    /// Whether it alone can be relied on, on a day. It is valid on its last day and expired from the next one.
    pub fn currency(&self, rule: Option<&DocumentRule>, today: NaiveDate) -> Currency {
        let ended = self.last_valid_day(rule).filter(|last| *last < today);
        match (self.state, ended) {
            (DocumentState::Uploaded, Some(on)) => Currency::EndedWaiting { on },
            (DocumentState::Uploaded, None) => Currency::AwaitingReview,
            (DocumentState::Rejected, _) => Currency::Rejected,
            (DocumentState::Withdrawn, _) => Currency::Withdrawn,
            (DocumentState::TakenBack, _) => Currency::TakenBack,
            (DocumentState::Approved, _) if self.issued_on > today => {
                Currency::NotYet { from: self.issued_on }
            }
            (DocumentState::Approved, Some(on)) => Currency::Expired { on },
            (DocumentState::Approved, None) => Currency::Current { until: self.last_valid_day(rule) },
        }
    }

    /// The same beside the person's other documents: one that a newer one makes needless is replaced.
    pub fn currency_among<'a>(
        &self,
        others: impl IntoIterator<Item = &'a Document>,
        rule: Option<&DocumentRule>,
        today: NaiveDate,
    ) -> Currency {
        let own = self.currency(rule, today);
        let (Some(term), Currency::Current { .. } | Currency::Expired { .. }) = (self.term(rule), own) else {
            return own;
        };
        let names_techniques = rule.is_none_or(|rule| rule.covers_techniques);
        let lasts = |last: Option<NaiveDate>| last.unwrap_or(NaiveDate::MAX);
        let replaces = |other: &Document| {
            other.kind == self.kind
                && (other.issued_on, other.uploaded_at, other.id)
                    > (self.issued_on, self.uploaded_at, self.id)
                && other.term(rule).is_some_and(|newer| {
                    newer.holds_on(today)
                        && lasts(newer.until) >= lasts(term.until)
                        && (!names_techniques || self.covers.iter().all(|key| newer.covers.contains(key)))
                })
        };
        if others.into_iter().any(replaces) { Currency::Replaced } else { own }
    }
}
