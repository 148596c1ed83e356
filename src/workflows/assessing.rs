//! What every change to an assessment checks first, on what it reads inside its own transaction.

use chrono::NaiveDate;

use crate::{
    domain::{
        assessment::AssessmentRefusal,
        enrolment::Enrolment,
        ids::{AcademyId, EnrolmentId, PersonId},
        states::EnrolmentState,
        words::Role,
    },
    storage::{StorageError, Tx, enrolments, people},
};

/// Why an assessment was not written.
#[derive(Debug, thiserror::Error)]
pub enum AssessError {
    /// The person does not hold the role any more.
    #[error("not the role for this")]
    Role,
    /// The trainee is not learning at the moment.
    #[error("the enrolment is not active")]
    NotActive,
    /// The domain's reason: own work, own decision, no such move.
    #[error(transparent)]
    Refused(#[from] AssessmentRefusal),
    /// Whoever decided and whoever samples count as one person still: one brought the other in lately.
    #[error("one answers for the other, until another owner confirms who is new")]
    SameHand,
    /// Somebody else wrote something meanwhile; the criteria they decided, nothing of this was written.
    #[error("changed meanwhile: {0:?}")]
    Overtaken(Vec<String>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether the person holds a role today.
pub(super) async fn check_role(
    tx: &Tx,
    academy: AcademyId,
    by: PersonId,
    role: Role,
    today: NaiveDate,
) -> Result<(), AssessError> {
    let holds = people::list_roles_on(tx, academy, by, today).await?.contains(&role);
    if holds { Ok(()) } else { Err(AssessError::Role) }
}

/// The enrolment an assessor decides about: active, and not their own.
pub(super) async fn assessable(
    tx: &Tx,
    academy: AcademyId,
    by: PersonId,
    id: EnrolmentId,
    today: NaiveDate,
) -> Result<Enrolment, AssessError> {
    check_role(tx, academy, by, Role::Assessor, today).await?;
    let enrolment = enrolments::find(tx, academy, id).await?;
    if enrolment.person_id == by {
        return Err(AssessmentRefusal::OwnWork.into());
    }
    if enrolment.state != EnrolmentState::Active {
        return Err(AssessError::NotActive);
    }
    Ok(enrolment)
}
