//! Other addresses for accounts, each until a word comes from its mailbox.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    domain::ids::{AcademyId, PersonId, SessionId},
    random::Token,
};

use super::{
    Result, StorageError, Tx,
    entities::address_change as table,
    exactly_one, people,
    seals::{self, Kind},
};

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
    /// In which session they did.
    pub session: Option<SessionId>,
    /// Until when it can be confirmed.
    pub expires_at: DateTime<Utc>,
}

/// An address that a transaction acts upon: it is as the program wrote it, and so is the account that it is for.
#[derive(Clone, Debug)]
pub struct OpenChange(AddressChange);

impl std::ops::Deref for OpenChange {
    type Target = AddressChange;

    fn deref(&self) -> &AddressChange {
        &self.0
    }
}

impl From<table::Model> for AddressChange {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id.into(),
            email: row.email,
            academy: row.academy_id.map(Into::into),
            asked_by: row.asked_by.into(),
            session: row.session_id.map(Into::into),
            expires_at: row.expires_at,
        }
    }
}

/// Stores a change that waits; an earlier one of the person can no longer be confirmed. Nobody knows a secret that opens it, until
/// one is handed out.
pub async fn insert(tx: &Tx, change: &AddressChange, now: DateTime<Utc>) -> Result<()> {
    settle(tx, Condition::all().add(table::Column::PersonId.eq(change.person.0)), now).await?;
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
        session_id: Set(change.session.map(Into::into)),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Makes a change open with this secret, as its mail goes out. Gives the mailbox it is for; `None` where it can no longer be
/// confirmed.
pub async fn hand_out(tx: &Tx, change: Uuid, token: &Token, now: DateTime<Utc>) -> Result<Option<String>> {
    let row = table::Entity::find_by_id(change).filter(open(now)).one(tx).await?;
    let Some(row) = row else { return Ok(None) };
    table::Entity::update_many()
        .filter(table::Column::Id.eq(change))
        .col_expr(table::Column::TokenSha256, token.sha256().into())
        .exec(tx)
        .await?;
    Ok(Some(row.email))
}

/// Those that can be confirmed at a moment.
fn open(now: DateTime<Utc>) -> Condition {
    Condition::all().add(table::Column::SettledAt.is_null()).add(table::Column::ExpiresAt.gt(now))
}

/// The change of a mailed link, while it can be confirmed.
pub async fn find_usable(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<AddressChange>> {
    let row = table::Entity::find()
        .filter(table::Column::TokenSha256.eq(token.sha256()))
        .filter(open(now))
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
    let row =
        table::Entity::find().filter(table::Column::PersonId.eq(person.0)).filter(open(now)).one(db).await?;
    Ok(row.map(Into::into))
}

/// A change that was found by its link, for the transaction that confirms it. Asked before anything of the account is changed.
///
/// # Errors
/// [`StorageError::Altered`] where it, its account, or the session or role that it was asked with was changed behind the program.
pub async fn opened(tx: &Tx, change: AddressChange) -> Result<OpenChange> {
    seals::require_whole(tx, Kind::AddressChange, &[change.id]).await?;
    people::require_whole(tx, change.person).await?;
    if let Some(session) = change.session {
        seals::require_whole(tx, Kind::Session, &[session.0]).await?;
    }
    if let Some(academy) = change.academy {
        people::require_whole_grants(tx, academy, change.asked_by).await?;
    }
    Ok(OpenChange(change))
}

/// Uses a change up; `Stale` where it was used or replaced before.
pub async fn update_settled(tx: &Tx, change: &OpenChange, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(change.id))
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Ends what waits for a person's account, and what they began for others. Gives how many could still be confirmed.
pub async fn update_all_settled(tx: &Tx, person: PersonId, now: DateTime<Utc>) -> Result<u64> {
    let theirs =
        Condition::any().add(table::Column::PersonId.eq(person.0)).add(table::Column::AskedBy.eq(person.0));
    settle(tx, theirs, now).await
}

/// Ends what was begun in a session.
pub(super) async fn update_settled_of_session(
    tx: &Tx,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<u64> {
    settle(tx, Condition::all().add(table::Column::SessionId.eq(session.0)), now).await
}

/// Ends what an academy began for a person.
pub async fn update_settled_of_academy(
    tx: &Tx,
    academy: AcademyId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<u64> {
    let theirs = Condition::all()
        .add(table::Column::PersonId.eq(person.0))
        .add(table::Column::AcademyId.eq(academy.0));
    settle(tx, theirs, now).await
}

async fn settle(tx: &Tx, which: Condition, now: DateTime<Utc>) -> Result<u64> {
    let could = table::Entity::update_many().filter(which.clone()).filter(open(now));
    let could = could.col_expr(table::Column::SettledAt, now.into()).exec(tx).await?.rows_affected;
    table::Entity::update_many()
        .filter(which)
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    Ok(could)
}
