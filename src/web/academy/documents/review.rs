//! One document before its reviewer.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, State, form::Form, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        document::{Currency, Document},
        ids::DocumentId,
        states::DocumentState,
        text::Reason,
    },
    storage::{
        Store,
        document_review::{self, NeededDocument},
        documents::{self, DocumentView},
    },
    web::{
        Actor, Auditor, FieldErrors, Html, Page, Reply, Reviewer, WebError,
        forms::text_error,
        html,
        paper_words::{Stands, covered, kind_name},
    },
    workflows::review_document::{ReviewError, Verdict, review_document},
};

#[derive(Template)]
#[template(path = "academy/document.html")]
pub(super) struct DocumentPage {
    page: Page,
    view: DocumentView,
    kind_name: String,
    covers: Vec<String>,
    /// What all approved papers of its type cover today, each technique.
    covered: Vec<(String, Stands)>,
    stands: Stands,
    /// Whether its file is there no more.
    gone: bool,
    /// Whether the reviewer may say yes or no.
    open: bool,
    /// Whether it was approved, so that the reviewer may take that back.
    approved: bool,
    /// Whether its last day has passed while it waited.
    ended: bool,
    own: bool,
    /// Whether somebody else was faster just now.
    overtaken: bool,
    /// Whether an approval was to be taken back that is none any more.
    pub(super) late: bool,
    reason: String,
    errors: FieldErrors,
}

pub(super) async fn draw(
    store: &Store,
    who: &Actor,
    page: Page,
    view: DocumentView,
) -> Result<DocumentPage, WebError> {
    let needed = document_review::list_needed(store.read(), who.academy.id, view.document.person_id).await?;
    let need = needed.iter().find(|need| need.rule.kind == view.document.kind);
    let name_of = |key: &String| {
        let technique = need.and_then(|n: &NeededDocument| n.techniques.iter().find(|t| t.key == *key));
        technique.map_or_else(|| key.clone(), |t| t.name.clone())
    };
    let beside = documents::list_of_person(store.read(), who.academy.id, view.document.person_id).await?;
    let beside: Vec<Document> = beside.into_iter().map(|view| view.document).collect();
    let currency = view.document.currency_among(&beside, need.map(|need| &need.rule), who.today);
    let own = view.document.person_id == who.person.id;
    let reviews = !own && who.is_any(Reviewer::ROLES);
    Ok(DocumentPage {
        kind_name: kind_name(&page, &view.document.kind, &needed),
        covers: view.document.covers.iter().map(name_of).collect(),
        covered: need
            .map_or_else(Vec::new, |need| covered(&page, &beside, &need.rule, &need.techniques, who.today)),
        stands: Stands::of(&page, &currency, who.today),
        gone: view.document.sha256.is_empty(),
        open: reviews && view.document.state == DocumentState::Uploaded,
        approved: reviews && view.document.state == DocumentState::Approved,
        ended: matches!(currency, Currency::EndedWaiting { .. }),
        own,
        overtaken: false,
        late: false,
        reason: String::new(),
        errors: FieldErrors::new(page.lang),
        page,
        view,
    })
}

/// The document's facts, its file and the two answers.
#[get("/academy/documents/<id>")]
pub(super) async fn show(who: Auditor, page: Page, id: Uuid, store: &State<Store>) -> Html {
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
    match Reason::parse(&form.reason) {
        Ok(reason) => say(store, settings, who, page, id.into(), Verdict::Reject(reason)).await,
        Err(error) => {
            let view = documents::find(store.read(), who.academy.id, id.into()).await?;
            let mut again = draw(store, &who, page, view).await?;
            again.errors.say("reason", text_error(again.page.lang, "documents-error-reason", &error));
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
    let done = match verdict {
        Verdict::Approve => "documents-approved-done",
        Verdict::Reject(_) => "documents-rejected-done",
    };
    match review_document(store, &who.authority(), id, &verdict, &public_url).await {
        Ok(()) => Reply::done("/academy/documents", page.t(done)),
        Err(ReviewError::OwnDocument) => Err(WebError::Conflict("documents-own".into())),
        Err(ReviewError::Overtaken(view)) => {
            let page = DocumentPage { overtaken: true, ..draw(store, &who, page, *view).await? };
            Reply::overtaken(&page)
        }
        Err(ReviewError::Storage(error)) => Err(error.into()),
    }
}
