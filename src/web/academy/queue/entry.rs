//! One record as its supervisor sees it: what it says, its flags, and its countersignature with the hash.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::{signed_content, states::EntryState},
    storage::{
        Store,
        countersignatures::{self, CountersignatureRecord, Subject},
    },
    web::{Html, Page, Supervisor, html},
};

use super::item::{Item, Reader, subject};

#[derive(Template)]
#[template(path = "academy/queue-entry.html")]
struct EntryPage {
    page: Page,
    item: Item,
    signature: Option<CountersignatureRecord>,
    signer: String,
    /// Whether the record still says what was signed.
    matches: bool,
}

impl EntryPage {
    fn is(&self, state: &str) -> bool {
        self.item.state.name() == state
    }
}

#[get("/academy/queue/entries/<id>")]
pub(super) async fn hours_entry(who: Supervisor, page: Page, store: &State<Store>, id: &str) -> Html {
    show(who, page, store, subject("entries", id)?).await
}

#[get("/academy/queue/sessions/<id>")]
pub(super) async fn case_session(who: Supervisor, page: Page, store: &State<Store>, id: &str) -> Html {
    show(who, page, store, subject("sessions", id)?).await
}

async fn show(who: Supervisor, page: Page, store: &Store, subject: Subject) -> Html {
    let item = Reader::new(store.read(), &who, &page).own(subject).await?;
    let signature = countersignatures::find_of(store.read(), who.academy.id, subject).await?;
    let matches = signature.as_ref().is_some_and(|s| {
        let voided = item.state == EntryState::Voided;
        signed_content::content_matches(&item.content, &s.content_sha256)
            || (voided && signed_content::matches_but_for_the_case(&item.content, &s.content))
    });
    html(&EntryPage { item, signature, signer: who.person.full_name.clone(), matches, page })
}
