//! Who signed in, who tried to, and which doors stayed shut, for the owners.

use askama::Template;
use chrono::TimeDelta;
use rocket::{Route, State, get, routes};

use crate::{
    domain::ids::PersonId,
    storage::{
        Store,
        access_records::{self, AccessKind, AccessLine},
        pages::PageOf,
        people,
    },
    web::{Html, Owner, Page, html},
};

const PER_PAGE: u64 = 50;
/// Tries with addresses that nobody has are counted over so long.
const LATELY: TimeDelta = TimeDelta::days(7);

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![list]
}

#[derive(Template)]
#[template(path = "academy/security.html")]
struct SecurityPage {
    page: Page,
    lines: PageOf<AccessLine>,
    /// Whom the list is about, where it is about one.
    whose: Option<(PersonId, String)>,
    unknown: i64,
}

impl SecurityPage {
    fn pager_href(&self) -> String {
        match &self.whose {
            Some((id, _)) => format!("/academy/security?person={id}&page="),
            None => "/academy/security?page=".into(),
        }
    }

    fn tone(&self, line: &AccessLine) -> &'static str {
        if line.kind == AccessKind::SignedIn { "is-good" } else { "is-warn" }
    }
}

/// Newest first.
#[get("/academy/security?<person>&<page>")]
async fn list(
    who: Owner,
    store: &State<Store>,
    frame: Page,
    person: Option<&str>,
    page: Option<u64>,
) -> Html {
    let (db, academy) = (store.read(), who.academy.id);
    let whose = match person.and_then(|id| id.parse::<PersonId>().ok()) {
        Some(id) => {
            let member = people::find_member(db, academy, id).await?;
            Some((id, member.person.full_name))
        }
        None => None,
    };
    let number = page.unwrap_or(1).clamp(1, 100_000);
    let some = ((number - 1) * PER_PAGE, PER_PAGE);
    let of = whose.as_ref().map(|(id, _)| *id);
    let (items, total) = access_records::list(db, (academy, who.today), of, some).await?;
    let unknown = access_records::count_unknown(db, who.now - LATELY).await?;
    let lines = PageOf { items, number, size: PER_PAGE, total };
    html(&SecurityPage { page: frame, lines, whose, unknown })
}
