//! Identity, age and hours, and the report as a whole.

use chrono::Duration;
use countersign::domain::eligibility::{Measure, Shortfall, Subject, assess};
use countersign::domain::states::{EnrolmentState, EntryState};
use countersign::domain::words::HoursCategory;
use proptest::prelude::*;

use super::fixtures::*;

#[test]
fn whoever_has_done_everything_is_eligible() {
    let report = assess(&complete_dossier(), today());
    assert_eq!(report.shortfalls(), []);
    assert_eq!(report.flagged, []);
    assert!(report.eligible().is_ok());
}

#[test]
fn there_is_one_line_for_every_requirement_whether_met_or_not() {
    let subjects =
        |dossier| assess(dossier, today()).lines.into_iter().map(|l| l.subject).collect::<Vec<_>>();
    let (full, empty) = (subjects(&complete_dossier()), subjects(&empty_dossier(LEVEL_4)));
    assert_eq!(full, empty);
    // 3 of person and enrolment, criteria, 3 of hours, 4 targets and women, 2 of observations, 5 documents, holds
    assert_eq!(full.len(), 3 + 1 + 3 + 5 + 2 + 5 + 1);
}

#[test]
fn a_paused_enrolment_blocks_and_names_its_state() {
    let mut dossier = complete_dossier();
    dossier.enrolment.state = EnrolmentState::Paused;
    let missing = assess(&dossier, today()).eligible().unwrap_err();
    assert_eq!(missing, [Shortfall::EnrolmentNotActive { state: EnrolmentState::Paused }]);
}

#[test]
fn an_identity_nobody_checked_blocks() {
    let mut dossier = complete_dossier();
    dossier.enrolment.identity_checked_on = None;
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::IdentityNotChecked]);
    dossier.enrolment.identity_checked_on = Some(today());
    assert!(assess(&dossier, today()).is_met());
}

#[test]
fn nobody_checks_their_own_identity() {
    let mut dossier = complete_dossier();
    dossier.enrolment.identity_checked_by = Some(ada());
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::IdentityNotChecked]);
}

#[test]
fn eighteen_is_reached_on_the_birthday_and_not_the_day_before() {
    let mut dossier = complete_dossier();
    dossier.trainee.born_on = Some(day("2008-11-20"));
    assert!(assess(&dossier, today()).is_met());
    dossier.trainee.born_on = Some(day("2008-11-21"));
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::UnderAge { have: 17, need: 18 }]);
    dossier.trainee.born_on = None;
    assert_eq!(assess(&dossier, today()).shortfalls(), [Shortfall::BirthDateUnknown]);
}

#[test]
fn one_minute_short_of_the_hours_is_short_by_one_minute() {
    let mut dossier = complete_dossier();
    dossier.hours[0].ended_at -= Duration::minutes(1);
    let missing =
        Shortfall::Hours { category: HoursCategory::Theory, technique: None, have: 2399, need: 2400 };
    assert_eq!(assess(&dossier, today()).shortfalls(), [missing]);
}

#[test]
fn only_countersigned_minutes_count_and_submitted_ones_are_shown_as_waiting() {
    for (state, waiting) in [
        (EntryState::Submitted, 240),
        (EntryState::Voided, 0),
        (EntryState::Draft, 0),
        (EntryState::Rejected, 0),
    ] {
        let mut dossier = complete_dossier();
        dossier.hours[0].state = state;
        let report = assess(&dossier, today());
        let theory = Subject::Hours { category: HoursCategory::Theory, technique: None };
        let line = report.lines.iter().find(|line| line.subject == theory).unwrap();
        assert_eq!(
            (line.have, line.need, line.waiting, line.is_met()),
            (2160, 2400, waiting, false),
            "{state}"
        );
        assert_eq!((line.subject.measure(), line.percent()), (Measure::Minutes, 90));
    }
}

#[test]
fn hours_of_another_technique_do_not_reach_the_target_of_one() {
    let mut dossier = empty_dossier(include_str!("../../courses/new-mexico.toml"));
    let mut practice =
        entry(1, HoursCategory::SupervisedPractice, at("2026-02-01 09:00"), at("2026-02-01 19:00"));
    practice.technique = Some("scar_camouflage".into());
    dossier.hours = vec![practice];
    let have = |technique: &str| {
        let wanted =
            Subject::Hours { category: HoursCategory::SupervisedPractice, technique: Some(technique.into()) };
        assess(&dossier, today()).lines.into_iter().find(|l| l.subject == wanted).map(|l| (l.have, l.need))
    };
    assert_eq!(have("scar_camouflage"), Some((600, 2400)));
    assert_eq!(have("scalp"), Some((0, 1200)));
}

proptest! {
    #[test]
    fn minutes_are_the_sum_of_the_entries_that_do_not_touch(lengths in prop::collection::vec(1u32..=720, 1..25)) {
        let mut dossier = empty_dossier(LEVEL_4);
        for (number, minutes) in (1u128..).zip(&lengths) {
            let from = at("2026-02-01 06:00") + Duration::days(number as i64);
            let to = from + Duration::minutes(i64::from(*minutes));
            dossier.hours.push(entry(number, HoursCategory::Theory, from, to));
        }
        let theory = Subject::Hours { category: HoursCategory::Theory, technique: None };
        let have = assess(&dossier, today()).lines.into_iter().find(|l| l.subject == theory).map(|l| l.have);
        prop_assert_eq!(have, Some(lengths.iter().sum()));
    }
}
