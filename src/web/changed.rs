//! What changed between the look and the press, side by side, and the way to look again (status 409).

use askama::Template;

use crate::domain::shown::Difference;

use super::Page;

/// The page.
#[derive(Template)]
#[template(path = "layout/changed.html")]
pub struct ChangedPage {
    /// The frame.
    pub page: Page,
    /// What was done all the same, or nothing.
    pub done: Option<String>,
    /// What was left alone.
    pub things: Vec<ChangedThing>,
    /// The way back, and its label.
    pub back: (String, String),
}

/// One thing that is not as it was shown.
pub struct ChangedThing {
    /// Whose it is.
    pub whose: String,
    /// What it is.
    pub what: String,
    /// Where to look at it again.
    pub href: Option<String>,
    /// What is different.
    pub lines: Vec<ChangedLine>,
}

/// One line of it.
pub struct ChangedLine {
    /// What it is.
    pub label: String,
    /// What the page showed.
    pub shown: String,
    /// What is true now.
    pub now: String,
}

/// Differences in the reader's language.
pub fn changed_lines(page: &Page, differences: &[Difference]) -> Vec<ChangedLine> {
    let line = |difference: &Difference| ChangedLine {
        label: page.shown_label(&difference.label),
        shown: page.shown_side(&difference.shown),
        now: page.shown_side(&difference.now),
    };
    differences.iter().map(line).collect()
}
