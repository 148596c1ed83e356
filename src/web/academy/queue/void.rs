//! Declaring a signed record void: a page that says what happens and to whom, and asks for the reason.

use askama::Template;
use rocket::{
    State,
    form::{Form, FromForm},
    get, post,
};

use crate::{
    domain::{states::EntryState, text::Reason},
    storage::{StorageError, Store},
    web::{FieldErrors, Page, Reply, Supervisor, WebError},
    workflows::{countersign_entries::Seen, void_entry::void_entry},
};

use super::item::{Item, Reader, subject};

#[derive(Template)]
#[template(path = "academy/queue-void.html")]
struct VoidPage {
    page: Page,
    errors: FieldErrors,
    item: Item,
    reason: String,
}

/// The version that was shown, and the reason.
#[derive(FromForm)]
pub(super) struct Voiding {
    version: i32,
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
    form: Form<Voiding>,
) -> Result<Reply, WebError> {
    let Voiding { version, reason } = form.into_inner();
    let item = Reader::new(store.read(), &who, &page).own(subject(kind, id)?).await?;
    let mut errors = FieldErrors::new(page.lang);
    let Some(words) = errors.keep("reason", "supervision-reason-needed", Reason::parse(&reason)) else {
        return Reply::again(&VoidPage { page, errors, item, reason });
    };
    let seen = Seen { subject: item.seen.subject, version };
    match void_entry(store, &who.authority(), seen, &words).await {
        Ok(()) => Reply::done(item.path(), page.t("supervision-told-voided")),
        Err(StorageError::Stale | StorageError::Illegal(_)) => {
            Reply::warned(item.path(), page.t("supervision-void-not-signed"))
        }
        Err(error) => Err(error.into()),
    }
}
