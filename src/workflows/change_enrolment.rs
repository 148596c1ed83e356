//! An enrolment becomes active, is paused, resumed, withdrawn or reopened. Completing it belongs to issuing. The trainee is told,
//! and a request for a certificate that nobody can approve any more is declined in the same breath.

use serde_json::json;

use crate::{
    domain::{
        enrolment::Enrolment,
        ids::{EnrolmentId, GrantId},
        shown::Shown,
        states::{CertificateState, CohortState, EnrolmentMove, EnrolmentState},
        text::Reason,
        words::Role,
    },
    storage::{ConnectionTrait, Result, StorageError, Store, Tx, certificates, cohorts, enrolments, people},
};

use super::{
    acting::{Acting, Authority},
    decline_requests::{Ended, decline_requests, list_waiting_of},
    effect::Effect,
    enrol_person::{EnrolRefusal, check_place},
    grant_role::{self, GrantError, NewGrant},
    look::Look,
    may::MANAGERS,
    operator::Given,
    tell_trainee::{Told, tell_trainee},
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
    /// The cohort was cancelled: whoever comes back moves to another one.
    #[error("the cohort was cancelled")]
    Cancelled,
    /// The cohort has no place for somebody who comes back.
    #[error("the cohort takes {capacity}")]
    Full {
        /// How many trainees it can take.
        capacity: u32,
    },
    /// The person is in the cohort by another enrolment.
    #[error("the person is in the cohort")]
    AlreadyIn,
    /// They can't be given back the role of a trainee.
    #[error(transparent)]
    Role(RoleRefusal),
    /// Pausing, withdrawing and reopening need a reason.
    #[error("a reason is needed")]
    NoReason,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Why somebody who comes back is not given back the role of a trainee.
#[derive(Debug, thiserror::Error)]
pub enum RoleRefusal {
    /// They left the academy: they are asked to come back first.
    #[error("the trainee left and has not been asked")]
    Left,
    /// They are who would give it.
    #[error("nobody gives a role to themself")]
    Oneself,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<RoleRefusal> for EnrolmentRefusal {
    fn from(refusal: RoleRefusal) -> Self {
        match refusal {
            RoleRefusal::Storage(error) => Self::Storage(error),
            other => Self::Role(other),
        }
    }
}

/// What the form of a move carries: of one that ends the enrolment, also the requests that end with it.
pub fn look_of(enrolment: EnrolmentId, attempted: EnrolmentMove) -> Look {
    match attempted {
        EnrolmentMove::Withdraw => Look::Leaving(enrolment),
        _ => Look::Enrolment(enrolment),
    }
}

/// Whether a move needs a reason.
pub fn needs_reason(attempted: EnrolmentMove) -> bool {
    matches!(attempted, EnrolmentMove::Pause | EnrolmentMove::Withdraw | EnrolmentMove::Reopen)
}

/// Moves an enrolment that was read in a state. `site` is the address of this site, for the link in the mail.
pub async fn change_enrolment(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    (seen, attempted): (EnrolmentState, EnrolmentMove),
    shown: &Shown,
    reason: Option<&Reason>,
    site: &str,
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
    look_of(enrolment, attempted).still(&tx, acting.academy, shown).await?;
    if found.state != seen {
        return Err(StorageError::Stale.into());
    }
    if attempted == EnrolmentMove::Reopen {
        admit(&tx, &acting, &found).await?;
    }
    step(&tx, &acting, &found, Step { attempted, reason, because: None, site }).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}

/// Whether an enrolment that has ended can be reopened: nothing that was issued for it is in force any more, and nothing is asked
/// for that would find it completed. What was asked for before somebody was withdrawn can be approved again once they are back.
///
/// # Errors
/// Where it cannot be read.
pub async fn is_free(db: &impl ConnectionTrait, enrolment: &Enrolment) -> Result<bool> {
    let asked = certificates::list_of_enrolment(db, enrolment.academy_id, enrolment.id).await?;
    let withdrawn = enrolment.state == EnrolmentState::Withdrawn;
    Ok(asked.iter().all(|line| match line.state {
        CertificateState::Declined | CertificateState::Revoked | CertificateState::Superseded => true,
        CertificateState::PendingApproval => withdrawn,
        CertificateState::Preparing | CertificateState::Active | CertificateState::Suspended => false,
    }))
}

/// Whether who left or completed can come back, and gives them back the role of a trainee.
async fn admit(tx: &Tx, acting: &Acting, enrolment: &Enrolment) -> std::result::Result<(), EnrolmentRefusal> {
    // Whom the academy has erased, nobody brings back.
    if !people::is_known(tx, acting.academy, enrolment.person_id).await? {
        return Err(StorageError::NotFound.into());
    }
    if !is_free(tx, enrolment).await? {
        return Err(EnrolmentRefusal::InForce);
    }
    if enrolment.state == EnrolmentState::Withdrawn {
        let cohort = cohorts::find(tx, acting.academy, enrolment.cohort_id).await?;
        if cohort.state == CohortState::Cancelled {
            return Err(EnrolmentRefusal::Cancelled);
        }
        match check_place(tx, &cohort, enrolment.person_id, acting.at).await {
            Err(EnrolRefusal::Full { capacity }) => return Err(EnrolmentRefusal::Full { capacity }),
            Err(EnrolRefusal::AlreadyIn) => return Err(EnrolmentRefusal::AlreadyIn),
            Err(EnrolRefusal::Storage(error)) => return Err(error.into()),
            _ => {}
        }
    }
    Ok(give_back_role(tx, acting, enrolment).await?)
}

/// Gives somebody who comes back the role of a trainee where it has ended and they hold another.
pub(super) async fn give_back_role(
    tx: &Tx,
    acting: &Acting,
    enrolment: &Enrolment,
) -> std::result::Result<(), RoleRefusal> {
    let given = Given::of(tx, acting).await?;
    let held = people::list_roles_on(tx, acting.academy, enrolment.person_id, acting.today()).await?;
    if held.contains(&Role::Trainee) {
        return Ok(());
    }
    if grant_role::must_be_asked(tx, given.setting(""), enrolment.person_id).await? {
        return Err(RoleRefusal::Left);
    }
    let new = NewGrant::from_today(GrantId::fresh(), Role::Trainee, Vec::new());
    match grant_role::add(tx, given.setting(""), enrolment.person_id, &new).await {
        Err(GrantError::Oneself) => Err(RoleRefusal::Oneself),
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
    /// The address of this site.
    pub site: &'a str,
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
    acting.record(tx, action, id.0, changes).await?;
    if after == EnrolmentState::Withdrawn {
        let waiting = list_waiting_of(tx, academy, id).await?;
        let why = (Ended::Enrolment, step.reason.map(Reason::as_str));
        decline_requests(tx, acting, waiting, why, step.site).await?;
    }
    let told = match step.because {
        Some("cohort.cancelled") => Some(Told::Cancelled),
        _ => Told::of(step.attempted),
    };
    match told {
        Some(told) => tell_trainee(tx, acting, enrolment, told, step.site).await,
        None => Ok(()),
    }
}
