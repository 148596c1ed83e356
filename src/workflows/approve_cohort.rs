//! The second person's approval of many requests of a cohort at once: it stores a job, which the worker then carries
//! out. The rules of a single approval hold for each certificate when its turn comes.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use crate::{
    App,
    domain::{
        ids::{CertificateId, CohortId, IssueJobId},
        shown::Shown,
    },
    storage::{
        StorageError, cohorts,
        issue_jobs::{self, IssueJob, Ticked},
    },
};

use super::{
    acting::{Acting, Authority},
    certificate_step::{CertificateError, commit},
    effect::Effect,
    in_lots::in_lots,
    may::MANAGERS,
    say_certificates::show_requests,
};

/// What became of an approval of many.
#[derive(Debug)]
pub struct Approved {
    /// Whether a job was stored now.
    pub effect: Effect,
    /// What was left out because it is not as it was shown any more, with what it would say now.
    pub changed: Vec<(CertificateId, Shown)>,
}

/// Stores the job and wakes the worker. What is not as it was shown is left out and told; what cannot be issued for another
/// reason is told by the job, and so is what changes between this look and its turn: the job holds what was shown, and is carried out
/// only where that is still so. So nobody who writes waits for hundreds of dossiers. `Stale` where none of the requests can be taken: they are of no such cohort, or wait in a job
/// that somebody else started. Where all were left out, nothing is stored.
pub async fn approve_cohort(
    app: &App,
    who: &Authority,
    id: IssueJobId,
    cohort: CohortId,
    ticked: &[Ticked],
) -> Result<Approved, CertificateError> {
    if issue_jobs::find(app.store.read(), who.academy(), id).await.is_ok() {
        return Ok(Approved { effect: Effect::Before, changed: Vec::new() });
    }
    let before = who.require(app.store.read(), MANAGERS).await?;
    let looked = look(app, before, ticked).await?;
    let (tx, by) = who.begin(&app.store, MANAGERS).await?;
    let cohort = cohorts::find(&tx, by.academy, cohort).await?;
    let job = IssueJob {
        id,
        academy_id: by.academy,
        cohort_id: cohort.id,
        approved_by: by.person,
        approved_at: by.at,
    };
    let Looked { same, changed } = looked;
    if same.is_empty() && !changed.is_empty() {
        return Ok(Approved { effect: Effect::Before, changed });
    }
    let taken = match issue_jobs::insert(&tx, (&job, by.session), &same).await {
        Err(StorageError::Conflict("id")) => {
            issue_jobs::find(&tx, by.academy, id).await?;
            return Ok(Approved { effect: Effect::Before, changed: Vec::new() });
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
    Ok(Approved { effect: Effect::Made, changed })
}

/// Ticked requests, as they are now.
struct Looked {
    /// Those that would say what was shown; or what they cannot say is told when their turn comes.
    same: Vec<(Ticked, Shown)>,
    changed: Vec<(CertificateId, Shown)>,
}

async fn look(app: &App, by: Acting, ticked: &[Ticked]) -> Result<Looked, CertificateError> {
    let mut once = HashSet::new();
    let ticked: Vec<_> = ticked.iter().filter(|one| once.insert(one.certificate)).copied().collect();
    let ids: Vec<_> = ticked.iter().map(|one| one.certificate).collect();
    let db = app.store.read().clone();
    let shown = in_lots(&ids, move |lot| {
        let db = db.clone();
        async move { Ok(show_requests(&db, by.academy, &lot, by.today()).await?) }
    });
    let mut now: HashMap<_, _> = shown.await?.into_iter().flatten().collect();
    let (mut same, mut changed) = (Vec::with_capacity(ticked.len()), Vec::new());
    for one in &ticked {
        match now.remove(&one.certificate) {
            Some(Ok(shown)) if shown.digest() == one.shown => same.push((*one, shown)),
            Some(Ok(shown)) => changed.push((one.certificate, shown)),
            Some(Err(error)) if !error.concerns_one() => return Err(error),
            // It can say nothing now, and what was shown is not known: its turn refuses it with the reason.
            _ => same.push((*one, Shown::new())),
        }
    }
    Ok(Looked { same, changed })
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
