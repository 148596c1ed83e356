//! What a person may ask about their own data: a copy of all of it, and to be erased.

use std::sync::Arc;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{State, get, post};
use tokio::task::spawn_blocking;

use crate::{
    config::Settings,
    storage::Store,
    throttle::{Busy, Throttles, Whose},
    web::{Html, Page, Reply, Trainee, WebError, download::Download, html},
    workflows::{erase_person, export_person::export_person},
};

#[derive(Template)]
#[template(path = "practitioner/documents-export.html")]
struct ExportPage {
    page: Page,
    who: Trainee,
    /// Seconds after which another copy may be taken, where too many were.
    wait: Option<u64>,
}

/// What the copy holds.
#[get("/practitioner/export")]
pub(super) async fn ask_export(who: Trainee, page: Page) -> Html {
    html(&ExportPage { page, who, wait: None })
}

/// Everything held on the person, as a file: one at a time, and a few in an hour.
#[post("/practitioner/export")]
pub(super) async fn export(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    throttles: &State<Throttles>,
    busy: &State<Busy>,
) -> Result<Result<Download, Reply>, WebError> {
    let Some(_turn) = busy.copies.take(Whose::Person(who.person.id.0)) else { return Err(WebError::Busy) };
    let attempt = match throttles.copy(who.person.id) {
        Ok(attempt) => attempt,
        Err(often) => {
            let wait = often.seconds();
            return Ok(Err(Reply::later(&ExportPage { page, who, wait: Some(wait) }, wait)?));
        }
    };
    attempt.keep();
    let held = export_person(store, &who.authority()).await?;
    let written = spawn_blocking(move || serde_json::to_vec_pretty(&held)).await;
    let text = written.map_err(|error| WebError::Internal(error.to_string()))?;
    let text = text.map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(Ok(Download::new(text, "application/json", &format!("countersign-{}", who.today))))
}

#[derive(Template)]
#[template(path = "practitioner/documents-erase.html")]
struct AskPage {
    page: Page,
    who: Trainee,
    asked: Option<DateTime<Utc>>,
}

/// What an erasure takes and what stays.
#[get("/practitioner/erase-request")]
pub(super) async fn ask(who: Trainee, page: Page, store: &State<Store>) -> Html {
    let asked = erase_person::asked_at(store.read(), who.academy.id, who.person.id).await?;
    html(&AskPage { page, who, asked })
}

/// Notes the wish and tells the academy.
#[post("/practitioner/erase-request")]
pub(super) async fn ask_erasure(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    erase_person::ask_erasure(store, &who.authority(), &who.person, &settings.public_url()).await?;
    Reply::done(
        "/practitioner/documents",
        page.t1("documents-erase-asked-done", "academy", who.academy.name.clone()),
    )
}
