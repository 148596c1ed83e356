//! Signed-in browsers: a row each, so that they can be listed and ended.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

use crate::{
    domain::{
        academy::Academy,
        ids::{AcademyId, PersonId, SessionId},
        person::{Person, RoleGrant},
    },
    random::Token,
};

use super::{
    Result, Store, Tx, address_changes,
    entities::{academy, person, role_grant, session as table},
    exactly_one, people,
    seals::{self, Kind},
};

/// How long a session lasts: by disuse and by age, whichever ends first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifetime {
    /// Without being used.
    pub idle: TimeDelta,
    /// In all, however often it is used.
    pub age: TimeDelta,
}

impl Default for Lifetime {
    fn default() -> Self {
        Self { idle: TimeDelta::days(14), age: TimeDelta::days(30) }
    }
}

impl Lifetime {
    /// When a session ends that began and was last used at these moments.
    fn end(self, created_at: DateTime<Utc>, used_at: DateTime<Utc>) -> DateTime<Utc> {
        Ord::min(used_at + self.idle, created_at + self.age)
    }
}

/// A session as it begins.
#[derive(Clone)]
pub struct NewSession<'a> {
    /// Whose.
    pub person: PersonId,
    /// The secret that the browser gets.
    pub token: &'a Token,
    /// The academy that is switched on.
    pub academy: Option<AcademyId>,
    /// Browser and system.
    pub device: &'a str,
    /// How long it lasts.
    pub lifetime: Lifetime,
}

/// Its last use is written down at most this often, so that looking at pages does not write.
const TOUCH_EVERY: TimeDelta = TimeDelta::hours(1);

/// A live session and whose it is.
#[derive(Clone, Debug)]
pub struct LiveSession {
    /// Its id.
    pub id: SessionId,
    /// Whose.
    pub person: Person,
    /// The academy that is switched on.
    pub academy_id: Option<AcademyId>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last written down as used.
    pub last_seen_at: DateTime<Utc>,
}

/// A session as its owner sees it in the list.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Its id.
    pub id: SessionId,
    /// Browser and system as the browser named them.
    pub device: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the hour.
    pub last_seen_at: DateTime<Utc>,
}

/// A session that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Its id.
    pub id: SessionId,
    /// When it ends if it is not used.
    pub ends: DateTime<Utc>,
}

