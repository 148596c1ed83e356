//! An enrolment becomes active, is paused, resumed or withdrawn. Completing it belongs to issuing.

use serde_json::json;

use crate::{
    domain::{
        enrolment::Enrolment,
        ids::EnrolmentId,
        shown::Shown,
        states::{EnrolmentMove, EnrolmentState},
        text::Reason,
    },
    storage::{Result, StorageError, Store, Tx, enrolments},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    look::Look,
    may::MANAGERS,
};

/// Why an enrolment was not moved.
#[derive(Debug, thiserror::Error)]
pub enum EnrolmentRefusal {
    /// Only issuing a certificate completes an enrolment.
    #[error("only issuing completes an enrolment")]
    OnlyByIssuing,
    /// Pausing and withdrawing need a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether a move needs a reason.
pub fn needs_reason(attempted: EnrolmentMove) -> bool {
    matches!(attempted, EnrolmentMove::Pause | EnrolmentMove::Withdraw)
}

/// Moves an enrolment that was read in a state.
pub async fn change_enrolment(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    (seen, attempted): (EnrolmentState, EnrolmentMove),
    shown: &Shown,
    reason: Option<&Reason>,
) -> std::result::Result<Effect, EnrolmentRefusal> {
    if attempted == EnrolmentMove::Complete {
        return Err(EnrolmentRefusal::OnlyByIssuing);
    }
    if needs_reason(attempted) && reason.is_none() {
        return Err(EnrolmentRefusal::NoReason);
    }
    let after = seen.after(attempted).map_err(StorageError::from)?;
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let found = enrolments::find(&tx, acting.academy, enrolment).await?;
    if found.state == after {
        return Ok(Effect::Before);
    }
    if found.state != seen {
        return Err(StorageError::Stale.into());
    }
    Look::Enrolment(enrolment).still(&tx, acting.academy, shown).await?;
    step(&tx, &acting, &found, Step { attempted, reason, because: None }).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// One move inside a transaction.
pub(super) struct Step<'a> {
    pub attempted: EnrolmentMove,
    /// A person's reason.
    pub reason: Option<&'a Reason>,
    /// The event that brought it about, where it is not a person's own decision on this enrolment.
    pub because: Option<&'a str>,
}

pub(super) async fn step(tx: &Tx, acting: &Acting, enrolment: &Enrolment, step: Step<'_>) -> Result<()> {
    let (academy, id) = (acting.academy, enrolment.id);
    let after = enrolment.after(step.attempted)?;
    enrolments::update_state(tx, academy, &[id], enrolment.state, after).await?;
    let mut changes = json!({ "state": { "from": enrolment.state, "to": after } });
    if after == EnrolmentState::Withdrawn {
        // The first day must not lie after the last one: who withdraws before the start has no day that counts.
        let last_day = acting.today().max(enrolment.starts_on);
        enrolments::update_end(tx, academy, id, Some(last_day)).await?;
        changes["ends_on"] = json!({ "from": enrolment.ends_on, "to": last_day });
    }
    if let Some(reason) = step.reason {
        changes["reason"] = json!(reason.as_str());
    }
    if let Some(because) = step.because {
        changes["because"] = json!(because);
    }
    let action = match step.attempted {
        EnrolmentMove::Activate => "enrolment.activated",
        EnrolmentMove::Pause => "enrolment.paused",
        EnrolmentMove::Resume => "enrolment.resumed",
        EnrolmentMove::Complete => "enrolment.completed",
        EnrolmentMove::Withdraw => "enrolment.withdrawn",
    };
    acting.record(tx, action, id.0, changes).await
}
