//! Asks once more before something that can't be undone: what happens, and to whom.

use askama::Template;

use crate::web::{FieldErrors, Page};

/// The page that asks.
#[derive(Template)]
#[template(path = "academy/confirm.html")]
pub(super) struct ConfirmPage {
    pub page: Page,
    pub errors: FieldErrors,
    /// The question.
    pub title: String,
    /// Whom or what it happens to.
    pub whom: String,
    /// A line about them.
    pub about: String,
    /// What happens, line by line.
    pub effects: Vec<String>,
    /// `bad`, `warn` or `info`.
    pub tone: &'static str,
    /// Where the form goes.
    pub action: String,
    /// What goes with it unseen.
    pub hidden: Vec<(&'static str, String)>,
    /// The reason as typed, where one is asked for.
    pub reason: Option<String>,
    /// The label of the button that does it.
    pub button: String,
    /// The way back, and its label.
    pub back: (String, String),
}
