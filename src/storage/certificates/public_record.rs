//! What a patient's question needs, in one statement: this is the path that must answer while a clinic waits.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, QueryResult, TryGetable};

use crate::domain::{
    certificate::CertificateFacts,
    ids::{AcademyId, CertificateId},
    papers::HeldPaper,
    states::CertificateState,
    verification_code::VerificationCode,
    words::{RevocationReason, Succession},
};

use super::{
    super::Result,
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
    /// The holder's approved documents in this academy, expired ones too.
    pub documents: Vec<HeldPaper>,
}

impl PublicRecord {
    /// The frozen facts, once it was approved.
    pub fn facts(&self) -> Result<Option<CertificateFacts>> {
        Ok(self.facts_json.as_deref().map(serde_json::from_str).transpose()?)
    }
}

const SQL: &str = "SELECT c.id, c.academy_id, c.state, c.facts, c.awarded_on, c.expires_on, c.reason_key, c.state_changed_at,
    c.pdf_sha256, c.succession, a.name, a.town, a.contact_email, a.time_zone,
    (SELECT s.code FROM certificate s WHERE s.predecessor_id = c.id AND s.state IN ('active','suspended','superseded')),
    (SELECT json_group_array(json_object('kind', d.kind, 'issued_on', d.issued_on, 'expires_on', d.expires_on,
                                         'covers', json(d.covers)))
       FROM document d WHERE d.academy_id = c.academy_id AND d.person_id = c.person_id AND d.state = 'approved')
    FROM certificate c JOIN academy a ON a.id = c.academy_id WHERE c.code = ?1";

/// What is known of a code today; nothing where no certificate has it.
pub async fn find_public_record(
    db: &impl ConnectionTrait,
    code: &VerificationCode,
) -> Result<Option<PublicRecord>> {
    rows::one(db, SQL, values![code.as_str()]).await?.as_ref().map(record).transpose()
}

/// The code of the certificate whose file, in whatever form it was handed out, has this SHA-256, in lower-case hexadecimal.
pub async fn find_by_pdf_sha256(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<VerificationCode>> {
    let sql = "SELECT code FROM certificate WHERE pdf_sha256 = ?1 UNION
        SELECT c.code FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id WHERE r.sha256 = ?1";
    let row = rows::one(db, sql, values![sha256]).await?;
    row.map(|row| stored_code(&at::<String>(&row, 0)?)).transpose()
}

fn record(row: &QueryResult) -> Result<PublicRecord> {
    Ok(PublicRecord {
        id: CertificateId(at(row, 0)?),
        academy_id: AcademyId(at(row, 1)?),
        state: at::<String>(row, 2)?.parse()?,
        facts_json: at(row, 3)?,
        awarded_on: at(row, 4)?,
        expires_on: at(row, 5)?,
        reason_key: at::<Option<String>>(row, 6)?.map(|text| text.parse()).transpose()?,
        state_changed_at: at(row, 7)?,
        pdf_sha256: at(row, 8)?,
        succession: at::<Option<String>>(row, 9)?.map(|text| text.parse()).transpose()?,
        academy_name: at(row, 10)?,
        academy_town: at(row, 11)?,
        academy_contact_email: at(row, 12)?,
        academy_time_zone: at(row, 13)?,
        successor: at::<Option<String>>(row, 14)?.as_deref().map(stored_code).transpose()?,
        documents: serde_json::from_str(&at::<String>(row, 15)?)?,
    })
}

fn at<T: TryGetable>(row: &QueryResult, index: usize) -> Result<T> {
    Ok(row.try_get_by_index(index)?)
}
