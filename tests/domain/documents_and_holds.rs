//! Documents on their last day and after it, and holds.

use countersign::domain::document::{Currency, Document};
use countersign::domain::eligibility::{DocumentProblem, Shortfall, assess, best_document};
use countersign::domain::hold::Hold;
use countersign::domain::states::DocumentState;

use super::fixtures::*;

/// What is missing after a change to the insurance, the fourth document of the course.
fn after_insurance(change: impl Fn(&mut Document)) -> Vec<Shortfall> {
    let mut dossier = complete_dossier();
    change(&mut dossier.documents[3]);
    assess(&dossier, today()).shortfalls()
}

fn insurance(problem: DocumentProblem) -> Vec<Shortfall> {
    vec![Shortfall::Document {
        kind: "treatment_insurance".into(),
        name: "Treatment insurance".into(),
        problem,
    }]
}

#[test]
fn an_insurance_is_valid_on_its_last_day() {
    assert_eq!(after_insurance(|d| d.expires_on = Some(today())), []);
}

#[test]
fn an_expired_insurance_blocks_issuing_from_the_next_day_on() {
    let yesterday = day("2026-11-19");
    let expired = insurance(DocumentProblem::Expired { on: yesterday });
    assert_eq!(after_insurance(|d| d.expires_on = Some(yesterday)), expired);
}

#[test]
fn what_is_wrong_with_a_document_is_told() {
    assert_eq!(after_insurance(|d| d.kind = "other".into()), insurance(DocumentProblem::Missing));
    assert_eq!(after_insurance(|d| d.state = DocumentState::TakenBack), insurance(DocumentProblem::Missing));
    let withdrawn = insurance(DocumentProblem::Withdrawn);
    assert_eq!(after_insurance(|d| d.state = DocumentState::Withdrawn), withdrawn);
    let waiting = insurance(DocumentProblem::AwaitingReview);
    assert_eq!(after_insurance(|d| d.state = DocumentState::Uploaded), waiting);
    assert_eq!(after_insurance(|d| d.state = DocumentState::Rejected), insurance(DocumentProblem::Rejected));
    let from = day("2026-11-21");
    assert_eq!(after_insurance(|d| d.issued_on = from), insurance(DocumentProblem::NotYet { from }));
}

#[test]
fn training_that_lasts_twelve_months_ends_the_day_before_the_anniversary_of_its_issue() {
    let mut dossier = complete_dossier();
    let pathogens = 1;
    dossier.documents[pathogens].issued_on = day("2025-11-21");
    assert!(assess(&dossier, today()).is_met());
    dossier.documents[pathogens].issued_on = day("2025-11-20");
    let problem = DocumentProblem::Expired { on: day("2026-11-19") };
    let name = "Bloodborne pathogen training".into();
    let missing = Shortfall::Document { kind: "bloodborne_pathogens".into(), name, problem };
    assert_eq!(assess(&dossier, today()).shortfalls(), std::slice::from_ref(&missing));
    // A later date on the paper does not prolong what the course limits.
    dossier.documents[pathogens].expires_on = Some(day("2030-01-01"));
    assert_eq!(assess(&dossier, today()).shortfalls(), [missing]);
}

#[test]
fn a_term_that_reaches_further_than_dates_do_ends_with_them_and_not_never() {
    let rules = spec(LEVEL_4).rules.documents;
    let mut training = document(1, "bloodborne_pathogens");
    training.issued_on = day("2100-06-01");
    assert_eq!(training.last_valid_day(Some(&rules[1])), Some(day("2100-12-31")));
}

#[test]
fn the_last_day_of_a_leap_year_february_is_kept_within_the_month() {
    let rules = spec(LEVEL_4).rules.documents;
    let mut training = document(1, "bloodborne_pathogens");
    training.issued_on = day("2028-02-29");
    assert_eq!(training.last_valid_day(Some(&rules[1])), Some(day("2029-02-28")));
}

#[test]
fn a_current_document_speaks_before_an_expired_or_a_new_unreviewed_one() {
    let rule = &spec(LEVEL_4).rules.documents[3];
    let until = Some(day("2026-12-31"));
    let current = Document { expires_on: until, ..document(1, "treatment_insurance") };
    let expired = Document { expires_on: Some(day("2026-11-01")), ..document(2, "treatment_insurance") };
    let newer = Document { state: DocumentState::Uploaded, ..document(3, "treatment_insurance") };
    let documents = [expired.clone(), current.clone(), newer.clone()];
    assert_eq!(best_document(&documents, rule, today()), Some((&documents[1], Currency::Current { until })));
    let documents = [expired, newer];
    assert_eq!(best_document(&documents, rule, today()), Some((&documents[1], Currency::AwaitingReview)));
}

#[test]
fn an_open_hold_blocks_and_a_cleared_one_does_not() {
    let mut dossier = complete_dossier();
    let open = Hold {
        id: id(1),
        academy_id: id(900),
        enrolment_id: id(901),
        reason: "A complaint is looked into".into(),
        opened_by: manager(),
        opened_at: instant("2026-11-01 10:00"),
        cleared_by: None,
        cleared_at: None,
    };
    dossier.holds = vec![open.clone()];
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::Holds { open: 1 }]);
    dossier.holds =
        vec![Hold { cleared_by: Some(manager()), cleared_at: Some(instant("2026-11-02 10:00")), ..open }];
    assert!(assess(&dossier, today()).is_met());
}
