//! Decisions of assessors: which stand, which wait for the quality assurer, and who may decide at all.

use std::sync::Arc;

use countersign::domain::assessment::{Assessment, AssessmentRefusal};
use countersign::domain::eligibility::{Shortfall, assess, main_trainer};
use countersign::domain::states::{AssessmentMove, AssessmentState};
use countersign::domain::words::AssessmentOutcome;

use super::fixtures::*;

/// The shortfall when the first criterion, 1.1, was changed; the course has 38 of them.
fn shortfall_after(change: impl Fn(&mut Assessment)) -> Vec<Shortfall> {
    let mut dossier = complete_dossier();
    change(&mut dossier.assessments[0]);
    assess(&dossier, today()).shortfalls()
}

fn criteria_missing(missing: &[&str], unconfirmed: &[&str]) -> Vec<Shortfall> {
    let own = |list: &[&str]| list.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>();
    let need = spec(LEVEL_4).criteria().count() as u32;
    vec![Shortfall::Criteria { have: need - 1, need, missing: own(missing), unconfirmed: own(unconfirmed) }]
}

#[test]
fn a_criterion_that_is_not_met_is_named() {
    let missing = criteria_missing(&["1.1"], &[]);
    assert_eq!(shortfall_after(|a| a.outcome = Some(AssessmentOutcome::NotMet)), missing);
    assert_eq!(shortfall_after(|a| a.state = AssessmentState::Planned), missing);
    assert_eq!(shortfall_after(|a| a.state = AssessmentState::Returned), missing);
    assert_eq!(shortfall_after(|a| a.assessor_id = Some(ada())), missing);
    assert_eq!(shortfall_after(|a| a.decided_on = Some(day("2026-11-21"))), missing);
}

#[test]
fn a_sampled_decision_waits_for_the_quality_assurer() {
    assert_eq!(shortfall_after(|a| a.sampled = true), criteria_missing(&[], &["1.1"]));
    let confirmed = shortfall_after(|a| {
        a.sampled = true;
        a.state = AssessmentState::Confirmed;
    });
    assert_eq!(confirmed, []);
}

#[test]
fn an_optional_criterion_is_not_needed() {
    let mut dossier = complete_dossier();
    dossier.assessments.remove(0);
    Arc::make_mut(&mut dossier.spec).units[0].criteria[0].mandatory = false;
    assert!(assess(&dossier, today()).is_met());
}

#[test]
fn the_latest_decision_counts_and_a_planned_repeat_takes_nothing_back() {
    let mut dossier = complete_dossier();
    let again = Assessment {
        id: id(3999),
        decided_on: Some(day("2026-10-02")),
        outcome: Some(AssessmentOutcome::NotMet),
        ..dossier.assessments[0].clone()
    };
    let planned =
        Assessment { state: AssessmentState::Planned, outcome: None, decided_on: None, ..again.clone() };
    dossier.assessments.push(planned);
    assert!(assess(&dossier, today()).is_met());
    dossier.assessments.push(again);
    assert_eq!(assess(&dossier, today()).shortfalls(), criteria_missing(&["1.1"], &[]));
}

#[test]
fn three_observations_on_two_clients_are_one_short() {
    let mut dossier = complete_dossier();
    let last = dossier.assessments.len() - 1;
    dossier.assessments[last].client_ref = Some(" B ".into());
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::Observations { have: 2, need: 3 }]);
}

#[test]
fn an_observation_without_a_client_counts_for_nobody() {
    let mut dossier = complete_dossier();
    let first = dossier.assessments.len() - 3;
    dossier.assessments[first].client_ref = None;
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::Observations { have: 2, need: 3 }]);
}

#[test]
fn one_observation_must_be_by_someone_other_than_the_main_trainer() {
    let mut dossier = complete_dossier();
    dossier.assessments.last_mut().unwrap().assessor_id = Some(trainer());
    assert_eq!(
        assess(&dossier, today()).shortfalls(),
        [Shortfall::ObservationsByAnother { have: 0, need: 1 }]
    );
}

#[test]
fn without_a_lead_trainer_whoever_supervised_most_is_the_main_trainer() {
    let mut dossier = complete_dossier();
    dossier.main_trainer = None;
    assert_eq!(main_trainer(&dossier), Some(trainer()));
    dossier.assessments.last_mut().unwrap().assessor_id = Some(trainer());
    assert_eq!(
        assess(&dossier, today()).shortfalls(),
        [Shortfall::ObservationsByAnother { have: 0, need: 1 }]
    );
}

#[test]
fn nobody_assesses_their_own_work_or_samples_their_own_decision() {
    let assessment = Assessment { sampled: true, ..observation(1, "A", assessor()) };
    let planned = Assessment { state: AssessmentState::Planned, ..assessment.clone() };
    assert_eq!(planned.decide(ada(), assessor()), Ok(AssessmentState::Decided));
    assert_eq!(planned.decide(ada(), ada()), Err(AssessmentRefusal::OwnWork));
    let confirm = AssessmentMove::Confirm;
    assert_eq!(assessment.sample(ada(), iqa(), confirm), Ok(AssessmentState::Confirmed));
    assert_eq!(assessment.sample(ada(), assessor(), confirm), Err(AssessmentRefusal::OwnDecision));
    let unsampled = Assessment { sampled: false, ..assessment };
    assert_eq!(unsampled.sample(ada(), iqa(), confirm), Err(AssessmentRefusal::NotSampled));
}
