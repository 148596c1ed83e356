//! Which mail went out and which could not be delivered, for those who run or watch the academy; in development also what it
//! says, for the owner.

use std::sync::Arc;

use askama::Template;
use rocket::{Route, State, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::{Mode, Settings},
    domain::{
        ids::{AcademyId, MailId},
        words::Role,
    },
    storage::{ConnectionTrait, Store, erasure::ERASED, here, outbox, outbox::Mail, people},
    web::{Anything, Auditor, Form, Html, Owner, Page, Reply, WebError, html},
    workflows::hand_out_link::hand_out_link,
};

use super::is_manager;

/// Messages on the page, the newest.
const SHOWN: u64 = 200;
/// Undelivered ones on the page, the newest.
const MOST_TROUBLE: u64 = 50;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![list, one, follow]
}

#[derive(Template)]
#[template(path = "academy/outbox.html")]
struct OutboxPage {
    page: Page,
    mails: Vec<Mail>,
    /// What could not be delivered, with the page of whom it was to, where they are of the academy.
    trouble: Vec<(Mail, Option<String>)>,
    /// Whether the mails can be read: no link of them works for anybody but their readers elsewhere.
    readable: bool,
    may_invite: bool,
    /// Whether emails leave this server at all.
    sends: bool,
}

impl OutboxPage {
    /// The tone and the locale key of what became of a mail.
    fn state(&self, mail: &Mail) -> (&'static str, &'static str) {
        match mail {
            _ if mail.sent_at.is_none() && !self.sends => ("none", "outbox-state-stays"),
            _ if mail.sent_at.is_some() => ("good", "outbox-state-sent"),
            _ if mail.dropped_at.is_some() => ("bad", "outbox-state-dropped"),
            _ if mail.last_error.is_some() => ("warn", "outbox-state-failed"),
            _ => ("none", "outbox-state-waits"),
        }
    }
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

/// Whom the academy erased is still told what becomes of their certificates, at an address that it does not read any more.
async fn hide_erased(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    mails: &mut [Mail],
) -> Result<(), WebError> {
    let addresses: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
    let erased = here::list_erased_addresses(db, academy, &addresses).await?;
    for mail in mails.iter_mut().filter(|mail| erased.contains(&mail.to)) {
        mail.to = ERASED.to_owned();
    }
    Ok(())
}

#[get("/academy/outbox")]
async fn list(who: Auditor, store: &State<Store>, settings: &State<Arc<Settings>>, page: Page) -> Html {
    let (db, academy) = (store.read(), who.academy.id);
    let readable = settings.mode == Mode::Development && who.is(Role::Owner);
    let mut mails = outbox::list(db, academy, SHOWN).await?;
    hide_erased(db, academy, &mut mails).await?;
    let mut undelivered = outbox::list_trouble(db, academy, who.now, MOST_TROUBLE).await?;
    hide_erased(db, academy, &mut undelivered).await?;
    let mut trouble = Vec::new();
    for mail in undelivered {
        let to = people::find_by_email(db, &mail.to).await?.map(|(person, _)| person.id);
        let known = match to {
            Some(person) => people::is_known(db, academy, person).await?.then_some(person),
            None => None,
        };
        trouble.push((mail, known.map(|person| format!("/academy/people/{person}"))));
    }
    let sends = settings.mode != Mode::Development;
    html(&OutboxPage { page, mails, trouble, readable, may_invite: is_manager(&who), sends })
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
#[post("/academy/outbox/<mail>/link", data = "<_form>")]
async fn follow(
    who: Owner,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    mail: Uuid,
    _form: Form<Anything>,
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
