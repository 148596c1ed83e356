//! An invited person opens the link of their mail and sets a password.

use askama::Template;
use rocket::{FromForm, Route, get, post, routes};

use crate::{
    domain::person::Person,
    random::Token,
    storage::sessions,
    web::{FieldErrors, Form, Page, Reply, WebError},
    workflows::{accept_invitation, reset_password::ResetError},
};

use super::{
    device,
    message::Message,
    visit::{Visit, refuse_password},
};

pub fn routes() -> Vec<Route> {
    routes![open, accept]
}

#[derive(FromForm, Default)]
struct PasswordForm {
    #[field(default = String::new())]
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/invitation.html")]
struct InvitationPage {
    page: Page,
    errors: FieldErrors,
    person: Person,
    /// Each academy they were invited into, and as what.
    academies: Vec<(String, String)>,
}

fn dead(page: Page) -> Result<Reply, WebError> {
    Reply::gone(&Message { page, key: "accounts-invitation-dead", action: Some("/sign-in") })
}

async fn drawn(
    visit: &Visit<'_>,
    page: Page,
    person: Person,
    errors: FieldErrors,
) -> Result<InvitationPage, WebError> {
    let memberships = sessions::list_memberships(visit.store.read(), person.id).await?;
    let academies = memberships.into_iter().map(|(academy, grants)| {
        let roles: Vec<String> = grants.iter().map(|grant| page.word("role", grant.role)).collect();
        (academy.name, roles.join(", "))
    });
    let academies = academies.collect();
    Ok(InvitationPage { page, errors, person, academies })
}

#[get("/invitation/<token>")]
async fn open(visit: Visit<'_>, page: Page, token: &str) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    match accept_invitation::find_person(visit.store.read(), &token, visit.now()).await? {
        Some(person) => {
            let errors = FieldErrors::new(page.lang);
            Reply::page(&drawn(&visit, page, person, errors).await?)
        }
        None => dead(page),
    }
}

#[post("/invitation/<token>", data = "<form>")]
async fn accept(
    visit: Visit<'_>,
    page: Page,
    token: &str,
    form: Form<PasswordForm>,
) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    let device = device::in_words(visit.user_agent, page.lang);
    let browser = visit.browser(&device);
    match accept_invitation::accept_invitation(visit.store, visit.clock, &token, &form.password, browser)
        .await
    {
        Ok(session) => {
            visit.begin_session(&session);
            Reply::done("/account/start", page.t("accounts-invitation-accepted"))
        }
        Err(ResetError::Refused(refused)) => {
            let mut errors = FieldErrors::new(page.lang);
            refuse_password(&mut errors, "password", refused);
            match accept_invitation::find_person(visit.store.read(), &token, visit.now()).await? {
                Some(person) => Reply::again(&drawn(&visit, page, person, errors).await?),
                None => dead(page),
            }
        }
        Err(ResetError::DeadLink) => dead(page),
        Err(error) => Err(error.into()),
    }
}
