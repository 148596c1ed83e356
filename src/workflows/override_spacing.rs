//! A manager allows the sessions of one case to be closer together than the course asks, with a reason.

use serde_json::json;

use crate::{
    domain::{case::SpacingOverride, ids::CaseId, states::CaseState, text::Reason, words::Role},
    storage::{StorageError, Store, cases, enrolments, people},
};

use super::{acting::Acting, record_case};

/// Why the leave was not given.
#[derive(Debug, thiserror::Error)]
pub enum OverrideError {
    /// The person runs nothing here today, or is the trainee.
    #[error("not for this person")]
    NotForThem,
    /// The case is closed.
    #[error("the case is closed")]
    CaseClosed,
    /// Reading or writing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Gives leave for a case read in a version.
pub async fn override_spacing(
    store: &Store,
    acting: &Acting,
    id: CaseId,
    version: i32,
    reason: &Reason,
) -> Result<(), OverrideError> {
    let tx = store.begin().await?;
    let mut case = cases::find(&tx, acting.academy, id).await?;
    let enrolment = enrolments::find(&tx, acting.academy, case.enrolment_id).await?;
    let grants = people::list_grants(&tx, acting.academy, acting.person).await?;
    let manages =
        grants.iter().any(|g| matches!(g.role, Role::Owner | Role::Manager) && g.holds_on(acting.today()));
    if !manages || enrolment.person_id == acting.person {
        return Err(OverrideError::NotForThem);
    }
    if matches!(case.state, CaseState::Complete | CaseState::Abandoned) {
        return Err(OverrideError::CaseClosed);
    }
    case.spacing_override =
        Some(SpacingOverride { by: acting.person, on: acting.today(), reason: reason.as_str().to_owned() });
    case.version = version;
    cases::update_recorded(&tx, acting.academy, &case).await?;
    let changes = json!({"spacing_override": reason.as_str()});
    record_case::append(&tx, acting, id, "case.spacing_overridden", changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
