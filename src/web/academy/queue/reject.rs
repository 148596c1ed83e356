//! Sending records back: a page that keeps the selection and asks for the reason.

use std::sync::Arc;

use askama::Template;
use rocket::{
    State,
    form::{Form, FromForm},
    get, post,
};

use crate::{
    config::Settings,
    domain::text::Reason,
    storage::Store,
    web::{FieldErrors, Page, Reply, Supervisor, WebError},
    workflows::{countersign_entries::Seen, reject_entry::reject_entries},
};

use super::{
    countersign::{queue_of, refuse_strangers},
    item::{Item, Name, Reader},
};

#[derive(Template)]
#[template(path = "academy/queue-reject.html")]
struct RejectPage {
    page: Page,
    errors: FieldErrors,
    items: Vec<Item>,
    reason: String,
    trainee: String,
}

/// The selection and the reason.
#[derive(FromForm)]
pub(super) struct Rejection {
    #[field(default = Vec::new())]
    entry: Vec<String>,
    #[field(default = String::new())]
    reason: String,
    #[field(default = String::new())]
    trainee: String,
}

/// Those of the selection that name this supervisor, as they were shown: a version that is no longer the stored one
/// is kept, so that the answer can tell.
async fn items(store: &Store, who: &Supervisor, page: &Page, seen: &[Seen]) -> Result<Vec<Item>, WebError> {
    let mut reader = Reader::new(store.read(), who, page);
    let mut items = Vec::new();
    for seen in seen {
        match reader.own(seen.subject).await {
            Ok(item) => items.push(Item { seen: *seen, ..item }),
            Err(WebError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    if items.is_empty() { Err(WebError::NotFound) } else { Ok(items) }
}

#[get("/academy/queue/reject?<entry>&<trainee>")]
pub(super) async fn ask(
    who: Supervisor,
    page: Page,
    store: &State<Store>,
    entry: Vec<String>,
    trainee: Option<String>,
) -> Result<Reply, WebError> {
    let (seen, trainee) = (Name::all(&entry)?, trainee.unwrap_or_default());
    if seen.is_empty() {
        return Reply::warned(queue_of(&trainee), page.t("supervision-nothing-ticked"));
    }
    let items = items(store, &who, &page, &seen).await?;
    let errors = FieldErrors::new(page.lang);
    Reply::page(&RejectPage { page, errors, items, reason: String::new(), trainee })
}

#[post("/academy/queue/reject", data = "<form>")]
pub(super) async fn reject(
    who: Supervisor,
    page: Page,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    form: Form<Rejection>,
) -> Result<Reply, WebError> {
    let Rejection { entry, reason, trainee } = form.into_inner();
    let seen = Name::all(&entry)?;
    refuse_strangers(store, &who, &page, &seen).await?;
    let mut errors = FieldErrors::new(page.lang);
    let parsed = errors.keep("reason", "supervision-reason-needed", Reason::parse(&reason));
    let Some(words) = parsed else {
        let items = items(store, &who, &page, &seen).await?;
        return Reply::again(&RejectPage { page, errors, items, reason, trainee });
    };
    let sent = reject_entries(store, &who.authority(), &seen, &words, &settings.public_url()).await?;
    let done = page.t1("supervision-told-rejected", "count", sent.rejected);
    if sent.changed == 0 {
        return Reply::done(queue_of(&trainee), done);
    }
    let rest = page.t1("supervision-told-changed", "count", sent.changed);
    Reply::warned(queue_of(&trainee), format!("{done} {rest}"))
}
