//! Jobs that issue many certificates in the background, and what became of each certificate in them.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, Value, prelude::Uuid,
};
use serde_json::json;

use crate::domain::{
    ids::{AcademyId, CertificateId, CohortId, EnrolmentId, IssueJobId, PersonId, SessionId},
    issue_job::{IssueItemState, IssueRefusal, IssueTally, IssueTrouble},
    shown::{Shown, ShownDigest},
    states::CertificateState,
};

use super::{
    Result, Store, Tx,
    entities::issue_job as table,
    exactly_one, found,
    here::text_here,
    rows::{self, values},
    seals::{self, Kind},
};

/// So many items are written at once: as JSON, what was shown of each is a hundred kilobytes until it is on the disk.
const LOT: usize = 50;

/// A job as a second person approved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueJob {
    /// Its id, made with the form: a second click finds it there.
    pub id: IssueJobId,
    /// The academy.
    pub academy_id: AcademyId,
    /// The cohort whose certificates it issues.
    pub cohort_id: CohortId,
    /// The second person.
    pub approved_by: PersonId,
    /// When they approved it.
    pub approved_at: DateTime<Utc>,
}

/// A job with how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueJobView {
    /// The job.
    pub job: IssueJob,
    /// The cohort's name.
    pub cohort_name: String,
    /// The second person's name.
    pub approved_by_name: String,
    /// How far it is.
    pub tally: IssueTally,
    /// What keeps it from going on, where something does.
    pub trouble: Option<IssueTrouble>,
    /// When the last certificate was settled.
    pub finished_at: Option<DateTime<Utc>>,
}

/// A request, the version in which the approver saw it, and the digest of everything that they were shown of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The request.
    pub certificate: CertificateId,
    /// Its version.
    pub version: i32,
    /// What was shown.
    pub shown: ShownDigest,
}

/// A request of a job whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// The request.
    pub certificate: CertificateId,
    /// The version in which it was approved.
    pub version: i32,
    /// What was approved; none in a job of before this was kept.
    pub shown: Option<Shown>,
    /// The state the certificate is in.
    pub state: CertificateState,
    /// It, or its job, does not stand there as the program wrote it: nobody knows what was approved.
    pub is_altered: bool,
}

/// A certificate of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueItem {
    /// The certificate.
    pub certificate_id: CertificateId,
    /// Its enrolment.
    pub enrolment_id: EnrolmentId,
    /// The holder's name: the frozen one, else today's.
    pub holder_name: String,
    /// What became of it in the job.
    pub state: IssueItemState,
    /// The certificate's own state.
    pub certificate_state: CertificateState,
    /// Its serial, once approved.
    pub serial: Option<String>,
    /// The SHA-256 of its file, once issued.
    pub pdf_sha256: Option<String>,
    /// Why it was left out.
    pub refusal: Option<IssueRefusal>,
}

/// Items of one job whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItems {
    /// The job.
    pub job: IssueJob,
    /// The requests.
    pub items: Vec<DueItem>,
}

/// Stores a job with those of the requests that are of its cohort and wait in no other job; how many those are.
/// `Conflict("id")` where the job is there already.
pub async fn insert(
    tx: &Tx,
    (job, session): (&IssueJob, Option<SessionId>),
    approved: &[(Ticked, Shown)],
) -> Result<u64> {
    let sql = "INSERT INTO issue_job (id, academy_id, cohort_id, approved_by, approved_at, session_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let session = session.map(|session| session.0);
    let row =
        values![job.id.0, job.academy_id.0, job.cohort_id.0, job.approved_by.0, job.approved_at, session];
    rows::change(tx, sql, row).await?;
    let sql = "INSERT INTO issue_item (id, job_id, certificate_id, version, shown, state)
        SELECT unhex(w.value ->> 3), ?1, c.id, w.value ->> 1, w.value ->> 2, 'waiting' FROM json_each(?2) w
        CROSS JOIN certificate c ON c.id = unhex(w.value ->> 0) JOIN enrolment e ON e.id = c.enrolment_id
        WHERE c.academy_id = ?3 AND e.cohort_id = ?4 ORDER BY w.key ON CONFLICT DO NOTHING";
    let item = |(one, shown): &(Ticked, Shown)| {
        json!([one.certificate.0.simple(), one.version, shown, Uuid::now_v7().simple()])
    };
    let mut stored = 0;
    for some in approved.chunks(LOT) {
        let list: Vec<_> = some.iter().map(item).collect();
        let values = values![job.id.0, serde_json::to_string(&list)?, job.academy_id.0, job.cohort_id.0];
        stored += rows::change(tx, sql, values).await?;
    }
    Ok(stored)
}

