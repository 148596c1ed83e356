//! Which of several papers counts, as the patient, the holder and the academy are told.

use chrono::NaiveDate;
use countersign::{
    domain::{document::Document, states::DocumentState},
    storage::{
        document_review::{self, Listed},
        documents, events,
        events::EventFilter,
        outbox,
        pages::Page,
    },
};

use super::Office;
use crate::support::{
    app::{Browser, today},
    records::{self, code},
};

fn policy(office: &Office, from: &str, until: &str, covers: &[&str]) -> Document {
    let kind = "treatment_insurance";
    let paper =
        records::document(office.records.academy, office.trainee.person_id, kind, DocumentState::Approved);
    Document {
        issued_on: from.parse().unwrap(),
        expires_on: Some(until.parse().unwrap()),
        covers: covers.iter().map(|key| (*key).to_owned()).collect(),
        ..paper
    }
}

/// An office whose trainee holds a certificate and an insurance until 25 February 2027.
async fn office() -> (Office, Document) {
    let office = Office::open().await;
    office.records.issue(&office.trainee, 1, "Łukasz Świątek").await;
    let policy = policy(&office, "2026-02-26", "2027-02-25", &["hairline"]);
    put(&office, &policy).await;
    (office, policy)
}

async fn put(office: &Office, document: &Document) {
    office.records.write(async |tx| documents::insert(tx, document, "policy.pdf").await).await.unwrap();
}

/// What the patient's page says.
async fn patient(office: &Office) -> String {
    office.site.browser().get(&format!("/v/{}", code(1).as_str())).await.expect_status(200).text()
}

/// Hands an insurance in on the trainee's page and approves it on the manager's.
async fn handed_in_and_approved(office: &Office, from: &str, until: &str) -> Document {
    let fields = [
        ("typed.issuer", "Northern Mutual"),
        ("typed.reference", "P-2"),
        ("typed.issued_on", from),
        ("typed.expires_on", until),
        ("typed.covers", "hairline"),
    ];
    let trainee = office.browser(office.trainee.person_id).await;
    let path = "/practitioner/documents/kinds/treatment_insurance/new";
    trainee.upload(path, &fields, ("file", "policy.pdf", super::PDF)).await.expect_status(303);
    let waiting = office.handed_in().await;
    let document =
        waiting.into_iter().map(|view| view.document).find(|d| d.state == DocumentState::Uploaded).unwrap();
    let reviewer = office.browser(office.records.manager).await;
    office.approve(&reviewer, document.id).await.expect_status(303);
    document
}

async fn withdraw(reviewer: &Browser<'_>, document: &Document, reason: &str) -> crate::support::app::Answer {
    let path = format!("/academy/documents/{}/withdraw", document.id);
    reviewer.get(&path).await.expect_status(200);
    reviewer.post(&path, &[("reason", reason)]).await
}

#[rocket::async_test]
async fn approving_a_renewal_that_begins_later_leaves_the_patient_what_is_valid() {
    let (office, _) = office().await;
    assert!(patient(&office).await.contains("Treatment insurance current until 25 February 2027"));
    handed_in_and_approved(&office, "2027-03-10", "2028-03-09").await;
    assert!(patient(&office).await.contains("Treatment insurance current until 25 February 2027"));
    let trainee = office.browser(office.trainee.person_id).await;
    trainee
        .get("/practitioner/documents")
        .await
        .expect_text("Treatment insurance Approved until 25 February 2027");
}

#[rocket::async_test]
async fn approving_one_with_a_mistyped_year_leaves_the_valid_one_and_is_mended_by_taking_it_back() {
    let (office, _) = office().await;
    let mistyped = handed_in_and_approved(&office, "2026-06-01", "2062-05-31").await;
    assert!(patient(&office).await.contains("current until 31 May 2062"));
    let reviewer = office.browser(office.records.manager).await;
    withdraw(&reviewer, &mistyped, "The year is mistyped.").await.expect_status(303);
    assert!(patient(&office).await.contains("current until 25 February 2027"));
}

#[rocket::async_test]
async fn an_approval_is_taken_back_with_a_reason_that_the_owner_reads_and_patients_see_it_at_once() {
    let (office, policy) = office().await;
    let reviewer = office.browser(office.records.manager).await;
    let page = reviewer.get(&format!("/academy/documents/{}", policy.id)).await.expect_status(200);
    page.expect_text("Take the approval back…");
    withdraw(&reviewer, &policy, " ").await.expect_status(422).expect_text("Write why the approval");
    let reason = "The insurer cancelled it.";
    withdraw(&reviewer, &policy, reason).await.expect_status(303);
    assert!(patient(&office).await.contains("Treatment insurance no longer accepted by the academy"));
    let trainee = office.browser(office.trainee.person_id).await;
    let own = trainee.get("/practitioner/documents").await.expect_status(200);
    own.expect_text("Treatment insurance Approval taken back").expect_text(reason);
    assert!(!own.body.contains("Unknown localization"));
    let academy = office.records.academy;
    let mails = outbox::list(office.site.store().read(), academy, 10).await.unwrap();
    let mail = mails.iter().find(|mail| mail.subject.contains("no longer approved")).unwrap();
    assert!(mail.text.contains(reason));
    let filter = EventFilter { subject: Some(policy.id.0), ..EventFilter::default() };
    let (told, _) = events::list(office.site.store().read(), academy, &filter, 1, 10).await.unwrap();
    assert_eq!(told[0].action, "document.approval_withdrawn");
    let listed = reviewer.get("/academy/documents?show=withdrawn").await;
    listed.expect_text("Łukasz Świątek").expect_text("Treatment insurance");
}

