//! One entry: what it says, who signed it and whether it still says the same, and what its author may do with it.

use askama::Template;
use rocket::{State, get, post};

use crate::{
    domain::{hours::HoursEntry, signed_content, states::EntryState, words::Role},
    storage::{
        Store,
        countersignatures::{self, CountersignatureRecord, Subject},
        courses, enrolments, people,
    },
    web::{Form, Html, Page, Reply, Trainee, WebError, entry_words, html},
    workflows::{
        change_hours::take_up_again as redraft, hand_in::LogError, submit_hours::submit_hours,
        take_back_entry::take_entry_back,
    },
};

use super::form::HoursForm;
use super::write::{desk_of, own, web_error};

#[derive(Template)]
#[template(path = "practitioner/hours-entry.html")]
struct EntryPage {
    page: Page,
    entry: HoursEntry,
    technique: Option<String>,
    supervisor: Option<String>,
    signature: Option<CountersignatureRecord>,
    signer: Option<String>,
    /// It waits for somebody who can't sign it any more.
    gone: bool,
    /// Whether the entry still says what was signed.
    matches: bool,
}

impl EntryPage {
    fn tone(&self) -> &'static str {
        entry_words::tone(self.entry.state)
    }

    fn is(&self, state: &str) -> bool {
        self.entry.state.name() == state
    }

    /// Whether it may be thrown away: a draft that was never handed in.
    fn is_removable(&self) -> bool {
        self.entry.state == EntryState::Draft && self.entry.reason.is_none()
    }
}

/// The version that was shown.
#[derive(rocket::form::FromForm)]
pub(super) struct Shown {
    pub version: i32,
}

async fn drawn(who: &Trainee, page: Page, store: &Store, id: &str) -> Result<EntryPage, WebError> {
    let entry = own(store, who, id).await?;
    let (db, academy) = (store.read(), who.academy.id);
    let version = enrolments::find(db, academy, entry.enrolment_id).await?.course_version_id;
    let spec = courses::find_version(db, academy, version).await?.spec;
    let signature = countersignatures::find_of(db, academy, Subject::HoursEntry(entry.id)).await?;
    let people: Vec<_> =
        entry.supervisor_id.into_iter().chain(signature.iter().map(|s| s.signed_by)).collect();
    let names = people::list_names(db, academy, &people).await?;
    let name = |id| names.iter().find(|(known, _)| Some(*known) == id).map(|(_, name)| name.clone());
    let content = signed_content::of_hours_entry(&entry);
    let gone = match entry.supervisor_id {
        Some(id) if entry.state == EntryState::Submitted => {
            !people::list_roles_on(db, academy, id, who.today).await?.contains(&Role::Trainer)
        }
        _ => false,
    };
    Ok(EntryPage {
        gone,
        technique: entry.technique.as_deref().map(|key| spec.technique_name(key).to_owned()),
        supervisor: name(entry.supervisor_id),
        signer: name(signature.as_ref().map(|s| s.signed_by)),
        matches: signature
            .as_ref()
            .is_some_and(|s| signed_content::content_matches(&content, &s.content_sha256)),
        signature,
        entry,
        page,
    })
}

#[get("/practitioner/hours/<id>", rank = 2)]
pub(super) async fn show(who: Trainee, page: Page, store: &State<Store>, id: &str) -> Html {
    html(&drawn(&who, page, store, id).await?)
}

/// The entry as it stands now, with a word that it is not what was shown.
async fn meanwhile(who: &Trainee, page: Page, store: &Store, id: &str) -> Result<Reply, WebError> {
    stays(who, page, store, (id, "practitioner-hours-changed-meanwhile")).await
}

/// The same with other words: their locale key.
pub(super) async fn stays(
    who: &Trainee,
    mut page: Page,
    store: &Store,
    (id, key): (&str, &str),
) -> Result<Reply, WebError> {
    page.flash = Some(("warn".into(), page.t(key)));
    Reply::overtaken(&drawn(who, page, store, id).await?)
}

#[post("/practitioner/hours/<id>/hand-in", data = "<shown>")]
pub(super) async fn hand_in(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    let list = format!("/practitioner/hours?enrolment={}", entry.enrolment_id);
    let done = page.t("practitioner-hours-handed-in-plain");
    match submit_hours(store, &who.authority(), entry.id, shown.version).await {
        Ok(_) => Reply::done(list, done),
        Err(LogError::Stale) => meanwhile(&who, page, store, id).await,
        Err(error) => {
            let desk = desk_of(store, &who, page, &entry).await?;
            desk.refuse(&who, HoursForm::of(&entry), error)
        }
    }
}

#[post("/practitioner/hours/<id>/take-back", data = "<shown>")]
pub(super) async fn take_back(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    match take_entry_back(store, &who.authority(), entry.id, shown.version).await {
        Ok(()) => Reply::done(here(id), page.t("practitioner-taken-back")),
        // A second click: it is a draft by now.
        Err(LogError::Stale) if entry.state == EntryState::Draft => Reply::go(here(id)),
        Err(LogError::Stale) => meanwhile(&who, page, store, id).await,
        Err(error) => Err(web_error(error)),
    }
}

fn here(id: &str) -> String {
    format!("/practitioner/hours/{id}")
}

#[post("/practitioner/hours/<id>/take-up-again", data = "<shown>")]
pub(super) async fn take_up_again(
    who: Trainee,
    page: Page,
    store: &State<Store>,
    id: &str,
    shown: Form<Shown>,
) -> Result<Reply, WebError> {
    let entry = own(store, &who, id).await?;
    match redraft(store, &who.authority(), entry.id, shown.version).await {
        Ok(()) => Reply::go(format!("{}/edit", here(id))),
        // A second click: it is a draft by now.
        Err(LogError::Stale) if entry.is_editable() => Reply::go(format!("{}/edit", here(id))),
        Err(LogError::Stale) => meanwhile(&who, page, store, id).await,
        Err(error) => Err(web_error(error)),
    }
}
