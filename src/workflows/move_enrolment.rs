//! A trainee goes to another cohort of their course and takes everything along: hours, cases, signatures, decisions, the
//! identity check. Who was withdrawn comes back with it. Where that cohort runs another version of the course, that version says from then on what is required, and
//! a decision counts on only where its criterion reads the same, and counts again where it reads as it did.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        assessment::Assessment,
        cohort::Cohort,
        course_spec::CourseSpec,
        dossier::Dossier,
        eligibility::{Report, assess},
        ids::{AcademyId, CohortId, CourseVersionId, EnrolmentId},
        shown::Shown,
        states::{AssessmentState, CohortState, EnrolmentState},
        will_say::requirement,
    },
    storage::{
        self, ConnectionTrait, StorageError, Store, Tx, academies,
        assessments::{self, Decision},
        certificates, cohorts, courses, dossiers, enrolments, people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    change_enrolment::{RoleRefusal, give_back_role},
    decided_before::{Before, MOVED, REOPENED, list_back, text},
    enrol_person::{EnrolRefusal, check_place},
    letter::{self, Letter},
    look::Look,
    may::MANAGERS,
};

/// Why a trainee was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveRefusal {
    /// Who completed is not moved; an enrolment that was reopened is.
    #[error("the enrolment is {0}")]
    NotMovable(EnrolmentState),
    /// The cohort runs another course.
    #[error("the cohort runs another course")]
    OtherCourse,
    /// A certificate is asked for, or in force.
    #[error("a certificate is asked for or in force")]
    Asked,
    /// Who comes back can't be given back the role of a trainee.
    #[error(transparent)]
    Role(RoleRefusal),
    /// The cohort takes nobody, is full, or has the trainee already.
    #[error(transparent)]
    Place(EnrolRefusal),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<EnrolRefusal> for MoveRefusal {
    fn from(refusal: EnrolRefusal) -> Self {
        match refusal {
            EnrolRefusal::Storage(error) => Self::Storage(error),
            other => Self::Place(other),
        }
    }
}

impl From<RoleRefusal> for MoveRefusal {
    fn from(refusal: RoleRefusal) -> Self {
        match refusal {
            RoleRefusal::Storage(error) => Self::Storage(error),
            other => Self::Role(other),
        }
    }
}

/// What a move would come to.
pub struct Outlook {
    /// The trainee's record as it stands, with the course version that it pins.
    pub before: Dossier,
    /// The same record, judged by what the other cohort runs.
    pub after: Dossier,
    /// The cohort they are in.
    pub from: Cohort,
    /// The other one.
    pub to: Cohort,
    /// The number of the course version of each.
    pub numbers: (u32, u32),
    /// Decisions whose criterion reads otherwise, or is not there, in the other version.
    pub anew: Vec<Assessment>,
    /// Decisions that count again, because their criterion reads there as it did when they were made.
    pub back: Vec<Before>,
    /// How the record is judged today, before and after; none where the same version says what is required.
    pub reports: Option<(Report, Report)>,
    /// What the form carries.
    pub shown: Shown,
}

impl Outlook {
    /// Whether another version of the course says what is required from then on.
    pub fn changes_version(&self) -> bool {
        self.reports.is_some()
    }

    /// Whether the trainee was withdrawn, and is not from then on.
    pub fn comes_back(&self) -> bool {
        self.before.enrolment.state == EnrolmentState::Withdrawn
    }

    /// Whether they begin with the other cohort, and not at once.
    pub fn waits(&self) -> bool {
        self.after.enrolment.state == EnrolmentState::Applied
    }
}

/// In which state somebody is in a cohort that they come to: who joins a course that has begun begins at once, and who had begun
/// goes on.
fn state_there(before: &Dossier, cohort: CohortState) -> EnrolmentState {
    let has_begun = !before.hours.is_empty() || !before.cases.is_empty() || !before.assessments.is_empty();
    match before.enrolment.state {
        EnrolmentState::Applied if cohort != CohortState::Running => EnrolmentState::Applied,
        EnrolmentState::Withdrawn if cohort != CohortState::Running && !has_begun => EnrolmentState::Applied,
        EnrolmentState::Applied | EnrolmentState::Withdrawn => EnrolmentState::Active,
        state => state,
    }
}

