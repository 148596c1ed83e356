//! Taking an approval back: a page that says what happens and to whom, and asks for the reason.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{paper_kinds, shown::Shown, states::DocumentState, text::Reason},
    storage::{
        Store, document_review,
        documents::{self, DocumentView},
    },
    web::{FieldErrors, Form, Page, Reply, Reviewer, WebError, paper_words::kind_name, shown::Seen},
    workflows::{
        look::Look,
        withdraw_approval::{WithdrawalError, withdraw_approval},
    },
};

use super::review::draw;

#[derive(Template)]
#[template(path = "academy/document-withdraw.html")]
struct WithdrawPage {
    page: Page,
    view: DocumentView,
    kind_name: String,
    reason: String,
    errors: FieldErrors,
    shown: Shown,
}

impl WithdrawPage {
    fn shows_identity(&self) -> bool {
        paper_kinds::shows_identity(&self.view.document.kind)
    }
}

#[derive(FromForm)]
pub(super) struct Withdrawal {
    #[field(default = String::new())]
    reason: String,
    shown: Seen,
}

async fn confirm_page(
    store: &Store,
    who: &Reviewer,
    page: Page,
    view: DocumentView,
) -> Result<WithdrawPage, WebError> {
    let needed = document_review::list_needed(store.read(), who.academy.id, view.document.person_id).await?;
    let kind_name = kind_name(&page, &view.document.kind, &needed);
    let shown = Look::Document(view.document.id).shown(store.read(), who.academy.id).await?;
    let errors = FieldErrors::new(page.lang);
    Ok(WithdrawPage { errors, reason: String::new(), page, view, kind_name, shown })
}

/// What it does, and the reason.
#[get("/academy/documents/<id>/withdraw")]
pub(super) async fn ask(
    who: Reviewer,
    page: Page,
    id: Uuid,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let view = documents::find(store.read(), who.academy.id, id.into()).await?;
    if view.document.state != DocumentState::Approved || view.document.person_id == who.person.id {
        return Reply::warned(format!("/academy/documents/{id}"), page.t("review-withdraw-late"));
    }
    Reply::page(&confirm_page(store, &who, page, view).await?)
}

/// Takes the approval back.
#[post("/academy/documents/<id>/withdraw", data = "<form>")]
pub(super) async fn withdraw(
    who: Reviewer,
    page: Page,
    id: Uuid,
    form: Form<Withdrawal>,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    let Ok(reason) = Reason::parse(&form.reason) else {
        let view = documents::find(store.read(), who.academy.id, id.into()).await?;
        let mut again = confirm_page(store, &who, page, view).await?;
        again.errors.add("reason", "review-withdraw-reason-missing");
        again.reason = form.into_inner().reason;
        return Reply::again(&again);
    };
    let public_url = settings.public_url();
    let by = who.authority().saw(Look::Document(id.into()), &form.shown.0);
    match withdraw_approval(store, &by, id.into(), &reason, &public_url).await {
        Ok(()) => Reply::done(format!("/academy/documents/{id}"), page.t("review-withdraw-done")),
        Err(WithdrawalError::OwnDocument) => Err(WebError::Conflict("documents-own".into())),
        Err(WithdrawalError::NotApproved(view)) => {
            let mut page = draw(store, &who, page, *view).await?;
            page.late = true;
            Reply::overtaken(&page)
        }
        Err(WithdrawalError::Storage(error)) => Err(error.into()),
    }
}
