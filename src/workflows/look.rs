//! What a page with a form that decides or withdraws shows of a thing, and the same again in the transaction. The page draws
//! its facts from the same rows; its form carries these lines, and nothing happens where one of them is another now.

use std::collections::HashMap;

use crate::{
    domain::{
        address,
        ids::{
            AcademyId, AssessmentId, CertificateId, CohortId, CourseVersionId, DocumentId, EnrolmentId,
            GrantId, HoldId, IssueJobId, JoiningId, PersonId,
        },
        shown::{Shown, Value},
        signed_content::sha256_hex,
        states::EnrolmentState,
        words::Role,
    },
    storage::{
        self, ConnectionTrait, StorageError, Tx, answering, appearances, assessment_lists,
        assessments::{self, AssessmentView},
        cases,
        certificates::{self, CertificateLine},
        cohorts,
        countersignatures::Subject,
        courses, documents, doubts,
        enrolments::{self, EnrolmentView},
        erasure,
        hanging::{self, Waiting},
        holds, hours, issue_jobs,
        joinings::{self, Joining},
        people,
        role_grants::{self, GrantRecord},
    },
};

use super::{
    decline_requests::{list_waiting_after, list_waiting_of},
    doubt_certificates::lacks,
    erase_person, review_document,
};

/// Something that somebody decides about.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// A certificate that is suspended, reinstated, revoked, followed by another or declined.
    Certificate(CertificateId),
    /// A certificate that is revoked, with the requests that end with it.
    Revoking(CertificateId),
    /// A cohort that moves.
    Cohort(CohortId),
    /// An enrolment that moves, or whose holder's identity is checked.
    Enrolment(EnrolmentId),
    /// An enrolment that ends, with the requests that end with it.
    Leaving(EnrolmentId),
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
    /// Somebody's draft that is taken away, or what waits for a signature and goes to another supervisor.
    Record(EnrolmentId, Subject),
    /// A person who gets a role, or is looked after.
    Person(PersonId),
    /// Somebody new who is confirmed, with everything that others answer for.
    Newcomer(PersonId),
    /// Somebody who is erased, on a day.
    Erasure(PersonId),
    /// A job whose certificates are not made.
    Job(IssueJobId),
    /// A role whose techniques change.
    Grant(PersonId, GrantId),
    /// A role that ends, with what hangs on a trainer.
    Ending(PersonId, GrantId),
    /// What hangs on somebody and goes to another one.
    Hanging(PersonId),
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
            Self::Revoking(id) => {
                let waiting = list_waiting_after(db, academy, id).await?;
                requests(db, academy, certificate(db, academy, id).await?, &waiting).await
            }
            Self::Cohort(id) => cohort(db, academy, id).await,
            Self::Enrolment(id) => enrolment(db, academy, id).await,
            Self::Leaving(id) => {
                let waiting = list_waiting_of(db, academy, id).await?;
                requests(db, academy, enrolment(db, academy, id).await?, &waiting).await
            }
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
                let open: Vec<_> = open.into_iter().filter(|doubt| doubt.settled.is_none()).collect();
                if open.is_empty() {
                    return certificate(db, academy, id).await;
                }
                let lines = open.into_iter().map(|doubt| {
                    let cause = Value::word("certificates-doubt", doubt.cause);
                    Value::Many(vec![cause, doubt.raised_at.into(), doubt.reason.into()])
                });
                let shown = certificate(db, academy, id).await?.lines("look-doubt", lines);
                let lacks = lacks(db, academy, id).await?.unwrap_or_default();
                Ok(shown.lines("look-lacks", lacks.into_iter().map(Value::Lack)))
            }
            Self::Document(id) => {
                let view = documents::find(db, academy, id).await?;
                let owner = people::find_here(db, academy, view.document.person_id).await?;
                Ok(review_document::shown(&view, &owner))
            }
            Self::Record(of, record) => record_of(db, academy, of, record).await,
            Self::Person(id) => person(db, academy, id).await,
            Self::Newcomer(id) => newcomer(db, academy, id).await,
            Self::Erasure(id) => {
                let standing = erasure::find_standing(db, academy, id).await?;
                let person = people::find_member(db, academy, id).await?.person;
                let look = appearances::find_in_force(db, academy).await?.appearance;
                let shown = Shown::new()
                    .line("look-name", &person.full_name)
                    .line("look-email", person.address())
                    .line("look-elsewhere", standing.elsewhere)
                    .line("look-asked", erase_person::asked_at(db, academy, id).await?);
                let shown = shown.line("look-signs", erase_person::signs(&look, &person));
                Ok(shown.and(hanging_on(db, academy, id).await?))
            }
            Self::Job(id) => {
                let view = issue_jobs::find(db, academy, id).await?;
                Ok(Shown::new()
                    .line("look-cohort", view.cohort_name)
                    .line("look-approved-by", view.approved_by_name)
                    .line("look-not-begun", view.tally.waiting))
            }
            Self::Grant(whose, id) => Ok(grant(db, academy, (whose, id)).await?.1),
            Self::Ending(whose, id) => match grant(db, academy, (whose, id)).await? {
                (Role::Trainer, shown) => Ok(shown.and(hanging_on(db, academy, whose).await?)),
                (_, shown) => Ok(shown),
            },
            Self::Hanging(whose) => {
                // Also on somebody whom the academy has erased since.
                if !people::is_on_record(db, academy, whose).await? {
                    return Err(StorageError::NotFound);
                }
                let name = name_of(db, academy, Some(whose)).await?;
                let shown = Shown::new().line("look-name", name);
                Ok(shown.and(hanging_on(db, academy, whose).await?))
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
    // Who moves with it, and in which state: one who came for another one who went is another cohort.
    let line = |view: &EnrolmentView| {
        let state = Value::word("enrolment-state", view.enrolment.state);
        let key = format!("{}:{}", view.enrolment.id, view.enrolment.state);
        (Value::Many(vec![view.person_name.clone().into(), view.person_email.clone().into(), state]), key)
    };
    let there = trainees.iter().filter(|view| view.enrolment.state != EnrolmentState::Withdrawn);
    let shown = Shown::new()
        .line("look-name", cohort.name)
        .line("look-from", cohort.starts_on)
        .line("look-to", cohort.ends_on)
        .line("look-state", Value::word("cohort-state", cohort.state));
    let shown = many(shown, "look-trainee", there.map(line).collect());
    let asked = joinings::list_of_cohort(db, academy, id).await?;
    let asked = asked.iter().map(|one| (address::shown(&one.email).into(), one.id.to_string()));
    Ok(many(shown, "look-invited", asked.collect()))
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

/// Requests that end with something, by whoever asked for each.
async fn requests(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    mut shown: Shown,
    waiting: &[CertificateLine],
) -> storage::Result<Shown> {
    for line in waiting {
        shown = shown.line("look-request", name_of(db, academy, Some(line.requested_by)).await?);
    }
    Ok(shown)
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

async fn name_of(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    who: Option<PersonId>,
) -> storage::Result<Option<String>> {
    match who {
        Some(who) => Ok(Some(people::find_here(db, academy, who).await?.full_name)),
        None => Ok(None),
    }
}

/// Somebody new: the roles that nobody confirmed, each with who gave it and when, and who answers for them besides.
async fn newcomer(db: &impl ConnectionTrait, academy: AcademyId, id: PersonId) -> storage::Result<Shown> {
    let mut shown = person(db, academy, id).await?;
    let mut records = role_grants::list_records(db, academy, id).await?;
    records.retain(|record| record.confirmed_by.is_none());
    for GrantRecord { grant, given_by, given_at, taken_back_at, .. } in records {
        let role = Value::word("role", grant.role);
        let (by, until) = (name_of(db, academy, given_by).await?, grant.valid_to);
        let parts = vec![
            role,
            grant.valid_from.into(),
            until.into(),
            by.into(),
            given_at.into(),
            taken_back_at.into(),
        ];
        shown = shown.line("look-role-given", Value::Many(parts));
    }
    for (by, since) in answering::list_unconfirmed(db, academy, id).await? {
        let parts = vec![name_of(db, academy, Some(by)).await?.into(), since.into()];
        shown = shown.line("look-answers", Value::Many(parts));
    }
    Ok(shown)
}

/// A role with its days and techniques.
async fn grant(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    (whose, id): (PersonId, GrantId),
) -> storage::Result<(Role, Shown)> {
    let record = role_grants::find_record(db, academy, (whose, id)).await?;
    let grant = record.grant;
    let shown = person(db, academy, whose)
        .await?
        .line("look-role", Value::word("role", grant.role))
        .line("look-from", grant.valid_from)
        .line("look-to", grant.valid_to)
        .line("look-taken-back", record.taken_back_at)
        .lines("look-technique", grant.techniques);
    Ok((grant.role, shown))
}

/// As many of a kind are shown each by itself; a digest over what tells them apart stands for all of them where there are more.
const MOST_EACH: usize = 100;

fn many(shown: Shown, label: &str, all: Vec<(Value, String)>) -> Shown {
    let (values, keys): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    let is_more = values.len() > MOST_EACH;
    let shown = shown.lines(label, values.into_iter().take(MOST_EACH));
    if is_more { shown.line(format!("{label}-whole"), sha256_hex(&keys.join(" "))) } else { shown }
}

/// The records that wait for somebody, and the cohorts they lead.
async fn hanging_on(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    whose: PersonId,
) -> storage::Result<Shown> {
    let hanging = hanging::find(db, academy, whose).await?;
    let mut trainees: Vec<_> = hanging.records.iter().map(|waiting| waiting.trainee).collect();
    trainees.sort_unstable();
    trainees.dedup();
    let names: HashMap<_, _> = people::list_names(db, academy, &trainees).await?.into_iter().collect();
    let line = |waiting: &Waiting| {
        let kind = match waiting.subject {
            Subject::HoursEntry(_) => "hours",
            Subject::CaseSession(_) => "session",
        };
        let name = names.get(&waiting.trainee).cloned();
        let parts = vec![name.into(), Value::word("shown-record", kind), waiting.began.into()];
        (Value::Many(parts), format!("{:?}", waiting.subject))
    };
    let shown = many(Shown::new(), "look-waits", hanging.records.iter().map(line).collect());
    Ok(shown.lines("look-leads", hanging.cohorts.into_iter().map(|cohort| cohort.name)))
}

async fn record_of(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    of: EnrolmentId,
    record: Subject,
) -> storage::Result<Shown> {
    let word = |state| Value::word("practitioner-state", state);
    let (under, supervisor, shown) = match record {
        Subject::HoursEntry(id) => {
            let entry = hours::find(db, academy, id).await?;
            let shown = Shown::new()
                .line("state", word(entry.state))
                .line("what", Value::word("category", entry.category))
                .line("technique", entry.technique)
                .line("starts", entry.started_at)
                .line("ends", entry.ended_at)
                .line("note", entry.note);
            (entry.enrolment_id, entry.supervisor_id, shown)
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(db, academy, id).await?;
            let case = cases::find(db, academy, session.case_id).await?;
            let shown = Shown::new()
                .line("state", word(session.state))
                .line("client", case.client_ref)
                .line("technique", case.technique)
                .line("starts", session.started_at)
                .line("ends", session.ended_at)
                .line("note", session.note);
            (case.enrolment_id, session.supervisor_id, shown)
        }
    };
    if under != of {
        return Err(StorageError::NotFound);
    }
    let supervisor = name_of(db, academy, supervisor).await?;
    Ok(enrolment(db, academy, of).await?.and(shown).line("look-supervisor", supervisor))
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
