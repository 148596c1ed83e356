//! Treatment cases and their sessions.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryResult,
    prelude::Uuid, sea_query::Expr,
};

use crate::domain::{
    case::{CaseSession, SpacingOverride, TreatmentCase},
    ids::{AcademyId, CaseId, CaseSessionId, EnrolmentId, PersonId},
    states::{CaseState, EntryState},
};

use super::{
    Result, StorageError, Tx, bulk,
    entities::{case_session as sessions, treatment_case as table},
    exactly_one, found,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// A session that waits for its supervisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedSession {
    /// The session.
    pub session: CaseSession,
    /// The case's enrolment.
    pub enrolment_id: EnrolmentId,
    /// The case's technique.
    pub technique: String,
    /// The client's pseudonym.
    pub client_ref: String,
    /// The trainee.
    pub trainee_id: PersonId,
    /// The trainee's name.
    pub trainee_name: String,
}

fn case(row: table::Model, sessions: Vec<CaseSession>) -> Result<TreatmentCase> {
    let spacing_override = match (row.spacing_override_by, row.spacing_override_on) {
        (Some(by), Some(on)) => Some(SpacingOverride {
            by: by.into(),
            on,
            reason: row.spacing_override_reason.unwrap_or_default(),
        }),
        _ => None,
    };
    Ok(TreatmentCase {
        id: row.id.into(),
        academy_id: row.academy_id.into(),
        enrolment_id: row.enrolment_id.into(),
        technique: row.technique,
        client_ref: row.client_ref,
        client_sex: row.client_sex.parse()?,
        age_band: row.age_band.parse()?,
        adult_checked: row.adult_checked,
        skin_type: row.skin_type.map(rows::unsigned).transpose()?,
        contraindications: serde_json::from_value(row.contraindications)?,
        screened_on: row.screened_on,
        patch_tested_on: row.patch_tested_on,
        patch_tested_time: row.patch_tested_time,
        patch_result: row.patch_result.map(|result| result.parse()).transpose()?,
        consented_on: row.consented_on,
        aftercare_on: row.aftercare_on,
        healed_reviewed_on: row.healed_reviewed_on,
        healed_reviewed_by: row.healed_reviewed_by.map(Into::into),
        spacing_override,
        state: row.state.parse()?,
        reason: row.reason,
        sessions,
        version: row.version,
    })
}

impl TryFrom<sessions::Model> for CaseSession {
    type Error = StorageError;

    fn try_from(row: sessions::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            case_id: row.case_id.into(),
            number: rows::unsigned(row.number)?,
            started_at: row.started_at,
            ended_at: row.ended_at,
            clock_shift: row.clock_shift,
            supervisor_id: row.supervisor_id.map(Into::into),
            asked_again: row.asked_again.map(|answer| answer.parse()).transpose()?,
            change: row.change,
            aftercare_on: row.aftercare_on,
            note: row.note,
            state: row.state.parse()?,
            reason: row.reason,
            version: row.version,
        })
    }
}

/// The cases of a condition on `t` with their sessions: two statements, however many cases.
pub(super) async fn select(
    db: &impl ConnectionTrait,
    condition: &str,
    values: Vec<sea_orm::Value>,
) -> Result<Vec<TreatmentCase>> {
    let cases = format!("treatment_case t WHERE {condition}");
    let held = format!("case_session t WHERE t.case_id IN (SELECT t.id FROM {cases})");
    let cases = bulk::models::<table::Entity>(db, &cases, "t.created_at, t.id", values.clone()).await?;
    let held = bulk::models::<sessions::Entity>(db, &held, "t.number", values).await?;
    let mut by_case = HashMap::<Uuid, Vec<CaseSession>>::new();
    for row in held {
        by_case.entry(row.case_id).or_default().push(row.try_into()?);
    }
    cases
        .into_iter()
        .map(|row| {
            let sessions = by_case.remove(&row.id).unwrap_or_default();
            case(row, sessions)
        })
        .collect()
}

/// Adds a case; its sessions are added one by one.
pub async fn insert(tx: &Tx, case: &TreatmentCase, now: DateTime<Utc>) -> Result<()> {
    let spacing = case.spacing_override.clone();
    let row = table::ActiveModel {
        id: Set(case.id.into()),
        academy_id: Set(case.academy_id.into()),
        enrolment_id: Set(case.enrolment_id.into()),
        technique: Set(case.technique.clone()),
        client_ref: Set(case.client_ref.clone()),
        client_sex: Set(case.client_sex.name().to_owned()),
        age_band: Set(case.age_band.name().to_owned()),
        adult_checked: Set(case.adult_checked),
        skin_type: Set(case.skin_type.map(i32::from)),
        contraindications: Set(serde_json::to_value(&case.contraindications)?),
        screened_on: Set(case.screened_on),
        patch_tested_on: Set(case.patch_tested_on),
        patch_tested_time: Set(case.patch_tested_time),
        patch_result: Set(case.patch_result.map(|result| result.name().to_owned())),
        consented_on: Set(case.consented_on),
        aftercare_on: Set(case.aftercare_on),
        healed_reviewed_on: Set(case.healed_reviewed_on),
        healed_reviewed_by: Set(case.healed_reviewed_by.map(Into::into)),
        spacing_override_by: Set(spacing.as_ref().map(|s| s.by.into())),
        spacing_override_on: Set(spacing.as_ref().map(|s| s.on)),
        spacing_override_reason: Set(spacing.map(|s| s.reason)),
        state: Set(case.state.name().to_owned()),
        reason: Set(case.reason.clone()),
        version: Set(case.version),
        created_at: Set(now),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The case of an id, with its sessions.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: CaseId) -> Result<TreatmentCase> {
    let mut cases = select(db, "t.academy_id = ?1 AND t.id = ?2", values![academy.0, id.0]).await?;
    found(cases.pop())
}

/// The cases of an enrolment with their sessions, oldest first.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<TreatmentCase>> {
    select(db, "t.academy_id = ?1 AND t.enrolment_id = ?2", values![academy.0, enrolment.0]).await
}

