//! Decisions that stopped counting when a trainee was moved to another version of their course, and count again where a version
//! has the wording back that they were made under: a slip of whoever moves costs nobody an assessment.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::{
    domain::{
        assessment::Assessment,
        course_spec::CourseSpec,
        dossier::Dossier,
        ids::{AcademyId, CourseId, PersonId},
        states::AssessmentState,
        words::AssessmentOutcome,
    },
    storage::{
        ConnectionTrait, Result, courses,
        events::{self, EventFilter},
    },
};

/// The event of a decision that does not count any more.
pub(super) const REOPENED: &str = "assessment.reopened";
/// What brings that about.
pub(super) const MOVED: &str = "enrolment.moved";

/// A decision as it stood before it stopped counting.
#[derive(Clone, Debug)]
pub struct Before {
    /// Itself, to be decided anew.
    pub assessment: Assessment,
    /// Who decided.
    pub assessor: PersonId,
    /// What.
    pub outcome: AssessmentOutcome,
    /// When.
    pub on: NaiveDate,
}

impl Before {
    /// As it stands once it counts again; whoever assures quality may draw it anew.
    pub(super) fn again(&self) -> Assessment {
        Assessment {
            outcome: Some(self.outcome),
            decided_on: Some(self.on),
            state: AssessmentState::Decided,
            ..self.assessment.clone()
        }
    }
}

/// The words of a criterion.
pub(super) fn text<'a>(spec: &'a CourseSpec, reference: &str) -> Option<&'a str> {
    spec.criteria().find(|(_, one)| one.reference == reference).map(|(_, one)| one.text.as_str())
}

/// What was decided on a criterion under the very words that it has in a version of the course, and was not decided since.
pub(super) async fn list_back(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    dossier: &Dossier,
    (course, new): (CourseId, &CourseSpec),
) -> Result<Vec<Before>> {
    let mut back = Vec::new();
    let mut versions: Option<HashMap<u64, CourseSpec>> = None;
    for one in dossier.assessments.iter().filter(|one| one.state == AssessmentState::Planned) {
        let (Some(reference), Some(assessor)) = (one.criterion.as_deref(), one.assessor_id) else { continue };
        let filter = EventFilter { subject: Some(one.id.0), ..EventFilter::default() };
        let (last, _) = events::list(db, academy, &filter, 1, 1).await?;
        let last = last.into_iter().next().filter(|event| event.action == REOPENED);
        let Some((outcome, on, number)) = last.and_then(|event| read(&event.changes?)) else { continue };
        let versions = match &mut versions {
            Some(known) => known,
            unknown => unknown.insert(specs(db, academy, course).await?),
        };
        let then = versions.get(&number).and_then(|spec| text(spec, reference));
        if then.is_some() && then == text(new, reference) {
            back.push(Before { assessment: one.clone(), assessor, outcome, on });
        }
    }
    Ok(back)
}

/// What was decided, when, and under which version of the course.
fn read(changes: &Value) -> Option<(AssessmentOutcome, NaiveDate, u64)> {
    if changes.get("because")? != MOVED {
        return None;
    }
    let outcome = changes.get("outcome")?.get("from")?.as_str()?.parse().ok()?;
    let on = changes.get("decided_on")?.as_str()?.parse().ok()?;
    Some((outcome, on, changes.get("version")?.as_u64()?))
}

/// The versions of a course by their number.
async fn specs(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    course: CourseId,
) -> Result<HashMap<u64, CourseSpec>> {
    let mut specs = HashMap::new();
    for known in courses::list_known(db, academy).await?.into_iter().filter(|one| one.course_id == course) {
        let spec = courses::find_version(db, academy, known.id).await?.spec;
        specs.insert(u64::from(known.number), spec);
    }
    Ok(specs)
}