#[rocket::async_test]
async fn an_approval_is_taken_back_once_and_never_by_its_owner() {
    let (office, policy) = office().await;
    let reviewer = office.browser(office.records.manager).await;
    let path = format!("/academy/documents/{}/withdraw", policy.id);
    let shown = reviewer.get(&path).await.field("shown");
    let form = [("reason", "Cancelled."), ("shown", shown.as_str())];
    reviewer.post(&path, &form).await.expect_status(303);
    let again = reviewer.post(&path, &form).await.expect_status(409);
    again.expect_text("Nothing was changed").expect_text("Cancelled.");
    let own = office.records.document(office.records.manager, "first_aid", DocumentState::Approved).await;
    let path = format!("/academy/documents/{}/withdraw", own.id);
    reviewer.post(&path, &[("reason", "Cancelled.")]).await.expect_status(409);
}

#[rocket::async_test]
async fn an_approval_form_held_back_while_the_role_ends_changes_nothing() {
    let (office, policy) = office().await;
    let academy = office.records.academy;
    let reviewer = office.browser(office.records.manager).await;
    let path = format!("/academy/documents/{}/withdraw", policy.id);
    office.end_roles(office.records.manager).await;
    reviewer.post(&path, &[("reason", "Cancelled.")]).await.expect_status(403);
    let kept = documents::find(office.site.store().read(), academy, policy.id).await.unwrap();
    assert_eq!(kept.document.state, DocumentState::Approved);
}

#[rocket::async_test]
async fn two_policies_cover_together_and_each_technique_is_told_with_its_end() {
    let (office, _) = office().await;
    put(&office, &policy(&office, "2026-06-01", "2027-05-31", &["density"])).await;
    let trainee = office.browser(office.trainee.person_id).await;
    let own = trainee.get("/practitioner/documents").await;
    own.expect_text("Hairline Approved until 25 February 2027");
    own.expect_text("Density Approved until 31 May 2027");
    own.expect_text("Not covered");
}

#[rocket::async_test]
async fn the_lists_of_ending_papers_name_only_what_nothing_follows() {
    let office = Office::open().await;
    let (store, academy) = (office.site.store(), office.records.academy);
    let listed = async |listed: Listed, on: NaiveDate| {
        document_review::list(store.read(), academy, listed, (on, "en"), Page::new(1, 10))
            .await
            .unwrap()
            .items
    };
    put(&office, &policy(&office, "2025-12-01", "2026-11-30", &["hairline"])).await;
    assert_eq!(listed(Listed::EndingSoon, today()).await.len(), 1);
    put(&office, &policy(&office, "2026-12-01", "2027-11-30", &["hairline"])).await;
    assert!(listed(Listed::EndingSoon, today()).await.is_empty());
    assert_eq!(listed(Listed::Approved, today()).await.len(), 2);
    let later = "2026-12-05".parse().unwrap();
    assert!(listed(Listed::Expired, later).await.is_empty(), "the one that ended was followed");
    assert_eq!(listed(Listed::Approved, later).await.len(), 1);
    let front = office.browser(office.records.manager).await.get("/academy").await;
    assert!(!front.text().contains("Treatment insurance"));
}

#[rocket::async_test]
async fn a_paper_that_ended_while_it_waited_says_so_to_both() {
    let office = Office::open().await;
    let document = office.waiting().await.document;
    office.site.set_now(office.site.now() + chrono::TimeDelta::days(20));
    let trainee = office.browser(office.trainee.person_id).await;
    let wanted = "Ended on 30 November 2026 while it waited for review";
    trainee.get("/practitioner/documents").await.expect_text(wanted);
    let reviewer = office.browser(office.records.manager).await;
    let page = reviewer.get(&format!("/academy/documents/{}", document.id)).await;
    page.expect_text(wanted).expect_text("Its last valid day passed while it waited.");
}

#[rocket::async_test]
async fn every_holder_can_hand_in_a_paper_about_a_changed_name_and_reads_its_kind_in_words() {
    let office = Office::open().await;
    let trainee = office.browser(office.trainee.person_id).await;
    trainee.get("/practitioner/documents").await.expect_text("Has your name changed?");
    for kind in ["name_change", "marriage_certificate", "deed_poll"] {
        let path = format!("/practitioner/documents/kinds/{kind}/new");
        trainee.get(&path).await.expect_status(200);
    }
    let fields =
        [("typed.issuer", "Register Office"), ("typed.reference", "1"), ("typed.issued_on", "2026-10-01")];
    let path = "/practitioner/documents/kinds/deed_poll/new";
    trainee.upload(path, &fields, ("file", "deed.pdf", super::PDF)).await.expect_status(303);
    let listed = office.browser(office.records.manager).await.get("/academy/documents").await;
    listed.expect_text("Deed poll");
    assert!(!listed.body.contains("deed_poll"), "no raw key");
    trainee.get("/practitioner/documents/kinds/anything/new").await.expect_status(404);
}
