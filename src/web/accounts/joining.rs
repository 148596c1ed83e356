//! What academies ask of a person who has an account: to join them, or to agree to a change of their name or birth date.

use chrono::{DateTime, NaiveDate, Utc};
use rocket::{FromForm, Route, post, routes, serde::uuid::Uuid};

use crate::{
    domain::ids::JoiningId,
    storage::{StorageError, academies, cohorts, joinings, record_changes},
    web::{Form, Page, Reply, SignedIn, WebError},
    workflows::{
        ask_to_join::{self, JoinError, Joined},
        change_person,
    },
};

use super::visit::Visit;

pub fn routes() -> Vec<Route> {
    routes![answer, answer_change]
}

/// An invitation as the person reads it.
pub(super) struct Asked {
    pub id: JoiningId,
    pub academy: String,
    pub roles: String,
    /// The cohort in which a place waits.
    pub cohort: Option<String>,
    pub until: DateTime<Utc>,
}

/// A change of their record that an academy asks for.
pub(super) struct AskedChange {
    pub id: uuid::Uuid,
    pub academy: String,
    /// The name then, where it differs.
    pub name: Option<String>,
    /// The same in Latin letters, where that differs.
    pub latin_name: Option<Option<String>>,
    /// The birth date then, where it differs.
    pub born_on: Option<Option<NaiveDate>>,
}

/// The invitations that wait for an answer.
pub(super) async fn invitations(
    visit: &Visit<'_>,
    who: &SignedIn,
    page: &Page,
) -> Result<Vec<Asked>, WebError> {
    let (db, mut asked) = (visit.store.read(), Vec::new());
    for one in joinings::list_of_person(db, who.person.id, visit.now()).await? {
        let cohort = match one.place {
            Some(place) => Some(cohorts::find(db, one.academy, place.cohort).await?.name),
            None => None,
        };
        asked.push(Asked {
            id: one.id,
            academy: academies::find(db, one.academy).await?.name,
            roles: one.roles.iter().map(|role| page.word("role", role)).collect::<Vec<_>>().join(", "),
            cohort,
            until: one.expires_at,
        });
    }
    Ok(asked)
}

/// The changes that wait for a word; those that the record has overtaken are over.
pub(super) async fn changes(visit: &Visit<'_>, who: &SignedIn) -> Result<Vec<AskedChange>, WebError> {
    let (db, mut asked) = (visit.store.read(), Vec::new());
    for one in record_changes::list_waiting(db, who.person.id, visit.now()).await? {
        if !one.is_open_for(&who.person) {
            continue;
        }
        asked.push(AskedChange {
            id: one.id,
            academy: academies::find(db, one.academy).await?.name,
            name: (one.name != who.person.full_name).then_some(one.name),
            latin_name: (one.latin_name != who.person.latin_name).then_some(one.latin_name),
            born_on: (one.born_on != who.person.born_on).then_some(one.born_on),
        });
    }
    Ok(asked)
}

#[derive(FromForm)]
struct Answer {
    /// `yes` or `no`.
    #[field(default = String::new())]
    answer: String,
}

impl Answer {
    fn agrees(&self) -> Result<bool, WebError> {
        match self.answer.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(WebError::BadRequest("error-bad-request")),
        }
    }
}

#[post("/account/invitations/<id>", data = "<form>")]
async fn answer(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    id: Uuid,
    form: Form<Answer>,
) -> Result<Reply, WebError> {
    let over = || Reply::warned("/account", page.t("accounts-joining-over"));
    if !form.agrees()? {
        return match ask_to_join::decline(visit.store, &who.account(), JoiningId(id)).await {
            Ok(()) => Reply::done("/account", page.t("accounts-joining-declined")),
            Err(StorageError::NotFound | StorageError::Stale) => over(),
            Err(error) => Err(error.into()),
        };
    }
    let site = visit.settings.public_url();
    match ask_to_join::accept(visit.store, &who.account(), JoiningId(id), &site).await {
        Ok(Joined::Whole) => Reply::done("/account", page.t("accounts-joining-accepted")),
        Ok(Joined::WithoutPlace) => Reply::warned("/account", page.t("accounts-joining-without-place")),
        Err(JoinError::NoLongerStands(_)) => Reply::warned("/account", page.t("accounts-joining-stale")),
        Err(JoinError::Storage(StorageError::NotFound | StorageError::Stale)) => over(),
        Err(JoinError::Storage(error)) => Err(error.into()),
    }
}

#[post("/account/record/<id>", data = "<form>")]
async fn answer_change(
    who: SignedIn,
    visit: Visit<'_>,
    page: Page,
    id: Uuid,
    form: Form<Answer>,
) -> Result<Reply, WebError> {
    let (agrees, site) = (form.agrees()?, visit.settings.public_url());
    match change_person::answer_change(visit.store, &who.account(), id, agrees, &site).await {
        Ok(()) if agrees => Reply::done("/account", page.t("accounts-record-changed")),
        Ok(()) => Reply::done("/account", page.t("accounts-record-kept")),
        Err(StorageError::NotFound | StorageError::Stale) => {
            Reply::warned("/account", page.t("accounts-record-over"))
        }
        Err(error) => Err(error.into()),
    }
}
