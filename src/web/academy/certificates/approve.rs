//! The second person's word on a request: approve it, or decline it with a reason.

use askama::Template;
use rocket::{FromForm, State, get, post};

use crate::{
    App,
    domain::{
        ids::CertificateId,
        shown::{Difference, Value},
        states::CertificateState,
    },
    storage::{
        StorageError, Store,
        certificates::{self, CertificateView},
    },
    web::{FieldErrors, Form, Html, Manager, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        approve_certificate::approve_certificate,
        certificate_step::{CertificateError, Saw},
        finish_issue::Watch,
        look::Look,
        request_certificate::decline_certificate,
    },
};

use super::{detail, id as parsed, path, refused};

/// Which version was seen, and everything that was shown.
#[derive(FromForm)]
pub(super) struct Approval {
    version: i32,
    shown: Seen,
}

#[post("/academy/certificates/<id>/approve", data = "<form>")]
pub(super) async fn approve(
    id: &str,
    form: Form<Approval>,
    who: Manager,
    page: Page,
    app: &State<App>,
) -> Result<Reply, WebError> {
    let certificate: CertificateId = parsed(id)?;
    let (by, seen) = (who.authority(), (form.version, &form.shown.0));
    let Err(error) = approve_certificate(app, &by, certificate, seen, Watch::NONE).await else {
        return Reply::done(path(id), page.t("certificates-approved"));
    };
    let what = match error {
        CertificateError::Storage(StorageError::Changed(what)) => what,
        // The page shows its form only where nothing is missing: something came to be missing after the look.
        CertificateError::NotEligible(missing) if !form.shown.0.all().is_empty() => {
            Difference::came("look-lacks", missing.into_iter().map(Value::Lack))
        }
        error => return not_approved(certificate, &who, page, app, error).await,
    };
    let mut again = detail::draw(certificate, &who, page, &app.store, &app.settings).await?;
    again.changed = Some(what);
    Reply::overtaken(&again)
}

/// What is said where nothing was approved now: it was before, by the same person, or may not be.
async fn not_approved(
    certificate: CertificateId,
    who: &Manager,
    page: Page,
    app: &App,
    error: CertificateError,
) -> Result<Reply, WebError> {
    let back = path(&certificate.to_string());
    let now = certificates::find(app.store.read(), who.academy.id, certificate).await?;
    match now.state {
        _ if now.approved_by != Some(who.person.id) => refused::answer(page, error, back),
        CertificateState::Preparing => {
            tracing::warn!(%certificate, %error, "approved, to be finished by the worker");
            Reply::warned(back, page.t("certificates-approved-preparing"))
        }
        _ => Reply::done(back, page.t("certificates-approved-already")),
    }
}

#[derive(Template)]
#[template(path = "academy/certificate-decline.html")]
struct DeclinePage {
    page: Page,
    view: CertificateView,
    errors: FieldErrors,
    form: DeclineForm,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
    /// Whether the viewer asked for it, and so takes it back.
    own: bool,
}

impl DeclinePage {
    /// The text of a part of the page: of a request that is refused, or taken back.
    fn says(&self, part: &str) -> String {
        let what = if self.own { "certificates-take-back" } else { "certificates-decline" };
        self.page.word(what, part)
    }
}

/// Whether somebody asked for the certificate themself.
fn is_own(view: &CertificateView, who: &Manager) -> bool {
    view.certificate.requested_by == who.person.id
}

/// Why a request is refused or taken back.
#[derive(FromForm, Clone)]
pub(super) struct DeclineForm {
    version: i32,
    shown: Seen,
    #[field(default = String::new())]
    reason: String,
}

#[get("/academy/certificates/<id>/decline")]
pub(super) async fn confirm_decline(id: &str, who: Manager, page: Page, store: &State<Store>) -> Html {
    let view = certificates::find_view(store.read(), who.academy.id, parsed(id)?).await?;
    let shown = Seen(Look::Certificate(view.certificate.id).shown(store.read(), who.academy.id).await?);
    let form = DeclineForm { version: view.certificate.version, shown, reason: String::new() };
    let (errors, own) = (FieldErrors::new(page.lang), is_own(&view, &who));
    html(&DeclinePage { errors, own, page, view, form, changed: None })
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
    let Some(reason) = errors.keep_reason("reason", "error-required", &form.reason) else {
        let view = certificates::find_view(app.store.read(), who.academy.id, parsed(id)?).await?;
        let (form, own) = (form.into_inner(), is_own(&view, &who));
        return Reply::again(&DeclinePage { page, view, errors, form, own, changed: None });
    };
    let (certificate, saw) = (parsed(id)?, Saw { version: form.version, page: Some(&form.shown.0) });
    match decline_certificate(app, &who.authority(), certificate, saw, &reason).await {
        Err(CertificateError::Storage(StorageError::Changed(what))) => {
            let db = app.store.read();
            let view = certificates::find_view(db, who.academy.id, certificate).await?;
            let shown = Seen(Look::Certificate(certificate).shown(db, who.academy.id).await?);
            let form = DeclineForm { version: view.certificate.version, shown, ..form.into_inner() };
            let own = is_own(&view, &who);
            Reply::overtaken(&DeclinePage { page, view, errors, form, own, changed: Some(what) })
        }
        Ok(()) => {
            let view = certificates::find_view(app.store.read(), who.academy.id, certificate).await?;
            let done =
                if is_own(&view, &who) { "certificates-take-back-done" } else { "certificates-decline-done" };
            Reply::done(path(id), page.t(done))
        }
        Err(error) => refused::answer(page, error, path(id)),
    }
}
