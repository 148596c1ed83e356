//! Doubts: what issued certificates relied on and was taken back since.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr,
};

use crate::domain::{
    doubt::{Doubt, Settled},
    ids::{AcademyId, CertificateId},
};

use super::{Result, StorageError, Tx, entities::certificate_doubt as table};

impl TryFrom<table::Model> for Doubt {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        let settled = match (row.outcome, row.settled_by, row.settled_at) {
            (Some(outcome), Some(by), Some(at)) => {
                Some(Settled { outcome: outcome.parse()?, by: by.into(), at, note: row.note })
            }
            _ => None,
        };
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            certificate_id: row.certificate_id.into(),
            cause: row.cause.parse()?,
            subject: row.subject_id,
            reason: row.reason,
            raised_by: row.raised_by.into(),
            raised_at: row.raised_at,
            settled,
        })
    }
}

/// Adds an open doubt.
pub async fn insert(tx: &Tx, doubt: &Doubt) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(doubt.id.into()),
        academy_id: Set(doubt.academy_id.into()),
        certificate_id: Set(doubt.certificate_id.into()),
        cause: Set(doubt.cause.name().to_owned()),
        subject_id: Set(doubt.subject),
        reason: Set(doubt.reason.clone()),
        raised_by: Set(doubt.raised_by.into()),
        raised_at: Set(doubt.raised_at),
        outcome: Set(None),
        settled_by: Set(None),
        settled_at: Set(None),
        note: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Every doubt about a certificate, oldest first.
pub async fn list_of_certificate(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<Vec<Doubt>> {
    let found = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CertificateId.eq(certificate.0))
        .order_by_asc(table::Column::RaisedAt)
        .order_by_asc(table::Column::Id)
        .all(db)
        .await?;
    found.into_iter().map(TryInto::try_into).collect()
}

/// Every open doubt of an academy, oldest first.
pub async fn list_open(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Doubt>> {
    let found = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Outcome.is_null())
        .order_by_asc(table::Column::RaisedAt)
        .order_by_asc(table::Column::Id)
        .all(db)
        .await?;
    found.into_iter().map(TryInto::try_into).collect()
}

/// Settles every open doubt about a certificate; how many there were.
pub async fn update_settled(
    tx: &Tx,
    academy: AcademyId,
    certificate: CertificateId,
    settled: &Settled,
) -> Result<u64> {
    let done = table::Entity::update_many()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CertificateId.eq(certificate.0))
        .filter(table::Column::Outcome.is_null())
        .col_expr(table::Column::Outcome, settled.outcome.name().into())
        .col_expr(table::Column::SettledBy, Expr::value(settled.by.0))
        .col_expr(table::Column::SettledAt, Expr::value(settled.at))
        .col_expr(table::Column::Note, settled.note.clone().into())
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}
