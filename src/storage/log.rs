//! The leaves of the public log: appended inside the transaction of what they tell, never changed (the table refuses it).
//!
//! The one writer of the database gives them their places, so that there is no gap and no two have one place.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult,
};
use uuid::Uuid;

use crate::domain::{
    ids::CertificateId,
    log_entry::{LogEntry, Operation},
    states::CertificateState,
};

use super::{
    Result, StorageError, Tx,
    entities::log_leaf as table,
    rows::{self, values},
};

/// What is to be appended.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    /// The certificate that it is about; this stays in the database.
    pub certificate: CertificateId,
    /// What happened.
    pub operation: Operation,
    /// 0 for what happens once; for a step that can come again, the version of the certificate that it was taken on.
    pub occurrence: i32,
    /// SHA-256 of the credential, or of the file: 64 lower-case hexadecimal digits.
    pub digest: &'a str,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// Where a leaf is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LeafPlace {
    /// The number of the log, 1 for the first.
    pub log: u32,
    /// The index in its tree, 0 for the first leaf.
    pub index: u64,
}

/// A leaf as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLeaf {
    /// Where it is.
    pub place: LeafPlace,
    /// What it says in public.
    pub entry: LogEntry,
    /// Which certificate it is about.
    pub certificate: Option<CertificateId>,
}

/// One of the installation's logs. There is a second only after a disaster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRecord {
    /// 1 for the first.
    pub number: u32,
    /// Its name.
    pub origin: String,
    /// When it began.
    pub begun_at: DateTime<Utc>,
}

/// A certificate, an operation, and which time.
type Key = (Uuid, Operation, i32);

fn stored(row: table::Model) -> Result<StoredLeaf> {
    let entry = LogEntry::parse(&row.entry).map_err(|e| StorageError::Unreadable(e.to_string()))?;
    let place = LeafPlace { log: rows::unsigned(row.log)?, index: rows::unsigned(row.position)? };
    Ok(StoredLeaf { place, entry, certificate: row.certificate_id.map(Into::into) })
}

/// Appends a leaf; one that is there already keeps its place. `Conflict("leaf")` where the same step is there with another
/// digest: something was made twice that may be made once.
pub async fn append(tx: &Tx, leaf: Leaf<'_>) -> Result<LeafPlace> {
    let places = append_all(tx, &[leaf]).await?;
    places.into_iter().next().ok_or_else(|| StorageError::Unreadable("a leaf without a place".into()))
}

