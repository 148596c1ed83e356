//! The second person's approval of many requests of a cohort at once: it stores a job, which the worker then carries
//! out. The rules of a single approval hold for each certificate when its turn comes.

use serde_json::json;

use crate::{
    App,
    domain::ids::{CohortId, IssueJobId},
    storage::{
        StorageError, cohorts,
        issue_jobs::{self, IssueJob, Ticked},
    },
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, commit},
    effect::Effect,
    may::MANAGERS,
};

/// Stores the job and wakes the worker. `Stale` where none of the requests can be taken: they are of no such cohort,
/// or wait in a job that somebody else started.
pub async fn approve_cohort(
    app: &App,
    who: &Authority,
    id: IssueJobId,
    cohort: CohortId,
    ticked: &[Ticked],
) -> Result<Effect, CertificateError> {
    let (tx, by) = who.begin(&app.store, MANAGERS).await?;
    let cohort = cohorts::find(&tx, by.academy, cohort).await?;
    let job = IssueJob {
        id,
        academy_id: by.academy,
        cohort_id: cohort.id,
        approved_by: by.person,
        approved_at: by.at,
    };
    let taken = match issue_jobs::insert(&tx, &job, ticked).await {
        Err(StorageError::Conflict("id")) => {
            issue_jobs::find(&tx, by.academy, id).await?;
            return Ok(Effect::Before);
        }
        taken => taken?,
    };
    if taken == 0 {
        return Err(StorageError::Stale.into());
    }
    let changes = json!({ "cohort": cohort.id, "certificates": taken });
    by.record(&tx, "issue.approved", id.0, changes).await?;
    commit(tx).await?;
    app.bell.notify_one();
    Ok(Effect::Made)
}

/// Takes out of a job whatever has not begun; how many certificates those are. What is being made is finished. The
/// requests stay, and can be approved again or declined.
pub async fn cancel_job(app: &App, who: &Authority, id: IssueJobId) -> Result<u64, CertificateError> {
    let (tx, by) = who.begin(&app.store, MANAGERS).await?;
    issue_jobs::find(&tx, by.academy, id).await?;
    let cancelled = issue_jobs::update_cancelled(&tx, by.academy, id, by.at).await?;
    if cancelled > 0 {
        by.record(&tx, "issue.cancelled", id.0, json!({ "certificates": cancelled })).await?;
    }
    commit(tx).await?;
    app.bell.notify_one();
    Ok(cancelled)
}
