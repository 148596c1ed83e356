//! Carries out a job that a second person approved, a batch at a time. Everything it knows stands in the database, so
//! that a crash, a restart or a second worker changes nothing: what was frozen is finished, what was not is judged
//! when its turn comes.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{
    App,
    clock::{Clock, local_date},
    domain::{
        ids::CertificateId,
        issue_job::{IssueRefusal, IssueTrouble},
        states::CertificateState,
    },
    storage::{
        StorageError, academies,
        events::{self, NewEvent},
        issue_jobs::{self, DueItem, DueItems, IssueJob, Ticked},
    },
};

use super::{
    acting::Authority,
    approve_certificate::{Frozen, freeze},
    certificate_step::{CertificateError, commit},
    finish_issue::{BATCH, Watch, finish_issues},
    judge_requests::Refused,
};

/// Two batches are made at a time: while one waits for the disk, the other uses the processors.
const HANDS: usize = 2;

/// What a turn came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// No job is open.
    Idle,
    /// Something was done; there may be more.
    Worked,
    /// Nothing could be done now; the job says why, and it is tried again later.
    Stuck,
}

/// A job that cannot go on lets all others pass for so long.
const PATIENCE: TimeDelta = TimeDelta::minutes(1);

/// Takes a turn at the open job, of whatever academy, that waited longest since its last one. One that cannot go on, for
/// whatever reason, keeps no other from its turn.
pub async fn run_next(app: &App, now: DateTime<Utc>, watch: Watch<'_>) -> Result<Turn, StorageError> {
    let mut came = Turn::Idle;
    for job in issue_jobs::list_due(app.store.read(), now - PATIENCE).await? {
        came = match take_turn(app, job, now, watch).await {
            Ok(Turn::Worked) => return Ok(Turn::Worked),
            Ok(Turn::Idle | Turn::Stuck) => Turn::Stuck,
            Err(error) if error.is_of_a_row() => {
                tracing::error!(job = %job.id, %error, "a job cannot be read; the others go on");
                let tx = app.store.begin().await?;
                issue_jobs::update_tried(&tx, job.id, Some(IssueTrouble::System), now).await?;
                tx.commit().await?;
                Turn::Stuck
            }
            Err(error) => return Err(error),
        };
    }
    Ok(came)
}

