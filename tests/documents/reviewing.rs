//! The reviewer's yes and no.

use countersign::{
    domain::{document::Document, person::Person, states::DocumentState, words::Role},
    storage::{
        document_review::{self, Listed},
        documents, enrolments,
        events::{self, EventFilter},
        outbox, pages, people,
    },
};

use super::{Office, PDF};
use crate::support::{
    app::today,
    issue::actions,
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
    assert!(mails[0].text.contains("(Red Cross, FA-77)"), "{}", mails[0].text);
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
    let shown = office.shown(&reviewer, document.id).await;
    let refusal = [("reason", "The second page is missing."), ("shown", &shown)];
    reviewer.post(&path, &refusal).await.expect_status(303);
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
            let found = document_review::list(store.read(), academy, one, (on, "en"), page).await.unwrap();
            assert_eq!(found.total, u64::from(one == listed), "{one} on {on}");
            assert!(found.items.iter().all(|line| line.currency == leap.currency(rule, on)));
        }
    }
}

#[rocket::async_test]
async fn nobody_approves_a_document_whose_page_they_have_not_seen() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    for path in ["approve", "reject"] {
        let path = format!("/academy/documents/{}/{path}", document.id);
        for shown in ["", "W10", "nonsense"] {
            let answer = reviewer.post(&path, &[("shown", shown), ("reason", "Blurred.")]).await;
            answer.expect_status(409).expect_text("changed since you looked");
        }
    }
    assert_eq!(state(&office, document.id).await, DocumentState::Uploaded);
}

#[rocket::async_test]
async fn a_name_that_changed_while_the_page_was_open_is_shown_side_by_side_and_nothing_is_approved() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    let reviewer = office.browser(office.records.manager).await;
    let shown = office.shown(&reviewer, document.id).await;
    let store = office.site.store();
    let person = people::find(store.read(), office.trainee.person_id).await.unwrap();
    let renamed = Person { full_name: "Łukasz Nowak".into(), ..person };
    office.records.write(async |tx| people::update(tx, &renamed).await).await.unwrap();
    let path = format!("/academy/documents/{}/approve", document.id);
    let answer = reviewer.post(&path, &[("shown", &shown)]).await.expect_status(409);
    answer.expect_text("Whose it is Łukasz Świątek Łukasz Nowak");
    assert_eq!(state(&office, document.id).await, DocumentState::Uploaded);
    office.approve(&reviewer, document.id).await.expect_status(303);
}

#[rocket::async_test]
async fn approving_an_identity_document_checks_name_and_birth_date_in_the_same_step() {
    let office = Office::open().await;
    let paper = office.records.document(office.trainee.person_id, "identity", DocumentState::Uploaded).await;
    let store = office.site.store();
    let person = people::find(store.read(), office.trainee.person_id).await.unwrap();
    let nobody_knows = Person { born_on: None, ..person };
    office.records.write(async |tx| people::update(tx, &nobody_knows).await).await.unwrap();
    let unchecked = "UPDATE enrolment SET identity_checked_on = NULL, identity_checked_by = NULL";
    office.site.prepare(unchecked).await;
    let reviewer = office.browser(office.records.manager).await;
    let page = reviewer.get(&format!("/academy/documents/{}", paper.id)).await;
    page.expect_text("Nobody has checked their identity yet.");
    let path = format!("/academy/documents/{}/approve", paper.id);
    let shown = office.shown(&reviewer, paper.id).await;
    let ticked = [("shown", shown.as_str()), ("matches", "true"), ("born_on", "")];
    let answer = reviewer.post(&path, &ticked).await.expect_status(422);
    answer.expect_text("Write the birth date that stands on the document.");
    assert_eq!(state(&office, paper.id).await, DocumentState::Uploaded, "one transaction");
    let ticked = [("shown", shown.as_str()), ("matches", "true"), ("born_on", "1990-03-03")];
    reviewer.post(&path, &ticked).await.expect_status(303);
    assert_eq!(state(&office, paper.id).await, DocumentState::Approved);
    let academy = office.records.academy;
    let enrolment = enrolments::find(store.read(), academy, office.trainee.id).await.unwrap();
    assert_eq!(enrolment.identity_checked_on, Some(today()));
    let person = people::find(store.read(), office.trainee.person_id).await.unwrap();
    assert_eq!(person.born_on, "1990-03-03".parse().ok());
}

#[rocket::async_test]
async fn an_identity_check_goes_with_the_approval_of_the_document_it_was_made_by() {
    let office = Office::open().await;
    let (store, academy) = (office.site.store(), office.records.academy);
    let unchecked = "UPDATE enrolment SET identity_checked_on = NULL, identity_checked_by = NULL";
    office.site.prepare(unchecked).await;
    let paper = office.records.document(office.trainee.person_id, "identity", DocumentState::Uploaded).await;
    let reviewer = office.browser(office.records.manager).await;
    let path = format!("/academy/documents/{}/approve", paper.id);
    let shown = office.shown(&reviewer, paper.id).await;
    let ticked = [("shown", shown.as_str()), ("matches", "true"), ("born_on", "")];
    reviewer.post(&path, &ticked).await.expect_status(303);
    let checked = async || enrolments::find(store.read(), academy, office.trainee.id).await.unwrap();
    assert_eq!(checked().await.identity_checked_on, Some(today()));
    let path = format!("/academy/documents/{}/withdraw", paper.id);
    reviewer.get(&path).await.expect_text("the identity check that was made with it");
    reviewer.press(&path, &path, &[("reason", "Somebody else's passport")]).await.expect_status(303);
    let enrolment = checked().await;
    assert_eq!((enrolment.identity_checked_on, enrolment.identity_checked_by), (None, None));
    let told = actions(store, academy, office.trainee.id.0).await;
    assert!(told.contains(&"enrolment.identity_unchecked".to_owned()), "{told:?}");
    // Another paper is seen, and the check that it brings stays.
    let next = office.records.document(office.trainee.person_id, "identity", DocumentState::Uploaded).await;
    let path = format!("/academy/documents/{}/approve", next.id);
    let shown = office.shown(&reviewer, next.id).await;
    let ticked = [("shown", shown.as_str()), ("matches", "true"), ("born_on", "")];
    reviewer.post(&path, &ticked).await.expect_status(303);
    assert_eq!(checked().await.identity_checked_on, Some(today()));
}

#[rocket::async_test]
async fn an_identity_document_can_be_approved_without_checking_the_identity() {
    let office = Office::open().await;
    let paper = office.records.document(office.trainee.person_id, "identity", DocumentState::Uploaded).await;
    let reviewer = office.browser(office.records.manager).await;
    office.approve(&reviewer, paper.id).await.expect_status(303);
    let academy = office.records.academy;
    let enrolment = enrolments::find(office.site.store().read(), academy, office.trainee.id).await.unwrap();
    assert_eq!(enrolment.identity_checked_on, office.trainee.identity_checked_on);
}

#[rocket::async_test]
async fn a_birth_date_without_its_tick_is_given_back_and_nothing_is_approved() {
    let office = Office::open().await;
    let document =
        office.records.document(office.trainee.person_id, "identity", DocumentState::Uploaded).await;
    let reviewer = office.browser(office.records.manager).await;
    let (page, path) = (
        format!("/academy/documents/{}", document.id),
        format!("/academy/documents/{}/approve", document.id),
    );
    let refused = reviewer.press(&page, &path, &[("born_on", "1990-03-03")]).await.expect_status(422);
    refused.expect_text("Tick the box below, or leave the date empty.");
    assert_eq!(state(&office, document.id).await, DocumentState::Uploaded);
}
