//! Hours, sessions, documents, assessments and events.

use std::{collections::BTreeSet, sync::Arc};

use countersign::{
    domain::{
        eligibility::{EntryFault, assess},
        states::{AssessmentState, DocumentState, EntryState},
    },
    storage::{assessments, cases, documents, dossiers, events, hours, pages::Page, upkeep},
};

use crate::support::{
    app::{noon, today},
    sample::sampled,
};

#[rocket::async_test]
async fn only_the_one_entry_that_shows_a_fault_has_one() {
    let (app, sample) = sampled().await;
    for learner in &sample.learners {
        let dossier =
            dossiers::load(app.store().read(), sample.academy.id, learner.enrolment()).await.unwrap();
        let faults: Vec<_> =
            assess(&dossier, today()).flagged.into_iter().flat_map(|flagged| flagged.faults).collect();
        let expected = if learner.key == "joao" { vec![EntryFault::NotAuthorised] } else { vec![] };
        assert_eq!(faults, expected, "{}", learner.key);
    }
}

#[rocket::async_test]
async fn no_supervisor_ever_watched_more_than_four_at_once() {
    let (app, sample) = sampled().await;
    for learner in &sample.learners {
        let mut dossier =
            dossiers::load(app.store().read(), sample.academy.id, learner.enrolment()).await.unwrap();
        let stage = countersign::domain::course_spec::SupervisionStage {
            first_cases: None,
            trainees_per_supervisor: 4,
            over_at_least_days: None,
        };
        Arc::make_mut(&mut dossier.spec).rules.supervision = vec![stage];
        let crowded = assess(&dossier, today())
            .flagged
            .into_iter()
            .flat_map(|flagged| flagged.faults)
            .any(|fault| matches!(fault, EntryFault::TooManyTrainees { .. }));
        assert!(!crowded, "{}", learner.key);
    }
}

#[rocket::async_test]
async fn exactly_twenty_records_wait_for_one_supervisor() {
    let (app, sample) = sampled().await;
    let (db, page) = (app.store().read(), Page::new(1, 100));
    let efua = sample.person("efua");
    let entries = hours::list_queue_of_supervisor(db, sample.academy.id, efua, page).await.unwrap();
    let sessions = cases::list_queue_of_supervisor(db, sample.academy.id, efua, page).await.unwrap();
    assert_eq!(entries.total + sessions.total, 20);
    assert!(entries.total > 0 && sessions.total > 0);
}

#[rocket::async_test]
async fn hours_documents_and_assessments_are_in_every_state() {
    let (app, sample) = sampled().await;
    let db = app.store().read();
    let (mut entry_states, mut document_states, mut assessment_states) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut last_days = BTreeSet::new();
    for learner in &sample.learners {
        let dossier = dossiers::load(db, sample.academy.id, learner.enrolment()).await.unwrap();
        entry_states.extend(dossier.hours.iter().map(|entry| entry.state));
        for document in documents::list_of_person(db, sample.academy.id, learner.person()).await.unwrap() {
            let document = document.document;
            document_states.insert(document.state);
            if document.state == DocumentState::Approved && document.kind == "treatment_insurance" {
                last_days.extend(document.expires_on.map(|last| (last - today()).num_days()));
            }
            let is_there = app.app.files.documents.verify(&document.sha256).await.unwrap();
            assert_eq!(is_there, document.state != DocumentState::TakenBack);
        }
        let all = assessments::list_of_enrolment(db, sample.academy.id, learner.enrolment()).await.unwrap();
        assessment_states.extend(all.into_iter().map(|assessment| assessment.state));
    }
    assert_eq!(entry_states.len(), EntryState::ALL.len());
    assert_eq!(document_states.len(), DocumentState::ALL.len());
    assert_eq!(assessment_states.len(), AssessmentState::ALL.len() - 1, "all but planned");
    assert!(last_days.contains(&12) && last_days.contains(&-1), "{last_days:?}");
}

#[rocket::async_test]
async fn every_countersigned_record_carries_a_countersignature() {
    let (app, _) = sampled().await;
    assert_eq!(upkeep::count_unsigned(app.store().read()).await.unwrap(), 0);
}

#[rocket::async_test]
async fn both_chains_are_unbroken_and_tell_events_in_their_order() {
    let (app, sample) = sampled().await;
    let db = app.store().read();
    for academy in [sample.academy.id, sample.other.id] {
        let count = events::verify(db, academy).await.unwrap().unwrap();
        assert!(count > 10);
        let (lines, _) =
            events::list(db, academy, &events::EventFilter::default(), 1, 100_000).await.unwrap();
        assert!(lines.windows(2).all(|pair| pair[0].at >= pair[1].at));
        assert!(lines.iter().all(|line| line.at <= noon()));
    }
}
