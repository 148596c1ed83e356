//! A trainee gives up a treatment case, with a reason. It stays in the list and never counts.

use serde_json::json;

use crate::{
    domain::{ids::CaseId, states::CaseMove, text::Reason},
    storage::{StorageError, Store, cases},
};

use super::{acting::Authority, hand_in::LogError, may::TRAINEES, open_case::own_case, record_case};

/// Abandons a case read in a version.
pub async fn abandon_case(
    store: &Store,
    who: &Authority,
    id: CaseId,
    version: i32,
    reason: &Reason,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let case = own_case(&tx, &acting, id).await?;
    let state = case.after(CaseMove::Abandon)?;
    cases::update_state(&tx, acting.academy, id, version, state, Some(reason.as_str())).await?;
    let changes = json!({"state": {"from": case.state, "to": state}, "reason": reason.as_str()});
    record_case::append(&tx, &acting, id, "case.abandoned", changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
