//! Enrolments.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryResult,
    QuerySelect, sea_query::Expr,
};
use uuid::Uuid;

use crate::domain::{
    enrolment::Enrolment,
    ids::{AcademyId, CohortId, CourseVersionId, DocumentId, EnrolmentId, PersonId},
    search::Search,
    states::EnrolmentState,
};

use super::{
    Result, StorageError, Tx, all_of,
    entities::enrolment as table,
    exactly_one, found,
    here::{known_here, text_here},
    matching,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// An enrolment with the names a page shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentView {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// The trainee's name.
    pub person_name: String,
    /// The trainee's address.
    pub person_email: String,
    /// The trainee's birth date, once known.
    pub born_on: Option<NaiveDate>,
    /// The cohort's name.
    pub cohort_name: String,
    /// The course's title.
    pub course_title: String,
}

const VIEW: &str = concat!(
    "e.*, ",
    text_here!("p", "full_name", "e.academy_id"),
    " AS person_name, ",
    text_here!("p", "email", "e.academy_id"),
    " AS person_email, ",
    known_here!("p", "born_on", "e.academy_id"),
    " AS born_on, c.name AS cohort_name, co.title AS course_title"
);
/// What a trainee is found by.
const FOUND_BY: &str = concat!(
    "((",
    text_here!("p", "search_name", "e.academy_id"),
    ") || ' ' || (",
    text_here!("p", "email", "e.academy_id"),
    "))"
);
const TABLES: &str = "enrolment e JOIN person p ON p.id = e.person_id JOIN cohort c ON c.id = e.cohort_id
    JOIN course_version v ON v.id = e.course_version_id JOIN course co ON co.id = v.course_id";
/// What a trainee works on comes before what they have done or left.
const CURRENT_FIRST: &str = "CASE e.state WHEN 'active' THEN 0 WHEN 'paused' THEN 1 WHEN 'applied' THEN 2
    WHEN 'completed' THEN 3 ELSE 4 END, e.starts_on DESC, e.id DESC";

impl TryFrom<table::Model> for Enrolment {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            person_id: row.person_id.into(),
            course_version_id: row.course_version_id.into(),
            cohort_id: row.cohort_id.into(),
            state: row.state.parse()?,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            identity_checked_on: row.identity_checked_on,
            identity_checked_by: row.identity_checked_by.map(Into::into),
        })
    }
}

fn view(row: &QueryResult) -> Result<EnrolmentView> {
    Ok(EnrolmentView {
        enrolment: rows::model::<table::Model>(row)?.try_into()?,
        person_name: rows::get(row, "person_name")?,
        person_email: rows::get(row, "person_email")?,
        born_on: rows::get(row, "born_on")?,
        cohort_name: rows::get(row, "cohort_name")?,
        course_title: rows::get(row, "course_title")?,
    })
}

/// Adds an enrolment; whether the cohort has room is counted in the same transaction, with [`count_of_cohort`].
/// `Conflict("person")` where the person is in the cohort.
pub async fn insert(tx: &Tx, enrolment: &Enrolment, now: DateTime<Utc>) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(enrolment.id.into()),
        academy_id: Set(enrolment.academy_id.into()),
        person_id: Set(enrolment.person_id.into()),
        course_version_id: Set(enrolment.course_version_id.into()),
        cohort_id: Set(enrolment.cohort_id.into()),
        state: Set(enrolment.state.name().to_owned()),
        starts_on: Set(enrolment.starts_on),
        ends_on: Set(enrolment.ends_on),
        identity_checked_on: Set(enrolment.identity_checked_on),
        identity_checked_by: Set(enrolment.identity_checked_by.map(Into::into)),
        created_at: Set(now),
        identity_document_id: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// When each trainee of a cohort was enrolled, whatever day their hours count from.
pub async fn list_made_at(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<HashMap<EnrolmentId, DateTime<Utc>>> {
    let rows: Vec<(Uuid, DateTime<Utc>)> = table::Entity::find()
        .select_only()
        .column(table::Column::Id)
        .column(table::Column::CreatedAt)
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::CohortId.eq(cohort.0))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, at)| (id.into(), at)).collect())
}

/// How many trainees a cohort has, those withdrawn left out.
pub async fn count_of_cohort(db: &impl ConnectionTrait, academy: AcademyId, cohort: CohortId) -> Result<u32> {
    let sql = "SELECT count(*) AS count FROM enrolment WHERE academy_id = ?1 AND cohort_id = ?2 AND state <> 'withdrawn'";
    let count = rows::count(db, sql, values![academy.0, cohort.0]).await?;
    rows::unsigned(rows::signed::<i64>(count)?)
}

