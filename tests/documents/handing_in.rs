//! Handing documents in, and seeing how they stand.

use chrono::{TimeDelta, TimeZone, Utc};
use countersign::domain::{ids::DocumentId, states::DocumentState};

use super::{Office, PDF};

#[rocket::async_test]
async fn a_trainee_sees_what_is_missing_and_then_that_it_waits() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    let before = browser.get("/practitioner/documents").await.expect_status(200);
    before.expect_text("First aid certificate Missing").expect_text("Treatment insurance Missing");
    office.hand_in("first-aid.pdf", PDF).await.expect_status(303);
    let after = browser.get("/practitioner/documents").await;
    after.expect_text("First aid certificate Waiting for review").expect_text("Treatment insurance Missing");
    assert!(!after.body.contains("Unknown localization"));
}

#[rocket::async_test]
async fn a_double_click_hands_in_one_document() {
    let office = Office::open().await;
    let id = DocumentId::fresh().to_string();
    office.hand_in_as(&id, "first-aid.pdf", PDF).await.expect_status(303);
    office.hand_in_as(&id, "first-aid.pdf", PDF).await.expect_status(303);
    assert_eq!(office.handed_in().await.len(), 1);
    assert_eq!(office.files().await.len(), 1);
}

#[rocket::async_test]
async fn an_id_of_another_persons_document_is_not_overwritten() {
    let office = Office::open().await;
    let theirs = office.records.enrol("Siân Ŵyn").await;
    let theirs = office.records.document(theirs.person_id, "first_aid", DocumentState::Approved).await;
    office.hand_in_as(&theirs.id.to_string(), "first-aid.pdf", PDF).await.expect_status(404);
    assert!(office.handed_in().await.is_empty());
}

#[rocket::async_test]
async fn every_empty_field_is_named_and_nothing_is_stored() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    let path = "/practitioner/documents/kinds/treatment_insurance/new";
    let answer = browser.upload(path, &[], ("file", "", b"")).await.expect_status(422);
    for wanted in [
        "Write who issued it",
        "Write its number or reference",
        "Choose the day on which it was issued.",
        "Tick at least one technique that it covers.",
        "Choose a file.",
    ] {
        answer.expect_text(wanted);
    }
    assert!(office.handed_in().await.is_empty());
}

#[rocket::async_test]
async fn a_document_that_ends_before_it_begins_or_has_ended_is_refused() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    for (to, wanted) in [("2026-01-01", "before the day of issue"), ("2026-11-19", "has ended already")] {
        let fields = [
            ("typed.issuer", "Red Cross"),
            ("typed.reference", "1"),
            ("typed.issued_on", "2026-02-01"),
            ("typed.expires_on", to),
        ];
        let path = "/practitioner/documents/kinds/first_aid/new";
        browser.upload(path, &fields, ("file", "a.pdf", PDF)).await.expect_status(422).expect_text(wanted);
    }
}

#[rocket::async_test]
async fn an_approved_document_is_valid_on_its_last_day_and_expired_from_the_next() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    office.approve(&reviewer, document.id).await.expect_status(303);
    let trainee = office.browser(office.trainee.person_id).await;
    trainee.get("/practitioner/documents").await.expect_text("First aid certificate Ends in 10 days");
    office.site.set_now(Utc.with_ymd_and_hms(2026, 11, 30, 23, 59, 59).unwrap());
    trainee.get("/practitioner/documents").await.expect_text("First aid certificate Ends today");
    let queue = reviewer.get("/academy/documents?show=expired").await;
    queue.expect_text("No document has ended.");
    office.site.set_now(office.site.now() + TimeDelta::seconds(1));
    trainee
        .get("/practitioner/documents")
        .await
        .expect_text("First aid certificate Ended on 30 November 2026");
    reviewer.get("/academy/documents?show=expired").await.expect_text("Łukasz Świątek");
}

#[rocket::async_test]
async fn a_file_comes_back_as_it_was_and_only_to_be_saved() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let browser = office.browser(office.trainee.person_id).await;
    let answer =
        browser.get(&format!("/practitioner/documents/{}/file", document.id)).await.expect_status(200);
    assert_eq!(answer.bytes, PDF);
    assert_eq!(answer.headers["content-type"], "application/pdf");
    assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"first_aid-2026-05-01.pdf\"");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    assert!(answer.headers["cache-control"].contains("no-store"));
}

#[rocket::async_test]
async fn another_trainees_document_is_not_found() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let other = office.records.enrol("Siân Ŵyn").await;
    let browser = office.browser(other.person_id).await;
    browser.get(&format!("/practitioner/documents/{}/file", document.id)).await.expect_status(404);
    browser.get(&format!("/academy/documents/{}/file", document.id)).await.expect_status(403);
}

#[rocket::async_test]
async fn a_file_that_was_changed_on_disk_is_not_given_out() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let file = office.site.dir.path().join("documents").join(&document.sha256[..2]).join(&document.sha256);
    std::fs::write(file, b"%PDF-1.7 something else").unwrap();
    let browser = office.browser(office.trainee.person_id).await;
    browser.get(&format!("/practitioner/documents/{}/file", document.id)).await.expect_status(500);
    assert!(!office.site.app.files.documents.verify(&document.sha256).await.unwrap());
}

#[rocket::async_test]
async fn a_disk_that_fails_is_a_clear_page_and_leaves_nothing_half_written() {
    let office = Office::open().await;
    let folder = office.site.dir.path().join("documents");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, b"in the way").unwrap();
    let answer = office.hand_in("first-aid.pdf", PDF).await.expect_status(503);
    answer.expect_text("We can't look this up right now");
    assert!(office.handed_in().await.is_empty());
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir(&folder).unwrap();
    office.hand_in("first-aid.pdf", PDF).await.expect_status(303);
}
