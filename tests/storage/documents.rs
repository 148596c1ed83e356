//! Documents and assessments.

use countersign::{
    domain::{
        assessment::Assessment,
        ids::AssessmentId,
        states::{AssessmentState, DocumentState},
        words::{AssessmentKind, AssessmentOutcome, Role},
    },
    storage::{
        assessments::{self, Decision},
        documents::{self, Review},
        pages::Page,
    },
};

use super::{is_conflict, is_not_found, is_stale, refusal};
use crate::support::{
    app::{noon, today},
    records::{Fixture, day},
};

#[tokio::test]
async fn a_document_is_reviewed_once_and_hides_no_other() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await.person_id;
    let old = f.document(ada, "first_aid", DocumentState::Approved).await;
    let elsewhere = f.document(ada, "treatment_insurance", DocumentState::Approved).await;
    let new = f.document(ada, "first_aid", DocumentState::Uploaded).await;
    let db = f.store.read();
    assert_eq!(documents::count_waiting(db, f.academy).await.unwrap(), 1);
    let queue = documents::list_queue(db, f.academy, Page::new(1, 9)).await.unwrap();
    assert_eq!((queue.items[0].document.id, queue.items[0].person_name.as_str()), (new.id, "Ada Brook"));

    let review = Review { state: DocumentState::Approved, reason: None, by: f.manager, at: noon() };
    let approve =
        async || f.write(async |tx| documents::update_review(tx, f.academy, new.id, review).await).await;
    approve().await.unwrap();
    assert!(is_stale(approve().await));
    let approved = documents::list_current_approved(db, f.academy, ada).await.unwrap();
    let approved: std::collections::BTreeSet<_> = approved.iter().map(|d| d.id).collect();
    assert_eq!(approved, [old.id, new.id, elsewhere.id].into());
    let of_ada = documents::list_of_person(db, f.academy, ada).await.unwrap();
    assert_eq!(of_ada.len(), 3);
    assert_eq!(of_ada[0].file_name, "scan.pdf");
}

#[tokio::test]
async fn the_table_lets_no_document_be_edited_and_no_review_be_undone_but_by_withdrawing() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await.person_id;
    f.document(ada, "first_aid", DocumentState::Approved).await;
    let tx = f.store.begin().await.unwrap();
    for sql in [
        "UPDATE document SET state = 'uploaded'",
        "UPDATE document SET state = 'rejected'",
        "UPDATE document SET state = 'taken_back'",
        "UPDATE document SET state = 'withdrawn', reason = NULL",
    ] {
        assert!(refusal(&tx, sql).await.contains("can only be withdrawn"), "{sql}");
    }
    for sql in ["UPDATE document SET expires_on = '2099-12-31'", "UPDATE document SET kind = 'identity'"] {
        assert!(refusal(&tx, sql).await.contains("never edited"), "{sql}");
    }
}

#[tokio::test]
async fn a_document_is_shown_to_its_owner_and_its_academy_only() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let (ada, bo) = (f.enrol("Ada Brook").await.person_id, f.enrol("Bo Lind").await.person_id);
    let document = f.document(ada, "first_aid", DocumentState::Uploaded).await;
    let db = f.store.read();
    assert!(documents::find_own(db, f.academy, ada, document.id).await.is_ok());
    assert!(is_not_found(documents::find_own(db, f.academy, bo, document.id).await));
    assert!(is_not_found(documents::find(db, other.academy, document.id).await));
    assert_eq!(documents::count_waiting(db, other.academy).await.unwrap(), 0);
    let review = Review { state: DocumentState::Approved, reason: None, by: other.manager, at: noon() };
    let theirs = f.write(async |tx| documents::update_review(tx, other.academy, document.id, review).await);
    assert!(is_stale(theirs.await));
}

