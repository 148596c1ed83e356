//! A trainee goes to another cohort of their course and takes everything along: hours, cases, signatures, decisions, the
//! identity check. Where that cohort runs another version of the course, that version says from then on what is required, and
//! a decision counts on only where its criterion reads the same; where it reads so again, it counts again.

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
        ids::{AcademyId, CohortId, CourseId, CourseVersionId, EnrolmentId},
        shown::Shown,
        states::{AssessmentState, CohortState, EnrolmentState},
        will_say::requirement,
    },
    storage::{
        self, ConnectionTrait, StorageError, Store, Tx, academies, assessments, certificates, cohorts,
        courses, dossiers, enrolments,
        events::{self, EventFilter},
        people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    enrol_person::{EnrolRefusal, check_place, takes},
    letter::{self, Letter},
    look::Look,
    may::MANAGERS,
};

/// Why a trainee was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveRefusal {
    /// Who completed or left is not moved; an enrolment that was reopened is.
    #[error("the enrolment is {0}")]
    NotMovable(EnrolmentState),
    /// The cohort runs another course.
    #[error("the cohort runs another course")]
    OtherCourse,
    /// A certificate is asked for, or in force.
    #[error("a certificate is asked for or in force")]
    Asked,
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
    /// Decisions that an earlier move set aside and whose criterion reads there as it did when they were made; with the state that
    /// each was in.
    pub again: Vec<(Assessment, AssessmentState)>,
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
    if matches!(state, EnrolmentState::Completed | EnrolmentState::Withdrawn) {
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
    if !takes(&to) {
        return Err(MoveRefusal::Place(EnrolRefusal::NotTaking(to.state)));
    }
    let old = courses::find_version(db, academy, before.enrolment.course_version_id).await?;
    let new = courses::find_version(db, academy, to.course_version_id).await?;
    if old.course_id != new.course_id {
        return Err(MoveRefusal::OtherCourse);
    }
    let anew = decided_otherwise(&before, &new.spec);
    let mut after = before.clone();
    let again = decided_before(db, academy, &before, (old.course_id, &new.spec)).await?;
    after.assessments.retain(|one| anew.iter().all(|lost| lost.id != one.id));
    for one in &mut after.assessments {
        if let Some((_, state)) = again.iter().find(|(back, _)| back.id == one.id) {
            one.state = *state;
        }
    }
    after.enrolment.course_version_id = to.course_version_id;
    after.main_trainer = to.lead_trainer_id;
    after.spec = Arc::new(new.spec);
    let mut shown = Look::Enrolment(enrolment)
        .shown(db, academy)
        .await?
        .line("look-new-cohort", &to.name)
        .line("look-number", old.number)
        .line("look-new-number", new.number)
        .lines("look-anew", anew.iter().map(|one| one.criterion.as_deref()))
        .lines("look-again", again.iter().map(|(one, _)| one.criterion.as_deref()));
    let reports = (from.course_version_id != to.course_version_id)
        .then(|| (assess(&before, today), assess(&after, today)));
    if let Some((old, new)) = &reports {
        shown = with_requirements(with_requirements(shown, old, &before.spec), new, &after.spec);
    }
    Ok(Outlook { before, after, from, to, numbers: (old.number, new.number), anew, again, reports, shown })
}

/// How a criterion reads in a version.
fn wording<'a>(spec: &'a CourseSpec, reference: &str) -> Option<&'a str> {
    spec.criteria().find(|(_, one)| one.reference == reference).map(|(_, one)| one.text.as_str())
}

/// The decisions that do not count under another version: their criterion reads otherwise there, or is not there.
fn decided_otherwise(dossier: &Dossier, new: &CourseSpec) -> Vec<Assessment> {
    let reads_the_same = |reference: &str| wording(&dossier.spec, reference) == wording(new, reference);
    let decided = dossier.assessments.iter().filter(|one| one.state != AssessmentState::Planned);
    decided
        .filter(|one| one.criterion.as_deref().is_some_and(|reference| !reads_the_same(reference)))
        .cloned()
        .collect()
}

