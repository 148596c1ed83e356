//! One document before its reviewer.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        document::{Currency, Document},
        ids::DocumentId,
        paper_kinds,
        shown::{Difference, Shown},
        states::DocumentState,
        text::Reason,
    },
    storage::{
        Store,
        document_review::{self, NeededDocument},
        documents::{self, DocumentView},
        enrolments, people,
    },
    web::{
        Actor, Auditor, FieldErrors, Form, Html, Page, Reply, Reviewer, WebError,
        forms::text_error,
        html,
        paper_words::{Stands, covered, kind_name},
        shown::Seen,
    },
    workflows::review_document::{Matched, ReviewError, Verdict, awaits_identity, review_document, shown},
};

use super::super::enrolments::birth_date;

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
    /// What the forms carry of what is shown.
    shown: Shown,
    /// What is not as it was shown.
    differences: Vec<Difference>,
    /// Where approving it may check the owner's identity in the same step.
    identity: Option<Identity>,
    /// Whether somebody else was faster just now.
    overtaken: bool,
    /// Whether an approval was to be taken back that is none any more.
    pub(super) late: bool,
    reason: String,
    errors: FieldErrors,
}

/// Whose identity a document shows, as far as the academy knows it.
struct Identity {
    name: String,
    /// Their birth date, where it is known.
    born_on: Option<NaiveDate>,
    /// The birth date as it was typed, and whether the box was ticked.
    typed: String,
    matches: bool,
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
    let owner = people::find_here(store.read(), who.academy.id, view.document.person_id).await?;
    let mut identity = None;
    if paper_kinds::shows_identity(&view.document.kind) {
        let enrolled = enrolments::list_of_person(store.read(), who.academy.id, owner.id).await?;
        let waits = enrolled.iter().any(|view| awaits_identity(&view.enrolment));
        identity = waits.then(|| Identity {
            name: owner.full_name.clone(),
            born_on: owner.born_on,
            typed: String::new(),
            matches: false,
        });
    }
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
        shown: shown(&view, &owner),
        differences: Vec::new(),
        identity,
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

#[derive(FromForm)]
pub(super) struct Approval {
    shown: Seen,
    #[field(default = false)]
    matches: bool,
    #[field(default = String::new())]
    born_on: String,
}

/// Accepts the document, and with it the owner's identity where the box says so.
#[post("/academy/documents/<id>/approve", data = "<form>")]
pub(super) async fn approve(
    who: Reviewer,
    page: Page,
    id: Uuid,
    form: Form<Approval>,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let given = form.matches && !form.born_on.is_empty();
    let born_on = if given { birth_date(&form.born_on, who.today, &mut errors) } else { None };
    if !form.matches && !form.born_on.is_empty() {
        errors.add("born_on", "review-identity-unticked");
    }
    let refused = if errors.is_empty() {
        let identity = form.matches.then_some(Matched { born_on });
        let verdict = Verdict::Approve { identity };
        match review(store, settings, &who, id.into(), &verdict, &form.shown.0).await {
            Err(ReviewError::BirthDateMissing) => "academy-error-birth-date-missing",
            Err(ReviewError::NotYours) => "academy-error-birth-date-owner",
            said => return say(store, who, page, id.into(), "documents-approved-done", said).await,
        }
    } else {
        ""
    };
    if !refused.is_empty() {
        errors.add("born_on", refused);
    }
    let view = documents::find(store.read(), who.academy.id, id.into()).await?;
    let mut again = draw(store, &who, page, view).await?;
    if let Some(identity) = &mut again.identity {
        let form = form.into_inner();
        (identity.typed, identity.matches) = (form.born_on, form.matches);
    }
    again.errors = errors;
    Reply::again(&again)
}

#[derive(FromForm)]
pub(super) struct Refusal {
    shown: Seen,
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
        Ok(reason) => {
            let verdict = Verdict::Reject(reason);
            let said = review(store, settings, &who, id.into(), &verdict, &form.shown.0).await;
            say(store, who, page, id.into(), "documents-rejected-done", said).await
        }
        Err(error) => {
            let view = documents::find(store.read(), who.academy.id, id.into()).await?;
            let mut again = draw(store, &who, page, view).await?;
            again.errors.say("reason", text_error(again.page.lang, "documents-error-reason", &error));
            again.reason = form.into_inner().reason;
            Reply::again(&again)
        }
    }
}

async fn review(
    store: &Store,
    settings: &Settings,
    who: &Reviewer,
    id: DocumentId,
    verdict: &Verdict,
    seen: &Shown,
) -> Result<(), ReviewError> {
    review_document(store, &who.authority(), id, verdict, seen, &settings.public_url()).await
}

async fn say(
    store: &Store,
    who: Reviewer,
    page: Page,
    id: DocumentId,
    done: &'static str,
    said: Result<(), ReviewError>,
) -> Result<Reply, WebError> {
    match said {
        Ok(()) => Reply::done("/academy/documents", page.t(done)),
        Err(ReviewError::OwnDocument) => Err(WebError::Conflict("documents-own".into())),
        Err(ReviewError::Overtaken(view)) => {
            let page = DocumentPage { overtaken: true, ..draw(store, &who, page, *view).await? };
            Reply::overtaken(&page)
        }
        Err(ReviewError::Changed(differences)) => {
            let view = documents::find(store.read(), who.academy.id, id).await?;
            let page = DocumentPage { differences, ..draw(store, &who, page, view).await? };
            Reply::overtaken(&page)
        }
        Err(ReviewError::BirthDateMissing | ReviewError::NotYours) => {
            Err(WebError::BadRequest("error-bad-request"))
        }
        Err(ReviewError::Storage(error)) => Err(error.into()),
    }
}
