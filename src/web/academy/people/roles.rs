//! Giving a person another role, and ending one.

use std::sync::Arc;

use askama::Template;
use rocket::{FromForm, Route, State, form::Form, get, post, routes, serde::uuid::Uuid};

use crate::{
    config::Settings,
    domain::{
        authority,
        dates::DateOf,
        ids::{GrantId, PersonId},
        person::{Person, RoleGrant},
    },
    storage::{Store, people},
    web::{FieldErrors, Html, Manager, Page, Reply, WebError, html},
    workflows::grant_role::{self as workflow, GrantError, NewGrant},
};

use super::{roles_of, roles_to_give, technique_keys, techniques};

pub fn routes() -> Vec<Route> {
    routes![show_new, grant, show_end, end]
}

#[derive(FromForm, Clone, Default)]
struct GrantForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    role: String,
    techniques: Vec<String>,
}

#[derive(Template)]
#[template(path = "academy/people_role.html")]
struct GrantPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    form: GrantForm,
    roles: Vec<(String, String)>,
    techniques: Vec<(String, String)>,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    (person, form): (Uuid, GrantForm),
) -> Result<GrantPage, WebError> {
    let person = people::find_member(store.read(), who.academy.id, PersonId(person)).await?.person;
    let techniques = techniques(store.read(), who).await?;
    let roles = roles_to_give(who, &page);
    Ok(GrantPage { page, errors, person, form, roles, techniques })
}

#[get("/academy/people/<person>/roles/new")]
async fn show_new(who: Manager, store: &State<Store>, page: Page, person: Uuid) -> Html {
    let (errors, id) = (FieldErrors::new(page.lang), GrantId::fresh().to_string());
    html(&drawn(&who, store, page, errors, (person, GrantForm { id, ..GrantForm::default() })).await?)
}

#[post("/academy/people/<person>/roles/new", data = "<form>")]
async fn grant(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
    form: Form<GrantForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::new(page.lang);
    let role = errors.keep("role", "people-role-required", form.role.parse());
    let keys = errors.keep("techniques", "people-techniques-wrong", technique_keys(&form.techniques));
    let (Some(role), Some(techniques)) = (role, keys) else {
        return Reply::again(&drawn(&who, store, page, errors, (person, form)).await?);
    };
    let id = form.id.parse().unwrap_or_else(|_| GrantId::fresh());
    let new = NewGrant { id, role, techniques };
    let (site, at) = (settings.public_url(), (who.now, who.today));
    let there = format!("/academy/people/{person}");
    match workflow::grant_role(store, &who.academy, who.person.id, PersonId(person), new, &site, at).await {
        Ok(()) => Reply::done(there, page.t1("people-granted", "role", page.word("role", role))),
        Err(GrantError::DoneAlready) => Reply::done(there, page.t("people-granted-already")),
        Err(GrantError::HeldAlready(_)) => {
            errors.add("role", "people-role-held");
            Reply::again(&drawn(&who, store, page, errors, (person, form)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(FromForm, Clone, Default)]
struct EndForm {
    #[field(default = String::new())]
    last_day: String,
}

#[derive(Template)]
#[template(path = "academy/people_role_end.html")]
struct EndPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    grant: RoleGrant,
    last_day: String,
}

/// The person and the grant of a page about ending it, for somebody who may.
async fn endable(
    who: &Manager,
    store: &Store,
    (person, grant): (Uuid, Uuid),
) -> Result<(Person, RoleGrant), WebError> {
    let member = people::find_member(store.read(), who.academy.id, PersonId(person)).await?;
    let found =
        member.grants.into_iter().find(|known| known.id == GrantId(grant)).ok_or(WebError::NotFound)?;
    if !authority::may_grant(&roles_of(who), found.role) {
        return Err(WebError::Forbidden);
    }
    Ok((member.person, found))
}

#[get("/academy/people/<person>/roles/<grant>/end")]
async fn show_end(who: Manager, store: &State<Store>, page: Page, person: Uuid, grant: Uuid) -> Html {
    let (person, grant) = endable(&who, store, (person, grant)).await?;
    let errors = FieldErrors::new(page.lang);
    html(&EndPage { page, errors, person, grant, last_day: who.today.to_string() })
}

#[post("/academy/people/<person>/roles/<grant>/end", data = "<form>")]
async fn end(
    who: Manager,
    store: &State<Store>,
    page: Page,
    person: Uuid,
    grant: Uuid,
    form: Form<EndForm>,
) -> Result<Reply, WebError> {
    let (record, found) = endable(&who, store, (person, grant)).await?;
    let mut errors = FieldErrors::new(page.lang);
    let typed = form.into_inner().last_day;
    if let Some(day) = errors.keep_date("last_day", &typed, DateOf::Role, who.today) {
        let (whose, at, there) =
            ((record.id, found.id), (who.now, who.today), format!("/academy/people/{person}"));
        match workflow::end_role(store, &who.academy, who.person.id, whose, day, at).await {
            Ok(()) => {
                let role = page.word("role", found.role);
                return Reply::done(there, page.t2("people-ended", "role", role, "day", page.date(&day)));
            }
            Err(GrantError::DoneAlready) => return Reply::done(there, page.t("people-ended-already")),
            Err(GrantError::LastOwner) => errors.add("last_day", "people-last-owner"),
            Err(GrantError::TooEarly { earliest }) => {
                errors.add_args("last_day", "people-too-early", &[("day", page.date(&earliest).into())]);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Reply::again(&EndPage { page, errors, person: record, grant: found, last_day: typed })
}
