//! An enrolment becomes active, is paused, resumed, withdrawn or reopened. Completing it belongs to issuing.

use serde_json::json;

use crate::{
    domain::{
        enrolment::Enrolment,
        ids::{EnrolmentId, GrantId},
        shown::Shown,
        states::{EnrolmentMove, EnrolmentState},
        text::Reason,
        words::Role,
    },
    storage::{ConnectionTrait, Result, StorageError, Store, Tx, certificates, cohorts, enrolments, people},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    enrol_person::{EnrolRefusal, check_place},
    grant_role::{self, GrantError, NewGrant},
    look::Look,
    may::MANAGERS,
    operator::Given,
};

/// Why an enrolment was not moved.
#[derive(Debug, thiserror::Error)]
pub enum EnrolmentRefusal {
    /// Only issuing a certificate completes an enrolment.
    #[error("only issuing completes an enrolment")]
    OnlyByIssuing,
    /// A certificate of it is asked for or in force: it is not reopened.
    #[error("a certificate is asked for or in force")]
    InForce,
    /// The cohort has no place for somebody who comes back.
    #[error("the cohort takes {capacity}")]
    Full {
        /// How many trainees it can take.
        capacity: u32,
    },
    /// The person is in the cohort by another enrolment.
    #[error("the person is in the cohort")]
    AlreadyIn,
    /// The trainee left the academy: they are asked to come back first.
    #[error("the trainee left and has not been asked")]
    Left,
    /// The trainee would have to be given their role, and is who reopens.
    #[error("nobody gives a role to themself")]
    Oneself,
    /// Pausing, withdrawing and reopening need a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether a move needs a reason.
pub fn needs_reason(attempted: EnrolmentMove) -> bool {
    matches!(attempted, EnrolmentMove::Pause | EnrolmentMove::Withdraw | EnrolmentMove::Reopen)
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
    Look::Enrolment(enrolment).still(&tx, acting.academy, shown).await?;
    if found.state != seen {
        return Err(StorageError::Stale.into());
    }
    if attempted == EnrolmentMove::Reopen {
        admit(&tx, &acting, &found).await?;
    }
    step(&tx, &acting, &found, Step { attempted, reason, because: None }).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// Whether a completed enrolment can be reopened: nothing that was issued for it is in force any more.
///
/// # Errors
/// Where it cannot be read.
pub async fn is_free(db: &impl ConnectionTrait, enrolment: &Enrolment) -> Result<bool> {
    let asked = certificates::list_asked(db, enrolment.academy_id, &[enrolment.id]).await?;
    Ok(asked.is_empty())
}

/// Whether who left or completed can come back, and gives them back the role of a trainee where it has
/// ended and they hold another.
async fn admit(tx: &Tx, acting: &Acting, enrolment: &Enrolment) -> std::result::Result<(), EnrolmentRefusal> {
    if !is_free(tx, enrolment).await? {
        return Err(EnrolmentRefusal::InForce);
    }
    if enrolment.state == EnrolmentState::Withdrawn {
        let cohort = cohorts::find(tx, acting.academy, enrolment.cohort_id).await?;
        match check_place(tx, &cohort, enrolment.person_id, acting.at).await {
            Err(EnrolRefusal::Full { capacity }) => return Err(EnrolmentRefusal::Full { capacity }),
            Err(EnrolRefusal::AlreadyIn) => return Err(EnrolmentRefusal::AlreadyIn),
            Err(EnrolRefusal::Storage(error)) => return Err(error.into()),
            _ => {}
        }
    }
    let given = Given::of(tx, acting).await?;
    let held = people::list_roles_on(tx, acting.academy, enrolment.person_id, acting.today()).await?;
    if held.contains(&Role::Trainee) {
        return Ok(());
    }
    if grant_role::must_be_asked(tx, given.setting(""), enrolment.person_id).await? {
        return Err(EnrolmentRefusal::Left);
    }
    let new = NewGrant::from_today(GrantId::fresh(), Role::Trainee, Vec::new());
    match grant_role::add(tx, given.setting(""), enrolment.person_id, &new).await {
        Err(GrantError::Oneself) => Err(EnrolmentRefusal::Oneself),
        Err(GrantError::Storage(error)) => Err(error.into()),
        // Held already: by somebody who is locked out, whose roles stay as they are.
        _ => Ok(()),
    }
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
    if enrolment.state == EnrolmentState::Withdrawn {
        enrolments::update_end(tx, academy, id, None).await?;
        changes["ends_on"] = json!({ "from": enrolment.ends_on, "to": null });
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
        EnrolmentMove::Reopen => "enrolment.reopened",
    };
    acting.record(tx, action, id.0, changes).await
}
