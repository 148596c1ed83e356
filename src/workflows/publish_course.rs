//! A draft is published, immutable from then on, or a published version is retired.

use serde_json::json;

use crate::{
    App,
    domain::{
        ids::CourseVersionId,
        shown::Shown,
        states::{CourseVersionMove, CourseVersionState},
    },
    storage::{StorageError, Store, Tx, appearances, courses, courses::CourseVersionRecord},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    import_course::{CourseError, must_be_printable},
    look::Look,
    may::MANAGERS,
};

/// Publishes a draft. `seen_sha256` is the digest of the specification that the person read: where another one was
/// imported meanwhile, the answer is `Stale`. It is tried out on the academy's certificates once more: they may look
/// otherwise than when it was imported.
pub async fn publish_course(
    app: &App,
    who: &Authority,
    version: CourseVersionId,
    (seen_sha256, shown): (&str, &Shown),
) -> Result<Effect, CourseError> {
    let academy = who.academy();
    let found = courses::find_version(app.store.read(), academy, version).await?;
    if found.state == CourseVersionState::Published && found.spec_sha256 == seen_sha256 {
        return Ok(Effect::Before);
    }
    let tried = must_be_printable(app, academy, &found.spec).await?;
    let (tx, acting) = who.begin(&app.store, MANAGERS).await?;
    let found = courses::find_version(&tx, academy, version).await?;
    let look = appearances::find_in_force(&tx, academy).await?.version;
    if found.state == CourseVersionState::Published && found.spec_sha256 == seen_sha256 {
        return Ok(Effect::Before);
    }
    Look::Course(version).still(&tx, academy, shown).await?;
    if found.spec_sha256 != seen_sha256 || look != tried {
        return Err(StorageError::Stale.into());
    }
    let state = found.state.after(CourseVersionMove::Publish).map_err(StorageError::from)?;
    courses::update_published(&tx, academy, version, acting.person, acting.at).await?;
    tell(&tx, &acting, &found, "course.published", state).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// Retires a published version: no new cohorts; enrolments that pin it go on.
pub async fn retire_course(
    store: &Store,
    who: &Authority,
    version: CourseVersionId,
    shown: &Shown,
) -> Result<Effect, StorageError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let academy = acting.academy;
    let found = courses::find_version(&tx, academy, version).await?;
    if found.state == CourseVersionState::Retired {
        return Ok(Effect::Before);
    }
    Look::Course(version).still(&tx, academy, shown).await?;
    let state = found.state.after(CourseVersionMove::Retire)?;
    courses::update_retired(&tx, academy, version).await?;
    tell(&tx, &acting, &found, "course.retired", state).await?;
    tx.commit().await?;
    Ok(Effect::Made)
}

async fn tell(
    tx: &Tx,
    acting: &Acting,
    before: &CourseVersionRecord,
    action: &str,
    state: CourseVersionState,
) -> Result<(), StorageError> {
    let changes = json!({
        "state": { "from": before.state, "to": state },
        "course": before.spec.key,
        "version": before.number,
        "specification": before.spec_sha256,
    });
    acting.record(tx, action, before.id.0, changes).await
}
