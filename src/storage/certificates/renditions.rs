//! The forms in which a certificate's file was handed out. The first is what was issued; each later one is the same signed
//! bytes with timestamps and proofs added. All of them stay genuine; the certificate names the newest.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, prelude::Uuid};

use crate::domain::ids::{AcademyId, CertificateId};

use super::{
    super::{Result, Tx, exactly_one},
    rows::{self, values},
};

/// A certificate whose file is to be strengthened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileToStrengthen {
    /// Whose it is.
    pub academy_id: AcademyId,
    /// The certificate.
    pub id: CertificateId,
    /// SHA-256 of its newest file.
    pub sha256: String,
}

/// A file to be entered beside the one before it.
#[derive(Clone, Debug)]
pub struct NewRendition<'a> {
    /// Its SHA-256.
    pub sha256: &'a str,
    /// `T`, `LT` or `LTA`; `T` where the timestamps stand after the file's end only.
    pub level: &'a str,
    /// When the certificate of its newest timestamp ends.
    pub until: DateTime<Utc>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// Certificates that were issued, still stand for something and whose file was never strengthened, oldest first.
pub async fn list_bare(db: &impl ConnectionTrait, most: u32) -> Result<Vec<FileToStrengthen>> {
    let sql = "SELECT academy_id, id, pdf_sha256 FROM certificate c
        WHERE state IN ('active','suspended') AND pdf_sha256 IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM certificate_rendition r WHERE r.certificate_id = c.id)
        ORDER BY state_changed_at LIMIT ?1";
    read(rows::all(db, sql, values![most]).await?)
}

/// Certificates whose newest timestamp ends before a moment, the first to end first, whatever they have beside it.
pub async fn list_ageing(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<Vec<FileToStrengthen>> {
    let sql = "SELECT c.academy_id, c.id, c.pdf_sha256 FROM certificate_rendition r
        JOIN certificate c ON c.pdf_sha256 = r.sha256 AND c.id = r.certificate_id
        WHERE r.level <> 'B' AND r.timestamp_until < ?1 ORDER BY r.timestamp_until, c.id";
    read(rows::all(db, sql, values![before]).await?)
}

fn read(found: Vec<sea_orm::QueryResult>) -> Result<Vec<FileToStrengthen>> {
    let file = |row: &sea_orm::QueryResult| {
        Ok(FileToStrengthen {
            academy_id: rows::id(row, "academy_id")?,
            id: rows::id(row, "id")?,
            sha256: rows::get(row, "pdf_sha256")?,
        })
    };
    found.iter().map(file).collect()
}

/// Enters a new form of a certificate's file, which is handed out from now on; the one before stays genuine. How many there
/// were before. `Stale` where another one was faster.
pub async fn insert_rendition(tx: &Tx, of: &FileToStrengthen, new: NewRendition<'_>) -> Result<i32> {
    let first =
        "INSERT INTO certificate_rendition (sha256, certificate_id, level, timestamp_until, made_at, id)
        SELECT pdf_sha256, id, 'B', NULL, state_changed_at, ?2 FROM certificate
        WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM certificate_rendition r WHERE r.certificate_id = ?1)";
    rows::change(tx, first, values![of.id.0, Uuid::now_v7()]).await?;
    let sql = "SELECT count(*) AS count FROM certificate_rendition WHERE certificate_id = ?1";
    let before = rows::count(tx, sql, values![of.id.0]).await?;
    let sql =
        "INSERT INTO certificate_rendition (sha256, certificate_id, level, timestamp_until, made_at, id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = values![new.sha256, of.id.0, new.level, new.until, new.made_at, Uuid::now_v7()];
    rows::change(tx, sql, row).await?;
    let sql = "UPDATE certificate SET pdf_sha256 = ?1 WHERE id = ?2 AND academy_id = ?3 AND pdf_sha256 = ?4";
    let moved = values![new.sha256, of.id.0, of.academy_id.0, of.sha256.as_str()];
    exactly_one(rows::change(tx, sql, moved).await?)?;
    rows::signed(before)
}

/// The level of a file in the record; `B` for one that was never strengthened. Nothing for a file that is not there.
pub async fn find_level(db: &impl ConnectionTrait, sha256: &str) -> Result<Option<String>> {
    let sql = "SELECT level FROM certificate_rendition WHERE sha256 = ?1
        UNION ALL SELECT 'B' AS level FROM certificate c WHERE pdf_sha256 = ?1
          AND NOT EXISTS (SELECT 1 FROM certificate_rendition r WHERE r.certificate_id = c.id)";
    rows::one(db, sql, values![sha256]).await?.map(|row| rows::get(&row, "level")).transpose()
}
