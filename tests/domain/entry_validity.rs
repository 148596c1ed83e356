//! Which hours entries count: every fault of rule 4, at its edge.

use chrono::Duration;
use countersign::domain::dossier::{Dossier, SupervisedStretch};
use countersign::domain::eligibility::{EntryFault, Record, Subject, assess, faults_of, faults_of_session};
use countersign::domain::hours::HoursEntry;
use countersign::domain::states::EntryState;
use countersign::domain::words::HoursCategory::{self, SupervisedPractice, Theory};
use proptest::prelude::*;

use super::fixtures::*;

fn practice(from: &str, to: &str) -> HoursEntry {
    entry(1, SupervisedPractice, at(from), at(to))
}

fn faults(entry: &HoursEntry) -> Vec<EntryFault> {
    faults_of(entry, &empty_dossier(LEVEL_4), tonight())
}

#[test]
fn an_entry_must_end_after_it_starts() {
    assert_eq!(faults(&practice("2026-02-01 09:00", "2026-02-01 09:00")), [EntryFault::EndsBeforeStart]);
    assert_eq!(faults(&practice("2026-02-01 09:00", "2026-02-01 08:59")), [EntryFault::EndsBeforeStart]);
    assert_eq!(faults(&practice("2026-02-01 09:00", "2026-02-01 09:01")), []);
}

#[test]
fn twelve_hours_are_allowed_and_a_minute_more_is_not() {
    assert_eq!(faults(&practice("2026-02-01 08:00", "2026-02-01 20:00")), []);
    assert_eq!(
        faults(&practice("2026-02-01 08:00", "2026-02-01 20:01")),
        [EntryFault::LongerThan { hours: 12 }]
    );
}

#[test]
fn an_entry_that_has_not_ended_yet_is_in_the_future() {
    let dossier = empty_dossier(LEVEL_4);
    let entry = practice("2026-11-20 09:00", "2026-11-20 11:00");
    assert_eq!(faults_of(&entry, &dossier, at("2026-11-20 11:00")), []);
    assert_eq!(faults_of(&entry, &dossier, at("2026-11-20 10:59")), [EntryFault::InFuture]);
}

#[test]
fn an_entry_lies_inside_the_enrolment_its_first_and_last_day_included() {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.enrolment.ends_on = Some(day("2026-06-30"));
    let on = |from, to| faults_of(&practice(from, to), &dossier, tonight());
    assert_eq!(on("2026-01-05 09:00", "2026-01-05 11:00"), []);
    assert_eq!(on("2026-06-30 09:00", "2026-06-30 11:00"), []);
    assert_eq!(on("2026-01-04 09:00", "2026-01-04 11:00"), [EntryFault::OutsideEnrolment]);
    assert_eq!(on("2026-06-30 22:00", "2026-07-01 01:00"), [EntryFault::OutsideEnrolment]);
}

#[test]
fn an_entry_without_a_supervisor_or_under_oneself_does_not_count() {
    let alone = HoursEntry { supervisor_id: None, ..practice("2026-02-01 09:00", "2026-02-01 11:00") };
    assert_eq!(faults(&alone), [EntryFault::NoSupervisor]);
    let own = HoursEntry { supervisor_id: Some(ada()), ..alone };
    assert_eq!(faults(&own), [EntryFault::SelfSupervised]);
}

#[test]
fn a_supervisor_must_be_authorised_for_the_technique_on_that_day() {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.grants[0].techniques = vec!["hairline".into()];
    dossier.grants[0].valid_to = Some(day("2026-02-01"));
    let on = |technique: &str, date: &str| {
        let mut entry = practice(&format!("{date} 09:00"), &format!("{date} 11:00"));
        entry.technique = Some(technique.into());
        faults_of(&entry, &dossier, tonight())
    };
    assert_eq!(on("hairline", "2026-02-01"), []);
    assert_eq!(on("hairline", "2026-02-02"), [EntryFault::NotAuthorised]);
    assert_eq!(on("density", "2026-02-01"), [EntryFault::NotAuthorised]);
}

#[test]
fn a_grant_without_techniques_authorises_for_none() {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.grants[0].techniques.clear();
    let mut entry = practice("2026-02-01 09:00", "2026-02-01 11:00");
    entry.technique = Some("hairline".into());
    assert_eq!(faults_of(&entry, &dossier, tonight()), [EntryFault::NotAuthorised]);
}

#[test]
fn two_countersigned_entries_that_overlap_count_neither() {
    let mut dossier = complete_dossier();
    let twin = HoursEntry {
        id: id(77),
        started_at: dossier.hours[0].started_at + Duration::minutes(239),
        ..dossier.hours[0].clone()
    };
    let first = dossier.hours[0].id;
    dossier.hours.push(twin.clone());
    let report = assess(&dossier, today());
    let theory = Subject::Hours { category: Theory, technique: None };
    let have = report.lines.iter().find(|l| l.subject == theory).map(|l| l.have);
    assert_eq!(have, Some(2160));
    assert_eq!(report.flagged.len(), 2);
    assert_eq!(faults_of(&twin, &dossier, tonight()), [EntryFault::Overlaps(Record::Hours(first))]);
}

