//! Cohorts.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QueryResult, QuerySelect, QueryTrait, prelude::Uuid,
};

use crate::domain::{
    cohort::Cohort,
    ids::{AcademyId, CohortId, PersonId},
    search::Search,
    states::{CohortState, EnrolmentState},
};

use super::{
    Result, StorageError, Tx,
    entities::{cohort as table, enrolment},
    exactly_one, found,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// A cohort as lists and its own page show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortView {
    /// The cohort.
    pub cohort: Cohort,
    /// Its course's title.
    pub course_title: String,
    /// The number of its course version.
    pub version_number: u32,
    /// How many trainees it has, those withdrawn left out.
    pub enrolled: u32,
    /// Its lead trainer's name.
    pub lead_name: Option<String>,
}

const VIEW: &str = concat!(
    "c.*, co.title AS course_title, v.number AS version_number, ",
    text_here!("p", "full_name", "c.academy_id"),
    " AS lead_name,
    (SELECT count(*) FROM enrolment e WHERE e.cohort_id = c.id AND e.state <> 'withdrawn') AS enrolled"
);
const TABLES: &str =
    "cohort c JOIN course_version v ON v.id = c.course_version_id JOIN course co ON co.id = v.course_id
    LEFT JOIN person p ON p.id = c.lead_trainer_id";

impl TryFrom<table::Model> for Cohort {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            course_version_id: row.course_version_id.into(),
            name: row.name,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            capacity: rows::unsigned(row.capacity)?,
            lead_trainer_id: row.lead_trainer_id.map(Into::into),
            state: row.state.parse()?,
        })
    }
}

fn view(row: &QueryResult) -> Result<CohortView> {
    Ok(CohortView {
        cohort: rows::model::<table::Model>(row)?.try_into()?,
        course_title: rows::get(row, "course_title")?,
        version_number: rows::whole(row, "version_number")?,
        enrolled: rows::whole(row, "enrolled")?,
        lead_name: rows::get(row, "lead_name")?,
    })
}

/// Adds a cohort. `Conflict("name")` where the academy has one of this name.
pub async fn insert(tx: &Tx, cohort: &Cohort, now: DateTime<Utc>) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(cohort.id.into()),
        academy_id: Set(cohort.academy_id.into()),
        course_version_id: Set(cohort.course_version_id.into()),
        name: Set(cohort.name.clone()),
        starts_on: Set(cohort.starts_on),
        ends_on: Set(cohort.ends_on),
        capacity: Set(rows::signed(cohort.capacity)?),
        lead_trainer_id: Set(cohort.lead_trainer_id.map(Into::into)),
        state: Set(cohort.state.name().to_owned()),
        created_at: Set(now),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The cohort of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: CohortId) -> Result<Cohort> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// The cohort of an id, with what its page shows.
pub async fn find_view(db: &impl ConnectionTrait, academy: AcademyId, id: CohortId) -> Result<CohortView> {
    let sql = format!("SELECT {VIEW} FROM {TABLES} WHERE c.academy_id = ?1 AND c.id = ?2");
    view(&found(rows::one(db, sql, values![academy.0, id.0]).await?)?)
}

/// The cohorts of an academy, newest first; of a state, and with what was typed in their name, where those are given.
pub async fn list(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    state: Option<CohortState>,
    search: &str,
    page: Page,
) -> Result<PageOf<CohortView>> {
    let mut values = values![academy.0, state.map(CohortState::name)];
    let mut from = format!("{TABLES} WHERE c.academy_id = ?1 AND (?2 IS NULL OR c.state = ?2)");
    let search = Search::read(search);
    if !search.is_empty() {
        // Their names are not stored folded, and an academy has hundreds of them at most.
        let ids = list_named(db, academy, &search).await?;
        // Of an empty list, `IN` is an error on other engines.
        from.push_str(&match ids.len() {
            0 => " AND 1 = 0".to_owned(),
            some => format!(" AND c.id IN ({})", rows::places(values.len() + 1, some)),
        });
        values.extend(ids.into_iter().map(sea_orm::Value::from));
    }
    let select = Select { columns: VIEW, from: &from, order: "c.starts_on DESC, c.id DESC", values };
    pages::run(db, select, page, view).await
}

/// The ids of the cohorts of a name.
async fn list_named(db: &impl ConnectionTrait, academy: AcademyId, search: &Search) -> Result<Vec<Uuid>> {
    let all = table::Entity::find().filter(table::Column::AcademyId.eq(academy.0)).all(db).await?;
    Ok(all.into_iter().filter(|row| search.finds(&row.name)).map(|row| row.id).collect())
}

/// The cohorts that a trainer leads, newest first, those cancelled left out.
pub async fn list_of_lead(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    lead: PersonId,
) -> Result<Vec<CohortView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE c.academy_id = ?1 AND c.lead_trainer_id = ?2 AND c.state <> 'cancelled'
         ORDER BY c.starts_on DESC, c.id DESC"
    );
    rows::all(db, sql, values![academy.0, lead.0]).await?.iter().map(view).collect()
}

/// The cohorts that can take trainees, by name: those planned or over are left out.
pub async fn list_open(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Cohort>> {
    let open = table::Column::State.is_in([CohortState::Open.name(), CohortState::Running.name()]);
    list_by_name(db, academy, Condition::all().add(open)).await
}

async fn list_by_name(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    wanted: Condition,
) -> Result<Vec<Cohort>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(wanted)
        .order_by_asc(table::Column::Name)
        .all(db)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The cohorts in which somebody is learning, by name: the running ones, those that were closed before everybody had finished, and
/// those to which somebody moved before they start.
pub async fn list_learning(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<Cohort>> {
    let learning = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CohortId)
        .filter(enrolment::Column::AcademyId.eq(academy.0))
        .filter(enrolment::Column::State.eq(EnrolmentState::Active.name()))
        .into_query();
    let there = table::Column::Id.in_subquery(learning);
    let running = table::Column::State.eq(CohortState::Running.name());
    list_by_name(db, academy, Condition::any().add(running).add(there)).await
}

/// Changes name, dates, capacity and lead trainer. `Stale` where its state is no longer the one given.
pub async fn update(tx: &Tx, academy: AcademyId, cohort: &Cohort) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(cohort.id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(cohort.state.name()))
        .col_expr(table::Column::Name, cohort.name.clone().into())
        .col_expr(table::Column::StartsOn, cohort.starts_on.into())
        .col_expr(table::Column::EndsOn, cohort.ends_on.into())
        .col_expr(table::Column::Capacity, rows::signed::<i32>(cohort.capacity)?.into())
        .col_expr(table::Column::LeadTrainerId, cohort.lead_trainer_id.map(|id| id.0).into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Moves a cohort from the state it was read in to another.
pub async fn update_state(
    tx: &Tx,
    academy: AcademyId,
    id: CohortId,
    expected: CohortState,
    state: CohortState,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(expected.name()))
        .col_expr(table::Column::State, state.name().into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
