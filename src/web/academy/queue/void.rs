//! Declaring a signed record void: a page that says what happens and to whom, and asks for the reason.

use std::sync::Arc;

use askama::Template;
use rocket::{State, form::FromForm, get, post};

use crate::{
    config::Settings,
    domain::{shown::Shown, states::EntryState},
    storage::Store,
    web::{FieldErrors, Form, Page, Reply, Supervisor, WebError},
    workflows::{
        supervised::Seen,
        void_entry::{VoidError, void_entry},
    },
};

use super::{
    changed::changed,
    item::{Item, Reader, subject},
};

#[derive(Template)]
#[template(path = "academy/queue-void.html")]
struct VoidPage {
    page: Page,
    errors: FieldErrors,
    item: Item,
    reason: String,
}

/// What was shown, in which version, and the reason.
#[derive(FromForm)]
pub(super) struct Voiding {
    version: i32,
    #[field(default = String::new())]
    shown: String,
    #[field(default = String::new())]
    reason: String,
}

#[get("/academy/queue/<kind>/<id>/void")]
pub(super) async fn ask(
    who: Supervisor,
    page: Page,
    store: &State<Store>,
    kind: &str,
    id: &str,
) -> Result<Reply, WebError> {
    let item = Reader::new(store.read(), &who, &page).own(subject(kind, id)?).await?;
    if item.state != EntryState::Countersigned {
        return Reply::warned(item.path(), page.t("supervision-void-not-signed"));
    }
    let errors = FieldErrors::new(page.lang);
    Reply::page(&VoidPage { page, errors, item, reason: String::new() })
}

#[post("/academy/queue/<kind>/<id>/void", data = "<form>")]
pub(super) async fn void(
    who: Supervisor,
    page: Page,
    store: &State<Store>,
    kind: &str,
    id: &str,
    settings: &State<Arc<Settings>>,
    form: Form<Voiding>,
) -> Result<Reply, WebError> {
    let Voiding { version, shown, reason } = form.into_inner();
    let shown = Shown::from_field(&shown).map_err(|_| WebError::BadRequest("error-bad-request"))?;
    let mut item = Reader::new(store.read(), &who, &page).own(subject(kind, id)?).await?;
    let mut errors = FieldErrors::new(page.lang);
    let Some(words) = errors.keep_reason("reason", "supervision-reason-needed", &reason) else {
        (item.seen.version, item.seen.shown) = (version, shown);
        return Reply::again(&VoidPage { page, errors, item, reason });
    };
    let seen = Seen { subject: item.seen.subject, version, shown };
    match void_entry(store, &who.authority(), &seen, &words, &settings.public_url()).await {
        Ok(()) => Reply::done(item.path(), page.t("supervision-told-voided")),
        Err(VoidError::Illegal(_)) => Reply::warned(item.path(), page.t("supervision-void-not-signed")),
        Err(VoidError::Changed(differences)) => {
            let back = item.path();
            changed(store, &who, page, None, &[(seen, differences)], back).await
        }
        Err(VoidError::Storage(error)) => Err(error.into()),
    }
}