/// Begins a session.
pub async fn insert(tx: &Tx, new: NewSession<'_>, now: DateTime<Utc>) -> Result<Begun> {
    let (id, ends) = (SessionId::fresh(), new.lifetime.end(now, now));
    let row = table::ActiveModel {
        id: Set(id.into()),
        person_id: Set(new.person.into()),
        token_sha256: Set(new.token.sha256()),
        academy_id: Set(new.academy.map(Into::into)),
        device: Set(new.device.chars().take(120).collect()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(ends),
        revoked_at: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Begun { id, ends })
}

/// The live session of a token.
pub async fn find_live(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<LiveSession>> {
    let row = table::Entity::find()
        .filter(table::Column::TokenSha256.eq(token.sha256()))
        .filter(table::Column::RevokedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let person = person::Entity::find_by_id(row.person_id).one(db).await?;
    Ok(person.map(|person| LiveSession {
        id: row.id.into(),
        person: person.into(),
        academy_id: row.academy_id.map(Into::into),
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
    }))
}

/// Whether a session of a person has neither ended nor been ended.
pub async fn is_live(
    db: &impl ConnectionTrait,
    session: SessionId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = table::Entity::find_by_id(session.0)
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::RevokedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(row.is_some())
}

/// Refuses a session that was written or changed behind the program, and one whose account was.
///
/// # Errors
/// [`super::StorageError::Altered`].
pub async fn require_whole(tx: &Tx, session: SessionId, person: PersonId) -> Result<()> {
    seals::require_whole(tx, Kind::Session, &[session.0]).await?;
    people::require_whole(tx, person).await
}

/// Writes down that a session is in use, at most once an hour. Gives the moment it ends now, where that was moved.
pub async fn touch(
    store: &Store,
    session: &LiveSession,
    lifetime: Lifetime,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>> {
    if now - session.last_seen_at < TOUCH_EVERY {
        return Ok(None);
    }
    let ends = lifetime.end(session.created_at, now);
    let tx = store.begin().await?;
    table::Entity::update_many()
        .filter(table::Column::Id.eq(session.id.0))
        .filter(table::Column::RevokedAt.is_null())
        .col_expr(table::Column::LastSeenAt, now.into())
        .col_expr(table::Column::ExpiresAt, ends.into())
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(Some(ends))
}

/// The academies a person ever had a role in, with their grants there.
pub async fn list_memberships(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(Academy, Vec<RoleGrant>)>> {
    let rows = role_grant::Entity::find()
        .select_also(academy::Entity)
        .join(
            JoinType::InnerJoin,
            role_grant::Entity::belongs_to(academy::Entity)
                .from(role_grant::Column::AcademyId)
                .to(academy::Column::Id)
                .into(),
        )
        .filter(role_grant::Column::PersonId.eq(person.0))
        .filter(role_grant::Column::EndedAt.is_null())
        .order_by_asc(academy::Column::Name)
        .all(db)
        .await?;
    let mut memberships: Vec<(Academy, Vec<RoleGrant>)> = Vec::new();
    for (grant, academy) in rows {
        let Some(academy) = academy else { continue };
        let grant = RoleGrant::try_from(grant)?;
        match memberships.iter_mut().find(|(known, _)| known.id == grant.academy_id) {
            Some((_, grants)) => grants.push(grant),
            None => memberships.push((academy.into(), vec![grant])),
        }
    }
    Ok(memberships)
}

/// How many browsers a person is signed in on.
pub async fn count_live(db: &impl ConnectionTrait, person: PersonId, now: DateTime<Utc>) -> Result<u64> {
    let live = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::RevokedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now));
    Ok(live.count(db).await?)
}

/// A person's live sessions, the last used first.
pub async fn list_live(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<SessionLine>> {
    let rows = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::RevokedAt.is_null())
        .filter(table::Column::ExpiresAt.gt(now))
        .order_by_desc(table::Column::LastSeenAt)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| SessionLine {
            id: row.id.into(),
            device: row.device,
            created_at: row.created_at,
            last_seen_at: row.last_seen_at,
        })
        .collect())
}

/// The academy that was switched on in the session a person used last.
pub async fn find_last_academy(db: &impl ConnectionTrait, person: PersonId) -> Result<Option<AcademyId>> {
    let row = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::AcademyId.is_not_null())
        .order_by_desc(table::Column::LastSeenAt)
        .order_by_desc(table::Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.academy_id).map(Into::into))
}

/// Switches the session to an academy.
pub async fn update_academy(tx: &Tx, session: SessionId, academy: AcademyId) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(session.0))
        .col_expr(table::Column::AcademyId, Expr::value(academy.0))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Signs a browser out at its own wish. What was begun there waits on, for somebody who knows the password.
pub async fn update_left(tx: &Tx, person: PersonId, session: SessionId, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(session.0))
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::RevokedAt.is_null())
        .col_expr(table::Column::RevokedAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Ends one session of a person, and what was begun in it and has not come true.
pub async fn update_revoked(tx: &Tx, person: PersonId, session: SessionId, now: DateTime<Utc>) -> Result<()> {
    update_left(tx, person, session, now).await?;
    address_changes::update_settled_of_session(tx, session, now).await?;
    Ok(())
}

/// Ends every session of a person, but for one that may be kept, and all that waits for their account or was begun by them and
/// has not come true. Gives how many of either there were.
pub async fn update_all_revoked(
    tx: &Tx,
    person: PersonId,
    keep: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<u64> {
    let mut sessions = table::Entity::update_many()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::RevokedAt.is_null());
    if let Some(keep) = keep {
        sessions = sessions.filter(Expr::col(table::Column::Id).ne(keep.0));
    }
    let done = sessions.col_expr(table::Column::RevokedAt, now.into()).exec(tx).await?;
    let begun = address_changes::update_all_settled(tx, person, now).await?;
    Ok(done.rows_affected + begun)
}
