//! An enrolment becomes active, is paused, resumed or withdrawn. Completing it belongs to issuing.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::{
    domain::{
        enrolment::Enrolment,
        ids::{AcademyId, EnrolmentId, PersonId},
        states::{EnrolmentMove, EnrolmentState},
        text::Reason,
    },
    storage::{Result, StorageError, Store, Tx, enrolments, events, events::NewEvent},
};

use super::effect::Effect;

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
    (academy, actor): (AcademyId, PersonId),
    enrolment: EnrolmentId,
    (seen, attempted): (EnrolmentState, EnrolmentMove),
    reason: Option<&Reason>,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> std::result::Result<Effect, EnrolmentRefusal> {
    if attempted == EnrolmentMove::Complete {
        return Err(EnrolmentRefusal::OnlyByIssuing);
    }
    if needs_reason(attempted) && reason.is_none() {
        return Err(EnrolmentRefusal::NoReason);
    }
    let after = seen.after(attempted).map_err(StorageError::from)?;
    let tx = store.begin().await?;
    let found = enrolments::find(&tx, academy, enrolment).await?;
    if found.state == after {
        return Ok(Effect::Before);
    }
    if found.state != seen {
        return Err(StorageError::Stale.into());
    }
    step(&tx, actor, &found, Step { attempted, reason, because: None, today }, now).await?;
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
    pub today: NaiveDate,
}

pub(super) async fn step(
    tx: &Tx,
    actor: PersonId,
    enrolment: &Enrolment,
    step: Step<'_>,
    now: DateTime<Utc>,
) -> Result<()> {
    let (academy, id) = (enrolment.academy_id, enrolment.id);
    let after = enrolment.after(step.attempted)?;
    enrolments::update_state(tx, academy, &[id], enrolment.state, after).await?;
    let mut changes = json!({ "state": { "from": enrolment.state, "to": after } });
    if after == EnrolmentState::Withdrawn {
        // The first day must not lie after the last one: who withdraws before the start has no day that counts.
        let last_day = step.today.max(enrolment.starts_on);
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
    events::append(tx, NewEvent { academy, actor: Some(actor), action, subject: id.0, changes }, now).await
}
