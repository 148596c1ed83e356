//! The reviewer's yes and no.

use countersign::{
    domain::{document::Document, states::DocumentState, words::Role},
    storage::{
        document_review::{self, Listed},
        documents,
        events::{self, EventFilter},
        outbox, pages,
    },
};

use super::{Office, PDF};
use crate::support::{
    app::today,
    records::{self, day},
};

/// An approved document of the trainee, not stored yet.
fn older(office: &Office, kind: &str) -> Document {
    records::document(office.records.academy, office.trainee.person_id, kind, DocumentState::Approved)
}

async fn state(office: &Office, id: countersign::domain::ids::DocumentId) -> DocumentState {
    documents::find(office.site.store().read(), office.records.academy, id).await.unwrap().document.state
}

#[rocket::async_test]
async fn an_approved_document_is_told_by_mail_and_written_into_the_events() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    reviewer
        .get("/academy/documents")
        .await
        .expect_text("Łukasz Świątek")
        .expect_text("First aid certificate");
    let page = reviewer.get(&format!("/academy/documents/{}", document.id)).await.expect_status(200);
    page.expect_text("Red Cross").expect_text("FA-77");
    assert!(!page.body.contains("Unknown localization"));
    let file = reviewer.get(&format!("/academy/documents/{}/file", document.id)).await.expect_status(200);
    assert_eq!(file.bytes, PDF);
    let done = office.approve(&reviewer, document.id).await.expect_status(303);
    let after = reviewer.get(done.location.as_deref().unwrap()).await;
    after.expect_text("Approved.").expect_text("Nothing is waiting for review.");
    assert_eq!(state(&office, document.id).await, DocumentState::Approved);
    let mails = outbox::list(office.site.store().read(), office.records.academy, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].subject.contains("First aid certificate: approved"), "{}", mails[0].subject);
    assert!(mails[0].text.contains("http://verify.example/practitioner/documents"));
    let filter = EventFilter { subject: Some(document.id.0), ..EventFilter::default() };
    let (told, _) =
        events::list(office.site.store().read(), office.records.academy, &filter, 1, 10).await.unwrap();
    assert_eq!(
        told.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(),
        ["document.approved", "document.uploaded"]
    );
}

#[rocket::async_test]
async fn a_refusal_needs_a_reason_and_the_owner_reads_it() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    let path = format!("/academy/documents/{}/reject", document.id);
    reviewer
        .post(&path, &[("reason", "  ")])
        .await
        .expect_status(422)
        .expect_text("Write why it is not accepted.");
    reviewer.post(&path, &[("reason", "The second page is missing.")]).await.expect_status(303);
    let trainee = office.browser(office.trainee.person_id).await;
    trainee
        .get("/practitioner/documents")
        .await
        .expect_text("Not accepted because: The second page is missing.");
    let mails = outbox::list(office.site.store().read(), office.records.academy, 10).await.unwrap();
    assert!(mails[0].text.contains("The second page is missing."));
}

#[rocket::async_test]
async fn of_two_reviewers_the_first_is_written_and_the_other_told_who_was_faster() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let first = office.browser(office.records.manager).await;
    let second = office.browser(office.records.approver).await;
    office.approve(&first, document.id).await.expect_status(303);
    let late =
        second.post(&format!("/academy/documents/{}/reject", document.id), &[("reason", "Blurred.")]).await;
    late.expect_status(409).expect_text("Morwenna Pask was faster");
    assert_eq!(state(&office, document.id).await, DocumentState::Approved);
    let mails = outbox::list(office.site.store().read(), office.records.academy, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
}

#[rocket::async_test]
async fn nobody_reviews_their_own_document() {
    let office = Office::open().await;
    let own = office.records.document(office.records.manager, "first_aid", DocumentState::Uploaded).await;
    let reviewer = office.browser(office.records.manager).await;
    let page = reviewer.get(&format!("/academy/documents/{}", own.id)).await.expect_status(200);
    page.expect_text("This document is your own.");
    let answer = reviewer.post(&format!("/academy/documents/{}/approve", own.id), &[]).await;
    answer.expect_status(409).expect_text("This document is your own");
    assert_eq!(state(&office, own.id).await, DocumentState::Uploaded);
}

#[rocket::async_test]
async fn a_newer_approved_document_takes_the_place_of_an_older_one_only_in_words() {
    let office = Office::open().await;
    let mut old = older(&office, "first_aid");
    (old.issued_on, old.expires_on) = (day(4, 30), Some(day(11, 25)));
    office.records.write(async |tx| documents::insert(tx, &old, "old.pdf").await).await.unwrap();
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    office.approve(&reviewer, document.id).await.expect_status(303);
    assert_eq!(state(&office, old.id).await, DocumentState::Approved);
    let page = reviewer.get(&format!("/academy/documents/{}", old.id)).await;
    page.expect_text("Replaced by a newer one");
}

#[rocket::async_test]
async fn another_academys_documents_are_not_found() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let elsewhere = office.records.another().await;
    let stranger = office.site.browser_of(elsewhere.manager, elsewhere.academy).await;
    for path in ["", "/file"] {
        stranger.get(&format!("/academy/documents/{}{path}", document.id)).await.expect_status(404);
    }
    stranger.post(&format!("/academy/documents/{}/approve", document.id), &[]).await.expect_status(404);
    assert_eq!(state(&office, document.id).await, DocumentState::Uploaded);
}

#[rocket::async_test]
async fn only_owners_and_managers_review() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    for role in [Role::Trainer, Role::Assessor, Role::Iqa, Role::Auditor] {
        let person = office.records.member("Somebody Else", role, &[]).await;
        let browser = office.browser(person).await;
        // Who watches over the academy reads the list, and changes nothing of it.
        let reads = if role == Role::Auditor { 200 } else { 403 };
        browser.get("/academy/documents").await.expect_status(reads);
        browser.post(&format!("/academy/documents/{}/approve", document.id), &[]).await.expect_status(403);
        browser.get(&format!("/academy/documents/{}/file", document.id)).await.expect_status(200);
    }
}

#[rocket::async_test]
async fn the_lists_end_a_term_on_the_same_day_as_the_rules_do() {
    let office = Office::open().await;
    let (store, academy) = (office.site.store(), office.records.academy);
    let mut leap = older(&office, "bloodborne_pathogens");
    leap.issued_on = "2024-02-29".parse().unwrap();
    leap.expires_on = None;
    office.records.write(async |tx| documents::insert(tx, &leap, "course.pdf").await).await.unwrap();
    let needed = document_review::list_needed(store.read(), academy, office.trainee.person_id).await.unwrap();
    let rule = needed.iter().find(|n| n.rule.kind == leap.kind).map(|n| &n.rule);
    let last = leap.last_valid_day(rule).unwrap();
    assert_eq!(last, "2025-02-28".parse().unwrap());
    for (on, listed) in
        [(last, Listed::EndingSoon), (last.succ_opt().unwrap(), Listed::Expired), (today(), Listed::Expired)]
    {
        for one in [Listed::EndingSoon, Listed::Expired] {
            let page = pages::Page::new(1, 10);
            let found = document_review::list(store.read(), academy, one, on, page).await.unwrap();
            assert_eq!(found.total, u64::from(one == listed), "{one} on {on}");
            assert!(found.items.iter().all(|line| line.currency == leap.currency(rule, on)));
        }
    }
}
