//! That nothing can be said now: the record does not answer, or too much is asked from one place. Never a tick, nothing lost, and a
//! way to try again.

use askama::Template;
use rocket::http::{Method, Status};

use crate::{
    domain::{typed_code, verification_code::VerificationCode},
    web::Page,
};

/// The page.
#[derive(Template)]
#[template(path = "patient/unavailable.html")]
pub(in crate::web) struct UnavailablePage {
    page: Page,
    /// Locale key; `-title` and `-text` hang on it.
    key: &'static str,
    /// The code that was asked for, where one was.
    code: Option<String>,
    /// Where to try again.
    again: String,
}

impl UnavailablePage {
    /// The record does not answer about a code.
    pub(super) fn of_code(page: Page, code: &VerificationCode) -> Self {
        let again = page.here();
        Self { page, key: "patient-unavailable", code: Some(code.to_string()), again }
    }

    /// The record does not answer about a file that was read; `again` is where the same is asked without it.
    pub(super) fn of_file(page: Page, again: String) -> Self {
        Self { page, key: "patient-unavailable", code: None, again }
    }

    /// The calm page in place of an error's, where a patient would read that: nothing is known, and nothing is said of anybody.
    /// `None` for what is no trouble of ours, and for pages of others.
    pub(in crate::web) fn instead(page: &Page, method: Method, status: Status, key: &str) -> Option<Self> {
        let lower = page.path.to_ascii_lowercase();
        let is_patients = lower == "/" || lower == "/v" || lower.starts_with("/v/");
        let key = match (status.code, key) {
            (429, _) => "patient-too-many",
            (408, _) => "patient-slow",
            (_, "error-busy") => "patient-busy",
            (500.., _) => "patient-unavailable",
            _ => return None,
        };
        let typed = lower.rsplit('/').next().and_then(|code| typed_code::read(code).ok());
        // What was sent with a form is not there any more: its page is where it is sent again.
        let again = if method == Method::Get { page.here() } else { "/v#file-check".to_owned() };
        let code = typed.map(|code| code.to_string());
        is_patients.then(|| Self { page: page.clone(), key, code, again })
    }
}