/// What is shown, with each requirement of a report.
fn with_requirements(shown: Shown, report: &Report, spec: &CourseSpec) -> Shown {
    let lines = report.lines.iter().map(|line| requirement(line, |key| spec.technique_name(key)));
    lines.fold(shown, |shown, (label, value)| shown.line(label, value))
}

/// What moving a trainee to a cohort would come to.
///
/// # Errors
/// [`MoveRefusal`] where they can't be moved there at all.
pub async fn look_ahead(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    (enrolment, cohort): (EnrolmentId, CohortId),
    today: NaiveDate,
) -> Result<Outlook, MoveRefusal> {
    let before = dossiers::load(db, academy, enrolment).await?;
    let state = before.enrolment.state;
    if !people::is_known(db, academy, before.enrolment.person_id).await? {
        return Err(StorageError::NotFound.into());
    }
    if state == EnrolmentState::Completed {
        return Err(MoveRefusal::NotMovable(state));
    }
    if !certificates::list_asked(db, academy, &[enrolment]).await?.is_empty() {
        return Err(MoveRefusal::Asked);
    }
    let from = cohorts::find(db, academy, before.enrolment.cohort_id).await?;
    let to = cohorts::find(db, academy, cohort).await?;
    if to.id == from.id {
        return Err(MoveRefusal::Place(EnrolRefusal::AlreadyIn));
    }
    if !to.takes() {
        return Err(MoveRefusal::Place(EnrolRefusal::NotTaking(to.state)));
    }
    let old = courses::find_version(db, academy, before.enrolment.course_version_id).await?;
    let new = courses::find_version(db, academy, to.course_version_id).await?;
    if old.course_id != new.course_id {
        return Err(MoveRefusal::OtherCourse);
    }
    let anew = decided_otherwise(&before, &new.spec);
    let back = if from.course_version_id == to.course_version_id {
        Vec::new()
    } else {
        list_back(db, academy, &before, (new.course_id, &new.spec)).await?
    };
    let mut after = before.clone();
    after.assessments.retain(|one| anew.iter().all(|lost| lost.id != one.id));
    for one in &mut after.assessments {
        if let Some(again) = back.iter().find(|again| again.assessment.id == one.id) {
            *one = again.again();
        }
    }
    after.enrolment.course_version_id = to.course_version_id;
    after.main_trainer = to.lead_trainer_id;
    after.enrolment.state = state_there(&before, to.state);
    if state == EnrolmentState::Withdrawn {
        after.enrolment.ends_on = None;
    }
    after.spec = Arc::new(new.spec);
    let mut shown = Look::Enrolment(enrolment)
        .shown(db, academy)
        .await?
        .line("look-new-cohort", &to.name)
        .line("look-number", old.number)
        .line("look-new-number", new.number)
        .lines("look-anew", anew.iter().map(|one| one.criterion.as_deref()))
        .lines("look-back", back.iter().map(|one| one.assessment.criterion.as_deref()));
    let reports = (from.course_version_id != to.course_version_id)
        .then(|| (assess(&before, today), assess(&after, today)));
    if let Some((old, new)) = &reports {
        shown = with_requirements(with_requirements(shown, old, &before.spec), new, &after.spec);
    }
    Ok(Outlook { before, after, from, to, numbers: (old.number, new.number), anew, back, reports, shown })
}

/// The decisions that do not count under another version: their criterion reads otherwise there, or is not there.
fn decided_otherwise(dossier: &Dossier, new: &CourseSpec) -> Vec<Assessment> {
    let reads_the_same = |reference: &str| text(&dossier.spec, reference) == text(new, reference);
    let decided = dossier.assessments.iter().filter(|one| one.state != AssessmentState::Planned);
    decided
        .filter(|one| one.criterion.as_deref().is_some_and(|reference| !reads_the_same(reference)))
        .cloned()
        .collect()
}

