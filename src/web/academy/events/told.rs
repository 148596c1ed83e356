//! An event as a person reads it: a title, who, when, and what changed.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    domain::{
        dates,
        ids::{AcademyId, PersonId},
    },
    storage::{self, ConnectionTrait, events::EventLine, people},
    web::Page,
};

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

/// Fields that name a person by their id: an event keeps no name, and whoever reads it is told today's.
const PEOPLE: [&str; 2] = ["lead_trainer", "supervisor"];

/// Today's names of the people whom events name.
type Names = HashMap<String, String>;

/// Puts events into words.
pub(in super::super) async fn tell(
    page: &Page,
    db: &impl ConnectionTrait,
    academy: AcademyId,
    lines: Vec<EventLine>,
) -> storage::Result<Vec<Told>> {
    let fields = lines.iter().filter_map(|line| line.changes.as_ref()?.as_object()).flatten();
    let named = fields.filter(|(field, _)| PEOPLE.contains(&field.as_str()));
    let values = named.flat_map(|(_, value)| [Some(value), value.get("from"), value.get("to")]).flatten();
    let ids: HashSet<PersonId> = values.filter_map(|value| value.as_str()?.parse().ok()).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let names: Names = people::list_names(db, academy, &ids)
        .await?
        .into_iter()
        .map(|(id, name)| (id.to_string(), name))
        .collect();
    Ok(lines.into_iter().map(|line| tell_one(page, line, &names)).collect())
}

fn tell_one(page: &Page, line: EventLine, names: &Names) -> Told {
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
    let changes =
        fields.into_iter().flatten().map(|(field, value)| change(page, field, value, names)).collect();
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

fn change(page: &Page, field: &str, value: &Value, names: &Names) -> Change {
    let label = page.lang.try_t(&format!("event-field-{field}")).unwrap_or_else(|| field.replace('_', " "));
    let text = |value: &Value| {
        let name = value.as_str().filter(|_| PEOPLE.contains(&field)).and_then(|id| names.get(id));
        name.cloned().unwrap_or_else(|| text(page, value))
    };
    match value.as_object() {
        Some(both) if both.contains_key("to") => Change {
            field: label,
            from: both.get("from").map(&text),
            to: both.get("to").map(&text).unwrap_or_default(),
        },
        _ => Change { field: label, from: None, to: text(value) },
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
