//! When a certificate may be followed by another, and what the follower says (glossary, "Eligible for a
//! certificate": renewal, replacement, correction).

use chrono::NaiveDate;

use super::certificate::{Certificate, CertificateFacts};
use super::dates::{earlier, last_day_of_term, later};
use super::document::{Currency, Document};
use super::paper_kinds;
use super::states::CertificateState;
use super::words::Succession;

/// How many days before its expiry a certificate may be renewed.
pub const RENEWAL_OPENS_DAYS: u64 = 90;

/// Why a certificate cannot be followed by another in this way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SuccessionRefusal {
    /// Only one that is issued and neither suspended, revoked nor superseded.
    #[error("a certificate that is {0} cannot be followed by another")]
    NotActive(CertificateState),
    /// It does not expire.
    #[error("the certificate does not expire, so there is nothing to renew")]
    NoExpiry,
    /// Its course version no longer says how long a certificate lasts.
    #[error("the course sets no term")]
    NoTerm,
    /// It is too early for a renewal.
    #[error("the certificate can be renewed from {from} on")]
    TooEarly {
        /// The first day on which it may be asked for.
        from: NaiveDate,
    },
    /// The new name is the one that the certificate has.
    #[error("the certificate has this name already")]
    SameName,
    /// No current, approved document of the holder proves the new name.
    #[error("no approved document proves the new name")]
    NoEvidence,
}

/// Whether a certificate may be followed in this way on a day. A suspended one may not: a new one would lift the
/// suspension.
pub fn may_follow(
    certificate: &Certificate,
    succession: Succession,
    today: NaiveDate,
) -> Result<(), SuccessionRefusal> {
    if certificate.state != CertificateState::Active {
        return Err(SuccessionRefusal::NotActive(certificate.state));
    }
    if succession != Succession::Renewal {
        return Ok(());
    }
    let expires_on = certificate.expires_on.ok_or(SuccessionRefusal::NoExpiry)?;
    let from = earlier(expires_on, RENEWAL_OPENS_DAYS);
    if today < from { Err(SuccessionRefusal::TooEarly { from }) } else { Ok(()) }
}

/// The facts of a renewal: awarded today, its term beginning today or on the day after the old expiry, whichever is
/// later. So whoever renews in time keeps the day of the year on which it ends.
pub fn renewed(
    facts: &CertificateFacts,
    months: Option<u32>,
    today: NaiveDate,
) -> Result<CertificateFacts, SuccessionRefusal> {
    let expires_on = facts.expires_on.ok_or(SuccessionRefusal::NoExpiry)?;
    let begins = today.max(later(expires_on, 1));
    let until = months.and_then(|months| last_day_of_term(begins, months));
    let until = until.ok_or(SuccessionRefusal::NoTerm)?;
    Ok(CertificateFacts { awarded_on: today, expires_on: Some(until), replacement: false, ..facts.clone() })
}

/// Whether a document proves a name today: approved, current, and of a type that states one.
pub fn proves_a_name(document: &Document, today: NaiveDate) -> bool {
    paper_kinds::proves_a_name(&document.kind)
        && matches!(document.currency(None, today), Currency::Current { .. })
}
