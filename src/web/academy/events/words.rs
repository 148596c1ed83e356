//! What stands in an event, in words: its fields, and the values that are keys or ids of the program.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    domain::{
        dates::Written,
        ids::{AcademyId, CohortId, EnrolmentId, PersonId},
    },
    storage::{self, ConnectionTrait, cohorts, courses, enrolments, events::EventLine, people},
    texts,
    web::Page,
};

use super::told::Change;

/// Fields that name a person by their id: an event keeps no name, and whoever reads it is told today's.
const PEOPLE: [&str; 3] = ["lead_trainer", "supervisor", "owner"];

/// Fields that name techniques by their keys.
const TECHNIQUES: [&str; 3] = ["technique", "techniques", "covers"];

/// The vocabulary that a field's values are words of, by the kind of thing that the event is about: how its locale keys begin.
fn family(kind: &str, field: &str) -> Option<&'static str> {
    Some(match (field, kind) {
        ("state", "enrolment") => "enrolment-state",
        ("state", "cohort") => "cohort-state",
        ("state", "course") => "course-version-state",
        ("state", "hours" | "session") => "practitioner-state",
        ("state", "case") => "practitioner-case-state",
        ("state", "document") => "event-document-state",
        ("state", "assessment") => "event-assessment-state",
        ("state", "certificate") => "certificates-state",
        ("role" | "roles", _) => "role",
        ("outcome", _) => "shown-outcome",
        ("category", _) => "category",
        ("reason_key", _) => "certificates-reason",
        ("cause", _) => "certificates-doubt",
        ("succession", _) => "certificates-succession",
        ("language", _) => "paper-language",
        ("design", _) => "appearance-design",
        ("paper", _) => "appearance-paper",
        ("client_sex", _) => "practitioner-sex",
        ("skin_type", _) => "practitioner-skin",
        ("contraindications", _) => "practitioner-contra",
        ("patch_result", _) => "practitioner-patch",
        ("asked_again", _) => "practitioner-asked",
        ("method", _) => "event-method",
        _ => return None,
    })
}

/// Today's names of whom and what some events name by id or key.
#[derive(Default)]
pub(super) struct Names {
    by_id: HashMap<Uuid, String>,
    techniques: HashMap<String, String>,
}

/// Every field of what changed, those of a record within it as well.
fn fields(changes: &Map<String, Value>) -> Vec<(&str, &Value)> {
    let mut all = Vec::new();
    for (field, value) in changes {
        all.push((field.as_str(), value));
        all.extend(value.as_object().into_iter().flatten().flat_map(|(inner, value)| {
            let nested = value.as_object().map(fields).unwrap_or_default();
            let own = if inner == "from" || inner == "to" { field } else { inner };
            std::iter::once((own.as_str(), value)).chain(nested)
        }));
    }
    all
}

impl Names {
    /// Reads the names that these events need.
    pub(super) async fn load(
        db: &impl ConnectionTrait,
        academy: AcademyId,
        lines: &[EventLine],
    ) -> storage::Result<Self> {
        let changes = lines.iter().filter_map(|line| line.changes.as_ref()?.as_object());
        let all: Vec<_> = changes.flat_map(fields).collect();
        let ids = |wanted: &[&str]| -> HashSet<Uuid> {
            let of = all.iter().filter(|(field, _)| wanted.contains(field));
            of.filter_map(|(_, value)| value.as_str()?.parse().ok()).collect()
        };
        let enrolled: Vec<_> = ids(&["enrolment"]).into_iter().map(EnrolmentId).collect();
        let enrolled = enrolments::list_by_ids(db, academy, &enrolled).await?;
        let people: HashSet<_> = ids(&PEOPLE).into_iter().map(PersonId).collect();
        let people: Vec<_> = people.into_iter().chain(enrolled.iter().map(|one| one.person_id)).collect();
        let mut by_id: HashMap<Uuid, String> = people::list_names(db, academy, &people)
            .await?
            .into_iter()
            .map(|(id, name)| (id.0, name))
            .collect();
        for one in enrolled {
            if let Some(name) = by_id.get(&one.person_id.0).cloned() {
                by_id.insert(one.id.0, name);
            }
        }
        let cohorts: Vec<_> = ids(&["cohort"]).into_iter().map(CohortId).collect();
        by_id.extend(
            cohorts::list_names(db, academy, &cohorts).await?.into_iter().map(|(id, name)| (id.0, name)),
        );
        let has_techniques = all.iter().any(|(field, _)| TECHNIQUES.contains(field));
        let techniques =
            if has_techniques { courses::list_technique_names(db, academy).await? } else { HashMap::new() };
        Ok(Self { by_id, techniques })
    }
}

