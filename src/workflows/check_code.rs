//! A patient's question: what is to be said of a code today. The same answer serves the page, the API and the
//! command line.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::{
    clock::local_date,
    domain::{
        certificate::{CertificateFacts, Standing},
        papers::{PaperToday, papers_today},
        verdict::Verdict,
        verification_code::VerificationCode,
        words::RevocationReason,
    },
    storage::{
        Result, Store,
        certificates::{self, PublicRecord},
    },
};

/// What is said of an issued certificate.
#[derive(Clone, Debug)]
pub struct PublicAnswer {
    /// Its code.
    pub code: VerificationCode,
    /// What it is worth today.
    pub standing: Standing,
    /// The whole answer: the standing, and what of the papers is not in order.
    pub verdict: Verdict,
    /// What it said when it was issued.
    pub facts: CertificateFacts,
    /// The day in the academy's time zone on which it was last suspended, revoked or superseded.
    pub changed_on: NaiveDate,
    /// Why it was revoked, from the list.
    pub reason: Option<RevocationReason>,
    /// The code of the certificate that took its place, if it did.
    pub successor: Option<VerificationCode>,
    /// The holder's documents as of today.
    pub papers: Vec<PaperToday>,
    /// Where the academy can be written to today.
    pub academy_email: String,
    /// The wall-clock moment of the answer in the academy's time zone.
    pub checked_at: NaiveDateTime,
    /// The zone's name for that moment, e.g. `GMT`.
    pub checked_zone: String,
    /// For counting; never shown.
    pub certificate: crate::domain::ids::CertificateId,
}

/// Looks a code up. `None`: no certificate has it.
pub async fn check_code(
    store: &Store,
    code: &VerificationCode,
    now: DateTime<Utc>,
) -> Result<Option<PublicAnswer>> {
    match certificates::find_public_record(store, code).await? {
        Some(record) => answer(record, code, now),
        None => Ok(None),
    }
}

fn answer(record: PublicRecord, code: &VerificationCode, now: DateTime<Utc>) -> Result<Option<PublicAnswer>> {
    let zone: chrono_tz::Tz = record.academy_time_zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    let checked_at = now.with_timezone(&zone).naive_local();
    let today = checked_at.date();
    // A request that has not been approved, or whose file is still being made, has been promised to nobody.
    let Some(standing) = Standing::of(record.state, record.expires_on, today) else { return Ok(None) };
    let Some(facts) = record.facts()? else { return Ok(None) };
    let papers = papers_today(&facts, &record.documents, today);
    Ok(Some(PublicAnswer {
        code: code.clone(),
        standing,
        changed_on: local_date(record.state_changed_at, &record.academy_time_zone),
        reason: record.reason_key,
        successor: record.successor,
        verdict: Verdict::of(standing, &facts, &papers, today),
        papers,
        academy_email: record.academy_contact_email,
        checked_at,
        checked_zone: now.with_timezone(&zone).format("%Z").to_string(),
        certificate: record.id,
        facts,
    }))
}
