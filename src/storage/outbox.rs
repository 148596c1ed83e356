//! Mail that was decided upon in a transaction and is sent afterwards, each once.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use uuid::Uuid;

use crate::domain::ids::{AcademyId, MailId};

use super::{
    Result, Tx,
    entities::{account_link, address_change, mail as table, person},
    exactly_one, found,
};

/// A message, rendered when it was decided upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Its id.
    pub id: MailId,
    /// On behalf of which academy.
    pub academy_id: Option<AcademyId>,
    /// What happened to whom, e.g. `issued:<certificate>`: the same is not mailed twice.
    pub dedup_key: String,
    /// The recipient.
    pub to: String,
    /// Name of its folder in `templates/mail`.
    pub template: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub text: String,
    /// HTML.
    pub html: String,
    /// When it was decided upon.
    pub created_at: DateTime<Utc>,
    /// How often sending was tried.
    pub attempts: i32,
    /// What went wrong the last time.
    pub last_error: Option<String>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
    /// The link that it promises, whose secret is made when it is sent.
    pub link_id: Option<Uuid>,
    /// When it was given up: its link had ended.
    pub dropped_at: Option<DateTime<Utc>>,
}

impl From<table::Model> for Mail {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id.into(),
            academy_id: row.academy_id.map(Into::into),
            dedup_key: row.dedup_key,
            to: row.to_address,
            template: row.template,
            subject: row.subject,
            text: row.text,
            html: row.html,
            created_at: row.created_at,
            attempts: row.attempts,
            last_error: row.last_error,
            sent_at: row.sent_at,
            link_id: row.link_id,
            dropped_at: row.dropped_at,
        }
    }
}

/// Puts a message into the outbox. One with the same `dedup_key` is there already: nothing happens.
pub async fn insert(tx: &Tx, mail: &Mail) -> Result<()> {
    insert_all(tx, std::slice::from_ref(mail)).await
}

/// Puts messages into the outbox, each as [`insert`] does.
pub async fn insert_all(tx: &Tx, mails: &[Mail]) -> Result<()> {
    // A statement of SQLite takes 32,766 values; a row has fifteen.
    for some in mails.chunks(500) {
        let known = OnConflict::column(table::Column::DedupKey).do_nothing().to_owned();
        let rows = some.iter().map(row);
        table::Entity::insert_many(rows).on_conflict(known).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn row(mail: &Mail) -> table::ActiveModel {
    table::ActiveModel {
        id: Set(mail.id.into()),
        academy_id: Set(mail.academy_id.map(Into::into)),
        dedup_key: Set(mail.dedup_key.clone()),
        to_address: Set(mail.to.clone()),
        template: Set(mail.template.clone()),
        subject: Set(mail.subject.clone()),
        text: Set(mail.text.clone()),
        html: Set(mail.html.clone()),
        created_at: Set(mail.created_at),
        next_attempt_at: Set(mail.created_at),
        attempts: Set(0),
        last_error: Set(None),
        sent_at: Set(None),
        link_id: Set(mail.link_id),
        dropped_at: Set(None),
    }
}

/// An academy's messages, newest first.
pub async fn list(db: &impl ConnectionTrait, academy: AcademyId, limit: u64) -> Result<Vec<Mail>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .order_by_desc(table::Column::CreatedAt)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One message of an academy.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: MailId) -> Result<Mail> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row).map(Into::into)
}

/// What went wrong with the newest message of an academy to an address, and when it was written; `None` where it went out
/// or was not tried yet.
pub async fn find_trouble(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    address: &str,
) -> Result<Option<(DateTime<Utc>, String)>> {
    let row = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::ToAddress.eq(address))
        .order_by_desc(table::Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.filter(|row| row.sent_at.is_none()).and_then(|row| Some((row.created_at, row.last_error?))))
}

/// An academy's messages that were tried in vain, have not gone out and still need somebody: newest first.
///
/// One is settled when a later one went out to the same address, when its link has ended (another invitation took its place, or it was
/// too late), or, without a link, when nobody has that address any more.
pub async fn list_trouble(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<Mail>> {
    let mut mails: Vec<Mail> = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::SentAt.is_null())
        .filter(table::Column::LastError.is_not_null())
        .order_by_desc(table::Column::CreatedAt)
        .limit(limit)
        .all(db)
        .await?
        .into_iter()
        .map(Into::into)
        .collect();
    let addresses: Vec<_> = mails.iter().map(|mail| mail.to.clone()).collect();
    let went_out = list_sent(db, academy, &addresses).await?;
    let open = list_open_promises(db, &mails, now).await?;
    let taken: HashSet<String> = person::Entity::find()
        .select_only()
        .column(person::Column::Email)
        .filter(person::Column::Email.is_in(addresses))
        .into_tuple()
        .all(db)
        .await?
        .into_iter()
        .collect();
    mails.retain(|mail| {
        let is_followed = went_out.get(&mail.to).is_some_and(|last| *last > mail.created_at);
        let is_wanted = mail.link_id.map_or_else(|| taken.contains(&mail.to), |link| open.contains(&link));
        is_wanted && !is_followed
    });
    Ok(mails)
}

