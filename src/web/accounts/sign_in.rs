//! Signing in and out, and to the academy a person works in.

use askama::Template;
use rocket::{Either, FromForm, Route, State, form::Form, get, post, response::Redirect, routes};
use validator::Validate;

use crate::{
    domain::ids::AcademyId,
    storage::{self, StorageError, Store},
    throttle::TooOften,
    web::{FieldErrors, Html, Page, Reply, SignedIn, WebError, html, local_path, page::Viewer},
    workflows::sign_in::{self as workflow, SignInError},
};

use super::{
    device,
    visit::{Visit, folded},
};

pub fn routes() -> Vec<Route> {
    routes![show, send, sign_out, start, switch]
}

#[derive(FromForm, Validate, Clone, Default)]
struct SignInForm {
    #[field(default = String::new())]
    #[validate(length(min = 1, message = "error-email"))]
    email: String,
    #[field(default = String::new())]
    #[validate(length(min = 1, message = "accounts-password-required"))]
    password: String,
    #[field(default = String::new())]
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    errors: FieldErrors,
    email: String,
    next: String,
}

/// Where to go after signing in: back to a page of this site, else to where the person's work begins.
fn destination(next: &str) -> String {
    match local_path(next).as_str() {
        "/" => "/account/start".into(),
        path => path.into(),
    }
}

#[get("/sign-in?<next>")]
fn show(
    page: Page,
    visitor: Option<SignedIn>,
    next: Option<&str>,
) -> Result<Either<Redirect, Html>, WebError> {
    let next = next.unwrap_or_default();
    if visitor.is_some() {
        return Ok(Either::Left(Redirect::to(destination(next))));
    }
    let errors = FieldErrors::new(page.lang);
    Ok(Either::Right(html(&SignInPage { page, errors, email: String::new(), next: next.into() })))
}

#[post("/sign-in", data = "<form>")]
async fn send(visit: Visit<'_>, page: Page, form: Form<SignInForm>) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::from_validation(page.lang, form.validate());
    let again =
        |page, errors| SignInPage { page, errors, email: form.email.clone(), next: form.next.clone() };
    if !errors.is_empty() {
        return Reply::again(&again(page, errors));
    }
    if let Err(often) = visit.knock(&folded(&form.email)) {
        return too_often(page, errors, often, again);
    }
    let device = device::in_words(visit.user_agent, page.lang);
    let email = folded(&form.email);
    match workflow::sign_in(visit.store, &email, &form.password, &device, visit.session(), visit.now).await {
        Ok(session) => {
            visit.begin_session(&session);
            Reply::go(destination(&form.next))
        }
        Err(SignInError::WrongPair) => {
            errors.add("password", "accounts-wrong-pair");
            Reply::again(&again(page, errors))
        }
        Err(error) => Err(error.into()),
    }
}

fn too_often(
    page: Page,
    mut errors: FieldErrors,
    often: TooOften,
    again: impl Fn(Page, FieldErrors) -> SignInPage,
) -> Result<Reply, WebError> {
    errors.add_args("email", "accounts-too-often", &[("seconds", often.seconds().into())]);
    Reply::later(&again(page, errors), often.seconds())
}

impl From<SignInError> for WebError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongPair => Self::Forbidden,
            SignInError::Password(error) => error.into(),
            SignInError::Randomness(error) => error.into(),
            SignInError::Storage(error) => error.into(),
        }
    }
}

#[post("/sign-out")]
async fn sign_out(who: SignedIn, visit: Visit<'_>, page: Page) -> Result<Reply, WebError> {
    let tx = visit.store.begin().await?;
    storage::sessions::update_revoked(&tx, who.person.id, who.session, who.now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    visit.forget_session();
    Reply::done("/sign-in", page.t("accounts-signed-out"))
}

/// Where a person's work begins.
#[get("/account/start")]
fn start(who: SignedIn) -> Redirect {
    Redirect::to(Viewer::from(&who).home())
}

#[derive(FromForm)]
struct SwitchForm {
    #[field(default = String::new())]
    academy: String,
}

#[post("/account/academy", data = "<form>")]
async fn switch(who: SignedIn, store: &State<Store>, form: Form<SwitchForm>) -> Result<Reply, WebError> {
    let academy: AcademyId = form.academy.parse().map_err(|_| WebError::NotFound)?;
    if !who.memberships.iter().any(|m| m.academy.id == academy) {
        return Err(WebError::NotFound);
    }
    let tx = store.begin().await?;
    storage::sessions::update_academy(&tx, who.session, academy).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Reply::go("/account/start")
}
