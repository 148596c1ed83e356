//! Lists of certificates: light lines for pages, whole records where there are few.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, QueryResult, Value, prelude::Uuid};

use crate::domain::{
    ids::{AcademyId, CertificateId, CohortId, EnrolmentId, PersonId},
    search::Search,
    states::CertificateState,
    typed_code,
    verification_code::VerificationCode,
    words::Succession,
};

use super::{
    super::{
        Result,
        here::text_here,
        matching,
        pages::{self, Page, PageOf, Select},
    },
    ASKER, HOLDER, code,
    rows::{self, values},
};

/// A certificate in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateLine {
    /// Its id.
    pub id: CertificateId,
    /// Its enrolment.
    pub enrolment_id: EnrolmentId,
    /// The holder.
    pub person_id: PersonId,
    /// The holder's name: the frozen one, else today's.
    pub holder_name: String,
    /// The course's title.
    pub course_title: String,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The cohort's name.
    pub cohort_name: String,
    /// Its serial, once approved.
    pub serial: Option<String>,
    /// Its code, once approved.
    pub code: Option<VerificationCode>,
    /// Its state; *expired* follows from `expires_on`.
    pub state: CertificateState,
    /// How it follows another.
    pub succession: Option<Succession>,
    /// The award date.
    pub awarded_on: Option<NaiveDate>,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Who asked for it.
    pub requested_by: PersonId,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// When it came into its state.
    pub state_changed_at: DateTime<Utc>,
}

/// The states a list is filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// In this state; *active* leaves out those expired.
    In(CertificateState),
    /// Active, and the last valid day has passed.
    Expired,
}

/// Which certificates are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'a> {
    /// Of this state; without it, of any.
    pub listed: Option<Listed>,
    /// What was typed of a holder's name and a serial, or of a code; empty finds all.
    pub search: &'a str,
    /// Today in the academy.
    pub today: NaiveDate,
}

/// What the holder is found by.
const FOUND_BY: &str = text_here!("p", "search_name", "c.academy_id");
const LINE: &str = concat!(
    "c.id, c.enrolment_id, c.person_id, c.serial, c.code, c.state, c.succession, c.awarded_on, c.expires_on,
    c.requested_by, c.requested_at, c.state_changed_at, co.title AS course_title, g.id AS cohort_id, g.name AS cohort_name,
    coalesce(json_extract(c.facts, '$.holder_name'), ",
    text_here!("p", "full_name", "c.academy_id"),
    ") AS holder_name"
);
const TABLES: &str = "certificate c JOIN person p ON p.id = c.person_id JOIN enrolment e ON e.id = c.enrolment_id
    JOIN cohort g ON g.id = e.cohort_id JOIN course_version v ON v.id = e.course_version_id JOIN course co ON co.id = v.course_id";

fn line(row: &QueryResult) -> Result<CertificateLine> {
    Ok(CertificateLine {
        id: rows::id(row, "id")?,
        enrolment_id: rows::id(row, "enrolment_id")?,
        person_id: rows::id(row, "person_id")?,
        holder_name: rows::get(row, "holder_name")?,
        course_title: rows::get(row, "course_title")?,
        cohort_id: rows::id(row, "cohort_id")?,
        cohort_name: rows::get(row, "cohort_name")?,
        serial: rows::get(row, "serial")?,
        code: rows::get::<Option<String>>(row, "code")?.as_deref().map(code).transpose()?,
        state: rows::word(row, "state")?,
        succession: rows::get::<Option<String>>(row, "succession")?.map(|text| text.parse()).transpose()?,
        awarded_on: rows::get(row, "awarded_on")?,
        expires_on: rows::get(row, "expires_on")?,
        requested_by: rows::id(row, "requested_by")?,
        requested_at: rows::get(row, "requested_at")?,
        state_changed_at: rows::get(row, "state_changed_at")?,
    })
}

/// The certificates of an academy, newest request first.
pub async fn list(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    filter: Filter<'_>,
    page: Page,
) -> Result<PageOf<CertificateLine>> {
    let (state, expired) = match filter.listed {
        Some(Listed::In(CertificateState::Active)) => (Some(CertificateState::Active), Some(false)),
        Some(Listed::In(state)) => (Some(state), None),
        Some(Listed::Expired) => (Some(CertificateState::Active), Some(true)),
        None => (None, None),
    };
    // A code is stored without its dashes, and a part of one may be typed with them; all of it in any of the ways patients do.
    let in_code = match typed_code::read(filter.search) {
        Ok(code) => code.as_str().to_owned(),
        Err(_) => filter.search.replace(['-', ' '], "").to_uppercase(),
    };
    let search = Search::read(filter.search);
    let named = list_named_otherwise(db, academy, &search).await?;
    let mut values = values![
        academy.0,
        state.map(CertificateState::name),
        expired,
        filter.today,
        matching::pattern(&in_code),
        !in_code.is_empty(),
    ];
    let in_words = format!("(({FOUND_BY}) || ' ' || lower(coalesce(c.serial, '')))");
    let found = matching::words(&search, &in_words, &mut values);
    let code = matching::piece("c.code", 5);
    let printed = match named.len() {
        0 => String::new(),
        some => format!(" OR c.id IN ({})", rows::places(values.len() + 1, some)),
    };
    values.extend(named.into_iter().map(Value::from));
    let from = format!(
        "{TABLES} WHERE c.academy_id = ?1 AND (?2 IS NULL OR c.state = ?2)
           AND (?3 IS NULL OR ?3 = (c.expires_on IS NOT NULL AND c.expires_on < ?4)) AND ({found} OR (?6 AND {code}){printed})"
    );
    let select = Select { columns: LINE, from: &from, order: "c.requested_at DESC, c.id DESC", values };
    pages::run(db, select, page, line).await
}

/// Those on which another name stands than the holder's of today, and it is the one looked for: after a correction, or where
/// somebody was erased. There are few.
async fn list_named_otherwise(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    search: &Search,
) -> Result<Vec<Uuid>> {
    if search.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT c.id, json_extract(c.facts, '$.holder_name') AS name, json_extract(c.facts, '$.latin_name') AS latin
        FROM certificate c JOIN person p ON p.id = c.person_id
        WHERE c.academy_id = ?1 AND c.facts IS NOT NULL
          AND json_extract(c.facts, '$.holder_name') <> ({HOLDER})"
    );
    let mut found = Vec::new();
    for row in rows::all(db, sql, values![academy.0]).await? {
        let latin = rows::get::<Option<String>>(&row, "latin")?.unwrap_or_default();
        if search.finds(&format!("{} {latin}", rows::get::<String>(&row, "name")?)) {
            found.push(rows::get(&row, "id")?);
        }
    }
    // A statement takes 32,766 values.
    found.truncate(1_000);
    Ok(found)
}

