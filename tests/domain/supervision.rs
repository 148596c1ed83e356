//! How many trainees a supervisor may watch: Oregon's stages and New Jersey's four.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use countersign::domain::dossier::{Dossier, SupervisedStretch};
use countersign::domain::eligibility::{
    EntryFault, Shortfall, Subject, assess, faults_of, faults_of_session,
};
use countersign::domain::ids::PersonId;
use countersign::domain::words::HoursCategory;

use super::fixtures::*;

fn watched(trainee: PersonId, from: &str, to: &str) -> SupervisedStretch {
    SupervisedStretch {
        supervisor_id: trainer(),
        trainee_id: trainee,
        started_at: at(from),
        ended_at: at(to),
    }
}

/// An Oregon trainee whose theory does not matter here, with so many one-session cases, so many days apart.
fn oregon_with_cases(cases: u64, apart: u64) -> Dossier {
    let mut dossier = empty_dossier(OREGON);
    Arc::make_mut(&mut dossier.spec).rules.theory_before_public = false;
    let nth = |n: u64| day("2026-02-01") + Days::new(n * apart);
    dossier.cases = (0..cases).map(|n| case(100 + u128::from(n), "eyebrows", &[nth(n)])).collect();
    dossier
}

fn session_faults_with_one_other(dossier: &mut Dossier, index: usize) -> Vec<EntryFault> {
    let watched_case = dossier.cases[index].clone();
    let session = &watched_case.sessions[0];
    dossier.supervised_elsewhere = vec![SupervisedStretch {
        supervisor_id: trainer(),
        trainee_id: id(20),
        started_at: session.started_at,
        ended_at: session.ended_at,
    }];
    faults_of_session(session, &watched_case, dossier, tonight())
}

#[test]
fn the_tenth_procedure_is_one_to_one_and_the_eleventh_need_not_be() {
    let mut dossier = oregon_with_cases(11, 4);
    let refused = [EntryFault::TooManyTrainees { have: 2, allowed: 1 }];
    assert_eq!(session_faults_with_one_other(&mut dossier, 0), refused);
    assert_eq!(session_faults_with_one_other(&mut dossier, 9), refused);
    assert_eq!(session_faults_with_one_other(&mut dossier, 10), []);
}

#[test]
fn up_to_four_at_once_count_and_trainees_who_come_one_after_another_are_not_at_once() {
    let mut dossier = empty_dossier(include_str!("../../courses/new-jersey.toml"));
    let entry = entry(1, HoursCategory::SupervisedPractice, at("2026-02-01 09:00"), at("2026-02-01 15:00"));
    dossier.supervised_elsewhere = vec![
        watched(id(20), "2026-02-01 08:00", "2026-02-01 12:00"),
        watched(id(21), "2026-02-01 09:00", "2026-02-01 12:00"),
        watched(id(22), "2026-02-01 11:00", "2026-02-01 12:00"),
        // The same trainee's session within the hours entry is no further trainee.
        watched(id(22), "2026-02-01 11:10", "2026-02-01 11:50"),
        watched(id(23), "2026-02-01 12:00", "2026-02-01 14:00"),
    ];
    assert_eq!(faults_of(&entry, &dossier, tonight()), []);
    dossier.supervised_elsewhere.push(watched(id(24), "2026-02-01 11:30", "2026-02-01 11:31"));
    assert_eq!(faults_of(&entry, &dossier, tonight()), [EntryFault::TooManyTrainees { have: 5, allowed: 4 }]);
}

#[test]
fn another_supervisors_trainees_do_not_count() {
    let mut dossier = oregon_with_cases(1, 1);
    let session = dossier.cases[0].sessions[0].clone();
    let mut other = watched(id(20), "2026-02-01 09:00", "2026-02-01 12:00");
    other.supervisor_id = id(66);
    dossier.supervised_elsewhere = vec![other];
    assert_eq!(faults_of_session(&session, &dossier.cases[0], &dossier, tonight()), []);
}

fn spread(dossier: &Dossier) -> (u32, Option<Shortfall>) {
    let lines = assess(dossier, today()).lines;
    let line = lines.into_iter().find(|l| l.subject == Subject::CasesSpread { first_cases: 10 }).unwrap();
    (line.have, line.shortfall)
}

#[test]
fn the_first_ten_procedures_take_at_least_thirty_days() {
    let short = |have| Some(Shortfall::CasesSpread { first_cases: 10, have, need: 30 });
    assert_eq!(spread(&oregon_with_cases(10, 3)), (27, short(27)));
    assert_eq!(spread(&oregon_with_cases(10, 4)), (36, None));
    let mut edge = oregon_with_cases(10, 3);
    let last: NaiveDate = day("2026-02-01") + Days::new(30);
    edge.cases[9] = case(109, "eyebrows", &[last]);
    assert_eq!(spread(&edge), (30, None));
}

#[test]
fn nine_procedures_do_not_show_the_spread_of_ten() {
    let (have, shortfall) = spread(&oregon_with_cases(9, 10));
    assert_eq!((have, shortfall.is_some()), (80, true));
}
