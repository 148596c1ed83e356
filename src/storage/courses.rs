//! Courses and their versions.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    prelude::{Expr, Uuid},
};

use crate::domain::{
    course_spec::CourseSpec,
    ids::{AcademyId, CourseId, CourseVersionId, PersonId},
    signed_content::sha256_hex,
    states::{CohortState, CourseVersionState, EnrolmentState},
};

use super::{
    Result, StorageError, Tx,
    entities::{cohort, course, course_version as table, enrolment},
    exactly_one, found,
    rows::{self, values},
};

/// A course version with everything it teaches and requires.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseVersionRecord {
    /// Its id.
    pub id: CourseVersionId,
    /// The course it is a version of.
    pub course_id: CourseId,
    /// 1 for the first version of the course.
    pub number: u32,
    /// Its state.
    pub state: CourseVersionState,
    /// What it teaches and requires.
    pub spec: CourseSpec,
    /// SHA-256 of the stored specification, in lower-case hexadecimal.
    pub spec_sha256: String,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// Who published it.
    pub published_by: Option<PersonId>,
}

/// A course in the list of courses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLine {
    /// Its id.
    pub id: CourseId,
    /// Its stable key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its versions, newest first.
    pub versions: Vec<VersionLine>,
}

/// A course version in a list, without its specification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// Its id.
    pub id: CourseVersionId,
    /// 1 for the first version.
    pub number: u32,
    /// Its state.
    pub state: CourseVersionState,
    /// When it was imported.
    pub created_at: DateTime<Utc>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
    /// How many enrolments pin it, those withdrawn left out.
    pub enrolments: u64,
}

/// A version that a new cohort may run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedVersion {
    /// Its id.
    pub id: CourseVersionId,
    /// Its course.
    pub course_id: CourseId,
    /// The course's title.
    pub title: String,
    /// 1 for the first version.
    pub number: u32,
}

impl TryFrom<table::Model> for CourseVersionRecord {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            course_id: row.course_id.into(),
            number: rows::unsigned(row.number)?,
            state: row.state.parse()?,
            spec: serde_json::from_value(row.spec)?,
            spec_sha256: row.spec_sha256,
            published_at: row.published_at,
            published_by: row.published_by.map(Into::into),
        })
    }
}

