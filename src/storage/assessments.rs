//! Assessments.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QueryResult, sea_query::Expr,
};

use crate::domain::{
    assessment::Assessment,
    ids::{AcademyId, AssessmentId, EnrolmentId, PersonId},
    states::AssessmentState,
    words::{AssessmentKind, AssessmentOutcome},
};

use super::{
    Result, StorageError, Tx,
    entities::assessment as table,
    exactly_one, found,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// An assessment with the names a page shows beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentView {
    /// The assessment.
    pub assessment: Assessment,
    /// The trainee.
    pub trainee_id: PersonId,
    /// The trainee's name.
    pub trainee_name: String,
    /// The assessor's name.
    pub assessor_name: Option<String>,
    /// What the quality assurer wrote.
    pub iqa_comment: Option<String>,
}

pub(super) const VIEW: &str = concat!(
    "a.*, p.id AS trainee_id, ",
    text_here!("p", "full_name", "a.academy_id"),
    " AS trainee_name, ",
    text_here!("s", "full_name", "a.academy_id"),
    " AS assessor_name"
);
pub(super) const TABLES: &str =
    "assessment a JOIN enrolment e ON e.id = a.enrolment_id JOIN person p ON p.id = e.person_id
    LEFT JOIN person s ON s.id = a.assessor_id";

impl TryFrom<table::Model> for Assessment {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            enrolment_id: row.enrolment_id.into(),
            kind: row.kind.parse()?,
            criterion: row.criterion,
            technique: row.technique,
            client_ref: row.client_ref,
            assessor_id: row.assessor_id.map(Into::into),
            outcome: row.outcome.map(|text| text.parse()).transpose()?,
            decided_on: row.decided_on,
            sampled: row.sampled,
            iqa_id: row.iqa_id.map(Into::into),
            comment: row.comment,
            state: row.state.parse()?,
            version: row.version,
        })
    }
}

pub(super) fn assessment(row: &QueryResult) -> Result<Assessment> {
    rows::model::<table::Model>(row)?.try_into()
}

pub(super) fn view(row: &QueryResult) -> Result<AssessmentView> {
    Ok(AssessmentView {
        assessment: assessment(row)?,
        trainee_id: rows::id(row, "trainee_id")?,
        trainee_name: rows::get(row, "trainee_name")?,
        assessor_name: rows::get(row, "assessor_name")?,
        iqa_comment: rows::get(row, "iqa_comment")?,
    })
}

/// Adds an assessment. `Conflict("criterion")` where the enrolment has one of this criterion.
pub async fn insert(tx: &Tx, assessment: &Assessment, now: DateTime<Utc>) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(assessment.id.into()),
        academy_id: Set(assessment.academy_id.into()),
        enrolment_id: Set(assessment.enrolment_id.into()),
        kind: Set(assessment.kind.name().to_owned()),
        criterion: Set(assessment.criterion.clone()),
        technique: Set(assessment.technique.clone()),
        client_ref: Set(assessment.client_ref.clone()),
        assessor_id: Set(assessment.assessor_id.map(Into::into)),
        outcome: Set(assessment.outcome.map(|o| o.name().to_owned())),
        decided_on: Set(assessment.decided_on),
        sampled: Set(assessment.sampled),
        iqa_id: Set(assessment.iqa_id.map(Into::into)),
        comment: Set(assessment.comment.clone()),
        state: Set(assessment.state.name().to_owned()),
        version: Set(assessment.version),
        created_at: Set(now),
        iqa_comment: Set(None),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// An assessor's decision, as it is written down.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// Who decided.
    pub assessor: PersonId,
    /// Met or not.
    pub outcome: AssessmentOutcome,
    /// On which day.
    pub on: NaiveDate,
    /// The assessor's words.
    pub comment: &'a str,
}

/// Decides a criterion of an enrolment: a new row, or the row that was planned or returned; the id of that row.
/// `Stale` where it stands decided.
pub async fn insert_criterion(
    tx: &Tx,
    academy: AcademyId,
    enrolment: EnrolmentId,
    criterion: &str,
    decision: Decision<'_>,
    now: DateTime<Utc>,
) -> Result<AssessmentId> {
    let sql = "INSERT INTO assessment (id, academy_id, enrolment_id, kind, criterion, assessor_id, outcome, decided_on,
                                       sampled, comment, state, version, created_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, FALSE, ?9, ?10, 1, ?11)
        ON CONFLICT (enrolment_id, criterion) WHERE criterion IS NOT NULL DO UPDATE SET
            assessor_id = excluded.assessor_id, outcome = excluded.outcome, decided_on = excluded.decided_on,
            comment = excluded.comment, state = excluded.state, version = assessment.version + 1
        WHERE assessment.academy_id = excluded.academy_id AND assessment.state IN ('planned','returned')
        RETURNING id";
    let values = values![
        AssessmentId::fresh().0,
        academy.0,
        enrolment.0,
        AssessmentKind::Criterion.name(),
        criterion,
        decision.assessor.0,
        decision.outcome.name(),
        decision.on,
        decision.comment,
        AssessmentState::Decided.name(),
        now,
    ];
    match rows::one(tx, sql, values).await? {
        Some(row) => rows::id(&row, "id"),
        None => Err(StorageError::Stale),
    }
}

