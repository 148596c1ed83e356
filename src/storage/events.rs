//! What happened, who did it and what changed: append-only, each event bound to the one before by its hash.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    domain::{
        event_chain::{self, BrokenLink, EventRecord, LinkFault, SKEW},
        ids::{AcademyId, EnrolmentId, PersonId},
    },
    random,
};

use super::{
    Result, StorageError, Tx,
    entities::event as table,
    found, people,
    rows::{self, values},
};

/// Something that just happened.
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    /// In which academy.
    pub academy: AcademyId,
    /// Who did it; `None` for the program itself.
    pub actor: Option<PersonId>,
    /// `certificate.suspended`, `hours.countersigned`, …: subject kind and what happened to it.
    pub action: &'a str,
    /// The id of what it happened to.
    pub subject: Uuid,
    /// What changed: an object of `{"field": {"from": …, "to": …}}` or `{"field": value}`.
    pub changes: Value,
}

/// An event as the auditor reads it.
#[derive(Clone, Debug)]
pub struct EventLine {
    /// Its number in the academy's chain, from 1.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, with the name they have today.
    pub actor: Option<(PersonId, String)>,
    /// What happened.
    pub action: String,
    /// To what.
    pub subject_kind: String,
    /// To which.
    pub subject_id: Uuid,
    /// What changed; `None` where it was erased on request.
    pub changes: Option<Value>,
    /// The hash that the next event is bound to.
    pub hash: String,
}

/// Which events are wanted.
#[derive(Clone, Debug, Default)]
pub struct EventFilter {
    /// Only of this person.
    pub actor: Option<PersonId>,
    /// Only about this.
    pub subject: Option<Uuid>,
    /// Only actions that begin with this, e.g. `certificate.`.
    pub action: String,
    /// Only from this moment.
    pub from: Option<DateTime<Utc>>,
    /// Only before this moment.
    pub until: Option<DateTime<Utc>>,
}

/// The number of an academy's newest event, 0 before the first. Every change of state writes one, so what was read before still
/// holds where it is the same.
pub async fn find_newest(db: &impl ConnectionTrait, academy: AcademyId) -> Result<i64> {
    let newest: Option<i64> = table::Entity::find()
        .select_only()
        .column(table::Column::Number)
        .filter(table::Column::AcademyId.eq(academy.0))
        .order_by_desc(table::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    Ok(newest.unwrap_or_default())
}

/// A moment for what comes after the academy's last event: now, or that event's own where this machine's clock stands
/// a little behind it.
///
/// # Errors
/// [`StorageError::ClockBehind`] where it stands further behind than clocks of one installation do.
pub async fn not_before_last(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>> {
    let last: Option<DateTime<Utc>> = table::Entity::find()
        .select_only()
        .column(table::Column::At)
        .filter(table::Column::AcademyId.eq(academy.0))
        .order_by_desc(table::Column::Number)
        .into_tuple()
        .one(db)
        .await?;
    forward(last, now)
}

fn forward(last: Option<DateTime<Utc>>, at: DateTime<Utc>) -> Result<DateTime<Utc>> {
    match last {
        Some(last) if last - at > SKEW => Err(StorageError::ClockBehind { last }),
        Some(last) => Ok(at.max(last)),
        None => Ok(at),
    }
}

/// Appends an event inside the transaction of what it tells. The chain never goes back in time.
///
/// # Errors
/// [`StorageError::ClockBehind`] where `now` lies far before the academy's last event.
pub async fn append(tx: &Tx, event: NewEvent<'_>, now: DateTime<Utc>) -> Result<()> {
    append_all(tx, vec![(now, event)]).await
}

/// Appends the events of one academy, oldest first, each at its own moment.
pub async fn append_all(tx: &Tx, events: Vec<(DateTime<Utc>, NewEvent<'_>)>) -> Result<()> {
    let Some((_, first)) = events.first() else { return Ok(()) };
    let mut previous = table::Entity::find()
        .filter(table::Column::AcademyId.eq(first.academy.0))
        .order_by_desc(table::Column::Number)
        .one(tx)
        .await?
        .map(record);
    let mut rows = Vec::with_capacity(events.len());
    for (at, event) in events {
        let at = forward(previous.as_ref().map(|record| record.at), at)?;
        let (linked, row) = link(previous.as_ref(), at, event)?;
        previous = Some(linked);
        rows.push(row);
    }
    // A statement of SQLite takes 32,766 values; a row has twelve.
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(500));
        table::Entity::insert_many(std::mem::replace(&mut rows, rest)).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn link(
    previous: Option<&EventRecord>,
    at: DateTime<Utc>,
    event: NewEvent<'_>,
) -> Result<(EventRecord, table::ActiveModel)> {
    let salt = random::bytes::<16>().map_err(|e| StorageError::Unavailable(e.to_string()))?;
    let subject_kind = event.action.split('.').next().unwrap_or(event.action);
    let linked = event_chain::link(
        previous,
        event_chain::Happening {
            academy_id: event.academy,
            at,
            actor: event.actor,
            action: event.action.to_owned(),
            subject_kind: subject_kind.to_owned(),
            subject_id: event.subject.to_string(),
            changes_commitment: event_chain::commitment(&salt, &event.changes),
        },
    );
    let row = table::ActiveModel {
        academy_id: Set(linked.academy_id.into()),
        number: Set(linked.number),
        at: Set(linked.at),
        actor_id: Set(linked.actor.map(Into::into)),
        action: Set(linked.action.clone()),
        subject_kind: Set(linked.subject_kind.clone()),
        subject_id: Set(event.subject),
        changes: Set(Some(event.changes)),
        salt: Set(Some(salt.iter().map(|byte| format!("{byte:02x}")).collect())),
        changes_commitment: Set(linked.changes_commitment.clone()),
        previous_hash: Set(linked.previous_hash.clone()),
        hash: Set(linked.hash.clone()),
    };
    Ok((linked, row))
}

fn record(row: table::Model) -> EventRecord {
    EventRecord {
        academy_id: row.academy_id.into(),
        number: row.number,
        at: row.at,
        actor: row.actor_id.map(Into::into),
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id.to_string(),
        changes_commitment: row.changes_commitment,
        previous_hash: row.previous_hash,
        hash: row.hash,
    }
}

/// A page of events, newest first, and how many there are in all. `page` counts from 1.
pub async fn list(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    filter: &EventFilter,
    page: u64,
    size: u64,
) -> Result<(Vec<EventLine>, u64)> {
    let mut wanted = table::Entity::find().filter(table::Column::AcademyId.eq(academy.0));
    if let Some(actor) = filter.actor {
        wanted = wanted.filter(table::Column::ActorId.eq(actor.0));
    }
    if let Some(subject) = filter.subject {
        wanted = wanted.filter(table::Column::SubjectId.eq(subject));
    }
    if !filter.action.is_empty() {
        wanted = wanted.filter(table::Column::Action.starts_with(&filter.action));
    }
    if let Some(from) = filter.from {
        wanted = wanted.filter(table::Column::At.gte(from));
    }
    if let Some(until) = filter.until {
        wanted = wanted.filter(table::Column::At.lt(until));
    }
    let total = wanted.clone().count(db).await?;
    let rows = wanted
        .order_by_desc(table::Column::Number)
        .offset((page.max(1) - 1) * size)
        .limit(size)
        .all(db)
        .await?;
    Ok((with_actors(db, academy, rows).await?, total))
}

/// The newest events about an enrolment: itself, its entries, cases, sessions, assessments, holds and certificates.
pub async fn list_about_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
    limit: u64,
) -> Result<Vec<EventLine>> {
    let sql = "SELECT v.* FROM event v WHERE v.academy_id = ?1 AND v.subject_id IN (
            SELECT id FROM enrolment WHERE id = ?2 AND academy_id = ?1
            UNION SELECT id FROM hours_entry WHERE enrolment_id = ?2
            UNION SELECT id FROM treatment_case WHERE enrolment_id = ?2
            UNION SELECT s.id FROM case_session s JOIN treatment_case t ON t.id = s.case_id WHERE t.enrolment_id = ?2
            UNION SELECT id FROM assessment WHERE enrolment_id = ?2
            UNION SELECT id FROM hold WHERE enrolment_id = ?2
            UNION SELECT id FROM certificate WHERE enrolment_id = ?2)
        ORDER BY v.number DESC LIMIT ?3";
    let values = values![academy.0, enrolment.0, rows::signed::<i64>(limit)?];
    let found: Vec<table::Model> =
        rows::all(db, sql, values).await?.iter().map(rows::model).collect::<Result<_>>()?;
    with_actors(db, academy, found).await
}

/// One event by its number.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, number: i64) -> Result<EventLine> {
    let row = found(table::Entity::find_by_id((academy.0, number)).one(db).await?)?;
    found(with_actors(db, academy, vec![row]).await?.pop())
}

