//! Consent, screening and patch test before the first needle, the question again before each session, aftercare after it.

use chrono::{NaiveDate, NaiveTime};
use countersign::domain::case::{CaseSession, TreatmentCase};
use countersign::domain::dossier::BusyStretch;
use countersign::domain::eligibility::{CaseFault, EntryFault, faults_of, faults_of_case, faults_of_session};
use countersign::domain::signed_content::{content_matches, matches_but_for_the_case, of_case_session};
use countersign::domain::states::EntryState;
use countersign::domain::words::{AskedAgain, HoursCategory, PatchResult, SafetyStep};

use super::fixtures::*;

/// A case with one session at 09:00 of 1 March that waits for its supervisor, and everything in order.
fn waiting() -> TreatmentCase {
    let mut case = case(10, "touch_up", &[day("2026-03-01")]);
    case.patch_tested_on = Some(day("2026-02-27"));
    case.patch_tested_time = NaiveTime::from_hms_opt(9, 0, 0);
    case.patch_result = Some(PatchResult::Clear);
    case.aftercare_on = None;
    let session = &mut case.sessions[0];
    session.state = EntryState::Submitted;
    session.asked_again = Some(AskedAgain::Unchanged);
    session.aftercare_on = Some(day("2026-03-01"));
    case
}

fn faults(case: &TreatmentCase, patch_test_hours: u32) -> Vec<EntryFault> {
    let mut dossier = empty_dossier(LEVEL_4);
    let mut spec = (*dossier.spec).clone();
    spec.rules.cases.patch_test_hours = patch_test_hours;
    spec.rules.theory_before_public = false;
    dossier.spec = spec.into();
    faults_of_session(&case.sessions[0], case, &dossier, tonight())
}

#[test]
fn a_session_with_all_its_steps_in_order_is_faultless() {
    assert_eq!(faults(&waiting(), 0), []);
    assert_eq!(faults(&waiting(), 48), []);
}

#[test]
fn each_step_that_is_missing_late_or_too_short_is_a_fault_of_its_own() {
    use SafetyStep::{Consent, PatchTest, Screening};
    type Change = fn(&mut TreatmentCase);
    let changes: [(Change, EntryFault); 15] = [
        (|c| c.adult_checked = false, EntryFault::AgeNotChecked),
        (|c| c.consented_on = None, EntryFault::StepMissing(Consent)),
        (|c| c.screened_on = None, EntryFault::StepMissing(Screening)),
        (|c| c.patch_tested_on = None, EntryFault::StepMissing(PatchTest)),
        (|c| c.patch_result = None, EntryFault::StepMissing(PatchTest)),
        (|c| c.consented_on = Some(day("2026-03-02")), EntryFault::StepTooLate(Consent)),
        (|c| c.screened_on = Some(day("2026-03-02")), EntryFault::StepTooLate(Screening)),
        (|c| c.patch_tested_on = Some(day("2026-03-02")), EntryFault::StepTooLate(PatchTest)),
        (
            |c| {
                c.patch_tested_on = Some(day("2026-03-01"));
                c.patch_tested_time = NaiveTime::from_hms_opt(9, 1, 0);
            },
            EntryFault::StepTooLate(PatchTest),
        ),
        (
            |c| c.patch_tested_time = NaiveTime::from_hms_opt(9, 1, 0),
            EntryFault::PatchTestTooShort { need_hours: 48 },
        ),
        (|c| c.patch_result = Some(PatchResult::Reaction), EntryFault::PatchReaction),
        (|c| c.sessions[0].asked_again = None, EntryFault::NotAskedAgain),
        (|c| c.sessions[0].aftercare_on = None, EntryFault::NoAftercare),
        (|c| c.sessions[0].aftercare_on = Some(day("2026-02-28")), EntryFault::AftercareTooEarly),
        (|c| c.patch_tested_time = None, EntryFault::StepMissing(PatchTest)),
    ];
    for (change, fault) in changes {
        let mut case = waiting();
        change(&mut case);
        assert!(faults(&case, 48).contains(&fault), "{fault:?}: {:?}", faults(&case, 48));
        case.sessions[0].state = EntryState::Countersigned;
        let counts = faults(&case, 48).is_empty();
        // Of a signed session the case itself says that the client's age was not checked: it is not complete without.
        assert!(
            !counts || case.sessions[0].asked_again.is_none() || fault == EntryFault::AgeNotChecked,
            "{fault:?} does not count once signed either"
        );
    }
}

#[test]
fn the_hours_of_a_patch_test_are_those_that_passed_also_where_the_clock_changed() {
    let mut case = waiting();
    let at = |day: NaiveDate, hour| day.and_hms_opt(hour, 0, 0).unwrap();
    let mut of = |tested: &str, began: (&str, u32)| {
        case.patch_tested_on = Some(day(tested));
        case.patch_tested_time = NaiveTime::from_hms_opt(10, 0, 0);
        case.sessions[0].started_at = at(day(began.0), began.1);
        case.sessions[0].ended_at = at(day(began.0), began.1 + 2);
        faults(&case, 48).contains(&EntryFault::PatchTestTooShort { need_hours: 48 })
    };
    // In the night to the 29th of March 2026 London left an hour out, in that to the 25th of October one came twice.
    assert!(of("2026-03-28", ("2026-03-30", 10)));
    assert!(!of("2026-03-28", ("2026-03-30", 11)));
    assert!(!of("2026-10-24", ("2026-10-26", 10)));
    assert!(!of("2026-10-24", ("2026-10-26", 9)));
    assert!(of("2026-10-24", ("2026-10-26", 8)));
}

