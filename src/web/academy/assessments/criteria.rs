//! One trainee's criteria, unit by unit, and the assessor's decisions on some of them at once.

use std::collections::HashMap;

use askama::Template;
use rocket::{FromForm, State, get, post, serde::uuid::Uuid};

use crate::{
    domain::{
        course_spec::CourseSpec,
        free_text,
        ids::{EnrolmentId, PersonId},
        shown::{Difference, Shown},
        states::AssessmentState,
        words::{AssessmentKind, AssessmentOutcome, Role},
    },
    storage::{
        StorageError, Store, assessment_lists,
        assessments::AssessmentView,
        courses,
        enrolments::{self, EnrolmentView},
    },
    web::{AcademyStaff, Actor, Assessor, FieldErrors, Form, Html, Page, Reply, WebError, html, shown::Seen},
    workflows::{
        assessing::AssessError,
        decide_criterion::{CriterionDecision, decide_criteria},
        look::Look,
    },
};

use super::refused;

#[derive(Template)]
#[template(path = "academy/assess.html")]
struct GridPage {
    page: Page,
    view: EnrolmentView,
    units: Vec<UnitRows>,
    observations: Vec<(AssessmentView, String)>,
    /// Whether the viewer may decide here.
    deciding: bool,
    own: bool,
    me: PersonId,
    /// Criteria that somebody else decided meanwhile.
    overtaken: Vec<String>,
    /// What is wrong with a comment, or misses its choice.
    errors: FieldErrors,
    shown: Shown,
    /// What was not any more as the form had it.
    changed: Option<Vec<Difference>>,
}

impl GridPage {
    /// Whether there is anything to decide on the page.
    fn has_open(&self) -> bool {
        self.units.iter().flat_map(|unit| &unit.rows).any(|row| row.open)
    }

    /// Whether the viewer may mend a decision: it is their own, and no quality assurer has confirmed it.
    fn may_correct(&self, view: &AssessmentView) -> bool {
        self.deciding && view.assessment.correct(self.view.enrolment.person_id, self.me).is_ok()
    }
}

struct UnitRows {
    reference: String,
    title: String,
    rows: Vec<CriterionRow>,
}

struct CriterionRow {
    /// Place in the course version, which never changes.
    index: usize,
    reference: String,
    text: String,
    mandatory: bool,
    stands: Option<AssessmentView>,
    /// Whether it can be decided: undecided, not yet met, or returned.
    open: bool,
    /// What is chosen and written in the form; what was sent back is chosen anew.
    outcome: String,
    comment: String,
    version: String,
}

impl CriterionRow {
    /// The field of what is chosen.
    fn choice(&self) -> String {
        format!("outcome.{}", self.index)
    }

    /// The field of the comment.
    fn words_field(&self) -> String {
        format!("comment.{}", self.index)
    }

    /// What was decided before and is to be decided again.
    fn decided_before(&self) -> Option<AssessmentOutcome> {
        self.stands.as_ref()?.assessment.decided_before()
    }

    fn tone(&self) -> &'static str {
        let Some(view) = &self.stands else { return "none" };
        match (view.assessment.state, view.assessment.outcome) {
            (AssessmentState::Returned, _) => "warn",
            (AssessmentState::Planned, _) => "none",
            (_, Some(AssessmentOutcome::Met)) => "good",
            (_, Some(AssessmentOutcome::NotMet)) => "bad",
            (_, None) => "none",
        }
    }

    /// Locale key of how it stands.
    fn words(&self) -> &'static str {
        let Some(view) = &self.stands else { return "assess-state-open" };
        match (view.assessment.state, view.assessment.outcome) {
            (AssessmentState::Returned, _) => "assess-state-returned",
            (AssessmentState::Planned, _) => "assess-state-open",
            (AssessmentState::Confirmed, Some(AssessmentOutcome::Met)) => "assess-state-confirmed",
            (_, Some(AssessmentOutcome::Met)) => "assess-state-met",
            (_, Some(AssessmentOutcome::NotMet)) => "assess-state-not-met",
            (_, None) => "assess-state-open",
        }
    }
}

async fn draw(
    store: &Store,
    who: &Actor,
    page: Page,
    id: EnrolmentId,
) -> Result<(GridPage, CourseSpec), WebError> {
    let (db, academy) = (store.read(), who.academy.id);
    let view = enrolments::find_with_person(db, academy, id).await?;
    let spec = courses::find_version(db, academy, view.enrolment.course_version_id).await?.spec;
    let standing = assessment_lists::list_views_of_enrolment(db, academy, id).await?;
    let observed = standing.iter().filter(|v| v.assessment.kind == AssessmentKind::Observation);
    let technique = |v: &AssessmentView| {
        v.assessment.technique.as_deref().map(|key| spec.technique_name(key).to_owned()).unwrap_or_default()
    };
    let own = view.enrolment.person_id == who.person.id;
    let page = GridPage {
        deciding: who.is(Role::Assessor) && !own && view.enrolment.takes_records(),
        own,
        me: who.person.id,
        overtaken: Vec::new(),
        errors: FieldErrors::new(page.lang),
        shown: Look::Criteria(id).shown(db, academy).await?,
        changed: None,
        observations: observed.map(|v| (v.clone(), technique(v))).collect(),
        units: units(&spec, &standing),
        page,
        view,
    };
    Ok((page, spec))
}

