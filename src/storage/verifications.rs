//! Public checks of codes. Who asked is not stored.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, prelude::Uuid};

use crate::domain::{
    ids::{AcademyId, CertificateId},
    words::Channel,
};

use super::{
    Result, Tx,
    entities::verification as table,
    rows::{self, values},
};

/// One public check of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The certificate, where the code has one.
    pub certificate_id: Option<CertificateId>,
    /// What was answered: the name of a standing, or of what else was said.
    pub outcome: String,
    /// How it was asked.
    pub channel: Channel,
    /// When.
    pub checked_at: DateTime<Utc>,
}

/// Rows of one statement: SQLite takes at most 32766 values.
const BATCH: usize = 1000;

/// Stores some checks.
pub async fn insert_many(tx: &Tx, checks: &[Verification]) -> Result<()> {
    for batch in checks.chunks(BATCH) {
        let rows = batch.iter().map(|check| table::ActiveModel {
            id: Set(Uuid::now_v7()),
            certificate_id: Set(check.certificate_id.map(Into::into)),
            outcome: Set(check.outcome.clone()),
            channel: Set(check.channel.name().to_owned()),
            checked_at: Set(check.checked_at),
        });
        table::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// How often a certificate was checked, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    /// How often.
    pub total: u64,
    /// When last.
    pub last: Option<DateTime<Utc>>,
}

/// How often a certificate of an academy was checked, and when last.
pub async fn count_of_certificate(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<Checks> {
    let sql = "SELECT count(*) AS total, max(k.checked_at) AS last FROM verification k
        JOIN certificate c ON c.id = k.certificate_id WHERE c.academy_id = ?1 AND k.certificate_id = ?2";
    match rows::one(db, sql, values![academy.0, certificate.0]).await? {
        Some(row) => Ok(Checks { total: rows::whole(&row, "total")?, last: rows::get(&row, "last")? }),
        None => Ok(Checks { total: 0, last: None }),
    }
}

/// How often a certificate of an academy was checked on each day (UTC) since a moment; days without a check are
/// left out.
pub async fn list_by_day(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
    since: DateTime<Utc>,
) -> Result<Vec<(NaiveDate, u64)>> {
    let sql = "SELECT substr(k.checked_at, 1, 10) AS day, count(*) AS total FROM verification k
        JOIN certificate c ON c.id = k.certificate_id
        WHERE c.academy_id = ?1 AND k.certificate_id = ?2 AND k.checked_at >= ?3 GROUP BY day ORDER BY day";
    let rows = rows::all(db, sql, values![academy.0, certificate.0, since]).await?;
    rows.iter().map(|row| Ok((rows::get(row, "day")?, rows::whole(row, "total")?))).collect()
}
