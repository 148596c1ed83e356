//! What `doctor`, `backup` and `migrate` ask of the database: across academies, and of the file itself.

use std::path::Path;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use crate::domain::{
    ids::{AcademyId, EnrolmentId, PersonId},
    log_entry::LogEntry,
};

use super::{
    Result, log,
    rows::{self, values},
};

/// How a database's schema stands to this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Migrations that it lacks, in order.
    pub pending: Vec<String>,
    /// Migrations that it has and this program does not know: it belongs to a newer one.
    pub unknown: Vec<String>,
}

/// Compares the migrations of a database with those of this program.
pub async fn find_schema(db: &impl ConnectionTrait) -> Result<Schema> {
    let known = migrations::names();
    let table =
        "SELECT count(*) AS count FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'";
    let applied = if rows::count(db, table, values![]).await? == 0 {
        Vec::new()
    } else {
        column(db, "SELECT version FROM seaql_migrations ORDER BY version", "version").await?
    };
    Ok(Schema {
        pending: known.iter().filter(|name| !applied.contains(name)).cloned().collect(),
        unknown: applied.into_iter().filter(|name| !known.contains(name)).collect(),
    })
}

/// What SQLite finds wrong with the file and its indexes; nothing where it is sound.
pub async fn list_damage(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let found = column(db, "PRAGMA integrity_check", "integrity_check").await?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// Tables with rows that refer to a row that is not there.
pub async fn list_dangling(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT \"table\" || ' -> ' || parent AS link FROM pragma_foreign_key_check";
    column(db, sql, "link").await
}

/// Writes a consistent copy of the database to a file that is not there yet, while others read and write.
pub async fn write_copy(db: &impl ConnectionTrait, file: &Path) -> Result<()> {
    rows::change(db, "VACUUM INTO ?1", values![file.to_string_lossy().into_owned()]).await?;
    Ok(())
}

/// The SHA-256 of every document's file, each once.
pub async fn list_document_files(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    column(db, "SELECT DISTINCT sha256 FROM document WHERE sha256 <> '' ORDER BY sha256", "sha256").await
}

/// An issued certificate, as far as its file and its frozen facts go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Its serial.
    pub serial: String,
    /// SHA-256 of its file.
    pub pdf_sha256: String,
    /// The frozen facts, as they are stored.
    pub facts: String,
    /// SHA-256 that was stored with them.
    pub facts_sha256: String,
}

/// Every certificate that was issued, whatever became of it.
pub async fn list_issued(db: &impl ConnectionTrait) -> Result<Vec<Issued>> {
    let sql = "SELECT serial, pdf_sha256, facts, coalesce(facts_sha256, '') AS facts_sha256 FROM certificate
        WHERE pdf_sha256 IS NOT NULL ORDER BY serial";
    let read = |row: &sea_orm::QueryResult| {
        Ok(Issued {
            serial: rows::get(row, "serial")?,
            pdf_sha256: rows::get(row, "pdf_sha256")?,
            facts: rows::get(row, "facts")?,
            facts_sha256: rows::get(row, "facts_sha256")?,
        })
    };
    rows::all(db, sql, values![]).await?.iter().map(read).collect()
}

/// Every file of a certificate in the record, in whatever form it was handed out: its SHA-256 and the serial.
pub async fn list_certificate_files(db: &impl ConnectionTrait) -> Result<Vec<(String, String)>> {
    let sql = "SELECT pdf_sha256 AS sha256, serial FROM certificate WHERE pdf_sha256 IS NOT NULL UNION
        SELECT r.sha256, c.serial FROM certificate_rendition r JOIN certificate c ON c.id = r.certificate_id
        ORDER BY serial, sha256";
    let found = rows::all(db, sql, values![]).await?;
    found.iter().map(|row| Ok((rows::get(row, "sha256")?, rows::get(row, "serial")?))).collect()
}

/// Ids of certificates that have been in preparation since before a moment.
pub async fn list_stuck(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<Vec<String>> {
    let sql =
        "SELECT serial FROM certificate WHERE state = 'preparing' AND state_changed_at < ?1 ORDER BY serial";
    let found = rows::all(db, sql, values![before]).await?;
    found.iter().map(|row| rows::get(row, "serial")).collect()
}

/// Every enrolment with its academy and its trainee.
pub async fn list_enrolments(db: &impl ConnectionTrait) -> Result<Vec<(AcademyId, EnrolmentId, PersonId)>> {
    let found =
        rows::all(db, "SELECT academy_id, id, person_id FROM enrolment ORDER BY id", values![]).await?;
    found
        .iter()
        .map(|row| Ok((rows::id(row, "academy_id")?, rows::id(row, "id")?, rows::id(row, "person_id")?)))
        .collect()
}

/// How many hours entries and sessions count as signed and have no countersignature.
pub async fn count_unsigned(db: &impl ConnectionTrait) -> Result<u64> {
    let sql = "SELECT (SELECT count(*) FROM hours_entry h WHERE h.state IN ('countersigned','voided')
              AND NOT EXISTS (SELECT 1 FROM countersignature k WHERE k.hours_entry_id = h.id))
          + (SELECT count(*) FROM case_session s WHERE s.state IN ('countersigned','voided')
              AND NOT EXISTS (SELECT 1 FROM countersignature k WHERE k.case_session_id = s.id)) AS count";
    rows::count(db, sql, values![]).await
}

/// The moment of the newest event of any academy.
pub async fn find_newest_event(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>> {
    let newest = rows::one(db, "SELECT at FROM event ORDER BY at DESC LIMIT 1", values![]).await?;
    newest.map(|row| rows::get(&row, "at")).transpose()
}

/// The newest moment on record: of an event of any academy, or of a leaf of the public log.
pub async fn find_newest_moment(db: &impl ConnectionTrait) -> Result<Option<DateTime<Utc>>> {
    let mut newest = find_newest_event(db).await?;
    for log in log::list_logs(db).await? {
        let size = log::count(db, log.number).await?;
        let last = log::list_entries(db, log.number, size.saturating_sub(1), size).await?;
        // One that cannot be read is told of where the log is walked.
        newest = newest.max(last.first().and_then(|entry| LogEntry::parse(entry).ok()).map(|entry| entry.at));
    }
    Ok(newest)
}

async fn column(db: &impl ConnectionTrait, sql: &str, name: &str) -> Result<Vec<String>> {
    let found = rows::all(db, sql, values![]).await?;
    found.iter().map(|row| rows::get(row, name)).collect()
}
