//! A manager lets the sessions of a case stand closer together than the course asks, and says why.

use serde_json::json;

use crate::{
    domain::{
        case::{SpacingOverride, TreatmentCase},
        dossier::Dossier,
        ids::{CaseId, EnrolmentId},
        record_shown,
        shown::{Difference, Shown},
        states::CaseState,
        text::Reason,
    },
    storage::{StorageError, Store, cases, dossiers, enrolments, events, events::NewEvent},
};

use super::{
    acting::{Acting, Authority},
    effect::Effect,
    may::MANAGERS,
};

/// Why the leave was not given.
#[derive(Debug, thiserror::Error)]
pub enum SpacingRefusal {
    /// Nobody gives it for their own case.
    #[error("the case is the person's own")]
    OwnCase,
    /// The case is not as it was shown; with what is different.
    #[error("it changed since it was shown")]
    Changed(Vec<Difference>),
    /// The case was abandoned.
    #[error("the case was abandoned")]
    Abandoned,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Everything that the page of the leave shows of the case.
pub fn shown_for_spacing(case: &TreatmentCase, dossier: &Dossier) -> Shown {
    record_shown::of_case(case, dossier, &[])
}

/// Gives the leave on a case that still is as it was shown. A case that has it already stays as it is.
pub async fn override_spacing(
    store: &Store,
    who: &Authority,
    (enrolment, case): (EnrolmentId, CaseId),
    seen: &Shown,
    reason: &Reason,
) -> Result<Effect, SpacingRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let Acting { academy, person: actor, at: now, .. } = acting;
    let mut found = cases::find(&tx, academy, case).await?;
    let dossier = dossiers::load(&tx, academy, found.enrolment_id).await?;
    if found.enrolment_id != enrolment {
        return Err(StorageError::NotFound.into());
    }
    if enrolments::find(&tx, academy, enrolment).await?.person_id == actor {
        return Err(SpacingRefusal::OwnCase);
    }
    if found.spacing_override.is_some() {
        return Ok(Effect::Before);
    }
    if found.state == CaseState::Abandoned {
        return Err(SpacingRefusal::Abandoned);
    }
    let now_shown = shown_for_spacing(&found, &dossier);
    if now_shown.digest() != seen.digest() {
        return Err(SpacingRefusal::Changed(seen.differences(&now_shown)));
    }
    let leave = SpacingOverride { by: actor, on: acting.today(), reason: reason.as_str().to_owned() };
    let changes = json!({ "case": found.client_ref, "reason": leave.reason });
    found.spacing_override = Some(leave);
    cases::update_recorded(&tx, academy, &found).await?;
    let action = "case.spacing_overridden";
    let event = NewEvent { academy, actor: Some(actor), action, subject: case.0, changes };
    events::append(&tx, event, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Effect::Made)
}