/// Takes a turn at a job; `Idle` where it has ended.
pub async fn run_job(
    app: &App,
    job: IssueJob,
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<Turn, StorageError> {
    let view = issue_jobs::find(app.store.read(), job.academy_id, job.id).await?;
    if view.finished_at.is_some() {
        return Ok(Turn::Idle);
    }
    take_turn(app, job, now, watch).await
}

fn limit() -> u64 {
    (BATCH * HANDS) as u64
}

async fn take_turn(
    app: &App,
    job: IssueJob,
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<Turn, StorageError> {
    let DueItems { job, items } = issue_jobs::due(&app.store, job, limit()).await?;
    let worked = match make(app, &job, &items, now, watch).await {
        Ok(worked) => {
            tried(app, &job, None, now).await?;
            worked > 0
        }
        Err(error) => {
            tracing::error!(job = %job.id, %error, "a job cannot go on; it is tried again");
            tried(app, &job, Some(error.trouble()), now).await?;
            false
        }
    };
    let finished = end(app, &job, now).await?;
    Ok(if worked || finished { Turn::Worked } else { Turn::Stuck })
}

/// Makes some of a job's certificates; of how many it is now known what became of them. They are approved together, so
/// that no batch changes the database while the other is judged.
async fn make(
    app: &App,
    job: &IssueJob,
    items: &[DueItem],
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<usize, CertificateError> {
    let (mut asked, mut frozen, mut issued, mut left) = (vec![], vec![], vec![], Vec::<Refused>::new());
    for item in items {
        match (item.state, &item.shown) {
            // Somebody may have written it who is no second person.
            (CertificateState::PendingApproval, _) if item.is_altered => {
                tracing::error!(job = %job.id, certificate = %item.certificate, "an approval was changed behind the program; see `countersign doctor`");
                left.push((item.certificate, CertificateError::Altered));
            }
            (CertificateState::PendingApproval, Some(shown)) => asked.push(Ticked {
                certificate: item.certificate,
                version: item.version,
                shown: shown.digest(),
            }),
            // It was approved before the program kept what was shown: nobody knows.
            (CertificateState::PendingApproval, None) => {
                left.push((item.certificate, StorageError::Changed(Vec::new()).into()));
            }
            (CertificateState::Preparing, _) => frozen.push(item.certificate),
            (CertificateState::Declined, _) => left.push((item.certificate, StorageError::Stale.into())),
            _ => issued.push(item.certificate),
        }
    }
    let mut stuck = finish(app, job, &frozen, now, watch).await?;
    let clock = Clock::from_fn(move || now);
    let approver = Authority::without_session(job.academy_id, job.approved_by, clock);
    let zone = academies::find(app.store.read(), job.academy_id).await?.time_zone;
    let award = Some(local_date(job.approved_at, &zone));
    match freeze(app, &approver, &asked, award, watch).await {
        Err(CertificateError::Storage(StorageError::NotAllowed)) => {
            left.extend(asked.iter().map(|one| (one.certificate, StorageError::NotAllowed.into())));
        }
        // Who approved may be somebody else by now.
        Err(CertificateError::Storage(StorageError::Altered(_))) => {
            left.extend(asked.iter().map(|one| (one.certificate, CertificateError::Altered)));
        }
        came => {
            let Frozen { frozen, refused } = came?;
            left.extend(refused.into_iter().map(|one| told(items, one)));
            stuck += finish(app, job, &frozen, now, watch).await?;
        }
    }
    settle(app, job, &issued, &left, now).await?;
    Ok(items.len() - stuck)
}

/// Says what of a certificate is not as it was approved.
fn told(items: &[DueItem], (certificate, error): Refused) -> Refused {
    let shown =
        items.iter().find(|item| item.certificate == certificate).and_then(|item| item.shown.as_ref());
    match (error, shown) {
        (CertificateError::Changed(now), Some(shown)) => {
            (certificate, StorageError::Changed(shown.differences(&now)).into())
        }
        (error, _) => (certificate, error),
    }
}

/// Finishes what was approved, two batches at a time; how many are stuck.
async fn finish(
    app: &App,
    job: &IssueJob,
    frozen: &[CertificateId],
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<usize, CertificateError> {
    let (one, other) = frozen.split_at(frozen.len().min(BATCH));
    let finish = |batch| finish_issues(app, job.academy_id, batch, now, watch);
    let (one, other) = tokio::join!(finish(one), finish(other));
    let (one, other) = (one?, other?);
    one.iter().chain(&other).for_each(tell);
    Ok(one.len() + other.len())
}

fn tell((certificate, error): &Refused) {
    tracing::error!(%certificate, %error, "an issue could not be finished");
}

/// Writes down what became of those that did not go the whole way. What was frozen is never left out.
async fn settle(
    app: &App,
    job: &IssueJob,
    issued: &[CertificateId],
    left: &[Refused],
    now: DateTime<Utc>,
) -> Result<(), CertificateError> {
    if issued.is_empty() && left.is_empty() {
        return Ok(());
    }
    let tx = app.store.begin().await?;
    issue_jobs::update_issued(&tx, issued, now).await?;
    for (certificate, error) in left {
        let refusal = match error {
            CertificateError::Storage(StorageError::NotAllowed) => IssueRefusal::NotAllowed,
            error => error.refusal().unwrap_or(IssueRefusal::Overtaken),
        };
        issue_jobs::update_refused(&tx, job.id, *certificate, &refusal, now).await?;
    }
    commit(tx).await
}

async fn tried(
    app: &App,
    job: &IssueJob,
    trouble: Option<IssueTrouble>,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let tx = app.store.begin().await?;
    issue_jobs::update_tried(&tx, job.id, trouble, now).await?;
    Ok(tx.commit().await?)
}

/// Ends a job of which nothing waits any more, with its event.
async fn end(app: &App, job: &IssueJob, now: DateTime<Utc>) -> Result<bool, StorageError> {
    let tx = app.store.begin().await?;
    match issue_jobs::update_finished(&tx, job.id, now).await {
        Err(StorageError::Stale) => return Ok(false),
        done => done?,
    }
    let tally = issue_jobs::find(&tx, job.academy_id, job.id).await?.tally;
    let event = NewEvent {
        academy: job.academy_id,
        actor: None,
        action: "issue.finished",
        subject: job.id.0,
        changes: json!({ "issued": tally.issued, "refused": tally.refused, "cancelled": tally.cancelled }),
    };
    events::append(&tx, event, now).await?;
    tx.commit().await?;
    Ok(true)
}
