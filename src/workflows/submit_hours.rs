//! A trainee hands in a draft as it stands.

use crate::{
    domain::{hours::HoursEntry, ids::HoursEntryId},
    storage::{StorageError, Store},
};

use super::{
    acting::Authority,
    hand_in::{self, LogError},
    may::TRAINEES,
};

/// Hands in a draft that was read in a version; every rule of an entry is asked now.
pub async fn submit_hours(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    version: i32,
) -> Result<HoursEntry, LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let mut entry = hand_in::own_entry(&tx, &acting, id).await?;
    if entry.version != version {
        return Err(LogError::Stale);
    }
    hand_in::own_enrolment(&tx, &acting, entry.enrolment_id).await?;
    hand_in::submit(&tx, &acting, &mut entry).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(entry)
}
