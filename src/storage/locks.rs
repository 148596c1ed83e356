//! Locks: an academy's stop on one person's roles in it. Other academies of the person are not concerned.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use uuid::Uuid;

use crate::domain::ids::{AcademyId, PersonId};

use super::{Result, Tx, entities::academy_lock as table, exactly_one};

/// Whether an academy has locked a person out of it.
pub async fn is_locked(db: &impl ConnectionTrait, academy: AcademyId, person: PersonId) -> Result<bool> {
    let open = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::UnlockedAt.is_null());
    Ok(open.count(db).await? > 0)
}

/// Everybody whom an academy has locked out.
pub async fn list_locked(db: &impl ConnectionTrait, academy: AcademyId) -> Result<HashSet<PersonId>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::UnlockedAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id.into()).collect())
}

/// The academies that have locked a person out.
pub async fn list_locking(db: &impl ConnectionTrait, person: PersonId) -> Result<HashSet<AcademyId>> {
    let rows = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::UnlockedAt.is_null())
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.academy_id.into()).collect())
}

/// Locks a person out. `Conflict` where they are already.
pub async fn insert(
    tx: &Tx,
    academy: AcademyId,
    person: PersonId,
    reason: String,
    (by, now): (PersonId, DateTime<Utc>),
) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(Uuid::now_v7()),
        academy_id: Set(academy.into()),
        person_id: Set(person.into()),
        reason: Set(reason),
        locked_at: Set(now),
        locked_by: Set(by.into()),
        unlocked_at: Set(None),
        unlocked_by: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Takes a lock away; `Stale` where there is none. `by` is `None` at the command line of the machine itself.
pub async fn update_unlocked(
    tx: &Tx,
    academy: AcademyId,
    person: PersonId,
    (by, now): (Option<PersonId>, DateTime<Utc>),
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::UnlockedAt.is_null())
        .col_expr(table::Column::UnlockedAt, now.into())
        .col_expr(table::Column::UnlockedBy, Expr::value(by.map(|by| by.0)))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
