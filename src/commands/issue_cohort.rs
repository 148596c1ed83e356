//! `countersign certificate issue --cohort …`: everybody of a cohort who is ready, with a job as the pages make it.

use std::process::ExitCode;

use serde_json::{Value, json};

use crate::{
    App,
    clock::local_date,
    domain::{
        cohort::Cohort,
        ids::{CohortId, IssueJobId, PersonId},
        issue_job::{IssueItemState, IssueTrouble},
    },
    storage::{
        StorageError, academies, certificates, cohorts, enrolments,
        issue_jobs::{self, IssueItem, IssueJobView, Ticked},
        pages,
    },
    texts::Lang,
    web::academy::issues::in_words,
    workflows::{
        acting::Authority,
        approve_cohort::approve_cohort,
        finish_issue::Watch,
        request_certificate::request_certificates,
        run_issue_job::{Turn, run_job},
        say_certificates::show_requests,
    },
};

use super::{CommandError, Outcome, certificate::told};

/// Asks for one person and approves for another, then carries the job out; progress goes to the standard error.
pub(super) async fn issue_cohort(
    app: &App,
    wanted: &str,
    (asks, approves): (PersonId, PersonId),
    json: bool,
) -> Outcome {
    let cohort = find(app, wanted).await?;
    let by = |person| Authority::without_session(cohort.academy_id, person, app.clock.clone());
    let trainees = enrolments::list_of_cohort(app.store.read(), cohort.academy_id, cohort.id).await?;
    let ids: Vec<_> = trainees.iter().map(|trainee| trainee.enrolment.id).collect();
    let asked = request_certificates(app, &by(asks), &ids, None).await?;
    let pending =
        certificates::list_pending_of_cohort(app.store.read(), cohort.academy_id, cohort.id).await?;
    let ids: Vec<_> = pending.iter().filter(|line| !line.in_job).map(|line| line.id).collect();
    let zone = academies::find(app.store.read(), cohort.academy_id).await?.time_zone;
    let day = local_date(app.clock.now(), &zone);
    let mut now = show_requests(app.store.read(), cohort.academy_id, &ids, day).await?;
    let ticked = pending.iter().filter(|line| !line.in_job).map(|line| {
        // What can say nothing now is told by the job, with the reason.
        let shown = now.remove(&line.id).and_then(Result::ok).unwrap_or_default();
        if !json {
            eprintln!("{}", told(&shown));
        }
        Ticked { certificate: line.id, version: line.version, shown: shown.digest() }
    });
    let ticked: Vec<_> = ticked.collect();
    let not_ready = asked.refused.len();
    if ticked.is_empty() {
        if json {
            println!("{}", json!({ "job": null, "issued": 0, "refused": [], "not_ready": not_ready }));
        } else {
            println!("nobody is ready; {not_ready} are not");
        }
        return Ok(ExitCode::SUCCESS);
    }
    let job = IssueJobId::fresh();
    approve_cohort(app, &by(approves), job, cohort.id, &ticked).await?;
    let view = carry_out(app, &cohort, job).await?;
    let items = issue_jobs::list_items(app.store.read(), cohort.academy_id, job).await?;
    let refused: Vec<_> = items.iter().filter(|item| item.state == IssueItemState::Refused).collect();
    if json {
        let refused: Vec<_> = refused.iter().map(|item| refusal(item)).collect();
        println!(
            "{}",
            json!({ "job": job, "issued": view.tally.issued, "refused": refused, "not_ready": not_ready })
        );
    } else {
        for item in &refused {
            let why = item.refusal.as_ref().map(|refusal| in_words(Lang::En, refusal));
            println!("left out: {}: {}", item.holder_name, why.unwrap_or_default());
        }
        println!("{} issued, {} left out, {not_ready} not ready", view.tally.issued, refused.len());
    }
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn refusal(item: &IssueItem) -> Value {
    json!({ "enrolment": item.enrolment_id, "name": item.holder_name, "refusal": item.refusal })
}

/// What keeps a job from going on, and where to look.
pub(super) fn what_is_wrong(trouble: IssueTrouble) -> &'static str {
    match trouble {
        IssueTrouble::Keys => "the signing keys cannot be opened; `countersign doctor` names the file",
        IssueTrouble::Files => {
            "a file cannot be stored; look at the folder `certificates` and the room on its disk"
        }
        IssueTrouble::Log => "the public log cannot be signed; `countersign log verify` says why",
        IssueTrouble::System => {
            "the database or the system refuses; the lines above, or the server's log, say what"
        }
    }
}

async fn carry_out(app: &App, cohort: &Cohort, job: IssueJobId) -> Result<IssueJobView, CommandError> {
    loop {
        let view = issue_jobs::find(app.store.read(), cohort.academy_id, job).await?;
        eprintln!("{} of {}", view.tally.settled(), view.tally.total());
        match run_job(app, view.job, app.clock.now(), Watch::NONE).await? {
            Turn::Worked => {}
            Turn::Idle => return Ok(view),
            Turn::Stuck => {
                let view = issue_jobs::find(app.store.read(), cohort.academy_id, job).await?;
                let what = what_is_wrong(view.trouble.unwrap_or(IssueTrouble::System));
                return Err(CommandError::Refused(format!(
                    "the job cannot go on: {what}. The server's worker tries again, or `certificate issue --resume`"
                )));
            }
        }
    }
}

/// The cohort of an id or, in any academy, of a name.
async fn find(app: &App, wanted: &str) -> Result<Cohort, CommandError> {
    let db = app.store.read();
    let id: Option<CohortId> = wanted.parse().ok();
    for academy in academies::list(db).await? {
        if let Some(id) = id {
            match cohorts::find(db, academy.id, id).await {
                Err(StorageError::NotFound) => continue,
                found => return Ok(found?),
            }
        }
        let named = cohorts::list(db, academy.id, None, wanted, pages::Page::new(1, 100)).await?;
        if let Some(view) = named.items.into_iter().find(|view| view.cohort.name == wanted) {
            return Ok(view.cohort);
        }
    }
    Err(CommandError::Refused(format!("no cohort has the id or the name {wanted}")))
}
