//! A copy of everything that is held on a person, for whoever has an account: whatever roles they hold, and also while an academy has
//! locked them out.

use askama::Template;
use rocket::{Route, State, get, post, routes};
use tokio::task::spawn_blocking;

use crate::{
    throttle::{Busy, Throttles, Whose},
    web::{Html, Page, Reply, SignedIn, WebError, download::Download, html},
    workflows::export_person::export_person,
};

use super::visit::Visit;

pub fn routes() -> Vec<Route> {
    routes![ask, take]
}

#[derive(Template)]
#[template(path = "accounts/copy.html")]
struct CopyPage {
    page: Page,
    who: SignedIn,
    /// Seconds after which another copy may be taken, where too many were.
    wait: Option<u64>,
}

/// What the copy holds.
#[get("/account/export")]
async fn ask(who: SignedIn, page: Page) -> Html {
    html(&CopyPage { page, who, wait: None })
}

/// Everything held on the person, as a file: one at a time, and a few in an hour.
#[post("/account/export")]
async fn take(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    throttles: &State<Throttles>,
    busy: &State<Busy>,
) -> Result<Result<Download, Reply>, WebError> {
    let Some(_turn) = busy.copies.take(Whose::Person(who.person.id.0)) else { return Err(WebError::Busy) };
    let attempt = match throttles.copy(who.person.id) {
        Ok(attempt) => attempt,
        Err(often) => {
            let wait = often.seconds();
            return Ok(Err(Reply::later(&CopyPage { page, who, wait: Some(wait) }, wait)?));
        }
    };
    attempt.keep();
    let held = export_person(visit.store, &who.account()).await?;
    let written = spawn_blocking(move || serde_json::to_vec_pretty(&held)).await;
    let text = written.map_err(|error| WebError::Internal(error.to_string()))?;
    let text = text.map_err(|error| WebError::Internal(error.to_string()))?;
    let today = visit.now().date_naive();
    Ok(Ok(Download::new(text, "application/json", &format!("countersign-{today}"))))
}
