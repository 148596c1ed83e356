//! The front page and `/v`: one field, one button; and what is said of a text that is no code.

use askama::Template;
use rocket::{get, http::Status, response::Redirect};

use crate::{
    domain::{
        typed_code::{self, TypedError},
        verification_code::{CodeError, LENGTH, Suspect, suspects},
    },
    web::{Drawn, Html, Page, WebError, html},
};

#[derive(Template)]
#[template(path = "patient/home.html")]
struct HomePage {
    page: Page,
}

/// A group of four characters as it was typed, and whether the mistake is likely in it.
struct Group {
    text: String,
    suspect: bool,
}

/// A code that can't be one, and why: found by its form, never asked of the database.
#[derive(Template)]
#[template(path = "patient/mistake.html")]
struct MistakePage {
    page: Page,
    title: String,
    typed: String,
    explanation: String,
    groups: Vec<Group>,
    hints: Vec<String>,
}

#[get("/")]
pub(super) fn home(page: Page) -> Html {
    html(&HomePage { page })
}

/// What a failed or successful reading of a typed code answers.
#[derive(rocket::Responder)]
pub(super) enum Typed {
    Form(Drawn),
    Go(Box<Redirect>),
    Mistake((Status, Drawn)),
}

/// The address that is printed on certificates, and the form's: without a code the form, with one the code's own
/// address, or what is wrong with it.
#[get("/v?<code>")]
pub(super) fn typed(code: Option<&str>, page: Page) -> Result<Typed, WebError> {
    let Some(code) = code else { return Ok(Typed::Form(home(page)?)) };
    match typed_code::read(code) {
        Ok(code) => Ok(Typed::Go(Box::new(Redirect::to(format!("/v/{}", code.as_str()))))),
        Err(error) => Ok(Typed::Mistake((Status::BadRequest, mistake(page, code, error)?))),
    }
}

/// The same address as it stands in a QR code or is typed with capitals.
#[get("/V?<code>")]
pub(super) fn in_capitals(code: Option<&str>, page: Page) -> Result<Typed, WebError> {
    typed(code, page)
}

/// The page that says what is wrong with what was typed.
pub(super) fn mistake(page: Page, typed: &str, error: TypedError) -> Html {
    let (title, explanation) = match error {
        TypedError::Serial => ("patient-serial-title", page.t("patient-serial-text")),
        TypedError::Code(CodeError::Empty) => ("patient-nothing-title", page.t("patient-mistake-empty")),
        TypedError::Code(CodeError::Length { have }) => (
            "patient-mistake-title",
            page.t2("patient-mistake-length", "have", have.to_string(), "want", LENGTH.to_string()),
        ),
        TypedError::Code(CodeError::Character { found, position }) => {
            let found = found.to_string();
            let text = page.t2("patient-mistake-character", "found", found, "position", position.to_string());
            ("patient-mistake-title", text)
        }
        TypedError::Code(CodeError::Check) => ("patient-mistake-title", page.t("patient-mistake-check")),
    };
    let suspects = match error {
        TypedError::Code(CodeError::Check) => suspects(typed),
        _ => Vec::new(),
    };
    let hints = suspects.iter().take(3).map(|suspect| hint(&page, suspect)).collect();
    let groups = match error {
        TypedError::Code(CodeError::Check) => groups(typed, &suspects),
        _ => Vec::new(),
    };
    let (title, typed) =
        (page.t(title), typed.chars().filter(|letter| !letter.is_control()).take(200).collect());
    html(&MistakePage { page, title, typed, explanation, groups, hints })
}

fn hint(page: &Page, suspect: &Suspect) -> String {
    let key = if suspect.swapped { "patient-mistake-swapped" } else { "patient-mistake-mixed" };
    let group = page.t(&format!("patient-group-{}", (suspect.place - 1) / 4 + 1));
    let (typed, perhaps) = (suspect.typed.to_string(), suspect.perhaps.to_string());
    page.tn(key, &[("group", group.into()), ("typed", typed.into()), ("perhaps", perhaps.into())])
}

/// The sixteen characters as they were read, in their groups.
fn groups(typed: &str, suspects: &[Suspect]) -> Vec<Group> {
    let read = crate::domain::verification_code::characters(typed);
    let at = |place: usize| (place - 1) / 4;
    let group = |(number, text): (usize, &[char])| Group {
        text: text.iter().collect(),
        suspect: suspects.iter().any(|s| at(s.place) == number || (s.swapped && at(s.place + 1) == number)),
    };
    read.chunks(4).enumerate().map(group).collect()
}
