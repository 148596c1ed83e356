//! An assessment: an assessor's decision on a criterion or on a treatment they watched.

use chrono::NaiveDate;

use super::ids::{AcademyId, AssessmentId, EnrolmentId, PersonId};
use super::state_machine::IllegalTransition;
use super::states::{AssessmentMove, AssessmentState};
use super::words::{AssessmentKind, AssessmentOutcome};

/// What an assessor decided, and what an IQA (internal quality assurer) said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Under which enrolment.
    pub enrolment_id: EnrolmentId,
    /// A criterion or an observed treatment.
    pub kind: AssessmentKind,
    /// The criterion's reference, for a criterion.
    pub criterion: Option<String>,
    /// The technique's key, for an observation.
    pub technique: Option<String>,
    /// The client's pseudonym, for an observation.
    pub client_ref: Option<String>,
    /// Who decides.
    pub assessor_id: Option<PersonId>,
    /// The decision.
    pub outcome: Option<AssessmentOutcome>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// Whether it is in the IQA's sample.
    pub sampled: bool,
    /// Who sampled it.
    pub iqa_id: Option<PersonId>,
    /// The assessor's words.
    pub comment: String,
    /// Its state.
    pub state: AssessmentState,
    /// Counts the writes.
    pub version: i32,
}

/// Why an assessment cannot be moved by this person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssessmentRefusal {
    /// The table of states does not have the move.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// Nobody assesses their own work.
    #[error("the trainee and the assessor are one person")]
    OwnWork,
    /// Nobody samples their own decision.
    #[error("the assessor and the quality assurer are one person")]
    OwnDecision,
    /// Only who decided mends a slip.
    #[error("somebody else decided it")]
    NotTheirs,
    /// Only what is in the sample is confirmed or returned.
    #[error("the assessment is not in the sample")]
    NotSampled,
}

impl Assessment {
    /// The state after a decision. A decision of *not met* invites another attempt, which begins like a planned one.
    pub fn decide(&self, trainee: PersonId, by: PersonId) -> Result<AssessmentState, AssessmentRefusal> {
        if trainee == by {
            return Err(AssessmentRefusal::OwnWork);
        }
        let again =
            self.outcome == Some(AssessmentOutcome::NotMet) && self.state != AssessmentState::Returned;
        let from = if again { AssessmentState::Planned } else { self.state };
        Ok(from.after(AssessmentMove::Decide)?)
    }

    /// The state after an IQA confirmed or returned it.
    pub fn sample(
        &self,
        trainee: PersonId,
        by: PersonId,
        attempted: AssessmentMove,
    ) -> Result<AssessmentState, AssessmentRefusal> {
        let after = self.state.after(attempted)?;
        if !matches!(attempted, AssessmentMove::Confirm | AssessmentMove::Return) {
            return Err(IllegalTransition {
                thing: "sampled decision",
                state: self.state.name(),
                attempted: attempted.name(),
            }
            .into());
        }
        if trainee == by {
            return Err(AssessmentRefusal::OwnWork);
        }
        if self.assessor_id == Some(by) {
            return Err(AssessmentRefusal::OwnDecision);
        }
        if !self.sampled {
            return Err(AssessmentRefusal::NotSampled);
        }
        Ok(after)
    }

    /// The state after its assessor mended a slip of their own. What a quality assurer has confirmed is theirs to return.
    pub fn correct(&self, trainee: PersonId, by: PersonId) -> Result<AssessmentState, AssessmentRefusal> {
        if trainee == by {
            return Err(AssessmentRefusal::OwnWork);
        }
        if self.assessor_id != Some(by) {
            return Err(AssessmentRefusal::NotTheirs);
        }
        Ok(self.state.after(AssessmentMove::Correct)?)
    }

    /// What was decided and counts for nothing now: it was sent back, or set aside because its criterion reads otherwise where
    /// the trainee went.
    pub fn decided_before(&self) -> Option<AssessmentOutcome> {
        let is_open = matches!(self.state, AssessmentState::Planned | AssessmentState::Returned);
        self.outcome.filter(|_| is_open)
    }

    /// Whether it stands as passed: decided *met*, and confirmed by the IQA where it was sampled.
    pub fn stands(&self) -> bool {
        self.outcome == Some(AssessmentOutcome::Met)
            && match self.state {
                AssessmentState::Confirmed => true,
                AssessmentState::Decided => !self.sampled,
                AssessmentState::Planned | AssessmentState::Returned => false,
            }
    }

    /// Whether it is decided *met* and only the IQA's word is missing.
    pub fn awaits_confirmation(&self) -> bool {
        self.outcome == Some(AssessmentOutcome::Met) && self.sampled && self.state == AssessmentState::Decided
    }
}
