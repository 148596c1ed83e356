//! What a person may ask about their own data: a copy of all of it, and to be erased.

use std::sync::Arc;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{State, get, post};

use crate::{
    config::Settings,
    storage::Store,
    web::{Html, Page, Reply, Trainee, WebError, download::Download, html},
    workflows::{erase_person, export_person::export_person},
};

/// Everything held on the person, as a file.
#[get("/practitioner/export")]
pub(super) async fn export(who: Trainee, store: &State<Store>) -> Result<Download, WebError> {
    let held = export_person(store, &who.academy, who.person.id, who.now).await?;
    let text = serde_json::to_vec_pretty(&held).map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(Download::new(text, "application/json", &format!("countersign-{}", who.today)))
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
    let asked = erase_person::asked_at(store, &who.academy, who.person.id).await?;
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
