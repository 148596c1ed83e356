//! An assessor watched a treatment and says whether it was passed.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        assessment::Assessment,
        ids::{AcademyId, AssessmentId, EnrolmentId},
        states::{AssessmentMove, AssessmentState, CaseState},
        words::{AssessmentKind, AssessmentOutcome},
    },
    storage::{ConnectionTrait, StorageError, Store, assessments, cases},
};

use super::{
    acting::{Acting, Authority},
    assessing::{AssessError, assessable},
    may::ASSESSORS,
};

/// What was watched.
#[derive(Clone, Debug)]
pub struct Observation {
    /// Made with the form, so that a second click finds it there.
    pub id: AssessmentId,
    /// The trainee's enrolment.
    pub enrolment: EnrolmentId,
    /// Key of the technique.
    pub technique: String,
    /// The client's pseudonym.
    pub client_ref: String,
    /// On which day.
    pub on: NaiveDate,
    /// Passed or not.
    pub outcome: AssessmentOutcome,
    /// The assessor's words.
    pub comment: String,
}

/// The clients of a trainee's cases, those given up left out.
///
/// # Errors
/// Where the database fails.
pub async fn list_clients(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    enrolment: EnrolmentId,
) -> Result<Vec<String>, StorageError> {
    let mut cases = cases::list_of_enrolment(db, academy, enrolment).await?;
    cases.retain(|case| case.state != CaseState::Abandoned);
    let mut clients: Vec<_> = cases.into_iter().map(|case| case.client_ref).collect();
    clients.sort();
    clients.dedup();
    Ok(clients)
}

/// Writes an observed treatment down. A second click of the same form changes nothing and is no
/// error; with another content it is refused.
pub async fn record_observation(
    store: &Store,
    who: &Authority,
    seen: Observation,
) -> Result<(), AssessError> {
    let (tx, acting) = who.begin(store, ASSESSORS).await?;
    let Acting { academy, person: by, at: now, .. } = acting;
    assessable(&tx, &acting, seen.enrolment).await?;
    // Clients are counted: one who is in no case was never treated. Who keeps no cases yet has none to choose from.
    let clients = list_clients(&tx, academy, seen.enrolment).await?;
    if !clients.is_empty() && !clients.contains(&seen.client_ref) {
        return Err(AssessError::UnknownClient);
    }
    let assessment = Assessment {
        id: seen.id,
        academy_id: academy,
        enrolment_id: seen.enrolment,
        kind: AssessmentKind::Observation,
        criterion: None,
        technique: Some(seen.technique),
        client_ref: Some(seen.client_ref),
        assessor_id: Some(by),
        outcome: Some(seen.outcome),
        decided_on: Some(seen.on),
        sampled: false,
        iqa_id: None,
        comment: seen.comment,
        state: AssessmentState::Planned.after(AssessmentMove::Decide).map_err(StorageError::from)?,
        version: 1,
    };
    match assessments::insert(&tx, &assessment, now).await {
        Ok(()) => {}
        Err(StorageError::Conflict("id")) => {
            drop(tx);
            let there = assessments::find(store.read(), academy, assessment.id).await?.assessment;
            if there.assessor_id != Some(by) || there.enrolment_id != seen.enrolment {
                return Err(StorageError::NotFound.into());
            }
            // What happened to it since is no part of what was sent.
            let Assessment { state, version, sampled, iqa_id, .. } = there.clone();
            let sent = Assessment { state, version, sampled, iqa_id, ..assessment };
            return if sent == there { Ok(()) } else { Err(StorageError::SavedOtherwise.into()) };
        }
        Err(error) => return Err(error.into()),
    }
    let changes = json!({
        "enrolment": seen.enrolment.0, "technique": assessment.technique, "client_ref": assessment.client_ref,
        "on": seen.on, "outcome": seen.outcome.name(), "comment": assessment.comment,
    });
    acting.record(&tx, "assessment.observed", assessment.id.0, changes).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
