//! The front page: one field, one button.

use askama::Template;
use rocket::{
    get,
    http::Status,
    response::{Redirect, content::RawHtml},
};

use crate::{
    domain::verification_code::{CodeError, LENGTH, VerificationCode},
    web::{Html, Page, WebError, html},
};

#[derive(Template)]
#[template(path = "patient/home.html")]
struct HomePage {
    page: Page,
}

/// A code that can't be one, and why: found by its form, never asked of the database.
#[derive(Template)]
#[template(path = "patient/mistake.html")]
pub(super) struct MistakePage {
    pub(super) page: Page,
    pub(super) typed: String,
    pub(super) explanation: String,
}

#[get("/")]
pub(super) fn home(page: Page) -> Html {
    html(&HomePage { page })
}

/// What a failed or successful reading of a typed code answers.
#[derive(rocket::Responder)]
pub(super) enum Typed {
    Go(Box<Redirect>),
    Mistake((Status, RawHtml<String>)),
}

/// The form of the front page: to the code's own address, or to what is wrong with it.
#[get("/v?<code>")]
pub(super) fn typed(code: &str, page: Page) -> Result<Typed, WebError> {
    match VerificationCode::parse(from_address(code)) {
        Ok(code) => Ok(Typed::Go(Box::new(Redirect::to(format!("/v/{}", code.as_str()))))),
        Err(error) => Ok(Typed::Mistake((Status::BadRequest, mistake(page, code, error)?))),
    }
}

/// The code in a whole address that somebody pasted.
fn from_address(typed: &str) -> &str {
    let typed = typed.trim();
    match typed.rsplit_once('/') {
        Some((_, code)) if typed.contains("://") => code.split(['?', '#']).next().unwrap_or(code),
        _ => typed,
    }
}

/// The page that says what is wrong with a code.
pub(super) fn mistake(page: Page, typed: &str, error: CodeError) -> Html {
    let explanation = match error {
        CodeError::Empty => page.t("patient-mistake-empty"),
        CodeError::Length { have } => {
            page.t2("patient-mistake-length", "have", have.to_string(), "want", LENGTH.to_string())
        }
        CodeError::Character { found, position } => {
            page.t2("patient-mistake-character", "found", found.to_string(), "position", position.to_string())
        }
        CodeError::Check => page.t("patient-mistake-check"),
    };
    let typed = typed.chars().take(60).collect();
    html(&MistakePage { page, typed, explanation })
}