/// Writes what is recorded of a client and of the treatment's steps. `case.version` is the version that was read.
/// What a countersigned session's signature covers (technique, pseudonym) stays as it is.
pub async fn update_recorded(tx: &Tx, academy: AcademyId, case: &TreatmentCase) -> Result<()> {
    let spacing = case.spacing_override.as_ref();
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(case.id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(case.version))
        .col_expr(table::Column::Technique, case.technique.clone().into())
        .col_expr(table::Column::ClientRef, case.client_ref.clone().into())
        .col_expr(table::Column::ClientSex, case.client_sex.name().into())
        .col_expr(table::Column::AgeBand, case.age_band.name().into())
        .col_expr(table::Column::AdultChecked, case.adult_checked.into())
        .col_expr(table::Column::SkinType, case.skin_type.map(i32::from).into())
        .col_expr(table::Column::Contraindications, serde_json::to_value(&case.contraindications)?.into())
        .col_expr(table::Column::ScreenedOn, case.screened_on.into())
        .col_expr(table::Column::PatchTestedOn, case.patch_tested_on.into())
        .col_expr(table::Column::PatchTestedTime, case.patch_tested_time.into())
        .col_expr(table::Column::PatchResult, case.patch_result.map(|result| result.name()).into())
        .col_expr(table::Column::ConsentedOn, case.consented_on.into())
        .col_expr(table::Column::AftercareOn, case.aftercare_on.into())
        .col_expr(table::Column::HealedReviewedOn, case.healed_reviewed_on.into())
        .col_expr(table::Column::HealedReviewedBy, case.healed_reviewed_by.map(|id| id.0).into())
        .col_expr(table::Column::SpacingOverrideBy, spacing.map(|s| s.by.0).into())
        .col_expr(table::Column::SpacingOverrideOn, spacing.map(|s| s.on).into())
        .col_expr(table::Column::SpacingOverrideReason, spacing.map(|s| s.reason.clone()).into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Moves a case, read in a version, to a state; with a reason where it is abandoned.
pub async fn update_state(
    tx: &Tx,
    academy: AcademyId,
    id: CaseId,
    expected_version: i32,
    state: CaseState,
    reason: Option<&str>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .col_expr(table::Column::State, state.name().into())
        .col_expr(table::Column::Reason, reason.map(str::to_owned).into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// The number of a case's next session.
pub async fn find_next_number(db: &impl ConnectionTrait, academy: AcademyId, case: CaseId) -> Result<u32> {
    let sql = "SELECT coalesce(max(number), 0) + 1 AS next FROM case_session WHERE academy_id = ?1 AND case_id = ?2";
    rows::whole(&found(rows::one(db, sql, values![academy.0, case.0]).await?)?, "next")
}

/// Adds a session. `Conflict("number")` where the case has one of this number, `Conflict("id")` on a second submit.
pub async fn insert_session(
    tx: &Tx,
    academy: AcademyId,
    session: &CaseSession,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = sessions::ActiveModel {
        id: Set(session.id.into()),
        academy_id: Set(academy.into()),
        case_id: Set(session.case_id.into()),
        number: Set(rows::signed(session.number)?),
        started_at: Set(session.started_at),
        ended_at: Set(session.ended_at),
        clock_shift: Set(session.clock_shift),
        supervisor_id: Set(session.supervisor_id.map(Into::into)),
        asked_again: Set(session.asked_again.map(|answer| answer.name().to_owned())),
        change: Set(session.change.clone()),
        aftercare_on: Set(session.aftercare_on),
        note: Set(session.note.clone()),
        state: Set(session.state.name().to_owned()),
        reason: Set(session.reason.clone()),
        version: Set(session.version),
        created_at: Set(now),
    };
    sessions::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The session of an id.
pub async fn find_session(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CaseSessionId,
) -> Result<CaseSession> {
    let row =
        sessions::Entity::find_by_id(id.0).filter(sessions::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// Writes what a trainee changed in a draft. `session.version` is the version they read.
pub async fn update_session_draft(tx: &Tx, academy: AcademyId, session: &CaseSession) -> Result<()> {
    let done = sessions::Entity::update_many()
        .filter(sessions::Column::Id.eq(session.id.0))
        .filter(sessions::Column::AcademyId.eq(academy.0))
        .filter(sessions::Column::Version.eq(session.version))
        .filter(sessions::Column::State.eq(EntryState::Draft.name()))
        .col_expr(sessions::Column::StartedAt, session.started_at.into())
        .col_expr(sessions::Column::EndedAt, session.ended_at.into())
        .col_expr(sessions::Column::ClockShift, session.clock_shift.into())
        .col_expr(sessions::Column::SupervisorId, session.supervisor_id.map(|id| id.0).into())
        .col_expr(sessions::Column::AskedAgain, session.asked_again.map(|answer| answer.name()).into())
        .col_expr(sessions::Column::Change, session.change.clone().into())
        .col_expr(sessions::Column::AftercareOn, session.aftercare_on.into())
        .col_expr(sessions::Column::Note, session.note.clone().into())
        .col_expr(sessions::Column::Version, Expr::col(sessions::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Removes a draft, read in a version, that was never handed in.
pub async fn delete_session_draft(
    tx: &Tx,
    academy: AcademyId,
    id: CaseSessionId,
    expected_version: i32,
) -> Result<()> {
    let done = sessions::Entity::delete_many()
        .filter(sessions::Column::Id.eq(id.0))
        .filter(sessions::Column::AcademyId.eq(academy.0))
        .filter(sessions::Column::Version.eq(expected_version))
        .filter(sessions::Column::State.eq(EntryState::Draft.name()))
        .filter(sessions::Column::Reason.is_null())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Moves a session, read in a version, to a state. A reason is needed to reject and to declare void.
pub async fn update_session_state(
    tx: &Tx,
    academy: AcademyId,
    id: CaseSessionId,
    expected_version: i32,
    state: EntryState,
    reason: Option<&str>,
) -> Result<()> {
    let done = sessions::Entity::update_many()
        .filter(sessions::Column::Id.eq(id.0))
        .filter(sessions::Column::AcademyId.eq(academy.0))
        .filter(sessions::Column::Version.eq(expected_version))
        .col_expr(sessions::Column::State, state.name().into())
        .col_expr(sessions::Column::Reason, reason.map(str::to_owned).into())
        .col_expr(sessions::Column::Version, Expr::col(sessions::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Names another supervisor for a session that was handed in, read in a version.
pub async fn update_session_supervisor(
    tx: &Tx,
    academy: AcademyId,
    id: CaseSessionId,
    expected_version: i32,
    supervisor: Option<PersonId>,
) -> Result<()> {
    let done = sessions::Entity::update_many()
        .filter(sessions::Column::Id.eq(id.0))
        .filter(sessions::Column::AcademyId.eq(academy.0))
        .filter(sessions::Column::Version.eq(expected_version))
        .filter(sessions::Column::State.eq(EntryState::Submitted.name()))
        .col_expr(sessions::Column::SupervisorId, supervisor.map(|id| id.0).into())
        .col_expr(sessions::Column::Version, Expr::col(sessions::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// The sessions that wait for a supervisor, oldest first.
pub async fn list_queue_of_supervisor(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    supervisor: PersonId,
    page: Page,
) -> Result<PageOf<QueuedSession>> {
    let select = Select {
        columns: concat!(
            "s.*, t.enrolment_id, t.technique, t.client_ref, p.id AS trainee_id, ",
            text_here!("p", "full_name", "s.academy_id"),
            " AS trainee_name"
        ),
        from: "case_session s JOIN treatment_case t ON t.id = s.case_id JOIN enrolment e ON e.id = t.enrolment_id
               JOIN person p ON p.id = e.person_id
               WHERE s.academy_id = ?1 AND s.supervisor_id = ?2 AND s.state = 'submitted'",
        order: "s.started_at, s.id",
        values: values![academy.0, supervisor.0],
    };
    let read = |row: &QueryResult| {
        Ok(QueuedSession {
            session: rows::model::<sessions::Model>(row)?.try_into()?,
            enrolment_id: rows::id(row, "enrolment_id")?,
            technique: rows::get(row, "technique")?,
            client_ref: rows::get(row, "client_ref")?,
            trainee_id: rows::id(row, "trainee_id")?,
            trainee_name: rows::get(row, "trainee_name")?,
        })
    };
    pages::run(db, select, page, read).await
}

/// The cases that heal and wait for a review, longest waiting first: those with a session that names this
/// supervisor, or all of the academy's where none is given. Who withdrew waits for nothing.
pub async fn list_healing(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    supervisor: Option<PersonId>,
) -> Result<Vec<TreatmentCase>> {
    let condition = "t.academy_id = ?1 AND t.state = 'healing' AND EXISTS
        (SELECT 1 FROM enrolment n WHERE n.id = t.enrolment_id AND n.state <> 'withdrawn') AND (?2 IS NULL OR EXISTS
        (SELECT 1 FROM case_session n WHERE n.case_id = t.id AND n.supervisor_id = ?2))";
    select(db, condition, values![academy.0, supervisor.map(|id| id.0)]).await
}
