//! What a person may ask of their academy about their own data: to be erased. The copy of it is in their account.

use std::sync::Arc;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{State, get, post};

use crate::{
    config::Settings,
    storage::Store,
    web::{Anything, Form, Html, Page, Reply, Trainee, WebError, html},
    workflows::erase_person,
};

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
#[post("/practitioner/erase-request", data = "<_form>")]
pub(super) async fn ask_erasure(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    _form: Form<Anything>,
) -> Result<Reply, WebError> {
    erase_person::ask_erasure(store, &who.authority(), &who.person, &settings.public_url()).await?;
    Reply::done(
        "/practitioner/documents",
        page.t1("documents-erase-asked-done", "academy", who.academy.name.clone()),
    )
}
