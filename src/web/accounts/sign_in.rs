//! Signing in and out, and to the academy a person works in.

use askama::Template;
use chrono::{DateTime, Utc};
use rocket::{Either, FromForm, Route, State, get, post, response::Redirect, routes};
use validator::Validate;

use crate::{
    clock::Clock,
    domain::ids::AcademyId,
    storage::{Store, access_records::AccessKind},
    throttle::TooOften,
    web::{
        FieldErrors, Form, Html, Page, Reply, SignedIn, WebError, html,
        kept::{self, KeptForms},
        local_path,
        page::Viewer,
    },
    workflows::{
        end_sessions,
        sign_in::{self as workflow, SignInError},
    },
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
    /// Locale key of why they are asked, where a form was sent after the session was over.
    why: Option<&'static str>,
}

/// Where to go after signing in: back to a page of this site, else to where the person's work begins.
fn destination(next: &str) -> String {
    match local_path(next).as_str() {
        "/" => "/account/start".into(),
        path => path.into(),
    }
}

/// Why somebody is asked to sign in who was at work. What they typed is promised to them only while it is held: not after half an
/// hour, nor after the program was started anew.
fn why(next: &str, lost: bool, (forms, now): (&KeptForms, DateTime<Utc>)) -> Option<&'static str> {
    match (forms.holds(next, now), lost || kept::asks(next)) {
        (true, _) => Some("accounts-form-kept"),
        (false, true) => Some("accounts-form-lost"),
        (false, false) => None,
    }
}

#[get("/sign-in?<next>&<lost>")]
fn show(
    page: Page,
    visitor: Option<SignedIn>,
    next: Option<&str>,
    lost: Option<bool>,
    forms: &State<KeptForms>,
    clock: &State<Clock>,
) -> Result<Either<Redirect, Html>, WebError> {
    let next = next.unwrap_or_default();
    if visitor.is_some() {
        return Ok(Either::Left(Redirect::to(destination(next))));
    }
    let errors = FieldErrors::new(page.lang);
    let why = why(next, lost.unwrap_or(false), (forms, clock.now()));
    Ok(Either::Right(html(&SignInPage { page, errors, email: String::new(), next: next.into(), why })))
}

#[post("/sign-in", data = "<form>")]
async fn send(
    visit: Visit<'_>,
    page: Page,
    forms: &State<KeptForms>,
    form: Form<SignInForm>,
) -> Result<Reply, WebError> {
    let form = form.into_inner();
    let mut errors = FieldErrors::from_validation(page.lang, form.validate());
    let again = |page, errors| SignInPage {
        page,
        errors,
        email: form.email.clone(),
        next: form.next.clone(),
        why: why(&form.next, false, (forms, visit.now())),
    };
    if !errors.is_empty() {
        return Reply::again(&again(page, errors));
    }
    let email = folded(&form.email);
    let attempt = match visit.knock(&email) {
        Ok(attempt) => attempt,
        Err(often) => return too_often(page, errors, often, again),
    };
    let device = device::in_words(visit.user_agent, page.lang);
    let place = match visit.place(&attempt) {
        Ok(place) => place,
        Err(_) => {
            attempt.was_no_failure();
            errors.add("email", "accounts-busy");
            return Reply::busy(&again(page, errors));
        }
    };
    let pair = (&*email, &*form.password);
    let browser = visit.browser(&device);
    match workflow::sign_in(visit.store, visit.clock, place, pair, browser, visit.session()).await {
        Ok(begun) => {
            attempt.was_no_failure();
            visit.note(Some(begun.person), AccessKind::SignedIn, &device);
            visit.begin_session(&begun);
            Reply::go(destination(&form.next))
        }
        Err(SignInError::WrongPair(whose)) => {
            let kind = if whose.is_some() { AccessKind::WrongPassword } else { AccessKind::UnknownAccount };
            visit.note(whose, kind, &device);
            errors.add("password", "accounts-wrong-pair");
            Reply::again(&again(page, errors))
        }
        Err(error) => {
            attempt.was_no_failure();
            let SignInError::PasswordEnded = error else { return Err(error.into()) };
            errors.add("password", "accounts-password-ended");
            Reply::again(&again(page, errors))
        }
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
            SignInError::WrongPair(_) | SignInError::PasswordEnded => Self::Forbidden,
            SignInError::Password(error) => error.into(),
            SignInError::Randomness(error) => error.into(),
            SignInError::Storage(error) => error.into(),
        }
    }
}

#[post("/sign-out")]
async fn sign_out(who: SignedIn, visit: Visit<'_>, page: Page) -> Result<Reply, WebError> {
    end_sessions::sign_out(visit.store, &who.account()).await?;
    visit.forget_session();
    Reply::signed_out("/sign-in", page.t("accounts-signed-out"))
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
    end_sessions::switch_academy(store, &who.account(), academy).await?;
    Reply::go("/account/start")
}