/// The moment of the newest message that went out, for each of some addresses.
async fn list_sent(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    addresses: &[String],
) -> Result<HashMap<String, DateTime<Utc>>> {
    let sent: Vec<(String, DateTime<Utc>)> = table::Entity::find()
        .select_only()
        .column(table::Column::ToAddress)
        .column(table::Column::CreatedAt)
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::SentAt.is_not_null())
        .filter(table::Column::ToAddress.is_in(addresses))
        .order_by_asc(table::Column::CreatedAt)
        .into_tuple()
        .all(db)
        .await?;
    Ok(sent.into_iter().collect())
}

/// The promises of links of some messages that can still be kept.
async fn list_open_promises(
    db: &impl ConnectionTrait,
    mails: &[Mail],
    now: DateTime<Utc>,
) -> Result<HashSet<Uuid>> {
    let links: Vec<_> = mails.iter().filter_map(|mail| mail.link_id).collect();
    let accounts: Vec<Uuid> = account_link::Entity::find()
        .select_only()
        .column(account_link::Column::Id)
        .filter(account_link::Column::Id.is_in(links.iter().copied()))
        .filter(account_link::Column::UsedAt.is_null())
        .filter(account_link::Column::ExpiresAt.gt(now))
        .into_tuple()
        .all(db)
        .await?;
    let addresses: Vec<Uuid> = address_change::Entity::find()
        .select_only()
        .column(address_change::Column::Id)
        .filter(address_change::Column::Id.is_in(links))
        .filter(address_change::Column::SettledAt.is_null())
        .filter(address_change::Column::ExpiresAt.gt(now))
        .into_tuple()
        .all(db)
        .await?;
    Ok(accounts.into_iter().chain(addresses).collect())
}

/// So many messages that did not go out are looked at, the newest.
const MOST_TROUBLE: u64 = 500;

/// How many messages of the last 30 days did not go out and still need somebody.
pub async fn count_trouble(db: &impl ConnectionTrait, academy: AcademyId, now: DateTime<Utc>) -> Result<u64> {
    let lately = now - TimeDelta::days(30);
    let list = list_trouble(db, academy, now, MOST_TROUBLE).await?;
    Ok(list.iter().filter(|mail| mail.created_at > lately).count() as u64)
}

/// Messages that are due, oldest first.
pub async fn list_due(db: &impl ConnectionTrait, now: DateTime<Utc>, limit: u64) -> Result<Vec<Mail>> {
    let rows = table::Entity::find()
        .filter(table::Column::SentAt.is_null())
        .filter(table::Column::DroppedAt.is_null())
        .filter(table::Column::NextAttemptAt.lte(now))
        .order_by_asc(table::Column::NextAttemptAt)
        .limit(limit)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Writes down that a message was sent.
pub async fn update_sent(tx: &Tx, id: MailId, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::SentAt.is_null())
        .col_expr(table::Column::SentAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Gives a message up whose link has ended: nobody could use it.
pub async fn update_dropped(tx: &Tx, id: MailId, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::SentAt.is_null())
        .col_expr(table::Column::DroppedAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Gives a message up that is not what the program wrote; those who run the academy read why.
pub async fn update_refused(tx: &Tx, id: MailId, why: &str, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::SentAt.is_null())
        .col_expr(table::Column::LastError, why.into())
        .col_expr(table::Column::DroppedAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// So often is sending tried: over about four days.
const MOST_ATTEMPTS: i32 = 15;

/// Writes down that sending failed; the next try waits twice as long each time, a day at most. After the last one the message
/// is given up, and those who run the academy go on reading why.
pub async fn update_failed(tx: &Tx, mail: &Mail, error: &str, now: DateTime<Utc>) -> Result<()> {
    let given_up = mail.attempts + 1 >= MOST_ATTEMPTS;
    let minutes = (1_i64 << mail.attempts.clamp(0, 10)).min(24 * 60);
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(mail.id.0))
        .col_expr(table::Column::Attempts, (mail.attempts + 1).into())
        .col_expr(table::Column::LastError, error.into())
        .col_expr(table::Column::NextAttemptAt, (now + TimeDelta::minutes(minutes)).into())
        .col_expr(table::Column::DroppedAt, Expr::value(given_up.then_some(now)))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