#[test]
fn without_a_time_a_patch_test_lies_at_the_end_of_its_day() {
    let mut case = waiting();
    case.sessions[0] =
        CaseSession { asked_again: None, state: EntryState::Countersigned, ..case.sessions[0].clone() };
    case.patch_tested_time = None;
    assert_eq!(faults(&case, 33), []);
    assert_eq!(faults(&case, 34), [EntryFault::PatchTestTooShort { need_hours: 34 }]);
}

#[test]
fn what_was_signed_before_the_steps_were_part_of_it_stays_valid_under_its_own_text() {
    let mut case = waiting();
    case.sessions[0] = CaseSession {
        asked_again: None,
        aftercare_on: None,
        state: EntryState::Countersigned,
        ..case.sessions[0].clone()
    };
    (case.patch_tested_time, case.patch_result) = (None, None);
    assert_eq!(faults(&case, 0), []);
    let content = of_case_session(&case.sessions[0], &case, ada());
    assert!(content.starts_with("countersign case session 1\n"));
    assert_eq!(content.lines().count(), 13);
    case.consented_on = Some(day("2026-03-02"));
    assert_eq!(faults(&case, 0), [EntryFault::StepTooLate(SafetyStep::Consent)]);
}

#[test]
fn aftercare_is_given_after_each_session_or_the_case_is_not_complete() {
    let dossier = empty_dossier(LEVEL_4);
    let of = |change: fn(&mut TreatmentCase)| {
        let mut case = case(10, "touch_up", &[day("2026-03-01")]);
        change(&mut case);
        faults_of_case(&case, &dossier, today())
    };
    assert_eq!(of(|_| ()), []);
    assert_eq!(of(|case| case.aftercare_on = Some(day("2026-02-28"))), [CaseFault::NoAftercare]);
    assert_eq!(of(|case| case.aftercare_on = Some(day("2027-01-01"))), [CaseFault::NoAftercare]);
}

#[test]
fn a_signature_covers_every_step_and_what_was_answered() {
    type Change = fn(&mut TreatmentCase);
    let case = waiting();
    let content = |case: &TreatmentCase| of_case_session(&case.sessions[0], case, ada());
    let signed = case.sessions[0].countersign(&case, ada(), trainer(), instant("2026-03-02 08:00")).unwrap();
    assert!(content(&case).starts_with("countersign case session 2\n"));
    assert!(content_matches(&content(&case), &signed.content_sha256));
    let of_the_case: [Change; 9] = [
        |c| c.client_sex = countersign::domain::words::ClientSex::Woman,
        |c| c.age_band = countersign::domain::words::AgeBand::From60,
        |c| c.adult_checked = false,
        |c| c.skin_type = None,
        |c| c.contraindications = vec!["pregnancy".into()],
        |c| c.screened_on = None,
        |c| c.patch_tested_time = NaiveTime::from_hms_opt(9, 1, 0),
        |c| c.patch_result = Some(PatchResult::Reaction),
        |c| c.consented_on = None,
    ];
    for change in of_the_case {
        let mut other = case.clone();
        change(&mut other);
        assert!(!content_matches(&content(&other), &signed.content_sha256));
        assert!(matches_but_for_the_case(&content(&other), &content(&case)));
        let mut before = case.clone();
        before.sessions[0].state = EntryState::Countersigned;
        assert_eq!(before.signed_otherwise(&other).count(), 1);
        assert_eq!(before.signed_otherwise(&before).count(), 0);
    }
    let of_the_session: [Change; 3] = [
        |c| c.sessions[0].asked_again = Some(AskedAgain::Changed),
        |c| c.sessions[0].change = "A new medicine".into(),
        |c| c.sessions[0].aftercare_on = None,
    ];
    for change in of_the_session {
        let mut other = case.clone();
        change(&mut other);
        assert!(!content_matches(&content(&other), &signed.content_sha256));
        assert!(!matches_but_for_the_case(&content(&other), &content(&case)));
    }
}

#[test]
fn minutes_under_another_enrolment_count_once() {
    let mut dossier = empty_dossier(LEVEL_4);
    let entry = entry(7, HoursCategory::Theory, at("2026-03-01 09:00"), at("2026-03-01 11:00"));
    let case = waiting();
    let busy =
        |from: &str, to: &str, state| vec![BusyStretch { started_at: at(from), ended_at: at(to), state }];
    let overlap = EntryFault::OverlapsElsewhere;
    dossier.busy_elsewhere = busy("2026-03-01 10:59", "2026-03-01 12:00", EntryState::Countersigned);
    assert!(faults_of(&entry, &dossier, tonight()).contains(&overlap));
    assert!(faults_of_session(&case.sessions[0], &case, &dossier, tonight()).contains(&overlap));
    dossier.busy_elsewhere = busy("2026-03-01 12:00", "2026-03-01 13:00", EntryState::Countersigned);
    assert!(!faults_of_session(&case.sessions[0], &case, &dossier, tonight()).contains(&overlap));
    dossier.busy_elsewhere = busy("2026-03-01 09:00", "2026-03-01 10:00", EntryState::Submitted);
    assert!(
        !faults_of(&entry, &dossier, tonight()).contains(&overlap),
        "countersigned is not spoiled by submitted"
    );
}
