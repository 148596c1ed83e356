//! What a page with a form that decides or withdraws shows of a thing, and the same again in the transaction. The page draws
//! its facts from the same rows; its form carries these lines, and nothing happens where one of them is another now.

use crate::{
    domain::{
        ids::{AcademyId, AssessmentId, CertificateId, CohortId, CourseVersionId, EnrolmentId, HoldId},
        shown::{Shown, Value},
        states::EnrolmentState,
    },
    storage::{
        self, ConnectionTrait, StorageError, Tx, assessments, certificates, cohorts, courses, enrolments,
        holds,
    },
};

/// Something that somebody decides about.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// A certificate that is suspended, reinstated, revoked, followed by another or declined.
    Certificate(CertificateId),
    /// A cohort that moves.
    Cohort(CohortId),
    /// An enrolment that moves, or whose holder's identity is checked.
    Enrolment(EnrolmentId),
    /// A hold that is cleared.
    Hold(EnrolmentId, HoldId),
    /// A sampled decision that is confirmed or returned.
    Decision(AssessmentId),
    /// The criteria of a trainee. What stands decided of each has a version of its own.
    Criteria(EnrolmentId),
    /// A version of a course that is published or retired.
    Course(CourseVersionId),
}

impl Look {
    /// What is so now.
    ///
    /// # Errors
    /// [`StorageError::NotFound`] where the academy has no such thing.
    pub async fn shown(self, db: &impl ConnectionTrait, academy: AcademyId) -> storage::Result<Shown> {
        match self {
            Self::Certificate(id) => certificate(db, academy, id).await,
            Self::Cohort(id) => cohort(db, academy, id).await,
            Self::Enrolment(id) => enrolment(db, academy, id).await,
            Self::Hold(of, id) => {
                let hold = holds::find(db, academy, id).await?;
                let why = Shown::new().line("look-reason", hold.reason).line("opened", hold.opened_at);
                Ok(enrolment(db, academy, of).await?.and(why))
            }
            Self::Decision(id) => decision(db, academy, id).await,
            Self::Criteria(of) => {
                let version = enrolments::find(db, academy, of).await?.course_version_id;
                let course = course(db, academy, version).await?;
                Ok(enrolment(db, academy, of).await?.and(course))
            }
            Self::Course(id) => course(db, academy, id).await,
        }
    }

    /// Whether it still is what the form showed.
    ///
    /// # Errors
    /// [`StorageError::Changed`] with what is not.
    pub(super) async fn still(self, tx: &Tx, academy: AcademyId, seen: &Shown) -> storage::Result<()> {
        seen.still(&self.shown(tx, academy).await?).map_err(StorageError::Changed)
    }
}

async fn certificate(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CertificateId,
) -> storage::Result<Shown> {
    let view = certificates::find_view(db, academy, id).await?;
    let one = &view.certificate;
    Ok(Shown::new()
        .line("look-holder", one.facts.as_ref().map(|facts| &facts.holder_name))
        .line("look-name", &view.person_name)
        .line("look-course", &view.course_title)
        .line("look-cohort", &view.cohort_name)
        .line("look-serial", one.serial.as_deref())
        .line("look-awarded", one.awarded_on)
        .line("look-until", one.expires_on)
        .line("look-state", Value::word("certificates-state", one.state))
        .line("look-new-name", view.new_name.as_deref())
        .line("look-asked-by", &view.requested_by_name))
}

async fn cohort(db: &impl ConnectionTrait, academy: AcademyId, id: CohortId) -> storage::Result<Shown> {
    let cohort = cohorts::find(db, academy, id).await?;
    let trainees = enrolments::list_of_cohort(db, academy, id).await?;
    let count = |wanted: fn(EnrolmentState) -> bool| {
        let found = trainees.iter().filter(|view| wanted(view.enrolment.state)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    Ok(Shown::new()
        .line("look-name", cohort.name)
        .line("look-from", cohort.starts_on)
        .line("look-to", cohort.ends_on)
        .line("look-state", Value::word("cohort-state", cohort.state))
        .line("look-applied", count(|state| state == EnrolmentState::Applied))
        .line("look-trainees", count(|state| state != EnrolmentState::Withdrawn)))
}

async fn enrolment(db: &impl ConnectionTrait, academy: AcademyId, id: EnrolmentId) -> storage::Result<Shown> {
    let view = enrolments::find_with_person(db, academy, id).await?;
    Ok(Shown::new()
        .line("look-name", view.person_name)
        .line("look-born", view.born_on)
        .line("look-email", view.person_email)
        .line("look-course", view.course_title)
        .line("look-cohort", view.cohort_name)
        .line("look-state", Value::word("enrolment-state", view.enrolment.state)))
}

async fn decision(db: &impl ConnectionTrait, academy: AcademyId, id: AssessmentId) -> storage::Result<Shown> {
    let view = assessments::find(db, academy, id).await?;
    let one = view.assessment;
    Ok(Shown::new()
        .line("look-name", view.trainee_name)
        .line("look-criterion", one.criterion)
        .line("look-technique", one.technique)
        .line("look-client", one.client_ref)
        .line("look-assessor", view.assessor_name)
        .line("look-outcome", one.outcome.map(|outcome| Value::word("shown-outcome", outcome)))
        .line("look-decided", one.decided_on)
        .line("look-comment", one.comment)
        .line("look-iqa-comment", view.iqa_comment))
}

async fn course(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    id: CourseVersionId,
) -> storage::Result<Shown> {
    let version = courses::find_version(db, academy, id).await?;
    Ok(Shown::new()
        .line("look-course", version.spec.title)
        .line("look-number", version.number)
        .line("look-specification", version.spec_sha256)
        .line("look-course-state", Value::word("course-version-state", version.state)))
}
