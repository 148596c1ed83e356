//! A supervisor of the case, or an assessor, reviews the healed result. With that the case is complete.

use serde_json::json;

use crate::{
    domain::{
        case::TreatmentCase,
        dossier::Dossier,
        eligibility::{CaseFault, faults_of_case},
        ids::{CaseId, PersonId},
        person::RoleGrant,
        record_shown,
        shown::{Difference, Shown},
        state_machine::IllegalTransition,
        states::CaseMove,
        words::Role,
    },
    storage::{StorageError, Store, cases, dossiers, people},
};

use super::{acting::Authority, may::CLINICIANS, record_case};

/// Why a healed result was not reviewed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The person neither supervised a session of the case nor is an assessor, or is the trainee.
    #[error("not for this person")]
    NotForThem,
    /// Something else is missing, without which the case would not count.
    #[error("{} things are missing", .0.len())]
    Incomplete(Vec<CaseFault>),
    /// The case is not as it was shown; with what is different.
    #[error("it changed since it was shown")]
    Changed(Vec<Difference>),
    /// The case is in another state.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// Reading or writing failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether a person may review a case's healed result on a day.
pub fn may_review(
    case: &TreatmentCase,
    trainee: PersonId,
    person: PersonId,
    grants: &[RoleGrant],
    day: chrono::NaiveDate,
) -> bool {
    let holds = |role| grants.iter().any(|grant| grant.role == role && grant.holds_on(day));
    let supervised = case.sessions.iter().any(|session| session.supervisor_id == Some(person));
    person != trainee && (holds(Role::Assessor) || (holds(Role::Trainer) && supervised))
}

/// What a case lacks besides the review and its closing.
pub fn missing_before_review(
    case: &TreatmentCase,
    dossier: &Dossier,
    today: chrono::NaiveDate,
) -> Vec<CaseFault> {
    let mut faults = faults_of_case(case, dossier, today);
    faults.retain(|fault| !matches!(fault, CaseFault::HealedNotReviewed | CaseFault::NotClosed { .. }));
    faults
}

/// Everything that the page of a review shows of the case.
pub fn shown_for_review(case: &TreatmentCase, dossier: &Dossier, today: chrono::NaiveDate) -> Shown {
    record_shown::of_case(case, dossier, &missing_before_review(case, dossier, today))
}

/// Notes the review and completes the case, where it still is as it was shown.
pub async fn review_healed(
    store: &Store,
    who: &Authority,
    id: CaseId,
    seen: &Shown,
) -> Result<(), ReviewError> {
    let (tx, acting) = who.begin(store, CLINICIANS).await?;
    let mut case = cases::find(&tx, acting.academy, id).await?;
    let dossier = dossiers::load(&tx, acting.academy, case.enrolment_id).await?;
    let grants = people::list_grants(&tx, acting.academy, acting.person).await?;
    if !may_review(&case, dossier.trainee.person_id, acting.person, &grants, acting.today()) {
        return Err(ReviewError::NotForThem);
    }
    let state = case.after(CaseMove::Complete)?;
    let now = shown_for_review(&case, &dossier, acting.today());
    if now.digest() != seen.digest() {
        return Err(ReviewError::Changed(seen.differences(&now)));
    }
    let missing = missing_before_review(&case, &dossier, acting.today());
    if !missing.is_empty() {
        return Err(ReviewError::Incomplete(missing));
    }
    let (before, version) = (case.state, case.version);
    (case.healed_reviewed_on, case.healed_reviewed_by) = (Some(acting.today()), Some(acting.person));
    cases::update_recorded(&tx, acting.academy, &case).await?;
    cases::update_state(&tx, acting.academy, id, version + 1, state, None).await?;
    let changes = json!({"state": {"from": before, "to": state}, "healed_reviewed_on": acting.today()});
    record_case::append(&tx, &acting, id, "case.healed_reviewed", changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
