//! Other addresses for accounts, each until a word comes from its mailbox.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    domain::ids::{AcademyId, PersonId},
    random::Token,
};

use super::{Result, StorageError, Tx, entities::address_change as table, exactly_one};

/// An address that waits to be confirmed.
#[derive(Clone, Debug)]
pub struct AddressChange {
    /// Its id.
    pub id: Uuid,
    /// Whose account.
    pub person: PersonId,
    /// The new address.
    pub email: String,
    /// The academy whose owner began it; `None` where the person did.
    pub academy: Option<AcademyId>,
    /// Who began it.
    pub asked_by: PersonId,
    /// Until when it can be confirmed.
    pub expires_at: DateTime<Utc>,
}

impl From<table::Model> for AddressChange {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id.into(),
            email: row.email,
            academy: row.academy_id.map(Into::into),
            asked_by: row.asked_by.into(),
            expires_at: row.expires_at,
        }
    }
}

/// Stores a change that waits; an earlier one of the person can no longer be confirmed. Nobody knows a secret that opens it, until
/// one is handed out.
pub async fn insert(tx: &Tx, change: &AddressChange, now: DateTime<Utc>) -> Result<()> {
    update_all_settled(tx, change.person, now).await?;
    let unknown = Token::fresh().map_err(|error| StorageError::Unavailable(error.to_string()))?;
    let row = table::ActiveModel {
        id: Set(change.id),
        person_id: Set(change.person.into()),
        email: Set(change.email.clone()),
        academy_id: Set(change.academy.map(Into::into)),
        asked_by: Set(change.asked_by.into()),
        asked_at: Set(now),
        expires_at: Set(change.expires_at),
        token_sha256: Set(unknown.sha256()),
        settled_at: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Makes a change open with this secret, as its mail goes out; `false` where it can no longer be confirmed.
pub async fn hand_out(tx: &Tx, change: Uuid, token: &Token, now: DateTime<Utc>) -> Result<bool> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(change))
        .filter(table::Column::SettledAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .col_expr(table::Column::TokenSha256, token.sha256().into())
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The change of a mailed link, while it can be confirmed.
pub async fn find_usable(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<AddressChange>> {
    let row = table::Entity::find()
        .filter(table::Column::TokenSha256.eq(token.sha256()))
        .filter(table::Column::SettledAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(row.map(Into::into))
}

/// The change of a person that waits now.
pub async fn find_waiting(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<AddressChange>> {
    let row = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::SettledAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(row.map(Into::into))
}

/// Uses a change up; `Stale` where it was used or replaced before.
pub async fn update_settled(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id))
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Ends every change of a person that waits.
pub async fn update_all_settled(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    table::Entity::update_many()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    Ok(())
}