/// The certificates of an enrolment, newest request first.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<CertificateLine>> {
    let sql = format!(
        "SELECT {LINE} FROM {TABLES} WHERE c.academy_id = ?1 AND c.enrolment_id = ?2
         ORDER BY c.requested_at DESC, c.id DESC"
    );
    rows::all(db, sql, values![academy.0, enrolment.0]).await?.iter().map(line).collect()
}

/// A person's certificates in an academy, newest request first.
pub async fn list_of_person(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<CertificateLine>> {
    let sql = format!(
        "SELECT {LINE} FROM {TABLES} WHERE c.academy_id = ?1 AND c.person_id = ?2
         ORDER BY c.requested_at DESC, c.id DESC"
    );
    rows::all(db, sql, values![academy.0, person.0]).await?.iter().map(line).collect()
}

/// The certificates that follow one, declined and revoked ones too, newest request first.
pub async fn list_successors(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    predecessor: CertificateId,
) -> Result<Vec<CertificateLine>> {
    let sql = format!(
        "SELECT {LINE} FROM {TABLES} WHERE c.academy_id = ?1 AND c.predecessor_id = ?2
         ORDER BY c.requested_at DESC, c.id DESC"
    );
    rows::all(db, sql, values![academy.0, predecessor.0]).await?.iter().map(line).collect()
}

/// A request of a cohort that waits for a second person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingLine {
    /// The request.
    pub id: CertificateId,
    /// Its version, which whoever approves has seen.
    pub version: i32,
    /// The enrolment.
    pub enrolment_id: EnrolmentId,
    /// The holder's name today.
    pub holder_name: String,
    /// Who asked.
    pub requested_by: PersonId,
    /// Their name.
    pub requested_by_name: String,
    /// Whether it follows another certificate.
    pub follows: bool,
    /// Whether it was approved in a job already and its turn has not come.
    pub in_job: bool,
}

/// What waits for a second person in a cohort, by the holder's name.
pub async fn list_pending_of_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Vec<PendingLine>> {
    let sql = format!(
        "SELECT c.id, c.version, c.enrolment_id, c.requested_by, c.predecessor_id IS NOT NULL AS follows,
            {HOLDER} AS holder_name, {ASKER} AS requested_by_name,
            EXISTS (SELECT 1 FROM issue_item i WHERE i.certificate_id = c.id AND i.state = 'waiting') AS in_job
        FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id JOIN person p ON p.id = c.person_id
        JOIN person r ON r.id = c.requested_by
        WHERE c.academy_id = ?1 AND c.state = 'pending_approval' AND e.cohort_id = ?2 ORDER BY p.search_name, c.id"
    );
    let line = |row: &QueryResult| {
        Ok(PendingLine {
            id: rows::id(row, "id")?,
            version: rows::get(row, "version")?,
            enrolment_id: rows::id(row, "enrolment_id")?,
            holder_name: rows::get(row, "holder_name")?,
            requested_by: rows::id(row, "requested_by")?,
            requested_by_name: rows::get(row, "requested_by_name")?,
            follows: rows::get(row, "follows")?,
            in_job: rows::get(row, "in_job")?,
        })
    };
    rows::all(db, sql, values![academy.0, cohort.0]).await?.iter().map(line).collect()
}

/// Those of some enrolments for which a certificate is asked for or in force: one that was declined, revoked or superseded
/// does not count.
pub async fn list_asked(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolments: &[EnrolmentId],
) -> Result<HashSet<EnrolmentId>> {
    let sql = format!(
        "SELECT DISTINCT enrolment_id FROM certificate
         WHERE academy_id = ?1 AND state NOT IN ('declined', 'revoked', 'superseded') AND enrolment_id IN ({})",
        rows::places(2, enrolments.len())
    );
    let ids = std::iter::once(academy.0).chain(enrolments.iter().map(|id| id.0)).map(Value::from).collect();
    rows::all(db, sql, ids).await?.iter().map(|row| rows::id(row, "enrolment_id")).collect()
}

/// What was approved and still has no file, of every academy, oldest first: the worker's list.
pub async fn list_preparing(db: &impl ConnectionTrait) -> Result<Vec<(AcademyId, CertificateId)>> {
    let sql = "SELECT academy_id, id FROM certificate WHERE state = 'preparing' ORDER BY approved_at, serial";
    let found = rows::all(db, sql, Vec::new()).await?;
    found.iter().map(|row| Ok((rows::id(row, "academy_id")?, rows::id(row, "id")?))).collect()
}