fn units(spec: &CourseSpec, standing: &[AssessmentView]) -> Vec<UnitRows> {
    let mut index = 0;
    let mut row = |criterion: &crate::domain::course_spec::Criterion| {
        let stands =
            standing.iter().find(|v| v.assessment.criterion.as_ref() == Some(&criterion.reference)).cloned();
        let assessment = stands.as_ref().map(|v| &v.assessment);
        index += 1;
        CriterionRow {
            index: index - 1,
            reference: criterion.reference.clone(),
            text: criterion.text.clone(),
            mandatory: criterion.mandatory,
            open: assessment.is_none_or(|a| {
                matches!(a.state, AssessmentState::Planned | AssessmentState::Returned)
                    || a.outcome == Some(AssessmentOutcome::NotMet)
            }),
            outcome: assessment
                .filter(|a| a.decided_before().is_none())
                .and_then(|a| a.outcome)
                .map(|o| o.name().to_owned())
                .unwrap_or_default(),
            comment: assessment.map(|a| a.comment.clone()).unwrap_or_default(),
            version: assessment.map(|a| a.version.to_string()).unwrap_or_default(),
            stands,
        }
    };
    spec.units
        .iter()
        .map(|unit| UnitRows {
            reference: unit.reference.clone(),
            title: unit.title.clone(),
            rows: unit.criteria.iter().map(&mut row).collect(),
        })
        .collect()
}

/// A trainee's criteria and observations; who assesses may decide here, the other people of the academy read.
#[get("/academy/assessments/<id>")]
pub(super) async fn grid(who: AcademyStaff, page: Page, id: Uuid, store: &State<Store>) -> Html {
    html(&draw(store, &who, page, id.into()).await?.0)
}

/// By the criterion's place in the course: what was chosen, written, and which version the page showed.
#[derive(FromForm, Clone, Debug, Default)]
pub(super) struct Decisions {
    outcome: HashMap<usize, String>,
    comment: HashMap<usize, String>,
    version: HashMap<usize, String>,
    shown: Seen,
}

const LONGEST_COMMENT: usize = 1000;

/// Decides what was changed on the page, all of it or nothing.
#[post("/academy/assessments/<id>/criteria", data = "<form>")]
pub(super) async fn decide(
    who: Assessor,
    page: Page,
    id: Uuid,
    form: Form<Decisions>,
    store: &State<Store>,
) -> Result<Reply, WebError> {
    let (mut grid, _) = draw(store, &who, page, id.into()).await?;
    let mut errors = FieldErrors::new(grid.page.lang);
    let decisions = changed(&grid.units, &form, &mut errors);
    if !errors.is_empty() {
        keep_typed(&mut grid.units, &form);
        grid.errors = errors;
        return Reply::again(&grid);
    }
    match decide_criteria(store, &who.authority(), id.into(), &form.shown.0, &decisions).await {
        Ok(0) => Reply::warned(format!("/academy/assessments/{id}"), grid.page.t("assess-nothing-changed")),
        Ok(count) => {
            Reply::done(format!("/academy/assessments/{id}"), grid.page.t1("assess-saved", "count", count))
        }
        Err(AssessError::Storage(StorageError::Changed(what))) => {
            keep_typed(&mut grid.units, &form);
            grid.changed = Some(what);
            Reply::overtaken(&grid)
        }
        Err(AssessError::Overtaken(criteria)) => {
            keep_typed(&mut grid.units, &form);
            grid.overtaken = criteria;
            Reply::overtaken(&grid)
        }
        Err(error) => Err(refused(error)),
    }
}

/// What the form says otherwise than the page that was sent: a choice that was made, or other words. Words without a choice are
/// told beside it.
fn changed(units: &[UnitRows], form: &Decisions, errors: &mut FieldErrors) -> Vec<CriterionDecision> {
    let rows = units.iter().flat_map(|unit| &unit.rows);
    let decided = rows.filter_map(|row| {
        let outcome = form.outcome.get(&row.index).and_then(|name| name.parse::<AssessmentOutcome>().ok());
        // What the page had no field for was not typed.
        let comment = match form.comment.get(&row.index) {
            Some(typed) => errors.keep_note(format!("comment.{}", row.index), typed, LONGEST_COMMENT)?,
            None if outcome.is_none() => return None,
            None => String::new(),
        };
        // As the form's own words would come back.
        let stood = free_text::note(&row.comment, LONGEST_COMMENT).unwrap_or_else(|_| row.comment.clone());
        let Some(outcome) = outcome else {
            if comment != stood {
                let text = errors.text("assess-error-choice");
                errors.say(format!("outcome.{}", row.index), text);
            }
            return None;
        };
        let seen = form.version.get(&row.index).and_then(|text| text.parse().ok());
        let as_shown = row.outcome == outcome.name() && stood == comment;
        (!as_shown).then(|| CriterionDecision { criterion: row.reference.clone(), outcome, comment, seen })
    });
    decided.collect()
}

/// What was typed stays in the fields that can still be decided.
fn keep_typed(units: &mut [UnitRows], form: &Decisions) {
    for row in units.iter_mut().flat_map(|unit| &mut unit.rows).filter(|row| row.open) {
        if let Some(outcome) = form.outcome.get(&row.index) {
            row.outcome.clone_from(outcome);
        }
        if let Some(comment) = form.comment.get(&row.index) {
            row.comment.clone_from(comment);
        }
    }
}
