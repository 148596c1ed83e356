//! What waits for a second person in a cohort, to be approved together, and the jobs so far.

use std::collections::HashMap;

use askama::Template;
use rocket::{FromForm, Route, State, form::Form, get, post, routes};

use crate::{
    App,
    domain::{
        cohort::Cohort,
        dossier::Dossier,
        eligibility::{assess, last_assessors, may_approve},
        ids::{CohortId, IssueJobId},
    },
    storage::{
        StorageError, Store,
        certificates::{self, PendingLine},
        cohorts, dossiers,
        issue_jobs::{self, IssueJobView, Ticked},
    },
    web::{Actor, Html, Manager, Page, Reply, WebError, html},
    workflows::{approve_cohort::approve_cohort, certificate_step::CertificateError},
};

use super::super::{certificates::shortfalls, path_id::Id};
use super::words;

/// A request as this person may or may not approve it.
struct Request {
    line: PendingLine,
    /// Why it cannot be approved, or not by this person; empty where it can.
    hindrances: Vec<String>,
}

#[derive(Template)]
#[template(path = "academy/issue-cohort.html")]
struct IssuePage {
    page: Page,
    cohort: Cohort,
    requests: Vec<Request>,
    jobs: Vec<IssueJobView>,
    /// Made with the form, so that a second click starts nothing more.
    job: IssueJobId,
    nobody_picked: bool,
}

impl IssuePage {
    fn open(&self) -> Vec<&Request> {
        self.requests.iter().filter(|request| request.hindrances.is_empty()).collect()
    }

    fn hindered(&self) -> Vec<&Request> {
        self.requests.iter().filter(|request| !request.hindrances.is_empty()).collect()
    }

    fn progress(&self, view: &IssueJobView) -> String {
        super::job::progress_words(&self.page, &view.tally)
    }
}

async fn draw(who: &Actor, cohort: CohortId, page: Page, store: &Store) -> Result<IssuePage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let cohort = cohorts::find(db, academy, cohort).await?;
    let pending = certificates::list_pending_of_cohort(db, academy, cohort.id).await?;
    let mut judged: HashMap<_, Dossier> = HashMap::new();
    for some in pending.chunks(300) {
        let ids: Vec<_> = some.iter().map(|line| line.enrolment_id).collect();
        let loaded = dossiers::load_many(db, academy, &ids).await?;
        judged.extend(loaded.into_iter().map(|dossier| (dossier.enrolment.id, dossier)));
    }
    let requests = pending
        .into_iter()
        .map(|line| {
            let dossier = judged.get(&line.enrolment_id);
            let hindrances = dossier.map_or_else(Vec::new, |d| hindrances(&page, who, &line, d));
            Request { line, hindrances }
        })
        .collect();
    let jobs = issue_jobs::list_of_cohort(db, academy, cohort.id).await?;
    Ok(IssuePage { page, cohort, requests, jobs, job: IssueJobId::fresh(), nobody_picked: false })
}

fn hindrances(page: &Page, who: &Actor, line: &PendingLine, dossier: &Dossier) -> Vec<String> {
    if line.in_job {
        return vec![page.t("issue-in-job")];
    }
    let person = dossier.trainee.person_id;
    if let Err(refusal) = may_approve(line.requested_by, &last_assessors(dossier), person, who.person.id) {
        return vec![words::approver(page, refusal)];
    }
    if line.follows {
        // What a follower needs depends on its kind; it is judged when its turn comes.
        return Vec::new();
    }
    shortfalls::lines(page, &assess(dossier, who.today).shortfalls(), Some(&dossier.spec))
}

#[get("/academy/cohorts/<id>/issue")]
async fn waiting(who: Manager, id: Id<CohortId>, page: Page, store: &State<Store>) -> Html {
    html(&draw(&who, id.0, page, store).await?)
}

/// The ticked requests, each as `id:version`.
#[derive(FromForm)]
struct ApproveForm {
    #[field(default = String::new())]
    job: String,
    #[field(default = Vec::new())]
    pick: Vec<String>,
}

fn ticked(text: &str) -> Option<Ticked> {
    let (certificate, version) = text.split_once(':')?;
    Some(Ticked { certificate: certificate.parse().ok()?, version: version.parse().ok()? })
}

#[post("/academy/cohorts/<id>/issue", data = "<form>")]
async fn approve(
    who: Manager,
    id: Id<CohortId>,
    form: Form<ApproveForm>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let again = draw(&who, id.0, page, &app.store).await?;
    if form.pick.is_empty() {
        return Reply::again(&IssuePage { nobody_picked: true, ..again });
    }
    let bad = WebError::BadRequest("error-bad-request");
    let picked: Option<Vec<_>> = form.pick.iter().map(|text| ticked(text)).collect();
    let (Some(picked), Ok(job)) = (picked, form.job.parse::<IssueJobId>()) else { return Err(bad) };
    match approve_cohort(app, &who.authority(), job, id.0, &picked).await {
        Ok(_) => Reply::go(format!("/academy/issues/{job}")),
        Err(CertificateError::Storage(StorageError::Stale)) => {
            Reply::warned(format!("/academy/cohorts/{}/issue", id.0), again.page.t("issue-started-already"))
        }
        Err(CertificateError::Storage(error)) => Err(error.into()),
        Err(other) => Err(WebError::Internal(other.to_string())),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![waiting, approve]
}
