//! Hours entries.

use chrono::{DateTime, NaiveDateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QueryResult, sea_query::Expr,
};

use crate::domain::{
    dossier::SupervisedStretch,
    hours::HoursEntry,
    ids::{AcademyId, EnrolmentId, HoursEntryId, PersonId},
    states::EntryState,
};

use super::{
    Result, StorageError, Tx,
    entities::hours_entry as table,
    exactly_one, found,
    here::text_here,
    pages::{self, Page, PageOf, Select},
    rows::{self, values},
};

/// An entry that waits for its supervisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedEntry {
    /// The entry.
    pub entry: HoursEntry,
    /// The trainee's name.
    pub trainee_name: String,
    /// The trainee's cohort.
    pub cohort_name: String,
}

/// An entry that its supervisor has not signed yet, as its trainee sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingEntry {
    /// The entry.
    pub entry: HoursEntry,
    /// Who is to sign it.
    pub supervisor_name: Option<String>,
    /// When it was handed in.
    pub since: Option<DateTime<Utc>>,
}

/// The minutes of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthTotal {
    /// `2026-11`.
    pub month: String,
    /// Countersigned minutes.
    pub countersigned: u32,
    /// Minutes that wait for a signature.
    pub submitted: u32,
}

impl TryFrom<table::Model> for HoursEntry {
    type Error = StorageError;

    fn try_from(row: table::Model) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            academy_id: row.academy_id.into(),
            enrolment_id: row.enrolment_id.into(),
            trainee_id: row.trainee_id.into(),
            category: row.category.parse()?,
            technique: row.technique,
            started_at: row.started_at,
            ended_at: row.ended_at,
            clock_shift: row.clock_shift,
            on_public: row.on_public,
            supervisor_id: row.supervisor_id.map(Into::into),
            note: row.note,
            state: row.state.parse()?,
            reason: row.reason,
            version: row.version,
        })
    }
}

pub(super) fn entry(row: &QueryResult) -> Result<HoursEntry> {
    rows::model::<table::Model>(row)?.try_into()
}

/// Adds an entry. Its id comes with the form: the second submit of one form is `Conflict("id")`.
pub async fn insert(tx: &Tx, entry: &HoursEntry, now: DateTime<Utc>) -> Result<()> {
    let row = table::ActiveModel {
        id: Set(entry.id.into()),
        academy_id: Set(entry.academy_id.into()),
        enrolment_id: Set(entry.enrolment_id.into()),
        trainee_id: Set(entry.trainee_id.into()),
        category: Set(entry.category.name().to_owned()),
        technique: Set(entry.technique.clone()),
        started_at: Set(entry.started_at),
        ended_at: Set(entry.ended_at),
        clock_shift: Set(entry.clock_shift),
        on_public: Set(entry.on_public),
        supervisor_id: Set(entry.supervisor_id.map(Into::into)),
        note: Set(entry.note.clone()),
        state: Set(entry.state.name().to_owned()),
        reason: Set(entry.reason.clone()),
        version: Set(entry.version),
        created_at: Set(now),
    };
    table::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The entry of an id.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: HoursEntryId) -> Result<HoursEntry> {
    let row = table::Entity::find_by_id(id.0).filter(table::Column::AcademyId.eq(academy.0)).one(db).await?;
    found(row)?.try_into()
}

/// What an enrolment has that begins at a time and was not sent back or declared void; the first that was saved.
pub async fn find_beginning_at(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
    started_at: NaiveDateTime,
) -> Result<Option<HoursEntry>> {
    let standing = [EntryState::Draft, EntryState::Submitted, EntryState::Countersigned];
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .filter(table::Column::StartedAt.eq(started_at))
        .filter(table::Column::State.is_in(standing.map(EntryState::name)))
        .order_by_asc(table::Column::CreatedAt)
        .one(db)
        .await?
        .map(TryInto::try_into)
        .transpose()
}

/// Some entries by their ids, for countersigning many at once, oldest first. Ids of other academies find nothing.
pub async fn list_by_ids(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    ids: &[HoursEntryId],
) -> Result<Vec<HoursEntry>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(table::Column::StartedAt)
        .order_by_asc(table::Column::Id)
        .all(db)
        .await?
        .into_iter()
        .map(TryInto::try_into)
        .collect()
}

