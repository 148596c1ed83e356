//! What a page with a form that decides or withdraws shows of a thing, and the same again in the transaction. The page draws
//! its facts from the same rows; its form carries these lines, and nothing happens where one of them is another now.

use crate::{
    domain::{
        ids::{
            AcademyId, AssessmentId, CertificateId, CohortId, CourseVersionId, DocumentId, EnrolmentId,
            GrantId, HoldId, JoiningId, PersonId,
        },
        shown::{Shown, Value},
        states::EnrolmentState,
    },
    storage::{
        self, ConnectionTrait, StorageError, Tx, assessment_lists,
        assessments::{self, AssessmentView},
        cases, certificates, cohorts,
        countersignatures::Subject,
        courses, documents, doubts, enrolments, holds, hours,
        joinings::{self, Joining},
        people, role_grants,
    },
};

use super::review_document;

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
    /// A certificate that stays, and what is open about it.
    Doubts(CertificateId),
    /// A paper that is reviewed, or whose approval is taken back.
    Document(DocumentId),
    /// Somebody's draft that is taken away.
    Draft(EnrolmentId, Subject),
    /// A person who gets a role, is confirmed, looked after or erased.
    Person(PersonId),
    /// A role that ends, or whose techniques change.
    Grant(PersonId, GrantId),
    /// An invitation of somebody who has an account, which is taken back.
    Joining(JoiningId),
    /// Of whose decisions a sample is drawn.
    Pool,
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
            Self::Doubts(id) => {
                let open = doubts::list_of_certificate(db, academy, id).await?;
                let open = open.into_iter().filter(|doubt| doubt.settled.is_none());
                let lines = open.map(|doubt| {
                    let cause = Value::word("certificates-doubt", doubt.cause);
                    Value::Many(vec![cause, doubt.raised_at.into(), doubt.reason.into()])
                });
                Ok(certificate(db, academy, id).await?.lines("look-doubt", lines))
            }
            Self::Document(id) => {
                let view = documents::find(db, academy, id).await?;
                let owner = people::find(db, view.document.person_id).await?;
                Ok(review_document::shown(&view, &owner))
            }
            Self::Draft(of, draft) => draft_of(db, academy, of, draft).await,
            Self::Person(id) => person(db, academy, id).await,
            Self::Grant(whose, id) => {
                let grant = role_grants::find_record(db, academy, (whose, id)).await?.grant;
                let shown = person(db, academy, whose).await?;
                let shown = shown.line("look-role", Value::word("role", grant.role));
                Ok(shown.line("look-from", grant.valid_from).lines("look-technique", grant.techniques))
            }
            Self::Joining(id) => Ok(of_joining(&joinings::find(db, academy, id).await?)),
            Self::Pool => {
                let of = assessment_lists::list_coverage(db, academy).await?;
                Ok(Shown::new().lines("look-assessor", of.into_iter().map(|line| line.assessor_name)))
            }
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
        .lines("look-latin", one.facts.as_ref().and_then(|facts| facts.latin_name.as_ref()))
        .line("look-name", &view.person_name)
        .line("look-course", &view.course_title)
        .line("look-cohort", &view.cohort_name)
        .line("look-serial", one.serial.as_deref())
        .line("look-awarded", one.awarded_on)
        .line("look-until", one.expires_on)
        .line("look-state", Value::word("certificates-state", one.state))
        .line("look-new-name", view.new_name.as_deref())
        .lines("look-new-latin", view.new_latin_name.as_deref())
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
    Ok(of_decision(&assessments::find(db, academy, id).await?))
}

/// What is shown of a decision, alone or in a list.
pub fn of_decision(view: &AssessmentView) -> Shown {
    let one = &view.assessment;
    Shown::new()
        .line("look-name", &view.trainee_name)
        .line("look-criterion", one.criterion.as_deref())
        .line("look-technique", one.technique.as_deref())
        .line("look-client", one.client_ref.as_deref())
        .line("look-assessor", view.assessor_name.as_deref())
        .line("look-outcome", one.outcome.map(|outcome| Value::word("shown-outcome", outcome)))
        .line("look-decided", one.decided_on)
        .line("look-comment", &one.comment)
        .line("look-iqa-comment", view.iqa_comment.as_deref())
}

/// What is shown of an invitation, in the list of those that wait.
pub fn of_joining(asked: &Joining) -> Shown {
    let roles = asked.roles.iter().map(|role| Value::word("role", role));
    Shown::new().line("look-email", &asked.email).lines("look-role", roles)
}

async fn person(db: &impl ConnectionTrait, academy: AcademyId, id: PersonId) -> storage::Result<Shown> {
    let person = people::find_member(db, academy, id).await?.person;
    let shown =
        Shown::new().line("look-name", &person.full_name).lines("look-latin", person.latin_name.as_ref());
    Ok(shown.line("look-email", person.address()))
}

async fn draft_of(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    of: EnrolmentId,
    draft: Subject,
) -> storage::Result<Shown> {
    let (own, starts, ends, note) = match draft {
        Subject::HoursEntry(id) => {
            let entry = hours::find(db, academy, id).await?;
            (entry.enrolment_id == of, entry.started_at, entry.ended_at, entry.note)
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(db, academy, id).await?;
            let case = cases::find(db, academy, session.case_id).await?;
            (case.enrolment_id == of, session.started_at, session.ended_at, session.note)
        }
    };
    if !own {
        return Err(StorageError::NotFound);
    }
    let shown = enrolment(db, academy, of).await?;
    Ok(shown.line("starts", starts).line("ends", ends).line("note", note))
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
