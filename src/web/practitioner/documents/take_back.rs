//! Taking back what was handed in and nobody has looked at: a question first, because the file is gone afterwards.

use askama::Template;
use rocket::{State, get, post, serde::uuid::Uuid};

use crate::{
    domain::states::DocumentState,
    storage::{
        StorageError, Store, document_review,
        documents::{self, DocumentView},
        files::Files,
    },
    web::{Anything, Form, Page, Reply, Trainee, WebError, paper_words::kind_name},
    workflows::take_back_document::take_back_document,
};

const LIST: &str = "/practitioner/documents";

#[derive(Template)]
#[template(path = "practitioner/documents-take-back.html")]
struct AskPage {
    page: Page,
    view: DocumentView,
    kind_name: String,
}

/// What taking it back does.
#[get("/practitioner/documents/<id>/take-back")]
pub(super) async fn ask(who: Trainee, page: Page, id: Uuid, store: &State<Store>) -> Result<Reply, WebError> {
    let view = documents::find_own(store.read(), who.academy.id, who.person.id, id.into()).await?;
    if view.document.state != DocumentState::Uploaded {
        return Reply::warned(LIST, page.t("documents-take-back-late"));
    }
    let needed = document_review::list_needed(store.read(), who.academy.id, who.person.id).await?;
    let kind_name = kind_name(&page, &view.document.kind, &needed);
    Reply::page(&AskPage { page, view, kind_name })
}

/// Takes it back.
#[post("/practitioner/documents/<id>/take-back", data = "<_form>")]
pub(super) async fn take_back(
    who: Trainee,
    page: Page,
    id: Uuid,
    store: &State<Store>,
    files: &State<Files>,
    _form: Form<Anything>,
) -> Result<Reply, WebError> {
    match take_back_document(store, &files.documents, &who.authority(), id.into()).await {
        Ok(_) => Reply::done(LIST, page.t("documents-take-back-done")),
        Err(StorageError::Stale) => Reply::warned(LIST, page.t("documents-take-back-late")),
        Err(error) => Err(error.into()),
    }
}
