//! Inviting somebody, and sending an invitation again.

use std::sync::Arc;

use askama::Template;
use chrono::NaiveDate;
use rocket::{FromForm, Route, State, form::Form, get, post, routes, serde::uuid::Uuid};

use crate::{
    App,
    config::Settings,
    domain::{
        dates::{self, DateError, DateOf},
        ids::{GrantId, PersonId},
        text::HolderName,
        words::Role,
    },
    storage::Store,
    web::{FieldErrors, Html, Manager, Page, Reply, WebError, html},
    workflows::{
        grant_role::GrantError,
        invite_person::{self as workflow, Invitation, InviteError, Invited, Setting},
    },
};

use super::{printable, roles_to_give, technique_keys, techniques};

pub fn routes() -> Vec<Route> {
    routes![show, send, again]
}

#[derive(FromForm, Clone, Default)]
struct InviteForm {
    #[field(default = String::new())]
    id: String,
    #[field(default = String::new())]
    name: String,
    #[field(default = String::new())]
    email: String,
    roles: Vec<String>,
    techniques: Vec<String>,
    #[field(default = String::new())]
    born_on: String,
    #[field(default = false)]
    anyway: bool,
}

#[derive(Template)]
#[template(path = "academy/people_invite.html")]
struct InvitePage {
    page: Page,
    errors: FieldErrors,
    form: InviteForm,
    roles: Vec<(String, String)>,
    techniques: Vec<(String, String)>,
    /// Certificates cannot print the name: a box records it all the same.
    unprintable: bool,
}

async fn drawn(
    who: &Manager,
    store: &Store,
    page: Page,
    errors: FieldErrors,
    form: InviteForm,
) -> Result<InvitePage, WebError> {
    let techniques = techniques(store.read(), who).await?;
    let roles = roles_to_give(who, &page);
    Ok(InvitePage { page, errors, form, roles, techniques, unprintable: false })
}

pub(super) fn setting<'a>(who: &'a Manager, site: &'a str) -> Setting<'a> {
    Setting { academy: &who.academy, by: Some(who.person.id), site, now: who.now, today: who.today }
}

#[get("/academy/people/invite")]
async fn show(who: Manager, store: &State<Store>, page: Page) -> Html {
    let (errors, id) = (FieldErrors::new(page.lang), GrantId::fresh().to_string());
    html(&drawn(&who, store, page, errors, InviteForm { id, ..InviteForm::default() }).await?)
}

#[post("/academy/people/invite", data = "<form>")]
async fn send(who: Manager, app: &State<App>, page: Page, form: Form<InviteForm>) -> Result<Reply, WebError> {
    let (store, form) = (&app.store, form.into_inner());
    let mut errors = FieldErrors::new(page.lang);
    let Some(invitation) = read(&who, &page, &form, &mut errors) else {
        return Reply::again(&drawn(&who, store, page, errors, form).await?);
    };
    let (at, whose) = ((&who.academy, page.lang), (&invitation.roles[..], invitation.name.as_str()));
    let unprintable = printable::ask(app, at, whose, form.anyway, &mut errors).await?;
    if !errors.is_empty() {
        let again = drawn(&who, store, page, errors, form).await?;
        return Reply::again(&InvitePage { unprintable, ..again });
    }
    let (name, site) = (invitation.name.to_string(), app.settings.public_url());
    match workflow::invite_person(store, setting(&who, &site), invitation).await {
        Ok(Invited { person, link }) => {
            let key = if link.is_some() { "people-invited" } else { "people-role-given" };
            Reply::done(format!("/academy/people/{person}"), page.t1(key, "name", name))
        }
        Err(InviteError::DoneAlready(person)) => {
            Reply::done(format!("/academy/people/{person}"), page.t("people-invited-already"))
        }
        Err(InviteError::MemberAlready(_)) => {
            errors.add("email", "people-member-already");
            Reply::again(&drawn(&who, store, page, errors, form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The form as the domain has it; `None` where something is to be mended.
fn read(who: &Manager, page: &Page, form: &InviteForm, errors: &mut FieldErrors) -> Option<Invitation> {
    let name = errors.keep_name("name", "people-name-required", HolderName::parse(&form.name));
    let email = errors.keep_email("email", &form.email);
    let open = roles_to_give(who, page);
    let wanted = form.roles.iter().map(|role| {
        let is_open = open.iter().any(|(name, _)| name == role);
        role.parse::<Role>().ok().filter(|_| is_open)
    });
    let roles = wanted.collect::<Option<Vec<Role>>>().filter(|roles| !roles.is_empty());
    let roles = errors.keep("roles", "people-role-required", roles.ok_or(()));
    let born_on = errors.keep("born_on", "people-born-wrong", birth_date(&form.born_on, who.today));
    let id = form.id.parse().unwrap_or_else(|_| GrantId::fresh());
    let techniques = errors.keep("techniques", "people-techniques-wrong", technique_keys(&form.techniques));
    Some(Invitation {
        id,
        name: name?,
        email: email?,
        roles: roles?,
        techniques: techniques?,
        born_on: born_on?,
        lang: page.lang,
    })
}

/// A birth date as a form sends it: empty, or a day in the past.
pub(super) fn birth_date(typed: &str, today: NaiveDate) -> Result<Option<NaiveDate>, DateError> {
    match dates::read(typed, DateOf::Birth, today) {
        Ok(day) => Ok(Some(day)),
        Err(DateError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

#[post("/academy/people/<person>/invitation")]
async fn again(
    who: Manager,
    store: &State<Store>,
    settings: &State<Arc<Settings>>,
    page: Page,
    person: Uuid,
) -> Result<Reply, WebError> {
    let (site, there) = (settings.public_url(), format!("/academy/people/{person}"));
    match workflow::invite_again(store, setting(&who, &site), PersonId(person)).await {
        Ok(()) => Reply::done(there, page.t("people-invited-again")),
        Err(InviteError::Accepted) => Reply::warned(there, page.t("people-accepted-already")),
        Err(error) => Err(error.into()),
    }
}

impl From<InviteError> for WebError {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NoRole => Self::BadRequest("error-bad-request"),
            InviteError::MemberAlready(_) | InviteError::DoneAlready(_) | InviteError::Accepted => {
                Self::Conflict("error-already-there".into())
            }
            InviteError::Grant(error) => error.into(),
            InviteError::Randomness(error) => error.into(),
            InviteError::Storage(error) => error.into(),
        }
    }
}

impl From<GrantError> for WebError {
    fn from(error: GrantError) -> Self {
        match error {
            GrantError::NotYours(_) => Self::Forbidden,
            GrantError::HeldAlready(_) | GrantError::DoneAlready => {
                Self::Conflict("error-already-there".into())
            }
            GrantError::LastOwner | GrantError::TooEarly { .. } => {
                Self::Conflict("error-illegal-move".into())
            }
            GrantError::Storage(error) => error.into(),
        }
    }
}
