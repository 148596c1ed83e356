//! An event as a person reads it: a title, who, when, and what changed.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{domain::dates, storage::events::EventLine, web::Page};

/// An event in words.
pub(in super::super) struct Told {
    pub number: i64,
    pub at: DateTime<Utc>,
    /// Who did it; empty for the program itself.
    pub actor: String,
    pub title: String,
    pub action: String,
    pub subject: String,
    /// The page of what it happened to, where there is one.
    pub href: Option<String>,
    pub changes: Vec<Change>,
    /// Whether what changed was erased on request.
    pub erased: bool,
    pub hash: String,
}

/// One field of what changed.
pub(in super::super) struct Change {
    pub field: String,
    /// What it was, where the event says so.
    pub from: Option<String>,
    pub to: String,
}

/// Puts an event into words.
pub(in super::super) fn tell(page: &Page, line: EventLine) -> Told {
    let key = format!("event-{}", line.action.replace('.', "-"));
    let room = match line.subject_kind.as_str() {
        "cohort" => Some("cohorts"),
        "enrolment" => Some("enrolments"),
        "course" => Some("courses"),
        "certificate" => Some("certificates"),
        "issue" => Some("issues"),
        _ => None,
    };
    let fields = line.changes.as_ref().and_then(Value::as_object);
    let changes = fields.into_iter().flatten().map(|(field, value)| change(page, field, value)).collect();
    Told {
        number: line.number,
        at: line.at,
        actor: line.actor.map(|(_, name)| name).unwrap_or_default(),
        title: page.lang.try_t(&key).unwrap_or_else(|| line.action.clone()),
        href: room.map(|room| format!("/academy/{room}/{}", line.subject_id)),
        subject: line.subject_id.to_string(),
        action: line.action,
        changes,
        erased: line.changes.is_none(),
        hash: line.hash,
    }
}

fn change(page: &Page, field: &str, value: &Value) -> Change {
    let label = page.lang.try_t(&format!("event-field-{field}")).unwrap_or_else(|| field.replace('_', " "));
    match value.as_object() {
        Some(both) if both.contains_key("to") => Change {
            field: label,
            from: both.get("from").map(|from| text(page, from)),
            to: both.get("to").map(|to| text(page, to)).unwrap_or_default(),
        },
        _ => Change { field: label, from: None, to: text(page, value) },
    }
}

fn text(page: &Page, value: &Value) -> String {
    match value {
        Value::Null => "–".into(),
        Value::Bool(yes) => page.t(if *yes { "academy-yes" } else { "academy-no" }),
        Value::String(text) => match dates::read_search(text) {
            Ok(day) => page.date(&day),
            Err(_) => text.clone(),
        },
        Value::Array(items) => items.iter().map(|item| text(page, item)).collect::<Vec<_>>().join(", "),
        Value::Number(number) => number.to_string(),
        Value::Object(_) => value.to_string(),
    }
}
