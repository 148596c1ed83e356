//! What the assessors decided of a trainee, and what the quality assurer said of a part of it.

use chrono::{Days, NaiveDate};
use serde_json::json;

use crate::domain::{
    assessment::Assessment,
    case::TreatmentCase,
    course_spec::CourseSpec,
    ids::{AcademyId, PersonId},
    states::AssessmentState,
    words::{AssessmentKind, AssessmentOutcome},
};

use super::{
    calendar::{Calendar, at, utc},
    ids::id,
    roster::{Learner, Stage},
    step::{Steps, Write},
};

const COMMENTS: &[&str] =
    &["", "", "Seen and explained well.", "Clear and calm with the client.", "Shown in the case notes."];

/// Tells every decision on a trainee. `done` is the day by which all practice had been held.
pub(super) fn tell(
    steps: &mut Steps,
    (academy, learner): (AcademyId, &Learner),
    spec: &CourseSpec,
    cases: &[TreatmentCase],
    done: NaiveDate,
    calendar: &Calendar,
) {
    let criteria: Vec<&str> = spec.criteria().map(|(_, criterion)| criterion.reference.as_str()).collect();
    let decided = if learner.has_finished() {
        criteria.len()
    } else if learner.stage == Stage::OnPace {
        criteria.len() / 2
    } else {
        0
    };
    let mut dice = learner.dice("assessments");
    for (number, reference) in criteria.into_iter().take(decided).enumerate() {
        let on = (done + Days::new(1 + number as u64 % 5)).min(calendar.days_ago(2));
        let sampled = number % 7 == learner.place % 7;
        // Of those under way, the quality assurer has yet to look at one sampled decision and has sent one back.
        let state = match (sampled, learner.has_finished()) {
            (false, _) => AssessmentState::Decided,
            (true, true) => AssessmentState::Confirmed,
            (true, false) if learner.key == "cerys" => AssessmentState::Returned,
            (true, false) => AssessmentState::Decided,
        };
        let decision = Assessment {
            kind: AssessmentKind::Criterion,
            criterion: Some(reference.to_owned()),
            sampled,
            state,
            comment: dice.pick(COMMENTS).to_owned(),
            ..blank(academy, learner, reference, number, on)
        };
        add(steps, decision, on, calendar);
    }
    if !learner.has_finished() {
        return;
    }
    let observed = cases.iter().filter_map(|case| case.sessions.last().map(|session| (case, session)));
    for (number, (case, session)) in observed.step_by(if cases.len() > 6 { 4 } else { 1 }).take(3).enumerate()
    {
        let on = session.started_at.date();
        let observation = Assessment {
            kind: AssessmentKind::Observation,
            technique: Some(case.technique.clone()),
            client_ref: Some(case.client_ref.clone()),
            comment: "A whole treatment, from greeting to aftercare.".to_owned(),
            ..blank(academy, learner, "observation", number, on)
        };
        add(steps, observation, on, calendar);
    }
}

fn blank(academy: AcademyId, learner: &Learner, what: &str, number: usize, on: NaiveDate) -> Assessment {
    let assessor = if number.is_multiple_of(2) { "person/greta" } else { "person/hiro" };
    Assessment {
        id: id(&format!("assessment/{}/{what}/{number}", learner.key)),
        academy_id: academy,
        enrolment_id: learner.enrolment(),
        kind: AssessmentKind::Criterion,
        criterion: None,
        technique: None,
        client_ref: None,
        assessor_id: Some(id(assessor)),
        outcome: Some(AssessmentOutcome::Met),
        decided_on: Some(on),
        sampled: false,
        iqa_id: None,
        comment: String::new(),
        state: AssessmentState::Decided,
        version: 1,
    }
}

fn add(steps: &mut Steps, mut assessment: Assessment, on: NaiveDate, calendar: &Calendar) {
    let iqa: PersonId = id("person/ines");
    let looked_at = matches!(assessment.state, AssessmentState::Confirmed | AssessmentState::Returned);
    assessment.iqa_id = looked_at.then_some(iqa);
    let (subject, assessor, state) = (assessment.id, assessment.assessor_id.unwrap_or(iqa), assessment.state);
    let decided = utc(at(on, 16, 30)).min(calendar.now);
    let what = json!({ "criterion": assessment.criterion, "outcome": assessment.outcome });
    let observed = assessment.kind == AssessmentKind::Observation;
    let action = if observed { "assessment.observed" } else { "assessment.decided" };
    let sampled = assessment.sampled;
    steps.add(decided, assessor, (action, subject), what, Write::Assessment(Box::new(assessment)));
    if sampled {
        let later = utc(at(on + Days::new(1), 9, 0)).min(calendar.now);
        steps.add(later, iqa, ("assessment.sampled", subject), json!({ "sampled": true }), Write::Nothing);
    }
    if looked_at {
        let action =
            if state == AssessmentState::Confirmed { "assessment.confirmed" } else { "assessment.returned" };
        let later = utc(at(on + Days::new(4), 11, 0)).min(calendar.now);
        let what = json!({ "state": { "from": AssessmentState::Decided, "to": state } });
        steps.add(later, iqa, (action, subject), what, Write::Nothing);
    }
}