#[test]
fn an_entry_under_another_enrolment_overlaps_too() {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.hours_elsewhere = vec![entry(50, Theory, at("2026-02-01 10:00"), at("2026-02-01 12:00"))];
    let overlap = [EntryFault::Overlaps(Record::Hours(id(50)))];
    assert_eq!(faults_of(&practice("2026-02-01 09:00", "2026-02-01 11:00"), &dossier, tonight()), overlap);
}

#[test]
fn what_is_merely_submitted_does_not_spoil_what_is_countersigned() {
    let mut dossier = empty_dossier(LEVEL_4);
    let signed = practice("2026-02-01 09:00", "2026-02-01 11:00");
    let late = HoursEntry { id: id(2), state: EntryState::Submitted, ..signed.clone() };
    dossier.hours = vec![signed.clone(), late.clone()];
    assert_eq!(faults_of(&signed, &dossier, tonight()), []);
    assert_eq!(faults_of(&late, &dossier, tonight()), [EntryFault::Overlaps(Record::Hours(id(1)))]);
}

#[test]
fn voided_rejected_and_draft_entries_stand_in_nobodys_way() {
    for state in [EntryState::Voided, EntryState::Rejected, EntryState::Draft] {
        let mut dossier = empty_dossier(LEVEL_4);
        let other = practice("2026-02-01 09:00", "2026-02-01 11:00");
        dossier.hours = vec![HoursEntry { id: id(2), state, ..other.clone() }];
        assert_eq!(faults_of(&other, &dossier, tonight()), [], "{state}");
    }
}

#[test]
fn a_session_may_lie_within_an_hours_entry_but_not_in_another_session() {
    let mut dossier = empty_dossier(LEVEL_4);
    dossier.hours = vec![practice("2026-03-01 09:00", "2026-03-01 17:00")];
    dossier.cases = vec![case(10, "hairline", &[day("2026-03-01")])];
    let inside = dossier.cases[0].clone();
    assert_eq!(faults_of_session(&inside.sessions[0], &inside, &dossier, tonight()), []);
    let other = case(11, "density", &[day("2026-03-01")]);
    let overlap = [EntryFault::Overlaps(Record::Session(inside.sessions[0].id))];
    assert_eq!(faults_of_session(&other.sessions[0], &other, &dossier, tonight()), overlap);
}

fn oregon_with_theory(minutes_short: i64) -> Dossier {
    let mut dossier = empty_dossier(OREGON);
    for number in 0..21 {
        let from = at("2026-01-10 08:00") + Duration::days(number);
        let short = if number == 20 { minutes_short } else { 0 };
        let to = from + Duration::minutes(600 - short);
        dossier.hours.push(entry(100 + number as u128, Theory, from, to));
    }
    dossier
}

#[test]
fn practice_on_the_public_waits_until_theory_is_complete_where_the_course_says_so() {
    // Theory ends on 30 January at 18:00.
    let on_public = |from: &str, to: &str| HoursEntry { on_public: true, ..practice(from, to) };
    let dossier = oregon_with_theory(0);
    let early = on_public("2026-01-30 18:00", "2026-01-30 19:00");
    assert_eq!(faults_of(&early, &dossier, tonight()), []);
    let before = on_public("2026-01-09 09:00", "2026-01-09 11:00");
    assert_eq!(faults_of(&before, &dossier, tonight()), [EntryFault::BeforeTheoryComplete]);
    let on_skin = HoursEntry { on_public: false, ..before };
    assert_eq!(faults_of(&on_skin, &dossier, tonight()), []);
    let late = on_public("2026-05-01 09:00", "2026-05-01 11:00");
    assert_eq!(faults_of(&late, &oregon_with_theory(1), tonight()), [EntryFault::BeforeTheoryComplete]);
    assert_eq!(faults_of(&late, &empty_dossier(LEVEL_4), tonight()), []);
}

#[test]
fn a_lesson_may_have_more_listeners_than_a_supervisor_may_watch() {
    let mut dossier = empty_dossier(OREGON);
    let (from, to) = (at("2026-02-01 09:00"), at("2026-02-01 12:00"));
    dossier.supervised_elsewhere = (20..30)
        .map(|n| SupervisedStretch {
            supervisor_id: trainer(),
            trainee_id: id(n),
            started_at: from,
            ended_at: to,
        })
        .collect();
    assert_eq!(faults_of(&entry(1, Theory, from, to), &dossier, tonight()), []);
    let one_to_one = EntryFault::TooManyTrainees { have: 11, allowed: 1 };
    assert_eq!(faults_of(&entry(1, SupervisedPractice, from, to), &dossier, tonight()), [one_to_one]);
}

proptest! {
    #[test]
    fn overlap_is_mutual_and_means_a_shared_minute(a in 0i64..600, long_a in 1i64..240, b in 0i64..600, long_b in 1i64..240) {
        let start = at("2026-02-01 06:00");
        let make = |number, from, long| {
            let from = start + Duration::minutes(from);
            entry(number, HoursCategory::Independent, from, from + Duration::minutes(long))
        };
        let (one, two) = (make(1, a, long_a), make(2, b, long_b));
        let mut dossier = empty_dossier(LEVEL_4);
        dossier.hours = vec![one.clone(), two.clone()];
        let shared = (a..a + long_a).any(|minute| (b..b + long_b).contains(&minute));
        prop_assert_eq!(faults_of(&one, &dossier, tonight()).is_empty(), !shared);
        prop_assert_eq!(faults_of(&two, &dossier, tonight()).is_empty(), !shared);
    }
}
