//! What was handed in is taken back as long as nobody has looked at it.

use countersign::{
    domain::states::DocumentState,
    storage::{documents, events, events::EventFilter},
};

use super::{Office, PDF};

#[rocket::async_test]
async fn what_nobody_has_looked_at_is_taken_back_and_its_file_is_gone() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let trainee = office.browser(office.trainee.person_id).await;
    let path = format!("/practitioner/documents/{}/take-back", document.id);
    trainee.get("/practitioner/documents").await.expect_text("Take back");
    trainee.get(&path).await.expect_status(200).expect_text("Take this document back?");
    trainee.post(&path, &[]).await.expect_status(303);
    trainee.post(&path, &[]).await.expect_status(303);
    assert!(office.files().await.is_empty());
    let gone = office.handed_in().await.remove(0);
    assert_eq!((gone.document.state, gone.document.issuer.as_str()), (DocumentState::TakenBack, ""));
    let after = trainee.get("/practitioner/documents").await.expect_status(200);
    after.expect_text("First aid certificate Missing").expect_text("Taken back");
    let reviewer = office.browser(office.records.manager).await;
    reviewer.get("/academy/documents").await.expect_text("Nothing is waiting for review.");
    reviewer.get(&format!("/academy/documents/{}", document.id)).await.expect_status(200);
    let filter = EventFilter { subject: Some(document.id.0), ..EventFilter::default() };
    let (store, academy) = (office.site.store(), office.records.academy);
    let (told, _) = events::list(store.read(), academy, &filter, 1, 10).await.unwrap();
    assert_eq!(told.iter().filter(|event| event.action == "document.taken_back").count(), 1);
}

#[rocket::async_test]
async fn a_file_that_another_document_lies_in_stays_when_one_is_taken_back() {
    let office = Office::open().await;
    office.hand_in("one.pdf", PDF).await.expect_status(303);
    office.hand_in("two.pdf", PDF).await.expect_status(303);
    let document = office.handed_in().await.remove(0).document;
    let trainee = office.browser(office.trainee.person_id).await;
    let path = format!("/practitioner/documents/{}/take-back", document.id);
    trainee.post(&path, &[]).await.expect_status(303);
    assert_eq!(office.files().await.len(), 1);
}

#[rocket::async_test]
async fn what_was_reviewed_or_is_somebody_elses_is_not_taken_back() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let path = format!("/practitioner/documents/{}/take-back", document.id);
    let other = office.records.enrol("Siân Ŵyn").await;
    office.browser(other.person_id).await.post(&path, &[]).await.expect_status(404);
    let reviewer = office.browser(office.records.manager).await;
    office.approve(&reviewer, document.id).await.expect_status(303);
    let trainee = office.browser(office.trainee.person_id).await;
    trainee.post_and_follow(&path, &[]).await.expect_text("does not wait for review any more");
    let kept =
        documents::find(office.site.store().read(), office.records.academy, document.id).await.unwrap();
    assert_eq!(kept.document.state, DocumentState::Approved);
    assert_eq!(office.files().await.len(), 1);
}
