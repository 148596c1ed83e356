//! An assessor mends a slip of their own: another outcome, other words, another client. What was decided before stays in the
//! events; what an issued certificate relies on is not mended here.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        ids::AssessmentId,
        shown::Shown,
        states::CertificateState,
        text::Reason,
        words::{AssessmentKind, AssessmentOutcome},
    },
    storage::{
        StorageError, Store,
        assessments::{self, Correction},
        certificates,
    },
};

use super::{
    acting::Authority,
    assessing::{AssessError, assessable},
    look::Look,
    may::ASSESSORS,
};

/// What the decision says from now on.
#[derive(Clone, Debug)]
pub struct Mended {
    /// Met or not.
    pub outcome: AssessmentOutcome,
    /// The assessor's words.
    pub comment: String,
    /// For an observation: technique, client and day.
    pub observed: Option<(String, String, NaiveDate)>,
    /// Why it is mended.
    pub reason: Reason,
}

/// Mends a decision that the page showed in a version.
pub async fn correct_decision(
    store: &Store,
    who: &Authority,
    (id, seen): (AssessmentId, i32),
    shown: &Shown,
    mended: &Mended,
) -> Result<(), AssessError> {
    let (tx, acting) = who.begin(store, ASSESSORS).await?;
    let view = assessments::find(&tx, acting.academy, id).await?;
    let one = &view.assessment;
    Look::Decision(id).still(&tx, acting.academy, shown).await?;
    if one.version != seen {
        return Err(AssessError::Overtaken(Vec::new()));
    }
    assessable(&tx, &acting, one.enrolment_id).await?;
    let issued = certificates::list_of_enrolment(&tx, acting.academy, one.enrolment_id).await?;
    let relies = |state| {
        matches!(state, CertificateState::Preparing | CertificateState::Active | CertificateState::Suspended)
    };
    if issued.iter().any(|line| relies(line.state)) {
        return Err(AssessError::Issued);
    }
    one.correct(view.trainee_id, acting.person)?;
    let observed = mended.observed.as_ref().filter(|_| one.kind == AssessmentKind::Observation);
    let correction = Correction {
        outcome: mended.outcome,
        comment: &mended.comment,
        on: observed.map_or(acting.today(), |(_, _, on)| *on),
        technique: observed.map(|(technique, ..)| technique.as_str()),
        client_ref: observed.map(|(_, client, _)| client.as_str()),
    };
    assessments::update_correction(&tx, acting.academy, id, seen, correction).await?;
    let mut changes = json!({
        "enrolment": one.enrolment_id, "criterion": one.criterion, "reason": mended.reason.as_str(),
        "outcome": { "from": one.outcome.map(AssessmentOutcome::name), "to": mended.outcome.name() },
        "comment": { "from": one.comment, "to": mended.comment },
    });
    if let Some((technique, client, on)) = observed {
        changes["technique"] = json!({ "from": one.technique, "to": technique });
        changes["client_ref"] = json!({ "from": one.client_ref, "to": client });
        changes["on"] = json!({ "from": one.decided_on, "to": on });
    }
    acting.record(&tx, "assessment.corrected", id.0, changes).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}
