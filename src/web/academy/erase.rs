//! The owner carries out a person's wish to be erased, and says where what hangs on them goes.

use std::sync::Arc;

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{Route, State, get, post, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{ids::PersonId, person::Person},
    storage::{
        Store, appearances,
        erasure::{self, Standing},
        files::Files,
        people,
    },
    web::{FieldErrors, Form, Html, Owner, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        erase_person::{EraseError, asked_at, erase_person, signs},
        look::Look,
    },
};

use super::people::handing::{HandForm, Heap};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![confirm, erase]
}

#[derive(Template)]
#[template(path = "academy/documents-erase.html")]
struct ErasePage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    standing: Standing,
    asked: Option<DateTime<Utc>>,
    own: bool,
    /// Whether somebody of this name signs the academy's certificates.
    signs: bool,
    heap: Heap,
    choices: Vec<(String, String)>,
    form: HandForm,
}

async fn drawn(
    who: &Owner,
    page: Page,
    store: &Store,
    (id, form): (PersonId, Option<HandForm>),
    errors: FieldErrors,
) -> Result<ErasePage, WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let person = people::find_member(db, academy, id).await?.person;
    let standing = erasure::find_standing(db, academy, id).await?;
    let asked = asked_at(db, academy, id).await?;
    let look = appearances::find_in_force(db, academy).await?.appearance;
    let signs = signs(&look, &person);
    let heap = Heap::load(db, who, id).await?;
    let form = match form {
        Some(form) => form,
        None => HandForm {
            to: String::new(),
            because: Heap::nameless(&page),
            shown: Seen(Look::Erasure(id).shown(db, academy).await?),
        },
    };
    let choices = heap.choices(&page, false);
    let own = id == who.person.id;
    Ok(ErasePage { page, errors, person, standing, asked, own, signs, heap, choices, form })
}

/// What goes and what stays, of whom.
#[get("/academy/people/<id>/erase")]
async fn confirm(who: Owner, page: Page, id: Uuid, store: &State<Store>) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&drawn(&who, page, store, (PersonId::from(id), None), errors).await?)
}

/// Erases the person. A second click finds nobody left to compare with what was shown, and nothing left to do.
#[post("/academy/people/<id>/erase", data = "<form>")]
async fn erase(
    who: Owner,
    page: Page,
    id: Uuid,
    form: Form<HandForm>,
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
    let (form, mut errors) = (form.into_inner(), FieldErrors::new(page.lang));
    let heap = Heap::load(db, &who, id).await?;
    let over = if heap.hanging.is_empty() { Some(None) } else { heap.read(&form, false, &mut errors) };
    let Some(over) = over else {
        return Reply::again(&drawn(&who, page, store, (id, Some(form)), errors).await?);
    };
    let by = who.authority().saw(Look::Erasure(id), &form.shown.0);
    let site = settings.public_url();
    match erase_person(store, &files.documents, &by, (id, over.as_ref()), &site).await {
        Ok(()) => Reply::done("/academy/people", page.t("erase-done")),
        Err(EraseError::Oneself) => Err(WebError::Conflict("erase-oneself".into())),
        Err(EraseError::CertificateOnItsWay) => Err(WebError::Conflict("erase-on-its-way".into())),
        Err(EraseError::NoSuccessor) => {
            errors.add("to", "people-hand-not-a-trainer");
            Reply::again(&drawn(&who, page, store, (id, Some(form)), errors).await?)
        }
        Err(EraseError::Storage(error)) => Err(error.into()),
    }
}
