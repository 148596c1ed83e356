//! A specification becomes the draft of its course, once certificates could say what it says; nothing that was published
//! changes.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{
        course_spec::CourseSpec,
        ids::{AcademyId, CourseVersionId, PersonId},
        states::CourseVersionState,
    },
    storage::{StorageError, Tx, academies, appearances, courses, events, events::NewEvent},
};

use super::{
    acting::{Acting, Authority},
    may::MANAGERS,
    try_certificates::{CourseFault, TrialError, try_course_of},
};

/// Why a course was not imported or published. Nothing was half-done.
#[derive(Debug, thiserror::Error)]
pub enum CourseError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// No certificate could say what it says; each text with its place.
    #[error("{} texts cannot be printed", .0.len())]
    Unprintable(Vec<CourseFault>),
    /// It could not be tried out.
    #[error(transparent)]
    Trial(#[from] TrialError),
}

/// Refuses a specification that certificates of the academy could not carry. The version of the academy's appearance that
/// it was tried with.
pub(super) async fn must_be_printable(
    app: &App,
    academy: AcademyId,
    spec: &CourseSpec,
) -> Result<Option<u32>, CourseError> {
    let db = app.store.read();
    let (academy, look) =
        (academies::find(db, academy).await?, appearances::find_in_force(db, academy).await?);
    let faults = try_course_of(app, &academy, &look.appearance, spec).await?;
    if faults.is_empty() { Ok(look.version) } else { Err(CourseError::Unprintable(faults)) }
}

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

/// Stores a specification as a draft, with its event.
pub async fn import_course(app: &App, who: &Authority, spec: &CourseSpec) -> Result<Imported, CourseError> {
    must_be_printable(app, who.academy(), spec).await?;
    let (tx, Acting { academy, person, at, .. }) = who.begin(&app.store, MANAGERS).await?;
    import(tx, academy, (Some(person), at), spec).await
}

/// The same at the machine's own command line, on nobody's word.
pub async fn import_course_here(
    app: &App,
    academy: AcademyId,
    spec: &CourseSpec,
    now: DateTime<Utc>,
) -> Result<Imported, CourseError> {
    must_be_printable(app, academy, spec).await?;
    import(app.store.begin().await?, academy, (None, now), spec).await
}

async fn import(
    tx: Tx,
    academy: AcademyId,
    (actor, now): (Option<PersonId>, DateTime<Utc>),
    spec: &CourseSpec,
) -> Result<Imported, CourseError> {
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
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Imported { version, number: draft.number, unchanged: false })
}
