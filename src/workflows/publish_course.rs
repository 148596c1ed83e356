//! A draft is published, immutable from then on, or a published version is retired.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    domain::{
        ids::{AcademyId, CourseVersionId, PersonId},
        states::{CourseVersionMove, CourseVersionState},
    },
    storage::{
        Result, StorageError, Store, Tx, courses, courses::CourseVersionRecord, events, events::NewEvent,
    },
};

use super::effect::Effect;

/// Publishes a draft. `seen_sha256` is the digest of the specification that the person read: where another one was
/// imported meanwhile, the answer is `Stale`.
pub async fn publish_course(
    store: &Store,
    academy: AcademyId,
    actor: PersonId,
    version: CourseVersionId,
    seen_sha256: &str,
    now: DateTime<Utc>,
) -> Result<Effect> {
    let tx = store.begin().await?;
    let found = courses::find_version(&tx, academy, version).await?;
    if found.spec_sha256 != seen_sha256 {
        return Err(StorageError::Stale);
    }
    if found.state == CourseVersionState::Published {
        return Ok(Effect::Before);
    }
    let state = found.state.after(CourseVersionMove::Publish)?;
    courses::update_published(&tx, academy, version, actor, now).await?;
    tell(&tx, academy, actor, &found, "course.published", state, now).await?;
    tx.commit().await?;
    Ok(Effect::Made)
}

/// Retires a published version: no new cohorts; enrolments that pin it go on.
pub async fn retire_course(
    store: &Store,
    academy: AcademyId,
    actor: PersonId,
    version: CourseVersionId,
    now: DateTime<Utc>,
) -> Result<Effect> {
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
) -> Result<()> {
    let changes = json!({
        "state": { "from": before.state, "to": state },
        "course": before.spec.key,
        "version": before.number,
        "specification": before.spec_sha256,
    });
    events::append(tx, NewEvent { academy, actor: Some(actor), action, subject: before.id.0, changes }, now)
        .await
}
