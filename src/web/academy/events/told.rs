//! An event as a person reads it: a title, who, when, and what changed.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    domain::ids::AcademyId,
    storage::{self, ConnectionTrait, events::EventLine},
    web::Page,
};

use super::words::{Names, Wording};

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

/// Puts events into words.
pub(in super::super) async fn tell(
    page: &Page,
    db: &impl ConnectionTrait,
    academy: AcademyId,
    lines: Vec<EventLine>,
) -> storage::Result<Vec<Told>> {
    let names = Names::load(db, academy, &lines).await?;
    Ok(lines.into_iter().map(|line| tell_one(page, line, &names)).collect())
}

fn tell_one(page: &Page, line: EventLine, names: &Names) -> Told {
    let wording = Wording { page, names, kind: &line.subject_kind };
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
    let changes = fields.map(|fields| wording.changes(fields)).unwrap_or_default();
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
