//! A draft is published, immutable from then on, or a published version is retired.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{
        ids::{AcademyId, CourseVersionId, PersonId},
        states::{CourseVersionMove, CourseVersionState},
    },
    storage::{
        StorageError, Store, Tx, appearances, courses, courses::CourseVersionRecord, events, events::NewEvent,
    },
};

use super::{
    effect::Effect,
    import_course::{CourseError, must_be_printable},
};

/// Publishes a draft. `seen_sha256` is the digest of the specification that the person read: where another one was
/// imported meanwhile, the answer is `Stale`. It is tried out on the academy's certificates once more: they may look
/// otherwise than when it was imported.
pub async fn publish_course(
    app: &App,
    academy: AcademyId,
    actor: PersonId,
    version: CourseVersionId,
    seen_sha256: &str,
    now: DateTime<Utc>,
) -> Result<Effect, CourseError> {
    let found = courses::find_version(app.store.read(), academy, version).await?;
    if found.state == CourseVersionState::Published && found.spec_sha256 == seen_sha256 {
        return Ok(Effect::Before);
    }
    let tried = must_be_printable(app, academy, &found.spec).await?;
    let tx = app.store.begin().await?;
    let found = courses::find_version(&tx, academy, version).await?;
    let look = appearances::find_in_force(&tx, academy).await?.version;
    if found.spec_sha256 != seen_sha256 || look != tried {
        return Err(StorageError::Stale.into());
    }
    if found.state == CourseVersionState::Published {
        return Ok(Effect::Before);
    }
    let state = found.state.after(CourseVersionMove::Publish).map_err(StorageError::from)?;
    courses::update_published(&tx, academy, version, actor, now).await?;
    tell(&tx, academy, actor, &found, "course.published", state, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// Retires a published version: no new cohorts; enrolments that pin it go on.
pub async fn retire_course(
    store: &Store,
    academy: AcademyId,
    actor: PersonId,
    version: CourseVersionId,
    now: DateTime<Utc>,
) -> Result<Effect, StorageError> {
    let tx = store.begin().await?;
    let found = courses::find_version(&tx, academy, version).await?;
    if found.state == CourseVersionState::Retired {
        return Ok(Effect::Before);
    }
    let state = found.state.after(CourseVersionMove::Retire)?;
    courses::update_retired(&tx, academy, version).await?;
    tell(&tx, academy, actor, &found, "course.retired", state, now).await?;
    tx.commit().await?;
    Ok(Effect::Made)
}

async fn tell(
    tx: &Tx,
    academy: AcademyId,
    actor: PersonId,
    before: &CourseVersionRecord,
    action: &str,
    state: CourseVersionState,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let changes = json!({
        "state": { "from": before.state, "to": state },
        "course": before.spec.key,
        "version": before.number,
        "specification": before.spec_sha256,
    });
    events::append(tx, NewEvent { academy, actor: Some(actor), action, subject: before.id.0, changes }, now)
        .await
}
