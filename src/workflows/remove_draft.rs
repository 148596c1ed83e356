//! A trainee throws away a draft that was never handed in.
//!
//! A draft is a note to oneself: nobody relies on it, so it may go. What was handed in once stays, even if it came
//! back (invariant 8: nothing that others rely on is deleted). The event keeps what the draft said.

use crate::{
    domain::{ids::HoursEntryId, states::EntryState},
    storage::{
        StorageError, Store,
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::Authority,
    hand_in::{self, LogError},
    log_hours::content,
    may::TRAINEES,
};

/// Removes a draft read in a version; `Stale` where it was changed or handed in.
pub async fn remove_draft(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    version: i32,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let entry = hand_in::own_entry(&tx, &acting, id).await?;
    if entry.state != EntryState::Draft {
        return Err(LogError::Stale);
    }
    hours::delete_draft(&tx, acting.academy, id, version).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "hours.draft_removed",
        subject: id.0,
        changes: content(&entry),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
