//! A specification becomes the draft of its course; nothing that was published changes.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    domain::{
        course_spec::CourseSpec,
        ids::{AcademyId, CourseVersionId, PersonId},
        states::CourseVersionState,
    },
    storage::{Result, Store, courses, events, events::NewEvent},
};

/// What an import came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The version that holds the specification.
    pub version: CourseVersionId,
    /// Its number.
    pub number: u32,
    /// Whether the newest version already said exactly this, so that nothing was written.
    pub unchanged: bool,
}

/// Stores a specification as a draft, with its event. `actor` is nobody where the command line imports.
pub async fn import_course(
    store: &Store,
    academy: AcademyId,
    actor: Option<PersonId>,
    spec: &CourseSpec,
    now: DateTime<Utc>,
) -> Result<Imported> {
    let tx = store.begin().await?;
    let known = courses::list_courses(&tx, academy).await?;
    let newest =
        known.iter().find(|course| course.key == spec.key).and_then(|course| course.versions.first());
    let newest = match newest {
        Some(line) => Some(courses::find_version(&tx, academy, line.id).await?),
        None => None,
    };
    if let Some(same) = newest.as_ref().filter(|v| v.spec == *spec && v.state != CourseVersionState::Retired)
    {
        return Ok(Imported { version: same.id, number: same.number, unchanged: true });
    }
    let version = courses::insert_draft(&tx, academy, spec, now).await?;
    let draft = courses::find_version(&tx, academy, version).await?;
    let replaced = newest.filter(|before| before.id == version).map(|before| before.spec_sha256);
    let changes = json!({
        "course": spec.key,
        "title": spec.title,
        "version": draft.number,
        "specification": { "from": replaced, "to": draft.spec_sha256 },
    });
    let event = NewEvent { academy, actor, action: "course.imported", subject: version.0, changes };
    events::append(&tx, event, now).await?;
    tx.commit().await?;
    Ok(Imported { version, number: draft.number, unchanged: false })
}
