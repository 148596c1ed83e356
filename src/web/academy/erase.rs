//! The owner carries out a person's wish to be erased.

use std::sync::Arc;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{FromForm, Route, State, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{ids::PersonId, person::Person, shown::Shown},
    storage::{
        Store, appearances,
        erasure::{self, Standing},
        files::Files,
        people,
    },
    web::{Form, Html, Owner, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        erase_person::{EraseError, asked_at, erase_person, signs},
        look::Look,
    },
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![confirm, erase]
}

#[derive(Template)]
#[template(path = "academy/documents-erase.html")]
struct ErasePage {
    page: Page,
    person: Person,
    standing: Standing,
    asked: Option<DateTime<Utc>>,
    own: bool,
    /// Whether somebody of this name signs the academy's certificates.
    signs: bool,
    shown: Shown,
}

/// What goes and what stays, of whom.
#[get("/academy/people/<id>/erase")]
async fn confirm(who: Owner, page: Page, id: Uuid, store: &State<Store>) -> Html {
    let id = PersonId::from(id);
    let person = people::find_member(store.read(), who.academy.id, id).await?.person;
    let standing = erasure::find_standing(store.read(), who.academy.id, id).await?;
    let asked = asked_at(store.read(), who.academy.id, id).await?;
    let look = appearances::find_in_force(store.read(), who.academy.id).await?.appearance;
    let signs = signs(&look, &person);
    let shown = Look::Erasure(id).shown(store.read(), who.academy.id).await?;
    html(&ErasePage { page, own: id == who.person.id, person, standing, asked, signs, shown })
}

/// What the question showed.
#[derive(FromForm)]
struct EraseForm {
    shown: Seen,
}

/// Erases the person. A second click finds nobody left to compare with what was shown, and nothing left to do.
#[post("/academy/people/<id>/erase", data = "<form>")]
async fn erase(
    who: Owner,
    page: Page,
    id: Uuid,
    form: Form<EraseForm>,
    store: &State<Store>,
    files: &State<Files>,
    settings: &State<Arc<Settings>>,
) -> Result<Reply, WebError> {
    let (db, academy, id) = (store.read(), who.academy.id, PersonId::from(id));
    if id == who.person.id {
        return Err(WebError::Conflict("erase-oneself".into()));
    }
    if !people::is_on_record(db, academy, id).await? {
        return Err(WebError::NotFound);
    }
    let standing = erasure::find_standing(db, academy, id).await?;
    if standing.erased {
        return Reply::done("/academy/people", page.t("erase-done"));
    }
    if standing.certificate_on_its_way {
        return Err(WebError::Conflict("erase-on-its-way".into()));
    }
    let by = who.authority().saw(Look::Erasure(id), &form.shown.0);
    match erase_person(store, &files.documents, &by, id, &settings.public_url()).await {
        Ok(()) => Reply::done("/academy/people", page.t("erase-done")),
        Err(EraseError::Oneself) => Err(WebError::Conflict("erase-oneself".into())),
        Err(EraseError::CertificateOnItsWay) => Err(WebError::Conflict("erase-on-its-way".into())),
        Err(EraseError::Storage(error)) => Err(error.into()),
    }
}
