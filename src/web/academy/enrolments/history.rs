//! What happened to an enrolment and everything that belongs to it.

use askama::Template;
use rocket::{Route, State, get, routes};

use crate::{
    domain::ids::EnrolmentId,
    storage::{Store, events},
    web::{AcademyStaff, Html, Page, html},
};

use super::super::{
    events::{Told, tell},
    path_id::Id,
};
use super::head::Head;

/// Older ones are on the auditor's page.
const NEWEST: u64 = 200;

#[derive(Template)]
#[template(path = "academy/enrolment-events.html")]
struct HistoryPage {
    page: Page,
    head: Head,
    events: Vec<Told>,
}

#[get("/academy/enrolments/<id>/events")]
async fn events_tab(who: AcademyStaff, id: Id<EnrolmentId>, page: Page, store: &State<Store>) -> Html {
    let head = Head::load(&who, id.0, store).await?;
    let lines = events::list_about_enrolment(store.read(), who.academy.id, id.0, NEWEST).await?;
    let events = tell(&page, store.read(), who.academy.id, lines).await?;
    html(&HistoryPage { page, head, events })
}

pub(super) fn routes() -> Vec<Route> {
    routes![events_tab]
}
