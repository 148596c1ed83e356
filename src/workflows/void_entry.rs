//! A supervisor declares a record void that they signed. Signature and record stay for good; neither counts any more.

use serde_json::json;

use crate::{
    domain::{states::EntryMove, text::Reason},
    storage::{
        StorageError, Store, cases,
        countersignatures::{self, Subject},
        events::{self, NewEvent},
        hours,
    },
};

use super::{acting::Authority, countersign_entries::Seen, may::SUPERVISORS};

/// Voids a record in the version that was shown. `NotFound` for anyone but its signer; `Stale` or an illegal move
/// where it is no longer countersigned.
pub async fn void_entry(
    store: &Store,
    who: &Authority,
    seen: Seen,
    reason: &Reason,
) -> Result<(), StorageError> {
    let (tx, acting) = who.begin(store, SUPERVISORS).await?;
    let signature = countersignatures::find_of(&tx, acting.academy, seen.subject).await?;
    if signature.is_none_or(|signature| signature.signed_by != acting.person) {
        return Err(StorageError::NotFound);
    }
    let words = Some(reason.as_str());
    let (action, id, before, state) = match seen.subject {
        Subject::HoursEntry(id) => {
            let entry = hours::find(&tx, acting.academy, id).await?;
            let state = entry.after(EntryMove::Void)?;
            hours::update_state(&tx, acting.academy, id, seen.version, state, words).await?;
            ("hours.voided", id.0, entry.state, state)
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(&tx, acting.academy, id).await?;
            let state = session.after(EntryMove::Void)?;
            cases::update_session_state(&tx, acting.academy, id, seen.version, state, words).await?;
            ("session.voided", id.0, session.state, state)
        }
    };
    let changes = json!({"state": {"from": before, "to": state}, "reason": reason.as_str()});
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id, changes };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await?;
    Ok(())
}
