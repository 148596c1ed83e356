//! What to do next, and how a trainee stands in the cohort.

use chrono::NaiveDate;
use countersign::domain::dossier::Dossier;
use countersign::domain::eligibility::{CohortStanding, NextStep, assess, next_steps, standing_in_cohort};
use countersign::domain::hold::Hold;
use countersign::domain::states::{CaseState, DocumentState, EnrolmentState, EntryState};
use countersign::domain::words::HoursCategory;

use super::fixtures::*;

fn steps(dossier: &Dossier) -> Vec<NextStep> {
    next_steps(&assess(dossier, today()))
}

fn hold() -> Hold {
    Hold {
        id: id(1),
        academy_id: id(900),
        enrolment_id: id(901),
        reason: "Fees".into(),
        opened_by: manager(),
        opened_at: instant("2026-11-01 10:00"),
        cleared_by: None,
        cleared_at: None,
    }
}

#[test]
fn whoever_is_ready_is_told_to_ask_for_the_certificate() {
    assert_eq!(steps(&complete_dossier()), [NextStep::AskForCertificate]);
}

#[test]
fn what_blocks_everything_comes_first_and_what_others_must_do_comes_last() {
    let mut dossier = complete_dossier();
    dossier.holds = vec![hold()];
    dossier.documents.remove(2);
    dossier.documents[0].state = DocumentState::Uploaded;
    dossier.hours[0].state = EntryState::Submitted;
    let steps = steps(&dossier);
    assert_eq!(steps[0], NextStep::AskAboutHolds(1));
    assert!(matches!(&steps[1], NextStep::UploadDocument { kind, .. } if kind == "first_aid"));
    assert_eq!(steps[2], NextStep::WaitForCountersigning { minutes: 240 });
    assert!(matches!(&steps[3], NextStep::WaitForDocument { kind, .. } if kind == "infection_control"));
    assert_eq!(steps.len(), 4);
}

#[test]
fn cases_under_way_are_finished_before_new_ones_are_begun() {
    let mut dossier = complete_dossier();
    dossier.cases[0].state = CaseState::Healing;
    dossier.cases.remove(1);
    let techniques = vec!["hairline".to_owned()];
    let finish = NextStep::FinishCases { techniques: techniques.clone(), cases: 1 };
    assert_eq!(steps(&dossier), [finish, NextStep::BeginCases { techniques, cases: 1, on_women: false }]);
}

#[test]
fn theory_is_the_first_work_where_the_course_wants_it_before_the_public() {
    let work = |steps: Vec<NextStep>| {
        let mut work = steps.into_iter();
        work.find(|s| {
            matches!(
                s,
                NextStep::TheoryFirst { .. } | NextStep::LogHours { .. } | NextStep::BeginCases { .. }
            )
        })
    };
    assert_eq!(work(steps(&empty_dossier(OREGON))), Some(NextStep::TheoryFirst { minutes: 12_600 }));
    assert!(matches!(work(steps(&empty_dossier(LEVEL_4))), Some(NextStep::BeginCases { .. })));
}

fn standing(dossier: &Dossier, on: NaiveDate) -> CohortStanding {
    standing_in_cohort(&assess(dossier, on), day("2026-01-05"), day("2026-12-30"))
}

/// So many of the course's 50 hours of supervised practice, and a cohort of 360 days.
fn practised(hours: u128) -> Dossier {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.hours = (0..hours)
        .map(|n| {
            let from = at("2026-01-06 06:00") + chrono::Duration::hours(n as i64);
            entry(100 + n, HoursCategory::SupervisedPractice, from, from + chrono::Duration::hours(1))
        })
        .collect();
    dossier
}

#[test]
fn half_the_practice_is_on_pace_until_two_weeks_after_half_the_time() {
    let half = day("2026-07-04");
    let (last, late) = (day("2026-07-18"), day("2026-07-19"));
    assert_eq!(standing(&practised(25), half), CohortStanding::OnPace);
    assert_eq!(standing(&practised(25), last), CohortStanding::OnPace);
    assert_eq!(standing(&practised(25), late), CohortStanding::Behind);
    assert_eq!(standing(&practised(26), late), CohortStanding::OnPace);
}

#[test]
fn nobody_is_behind_in_the_first_two_weeks_and_in_a_short_course_in_its_first_fifth() {
    assert_eq!(standing(&practised(0), day("2026-01-01")), CohortStanding::OnPace);
    assert_eq!(standing(&practised(0), day("2026-01-05")), CohortStanding::OnPace);
    assert_eq!(standing(&practised(0), day("2026-01-19")), CohortStanding::OnPace);
    assert_eq!(standing(&practised(0), day("2026-01-20")), CohortStanding::Behind);
    let in_a_week =
        |on| standing_in_cohort(&assess(&practised(0), day(on)), day("2026-01-05"), day("2026-01-11"));
    assert_eq!(in_a_week("2026-01-06"), CohortStanding::OnPace);
    assert_eq!(in_a_week("2026-01-07"), CohortStanding::Behind);
}

#[test]
fn after_the_cohorts_last_day_whoever_is_not_ready_is_behind() {
    assert_eq!(standing(&practised(50), day("2026-12-30")), CohortStanding::OnPace);
    assert_eq!(standing(&practised(50), day("2026-12-31")), CohortStanding::Behind);
}

#[test]
fn a_hold_or_an_expired_document_blocks_and_a_missing_one_does_not() {
    assert_eq!(standing(&complete_dossier(), today()), CohortStanding::Ready);
    let mut held = complete_dossier();
    held.holds = vec![hold()];
    assert_eq!(standing(&held, today()), CohortStanding::Blocked);
    let mut expired = complete_dossier();
    expired.documents[0].expires_on = Some(day("2026-11-19"));
    assert_eq!(standing(&expired, today()), CohortStanding::Blocked);
    let mut missing = complete_dossier();
    missing.documents.remove(0);
    assert_eq!(standing(&missing, today()), CohortStanding::OnPace);
}

#[test]
fn a_course_that_is_over_leaves_nothing_to_do_and_one_that_rests_only_what_can_be_done_meanwhile() {
    let mut dossier = complete_dossier();
    dossier.documents.remove(2);
    dossier.hours.clear();
    dossier.cases.clear();
    assert!(steps(&dossier).len() > 3);
    for over in [EnrolmentState::Withdrawn, EnrolmentState::Completed] {
        dossier.enrolment.state = over;
        assert_eq!(steps(&dossier), [NextStep::AskAboutEnrolment(over)]);
    }
    for rests in [EnrolmentState::Paused, EnrolmentState::Applied] {
        dossier.enrolment.state = rests;
        let steps = steps(&dossier);
        assert_eq!(steps[0], NextStep::AskAboutEnrolment(rests));
        assert!(matches!(&steps[1..], [NextStep::UploadDocument { .. }]), "{steps:?}");
    }
}
