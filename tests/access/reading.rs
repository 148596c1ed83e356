//! An auditor reads everything and changes nothing; who works with a record reads its events.

use countersign::{
    domain::{
        states::{DocumentState, EntryState},
        words::Role,
    },
    storage::{
        accounts::{self, LinkPurpose},
        outbox::{self, Mail},
    },
};

use super::{academy, member};
use crate::support::{
    app::{Answer, TestApp},
    records::day,
};

/// Panics where a page offers a form that changes something here, or has no words for something.
#[track_caller]
fn only_reads(page: &Answer, path: &str) {
    assert!(!page.body.contains("Unknown localization"), "{path}");
    let forms = page.body.split("<form").skip(1).filter(|form| form.contains("method=\"post\""));
    for form in forms {
        let head = form.split('>').next().unwrap();
        // One's own language, academy and way out.
        let own = ["/account/", "/sign-out"].iter().any(|mine| head.contains(mine));
        let silent = !form.split("</form").next().unwrap().contains("<button");
        assert!(own || silent, "{path}: {head}");
    }
}

#[tokio::test]
async fn an_auditor_reads_documents_and_files_samples_appearance_mail_and_events_and_changes_nothing() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let auditor = member(&records, Role::Auditor).await;
    let trainee = records.enrol("Aled Sample").await;
    records.entry(&trainee, day(11, 2), 9, 2, EntryState::Submitted).await;
    let document = records.document(trainee.person_id, "first_aid", DocumentState::Uploaded).await;
    let approved = records.document(trainee.person_id, "insurance", DocumentState::Approved).await;
    let browser = app.browser_of(auditor, records.academy).await;
    let home = format!("/academy/enrolments/{}", trainee.id);
    let mut paths: Vec<String> = [
        "",
        "/cohorts",
        "/assessments",
        "/assessments/sample",
        "/documents",
        "/certificates",
        "/courses",
        "/appearance",
        "/people",
        "/events",
        "/outbox",
    ]
    .iter()
    .map(|path| format!("/academy{path}"))
    .collect();
    paths.extend(
        ["", "/hours", "/cases", "/documents", "/assessments", "/events"].map(|tab| format!("{home}{tab}")),
    );
    paths.push(format!("/academy/documents/{}", document.id));
    paths.push(format!("/academy/documents/{}", approved.id));
    paths.push(format!("/academy/assessments/{}", trainee.id));
    paths.push(format!("/academy/people/{}", trainee.person_id));
    for path in &paths {
        let page = browser.get(path).await.expect_status(200);
        only_reads(&page, path);
    }
    let menu = browser.get("/academy").await.body;
    for entry in ["/academy/assessments", "/academy/documents", "/academy/appearance", "/academy/outbox"] {
        assert!(menu.contains(&format!("href=\"{entry}\"")), "{entry} is in the menu");
    }
    let page = browser.get(&format!("/academy/documents/{}", document.id)).await;
    assert!(page.body.contains(&format!("/academy/documents/{}/file", document.id)));
}

#[tokio::test]
async fn who_works_with_a_record_reads_what_happened_to_it() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let trainee = records.enrol("Aled Sample").await;
    let path = format!("/academy/enrolments/{}/events", trainee.id);
    for role in [Role::Trainer, Role::Assessor, Role::Iqa, Role::Auditor, Role::Manager] {
        let person = member(&records, role).await;
        let page = app.browser_of(person, records.academy).await.get(&path).await.expect_status(200);
        assert!(!page.body.contains("Unknown localization"), "{role}");
    }
    let trainee = app.browser_of(trainee.person_id, records.academy).await;
    trainee.get(&path).await.expect_status(403);
}

/// A mail that the mail server did not take.
async fn undelivered(app: &TestApp, records: &crate::support::records::Fixture, to: &str) {
    let mail = written(app, records, to, None);
    records.write(async |tx| outbox::insert(tx, &mail).await).await.unwrap();
    let error = "permanent error (550): 5.1.1 user unknown";
    records.write(async |tx| outbox::update_failed(tx, &mail, error, app.now()).await).await.unwrap();
}

/// A mail of an academy, with the promise of a link or without.
fn written(
    app: &TestApp,
    records: &crate::support::records::Fixture,
    to: &str,
    link_id: Option<uuid::Uuid>,
) -> Mail {
    let id = countersign::domain::ids::MailId::fresh();
    Mail {
        id,
        academy_id: Some(records.academy),
        dedup_key: format!("test:{id}"),
        to: to.into(),
        template: "invitation".into(),
        subject: "You are invited".into(),
        text: "Open https://verify.example/invitation/made-when-this-is-sent".into(),
        html: String::new(),
        created_at: app.now(),
        attempts: 0,
        last_error: None,
        sent_at: None,
        link_id,
        dropped_at: None,
    }
}

