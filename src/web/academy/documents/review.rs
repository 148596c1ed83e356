//! One document before its reviewer.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, State, form::Form, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{ids::DocumentId, states::DocumentState},
    storage::{
        Store,
        document_review::{self, NeededDocument},
        documents::{self, DocumentView},
    },
    web::{FieldErrors, Html, Page, Reply, Reviewer, WebError, html, paper_words::Stands},
    workflows::review_document::{ReviewError, Reviewing, Verdict, review_document},
};

#[derive(Template)]
#[template(path = "academy/document.html")]
struct DocumentPage {
    page: Page,
    view: DocumentView,
    kind_name: String,
    covers: Vec<String>,
    stands: Stands,
    /// Whether the reviewer may say yes or no.
    open: bool,
    own: bool,
    /// Whether somebody else was faster just now.
    overtaken: bool,
    reason: String,
    errors: FieldErrors,
}

async fn draw(
    store: &Store,
    who: &Reviewer,
    page: Page,
    view: DocumentView,
) -> Result<DocumentPage, WebError> {
    let needed = document_review::list_needed(store.read(), who.academy.id, view.document.person_id).await?;
    let need = needed.iter().find(|need| need.rule.kind == view.document.kind);
    let name_of = |key: &String| {
        let technique = need.and_then(|n: &NeededDocument| n.techniques.iter().find(|t| t.key == *key));
        technique.map_or_else(|| key.clone(), |t| t.name.clone())
    };
    let currency = view.document.currency(need.map(|need| &need.rule), who.today);
    let own = view.document.person_id == who.person.id;
    Ok(DocumentPage {
        kind_name: need.map_or_else(|| view.document.kind.replace('_', " "), |need| need.rule.name.clone()),
        covers: view.document.covers.iter().map(name_of).collect(),
        stands: Stands::of(&page, &currency, who.today),
        open: !own && view.document.state == DocumentState::Uploaded,
        own,
        overtaken: false,
        reason: String::new(),
        errors: FieldErrors::new(page.lang),
        page,
        view,
    })
}

/// The document's facts, its file and the two answers.
#[get("/academy/documents/<id>")]
pub(super) async fn show(who: Reviewer, page: Page, id: Uuid, store: &State<Store>) -> Html {
    let view = documents::find(store.read(), who.academy.id, id.into()).await?;
    html(&draw(store, &who, page, view).await?)
}

/// Accepts the document.
#[post("/academy/documents/<id>/approve")]
pub(super) async fn approve(
    who: Reviewer,
    page: Page,
    id: Uuid,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    say(store, settings, who, page, id.into(), Verdict::Approve).await
}

#[derive(FromForm)]
pub(super) struct Refusal {
    #[field(default = String::new())]
    reason: String,
}

/// Refuses the document, with a reason.
#[post("/academy/documents/<id>/reject", data = "<form>")]
pub(super) async fn reject(
    who: Reviewer,
    page: Page,
    id: Uuid,
    form: Form<Refusal>,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    match errors.keep_reason("reason", "documents-error-reason", &form.reason) {
        Some(reason) => say(store, settings, who, page, id.into(), Verdict::Reject(reason)).await,
        None => {
            let view = documents::find(store.read(), who.academy.id, id.into()).await?;
            let mut again = draw(store, &who, page, view).await?;
            again.errors = errors;
            again.reason = form.into_inner().reason;
            Reply::again(&again)
        }
    }
}

async fn say(
    store: &Store,
    settings: &Settings,
    who: Reviewer,
    page: Page,
    id: DocumentId,
    verdict: Verdict,
) -> Result<Reply, WebError> {
    let public_url = settings.public_url();
    let at = Reviewing { academy: &who.academy, by: who.person.id, now: who.now, public_url: &public_url };
    let done = match verdict {
        Verdict::Approve => "documents-approved-done",
        Verdict::Reject(_) => "documents-rejected-done",
    };
    match review_document(store, at, id, &verdict).await {
        Ok(()) => Reply::done("/academy/documents", page.t(done)),
        Err(ReviewError::NotAReviewer) => Err(WebError::Forbidden),
        Err(ReviewError::OwnDocument) => Err(WebError::Conflict("documents-own".into())),
        Err(ReviewError::Overtaken(view)) => {
            let page = DocumentPage { overtaken: true, ..draw(store, &who, page, *view).await? };
            Reply::overtaken(&page)
        }
        Err(ReviewError::Storage(error)) => Err(error.into()),
    }
}