const VIEW: &str = concat!(
    "j.*, g.name AS cohort_name, ",
    text_here!("p", "full_name", "j.academy_id"),
    " AS approved_by_name,
    (SELECT count(*) FROM issue_item i JOIN certificate c ON c.id = i.certificate_id
     WHERE i.job_id = j.id AND i.state = 'waiting' AND c.state = 'preparing') AS making,
    (SELECT count(*) FROM issue_item i WHERE i.job_id = j.id AND i.state = 'waiting') AS open,
    (SELECT count(*) FROM issue_item i WHERE i.job_id = j.id AND i.state = 'issued') AS issued,
    (SELECT count(*) FROM issue_item i WHERE i.job_id = j.id AND i.state = 'refused') AS refused,
    (SELECT count(*) FROM issue_item i WHERE i.job_id = j.id AND i.state = 'cancelled') AS cancelled
    FROM issue_job j JOIN cohort g ON g.id = j.cohort_id JOIN person p ON p.id = j.approved_by"
);

fn job(row: &QueryResult) -> Result<IssueJob> {
    Ok(IssueJob {
        id: rows::id(row, "id")?,
        academy_id: rows::id(row, "academy_id")?,
        cohort_id: rows::id(row, "cohort_id")?,
        approved_by: rows::id(row, "approved_by")?,
        approved_at: rows::get(row, "approved_at")?,
    })
}

fn view(row: &QueryResult) -> Result<IssueJobView> {
    let (open, making): (u32, u32) = (rows::whole(row, "open")?, rows::whole(row, "making")?);
    Ok(IssueJobView {
        job: job(row)?,
        cohort_name: rows::get(row, "cohort_name")?,
        approved_by_name: rows::get(row, "approved_by_name")?,
        tally: IssueTally {
            waiting: open.saturating_sub(making),
            making,
            issued: rows::whole(row, "issued")?,
            refused: rows::whole(row, "refused")?,
            cancelled: rows::whole(row, "cancelled")?,
        },
        trouble: rows::get::<Option<String>>(row, "trouble")?.map(|word| word.parse()).transpose()?,
        finished_at: rows::get(row, "finished_at")?,
    })
}

/// A job with how far it is.
pub async fn find(db: &impl ConnectionTrait, academy: AcademyId, id: IssueJobId) -> Result<IssueJobView> {
    let sql = format!("SELECT {VIEW} WHERE j.academy_id = ?1 AND j.id = ?2");
    view(&found(rows::one(db, sql, values![academy.0, id.0]).await?)?)
}

/// The jobs of a cohort, newest first.
pub async fn list_of_cohort(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    cohort: CohortId,
) -> Result<Vec<IssueJobView>> {
    let sql = format!(
        "SELECT {VIEW} WHERE j.academy_id = ?1 AND j.cohort_id = ?2 ORDER BY j.approved_at DESC, j.id DESC"
    );
    rows::all(db, sql, values![academy.0, cohort.0]).await?.iter().map(view).collect()
}