#[tokio::test]
async fn a_criterion_is_decided_once_until_a_quality_assurer_returns_it() {
    let f = Fixture::new().await;
    let other = f.another().await;
    let ada = f.enrol("Ada Brook").await;
    let assessor = f.member("Oskar Nagy", Role::Assessor, &[]).await;
    let iqa = f.member("Ines Moreau", Role::Iqa, &[]).await;
    let decision = |outcome| Decision { assessor, outcome, on: today(), comment: "Seen." };
    let decide = async |outcome| {
        f.write(async |tx| {
            assessments::insert_criterion(tx, f.academy, ada.id, "1.1", decision(outcome), noon()).await
        })
        .await
    };
    let id = decide(AssessmentOutcome::NotMet).await.unwrap();
    assert!(is_stale(decide(AssessmentOutcome::Met).await));

    let db = f.store.read();
    let recent = assessments::list_recent_decided(db, f.academy, Page::new(1, 9)).await.unwrap();
    assert_eq!(recent.items[0].assessor_name.as_deref(), Some("Oskar Nagy"));
    let sample = async |academy, version| {
        f.write(async |tx| assessments::update_sample(tx, academy, id, version, true).await).await
    };
    assert!(is_stale(sample(other.academy, 1).await));
    sample(f.academy, 1).await.unwrap();
    assert!(is_stale(sample(f.academy, 1).await));
    let queue = assessments::list_queue(db, f.academy, Page::new(1, 9)).await.unwrap();
    assert_eq!((queue.total, queue.items[0].trainee_name.as_str()), (1, "Ada Brook"));
    let send_back = f.write(async |tx| {
        assessments::update_iqa(tx, f.academy, id, 2, AssessmentState::Returned, iqa, "look again").await
    });
    send_back.await.unwrap();

    assert_eq!(decide(AssessmentOutcome::Met).await.unwrap(), id, "the same row is decided again");
    let stored = assessments::find(db, f.academy, id).await.unwrap().assessment;
    assert_eq!(
        (stored.outcome, stored.state, stored.sampled, stored.version),
        (Some(AssessmentOutcome::Met), AssessmentState::Decided, true, 4)
    );
    assert!(is_not_found(assessments::find(db, other.academy, id).await));
    assert!(assessments::list_of_enrolment(db, other.academy, ada.id).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_observation_is_planned_and_then_decided_by_version() {
    let f = Fixture::new().await;
    let ada = f.enrol("Ada Brook").await;
    let mut planned = Assessment {
        id: AssessmentId::fresh(),
        academy_id: f.academy,
        enrolment_id: ada.id,
        kind: AssessmentKind::Observation,
        criterion: None,
        technique: Some("hairline".into()),
        client_ref: Some("C-1".into()),
        assessor_id: None,
        outcome: None,
        decided_on: None,
        sampled: false,
        iqa_id: None,
        comment: String::new(),
        state: AssessmentState::Planned,
        version: 1,
    };
    f.write(async |tx| assessments::insert(tx, &planned, noon()).await).await.unwrap();
    let decision =
        Decision { assessor: f.trainer, outcome: AssessmentOutcome::Met, on: day(11, 3), comment: "Steady." };
    let decide = async || {
        f.write(async |tx| assessments::update_decision(tx, f.academy, planned.id, 1, decision).await).await
    };
    decide().await.unwrap();
    assert!(is_stale(decide().await));
    let stored = assessments::list_of_enrolment(f.store.read(), f.academy, ada.id).await.unwrap();
    assert_eq!((stored[0].decided_on, stored[0].comment.as_str()), (Some(day(11, 3)), "Steady."));

    for expected_to_be_new in [true, false] {
        planned.id = AssessmentId::fresh();
        planned.kind = AssessmentKind::Criterion;
        planned.criterion = Some("1.2".into());
        let insert = f.write(async |tx| assessments::insert(tx, &planned, noon()).await).await;
        assert_eq!(insert.is_ok(), expected_to_be_new);
        assert!(expected_to_be_new || is_conflict(insert, "criterion"));
    }
}
