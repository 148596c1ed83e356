//! A job: how far it is, who was left out and why, the files, and the way to stop it.

use askama::Template;
use rocket::{FromForm, Route, State, get, post, routes, serde::json::Json};
use serde::Serialize;

use crate::{
    App,
    domain::{
        ids::IssueJobId,
        issue_job::{IssueItemState, IssueTally},
        states::CertificateState,
        text::search_fold,
    },
    storage::{
        Store,
        files::Files,
        issue_jobs::{self, IssueItem, IssueJobView},
    },
    throttle::{Busy, Whose},
    web::{
        AcademyStaff, FieldErrors, Form, Html, Manager, Page, Reply, WebError, html,
        shown::Seen,
        zip::{Archive, Entry},
    },
    workflows::{approve_cohort::cancel_job, certificate_step::CertificateError, look::Look},
};

use super::super::{confirm::ConfirmPage, is_manager, path_id::Id};
use super::words;

#[derive(Template)]
#[template(path = "academy/issue-job.html")]
struct JobPage {
    page: Page,
    view: IssueJobView,
    items: Vec<IssueItem>,
    may_change: bool,
}

impl JobPage {
    fn progress(&self) -> String {
        progress_words(&self.page, &self.view.tally)
    }

    fn refused(&self) -> Vec<&IssueItem> {
        self.items.iter().filter(|item| item.state == IssueItemState::Refused).collect()
    }

    fn others(&self) -> Vec<&IssueItem> {
        self.items.iter().filter(|item| item.state != IssueItemState::Refused).collect()
    }

    fn reasons(&self, item: &IssueItem) -> Vec<String> {
        item.refusal.as_ref().map_or_else(Vec::new, |refusal| words::reasons(&self.page, refusal))
    }

    fn advice(&self, item: &IssueItem) -> String {
        item.refusal.as_ref().map_or_else(String::new, |refusal| words::advice(&self.page, refusal))
    }

    fn may_cancel(&self) -> bool {
        self.may_change && self.view.tally.waiting > 0
    }
}

/// Name and tone of how an item stands.
fn standing(item: &IssueItem) -> (&'static str, &'static str) {
    match (item.state, item.certificate_state) {
        (IssueItemState::Waiting, CertificateState::Preparing) => ("making", "info"),
        (IssueItemState::Waiting, _) => ("waiting", "none"),
        (IssueItemState::Issued, _) => ("issued", "good"),
        (IssueItemState::Refused, _) => ("refused", "warn"),
        (IssueItemState::Cancelled, _) => ("cancelled", "none"),
    }
}

/// How far a job is, in one sentence.
pub(super) fn progress_words(page: &Page, tally: &IssueTally) -> String {
    page.tn(
        "issue-progress",
        &[
            ("issued", tally.issued.into()),
            ("total", tally.total().into()),
            ("refused", tally.refused.into()),
            ("cancelled", tally.cancelled.into()),
            ("open", tally.open().into()),
        ],
    )
}

#[get("/academy/issues/<id>")]
async fn show(who: AcademyStaff, id: Id<IssueJobId>, page: Page, store: &State<Store>) -> Html {
    let view = issue_jobs::find(store.read(), who.academy.id, id.0).await?;
    let items = issue_jobs::list_items(store.read(), who.academy.id, id.0).await?;
    html(&JobPage { page, view, items, may_change: is_manager(&who) })
}

/// What the page's script asks for.
#[derive(Serialize)]
struct Progress {
    settled: u32,
    total: u32,
    words: String,
    finished: bool,
    trouble: bool,
}

#[get("/academy/issues/<id>/progress")]
async fn progress(
    who: AcademyStaff,
    id: Id<IssueJobId>,
    page: Page,
    store: &State<Store>,
) -> Result<Json<Progress>, WebError> {
    let view = issue_jobs::find(store.read(), who.academy.id, id.0).await?;
    Ok(Json(Progress {
        settled: view.tally.settled(),
        total: view.tally.total(),
        words: progress_words(&page, &view.tally),
        finished: view.finished_at.is_some(),
        trouble: view.trouble.is_some(),
    }))
}

/// The files that were issued, in one archive.
#[get("/academy/issues/<id>/files")]
async fn files(
    who: AcademyStaff,
    id: Id<IssueJobId>,
    store: &State<Store>,
    files: &State<Files>,
    busy: &State<Busy>,
) -> Result<Archive, WebError> {
    let turn = busy.reports.take(Whose::Person(who.person.id.0)).ok_or(WebError::Busy)?;
    let view = issue_jobs::find(store.read(), who.academy.id, id.0).await?;
    let items = issue_jobs::list_items(store.read(), who.academy.id, id.0).await?;
    let entries: Vec<_> = items
        .into_iter()
        .filter(|item| item.state == IssueItemState::Issued)
        .filter_map(|item| {
            let serial = item.serial.unwrap_or_default();
            Some(Entry { sha256: item.pdf_sha256?, name: format!("{} {serial}.pdf", item.holder_name) })
        })
        .collect();
    if entries.is_empty() {
        return Err(WebError::NotFound);
    }
    let folded = search_fold(&view.cohort_name);
    let name: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let name = [vec!["certificates"], name].concat().join("-");
    Ok(Archive::of(files.certificates.clone(), entries, name, turn))
}

#[get("/academy/issues/<id>/cancel")]
async fn ask_cancel(who: Manager, id: Id<IssueJobId>, page: Page, store: &State<Store>) -> Html {
    let view = issue_jobs::find(store.read(), who.academy.id, id.0).await?;
    let here = format!("/academy/issues/{}", id.0);
    let shown = Look::Job(id.0).shown(store.read(), who.academy.id).await?;
    html(&ConfirmPage {
        errors: FieldErrors::new(page.lang),
        title: page.t("issue-cancel-title"),
        whom: view.cohort_name.clone(),
        about: progress_words(&page, &view.tally),
        effects: vec![
            page.t1("issue-cancel-effect-1", "count", view.tally.waiting),
            page.t("issue-cancel-effect-2"),
        ],
        tone: "warn",
        action: format!("{here}/cancel"),
        hidden: vec![("shown", shown.to_field())],
        reason: None,
        button: page.t("issue-cancel-button"),
        back: (here, page.t("academy-not-now")),
        page,
    })
}

/// What the question showed.
#[derive(FromForm)]
struct CancelForm {
    shown: Seen,
}

#[post("/academy/issues/<id>/cancel", data = "<form>")]
async fn cancel(
    who: Manager,
    id: Id<IssueJobId>,
    form: Form<CancelForm>,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let here = format!("/academy/issues/{}", id.0);
    let by = who.authority().saw(Look::Job(id.0), &form.shown.0);
    match cancel_job(app, &by, id.0).await {
        Ok(0) => Reply::warned(here, page.t("issue-cancel-nothing")),
        Ok(count) => Reply::done(here, page.t1("issue-cancelled-done", "count", count)),
        Err(CertificateError::Storage(error)) => Err(error.into()),
        Err(other) => Err(WebError::Internal(other.to_string())),
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![show, progress, files, ask_cancel, cancel]
}