/// The certificates of a job by the holder's name, those left out first.
pub async fn list_items(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    job: IssueJobId,
) -> Result<Vec<IssueItem>> {
    let sql = concat!(
        "SELECT i.certificate_id, i.state, i.refusal, c.enrolment_id, c.state AS certificate_state, c.serial, c.pdf_sha256,
            coalesce(json_extract(c.facts, '$.holder_name'), ",
        text_here!("p", "full_name", "j.academy_id"),
        ") AS holder_name
        FROM issue_item i JOIN issue_job j ON j.id = i.job_id JOIN certificate c ON c.id = i.certificate_id
        JOIN person p ON p.id = c.person_id WHERE j.academy_id = ?1 AND j.id = ?2
        ORDER BY i.state <> 'refused', p.search_name, c.id"
    );
    rows::all(db, sql, values![academy.0, job.0]).await?.iter().map(item).collect()
}

fn item(row: &QueryResult) -> Result<IssueItem> {
    let refusal: Option<String> = rows::get(row, "refusal")?;
    Ok(IssueItem {
        certificate_id: rows::id(row, "certificate_id")?,
        enrolment_id: rows::id(row, "enrolment_id")?,
        holder_name: rows::get(row, "holder_name")?,
        state: rows::word(row, "state")?,
        certificate_state: rows::word(row, "certificate_state")?,
        serial: rows::get(row, "serial")?,
        pdf_sha256: rows::get(row, "pdf_sha256")?,
        refusal: refusal.as_deref().map(serde_json::from_str).transpose()?,
    })
}

/// The open jobs of whatever academy, in the order in which they take their turns: whoever waited longest since the last
/// one. Those that something kept from going on since a moment come last, so that they keep nobody else.
pub async fn list_due(db: &impl ConnectionTrait, troubled_since: DateTime<Utc>) -> Result<Vec<IssueJob>> {
    let sql = "SELECT j.* FROM issue_job j WHERE j.finished_at IS NULL
        ORDER BY CASE WHEN j.trouble IS NOT NULL AND j.tried_at > ?1 THEN 1 ELSE 0 END,
                 coalesce(j.tried_at, j.approved_at), j.approved_at, j.id";
    rows::all(db, sql, values![troubled_since]).await?.iter().map(job).collect()
}

/// Writes down that a job had its turn, and what keeps it from going on, or that nothing does.
pub async fn update_tried(
    tx: &Tx,
    job: IssueJobId,
    trouble: Option<IssueTrouble>,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = "UPDATE issue_job SET trouble = ?2, tried_at = ?3 WHERE id = ?1";
    rows::change(tx, sql, values![job.0, trouble.map(IssueTrouble::name), now]).await.map(|_| ())
}

/// The next items of a job, each with whether it still is what the program wrote.
pub async fn due(store: &Store, job: IssueJob, limit: u64) -> Result<DueItems> {
    let db = &store.begin_reading().await?;
    let sql = "SELECT i.id, i.certificate_id, i.version, i.shown, c.state FROM issue_item i JOIN certificate c ON c.id = i.certificate_id
        WHERE i.job_id = ?1 AND i.state = 'waiting' ORDER BY i.rowid LIMIT ?2";
    let found = rows::all(db, sql, values![job.id.0, rows::signed::<i64>(limit)?]).await?;
    let ids = found.iter().map(|row| rows::id::<Uuid>(row, "id")).collect::<Result<Vec<_>>>()?;
    let altered = seals::list_altered(store, db, Kind::IssueItem, &ids).await?;
    let is_job_altered = !seals::list_altered(store, db, Kind::IssueJob, &[job.id.0]).await?.is_empty();
    let item = |row: &QueryResult| {
        let shown: Option<String> = rows::get(row, "shown")?;
        Ok(DueItem {
            certificate: rows::id(row, "certificate_id")?,
            version: rows::get(row, "version")?,
            shown: shown.as_deref().map(serde_json::from_str).transpose()?,
            state: rows::word(row, "state")?,
            is_altered: is_job_altered || altered.contains(&rows::id::<Uuid>(row, "id")?),
        })
    };
    Ok(DueItems { job, items: found.iter().map(item).collect::<Result<_>>()? })
}

/// How many certificates somebody approved whose issue has not come to its end, in jobs and outside.
pub async fn count_open(db: &impl ConnectionTrait) -> Result<u64> {
    let sql = "SELECT count(*) AS count FROM certificate c WHERE c.state = 'preparing'
        OR EXISTS (SELECT 1 FROM issue_item i WHERE i.certificate_id = c.id AND i.state = 'waiting')";
    rows::count(db, sql, Vec::new()).await
}

/// What keeps the oldest job that cannot go on.
pub async fn find_trouble(db: &impl ConnectionTrait) -> Result<Option<IssueTrouble>> {
    let sql = "SELECT trouble FROM issue_job WHERE finished_at IS NULL AND trouble IS NOT NULL
        ORDER BY approved_at, id LIMIT 1";
    rows::one(db, sql, Vec::new()).await?.map(|row| rows::word(&row, "trouble")).transpose()
}

/// Writes down, in whatever jobs they wait, that certificates were issued.
pub async fn update_issued(tx: &Tx, issued: &[CertificateId], now: DateTime<Utc>) -> Result<()> {
    if issued.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "UPDATE issue_item SET state = 'issued', shown = NULL, settled_at = ?1 WHERE state = 'waiting' AND certificate_id IN ({})",
        rows::places(2, issued.len())
    );
    let ids = issued.iter().map(|id| Value::from(id.0));
    rows::change(tx, sql, std::iter::once(Value::from(now)).chain(ids).collect()).await?;
    Ok(())
}

