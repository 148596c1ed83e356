//! What a patient's question needs, in two prepared statements: this is the path that must answer while a clinic waits.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Error::FromSqlConversionFailure, Row, types::Type};
use sea_orm::{ConnectionTrait, prelude::Uuid};

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
        Result, Store,
        direct::{parsed, parsed_if_any},
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

const CERTIFICATE: &str =
    "SELECT c.id, c.academy_id, c.state, c.facts, c.awarded_on, c.expires_on, c.reason_key,
    c.state_changed_at, c.pdf_sha256, c.succession, a.name, a.town, a.contact_email, a.time_zone, c.person_id,
    e.course_version_id,
    c.state = 'superseded' AND EXISTS (SELECT 1 FROM certificate n WHERE n.enrolment_id = c.enrolment_id
      AND n.succession = 'correction' AND n.code IS NOT NULL AND n.state <> 'preparing' AND n.id <> c.id
      AND n.requested_at >= c.requested_at)
    FROM certificate c JOIN academy a ON a.id = c.academy_id JOIN enrolment e ON e.id = c.enrolment_id
    WHERE c.code = ?1";

const FOLLOWERS: &str = "SELECT id, code, state, expires_on FROM certificate WHERE predecessor_id = ?1
    AND state IN ('active','suspended','superseded','revoked') ORDER BY state = 'revoked', requested_at DESC";

/// What was approved once: a paper whose approval was taken back is none, but what may be shown to a patient.
const DOCUMENTS: &str = "SELECT kind, issued_on, expires_on, covers, state = 'withdrawn' FROM document
    WHERE academy_id = ?1 AND person_id = ?2 AND state IN ('approved','withdrawn')";

/// No chain of replacements is so long; one that went in a circle would have no end.
const LONGEST: usize = 1000;

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

/// The code of the certificate whose file, in whatever form it was handed out, has this SHA-256, in lower-case hexadecimal.
pub async fn find_by_pdf_sha256(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<VerificationCode>> {
    let sql = "SELECT code FROM certificate WHERE pdf_sha256 = ?1 UNION
        SELECT c.code FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id WHERE r.sha256 = ?1";
    let row = rows::one(db, sql, values![sha256]).await?;
    row.map(|row| stored_code(&rows::get::<String>(&row, "code")?)).transpose()
}

/// The certificate that the replacements of another one end with. Of two that followed the same one, the living one counts.
fn end_of_chain(connection: &Connection, from: Uuid) -> rusqlite::Result<Option<Successor>> {
    let mut statement = connection.prepare_cached(FOLLOWERS)?;
    let (mut from, mut end) = (from, None);
    for _ in 0..LONGEST {
        let mut rows = statement.query([from.as_bytes()])?;
        let Some(row) = rows.next()? else { break };
        from = id(row, 0)?;
        let found =
            Successor { code: parsed(row, 1)?, state: parsed(row, 2)?, expires_on: parsed_if_any(row, 3)? };
        let goes_on = found.state == CertificateState::Superseded;
        end = Some(found);
        if !goes_on {
            break;
        }
    }
    Ok(end)
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
