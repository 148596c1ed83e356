//! Somebody holds the issue of a certificate up, and says why.

use serde_json::json;

use crate::{
    domain::{
        hold::Hold,
        ids::{EnrolmentId, HoldId},
    },
    storage::{Result, StorageError, Store, enrolments, events, events::NewEvent, holds},
};

use super::{
    acting::Authority,
    effect::Effect,
    may::MANAGERS,
    tell_trainee::{Told, tell_trainee},
};

/// Opens a hold, and tells the trainee that there is one. A second time with the same id changes nothing, and with another reason is
/// refused. `site` is the address of this site, for the link in the mail.
pub async fn open_hold(
    store: &Store,
    who: &Authority,
    (enrolment, id): (EnrolmentId, HoldId),
    reason: String,
    site: &str,
) -> Result<Effect> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let academy = acting.academy;
    let of = enrolments::find(&tx, academy, enrolment).await?;
    match holds::find(&tx, academy, id).await {
        Ok(there) if there.enrolment_id == enrolment && there.reason == reason => return Ok(Effect::Before),
        Ok(_) => return Err(StorageError::SavedOtherwise),
        Err(StorageError::NotFound) => {}
        Err(error) => return Err(error),
    }
    let changes = json!({ "enrolment": enrolment, "reason": reason });
    let hold = Hold {
        id,
        academy_id: academy,
        enrolment_id: enrolment,
        reason,
        opened_by: acting.person,
        opened_at: acting.at,
        cleared_by: None,
        cleared_at: None,
    };
    holds::insert(&tx, &hold).await?;
    let event =
        NewEvent { academy, actor: Some(acting.person), action: "hold.opened", subject: id.0, changes };
    events::append(&tx, event, acting.at).await?;
    tell_trainee(&tx, &acting, &of, Told::Held, site).await?;
    tx.commit().await?;
    Ok(Effect::Made)
}