/// The decisions that a move set aside and that count again under another version: their criterion reads there as it did where they
/// were made. Which version that was, and how each stood, the event of that move says.
async fn decided_before(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    dossier: &Dossier,
    (course, new): (CourseId, &CourseSpec),
) -> storage::Result<Vec<(Assessment, AssessmentState)>> {
    let mut again = Vec::new();
    let aside = dossier.assessments.iter().filter(|one| one.state == AssessmentState::Planned);
    for one in aside.filter(|one| one.outcome.is_some()) {
        let filter = EventFilter { subject: Some(one.id.0), ..EventFilter::default() };
        let (mut newest, _) = events::list(db, academy, &filter, 1, 1).await?;
        let Some(set_aside) = newest.pop().filter(|event| event.action == SET_ASIDE) else { continue };
        let said = |field: &str| set_aside.changes.as_ref()?.get(field).cloned();
        let state = said("state").and_then(|state| state.get("from")?.as_str()?.parse().ok());
        let version = said("version").and_then(|number| u32::try_from(number.as_u64()?).ok());
        let (Some(state), Some(version), Some(reference)) = (state, version, &one.criterion) else {
            continue;
        };
        let Some(made_under) = courses::find_numbered(db, academy, (course, version)).await? else {
            continue;
        };
        let reads = wording(new, reference);
        if reads.is_some() && reads == wording(&made_under.spec, reference) {
            again.push((one.clone(), state));
        }
    }
    Ok(again)
}

/// What becomes of a decision whose criterion reads otherwise where its trainee goes, as events call it.
const SET_ASIDE: &str = "assessment.reopened";

/// How many decisions are to be made anew, and how many count again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// To be made anew.
    pub anew: usize,
    /// Count again.
    pub again: usize,
}

/// Moves a trainee to a cohort, as the form showed what that comes to. `site` is the address of this site.
pub async fn move_enrolment(
    store: &Store,
    who: &Authority,
    (enrolment, cohort): (EnrolmentId, CohortId),
    shown: &Shown,
    site: &str,
) -> Result<Moved, MoveRefusal> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let outlook = look_ahead(&tx, acting.academy, (enrolment, cohort), acting.today()).await?;
    shown.still(&outlook.shown).map_err(StorageError::Changed)?;
    let read = &outlook.before.enrolment;
    check_place(&tx, &outlook.to, read.person_id, acting.at).await?;
    // Who joins a course that has begun begins at once.
    let begins = read.state == EnrolmentState::Applied && outlook.to.state == CohortState::Running;
    let state = if begins { EnrolmentState::Active } else { read.state };
    let version: CourseVersionId = outlook.to.course_version_id;
    enrolments::update_cohort(&tx, read, (cohort, version), state).await?;
    for one in &outlook.anew {
        assessments::update_set_aside(&tx, acting.academy, one.id, one.version).await?;
    }
    for (one, state) in &outlook.again {
        assessments::update_taken_up(&tx, acting.academy, one.id, one.version, *state).await?;
    }
    note(&tx, &acting, &outlook, state).await?;
    tell(&tx, &acting, &outlook, site).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Moved { anew: outlook.anew.len(), again: outlook.again.len() })
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
    acting.record(tx, "enrolment.moved", read.id.0, changes).await?;
    for one in &outlook.anew {
        let outcome = one.outcome.map(|outcome| outcome.name());
        let changes = json!({
            "enrolment": read.id, "criterion": one.criterion, "outcome": { "from": outcome, "to": null },
            "state": { "from": one.state, "to": AssessmentState::Planned }, "version": outlook.numbers.0,
            "comment": one.comment, "because": "enrolment.moved",
        });
        acting.record(tx, SET_ASIDE, one.id.0, changes).await?;
    }
    for (one, state) in &outlook.again {
        let changes = json!({
            "enrolment": read.id, "criterion": one.criterion, "outcome": one.outcome,
            "state": { "from": one.state, "to": state }, "because": "enrolment.moved",
        });
        acting.record(tx, "assessment.taken_up", one.id.0, changes).await?;
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
