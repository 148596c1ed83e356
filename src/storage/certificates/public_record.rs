//! What a patient's question needs, in two prepared statements: this is the path that must answer while a clinic waits. A list
//! asks the same of many at once.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Error::FromSqlConversionFailure, Row, types::Type};
use sea_orm::{ConnectionTrait, QueryResult, Value, prelude::Uuid};

use crate::domain::{
    certificate::CertificateFacts,
    ids::{AcademyId, CertificateId, CourseVersionId},
    papers::HeldPaper,
    states::CertificateState,
    verification_code::VerificationCode,
    words::{RevocationReason, Succession},
};

use super::{
    super::{
        Result, StorageError, Store,
        direct::{parsed, parsed_if_any},
        seals::{self, Kind},
    },
    code as stored_code,
    rows::{self, values},
};

/// A certificate as the public is told of it. One that has not been issued has a state that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRecord {
    /// Its id, for the count of its checks; never shown.
    pub id: CertificateId,
    /// The academy that issued it.
    pub academy_id: AcademyId,
    /// Its state; *expired* follows from `expires_on`.
    pub state: CertificateState,
    /// The frozen facts as JSON, as they were stored; [`PublicRecord::facts`] reads them.
    pub facts_json: Option<String>,
    /// The award date.
    pub awarded_on: Option<NaiveDate>,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Why it was revoked.
    pub reason_key: Option<RevocationReason>,
    /// When it came into its state.
    pub state_changed_at: DateTime<Utc>,
    /// SHA-256 of the issued PDF, in lower-case hexadecimal.
    pub pdf_sha256: Option<String>,
    /// How it follows another.
    pub succession: Option<Succession>,
    /// The academy's name today.
    pub academy_name: String,
    /// The town it is in today.
    pub academy_town: String,
    /// Where to write to it today.
    pub academy_contact_email: String,
    /// Its time zone, IANA name: "today" is a day there.
    pub academy_time_zone: String,
    /// Of one that was replaced: the certificate that the chain of replacements ends with.
    pub successor: Option<Successor>,
    /// Whether it was replaced and the holder's name was corrected since: what it says is a former name.
    pub renamed: bool,
    /// The version of the course that it was earned in.
    pub course_version: CourseVersionId,
    /// The holder's documents in this academy that were approved, expired ones too.
    pub documents: Vec<HeldPaper>,
}

/// The certificate that took another one's place at last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Its code.
    pub code: VerificationCode,
    /// Its state, which may be *revoked*.
    pub state: CertificateState,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
}

impl PublicRecord {
    /// The frozen facts, once it was approved.
    pub fn facts(&self) -> Result<Option<CertificateFacts>> {
        Ok(self.facts_json.as_deref().map(serde_json::from_str).transpose()?)
    }
}

/// What is asked of certificates, and which.
macro_rules! certificates {
    ($which:literal) => {
        concat!(
            "SELECT c.id, c.academy_id, c.state, c.facts, c.awarded_on, c.expires_on, c.reason_key,
    c.state_changed_at, c.pdf_sha256, c.succession, a.name AS academy_name, a.town, a.contact_email, a.time_zone,
    c.person_id, e.course_version_id,
    c.state = 'superseded' AND EXISTS (SELECT 1 FROM certificate n WHERE n.enrolment_id = c.enrolment_id
      AND n.succession = 'correction' AND n.code IS NOT NULL AND n.state <> 'preparing' AND n.id <> c.id
      AND n.requested_at >= c.requested_at) AS renamed, c.code
    FROM certificate c JOIN academy a ON a.id = c.academy_id JOIN enrolment e ON e.id = c.enrolment_id
    WHERE ",
            $which
        )
    };
}

const CERTIFICATE: &str = certificates!("c.code = ?1");
const MANY: &str = certificates!("c.academy_id = ?1 AND c.code IN");

/// What was approved once: a paper whose approval was taken back is none, but what may be shown to a patient.
const DOCUMENTS: &str = "SELECT kind, issued_on, expires_on, covers, state = 'withdrawn' FROM document
    WHERE academy_id = ?1 AND person_id = ?2 AND state IN ('approved','withdrawn')";
const DOCUMENTS_OF_MANY: &str =
    "SELECT person_id, kind, issued_on, expires_on, covers, state = 'withdrawn' AS taken_back
    FROM document WHERE academy_id = ?1 AND state IN ('approved','withdrawn') AND person_id IN";

/// What can have taken another one's place.
const FOLLOWING: &str = "'active','suspended','superseded','revoked'";
/// No chain of replacements is so long; one that went in a circle would have no end.
const LONGEST: usize = 1000;