async fn with_actors(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    rows: Vec<table::Model>,
) -> Result<Vec<EventLine>> {
    let ids: HashSet<PersonId> = rows.iter().filter_map(|row| row.actor_id).map(Into::into).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let names: HashMap<PersonId, String> = people::list_names(db, academy, &ids).await?.into_iter().collect();
    Ok(rows
        .into_iter()
        .map(|row| EventLine {
            number: row.number,
            at: row.at,
            actor: row.actor_id.map(|id| (id.into(), names.get(&id.into()).cloned().unwrap_or_default())),
            action: row.action,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            changes: row.changes,
            hash: row.hash,
        })
        .collect())
}

/// Walks an academy's whole chain: the hashes, that it does not go back in time, and that what is told of each change is what was committed to.
/// Gives the number of events, or the first that does not hold.
pub async fn verify(
    db: &impl ConnectionTrait,
    academy: AcademyId,
) -> Result<std::result::Result<i64, BrokenLink>> {
    let mut previous: Option<EventRecord> = None;
    loop {
        let after = previous.as_ref().map_or(0, |record| record.number);
        let rows = table::Entity::find()
            .filter(table::Column::AcademyId.eq(academy.0))
            .filter(table::Column::Number.gt(after))
            .order_by_asc(table::Column::Number)
            .limit(1000)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(Ok(after));
        }
        for row in rows {
            if let (Some(salt), Some(changes)) = (&row.salt, &row.changes)
                && event_chain::commitment(&unhex(salt)?, changes) != row.changes_commitment
            {
                return Ok(Err(BrokenLink { number: row.number, fault: LinkFault::Content }));
            }
            let next = record(row);
            if let Err(fault) = event_chain::check_link(previous.as_ref(), &next) {
                return Ok(Err(BrokenLink { number: next.number, fault }));
            }
            previous = Some(next);
        }
    }
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    let unreadable = || StorageError::Unreadable("the salt of an event".into());
    (0..text.len())
        .step_by(2)
        .map(|i| text.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).ok_or_else(unreadable))
        .collect()
}
