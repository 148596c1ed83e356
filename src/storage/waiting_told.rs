//! What people were told by mail that it waits for them: each cause once, and at most once a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict,
};

use crate::domain::ids::{AcademyId, PersonId};

use super::{
    Result, Tx,
    entities::{waiting_day as days, waiting_told as table},
};

/// The day on which the people of an academy were told last.
pub async fn find_day(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Option<NaiveDate>> {
    Ok(days::Entity::find_by_id(academy.0).one(db).await?.map(|row| row.told_on))
}

/// Notes the day on which they are told.
pub async fn update_day(tx: &Tx, academy: AcademyId, day: NaiveDate) -> Result<()> {
    let row = days::ActiveModel { academy_id: Set(academy.0), told_on: Set(day) };
    let newer = OnConflict::column(days::Column::AcademyId).update_column(days::Column::ToldOn).to_owned();
    days::Entity::insert(row).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}

/// What a person was told of and still waits for them.
pub async fn list_told(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<BTreeSet<String>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::PersonId.eq(person.0))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.cause).collect())
}

/// Notes what a person is told of now, and forgets what waits no longer.
pub async fn update_told(
    tx: &Tx,
    (academy, person): (AcademyId, PersonId),
    new: impl IntoIterator<Item = &String>,
    gone: impl IntoIterator<Item = &String>,
) -> Result<()> {
    let row = |cause: &String| table::ActiveModel {
        academy_id: Set(academy.0),
        person_id: Set(person.0),
        cause: Set(cause.clone()),
    };
    let rows: Vec<_> = new.into_iter().map(row).collect();
    for some in rows.chunks(500) {
        table::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    let gone: Vec<_> = gone.into_iter().cloned().collect();
    for some in gone.chunks(500) {
        table::Entity::delete_many()
            .filter(table::Column::AcademyId.eq(academy.0))
            .filter(table::Column::PersonId.eq(person.0))
            .filter(table::Column::Cause.is_in(some.to_vec()))
            .exec(tx)
            .await?;
    }
    Ok(())
}
