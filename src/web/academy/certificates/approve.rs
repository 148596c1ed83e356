//! The second person's word on a request: approve it, or decline it with a reason.

use askama::Template;
use rocket::{FromForm, State, form::Form, get, post};

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateState, text::Reason},
    storage::{
        Store,
        certificates::{self, CertificateView},
    },
    web::{FieldErrors, Html, Manager, Page, Reply, WebError, html},
    workflows::{
        approve_certificate::approve_certificate, finish_issue::Watch,
        request_certificate::decline_certificate,
    },
};

use super::{Seen, id as parsed, path, refused};

#[post("/academy/certificates/<id>/approve", data = "<seen>")]
pub(super) async fn approve(
    id: &str,
    seen: Form<Seen>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let certificate: CertificateId = parsed(id)?;
    let Err(error) = approve_certificate(app, &who.authority(), certificate, seen.version, Watch::NONE).await
    else {
        return Reply::done(path(id), page.t("certificates-approved"));
    };
    let now = certificates::find(app.store.read(), who.academy.id, certificate).await?;
    match now.state {
        _ if now.approved_by != Some(who.person.id) => refused::answer(page, error, path(id)),
        CertificateState::Preparing => {
            tracing::warn!(%certificate, %error, "approved, to be finished by the worker");
            Reply::warned(path(id), page.t("certificates-approved-preparing"))
        }
        _ => Reply::done(path(id), page.t("certificates-approved-already")),
    }
}

#[derive(Template)]
#[template(path = "academy/certificate-decline.html")]
struct DeclinePage {
    page: Page,
    view: CertificateView,
    errors: FieldErrors,
    form: DeclineForm,
}

/// Why a request is refused or taken back.
#[derive(FromForm, Clone)]
pub(super) struct DeclineForm {
    version: i32,
    #[field(default = String::new())]
    reason: String,
}

#[get("/academy/certificates/<id>/decline")]
pub(super) async fn confirm_decline(id: &str, who: Manager, page: Page, store: &State<Store>) -> Html {
    let view = certificates::find_view(store.read(), who.academy.id, parsed(id)?).await?;
    let form = DeclineForm { version: view.certificate.version, reason: String::new() };
    html(&DeclinePage { errors: FieldErrors::new(page.lang), page, view, form })
}

#[post("/academy/certificates/<id>/decline", data = "<form>")]
pub(super) async fn decline(
    id: &str,
    form: Form<DeclineForm>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let Some(reason) = errors.keep("reason", "error-required", Reason::parse(&form.reason)) else {
        let view = certificates::find_view(app.store.read(), who.academy.id, parsed(id)?).await?;
        return Reply::again(&DeclinePage { page, view, errors, form: form.into_inner() });
    };
    match decline_certificate(app, &who.authority(), parsed(id)?, form.version, &reason).await {
        Ok(()) => Reply::done(path(id), page.t("certificates-decline-done")),
        Err(error) => refused::answer(page, error, path(id)),
    }
}
