//! Everything this supervisor ever signed; what was voided stays in the list.

use askama::Template;
use rocket::{State, get};

use crate::{
    domain::wall_clock::minutes_between,
    storage::{
        Store,
        countersignatures::{self, SignedLine},
        pages::{self, PageOf},
    },
    web::{Html, Page, Supervisor, entry_words, html},
};

use super::item::path;

#[derive(Template)]
#[template(path = "academy/queue-signed.html")]
struct SignedPage {
    page: Page,
    lines: PageOf<SignedLine>,
}

impl SignedPage {
    fn path(&self, line: &SignedLine) -> String {
        path(line.subject)
    }

    fn tone(&self, line: &SignedLine) -> &'static str {
        entry_words::tone(line.state)
    }

    fn minutes(&self, line: &SignedLine) -> i64 {
        minutes_between(line.started_at, line.ended_at, line.clock_shift).into()
    }
}

#[get("/academy/queue/signed?<page>")]
pub(super) async fn signed(who: Supervisor, page_: Page, store: &State<Store>, page: Option<u64>) -> Html {
    let at = pages::Page::new(page.unwrap_or(1), 50);
    let lines = countersignatures::list_of_signer(store.read(), who.academy.id, who.person.id, at).await?;
    html(&SignedPage { page: page_, lines })
}
