//! Credentials of certificates, and their places in the status lists. A place is random and never given twice: it tells
//! neither how many certificates there are nor which were issued together.

use std::collections::{HashMap, HashSet};

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
    Result, StorageError, Tx, all_of, found,
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

/// A credential to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewCredential<'a> {
    /// Whose it is.
    pub certificate: CertificateId,
    /// JSON, as it is handed out.
    pub bytes: &'a [u8],
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: &'a str,
}

/// Places of a list: the bits of 16 KB.
const PLACES: u32 = 1 << 17;

/// So many taken places in a row mean that the list is more than half full, and the next one is begun.
const DRAWS: usize = 16;

/// Takes a random place for each of some certificates whose facts are being frozen; one that has a place keeps it.
/// `NotFound` where the academy does not have one of them.
pub async fn assign_places(tx: &Tx, academy: AcademyId, certificates: &[CertificateId]) -> Result<()> {
    let mut open = without_place(tx, academy, certificates).await?;
    let newest = found(rows::one(tx, "SELECT max(number) AS newest FROM status_list", Vec::new()).await?)?;
    let mut list: u32 = rows::whole(&newest, "newest")?;
    let mut draws = 0;
    while !open.is_empty() {
        if draws == DRAWS {
            list += 1;
            draws = 0;
            rows::change(tx, "INSERT INTO status_list (number) VALUES (?1)", values![list]).await?;
        }
        draws += 1;
        let placed = draw(tx, academy, list, &open).await?;
        open.retain(|certificate| !placed.contains(certificate));
    }
    Ok(())
}

async fn without_place(
    tx: &Tx,
    academy: AcademyId,
    certificates: &[CertificateId],
) -> Result<Vec<CertificateId>> {
    let sql = format!(
        "SELECT c.id, k.status_index IS NOT NULL AS placed FROM certificate c
         LEFT JOIN certificate_credential k ON k.certificate_id = c.id
         WHERE c.academy_id = ?1 AND c.id IN ({})",
        rows::places(2, certificates.len())
    );
    let values = std::iter::once(academy.0).chain(certificates.iter().map(|id| id.0)).map(Value::from);
    let rows = rows::all(tx, sql, values.collect()).await?;
    if rows.len() < certificates.len() {
        return Err(StorageError::NotFound);
    }
    let mut open = Vec::new();
    for row in &rows {
        if !rows::get::<bool>(row, "placed")? {
            open.push(rows::id(row, "id")?);
        }
    }
    Ok(open)
}

/// Draws a place for each; those that got it.
async fn draw(
    tx: &Tx,
    academy: AcademyId,
    list: u32,
    certificates: &[CertificateId],
) -> Result<HashSet<CertificateId>> {
    let draw = |certificate: &CertificateId| {
        let random = random::bytes().map_err(|e| StorageError::Unavailable(e.to_string()))?;
        Ok(values![certificate.0, u32::from_le_bytes(random) % PLACES])
    };
    let drawn = certificates.iter().map(draw).collect::<Result<Vec<_>>>()?;
    let mut values = values![academy.0, list];
    values.extend(drawn.into_iter().flatten());
    let sql = format!(
        "INSERT INTO certificate_credential (certificate_id, academy_id, status_list, status_index)
        SELECT column1, ?1, ?2, column2 FROM (VALUES {}) WHERE true
        ON CONFLICT (status_list, status_index) DO NOTHING RETURNING certificate_id",
        rows::lines(3, 2, certificates.len())
    );
    rows::all(tx, sql, values).await?.iter().map(|row| rows::id(row, "certificate_id")).collect()
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

/// Stores the signed credentials of certificates that have a place. The same one again is no change; another one is a
/// `Conflict("credential")`; `Stale` where a certificate has no place.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    credentials: &[NewCredential<'_>],
    at: DateTime<Utc>,
) -> Result<()> {
    if credentials.is_empty() {
        return Ok(());
    }
    let mut values = values![academy.0, at];
    for new in credentials {
        values.extend(values![new.certificate.0, new.bytes.to_vec(), new.sha256]);
    }
    let sql = format!(
        "UPDATE certificate_credential SET bytes = column2, sha256 = column3, created_at = ?2
        FROM (VALUES {}) WHERE certificate_id = column1 AND academy_id = ?1 AND bytes IS NULL",
        rows::lines(3, 3, credentials.len())
    );
    if all_of(credentials.len(), rows::change(tx, sql, values).await?).is_ok() {
        return Ok(());
    }
    let ids: Vec<_> = credentials.iter().map(|new| new.certificate).collect();
    let known = list_known(tx, academy, &ids).await?;
    let known: HashMap<_, _> = known.into_iter().map(|one| (one.certificate, one.signed)).collect();
    for new in credentials {
        match known.get(&new.certificate) {
            Some(Some((_, sha256))) if sha256 == new.sha256 => {}
            Some(_) => return Err(StorageError::Conflict("credential")),
            None => return Err(StorageError::Stale),
        }
    }
    Ok(())
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

/// A word that is another one once a list may have changed; nothing where there is no such list. Whatever stands there, the list itself
/// is made of the certificates.
pub async fn find_list_version(db: &impl ConnectionTrait, list: u32) -> Result<Option<String>> {
    let sql = "SELECT CAST(version AS TEXT) AS version FROM status_list WHERE number = ?1";
    rows::one(db, sql, values![list]).await?.map(|row| rows::get(&row, "version")).transpose()
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