/// The assessment of an id, with its names.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: AssessmentId) -> Result<AssessmentView> {
    let sql = format!("SELECT {VIEW} FROM {TABLES} WHERE a.academy_id = ?1 AND a.id = ?2");
    view(&found(rows::one(db, sql, values![academy.0, id.0]).await?)?)
}

/// Every assessment of an enrolment, oldest first.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<Assessment>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .order_by_asc(table::Column::CreatedAt)
        .order_by_asc(table::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}

/// Writes a decision on an assessment that was read in a version.
pub async fn update_decision(
    tx: &Tx,
    academy: AcademyId,
    id: AssessmentId,
    expected_version: i32,
    decision: Decision<'_>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .col_expr(table::Column::AssessorId, decision.assessor.0.into())
        .col_expr(table::Column::Outcome, decision.outcome.name().into())
        .col_expr(table::Column::DecidedOn, decision.on.into())
        .col_expr(table::Column::Comment, decision.comment.into())
        .col_expr(table::Column::State, AssessmentState::Decided.name().into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// What a decision says once its assessor has mended a slip.
#[derive(Clone, Copy, Debug)]
pub struct Correction<'a> {
    /// Met or not.
    pub outcome: AssessmentOutcome,
    /// The assessor's words.
    pub comment: &'a str,
    /// On which day.
    pub on: NaiveDate,
    /// Key of the technique, of an observation.
    pub technique: Option<&'a str>,
    /// The client's pseudonym, of an observation.
    pub client_ref: Option<&'a str>,
}

/// Mends a decision that stands, read in a version.
pub async fn update_correction(
    tx: &Tx,
    academy: AcademyId,
    id: AssessmentId,
    expected_version: i32,
    correction: Correction<'_>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .filter(table::Column::State.eq(AssessmentState::Decided.name()))
        .col_expr(table::Column::Outcome, correction.outcome.name().into())
        .col_expr(table::Column::Comment, correction.comment.into())
        .col_expr(table::Column::DecidedOn, correction.on.into())
        .col_expr(table::Column::Technique, correction.technique.map(str::to_owned).into())
        .col_expr(table::Column::ClientRef, correction.client_ref.map(str::to_owned).into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Takes the decision on an assessment, read in a version, away: it is to be decided anew.
pub async fn update_undecided(
    tx: &Tx,
    academy: AcademyId,
    id: AssessmentId,
    expected_version: i32,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .col_expr(table::Column::Outcome, Expr::value(None::<String>))
        .col_expr(table::Column::DecidedOn, Expr::value(None::<NaiveDate>))
        .col_expr(table::Column::Sampled, false.into())
        .col_expr(table::Column::State, AssessmentState::Planned.name().into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Takes an assessment, read in a version, into the sample of the quality assurers or out of it.
pub async fn update_sample(
    tx: &Tx,
    academy: AcademyId,
    id: AssessmentId,
    expected_version: i32,
    sampled: bool,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .col_expr(table::Column::Sampled, sampled.into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Notes what a quality assurer said: confirmed or returned, and in which words.
pub async fn update_iqa(
    tx: &Tx,
    academy: AcademyId,
    id: AssessmentId,
    expected_version: i32,
    state: AssessmentState,
    by: PersonId,
    comment: &str,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .col_expr(table::Column::State, state.name().into())
        .col_expr(table::Column::IqaId, by.0.into())
        .col_expr(table::Column::IqaComment, comment.into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// The sampled decisions that wait for a quality assurer, oldest first.
pub async fn list_queue(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    page: Page,
) -> Result<PageOf<AssessmentView>> {
    let from = format!("{TABLES} WHERE a.academy_id = ?1 AND a.sampled AND a.state = 'decided'");
    let select =
        Select { columns: VIEW, from: &from, order: "a.decided_on, a.id", values: values![academy.0] };
    pages::run(db, select, page, view).await
}

/// The decisions that are not in the sample, newest first: a quality assurer picks from them.
pub async fn list_recent_decided(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    page: Page,
) -> Result<PageOf<AssessmentView>> {
    let from = format!("{TABLES} WHERE a.academy_id = ?1 AND NOT a.sampled AND a.state = 'decided'");
    let select = Select {
        columns: VIEW,
        from: &from,
        order: "a.decided_on DESC, a.id DESC",
        values: values![academy.0],
    };
    pages::run(db, select, page, view).await
}