/// Appends leaves in their order, as [`append`]; their places, in the same order.
pub async fn append_all(tx: &Tx, leaves: &[Leaf<'_>]) -> Result<Vec<LeafPlace>> {
    let log = find_current(tx).await?.map_or(1, |log| log.number);
    let mut next = count(tx, log).await?;
    let mut known = known(tx, leaves).await?;
    let (mut places, mut new) = (Vec::with_capacity(leaves.len()), Vec::new());
    for leaf in leaves {
        let entry = LogEntry::new(leaf.operation, leaf.digest, leaf.at)
            .ok_or_else(|| StorageError::Unreadable(format!("'{}' is not a SHA-256", leaf.digest)))?;
        let key: Key = (leaf.certificate.0, leaf.operation, leaf.occurrence);
        if let Some((place, digest)) = known.get(&key) {
            if *digest != entry.digest {
                return Err(StorageError::Conflict("leaf"));
            }
            places.push(*place);
            continue;
        }
        let place = LeafPlace { log, index: next };
        new.push(row(place, &entry, Some(leaf.certificate.0), leaf.occurrence)?);
        known.insert(key, (place, entry.digest));
        places.push(place);
        next += 1;
    }
    insert(tx, new).await?;
    Ok(places)
}

fn row(
    place: LeafPlace,
    entry: &LogEntry,
    certificate: Option<Uuid>,
    occurrence: i32,
) -> Result<table::ActiveModel> {
    Ok(table::ActiveModel {
        log: Set(rows::signed::<i64>(place.log)?.try_into().map_err(|_| StorageError::Conflict("log"))?),
        position: Set(rows::signed(place.index)?),
        entry: Set(entry.to_string()),
        certificate_id: Set(certificate),
        operation: Set(entry.operation.name().to_owned()),
        occurrence: Set(occurrence),
    })
}

async fn insert(tx: &Tx, mut rows: Vec<table::ActiveModel>) -> Result<()> {
    // A statement of SQLite takes 32,766 values; a row has six.
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(1000));
        table::Entity::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The places and digests of those leaves that are there already; those in the newest log hold.
async fn known(tx: &Tx, leaves: &[Leaf<'_>]) -> Result<HashMap<Key, (LeafPlace, String)>> {
    let mut known = HashMap::new();
    for some in leaves.chunks(1000) {
        let ids = some.iter().map(|leaf| leaf.certificate.0);
        let query = table::Entity::find().filter(table::Column::CertificateId.is_in(ids));
        for row in query.order_by_asc(table::Column::Log).all(tx).await? {
            if let Some(certificate) = row.certificate_id {
                let occurrence = row.occurrence;
                let leaf = stored(row)?;
                known
                    .insert((certificate, leaf.entry.operation, occurrence), (leaf.place, leaf.entry.digest));
            }
        }
    }
    Ok(known)
}

/// Begins a log. Where another one comes before it, its first leaf is the other one's last checkpoint, and it takes over
/// the leaves that the other one has from an index on: nobody can have seen them there.
pub async fn insert_log(
    tx: &Tx,
    record: &LogRecord,
    continues: Option<(&LogEntry, LeafPlace)>,
) -> Result<()> {
    let sql = "INSERT INTO public_log (number, origin, begun_at) VALUES (?1, ?2, ?3)";
    rows::change(tx, sql, values![record.number, record.origin.as_str(), record.begun_at]).await?;
    let Some((first, from)) = continues else { return Ok(()) };
    let mut new = vec![row(LeafPlace { log: record.number, index: 0 }, first, None, 0)?];
    let unseen = table::Entity::find()
        .filter(table::Column::Log.eq(from.log))
        .filter(table::Column::Position.gte(rows::signed::<i64>(from.index)?))
        .filter(table::Column::CertificateId.is_not_null());
    for (old, index) in unseen.order_by_asc(table::Column::Position).all(tx).await?.into_iter().zip(1..) {
        let (certificate, occurrence) = (old.certificate_id, old.occurrence);
        let place = LeafPlace { log: record.number, index };
        new.push(row(place, &stored(old)?.entry, certificate, occurrence)?);
    }
    insert(tx, new).await
}

/// Every log, the first one first; none before the first checkpoint.
pub async fn list_logs(db: &impl ConnectionTrait) -> Result<Vec<LogRecord>> {
    let sql = "SELECT number, origin, begun_at FROM public_log ORDER BY number";
    rows::all(db, sql, values![]).await?.iter().map(log_record).collect()
}

/// The log that leaves are appended to; `None` before the first checkpoint.
pub async fn find_current(db: &impl ConnectionTrait) -> Result<Option<LogRecord>> {
    let sql = "SELECT number, origin, begun_at FROM public_log ORDER BY number DESC LIMIT 1";
    rows::one(db, sql, values![]).await?.as_ref().map(log_record).transpose()
}

fn log_record(row: &QueryResult) -> Result<LogRecord> {
    Ok(LogRecord {
        number: rows::whole(row, "number")?,
        origin: rows::get(row, "origin")?,
        begun_at: rows::get(row, "begun_at")?,
    })
}

/// How many leaves a log has.
pub async fn count(db: &impl ConnectionTrait, log: u32) -> Result<u64> {
    let sql = "SELECT coalesce(max(position) + 1, 0) AS count FROM log_leaf WHERE log = ?1";
    rows::count(db, sql, values![log]).await
}

/// The entries of a log from one index up to, not including, another.
pub async fn list_entries(db: &impl ConnectionTrait, log: u32, from: u64, until: u64) -> Result<Vec<String>> {
    let sql =
        "SELECT entry FROM log_leaf WHERE log = ?1 AND position >= ?2 AND position < ?3 ORDER BY position";
    let values = values![log, rows::signed::<i64>(from)?, rows::signed::<i64>(until)?];
    rows::all(db, sql, values).await?.iter().map(|row| rows::get(row, "entry")).collect()
}

/// What the log says of a certificate, oldest first. What was taken over by a later log is there once.
pub async fn list_of_certificate(
    db: &impl ConnectionTrait,
    certificate: CertificateId,
) -> Result<Vec<StoredLeaf>> {
    let query = table::Entity::find().filter(table::Column::CertificateId.eq(certificate.0));
    let rows = query.order_by_asc(table::Column::Log).order_by_asc(table::Column::Position).all(db).await?;
    let mut newest: Vec<((String, i32), StoredLeaf)> = Vec::new();
    for row in rows {
        let key = (row.operation.clone(), row.occurrence);
        let leaf = stored(row)?;
        newest.retain(|(other, _)| *other != key);
        newest.push((key, leaf));
    }
    Ok(newest.into_iter().map(|(_, leaf)| leaf).collect())
}

/// The SHA-256 that the log knows a certificate by: its credential's, else its file's.
pub async fn find_digest(db: &impl ConnectionTrait, certificate: CertificateId) -> Result<Option<String>> {
    let leaves = list_of_certificate(db, certificate).await?;
    let of = |operation| leaves.iter().find(|leaf| leaf.entry.operation == operation);
    Ok(of(Operation::Issue).or_else(|| of(Operation::File)).map(|leaf| leaf.entry.digest.clone()))
}

/// What the record and the log say of one certificate.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its serial.
    pub serial: Option<String>,
    /// Its state in the record.
    pub state: CertificateState,
    /// SHA-256 of its file in the record.
    pub pdf_sha256: Option<String>,
    /// SHA-256 of its file in the log.
    pub file: Option<String>,
    /// The last suspension, reinstatement, revocation or supersession in the log.
    pub last_step: Option<Operation>,
}

/// Every certificate whose issue is in a log, with what the record says of it.
pub async fn list_told(db: &impl ConnectionTrait) -> Result<Vec<Told>> {
    let sql = "SELECT c.serial, c.state, c.pdf_sha256,
            (SELECT l.entry FROM log_leaf l WHERE l.certificate_id = c.id AND l.operation = 'file'
             ORDER BY l.log DESC, l.position DESC LIMIT 1) AS file,
            (SELECT l.entry FROM log_leaf l WHERE l.certificate_id = c.id AND l.operation NOT IN ('issue','file')
             ORDER BY l.log DESC, l.position DESC LIMIT 1) AS last
        FROM certificate c WHERE EXISTS
            (SELECT 1 FROM log_leaf l WHERE l.certificate_id = c.id AND l.operation IN ('issue','file'))
        ORDER BY c.serial";
    let entry = |row: &QueryResult, column: &str| {
        let text: Option<String> = rows::get(row, column)?;
        let parsed = text.map(|text| LogEntry::parse(&text)).transpose();
        parsed.map_err(|e| StorageError::Unreadable(e.to_string()))
    };
    let told = |row: &QueryResult| {
        Ok(Told {
            serial: rows::get(row, "serial")?,
            state: rows::word(row, "state")?,
            pdf_sha256: rows::get(row, "pdf_sha256")?,
            file: entry(row, "file")?.map(|entry| entry.digest),
            last_step: entry(row, "last")?.map(|entry| entry.operation),
        })
    };
    rows::all(db, sql, values![]).await?.iter().map(told).collect()
}