/// Stores a specification as the draft of its course: of a new course where the academy has none with this key,
/// in place of the draft where there is one, else as the next version.
pub async fn insert_draft(
    tx: &Tx,
    academy: AcademyId,
    spec: &CourseSpec,
    now: DateTime<Utc>,
) -> Result<CourseVersionId> {
    let json = serde_json::to_value(spec)?;
    let sha256 = sha256_hex(&json.to_string());
    let course = find_or_insert_course(tx, academy, spec, now).await?;
    let draft = table::Entity::find()
        .filter(table::Column::CourseId.eq(course.0))
        .filter(table::Column::State.eq(CourseVersionState::Draft.name()))
        .one(tx)
        .await?;
    if let Some(draft) = draft {
        let done = table::Entity::update_many()
            .filter(table::Column::Id.eq(draft.id))
            .filter(table::Column::State.eq(CourseVersionState::Draft.name()))
            .col_expr(table::Column::Spec, json.into())
            .col_expr(table::Column::SpecSha256, sha256.into())
            .col_expr(table::Column::CreatedAt, now.into())
            .exec(tx)
            .await?;
        exactly_one(done.rows_affected)?;
        return Ok(draft.id.into());
    }
    let newest = "SELECT coalesce(max(number), 0) AS count FROM course_version WHERE course_id = ?1";
    let id = CourseVersionId::fresh();
    let row = table::ActiveModel {
        id: Set(id.into()),
        academy_id: Set(academy.into()),
        course_id: Set(course.into()),
        number: Set(rows::signed(rows::count(tx, newest, values![course.0]).await? + 1)?),
        state: Set(CourseVersionState::Draft.name().to_owned()),
        spec: Set(json),
        spec_sha256: Set(sha256),
        created_at: Set(now),
        published_at: Set(None),
        published_by: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

async fn find_or_insert_course(
    tx: &Tx,
    academy: AcademyId,
    spec: &CourseSpec,
    now: DateTime<Utc>,
) -> Result<CourseId> {
    let known = course::Entity::find()
        .filter(course::Column::AcademyId.eq(academy.0))
        .filter(course::Column::Key.eq(&spec.key))
        .one(tx)
        .await?;
    if let Some(known) = known {
        return Ok(known.id.into());
    }
    let id = CourseId::fresh();
    let row = course::ActiveModel {
        id: Set(id.into()),
        academy_id: Set(academy.into()),
        key: Set(spec.key.clone()),
        title: Set(spec.title.clone()),
        created_at: Set(now),
    };
    course::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(id)
}

/// A version with its specification.
pub async fn find_version(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CourseVersionId,
) -> Result<CourseVersionRecord> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// Every course of an academy by title, with its versions.
pub async fn list_courses(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<CourseLine>> {
    let sql = "SELECT co.id AS course_id, co.key, co.title, v.id, v.number, v.state, v.created_at, v.published_at,
               (SELECT count(*) FROM enrolment e WHERE e.course_version_id = v.id AND e.state <> 'withdrawn') AS enrolments
               FROM course co JOIN course_version v ON v.course_id = co.id
               WHERE co.academy_id = ?1 ORDER BY co.title, co.id, v.number DESC";
    let mut courses = Vec::<CourseLine>::new();
    for row in rows::all(db, sql, values![academy.0]).await? {
        let id = rows::id(&row, "course_id")?;
        let version = VersionLine {
            id: rows::id(&row, "id")?,
            number: rows::whole(&row, "number")?,
            state: rows::word(&row, "state")?,
            created_at: rows::get(&row, "created_at")?,
            published_at: rows::get(&row, "published_at")?,
            enrolments: rows::whole(&row, "enrolments")?,
        };
        match courses.last_mut().filter(|course| course.id == id) {
            Some(course) => course.versions.push(version),
            None => courses.push(CourseLine {
                id,
                key: rows::get(&row, "key")?,
                title: rows::get(&row, "title")?,
                versions: vec![version],
            }),
        }
    }
    Ok(courses)
}

/// The versions that new cohorts may run, by title, newest first.
pub async fn list_published(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<PublishedVersion>> {
    list_versions(db, academy, Condition::all().add(is_published())).await
}

/// The versions that somebody can come to learn by or learns by: the published ones, and those that were retired while a cohort that
/// is not over, or a trainee who has not finished, goes on with them. By title, newest first.
pub async fn list_living(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<PublishedVersion>> {
    let over = [CohortState::Closed, CohortState::Cancelled].map(CohortState::name);
    let run = cohort::Entity::find()
        .select_only()
        .column(cohort::Column::CourseVersionId)
        .filter(cohort::Column::AcademyId.eq(academy.0))
        .filter(cohort::Column::State.is_not_in(over))
        .into_query();
    let gone = [EnrolmentState::Completed, EnrolmentState::Withdrawn].map(EnrolmentState::name);
    let learnt = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CourseVersionId)
        .filter(enrolment::Column::AcademyId.eq(academy.0))
        .filter(enrolment::Column::State.is_not_in(gone))
        .into_query();
    let living = Condition::any()
        .add(is_published())
        .add(table::Column::Id.in_subquery(run))
        .add(table::Column::Id.in_subquery(learnt));
    list_versions(db, academy, living).await
}

/// The versions that were ever published, by title, newest first.
pub async fn list_known(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<PublishedVersion>> {
    let drafted = table::Column::State.eq(CourseVersionState::Draft.name());
    list_versions(db, academy, Condition::all().not().add(drafted)).await
}

fn is_published() -> Expr {
    table::Column::State.eq(CourseVersionState::Published.name())
}

async fn list_versions(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    wanted: Condition,
) -> Result<Vec<PublishedVersion>> {
    let rows = table::Entity::find()
        .select_only()
        .column(table::Column::Id)
        .column(table::Column::CourseId)
        .column(table::Column::Number)
        .column(course::Column::Title)
        .join_rev(
            JoinType::InnerJoin,
            course::Entity::belongs_to(table::Entity)
                .from(course::Column::Id)
                .to(table::Column::CourseId)
                .into(),
        )
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(wanted)
        .order_by_asc(course::Column::Title)
        .order_by_asc(course::Column::Id)
        .order_by_desc(table::Column::Number)
        .into_tuple::<(Uuid, Uuid, i32, String)>()
        .all(db)
        .await?;
    let read = |(id, course, number, title): (Uuid, Uuid, i32, String)| {
        Ok(PublishedVersion {
            id: id.into(),
            course_id: course.into(),
            title,
            number: rows::unsigned(number)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Publishes a draft; the course takes its title. `Stale` where it is a draft no longer.
pub async fn update_published(
    tx: &Tx,
    academy: AcademyId,
    id: CourseVersionId,
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(CourseVersionState::Draft.name()))
        .col_expr(table::Column::State, CourseVersionState::Published.name().into())
        .col_expr(table::Column::PublishedAt, now.into())
        .col_expr(table::Column::PublishedBy, by.0.into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)?;
    let title = "UPDATE course SET title = (SELECT json_extract(v.spec, '$.title') FROM course_version v WHERE v.id = ?1)
                 WHERE id = (SELECT v.course_id FROM course_version v WHERE v.id = ?1)";
    exactly_one(rows::change(tx, title, values![id.0]).await?)
}

/// Retires a published version. `Stale` where it is not published.
pub async fn update_retired(tx: &Tx, academy: AcademyId, id: CourseVersionId) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::State.eq(CourseVersionState::Published.name()))
        .col_expr(table::Column::State, CourseVersionState::Retired.name().into())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