/// The entries of an enrolment, newest first; of a state, where one is given.
pub async fn list_of_enrolment(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
    state: Option<EntryState>,
    page: Page,
) -> Result<PageOf<HoursEntry>> {
    let select = Select {
        columns: "h.*",
        from: "hours_entry h WHERE h.academy_id = ?1 AND h.enrolment_id = ?2 AND (?3 IS NULL OR h.state = ?3)",
        order: "h.started_at DESC, h.id DESC",
        values: values![academy.0, enrolment.0, state.map(EntryState::name)],
    };
    pages::run(db, select, page, entry).await
}

/// What waits for a supervisor, oldest first.
pub async fn list_queue_of_supervisor(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    supervisor: PersonId,
    page: Page,
) -> Result<PageOf<QueuedEntry>> {
    let select = Select {
        columns: concat!(
            "h.*, ",
            text_here!("p", "full_name", "h.academy_id"),
            " AS trainee_name, c.name AS cohort_name"
        ),
        from: "hours_entry h JOIN person p ON p.id = h.trainee_id JOIN enrolment e ON e.id = h.enrolment_id
               JOIN cohort c ON c.id = e.cohort_id
               WHERE h.academy_id = ?1 AND h.supervisor_id = ?2 AND h.state = 'submitted'",
        order: "h.started_at, h.id",
        values: values![academy.0, supervisor.0],
    };
    let read = |row: &QueryResult| {
        Ok(QueuedEntry {
            entry: entry(row)?,
            trainee_name: rows::get(row, "trainee_name")?,
            cohort_name: rows::get(row, "cohort_name")?,
        })
    };
    pages::run(db, select, page, read).await
}

