//! Holds: reasons not to issue.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::{
    hold::Hold,
    ids::{AcademyId, EnrolmentId, HoldId, PersonId},
};

use super::{Result, Tx, entities::hold as table, exactly_one, found};

impl From<table::Model> for Hold {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            enrolment_id: row.enrolment_id.into(),
            reason: row.reason,
            opened_by: row.opened_by.into(),
            opened_at: row.opened_at,
            cleared_by: row.cleared_by.map(Into::into),
            cleared_at: row.cleared_at,
        }
    }
}

/// Opens a hold.
pub async fn insert(tx: &Tx, hold: &Hold) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(hold.id.into()),
        academy_id: Set(hold.academy_id.into()),
        enrolment_id: Set(hold.enrolment_id.into()),
        reason: Set(hold.reason.clone()),
        opened_by: Set(hold.opened_by.into()),
        opened_at: Set(hold.opened_at),
        cleared_by: Set(hold.cleared_by.map(Into::into)),
        cleared_at: Set(hold.cleared_at),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The hold of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: HoldId) -> Result<Hold> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row).map(Into::into)
}

/// Every hold of an enrolment, open or cleared, newest first.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<Hold>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .order_by_desc(table::Column::OpenedAt)
        .order_by_desc(table::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Clears a hold. `Stale` where it was cleared already.
pub async fn update_cleared(
    tx: &Tx,
    academy: AcademyId,
    id: HoldId,
    by: PersonId,
    at: DateTime<Utc>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::ClearedAt.is_null())
        .col_expr(table::Column::ClearedBy, by.0.into())
        .col_expr(table::Column::ClearedAt, at.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
