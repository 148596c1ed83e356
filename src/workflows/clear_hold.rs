//! Somebody clears a hold: it no longer stops a certificate, and stays on record.

use serde_json::json;

use crate::{
    domain::{
        ids::{EnrolmentId, HoldId},
        shown::Shown,
    },
    storage::{StorageError, Store, enrolments, events, events::NewEvent, holds},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    look::Look,
    may::MANAGERS,
    tell_trainee::{Told, tell_trainee},
};

/// Why a hold was not cleared.
#[derive(Debug, thiserror::Error)]
pub enum ClearRefusal {
    /// Nobody clears a hold on their own certificate.
    #[error("the hold is on the person's own certificate")]
    OwnHold,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Clears a hold of an enrolment, and tells the trainee. A second time changes nothing. `site` is the address of this site.
pub async fn clear_hold(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    hold: HoldId,
    shown: &Shown,
    site: &str,
) -> Result<Effect, ClearRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let Acting { academy, person: actor, at: now, .. } = acting;
    let found = holds::find(&tx, academy, hold).await?;
    if found.enrolment_id != enrolment {
        return Err(StorageError::NotFound.into());
    }
    let of = enrolments::find(&tx, academy, enrolment).await?;
    if of.person_id == actor {
        return Err(ClearRefusal::OwnHold);
    }
    if !found.is_open() {
        return Ok(Effect::Before);
    }
    Look::Hold(enrolment, hold).still(&tx, academy, shown).await?;
    holds::update_cleared(&tx, academy, hold, actor, now).await?;
    let changes =
        json!({ "enrolment": enrolment, "reason": found.reason, "open": { "from": true, "to": false } });
    let event = NewEvent { academy, actor: Some(actor), action: "hold.cleared", subject: hold.0, changes };
    events::append(&tx, event, now).await?;
    tell_trainee(&tx, &acting, &of, Told::Released, site).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}