/// Submitted and countersigned supervised stretches (entries and case sessions) of other trainees that a supervisor
/// watched at some time between two moments; touching ends do not overlap.
pub async fn list_overlapping(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    supervisor: PersonId,
    trainee: PersonId,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<SupervisedStretch>> {
    // No stretch is longer than a day (the tables refuse it), so the index needs to look back a day only.
    let sql = "SELECT h.supervisor_id, h.trainee_id, h.started_at, h.ended_at FROM hours_entry h
        WHERE h.academy_id = ?1 AND h.supervisor_id = ?2 AND h.trainee_id <> ?3 AND h.category = 'supervised_practice'
          AND h.state IN ('submitted','countersigned')
          AND h.started_at < ?5 AND h.started_at >= datetime(?4, '-1 day') AND h.ended_at > ?4
        UNION
        SELECT s.supervisor_id, e.person_id, s.started_at, s.ended_at FROM case_session s
        JOIN treatment_case t ON t.id = s.case_id JOIN enrolment e ON e.id = t.enrolment_id
        WHERE s.academy_id = ?1 AND s.supervisor_id = ?2 AND e.person_id <> ?3 AND s.state IN ('submitted','countersigned')
          AND s.started_at < ?5 AND s.started_at >= datetime(?4, '-1 day') AND s.ended_at > ?4
        ORDER BY 3, 4, 2";
    let values = values![academy.0, supervisor.0, trainee.0, from, to];
    rows::all(db, sql, values).await?.iter().map(stretch).collect()
}

pub(super) fn stretch(row: &QueryResult) -> Result<SupervisedStretch> {
    Ok(SupervisedStretch {
        supervisor_id: rows::id(row, "supervisor_id")?,
        trainee_id: rows::id(row, "trainee_id")?,
        started_at: rows::get(row, "started_at")?,
        ended_at: rows::get(row, "ended_at")?,
    })
}

/// A trainee's own entries in an academy that lie at some time between two moments, whatever their state.
pub async fn list_overlapping_own(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    trainee: PersonId,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<Vec<HoursEntry>> {
    let sql = "SELECT h.* FROM hours_entry h WHERE h.academy_id = ?1 AND h.trainee_id = ?2
        AND h.started_at < ?4 AND h.started_at >= datetime(?3, '-1 day') AND h.ended_at > ?3 ORDER BY h.started_at, h.id";
    rows::all(db, sql, values![academy.0, trainee.0, from, to]).await?.iter().map(entry).collect()
}

/// The entry that a trainee wrote last, to begin the next one with.
pub async fn find_last_of_trainee(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    trainee: PersonId,
) -> Result<Option<HoursEntry>> {
    table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::TraineeId.eq(trainee.0))
        .order_by_desc(table::Column::CreatedAt)
        .order_by_desc(table::Column::Id)
        .one(db)
        .await?
        .map(TryInto::try_into)
        .transpose()
}

/// Writes what a trainee changed in a draft. `entry.version` is the version they read.
pub async fn update_draft(tx: &Tx, academy: AcademyId, entry: &HoursEntry) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(entry.id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(entry.version))
        .filter(table::Column::State.eq(EntryState::Draft.name()))
        .col_expr(table::Column::Category, entry.category.name().into())
        .col_expr(table::Column::Technique, entry.technique.clone().into())
        .col_expr(table::Column::StartedAt, entry.started_at.into())
        .col_expr(table::Column::EndedAt, entry.ended_at.into())
        .col_expr(table::Column::ClockShift, entry.clock_shift.into())
        .col_expr(table::Column::OnPublic, entry.on_public.into())
        .col_expr(table::Column::SupervisorId, entry.supervisor_id.map(|id| id.0).into())
        .col_expr(table::Column::Note, entry.note.clone().into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// Moves an entry, read in a version, to a state. A reason is needed to reject and to declare void.
pub async fn update_state(
    tx: &Tx,
    academy: AcademyId,
    id: HoursEntryId,
    expected_version: i32,
    state: EntryState,
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

/// Names another supervisor for an entry that was handed in, read in a version.
pub async fn update_supervisor(
    tx: &Tx,
    academy: AcademyId,
    id: HoursEntryId,
    expected_version: i32,
    supervisor: Option<PersonId>,
) -> Result<()> {
    let done = table::Entity::update_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .filter(table::Column::State.eq(EntryState::Submitted.name()))
        .col_expr(table::Column::SupervisorId, supervisor.map(|id| id.0).into())
        .col_expr(table::Column::Version, Expr::col(table::Column::Version).add(1))
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}

/// What an enrolment's trainee waits for, oldest first.
pub async fn list_waiting(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<WaitingEntry>> {
    let sql = concat!(
        "SELECT h.*, ",
        text_here!("p", "full_name", "h.academy_id"),
        " AS supervisor_name,
               (SELECT v.at FROM event v WHERE v.academy_id = h.academy_id AND v.subject_id = h.id
                AND v.action = 'hours.submitted' ORDER BY v.number DESC LIMIT 1) AS since
        FROM hours_entry h LEFT JOIN person p ON p.id = h.supervisor_id
        WHERE h.academy_id = ?1 AND h.enrolment_id = ?2 AND h.state = 'submitted' ORDER BY h.started_at, h.id"
    );
    let read = |row: &QueryResult| {
        Ok(WaitingEntry {
            entry: entry(row)?,
            supervisor_name: rows::get(row, "supervisor_name")?,
            since: rows::get(row, "since")?,
        })
    };
    rows::all(db, sql, values![academy.0, enrolment.0]).await?.iter().map(read).collect()
}

/// The minutes of an enrolment by month, newest first; months in which nothing was handed in are left out.
pub async fn list_months(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<MonthTotal>> {
    let signed = [EntryState::Countersigned, EntryState::Submitted].map(EntryState::name);
    let entries = table::Entity::find()
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::EnrolmentId.eq(enrolment.0))
        .filter(table::Column::State.is_in(signed))
        .order_by_desc(table::Column::StartedAt)
        .all(db)
        .await?;
    let mut months: Vec<MonthTotal> = Vec::new();
    for entry in entries.into_iter().map(HoursEntry::try_from) {
        let entry = entry?;
        let month = entry.started_at.format("%Y-%m").to_string();
        if months.last().is_none_or(|last| last.month != month) {
            months.push(MonthTotal { month, countersigned: 0, submitted: 0 });
        }
        if let Some(total) = months.last_mut() {
            let of_state = match entry.state {
                EntryState::Countersigned => &mut total.countersigned,
                _ => &mut total.submitted,
            };
            *of_state = of_state.saturating_add(entry.minutes());
        }
    }
    Ok(months)
}

/// Removes a draft, read in a version, that nobody but its author ever saw: one that was handed in before carries
/// the reason it came back with, and stays.
pub async fn delete_draft(
    tx: &Tx,
    academy: AcademyId,
    id: HoursEntryId,
    expected_version: i32,
) -> Result<()> {
    let done = table::Entity::delete_many()
        .filter(table::Column::Id.eq(id.0))
        .filter(table::Column::AcademyId.eq(academy.0))
        .filter(table::Column::Version.eq(expected_version))
        .filter(table::Column::State.eq(EntryState::Draft.name()))
        .filter(table::Column::Reason.is_null())
        .exec(tx)
        .await?;
    exactly_one(done.rows_affected)
}
