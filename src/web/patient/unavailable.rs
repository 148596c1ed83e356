//! That nothing can be said now: the record does not answer, or too much is asked from one place. Never a tick, nothing lost, and a
//! way to try again.

use askama::Template;

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

    /// So many codes were asked for from one place that the next must wait.
    pub(in crate::web) fn too_many(page: Page) -> Self {
        let typed = page.path.rsplit('/').next().and_then(|code| typed_code::read(code).ok());
        let again = if page.path == "/v/file" { "/v#file-check".to_owned() } else { page.here() };
        Self { page, key: "patient-too-many", code: typed.map(|code| code.to_string()), again }
    }
}