/// Puts what changed in one event into words.
pub(super) struct Wording<'a> {
    pub(super) page: &'a Page,
    pub(super) names: &'a Names,
    /// What kind of thing the event is about.
    pub(super) kind: &'a str,
}

impl Wording<'_> {
    /// Each field that changed, a record within the event field by field.
    pub(super) fn changes(&self, changes: &Map<String, Value>) -> Vec<Change> {
        changes.iter().flat_map(|(field, value)| self.change(field, value)).collect()
    }

    fn change(&self, field: &str, value: &Value) -> Vec<Change> {
        let Some(inner) = value.as_object() else { return vec![self.one(field, None, value)] };
        match (inner.get("from"), inner.get("to")) {
            (Some(Value::Object(from)), Some(Value::Object(to))) => {
                let differs = |(field, _): &(&String, &Value)| from.get(*field) != to.get(*field);
                let to = to.iter().filter(differs);
                to.map(|(field, value)| self.one(field, from.get(field), value)).collect()
            }
            (from, Some(to)) => vec![self.one(field, from, to)],
            _ => inner.iter().map(|(field, value)| self.one(field, None, value)).collect(),
        }
    }

    fn one(&self, field: &str, from: Option<&Value>, to: &Value) -> Change {
        Change {
            field: self.label(field),
            from: from.map(|value| self.text(field, value)),
            to: self.text(field, to),
        }
    }

    fn label(&self, field: &str) -> String {
        let known = self.page.lang.try_t(&format!("event-field-{field}"));
        known.unwrap_or_else(|| field.replace('_', " "))
    }

    fn text(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => "–".into(),
            Value::Bool(yes) => self.page.t(if *yes { "academy-yes" } else { "academy-no" }),
            Value::String(text) => self.string(field, text),
            Value::Array(items) if items.is_empty() => "–".into(),
            Value::Array(items) => {
                items.iter().map(|item| self.text(field, item)).collect::<Vec<_>>().join(", ")
            }
            Value::Number(number) => match number.as_i64() {
                Some(minutes) if field == "minutes" => self.page.hours(&minutes),
                Some(skin) if field == "skin_type" => self.string(field, &skin.to_string()),
                _ => number.to_string(),
            },
            Value::Object(inner) => {
                let parts = inner
                    .iter()
                    .map(|(field, value)| format!("{}: {}", self.label(field), self.text(field, value)));
                parts.collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn string(&self, field: &str, text: &str) -> String {
        let (page, key) = (self.page, text.replace([' ', '.'], "-"));
        let known = match field {
            "because" => page.lang.try_t(&format!("event-{key}")),
            "kind" if self.kind == "document" => Some(texts::document_kind(page.lang, text, None)),
            _ if TECHNIQUES.contains(&field) => self.names.techniques.get(text).cloned(),
            _ => match family(self.kind, field) {
                Some(family) => page.lang.try_t(&format!("{family}-{key}")),
                None => text.parse().ok().and_then(|id| self.names.by_id.get(&id).cloned()),
            },
        };
        known.or_else(|| moment(page, text)).unwrap_or_else(|| text.to_owned())
    }
}

/// A day or a moment as people say it.
fn moment(page: &Page, text: &str) -> Option<String> {
    Some(match Written::read(text)? {
        Written::Day(day) => page.date(&day),
        Written::Wall(at) => page.moment(&at),
        Written::Moment(at) => page.moment_here(&at),
    })
}
