//! A trainee takes a handed-in entry or session back: it is a draft again, and nobody is asked to sign it any more. What is
//! signed stays signed; only its signer declares that void.

use serde_json::json;

use crate::{
    domain::{
        ids::{CaseSessionId, HoursEntryId},
        states::EntryMove,
    },
    storage::{StorageError, Store, cases, hours},
};

use super::{
    acting::Authority,
    hand_in::{self, LogError},
    may::TRAINEES,
    open_case::own_case,
};

/// Takes back an hours entry, read in a version; [`LogError::Stale`] where it was signed or sent back meanwhile.
pub async fn take_entry_back(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    version: i32,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let entry = hand_in::own_entry(&tx, &acting, id).await?;
    let state = entry.after(EntryMove::TakeBack)?;
    hours::update_state(&tx, acting.academy, id, version, state, None).await?;
    let changes = json!({ "state": { "from": entry.state, "to": state } });
    acting.record(&tx, "hours.taken_back", id.0, changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Takes back a session of a case, read in a version; as [`take_entry_back`].
pub async fn take_session_back(
    store: &Store,
    who: &Authority,
    id: CaseSessionId,
    version: i32,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let session = cases::find_session(&tx, acting.academy, id).await?;
    own_case(&tx, &acting, session.case_id).await?;
    let state = session.after(EntryMove::TakeBack)?;
    cases::update_session_state(&tx, acting.academy, id, version, state, None).await?;
    let changes = json!({ "state": { "from": session.state, "to": state } });
    acting.record(&tx, "session.taken_back", id.0, changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
