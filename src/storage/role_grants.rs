//! Roles as they were given: by whom, why before its day, taken back, confirmed by another owner.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::{
    ids::{AcademyId, GrantId, PersonId},
    person::RoleGrant,
};

use super::{Result, Tx, entities::role_grant as table, exactly_one};

/// A role with everything that is on record of it.
#[derive(Clone, Debug)]
pub struct GrantRecord {
    /// The role, its days and techniques.
    pub grant: RoleGrant,
    /// Who gave it; nobody for a set-up and for the operator of the machine.
    pub given_by: Option<PersonId>,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// Why it begins before it was given.
    pub reason: Option<String>,
    /// When it was taken back, on the day it was given: it held on no day.
    pub taken_back_at: Option<DateTime<Utc>>,
    /// The other owner who confirmed its holder.
    pub confirmed_by: Option<PersonId>,
}

impl TryFrom<table::Model> for GrantRecord {
    type Error = super::StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            given_by: row.granted_by.map(Into::into),
            given_at: row.created_at,
            reason: row.reason.clone(),
            taken_back_at: row.ended_at,
            confirmed_by: row.confirmed_by.map(Into::into),
            grant: row.try_into()?,
        })
    }
}

/// Grants a role, by whom and, where it begins in the past, why.
pub async fn insert(
    tx: &Tx,
    grant: &RoleGrant,
    (given_by, reason): (Option<PersonId>, Option<&str>),
    now: DateTime<Utc>,
) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(grant.id.into()),
        academy_id: Set(grant.academy_id.into()),
        person_id: Set(grant.person_id.into()),
        role: Set(grant.role.name().to_owned()),
        techniques: Set(serde_json::to_value(&grant.techniques)?),
        valid_from: Set(grant.valid_from),
        valid_to: Set(grant.valid_to),
        granted_by: Set(given_by.map(Into::into)),
        created_at: Set(now),
        ended_at: Set(None),
        reason: Set(reason.map(str::to_owned)),
        confirmed_by: Set(None),
        confirmed_at: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Everything on record of a person's roles in an academy, the newest first; also what was taken back.
pub async fn list_records(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<GrantRecord>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .order_by_desc(table::Column::ValidFrom)
        .order_by_desc(table::Column::CreatedAt)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}

/// Takes a role back on the day it was given: from now on it held on no day. `Stale` where it ended already.
pub async fn update_taken_back(tx: &Tx, grant: &RoleGrant, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::AcademyId.eq(grant.academy_id.0))
        .filter(table::Column::Id.eq(grant.id.0))
        .filter(table::Column::EndedAt.is_null())
        .col_expr(table::Column::EndedAt, now.into())
        .col_expr(table::Column::ValidTo, grant.valid_to.unwrap_or(grant.valid_from).into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// A role of a person in an academy with everything on record of it.
pub async fn find_record(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    (person, grant): (PersonId, GrantId),
) -> Result<GrantRecord> {
    let row = table::Entity::find_by_id(grant.0)
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .one(db)
        .await?;
    super::found(row)?.try_into()
}
