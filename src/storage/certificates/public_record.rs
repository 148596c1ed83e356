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
    /// The code of the issued certificate that follows this one. It may be superseded in its turn.
    pub successor: Option<VerificationCode>,
    /// Whether it was replaced and the holder's name was corrected since: what it says is a former name.
    pub renamed: bool,
    /// The version of the course that it was earned in.
    pub course_version: CourseVersionId,
    /// The holder's approved documents in this academy, expired ones too.
    pub documents: Vec<HeldPaper>,
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
    s.code AS successor, c.person_id, e.course_version_id,
    c.state = 'superseded' AND EXISTS (SELECT 1 FROM certificate n WHERE n.enrolment_id = c.enrolment_id
      AND n.succession = 'correction' AND n.code IS NOT NULL AND n.state <> 'preparing' AND n.id <> c.id
      AND n.requested_at >= c.requested_at) AS renamed, c.code
    FROM certificate c JOIN academy a ON a.id = c.academy_id JOIN enrolment e ON e.id = c.enrolment_id
    LEFT JOIN certificate s ON s.predecessor_id = c.id AND s.state IN ('active','suspended','superseded')
    WHERE ",
            $which
        )
    };
}

const CERTIFICATE: &str = certificates!("c.code = ?1");
const MANY: &str = certificates!("c.academy_id = ?1 AND c.code IN");

const DOCUMENTS: &str = "SELECT kind, issued_on, expires_on, covers FROM document
    WHERE academy_id = ?1 AND person_id = ?2 AND state = 'approved'";
const DOCUMENTS_OF_MANY: &str = "SELECT person_id, kind, issued_on, expires_on, covers FROM document
    WHERE academy_id = ?1 AND state = 'approved' AND person_id IN";

/// What is known of a code today; nothing where no certificate has it.
pub async fn find_public_record(store: &Store, code: &VerificationCode) -> Result<Option<PublicRecord>> {
    let ask = |connection: &Connection| {
        let mut statement = connection.prepare_cached(CERTIFICATE)?;
        let mut rows = statement.query([code.as_str()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut record = record(row)?;
        let holder = id(row, 15)?;
        let mut statement = connection.prepare_cached(DOCUMENTS)?;
        let mut rows = statement.query([record.academy_id.0.as_bytes(), holder.as_bytes()])?;
        while let Some(row) = rows.next()? {
            record.documents.push(document(row)?);
        }
        Ok(Some(record))
    };
    store.direct.ask(ask).await
}

/// The same of many codes of an academy, in two statements however many there are. Of one that cannot be read, why.
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
    let mut records: Vec<(VerificationCode, Result<PublicRecord>)> = Vec::with_capacity(found.len());
    for (row, holder) in found.iter().zip(&holders) {
        let code = stored_code(&rows::get::<String>(row, "code")?)?;
        // Of several that took its place the first counts, as for a patient.
        if records.iter().all(|(known, _)| *known != code) {
            records.push((code, listed(row, papers.get(holder).map_or(&[][..], Vec::as_slice))));
        }
    }
    Ok(records)
}

fn listed(row: &QueryResult, papers: &[QueryResult]) -> Result<PublicRecord> {
    let text = |column| rows::get::<Option<String>>(row, column);
    Ok(PublicRecord {
        id: rows::id(row, "id")?,
        academy_id: rows::id(row, "academy_id")?,
        state: rows::word(row, "state")?,
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
        successor: text("successor")?.as_deref().map(stored_code).transpose()?,
        renamed: rows::get(row, "renamed")?,
        course_version: rows::id(row, "course_version_id")?,
        documents: papers.iter().map(paper).collect::<Result<_>>()?,
    })
}

fn paper(row: &QueryResult) -> Result<HeldPaper> {
    Ok(HeldPaper {
        kind: rows::get(row, "kind")?,
        issued_on: rows::get(row, "issued_on")?,
        expires_on: rows::get(row, "expires_on")?,
        covers: serde_json::from_str(&rows::get::<String>(row, "covers")?)?,
    })
}

/// The code of the certificate whose file, in whatever form it was handed out, has this SHA-256, in lower-case hexadecimal.
pub async fn find_by_pdf_sha256(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<VerificationCode>> {
    let sql = "SELECT code FROM certificate WHERE pdf_sha256 = ?1 UNION
        SELECT c.code FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id WHERE r.sha256 = ?1";
    let row = rows::one(db, sql, values![sha256]).await?;
    row.map(|row| stored_code(&rows::get::<String>(&row, "code")?)).transpose()
}

/// The same for whoever is told that it is the very file that was issued: the row that says so is one that the program wrote. A form of
/// the file that it did not write is none.
///
/// # Errors
/// [`StorageError::Altered`] where the certificate was changed behind the program.
pub async fn find_issued_file(store: &Store, sha256: &str) -> Result<Option<VerificationCode>> {
    let db = store.read();
    let sql = "SELECT id AS whose, NULL AS form, code FROM certificate WHERE pdf_sha256 = ?1 UNION ALL
        SELECT c.id, r.id, c.code FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id WHERE r.sha256 = ?1";
    for row in rows::all(db, sql, values![sha256]).await? {
        let form: Option<Uuid> = rows::get(&row, "form")?;
        let (kind, id) = match form {
            Some(form) => (Kind::CertificateRendition, form),
            None => (Kind::Certificate, rows::id(&row, "whose")?),
        };
        if seals::list_altered(store, db, kind, &[id]).await?.is_empty() {
            return stored_code(&rows::get::<String>(&row, "code")?).map(Some);
        }
        tracing::error!(
            sha256,
            "the record of a file was changed behind the program; see `countersign doctor`"
        );
        if form.is_none() {
            return Err(StorageError::Altered("certificate".to_owned()));
        }
    }
    Ok(None)
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
        successor: parsed_if_any(row, 14)?,
        renamed: row.get(17)?,
        course_version: CourseVersionId(id(row, 16)?),
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
    })
}

fn id(row: &Row<'_>, index: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(index)?))
}