/// The enrolment of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: EnrolmentId) -> Result<Enrolment> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// The enrolments of some ids, in no order; ids that the academy does not have are left out.
pub async fn list_by_ids(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[EnrolmentId],
) -> Result<Vec<Enrolment>> {
    let rows = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .all(db)
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// The enrolment of an id, with the trainee, the cohort and the course.
pub async fn find_with_person(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: EnrolmentId,
) -> Result<EnrolmentView> {
    let sql = format!("SELECT {VIEW} FROM {TABLES} WHERE e.academy_id = ?1 AND e.id = ?2");
    view(&found(rows::one(db, sql, values![academy.0, id.0]).await?)?)
}

/// The enrolments of a cohort by name, those withdrawn last.
pub async fn list_of_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Vec<EnrolmentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE e.academy_id = ?1 AND e.cohort_id = ?2
         ORDER BY e.state = 'withdrawn', p.search_name, e.id"
    );
    rows::all(db, sql, values![academy.0, cohort.0]).await?.iter().map(view).collect()
}

/// A person's enrolments in an academy, what they work on first.
pub async fn list_of_person(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Vec<EnrolmentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE e.academy_id = ?1 AND e.person_id = ?2 ORDER BY {CURRENT_FIRST}"
    );
    rows::all(db, sql, values![academy.0, person.0]).await?.iter().map(view).collect()
}

/// The enrolment that a person's pages are about: the active one, else the newest of the next best state.
pub async fn find_current_of_person(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Option<EnrolmentView>> {
    let sql = format!(
        "SELECT {VIEW} FROM {TABLES} WHERE e.academy_id = ?1 AND e.person_id = ?2 ORDER BY {CURRENT_FIRST} LIMIT 1"
    );
    rows::one(db, sql, values![academy.0, person.0]).await?.as_ref().map(view).transpose()
}

/// Enrolments by the trainee's name. `search` is what was typed of a name or an address; empty finds all.
pub async fn search_trainees(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    search: &str,
    page: Page,
) -> Result<PageOf<EnrolmentView>> {
    let mut values = values![academy.0];
    let found = matching::words(&Search::read(search), FOUND_BY, &mut values);
    let from = format!("{TABLES} WHERE e.academy_id = ?1 AND {found}");
    let select = Select { columns: VIEW, from: &from, order: "p.search_name, e.id", values };
    pages::run(db, select, page, view).await
}

/// Moves enrolments from the state they were read in to another. `Stale` where one is in it no longer; none moves then.
pub async fn update_state(
    tx: &Tx,
    academy: AcademyId,
    ids: &[EnrolmentId],
    expected: EnrolmentState,
    state: EnrolmentState,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(expected.name()))
        .col_expr(table::Column::State, state.name().into())
        .exec(tx)
        .await?;
    all_of(ids.len(), done.rows_affected)
}

/// Moves an enrolment, read in a cohort, to another cohort and to the course version that it runs, in a state. `Stale` where
/// it is in another cohort or state by now; `Conflict("person")` where the person is in the new one already.
pub async fn update_cohort(
    tx: &Tx,
    read: &Enrolment,
    (cohort, version): (CohortId, CourseVersionId),
    state: EnrolmentState,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(read.id.0))
        .filter(table::Column::AcademyId.eq(read.academy_id.0))
        .filter(table::Column::CohortId.eq(read.cohort_id.0))
        .filter(table::Column::State.eq(read.state.name()))
        .col_expr(table::Column::CohortId, cohort.0.into())
        .col_expr(table::Column::CourseVersionId, version.0.into())
        .col_expr(table::Column::State, state.name().into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Notes who looked at the trainee's identity document, and when; and which it was, where it is on record. `Stale` where somebody
/// did already.
pub async fn update_identity_check(
    tx: &Tx,
    academy: AcademyId,
    id: EnrolmentId,
    (by, on): (PersonId, NaiveDate),
    document: Option<DocumentId>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::IdentityCheckedOn.is_null())
        .col_expr(table::Column::IdentityCheckedOn, on.into())
        .col_expr(table::Column::IdentityCheckedBy, by.0.into())
        .col_expr(table::Column::IdentityDocumentId, Expr::value(document.map(|document| document.0)))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Takes back the identity checks that rely on a document. Gives the enrolments as they were.
pub async fn update_identity_unchecked(
    tx: &Tx,
    academy: AcademyId,
    document: DocumentId,
) -> Result<Vec<Enrolment>> {
    let relying = Condition::all()
        .add(table::Column::AcademyId.eq(academy.0))
        .add(table::Column::IdentityDocumentId.eq(document.0));
    let before = table::Entity::find().filter(relying.clone()).all(tx).await?;
    table::Entity::update_many()
        .filter(relying)
        .col_expr(table::Column::IdentityCheckedOn, Expr::value(None::<NaiveDate>))
        .col_expr(table::Column::IdentityCheckedBy, Expr::value(None::<Uuid>))
        .col_expr(table::Column::IdentityDocumentId, Expr::value(None::<Uuid>))
        .exec(tx)
        .await?;
    before.into_iter().map(TryInto::try_into).collect()
}

/// Sets the last day on which practice counts, or takes it away.
pub async fn update_end(
    tx: &Tx,
    academy: AcademyId,
    id: EnrolmentId,
    last_day: Option<NaiveDate>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .col_expr(table::Column::EndsOn, last_day.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
