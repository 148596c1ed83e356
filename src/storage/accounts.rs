//! Links that were mailed or printed once: first set-up, invitation, password reset. Only their digest is stored.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    domain::{ids::PersonId, state_machine::named},
    random::Token,
};

use super::{Result, Tx, entities::account_link as table, exactly_one};

named! {
    /// What a link is for.
    pub enum LinkPurpose("link purpose") {
        /// The first academy and its owner.
        Setup = "setup",
        /// A first password.
        Invitation = "invitation",
        /// Another password.
        PasswordReset = "password_reset",
    }
}

/// A link that may still be used.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its id.
    pub id: Uuid,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whom it is for; nobody yet, for a set-up.
    pub person_id: Option<PersonId>,
}

/// Stores a link; earlier ones of the same purpose and person can no longer be used.
pub async fn insert(
    tx: &Tx,
    purpose: LinkPurpose,
    person: Option<PersonId>,
    token: &Token,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    let earlier = table::Entity::update_many()
        .filter(table::Column::Purpose.eq(purpose.name()))
        .filter(match person {
            Some(person) => table::Column::PersonId.eq(person.0),
            None => table::Column::PersonId.is_null(),
        })
        .filter(table::Column::UsedAt.is_null());
    earlier.col_expr(table::Column::UsedAt, now.into()).exec(tx).await?;
    let row = table::ActiveModel {
        id: Set(Uuid::now_v7()),
        purpose: Set(purpose.name().to_owned()),
        person_id: Set(person.map(Into::into)),
        token_sha256: Set(token.sha256()),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The link of a token, if it is neither used nor too old.
pub async fn find_usable(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<Link>> {
    let row = table::Entity::find()
        .filter(table::Column::TokenSha256.eq(token.sha256()))
        .filter(table::Column::UsedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    row.map(|row| {
        Ok(Link { id: row.id, purpose: row.purpose.parse()?, person_id: row.person_id.map(Into::into) })
    })
    .transpose()
}

/// Uses a link up; `Stale` where somebody just did.
pub async fn update_used(tx: &Tx, link: Uuid, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(link))
        .filter(table::Column::UsedAt.is_null())
        .col_expr(table::Column::UsedAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Ends the links of a purpose that a person could still use, as those in a mailbox that is theirs no longer.
pub async fn update_all_used(
    tx: &Tx,
    purpose: LinkPurpose,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    table::Entity::update_many()
        .filter(table::Column::Purpose.eq(purpose.name()))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::UsedAt.is_null())
        .col_expr(table::Column::UsedAt, now.into())
        .exec(tx)
        .await?;
    Ok(())
}

/// Whether nobody has set the installation up yet.
pub async fn is_empty_installation(db: &impl ConnectionTrait) -> Result<bool> {
    Ok(super::entities::academy::Entity::find().count(db).await? == 0)
}
