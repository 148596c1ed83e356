//! A trainee opens a treatment case: one client, without the client's identity.

use serde_json::json;

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

/// The person's own case.
pub(super) async fn own_case(tx: &Tx, acting: &Acting, id: CaseId) -> Result<TreatmentCase, LogError> {
    let case = cases::find(tx, acting.academy, id).await?;
    let enrolment = enrolments::find(tx, acting.academy, case.enrolment_id).await?;
    if enrolment.person_id != acting.person {
        return Err(LogError::Storage(StorageError::NotFound));
    }
    Ok(case)
}
