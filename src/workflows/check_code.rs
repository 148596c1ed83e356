//! A patient's question: what is to be said of a code today. The same answer serves the page, the API and the
//! command line.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

use crate::{
    clock::local_date,
    domain::{
        certificate::{CertificateFacts, Standing},
        course_spec::{CourseWords, OnPaper, PatientAdvice},
        ids::{AcademyId, CertificateId},
        papers::{PaperToday, papers_today},
        verdict::Verdict,
        verification_code::VerificationCode,
        words::RevocationReason,
    },
    storage::{
        Result, Store,
        certificates::{self, PublicRecord},
    },
    texts::Lang,
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
    /// What it said when it was issued; names of the course, its techniques and papers in the reader's language, where the
    /// course has them in it.
    pub facts: CertificateFacts,
    /// What stands on the certificate itself, where `facts` say it in another language.
    pub on_paper: Option<OnPaper>,
    /// Tag of the language that the names of the course are in.
    pub course_language: String,
    /// What the course advises the reader to ask and to tell; empty where it has nothing in the reader's language.
    pub advice: PatientAdvice,
    /// How many complete cases the course asks for in all; 0 where it asks for none.
    pub cases_required: u32,
    /// The day in the academy's time zone on which it was last suspended, revoked or superseded.
    pub changed_on: NaiveDate,
    /// Why it was revoked, from the list.
    pub reason: Option<RevocationReason>,
    /// Whether the name on it is a former one: nobody is told it, nor which certificate has the new one (decision 82). The name in
    /// `facts` is empty then, and there is no `successor`.
    pub renamed: bool,
    /// The code of the certificate that took its place at last, if one did. It may hold no more in its turn: `verdict` says so.
    pub successor: Option<VerificationCode>,
    /// The holder's documents as of today.
    pub papers: Vec<PaperToday>,
    /// Where the academy can be written to today.
    pub academy_email: String,
    /// The moment of the answer, as far from UTC as the academy is then.
    pub checked: DateTime<FixedOffset>,
    /// The same on the academy's wall clock.
    pub checked_at: NaiveDateTime,
    /// The zone's name for that moment and how far it is from UTC, such as `GMT` or `MST, UTC−07:00`.
    pub checked_zone: String,
    /// For counting; never shown.
    pub certificate: CertificateId,
}

/// Looks a code up, for a reader of a language; without one, in the course's own words. `None`: no certificate has it.
pub async fn check_code(
    store: &Store,
    code: &VerificationCode,
    reader: Option<Lang>,
    now: DateTime<Utc>,
) -> Result<Option<PublicAnswer>> {
    let Some(record) = certificates::find_public_record(store, code).await? else { return Ok(None) };
    let words = certificates::find_course_words(store, record.course_version).await?;
    answer(record, code, (&words, reader.map_or(words.language(), |reader| reader.tag())), now)
}

/// What patients are told of many codes of an academy, in the courses' own words. Of those that have an answer, that one or
/// why it cannot be read; one that cannot be read hides no other.
pub async fn check_codes(
    store: &Store,
    academy: AcademyId,
    codes: &[VerificationCode],
    now: DateTime<Utc>,
) -> Result<HashMap<VerificationCode, Result<PublicAnswer>>> {
    let mut answers = HashMap::with_capacity(codes.len());
    for (code, record) in certificates::list_public_records(store.read(), academy, codes).await? {
        let told = match record {
            Ok(record) => {
                let words = certificates::find_course_words(store, record.course_version).await?;
                answer(record, &code, (&words, words.language()), now)
            }
            Err(error) => Err(error),
        };
        answers.extend(told.transpose().map(|told| (code, told)));
    }
    Ok(answers)
}

/// A zone as people abroad understand it: few know what `MST` is.
fn zone_words(at: &DateTime<chrono_tz::Tz>) -> String {
    let (name, offset) = (at.format("%Z").to_string(), at.format("%:z").to_string().replace('-', "\u{2212}"));
    match name.starts_with(['+', '-']) {
        true => format!("UTC{offset}"),
        false if offset == "+00:00" => name,
        false => format!("{name}, UTC{offset}"),
    }
}

fn answer(
    record: PublicRecord,
    code: &VerificationCode,
    (words, reader): (&CourseWords, &str),
    now: DateTime<Utc>,
) -> Result<Option<PublicAnswer>> {
    let zone: chrono_tz::Tz = record.academy_time_zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    let local = now.with_timezone(&zone);
    let checked_at = local.naive_local();
    let today = checked_at.date();
    // A request that has not been approved, or whose file is still being made, has been promised to nobody.
    let Some(standing) = Standing::of(record.state, record.expires_on, today) else { return Ok(None) };
    let Some(mut facts) = record.facts()? else { return Ok(None) };
    if record.renamed {
        facts.holder_name.clear();
        facts.latin_name = None;
    }
    let on_paper = words.translate(reader, &mut facts);
    let course_language = if on_paper.is_some() { reader } else { words.language() };
    let newest = record.successor.as_ref();
    let newest = newest.and_then(|newest| Standing::lasting(newest.state, newest.expires_on, today));
    let papers = papers_today(&facts, &record.documents, today);
    Ok(Some(PublicAnswer {
        code: code.clone(),
        standing,
        changed_on: local_date(record.state_changed_at, &record.academy_time_zone),
        reason: record.reason_key,
        renamed: record.renamed,
        verdict: Verdict::of((standing, newest), &facts, &papers, today),
        successor: record.successor.filter(|_| !record.renamed).map(|newest| newest.code),
        papers,
        academy_email: record.academy_contact_email,
        checked: local.fixed_offset(),
        checked_at,
        checked_zone: zone_words(&local),
        certificate: record.id,
        course_language: course_language.to_owned(),
        advice: words.advice(reader),
        cases_required: words.cases_required(),
        on_paper,
        facts,
    }))
}