/// Moves a trainee to a cohort, as the form showed what that comes to; how many decisions do not count there. `site` is the address
/// of this site.
pub async fn move_enrolment(
    store: &Store,
    who: &Authority,
    (enrolment, cohort): (EnrolmentId, CohortId),
    shown: &Shown,
    site: &str,
) -> Result<usize, MoveRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let outlook = look_ahead(&tx, acting.academy, (enrolment, cohort), acting.today()).await?;
    shown.still(&outlook.shown).map_err(StorageError::Changed)?;
    let read = &outlook.before.enrolment;
    check_place(&tx, &outlook.to, read.person_id, acting.at).await?;
    if outlook.comes_back() {
        give_back_role(&tx, &acting, read).await?;
    }
    let state = outlook.after.enrolment.state;
    let version: CourseVersionId = outlook.to.course_version_id;
    enrolments::update_cohort(&tx, read, (cohort, version), state).await?;
    if outlook.comes_back() {
        enrolments::update_end(&tx, acting.academy, enrolment, None).await?;
    }
    for one in &outlook.anew {
        assessments::update_undecided(&tx, acting.academy, one.id, one.version).await?;
    }
    for one in &outlook.back {
        let decision = Decision {
            assessor: one.assessor,
            outcome: one.outcome,
            on: one.on,
            comment: &one.assessment.comment,
        };
        let (id, version) = (one.assessment.id, one.assessment.version);
        assessments::update_decision(&tx, acting.academy, id, version, decision).await?;
    }
    note(&tx, &acting, &outlook, state).await?;
    tell(&tx, &acting, &outlook, site).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(outlook.anew.len())
}

async fn note(tx: &Tx, acting: &Acting, outlook: &Outlook, state: EnrolmentState) -> storage::Result<()> {
    let read = &outlook.before.enrolment;
    let mut changes = json!({ "cohort": { "from": outlook.from.name, "to": outlook.to.name } });
    if outlook.changes_version() {
        changes["version"] = json!({ "from": outlook.numbers.0, "to": outlook.numbers.1 });
    }
    if state != read.state {
        changes["state"] = json!({ "from": read.state, "to": state });
    }
    if outlook.comes_back() {
        changes["ends_on"] = json!({ "from": read.ends_on, "to": null });
    }
    acting.record(tx, MOVED, read.id.0, changes).await?;
    for one in &outlook.anew {
        let outcome = one.outcome.map(|outcome| outcome.name());
        let changes = json!({
            "enrolment": read.id, "criterion": one.criterion, "outcome": { "from": outcome, "to": null },
            "comment": one.comment, "because": MOVED, "decided_on": one.decided_on, "version": outlook.numbers.0,
        });
        acting.record(tx, REOPENED, one.id.0, changes).await?;
    }
    for Before { assessment: one, outcome, on, .. } in &outlook.back {
        let changes = json!({
            "enrolment": read.id, "criterion": one.criterion, "outcome": { "from": null, "to": outcome },
            "because": MOVED, "decided_on": on,
        });
        acting.record(tx, "assessment.restored", one.id.0, changes).await?;
    }
    Ok(())
}

async fn tell(tx: &Tx, acting: &Acting, outlook: &Outlook, site: &str) -> storage::Result<()> {
    let academy = academies::find(tx, acting.academy).await?;
    let trainee = people::find(tx, outlook.before.enrolment.person_id).await?;
    let letter = Letter {
        academy: Some(academy.id),
        name: "moved",
        dedup_key: format!("moved:{}:{}", outlook.before.enrolment.id, acting.at.timestamp_micros()),
        to: &trainee.email,
        lang: Lang::from_tag(&trainee.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", trainee.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("course", outlook.after.spec.title.as_str().into()),
            ("cohort", outlook.to.name.as_str().into()),
            ("before", outlook.from.name.as_str().into()),
        ],
        link: Some(format!("{site}/practitioner")),
    };
    letter::post(tx, letter, acting.at).await
}
