//! Somebody holds the issue of a certificate up, and says why.

use serde_json::json;

use crate::{
    domain::hold::Hold,
    storage::{Result, Store, enrolments, events, events::NewEvent, holds},
};

use super::effect::Effect;

/// Opens a hold. A second time with the same id changes nothing.
pub async fn open_hold(store: &Store, hold: &Hold) -> Result<Effect> {
    let tx = store.begin().await?;
    let academy = hold.academy_id;
    enrolments::find(&tx, academy, hold.enrolment_id).await?;
    if holds::find(&tx, academy, hold.id).await.is_ok() {
        return Ok(Effect::Before);
    }
    holds::insert(&tx, hold).await?;
    let changes = json!({ "enrolment": hold.enrolment_id, "reason": hold.reason });
    let event =
        NewEvent { academy, actor: Some(hold.opened_by), action: "hold.opened", subject: hold.id.0, changes };
    events::append(&tx, event, hold.opened_at).await?;
    tx.commit().await?;
    Ok(Effect::Made)
}
