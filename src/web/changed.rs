//! What changed between the look and the press, side by side, and the way to look again (status 409).

use askama::Template;

use crate::domain::shown::{Difference, Value};

use super::Page;

/// The page.
#[derive(Template)]
#[template(path = "academy/changed.html")]
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
    let side = |value: &Option<Value>| value.as_ref().map_or_else(|| "–".to_owned(), |v| text(page, v));
    let line = |difference: &Difference| ChangedLine {
        label: page.word("shown", &difference.label),
        shown: side(&difference.shown),
        now: side(&difference.now),
    };
    differences.iter().map(line).collect()
}

/// A value in the reader's language.
fn text(page: &Page, value: &Value) -> String {
    match value {
        Value::Nothing => "–".to_owned(),
        Value::Text(text) if text.is_empty() => "–".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Word(family, key) => page.word(family, key),
        Value::Number(number) => number.to_string(),
        Value::YesNo(true) => page.t("supervision-yes"),
        Value::YesNo(false) => page.t("supervision-no"),
        Value::Day(day) => page.date(day),
        Value::Clock(at) => page.moment(at),
        Value::Moment(at) => page.moment_here(at),
    }
}
