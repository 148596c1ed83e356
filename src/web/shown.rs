//! What a form carries of what its page showed, drawn from the very lines that it carries; and, where something is not so
//! any more, both sides of it.

use rocket::form::{self, FromFormField, ValueField};

use crate::domain::shown::{Difference, Line, Shown, Value};

use super::{Page, WebError, shortfalls};

/// The hidden field of a form: what its page showed. What no page can have sent is nothing that was shown.
#[derive(Clone, Debug, Default)]
pub struct Seen(pub Shown);

impl<'r> FromFormField<'r> for Seen {
    fn from_value(field: ValueField<'r>) -> form::Result<'r, Self> {
        Ok(Self(Shown::from_field(field.value).unwrap_or_default()))
    }

    fn default() -> Option<Self> {
        Some(Self(Shown::new()))
    }
}

/// A form ticks at most so many things; more are not looked at together.
const MOST_TICKS: usize = 2_000;

/// Reads what was ticked, each with what was shown of it.
///
/// # Errors
/// [`WebError::NotFound`] for what no page can have sent, and for more than a person ticks.
pub fn ticks<T>(ticked: &[String], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, WebError> {
    if ticked.len() > MOST_TICKS {
        return Err(WebError::NotFound);
    }
    ticked.iter().map(|text| read(text).ok_or(WebError::NotFound)).collect()
}

/// Lines of one label, which stand together.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// The end of the locale key.
    pub label: &'a str,
    /// What stands there.
    pub values: Vec<&'a Value>,
}

/// The lines by their labels, in their order.
pub fn groups(lines: &[Line]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some(last) if last.label == line.label => last.values.push(&line.value),
            _ => groups.push(Group { label: &line.label, values: vec![&line.value] }),
        }
    }
    groups
}

impl Page {
    /// What a line is about.
    pub fn shown_label(&self, label: &str) -> String {
        self.word("shown", label)
    }

    /// What stands in a line.
    pub fn shown_value(&self, value: &Value) -> String {
        match value {
            Value::Nothing => "–".to_owned(),
            Value::Text(text) if text.is_empty() => "–".to_owned(),
            Value::Text(text) => text.clone(),
            Value::Word(family, key) => self.word(family, key),
            Value::Number(number) => number.to_string(),
            Value::YesNo(yes) => self.t(if *yes { "academy-yes" } else { "academy-no" }),
            Value::Day(day) => self.date(day),
            Value::Clock(at) => self.moment(at),
            Value::Moment(at) => self.moment_here(at),
            Value::Minutes(minutes) => self.hours(&i64::from(*minutes)),
            Value::Lack(shortfall) => shortfalls::line(self, shortfall),
            Value::Many(all) => all
                .iter()
                .filter(|one| **one != Value::Nothing)
                .map(|one| self.shown_value(one))
                .collect::<Vec<_>>()
                .join(" · "),
        }
    }

    /// One side of a difference; a dash where the line was not there.
    pub fn shown_side(&self, side: &Option<Value>) -> String {
        side.as_ref().map_or_else(|| "–".to_owned(), |value| self.shown_value(value))
    }

    /// A difference in one sentence: what it is about, how it was shown, how it is.
    pub fn shown_difference(&self, one: &Difference) -> String {
        let args = [
            ("what", self.shown_label(&one.label).into()),
            ("shown", self.shown_side(&one.shown).into()),
            ("now", self.shown_side(&one.now).into()),
        ];
        self.tn("shown-difference", &args)
    }
}
