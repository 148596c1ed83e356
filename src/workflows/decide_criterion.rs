//! An assessor decides some criteria of one trainee at once: all of them are written, each with its event, or none.

use serde_json::json;

use crate::{
    domain::{
        assessment::Assessment,
        ids::{EnrolmentId, PersonId},
        shown::Shown,
        states::AssessmentState,
        words::AssessmentOutcome,
    },
    storage::{
        StorageError, Store, Tx,
        assessments::{self, Decision},
    },
};

use super::{
    acting::{Acting, Authority},
    assessing::{AssessError, assessable},
    look::Look,
    may::ASSESSORS,
};

/// A decision as the assessor's page sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionDecision {
    /// The criterion's reference.
    pub criterion: String,
    /// Met or not yet.
    pub outcome: AssessmentOutcome,
    /// The assessor's words.
    pub comment: String,
    /// The version the page showed; `None` where it showed no decision.
    pub seen: Option<i32>,
}

/// Writes decisions; how many were new. What stands exactly like that already, by the same assessor, is left alone,
/// so that a second click changes nothing.
pub async fn decide_criteria(
    store: &Store,
    who: &Authority,
    enrolment: EnrolmentId,
    shown: &Shown,
    decisions: &[CriterionDecision],
) -> Result<usize, AssessError> {
    let (tx, acting) = who.begin(store, ASSESSORS).await?;
    let Acting { academy, person: by, at: now, .. } = acting;
    let today = acting.today();
    let trainee = assessable(&tx, &acting, enrolment).await?.person_id;
    let standing = assessments::list_of_enrolment(&tx, academy, enrolment).await?;
    let mut overtaken = Vec::new();
    let mut written = 0;
    for wanted in decisions {
        let stands = standing.iter().find(|a| a.criterion.as_deref() == Some(&wanted.criterion));
        if stands.is_some_and(|a| says_the_same(a, wanted, by)) {
            continue;
        }
        if stands.map(|a| a.version) != wanted.seen {
            overtaken.push(wanted.criterion.clone());
            continue;
        }
        let decision =
            Decision { assessor: by, outcome: wanted.outcome, on: today, comment: &wanted.comment };
        let id = match stands {
            Some(assessment) => {
                assessment.decide(trainee, by)?;
                decide_again(&tx, assessment, decision).await?;
                assessment.id
            }
            None => {
                assessments::insert_criterion(&tx, academy, enrolment, &wanted.criterion, decision, now)
                    .await?
            }
        };
        let changes = json!({
            "enrolment": enrolment.0, "criterion": wanted.criterion, "comment": wanted.comment,
            "outcome": {"from": stands.and_then(|a| a.outcome).map(AssessmentOutcome::name), "to": wanted.outcome.name()},
        });
        acting.record(&tx, "assessment.decided", id.0, changes).await?;
        written += 1;
    }
    if written > 0 {
        Look::Criteria(enrolment).still(&tx, academy, shown).await?;
    }
    if !overtaken.is_empty() {
        return Err(AssessError::Overtaken(overtaken));
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(written)
}

fn says_the_same(stands: &Assessment, wanted: &CriterionDecision, by: PersonId) -> bool {
    stands.state == AssessmentState::Decided
        && stands.assessor_id == Some(by)
        && stands.outcome == Some(wanted.outcome)
        && stands.comment == wanted.comment
}

/// What was returned stays in the sample, for the quality assurer to see again. What was confirmed as *not yet* and
/// is tried again is a new decision that nobody has sampled.
async fn decide_again(tx: &Tx, assessment: &Assessment, decision: Decision<'_>) -> Result<(), StorageError> {
    let (academy, id) = (assessment.academy_id, assessment.id);
    assessments::update_decision(tx, academy, id, assessment.version, decision).await?;
    if assessment.state == AssessmentState::Confirmed {
        assessments::update_sample(tx, academy, id, assessment.version + 1, false).await?;
    }
    Ok(())
}