#[tokio::test]
async fn a_mail_that_cannot_be_delivered_is_seen_in_production_by_who_can_act_and_by_nobody_else() {
    let app = TestApp::spawn_with(|settings| {
        settings.mode = countersign::config::Mode::Production;
        settings.public_url = Some("http://verify.example".into());
    })
    .await;
    let records = academy(&app).await;
    let bounced = records.member("Bettina Bounce", Role::Trainee, &[]).await;
    let address = app.email_of(bounced).await;
    undelivered(&app, &records, &address).await;
    for role in [Role::Owner, Role::Manager] {
        let browser = app.browser_of(member(&records, role).await, records.academy).await;
        let front = browser.get("/academy").await.expect_status(200);
        assert!(!front.body.contains("Unknown localization"));
        front.expect_text("One email could not be delivered");
        let page = browser.get("/academy/outbox").await.expect_status(200);
        assert!(!page.body.contains("Unknown localization"));
        page.expect_text(&address).expect_text("user unknown").expect_text("not delivered yet");
        assert!(page.body.contains(&format!("/academy/people/{bounced}")), "the way to correct it");
        assert!(!page.body.contains("made-when-this-is-sent"), "no mail is read here");
        let person = browser.get(&format!("/academy/people/{bounced}")).await.expect_status(200);
        person.expect_text("user unknown");
    }
    for role in [Role::Trainer, Role::Assessor, Role::Iqa, Role::Trainee] {
        let browser = app.browser_of(member(&records, role).await, records.academy).await;
        browser.get("/academy/outbox").await.expect_status(403);
    }
}

#[tokio::test]
async fn a_mail_that_nobody_takes_is_given_up_after_some_days_and_stays_seen() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let bounced = records.member("Bettina Bounce", Role::Trainee, &[]).await;
    undelivered(&app, &records, &app.email_of(bounced).await).await;
    for _ in 0..14 {
        let now = app.now() + chrono::TimeDelta::days(2);
        app.set_now(now);
        let due = outbox::list_due(records.store.read(), now, 10).await.unwrap();
        assert_eq!(due.len(), 1, "it is tried again");
        records.write(async |tx| outbox::update_failed(tx, &due[0], "550 unknown", now).await).await.unwrap();
    }
    let later = app.now() + chrono::TimeDelta::days(30);
    assert!(outbox::list_due(records.store.read(), later, 10).await.unwrap().is_empty());
    let owner = app.browser_of(member(&records, Role::Owner).await, records.academy).await;
    owner.get("/academy/outbox").await.expect_text("It is not tried again");
}

#[tokio::test]
async fn an_undelivered_mail_is_settled_by_one_that_arrives_by_the_end_of_its_link_or_by_a_corrected_address()
{
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    let owner = app.browser_of(member(&records, Role::Owner).await, records.academy).await;
    let told = async |words: &str| {
        let front = owner.get("/academy").await.expect_status(200);
        assert_eq!(front.text().contains("could not be delivered"), !words.is_empty(), "{}", front.text());
        owner.get("/academy/outbox").await.expect_status(200).expect_text(words);
    };
    let bounced = records.member("Bettina Bounce", Role::Trainee, &[]).await;
    let address = app.email_of(bounced).await;
    undelivered(&app, &records, &address).await;
    told("user unknown").await;
    // A later one arrives.
    app.set_now(app.now() + chrono::TimeDelta::hours(1));
    let arrived = written(&app, &records, &address, None);
    let now = app.now();
    records
        .write(async |tx| {
            outbox::insert(tx, &arrived).await?;
            outbox::update_sent(tx, arrived.id, now).await
        })
        .await
        .unwrap();
    told("").await;
    // An invitation: the promise of its link ends when another one takes its place.
    app.set_now(app.now() + chrono::TimeDelta::hours(1));
    let now = app.now();
    let purpose = LinkPurpose::Invitation;
    let invited = records
        .write(async |tx| {
            let end = now + chrono::TimeDelta::days(14);
            let link = accounts::insert_promise(tx, purpose, Some(bounced), now, end).await?;
            let mail = written(&app, &records, &address, Some(link));
            outbox::insert(tx, &mail).await?;
            outbox::update_failed(tx, &mail, "550 user unknown", now).await
        })
        .await;
    invited.unwrap();
    told("user unknown").await;
    records.write(async |tx| accounts::update_ended(tx, purpose, Some(bounced), now).await).await.unwrap();
    told("").await;
    // Nobody has the address any more.
    undelivered(&app, &records, "bettina@gmial.example").await;
    told("").await;
}

#[tokio::test]
async fn whoever_may_only_look_at_the_appearance_has_no_field_to_type_into() {
    let app = TestApp::spawn().await;
    let records = academy(&app).await;
    for (role, may_save) in [(Role::Auditor, false), (Role::Owner, true)] {
        let browser = app.browser_of(member(&records, role).await, records.academy).await;
        let page = browser.get("/academy/appearance").await.expect_status(200);
        assert_eq!(page.body.contains("<fieldset class=\"form\" disabled>"), !may_save, "{role}");
        assert_eq!(page.text().contains("Only an owner changes it."), !may_save, "{role}");
    }
}
