//! What every change to an assessment checks first, on what it reads inside its own transaction.

use crate::{
    domain::{assessment::AssessmentRefusal, enrolment::Enrolment, ids::EnrolmentId},
    storage::{StorageError, Tx, enrolments},
};

use super::acting::Acting;

/// Why an assessment was not written.
#[derive(Debug, thiserror::Error)]
pub enum AssessError {
    /// The trainee is not learning at the moment.
    #[error("the enrolment is not active")]
    NotActive,
    /// The domain's reason: own work, own decision, no such move.
    #[error(transparent)]
    Refused(#[from] AssessmentRefusal),
    /// A certificate relies on it already.
    #[error("a certificate relies on it")]
    Issued,
    /// Whoever decided and whoever samples count as one person still: one brought the other in lately.
    #[error("one answers for the other, until another owner confirms who is new")]
    SameHand,
    /// No case of the trainee is of that client.
    #[error("the trainee has no case of this client")]
    UnknownClient,
    /// Somebody else wrote something meanwhile; the criteria they decided, nothing of this was written.
    #[error("changed meanwhile: {0:?}")]
    Overtaken(Vec<String>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The enrolment an assessor decides about: active, and not their own.
pub(super) async fn assessable(tx: &Tx, acting: &Acting, id: EnrolmentId) -> Result<Enrolment, AssessError> {
    let enrolment = enrolments::find(tx, acting.academy, id).await?;
    if enrolment.person_id == acting.person {
        return Err(AssessmentRefusal::OwnWork.into());
    }
    if !enrolment.takes_records() {
        return Err(AssessError::NotActive);
    }
    Ok(enrolment)
}
