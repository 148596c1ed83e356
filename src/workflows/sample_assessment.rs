//! A quality assurer samples decisions: draws some at random or picks them, then confirms or returns each.

use serde_json::json;

use crate::{
    domain::{
        doubt::DoubtCause,
        ids::{AssessmentId, CohortId, PersonId},
        shown::Shown,
        states::{AssessmentMove, AssessmentState},
    },
    random,
    storage::{StorageError, Store, Tx, answering, assessment_lists, assessments},
};

use super::{
    acting::{Acting, Authority},
    assessing::AssessError,
    doubt_certificates::{Withdrawn, doubt_of_enrolment},
    look::Look,
    may::SAMPLERS,
};

/// From which decisions to draw.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pool {
    /// Only of this cohort.
    pub cohort: Option<CohortId>,
    /// Only of this assessor.
    pub assessor: Option<PersonId>,
}

/// Draws some decisions at random into the sample; how many there were to draw.
pub async fn draw_sample(
    store: &Store,
    who: &Authority,
    pool: Pool,
    how_many: usize,
) -> Result<usize, AssessError> {
    let (tx, acting) = who.begin(store, SAMPLERS).await?;
    let (academy, by) = (acting.academy, acting.person);
    let mut left = assessment_lists::list_drawable(&tx, academy, by, pool.cohort, pool.assessor).await?;
    let from = left.len();
    let mut drawn = 0;
    while drawn < how_many && !left.is_empty() {
        let (id, version) = left.swap_remove(below(left.len())?);
        take(&tx, &acting, id, version, json!({"drawn_from": from})).await?;
        drawn += 1;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(drawn)
}

/// Takes the decisions that the quality assurer picked, as they were shown, into the sample; how many were not in it before.
pub async fn pick_sample(
    store: &Store,
    who: &Authority,
    picked: &[(AssessmentId, Shown)],
) -> Result<usize, AssessError> {
    let (tx, acting) = who.begin(store, SAMPLERS).await?;
    let (academy, by) = (acting.academy, acting.person);
    let drawable = assessment_lists::list_drawable(&tx, academy, by, None, None).await?;
    let mut taken = 0;
    for (id, version) in drawable {
        let Some((_, shown)) = picked.iter().find(|(picked, _)| *picked == id) else { continue };
        Look::Decision(id).still(&tx, academy, shown).await?;
        take(&tx, &acting, id, version, json!({"picked": true})).await?;
        taken += 1;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(taken)
}

async fn take(
    tx: &Tx,
    acting: &Acting,
    id: AssessmentId,
    version: i32,
    changes: serde_json::Value,
) -> Result<(), StorageError> {
    assessments::update_sample(tx, acting.academy, id, version, true).await?;
    acting.record(tx, "assessment.sampled", id.0, changes).await
}

/// A number below `bound`, each as likely as another: what would favour the low ones is drawn again.
fn below(bound: usize) -> Result<usize, StorageError> {
    let bound = bound as u64;
    let fair = u64::MAX - u64::MAX % bound;
    loop {
        let bytes = random::bytes::<8>().map_err(|e| StorageError::Unavailable(e.to_string()))?;
        let drawn = u64::from_be_bytes(bytes);
        if drawn < fair {
            return Ok((drawn % bound) as usize);
        }
    }
}

/// Confirms a sampled decision or returns it to its assessor; a certificate that relied on it is in doubt then. `seen` is the version the page showed.
pub async fn judge_sample(
    store: &Store,
    who: &Authority,
    (id, seen): (AssessmentId, i32),
    shown: &Shown,
    (attempted, comment): (AssessmentMove, &str),
    site: &str,
) -> Result<(), AssessError> {
    let (tx, acting) = who.begin(store, SAMPLERS).await?;
    let (academy, by) = (acting.academy, acting.person);
    let view = assessments::find(&tx, academy, id).await?;
    Look::Decision(id).still(&tx, academy, shown).await?;
    if view.assessment.version != seen {
        return Err(AssessError::Overtaken(Vec::new()));
    }
    let hands = answering::find_hands(&tx, academy, acting.at).await?;
    if view.assessment.assessor_id.is_some_and(|assessor| assessor != by && hands.are_one(assessor, by)) {
        return Err(AssessError::SameHand);
    }
    let state = view.assessment.sample(view.trainee_id, by, attempted)?;
    assessments::update_iqa(&tx, academy, id, seen, state, by, comment).await?;
    let action =
        if state == AssessmentState::Confirmed { "assessment.confirmed" } else { "assessment.returned" };
    let changes = json!({
        "state": {"from": view.assessment.state.name(), "to": state.name()}, "comment": comment,
    });
    acting.record(&tx, action, id.0, changes).await?;
    if state == AssessmentState::Returned {
        let cause = DoubtCause::AssessmentReturned;
        let withdrawn = Withdrawn { cause, subject: id.0, reason: comment, site };
        doubt_of_enrolment(&tx, &acting, view.assessment.enrolment_id, withdrawn).await?;
    }
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