/// Leaves a certificate out of a job; nothing happens where it waits there no longer, or was frozen meanwhile.
pub async fn update_refused(
    tx: &Tx,
    job: IssueJobId,
    certificate: CertificateId,
    refusal: &IssueRefusal,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = "UPDATE issue_item SET state = 'refused', shown = NULL, refusal = ?3, settled_at = ?4
        WHERE job_id = ?1 AND certificate_id = ?2 AND state = 'waiting'
          AND certificate_id IN (SELECT id FROM certificate WHERE state IN ('pending_approval', 'declined'))";
    let values = values![job.0, certificate.0, serde_json::to_string(refusal)?, now];
    rows::change(tx, sql, values).await.map(|_| ())
}

/// The jobs that somebody approved and that have not come to their end, each with the session it was approved in.
pub async fn list_open_of(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<(AcademyId, IssueJobId, Option<SessionId>)>> {
    let open = table::Entity::find()
        .filter(table::Column::ApprovedBy.eq(person.0))
        .filter(table::Column::FinishedAt.is_null())
        .order_by_asc(table::Column::ApprovedAt)
        .all(db)
        .await?;
    let told = |job: table::Model| (job.academy_id.into(), job.id.into(), job.session_id.map(Into::into));
    Ok(open.into_iter().map(told).collect())
}

/// Takes out of a job whatever has not begun; how many those are.
pub async fn update_cancelled(
    tx: &Tx,
    academy: AcademyId,
    job: IssueJobId,
    now: DateTime<Utc>,
) -> Result<u64> {
    let sql = "UPDATE issue_item SET state = 'cancelled', shown = NULL, settled_at = ?3
        WHERE job_id = (SELECT id FROM issue_job WHERE id = ?2 AND academy_id = ?1) AND state = 'waiting'
          AND certificate_id IN (SELECT id FROM certificate WHERE state = 'pending_approval')";
    rows::change(tx, sql, values![academy.0, job.0, now]).await
}

/// Ends a job of which nothing waits any more. `Stale` where something does, or where it has ended already.
pub async fn update_finished(tx: &Tx, job: IssueJobId, now: DateTime<Utc>) -> Result<()> {
    let sql = "UPDATE issue_job SET finished_at = ?2, trouble = NULL WHERE id = ?1 AND finished_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM issue_item WHERE job_id = ?1 AND state = 'waiting')";
    exactly_one(rows::change(tx, sql, values![job.0, now]).await?)
}
