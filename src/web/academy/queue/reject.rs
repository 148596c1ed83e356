//! Sending records back: a page that keeps the selection and asks for the reason.

use std::sync::Arc;

use askama::Template;
use rocket::{State, form::FromForm, get, post};

use crate::{
    config::Settings,
    storage::{Store, countersignatures::Subject},
    web::{FieldErrors, Form, Page, Reply, Supervisor, WebError},
    workflows::{reject_entry::reject_entries, supervised::Seen},
};

use super::{
    changed::changed,
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

/// The selection and the reason; without the field of the reason, the question is still to be asked.
#[derive(FromForm)]
pub(super) struct Rejection {
    #[field(default = Vec::new())]
    entry: Vec<String>,
    reason: Option<String>,
    #[field(default = String::new())]
    trainee: String,
}

/// Those of the selection that name this supervisor, as they are now: the page that asks shows them.
async fn items(
    store: &Store,
    who: &Supervisor,
    page: &Page,
    subjects: &[Subject],
) -> Result<Vec<Item>, WebError> {
    let mut reader = Reader::new(store.read(), who, page);
    let mut items = Vec::new();
    for subject in subjects {
        match reader.own(*subject).await {
            Ok(item) => items.push(item),
            // What cannot be read stays in the queue, which names whose it is.
            Err(WebError::NotFound | WebError::Unreadable(_)) => {}
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
    let subjects = Name::subjects(&entry)?;
    question(&who, page, store, &subjects, trainee.unwrap_or_default()).await
}

async fn question(
    who: &Supervisor,
    page: Page,
    store: &Store,
    subjects: &[Subject],
    trainee: String,
) -> Result<Reply, WebError> {
    if subjects.is_empty() {
        return Reply::warned(queue_of(&trainee), page.t("supervision-nothing-ticked"));
    }
    let items = items(store, who, &page, subjects).await?;
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
    let Some(reason) = reason else {
        return question(&who, page, store, &Name::subjects(&entry)?, trainee).await;
    };
    let seen = Name::all(&entry)?;
    refuse_strangers(store, &who, &page, &seen).await?;
    let mut errors = FieldErrors::new(page.lang);
    let parsed = errors.keep_reason("reason", "supervision-reason-needed", &reason);
    let Some(words) = parsed else {
        let mut items = items(store, &who, &page, &subjects(&seen)).await?;
        // The form goes on carrying what its page showed at first.
        for item in &mut items {
            if let Some(seen) = seen.iter().find(|seen| seen.subject == item.seen.subject) {
                item.seen = seen.clone();
            }
        }
        return Reply::again(&RejectPage { page, errors, items, reason, trainee });
    };
    let sent = reject_entries(store, &who.authority(), &seen, &words, &settings.public_url()).await?;
    let mut done = page.t1("supervision-told-rejected", "count", sent.rejected);
    if sent.unreadable > 0 {
        done = format!("{done} {}", page.t1("supervision-told-unreadable", "count", sent.unreadable));
    }
    if sent.changed.is_empty() && sent.unreadable > 0 {
        return Reply::warned(queue_of(&trainee), done);
    }
    if sent.changed.is_empty() {
        return Reply::done(queue_of(&trainee), done);
    }
    let rest = page.t1("supervision-told-changed", "count", sent.changed.len());
    let done = Some(format!("{done} {rest}"));
    changed(store, &who, page, done, &sent.changed, queue_of(&trainee)).await
}

fn subjects(seen: &[Seen]) -> Vec<Subject> {
    seen.iter().map(|seen| seen.subject).collect()
}
