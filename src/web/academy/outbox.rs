//! Mail as it was written, for the owner, in development.

use std::sync::Arc;

use askama::Template;
use rocket::{Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::{Mode, Settings},
    domain::ids::MailId,
    storage::{Store, outbox, outbox::Mail},
    web::{Html, Owner, Page, Reply, WebError, html},
    workflows::hand_out_link::hand_out_link,
};

/// Messages on the page, the newest.
const SHOWN: u64 = 200;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![list, one, follow]
}

#[derive(Template)]
#[template(path = "academy/outbox.html")]
struct OutboxPage {
    page: Page,
    mails: Vec<Mail>,
}

#[derive(Template)]
#[template(path = "academy/outbox_mail.html")]
struct MailPage {
    page: Page,
    mail: Mail,
    /// The path of the mail's link on this site.
    link: Option<String>,
    /// Whether the link's secret is made when the mail is sent.
    is_promise: bool,
}

/// In production mail is sent, and nobody but its reader sees a link to set a password.
fn only_in_development(settings: &Settings) -> Result<(), WebError> {
    if settings.mode == Mode::Development { Ok(()) } else { Err(WebError::NotFound) }
}

#[get("/academy/outbox")]
async fn list(who: Owner, store: &State<Store>, settings: &State<Arc<Settings>>, page: Page) -> Html {
    only_in_development(settings)?;
    let mails = outbox::list(store.read(), who.academy.id, SHOWN).await?;
    html(&OutboxPage { page, mails })
}

#[get("/academy/outbox/<mail>")]
async fn one(
    who: Owner,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    mail: Uuid,
) -> Html {
    only_in_development(settings)?;
    let mail = outbox::find(store.read(), who.academy.id, MailId(mail)).await?;
    let site = settings.public_url();
    let is_promise = mail.link_id.is_some();
    let link = mail.text.lines().find_map(|line| line.strip_prefix(&site)).map(str::to_owned);
    html(&MailPage { page, mail, link: link.filter(|_| !is_promise), is_promise })
}

/// Makes the secret of the mail's link, as sending it would, and opens it.
#[post("/academy/outbox/<mail>/link")]
async fn follow(
    who: Owner,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    mail: Uuid,
) -> Result<Reply, WebError> {
    only_in_development(settings)?;
    let there = format!("/academy/outbox/{mail}");
    let mail = outbox::find(store.read(), who.academy.id, MailId(mail)).await?;
    let path = match mail.link_id {
        Some(promise) => hand_out_link(store, promise, who.now).await?,
        None => None,
    };
    match path {
        Some(path) => Reply::go(path),
        None => Reply::warned(there, page.t("outbox-link-ended")),
    }
}
