//! Throwing a draft away: a question first, because it can't be brought back.

use askama::Template;
use rocket::{State, get, post};

use crate::{
    domain::{hours::HoursEntry, states::EntryState},
    storage::Store,
    web::{Form, Page, Reply, Trainee, WebError},
    workflows::{hand_in::LogError, remove_draft::remove_draft},
};

use super::entry::{Shown, stays};
use super::write::{own, web_error};

#[derive(Template)]
#[template(path = "practitioner/hours-remove.html")]
struct RemovePage {
    page: Page,
    entry: HoursEntry,
}

#[get("/practitioner/hours/<id>/remove")]
pub(super) async fn ask(who: Trainee, page: Page, store: &State<Store>, id: &str) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    if entry.state != EntryState::Draft || entry.reason.is_some() {
        return Reply::warned(format!("/practitioner/hours/{id}"), page.t("practitioner-hours-stays"));
    }
    Reply::page(&RemovePage { page, entry })
}

#[post("/practitioner/hours/<id>/remove", data = "<shown>")]
pub(super) async fn remove(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    match remove_draft(store, &who.authority(), entry.id, shown.version).await {
        Ok(()) => {
            let list = format!("/practitioner/hours?enrolment={}", entry.enrolment_id);
            Reply::done(list, page.t("practitioner-hours-removed"))
        }
        Err(LogError::Stale) => stays(&who, page, store, (id, "practitioner-hours-stays")).await,
        Err(error) => Err(web_error(error)),
    }
}