/// The certificates that the replacements of some others end with, the living ones first.
fn ends(which: &str) -> String {
    format!(
        "WITH RECURSIVE chain (root, id, code, state, expires_on, step) AS (
          SELECT predecessor_id, id, code, state, expires_on, 1 FROM certificate
            WHERE predecessor_id IN ({which}) AND state IN ({FOLLOWING})
          UNION ALL SELECT chain.root, n.id, n.code, n.state, n.expires_on, chain.step + 1
            FROM chain JOIN certificate n ON n.predecessor_id = chain.id
            WHERE chain.state = 'superseded' AND chain.step < {LONGEST} AND n.state IN ({FOLLOWING}))
        SELECT root, code, state, expires_on FROM chain WHERE state <> 'superseded' ORDER BY state = 'revoked', step DESC"
    )
}

/// What is known of a code today; nothing where no certificate has it.
pub async fn find_public_record(store: &Store, code: &VerificationCode) -> Result<Option<PublicRecord>> {
    let ask = |connection: &Connection| {
        let mut statement = connection.prepare_cached(CERTIFICATE)?;
        let mut rows = statement.query([code.as_str()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut record = record(row)?;
        let holder = id(row, 14)?;
        if record.state == CertificateState::Superseded {
            record.successor = end_of_chain(connection, record.id.0)?;
        }
        let mut statement = connection.prepare_cached(DOCUMENTS)?;
        let mut rows = statement.query([record.academy_id.0.as_bytes(), holder.as_bytes()])?;
        while let Some(row) = rows.next()? {
            record.documents.push(document(row)?);
        }
        Ok(Some(record))
    };
    store.direct.ask(ask).await
}

/// The same of many codes of an academy, in three statements however many there are. Of one that cannot be read, why.
pub async fn list_public_records(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    codes: &[VerificationCode],
) -> Result<Vec<(VerificationCode, Result<PublicRecord>)>> {
    let sql = format!("{MANY} ({})", rows::places(2, codes.len()));
    let wanted = codes.iter().map(|code| Value::from(code.as_str()));
    let found = rows::all(db, sql, std::iter::once(academy.0.into()).chain(wanted).collect()).await?;
    let holders = found.iter().map(|row| rows::get(row, "person_id")).collect::<Result<Vec<Uuid>>>()?;
    let sql = format!("{DOCUMENTS_OF_MANY} ({})", rows::places(2, holders.len()));
    let ids = std::iter::once(academy.0).chain(holders.iter().copied()).map(Value::from).collect();
    let mut papers: HashMap<Uuid, Vec<QueryResult>> = HashMap::new();
    for row in rows::all(db, sql, ids).await? {
        papers.entry(rows::get(&row, "person_id")?).or_default().push(row);
    }
    let ids = found.iter().map(|row| rows::get(row, "id")).collect::<Result<Vec<Uuid>>>()?;
    let sql = ends(&rows::places(1, ids.len()));
    let mut newest: HashMap<Uuid, QueryResult> = HashMap::new();
    for row in rows::all(db, sql, ids.iter().copied().map(Value::from).collect()).await? {
        newest.entry(rows::get(&row, "root")?).or_insert(row);
    }
    let mut records: Vec<(VerificationCode, Result<PublicRecord>)> = Vec::with_capacity(found.len());
    for ((row, holder), id) in found.iter().zip(&holders).zip(&ids) {
        let code = stored_code(&rows::get::<String>(row, "code")?)?;
        let papers = papers.get(holder).map_or(&[][..], Vec::as_slice);
        records.push((code, listed(row, newest.get(id), papers)));
    }
    Ok(records)
}

fn listed(row: &QueryResult, newest: Option<&QueryResult>, papers: &[QueryResult]) -> Result<PublicRecord> {
    let text = |column| rows::get::<Option<String>>(row, column);
    let state = rows::word(row, "state")?;
    let newest = newest.filter(|_| state == CertificateState::Superseded);
    Ok(PublicRecord {
        id: rows::id(row, "id")?,
        academy_id: rows::id(row, "academy_id")?,
        state,
        facts_json: text("facts")?,
        awarded_on: rows::get(row, "awarded_on")?,
        expires_on: rows::get(row, "expires_on")?,
        reason_key: text("reason_key")?.map(|word| word.parse()).transpose()?,
        state_changed_at: rows::get(row, "state_changed_at")?,
        pdf_sha256: text("pdf_sha256")?,
        succession: text("succession")?.map(|word| word.parse()).transpose()?,
        academy_name: rows::get(row, "academy_name")?,
        academy_town: rows::get(row, "town")?,
        academy_contact_email: rows::get(row, "contact_email")?,
        academy_time_zone: rows::get(row, "time_zone")?,
        successor: newest.map(successor).transpose()?,
        renamed: rows::get(row, "renamed")?,
        course_version: rows::id(row, "course_version_id")?,
        documents: papers.iter().map(paper).collect::<Result<_>>()?,
    })
}

fn successor(row: &QueryResult) -> Result<Successor> {
    Ok(Successor {
        code: stored_code(&rows::get::<String>(row, "code")?)?,
        state: rows::word(row, "state")?,
        expires_on: rows::get(row, "expires_on")?,
    })
}

fn paper(row: &QueryResult) -> Result<HeldPaper> {
    Ok(HeldPaper {
        kind: rows::get(row, "kind")?,
        issued_on: rows::get(row, "issued_on")?,
        expires_on: rows::get(row, "expires_on")?,
        covers: serde_json::from_str(&rows::get::<String>(row, "covers")?)?,
        taken_back: rows::get(row, "taken_back")?,
    })
}

/// The rows that name a file, in whatever form it was handed out, by its SHA-256 in lower-case hexadecimal: the certificate or a further
/// form of its file, with the certificate's code.
async fn naming(db: &impl ConnectionTrait, sha256: &str) -> Result<Vec<(Kind, Uuid, String)>> {
    let sql = "SELECT id, 0 AS is_form, code FROM certificate WHERE pdf_sha256 = ?1 UNION ALL
        SELECT r.id, 1, c.code FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id WHERE r.sha256 = ?1";
    let row = |row: &QueryResult| {
        let kind = if rows::get(row, "is_form")? { Kind::CertificateRendition } else { Kind::Certificate };
        Ok((kind, rows::id(row, "id")?, rows::get(row, "code")?))
    };
    rows::all(db, sql, values![sha256]).await?.iter().map(row).collect()
}

/// Whether something in the record names a file by its SHA-256, in lower-case hexadecimal.
pub async fn is_file_named(db: &impl ConnectionTrait, sha256: &str) -> Result<bool> {
    Ok(!naming(db, sha256).await?.is_empty())
}

/// The code of the certificate whose file has this SHA-256, for whoever is told that it is the very file that was issued: the row that
/// says so is one that the program wrote. A form of the file that it did not write is none.
///
/// # Errors
/// [`StorageError::Altered`] where the certificate was changed behind the program.
pub async fn find_issued_file(store: &Store, sha256: &str) -> Result<Option<VerificationCode>> {
    let db = store.read();
    for (kind, id, code) in naming(db, sha256).await? {
        if seals::list_altered(store, db, kind, &[id]).await?.is_empty() {
            return stored_code(&code).map(Some);
        }
        tracing::error!(
            sha256,
            "the record of a file was changed behind the program; see `countersign doctor`"
        );
        if kind == Kind::Certificate {
            return Err(StorageError::Altered("certificate".to_owned()));
        }
    }
    Ok(None)
}

/// The certificate that the replacements of another one end with. Of two that followed the same one, the living one counts.
fn end_of_chain(connection: &Connection, from: Uuid) -> rusqlite::Result<Option<Successor>> {
    let mut statement = connection.prepare_cached(&ends("?1"))?;
    let mut rows = statement.query([from.as_bytes()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let found =
        Successor { code: parsed(row, 1)?, state: parsed(row, 2)?, expires_on: parsed_if_any(row, 3)? };
    Ok(Some(found))
}

fn record(row: &Row<'_>) -> rusqlite::Result<PublicRecord> {
    Ok(PublicRecord {
        id: CertificateId(id(row, 0)?),
        academy_id: AcademyId(id(row, 1)?),
        state: parsed(row, 2)?,
        facts_json: row.get(3)?,
        awarded_on: parsed_if_any(row, 4)?,
        expires_on: parsed_if_any(row, 5)?,
        reason_key: parsed_if_any(row, 6)?,
        state_changed_at: parsed(row, 7)?,
        pdf_sha256: row.get(8)?,
        succession: parsed_if_any(row, 9)?,
        academy_name: row.get(10)?,
        academy_town: row.get(11)?,
        academy_contact_email: row.get(12)?,
        academy_time_zone: row.get(13)?,
        successor: None,
        renamed: row.get(16)?,
        course_version: CourseVersionId(id(row, 15)?),
        documents: Vec::new(),
    })
}

fn document(row: &Row<'_>) -> rusqlite::Result<HeldPaper> {
    let covers = serde_json::from_str(row.get_ref(3)?.as_str()?);
    Ok(HeldPaper {
        kind: row.get(0)?,
        issued_on: parsed(row, 1)?,
        expires_on: parsed_if_any(row, 2)?,
        covers: covers.map_err(|error| FromSqlConversionFailure(3, Type::Text, error.into()))?,
        taken_back: row.get(4)?,
    })
}

fn id(row: &Row<'_>, index: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(index)?))
}
