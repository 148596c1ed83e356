//! Credentials of certificates, and their places in the status lists. A place is random and never given twice: it tells
//! neither how many certificates there are nor which were issued together.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult, Value};

use crate::{
    domain::{
        ids::{AcademyId, CertificateId, PersonId},
        verification_code::VerificationCode,
    },
    random,
};

use super::{
    Result, StorageError, Tx, found,
    rows::{self, values},
};

/// A bit in the status lists, one for each certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusPlace {
    /// Number of the list, from 1 on.
    pub list: u32,
    /// The bit, below 131,072.
    pub index: u32,
}

/// A credential as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCredential {
    /// Whose it is.
    pub certificate: CertificateId,
    /// Its place.
    pub place: StatusPlace,
    /// JSON, as it is handed out.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// What is known of a certificate's credential: its place, and the credential once it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownCredential {
    /// Whose it is.
    pub certificate: CertificateId,
    /// Its place.
    pub place: StatusPlace,
    /// The bytes and their SHA-256.
    pub signed: Option<(Vec<u8>, String)>,
}

/// Places of a list: the bits of 16 KB.
const PLACES: u32 = 1 << 17;

/// So many taken places in a row mean that the list is more than half full, and the next one is begun.
const DRAWS: usize = 16;

/// Takes a random place for a certificate whose facts are being frozen; the same one where it has one already.
pub async fn assign_status_index(
    tx: &Tx,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<StatusPlace> {
    let sql = "SELECT k.status_list, k.status_index, max(l.number) AS newest FROM status_list l
        LEFT JOIN certificate_credential k ON k.certificate_id = ?1 AND k.academy_id = ?2";
    let row = found(rows::one(tx, sql, values![certificate.0, academy.0]).await?)?;
    if rows::get::<Option<u32>>(&row, "status_list")?.is_some() {
        return place(&row);
    }
    let mut list: u32 = rows::whole(&row, "newest")?;
    loop {
        for _ in 0..DRAWS {
            let random = random::bytes().map_err(|e| StorageError::Unavailable(e.to_string()))?;
            let place = StatusPlace { list, index: u32::from_le_bytes(random) % PLACES };
            if insert_place(tx, academy, certificate, place).await? {
                return Ok(place);
            }
        }
        list += 1;
        rows::change(tx, "INSERT INTO status_list (number) VALUES (?1)", values![list]).await?;
    }
}

async fn insert_place(
    tx: &Tx,
    academy: AcademyId,
    certificate: CertificateId,
    place: StatusPlace,
) -> Result<bool> {
    let sql = "INSERT INTO certificate_credential (certificate_id, academy_id, status_list, status_index)
        SELECT id, academy_id, ?3, ?4 FROM certificate WHERE id = ?1 AND academy_id = ?2
        ON CONFLICT (status_list, status_index) DO NOTHING";
    let taken = "SELECT 1 AS taken FROM certificate_credential WHERE status_list = ?1 AND status_index = ?2";
    if rows::change(tx, sql, values![certificate.0, academy.0, place.list, place.index]).await? == 1 {
        return Ok(true);
    }
    // Nothing was inserted: because the place is taken, or because the academy has no such certificate.
    found(rows::one(tx, taken, values![place.list, place.index]).await?)?;
    Ok(false)
}

/// The place of a certificate, once it has one.
pub async fn find_place(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<Option<StatusPlace>> {
    let sql = "SELECT status_list, status_index FROM certificate_credential
        WHERE certificate_id = ?1 AND academy_id = ?2";
    rows::one(db, sql, values![certificate.0, academy.0]).await?.as_ref().map(place).transpose()
}

/// Stores the signed credential of a certificate that has a place. The same one again is no change; another one is a
/// `Conflict("credential")`.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    certificate: CertificateId,
    bytes: &[u8],
    sha256: &str,
    at: DateTime<Utc>,
) -> Result<()> {
    let sql = "UPDATE certificate_credential SET bytes = ?3, sha256 = ?4, created_at = ?5
        WHERE certificate_id = ?1 AND academy_id = ?2 AND bytes IS NULL";
    let values = values![certificate.0, academy.0, bytes.to_vec(), sha256, at];
    if rows::change(tx, sql, values).await? == 1 {
        return Ok(());
    }
    match find(tx, academy, certificate).await? {
        Some(stored) if stored.sha256 == sha256 => Ok(()),
        Some(_) => Err(StorageError::Conflict("credential")),
        None => Err(StorageError::Stale),
    }
}

const SELECT: &str =
    "SELECT k.certificate_id, k.status_list, k.status_index, k.bytes, k.sha256 FROM certificate_credential k";

/// The signed credential of a certificate.
pub async fn find(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<Option<StoredCredential>> {
    let sql = format!("{SELECT} WHERE k.certificate_id = ?1 AND k.academy_id = ?2 AND k.bytes IS NOT NULL");
    rows::one(db, sql, values![certificate.0, academy.0]).await?.as_ref().map(stored).transpose()
}

/// What is known of the credentials of some certificates, in no order; those without a place are left out.
pub async fn list_known(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificates: &[CertificateId],
) -> Result<Vec<KnownCredential>> {
    let sql = format!(
        "SELECT certificate_id, status_list, status_index, bytes, sha256 FROM certificate_credential
         WHERE academy_id = ?1 AND certificate_id IN ({})",
        rows::places(2, certificates.len())
    );
    let values = std::iter::once(academy.0).chain(certificates.iter().map(|id| id.0)).map(Value::from);
    let known = |row: &QueryResult| {
        let bytes: Option<Vec<u8>> = rows::get(row, "bytes")?;
        Ok(KnownCredential {
            certificate: rows::id(row, "certificate_id")?,
            place: place(row)?,
            signed: bytes.zip(rows::get(row, "sha256")?),
        })
    };
    rows::all(db, sql, values.collect()).await?.iter().map(known).collect()
}

/// The credential of a public code, whichever academy issued it; nothing before the certificate is issued.
pub async fn find_by_code(
    db: &impl ConnectionTrait,
    code: &VerificationCode,
) -> Result<Option<StoredCredential>> {
    let sql = format!(
        "{SELECT} JOIN certificate c ON c.id = k.certificate_id
        WHERE c.code = ?1 AND k.bytes IS NOT NULL AND c.state IN ('active','suspended','revoked','superseded')"
    );
    rows::one(db, sql, values![code.as_str()]).await?.as_ref().map(stored).transpose()
}

/// The credentials of a person in every academy, as JSON, for the copy of their data.
pub async fn list_of_person(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<serde_json::Value>> {
    let sql = format!(
        "{SELECT} JOIN certificate c ON c.id = k.certificate_id WHERE c.person_id = ?1 AND k.bytes IS NOT NULL"
    );
    let rows = rows::all(db, sql, values![person.0]).await?;
    rows.iter().map(|row| Ok(serde_json::from_slice(&stored(row)?.bytes)?)).collect()
}

/// How often a list may have changed; nothing where there is no such list.
pub async fn find_list_version(db: &impl ConnectionTrait, list: u32) -> Result<Option<u64>> {
    let sql = "SELECT version FROM status_list WHERE number = ?1";
    rows::one(db, sql, values![list]).await?.map(|row| rows::whole(&row, "version")).transpose()
}

/// The places in a list of certificates that are not to be relied on: those withdrawn for good (revoked, superseded) and,
/// unless only these are meant, the suspended ones.
pub async fn list_withdrawn(db: &impl ConnectionTrait, list: u32, only_for_good: bool) -> Result<Vec<u32>> {
    let sql =
        "SELECT k.status_index FROM certificate c JOIN certificate_credential k ON k.certificate_id = c.id
        WHERE c.state IN ('revoked','superseded', CASE WHEN ?2 THEN 'revoked' ELSE 'suspended' END)
        AND k.status_list = ?1";
    let rows = rows::all(db, sql, values![list, only_for_good]).await?;
    rows.iter().map(|row| rows::whole(row, "status_index")).collect()
}

fn place(row: &QueryResult) -> Result<StatusPlace> {
    Ok(StatusPlace { list: rows::whole(row, "status_list")?, index: rows::whole(row, "status_index")? })
}

fn stored(row: &QueryResult) -> Result<StoredCredential> {
    Ok(StoredCredential {
        certificate: rows::id(row, "certificate_id")?,
        place: place(row)?,
        bytes: rows::get(row, "bytes")?,
        sha256: rows::get(row, "sha256")?,
    })
}
