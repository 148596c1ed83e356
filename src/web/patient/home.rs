//! The front page and `/v`: one field, one button; and what is said of a text that is no code.

use askama::Template;
use rocket::{State, get, http::Status, response::Redirect};

use crate::{
    App,
    domain::{
        pattern::Pattern,
        typed_code::{self, TypedError},
        verification_code::{CodeError, Suspect, suspects},
    },
    web::{Drawn, Html, Page, WebError, html, typed_words::what_is_wrong},
    workflows::follow_pattern::follow_pattern,
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

/// A pattern that leads to another site, or to no certificate.
#[derive(Template)]
#[template(path = "patient/elsewhere.html")]
struct ElsewherePage {
    page: Page,
    host: Option<String>,
    public_url: String,
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
/// address, or what is wrong with it. `scanned` is what the camera read of a square pattern.
#[get("/v?<code>&<scanned>")]
pub(super) async fn typed(
    code: Option<&str>,
    scanned: Option<&str>,
    page: Page,
    app: &State<App>,
) -> Result<Typed, WebError> {
    if let Some(scanned) = scanned {
        return followed(scanned, page, app).await;
    }
    let Some(code) = code else { return Ok(Typed::Form(home(page)?)) };
    match typed_code::read(code) {
        Ok(code) => Ok(Typed::Go(Box::new(Redirect::to(format!("/v/{}", code.as_str()))))),
        Err(error) => Ok(Typed::Mistake((Status::BadRequest, mistake(page, code, error)?))),
    }
}

/// The same address as it stands in a QR code or is typed with capitals.
#[get("/V?<code>&<scanned>")]
pub(super) async fn in_capitals(
    code: Option<&str>,
    scanned: Option<&str>,
    page: Page,
    app: &State<App>,
) -> Result<Typed, WebError> {
    typed(code, scanned, page, app).await
}

/// Where a pattern leads: to its certificate, or to the page that says where else.
async fn followed(scanned: &str, page: Page, app: &App) -> Result<Typed, WebError> {
    let public_url = app.settings.public_url();
    let host = match follow_pattern(&app.store, scanned, &public_url).await? {
        Pattern::Code(code) => {
            return Ok(Typed::Go(Box::new(Redirect::to(format!("/v/{}", code.as_str())))));
        }
        Pattern::Elsewhere { host } => Some(host),
        Pattern::Other => None,
    };
    Ok(Typed::Mistake((Status::BadRequest, html(&ElsewherePage { page, host, public_url })?)))
}

/// The page that says what is wrong with what was typed.
pub(super) fn mistake(page: Page, typed: &str, error: TypedError) -> Html {
    let (title, explanation) = what_is_wrong(page.lang, &error);
    // What was looked at as the code: the address or the sentence around it has no groups and no mistakes.
    let (suspects, groups) = match &error {
        TypedError::Code { error: CodeError::Check, wanted } => {
            let suspects = suspects(wanted);
            let groups = groups(wanted, &suspects);
            (suspects, groups)
        }
        _ => (Vec::new(), Vec::new()),
    };
    let hints = suspects.iter().take(3).map(|suspect| hint(&page, suspect)).collect();
    // A serial stands in the field as it stands on paper, however the field had grouped it.
    let serial = (error == TypedError::Serial).then(|| typed_code::serial(typed)).flatten();
    let typed = serial.unwrap_or_else(|| typed.chars().filter(|letter| !letter.is_control()).collect());
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
