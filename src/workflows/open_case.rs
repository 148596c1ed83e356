//! A trainee opens a treatment case: one client, without the client's identity.

use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        case::TreatmentCase,
        ids::{CaseId, EnrolmentId},
        states::CaseState,
    },
    storage::{
        StorageError, Store, Tx, cases, enrolments,
        events::{self, NewEvent},
    },
};

use super::{
    acting::{Acting, Authority},
    hand_in::{self, LogError},
    may::TRAINEES,
    record_case::Recorded,
};

/// Saves a new case. Its id was made with the form, so that a second click is [`LogError::AlreadySaved`].
pub async fn open_case(
    store: &Store,
    who: &Authority,
    id: CaseId,
    enrolment: EnrolmentId,
    recorded: Recorded,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    hand_in::own_enrolment(&tx, &acting, enrolment).await?;
    let case = TreatmentCase {
        id,
        academy_id: acting.academy,
        enrolment_id: enrolment,
        technique: recorded.technique,
        client_ref: recorded.client_ref,
        client_sex: recorded.client_sex,
        age_band: recorded.age_band,
        adult_checked: recorded.adult_checked,
        skin_type: recorded.skin_type,
        contraindications: recorded.contraindications,
        screened_on: recorded.screened_on,
        patch_tested_on: recorded.patch_tested_on,
        patch_tested_time: recorded.patch_tested_time,
        patch_result: recorded.patch_result,
        consented_on: recorded.consented_on,
        aftercare_on: recorded.aftercare_on,
        healed_reviewed_on: None,
        healed_reviewed_by: None,
        spacing_override: None,
        state: CaseState::Planned,
        reason: None,
        sessions: Vec::new(),
        version: 1,
    };
    refuse_known(&tx, &acting, &case).await?;
    cases::insert(&tx, &case, acting.at).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "case.opened",
        subject: id.0,
        changes: json!({"technique": case.technique, "client": case.client_ref, "state": case.state}),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Refuses what is there already: the case of this form, or an open one of the same client and technique. Somebody went back
/// and pressed again, or sent once more what they had not heard of.
async fn refuse_known(tx: &Tx, acting: &Acting, new: &TreatmentCase) -> Result<(), LogError> {
    let all = cases::list_of_enrolment(tx, acting.academy, new.enrolment_id).await?;
    let open = |case: &&TreatmentCase| {
        case.client_ref == new.client_ref
            && case.technique == new.technique
            && !matches!(case.state, CaseState::Complete | CaseState::Abandoned)
    };
    let of_form = all.iter().find(|case| case.id == new.id);
    let Some(there) = of_form.or_else(|| all.iter().find(open)) else { return Ok(()) };
    let same = all_that_is_typed(there) == all_that_is_typed(new);
    if same && there.id == new.id {
        return Err(LogError::AlreadySaved);
    }
    Err(LogError::ThereAlready { id: there.id.0, same })
}

/// The case as its form says it, apart from what became of it.
fn all_that_is_typed(case: &TreatmentCase) -> TreatmentCase {
    TreatmentCase {
        id: CaseId(Uuid::nil()),
        healed_reviewed_on: None,
        healed_reviewed_by: None,
        spacing_override: None,
        state: CaseState::Planned,
        reason: None,
        sessions: Vec::new(),
        version: 0,
        ..case.clone()
    }
}

/// The person's own case.
pub(super) async fn own_case(tx: &Tx, acting: &Acting, id: CaseId) -> Result<TreatmentCase, LogError> {
    let case = cases::find(tx, acting.academy, id).await?;
    let enrolment = enrolments::find(tx, acting.academy, case.enrolment_id).await?;
    if enrolment.person_id != acting.person {
        return Err(LogError::Storage(StorageError::NotFound));
    }
    Ok(case)
}
