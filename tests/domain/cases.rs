//! What makes a case complete, and how many there must be.

use chrono::Days;
use countersign::domain::case::{SpacingOverride, TreatmentCase};
use countersign::domain::eligibility::{CaseFault, Shortfall, assess, faults_of_case};
use countersign::domain::states::{CaseState, EntryState};
use countersign::domain::words::ClientSex;

use super::fixtures::*;

fn faults(case: &TreatmentCase) -> Vec<CaseFault> {
    faults_of_case(case, &empty_dossier(LEVEL_4), today())
}

fn two_sessions(apart: u64) -> TreatmentCase {
    case(10, "hairline", &[day("2026-03-01"), day("2026-03-01") + Days::new(apart)])
}

#[test]
fn sessions_seven_days_apart_are_far_enough_and_six_are_not() {
    assert_eq!(faults(&two_sessions(7)), []);
    assert_eq!(faults(&two_sessions(6)), [CaseFault::Spacing { have_days: 6, need_days: 7 }]);
}

#[test]
fn a_manager_may_allow_closer_sessions_with_a_reason_and_the_trainee_may_not() {
    let allowed = |by, reason: &str| TreatmentCase {
        spacing_override: Some(SpacingOverride { by, on: day("2026-03-03"), reason: reason.into() }),
        ..two_sessions(3)
    };
    let close = [CaseFault::Spacing { have_days: 3, need_days: 7 }];
    assert_eq!(faults(&allowed(manager(), "The client leaves the country")), []);
    assert_eq!(faults(&allowed(manager(), "  ")), close);
    assert_eq!(faults(&allowed(ada(), "I was in a hurry")), close);
}

#[test]
fn one_session_is_enough_for_a_touch_up_and_not_for_a_hairline() {
    let one = |technique| faults(&case(10, technique, &[day("2026-03-01")]));
    assert_eq!(one("touch_up"), []);
    assert_eq!(one("hairline"), [CaseFault::Sessions { have: 1, need: 2 }]);
}

#[test]
fn a_session_that_is_not_countersigned_does_not_count() {
    let mut voided = two_sessions(10);
    voided.sessions[1].state = EntryState::Voided;
    assert_eq!(faults(&voided), [CaseFault::Sessions { have: 1, need: 2 }]);
}

#[test]
fn each_missing_record_is_a_fault_of_its_own() {
    type Change = fn(&mut TreatmentCase);
    let changes: [(Change, CaseFault); 8] = [
        (|c| c.adult_checked = false, CaseFault::AdultNotChecked),
        (|c| c.screened_on = None, CaseFault::NotScreened),
        (|c| c.patch_tested_on = None, CaseFault::NotPatchTested),
        (|c| c.consented_on = None, CaseFault::NoConsent),
        (|c| c.aftercare_on = None, CaseFault::NoAftercare),
        (|c| c.healed_reviewed_on = None, CaseFault::HealedNotReviewed),
        (|c| c.healed_reviewed_by = Some(ada()), CaseFault::HealedNotReviewed),
        (|c| c.state = CaseState::Healing, CaseFault::NotClosed { state: CaseState::Healing }),
    ];
    for (change, fault) in changes {
        let mut case = two_sessions(10);
        change(&mut case);
        assert_eq!(faults(&case), [fault]);
    }
}

#[test]
fn a_healed_result_is_not_reviewed_before_the_last_session() {
    let mut case = two_sessions(10);
    case.healed_reviewed_on = Some(day("2026-03-10"));
    assert_eq!(faults(&case), [CaseFault::HealedNotReviewed]);
}

#[test]
fn two_of_three_cases_is_one_short() {
    let mut dossier = complete_dossier();
    dossier.cases[0].adult_checked = false;
    let missing = Shortfall::Cases { techniques: vec!["Hairline".into()], have: 2, need: 3 };
    assert_eq!(assess(&dossier, today()).shortfalls(), [missing]);
}

#[test]
fn scars_and_alopecia_together_reach_their_common_minimum() {
    let mut dossier = complete_dossier();
    dossier.cases[6].technique = "alopecia".into();
    assert!(assess(&dossier, today()).is_met());
}

#[test]
fn one_density_case_must_be_on_a_woman() {
    let mut dossier = complete_dossier();
    dossier.cases[3].client_sex = ClientSex::NotSaid;
    dossier.cases[0].client_sex = ClientSex::Woman;
    let missing = Shortfall::CasesOnWomen { techniques: vec!["Density".into()], have: 0, need: 1 };
    assert_eq!(assess(&dossier, today()).shortfalls(), [missing]);
}
