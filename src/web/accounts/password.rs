//! A forgotten password: asking for a link, and setting another password with it.

use askama::Template;
use rocket::{FromForm, Route, get, post, routes};

use crate::{
    random::Token,
    throttle::Wish,
    web::{FieldErrors, Form, Html, Page, Reply, WebError, html},
    workflows::reset_password::{self, ResetError},
};

use super::{
    message::Message,
    visit::{Visit, folded, refuse_password},
};

pub fn routes() -> Vec<Route> {
    routes![ask, asked, open, set]
}

#[derive(FromForm)]
struct AskForm {
    #[field(default = String::new())]
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/password_forgotten.html")]
struct AskPage {
    page: Page,
    errors: FieldErrors,
    email: String,
}

#[get("/password")]
fn ask(page: Page) -> Html {
    let errors = FieldErrors::new(page.lang);
    html(&AskPage { page, errors, email: String::new() })
}

#[post("/password", data = "<form>")]
async fn asked(visit: Visit<'_>, page: Page, form: Form<AskForm>) -> Result<Reply, WebError> {
    let mut errors = FieldErrors::new(page.lang);
    let email = form.into_inner().email;
    if errors.keep_email("email", &email).is_none() {
        return Reply::again(&AskPage { page, errors, email });
    }
    let folded = folded(&email);
    let (within, counted) = match visit.ask_for_link(&folded) {
        Ok(Wish::Within(counted)) => (true, Some(counted)),
        Ok(Wish::Beyond) => (false, None),
        Err(often) => {
            errors.add_args("email", "accounts-too-often", &[("seconds", often.seconds().into())]);
            return Reply::later(&AskPage { page, errors, email }, often.seconds());
        }
    };
    let site = visit.settings.public_url();
    let mailed = reset_password::request(visit.store, &site, (&folded, within), visit.clock).await?;
    if let Some(counted) = counted.filter(|_| !mailed) {
        counted.was_no_failure();
    }
    Reply::page(&Message { page, key: "accounts-password-mailed", action: Some("/sign-in") })
}

#[derive(FromForm, Default)]
struct NewPasswordForm {
    #[field(default = String::new())]
    password: String,
}

#[derive(Template)]
#[template(path = "accounts/password_new.html")]
struct NewPasswordPage {
    page: Page,
    errors: FieldErrors,
    /// For the password manager to know whose password this is.
    email: String,
}

fn dead(page: Page) -> Result<Reply, WebError> {
    Reply::gone(&Message { page, key: "accounts-password-dead", action: Some("/password") })
}

#[get("/password/<token>")]
async fn open(visit: Visit<'_>, page: Page, token: &str) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    match reset_password::find_person(visit.store.read(), &token, visit.now()).await? {
        Some(person) => {
            let errors = FieldErrors::new(page.lang);
            Reply::page(&NewPasswordPage { page, errors, email: person.email })
        }
        None => dead(page),
    }
}

#[post("/password/<token>", data = "<form>")]
async fn set(
    visit: Visit<'_>,
    page: Page,
    token: &str,
    form: Form<NewPasswordForm>,
) -> Result<Reply, WebError> {
    let Some(token) = Token::from_text(token) else { return dead(page) };
    let mut errors = FieldErrors::new(page.lang);
    match reset_password::reset_password(visit.store, visit.clock, &token, &form.password).await {
        Ok(account) => {
            visit.forget_session();
            visit.remember(&account);
            return Reply::done("/sign-in", page.t("accounts-password-set"));
        }
        Err(ResetError::Refused(refused)) => refuse_password(&mut errors, "password", refused),
        Err(ResetError::SameAsBefore) => errors.add("password", "accounts-password-of-before"),
        Err(ResetError::DeadLink) => return dead(page),
        Err(error) => return Err(error.into()),
    }
    match reset_password::find_person(visit.store.read(), &token, visit.now()).await? {
        Some(person) => Reply::again(&NewPasswordPage { page, errors, email: person.email }),
        None => dead(page),
    }
}

impl From<ResetError> for WebError {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::DeadLink => Self::NotFound,
            ResetError::Refused(_) | ResetError::SameAsBefore => Self::BadRequest("error-bad-request"),
            ResetError::Password(error) => error.into(),
            ResetError::Randomness(error) => error.into(),
            ResetError::Storage(error) => error.into(),
        }
    }
}
