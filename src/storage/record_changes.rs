//! Other names and birth dates for people of several academies, each until the person agrees.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::domain::{
    ids::{AcademyId, PersonId},
    person::Person,
};

use super::{
    Result, Tx,
    entities::record_change as table,
    exactly_one, found, people,
    seals::{self, Kind},
};

/// What an academy asks to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// Its id.
    pub id: Uuid,
    /// Whose record.
    pub person: PersonId,
    /// Which academy asks.
    pub academy: AcademyId,
    /// The name as it stood when it was asked.
    pub name_before: String,
    /// The same in Latin letters, as it stood.
    pub latin_name_before: Option<String>,
    /// The birth date as it stood when it was asked.
    pub born_on_before: Option<NaiveDate>,
    /// The name it asks for.
    pub name: String,
    /// The same in Latin letters.
    pub latin_name: Option<String>,
    /// The birth date it asks for.
    pub born_on: Option<NaiveDate>,
    /// Who asks.
    pub asked_by: PersonId,
}

impl RecordChange {
    /// Whether another one of the same academy asks for the same, of the same record.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        Self { id: other.id, asked_by: other.asked_by, ..self.clone() } == *other
    }

    /// Whether the record is still what it was when this was asked.
    pub fn is_open_for(&self, person: &Person) -> bool {
        self.name_before == person.full_name
            && self.latin_name_before == person.latin_name
            && self.born_on_before == person.born_on
    }

    /// The record as it is asked for.
    pub fn applied_to(&self, person: &Person) -> Person {
        Person {
            full_name: self.name.clone(),
            latin_name: self.latin_name.clone(),
            born_on: self.born_on,
            ..person.clone()
        }
    }
}

impl From<table::Model> for RecordChange {
    fn from(row: table::Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id.into(),
            academy: row.academy_id.into(),
            name_before: row.name_before,
            latin_name_before: row.latin_name_before,
            born_on_before: row.born_on_before,
            name: row.name,
            latin_name: row.latin_name,
            born_on: row.born_on,
            asked_by: row.asked_by.into(),
        }
    }
}

/// How long a person can agree to it: who asked, and why, is remembered so long.
const OPEN_FOR: TimeDelta = TimeDelta::days(14);

/// Stores what an academy asks for; what it asked of the person before is over.
pub async fn insert(tx: &Tx, change: &RecordChange, now: DateTime<Utc>) -> Result<()> {
    table::Entity::update_many()
        .filter(table::Column::PersonId.eq(change.person.0))
        .filter(table::Column::AcademyId.eq(change.academy.0))
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    let row = table::ActiveModel {
        id: Set(change.id),
        person_id: Set(change.person.into()),
        academy_id: Set(change.academy.into()),
        name_before: Set(change.name_before.clone()),
        born_on_before: Set(change.born_on_before),
        name: Set(change.name.clone()),
        born_on: Set(change.born_on),
        asked_by: Set(change.asked_by.into()),
        asked_at: Set(now),
        settled_at: Set(None),
        latin_name_before: Set(change.latin_name_before.clone()),
        latin_name: Set(change.latin_name.clone()),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// What academies ask of a person and they can still answer, the oldest first.
pub async fn list_waiting(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<RecordChange>> {
    let rows = table::Entity::find()
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::SettledAt.is_null())
        .filter(table::Column::AskedAt.gt(now - OPEN_FOR))
        .order_by_asc(table::Column::AskedAt)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// One of them.
///
/// # Errors
/// [`super::StorageError::Altered`] where it does not stand there as the program wrote it, or the roles of who asked do not.
pub async fn find_waiting(tx: &Tx, person: PersonId, id: Uuid, now: DateTime<Utc>) -> Result<RecordChange> {
    let row = table::Entity::find_by_id(id)
        .filter(table::Column::PersonId.eq(person.0))
        .filter(table::Column::SettledAt.is_null())
        .filter(table::Column::AskedAt.gt(now - OPEN_FOR))
        .one(tx)
        .await?;
    let asked: RecordChange = found(row)?.into();
    seals::require_whole(tx, Kind::RecordChange, &[asked.id]).await?;
    people::require_whole_grants(tx, asked.academy, asked.asked_by).await?;
    Ok(asked)
}

/// Writes down that it was answered; `Stale` where it was before.
pub async fn update_settled(tx: &Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id))
        .filter(table::Column::SettledAt.is_null())
        .col_expr(table::Column::SettledAt, now.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
