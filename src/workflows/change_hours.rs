//! A trainee changes a draft, or takes an entry that came back up again as a draft.

use serde_json::json;

use crate::{
    domain::{
        hours::HoursEntry,
        ids::HoursEntryId,
        states::{EntryMove, EntryState},
    },
    storage::{
        StorageError, Store,
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::Authority,
    hand_in::{self, LogError},
    log_hours::{Written, content},
    may::TRAINEES,
};

/// Writes a draft anew, read in a version; hands it in where that is wanted.
pub async fn change_hours(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    version: i32,
    written: Written,
    hand_in: bool,
) -> Result<HoursEntry, LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let before = hand_in::own_entry(&tx, &acting, id).await?;
    if before.state != EntryState::Draft || before.version != version {
        return Err(LogError::Stale);
    }
    hand_in::own_enrolment(&tx, &acting, before.enrolment_id).await?;
    let mut entry = HoursEntry {
        category: written.category,
        technique: written.technique,
        started_at: written.stretch.started_at(),
        ended_at: written.stretch.ended_at(),
        clock_shift: written.stretch.clock_shift(),
        on_public: written.on_public,
        supervisor_id: written.supervisor_id,
        note: written.note,
        ..before.clone()
    };
    hand_in::refuse_hopeless(&tx, &acting, &entry, hand_in).await?;
    hours::update_draft(&tx, acting.academy, &entry).await?;
    entry.version += 1;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "hours.changed",
        subject: id.0,
        changes: json!({"content": {"from": content(&before), "to": content(&entry)}}),
    };
    events::append(&tx, event, acting.at).await?;
    if hand_in {
        hand_in::submit(&tx, &acting, &mut entry).await?;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(entry)
}

/// Makes a rejected entry a draft again. It keeps the reason it came back with.
pub async fn take_up_again(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    version: i32,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let entry = hand_in::own_entry(&tx, &acting, id).await?;
    let state = entry.after(EntryMove::Redraft)?;
    hours::update_state(&tx, acting.academy, id, version, state, entry.reason.as_deref()).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "hours.taken_up_again",
        subject: id.0,
        changes: json!({"state": {"from": entry.state, "to": state}}),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
