//! Links that were mailed or printed once: first set-up, invitation, password reset. Only their digest is stored.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::{
    domain::{
        ids::{PersonId, SessionId},
        state_machine::named,
    },
    random::Token,
};

use super::{
    Result, StorageError, Tx,
    entities::{account_link as table, session},
    people,
    seals::{self, Kind},
};

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

/// A link that a transaction acts upon: it is as the program wrote it, and so is the account that it opens.
#[derive(Clone, Debug)]
pub struct OpenLink(Link);

impl std::ops::Deref for OpenLink {
    type Target = Link;

    fn deref(&self) -> &Link {
        &self.0
    }
}

fn open_links(purpose: LinkPurpose, person: Option<PersonId>) -> Condition {
    Condition::all()
        .add(table::Column::Purpose.eq(purpose.name()))
        .add(match person {
            Some(person) => table::Column::PersonId.eq(person.0),
            None => table::Column::PersonId.is_null(),
        })
        .add(table::Column::UsedAt.is_null())
}

/// Ends every link of a purpose and person. Gives how many could still be used.
pub async fn update_ended(
    tx: &Tx,
    purpose: LinkPurpose,
    person: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let open = table::Entity::update_many().filter(open_links(purpose, person));
    Ok(open.col_expr(table::Column::UsedAt, now.into()).exec(tx).await?.rows_affected)
}

/// Stores a link that can be used at once.
pub async fn insert(
    tx: &Tx,
    purpose: LinkPurpose,
    person: Option<PersonId>,
    token: &Token,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Uuid> {
    add(tx, (purpose, person, None), token, (now, expires_at)).await
}

/// For what and whom a link is, and in which session somebody had it sent.
type Sent = (LinkPurpose, Option<PersonId>, Option<SessionId>);

async fn add(
    tx: &Tx,
    (purpose, person, session): Sent,
    token: &Token,
    (now, expires_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = table::ActiveModel {
        id: Set(id),
        purpose: Set(purpose.name().to_owned()),
        person_id: Set(person.map(Into::into)),
        token_sha256: Set(token.sha256()),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
        session_id: Set(session.map(Into::into)),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// Stores the promise of a link: nobody knows a secret that opens it, until one is handed out.
pub async fn insert_promise(
    tx: &Tx,
    purpose: LinkPurpose,
    person: Option<PersonId>,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Uuid> {
    promise(tx, (purpose, person, None), (now, expires_at)).await
}

/// The same for the first link of somebody who was invited, in a session where it was one: it ends with that.
pub async fn insert_invitation(
    tx: &Tx,
    (person, session): (PersonId, Option<SessionId>),
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<Uuid> {
    promise(tx, (LinkPurpose::Invitation, Some(person), session), (now, expires_at)).await
}

async fn promise(tx: &Tx, sent: Sent, times: (DateTime<Utc>, DateTime<Utc>)) -> Result<Uuid> {
    let unknown = Token::fresh().map_err(|error| StorageError::Unavailable(error.to_string()))?;
    add(tx, sent, &unknown, times).await
}

/// Whom somebody invited by a link that can still be used, and in which of their sessions.
pub async fn list_invited_by(
    db: &impl ConnectionTrait,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<(PersonId, SessionId)>> {
    let theirs = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::PersonId.eq(by.0));
    let found: Vec<(Option<Uuid>, Option<Uuid>)> = table::Entity::find()
        .select_only()
        .columns([table::Column::PersonId, table::Column::SessionId])
        .distinct()
        .filter(table::Column::Purpose.eq(LinkPurpose::Invitation.name()))
        .filter(table::Column::UsedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .filter(table::Column::SessionId.in_subquery(theirs.into_query()))
        .into_tuple()
        .all(db)
        .await?;
    let known = found.into_iter().filter_map(|(person, session)| Some((person?.into(), session?.into())));
    Ok(known.collect())
}

/// Makes a promised link usable with this secret, beside others that were handed out for the same promise: a mail may be
/// sent twice. Gives what it is for and whose it is; `None` where the promise has ended.
pub async fn hand_out(
    tx: &Tx,
    promise: Uuid,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<(LinkPurpose, Option<PersonId>)>> {
    let row = table::Entity::find_by_id(promise)
        .filter(table::Column::UsedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let purpose = row.purpose.parse()?;
    let person = row.person_id.map(Into::into);
    let session = row.session_id.map(Into::into);
    add(tx, (purpose, person, session), token, (row.created_at, row.expires_at)).await?;
    Ok(Some((purpose, person)))
}

/// Whether a link of a purpose was promised to a person since a moment and can still be used.
pub async fn is_promised_since(
    db: &impl ConnectionTrait,
    purpose: LinkPurpose,
    person: PersonId,
    (since, now): (DateTime<Utc>, DateTime<Utc>),
) -> Result<bool> {
    let fresh = table::Entity::find()
        .filter(open_links(purpose, Some(person)))
        .filter(table::Column::CreatedAt.gt(since))
        .filter(table::Column::ExpiresAt.gt(now));
    Ok(fresh.count(db).await? > 0)
}

/// When the last of a person's links of a purpose ends that can be used now.
pub async fn find_last_end(
    db: &impl ConnectionTrait,
    purpose: LinkPurpose,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    let row = table::Entity::find()
        .filter(open_links(purpose, Some(person)))
        .filter(table::Column::ExpiresAt.gt(now))
        .order_by_desc(table::Column::ExpiresAt)
        .one(db)
        .await?;
    Ok(row.map(|row| row.expires_at))
}

/// Takes away links that led to nobody and are over.
pub async fn delete_nobodys(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    table::Entity::delete_many()
        .filter(table::Column::Purpose.eq(LinkPurpose::PasswordReset.name()))
        .filter(table::Column::PersonId.is_null())
        .filter(table::Column::ExpiresAt.lt(now))
        .exec(tx)
        .await?;
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

/// The link of a token, for a change that follows from it. Asked before the transaction changes anything of the account.
///
/// # Errors
/// [`StorageError::Altered`] where the link or its account was changed behind the program: the secret may be anybody's.
pub async fn open(tx: &Tx, token: &Token, now: DateTime<Utc>) -> Result<Option<OpenLink>> {
    let Some(link) = find_usable(tx, token, now).await? else { return Ok(None) };
    seals::require_whole(tx, Kind::AccountLink, &[link.id]).await?;
    if let Some(person) = link.person_id {
        people::require_whole(tx, person).await?;
    }
    Ok(Some(OpenLink(link)))
}

/// Uses a link up, and with it every other one of its purpose and person; `Stale` where somebody just did.
pub async fn update_used(tx: &Tx, link: &OpenLink, now: DateTime<Utc>) -> Result<()> {
    match update_ended(tx, link.purpose, link.person_id, now).await? {
        0 => Err(StorageError::Stale),
        _ => Ok(()),
    }
}

/// Whether nobody has set the installation up yet.
pub async fn is_empty_installation(db: &impl ConnectionTrait) -> Result<bool> {
    Ok(super::entities::academy::Entity::find().count(db).await? == 0)
}
