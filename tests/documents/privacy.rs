//! What a person may ask: a copy of everything, and to be erased.

use countersign::{
    domain::{states::EntryState, words::Role},
    storage::{ConnectionTrait, certificates, documents, events, locks, outbox, people},
    throttle::{Busy, Whose},
    workflows::export_person::collect_copy,
};
use serde_json::Value;

use super::Office;
use crate::support::records::day;

#[rocket::async_test]
async fn the_copy_holds_everything_of_the_person_and_no_secret() {
    let office = Office::open().await;
    office.waiting().await;
    office.records.issue(&office.trainee, 1, "Łukasz Świątek").await;
    let other = office.records.enrol("Siân Ŵyn").await;
    let browser = office.browser(office.trainee.person_id).await;
    let page = browser.get("/account/export").await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    let answer = browser.post("/account/export", &[]).await.expect_status(200);
    assert!(answer.headers["content-disposition"].starts_with("attachment"));
    let copy: Value = serde_json::from_slice(&answer.bytes).unwrap();
    let held = &copy["held"];
    assert_eq!(held["person"]["full_name"], "Łukasz Świątek");
    assert_eq!(held["enrolments"].as_array().unwrap().len(), 1);
    assert_eq!(held["documents"][0]["reference"], "FA-77");
    assert_eq!(held["certificates"][0]["state"], "active");
    assert!(held["events"].as_array().unwrap().iter().any(|event| event["action"] == "document.uploaded"));
    for secret in ["token_sha256", "password_hash", "Siân"] {
        assert!(!answer.body.contains(secret), "{secret}");
    }
    assert!(!answer.body.contains(&other.person_id.to_string()));
}

#[rocket::async_test]
async fn a_copy_is_collected_while_somebody_else_saves() {
    let office = Office::open().await;
    let store = office.site.store();
    let trainee = office.trainee.person_id;
    // The one writer is held: whatever needs it would wait.
    let saving = store.begin().await.unwrap();
    let copy = tokio::time::timeout(std::time::Duration::from_secs(8), collect_copy(store, trainee)).await;
    assert_eq!(copy.expect("the copy waits for who saves").unwrap()["person"]["id"], trainee.to_string());
    saving.commit().await.unwrap();
}

#[rocket::async_test]
async fn a_person_takes_one_copy_at_a_time_and_a_few_in_an_hour() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    let busy = office.site.client.rocket().state::<Busy>().unwrap();
    let running = busy.copies.take(Whose::Person(office.trainee.person_id.0)).unwrap();
    let told = browser.post("/account/export", &[]).await.expect_status(503);
    assert_eq!(told.headers["retry-after"], "5");
    drop(running);
    for _ in 0..6 {
        browser.post("/account/export", &[]).await.expect_status(200);
    }
    browser.post("/account/export", &[]).await.expect_status(429).expect_text("in 10 minutes");
    let (told, _) = events::list(
        office.site.store().read(),
        office.records.academy,
        &events::EventFilter { action: "person.exported".into(), ..Default::default() },
        1,
        50,
    )
    .await
    .unwrap();
    assert_eq!(told.len(), 6);
}

#[rocket::async_test]
async fn whoever_is_locked_out_or_has_no_role_takes_their_copy_all_the_same() {
    let office = Office::open().await;
    let trainee = office.trainee.person_id;
    let browser = office.browser(trainee).await;
    let (academy, by) = (office.records.academy, (office.records.manager, office.site.now()));
    let lock = async |tx: &_| locks::insert(tx, academy, trainee, "Looked into".into(), by).await;
    office.records.write(lock).await.unwrap();
    browser.get("/practitioner/documents").await.expect_status(403);
    let account = browser.get("/account").await.expect_status(200);
    assert!(account.body.contains("href=\"/account/export\""), "{}", account.text());
    let copy = browser.post("/account/export", &[]).await.expect_status(200);
    assert!(copy.body.contains("Łukasz Świątek"));
    // Nor is it for trainees only.
    let trainer = office.browser(office.records.trainer).await;
    trainer.post("/account/export", &[]).await.expect_status(200);
    office.site.browser().post("/account/export", &[]).await.expect_status(303);
}

#[rocket::async_test]
async fn asking_to_be_erased_twice_tells_the_academy_once() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    browser.get("/practitioner/erase-request").await.expect_text("Ask the academy to erase me?");
    browser.post("/practitioner/erase-request", &[]).await.expect_status(303);
    browser.post("/practitioner/erase-request", &[]).await.expect_status(303);
    browser.get("/practitioner/erase-request").await.expect_text("You asked for this on 20 November 2026");
    let mails = outbox::list(office.site.store().read(), office.records.academy, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, "office@ink.example");
    assert!(mails[0].text.contains(&format!("/academy/people/{}/erase", office.trainee.person_id)));
}

#[rocket::async_test]
async fn whoever_was_erased_and_came_back_may_ask_again() {
    let office = Office::open().await;
    let (store, academy, trainee) = (office.site.store(), office.records.academy, office.trainee.person_id);
    let owner = office.records.member("Ada Sample", Role::Owner, &[]).await;
    // Another academy relies on them: their account outlives the erasure here.
    office.records.another().await.grant(trainee, Role::Trainee).await;
    office.browser(trainee).await.post("/practitioner/erase-request", &[]).await.expect_status(303);
    let path = format!("/academy/people/{trainee}/erase");
    office.browser(owner).await.post(&path, &[]).await.expect_status(303);
    office.records.grant(trainee, Role::Trainee).await;
    let told = async || {
        let mails = outbox::list(store.read(), academy, 10).await.unwrap();
        mails.iter().filter(|mail| mail.text.contains(&path)).count()
    };
    let before = told().await;
    let back = office.browser(trainee).await;
    back.get("/practitioner/erase-request").await.expect_text("Ask the academy to erase me?");
    back.post("/practitioner/erase-request", &[]).await.expect_status(303);
    back.get("/practitioner/erase-request").await.expect_text("You asked for this on");
    assert_eq!(told().await, before + 1);
}

#[rocket::async_test]
async fn an_erasure_takes_the_person_and_leaves_the_certificate_and_the_chain() {
    let office = Office::open().await;
    let (store, academy) = (office.site.store(), office.records.academy);
    let trainee = office.trainee.person_id;
    let owner = office.records.member("Ada Sample", Role::Owner, &[]).await;
    let document = office.waiting().await.document;
    office.records.entry(&office.trainee, day(10, 5), 9, 2, EntryState::Countersigned).await;
    let certificate = office.records.issue(&office.trainee, 1, "Łukasz Świątek").await;
    let trainee_browser = office.browser(trainee).await;
    trainee_browser.post("/practitioner/erase-request", &[]).await.expect_status(303);
    let browser = office.browser(owner).await;
    let path = format!("/academy/people/{trainee}/erase");
    let page = browser.get(&path).await.expect_status(200);
    page.expect_text("Erase this person?")
        .expect_text("Łukasz Świątek")
        .expect_text("They asked for this on");
    assert!(!page.body.contains("Unknown localization"));
    browser.post(&path, &[]).await.expect_status(303);
    browser.post(&path, &[]).await.expect_status(303);

    let person = people::find(store.read(), trainee).await.unwrap();
    assert_eq!((person.full_name.as_str(), person.born_on), ("erased", None));
    assert!(person.email.ends_with("@erased.invalid"));
    assert_eq!(
        trainee_browser.get("/practitioner/documents").await.status.code,
        303,
        "the session has ended"
    );
    let kept = documents::find(store.read(), academy, document.id).await.unwrap();
    assert_eq!((kept.document.issuer.as_str(), kept.file_name.as_str()), ("erased", "erased"));
    assert!(office.files().await.is_empty());
    let after = certificates::find(store.read(), academy, certificate.id).await.unwrap();
    assert_eq!(after.facts, certificate.facts);
    assert!(events::verify(store.read(), academy).await.unwrap().is_ok());
    let (told, _) =
        events::list(store.read(), academy, &events::EventFilter::default(), 1, 50).await.unwrap();
    assert!(told.iter().any(|event| event.action == "document.uploaded" && event.changes.is_none()));
    assert_eq!(told.iter().filter(|event| event.action == "person.erased").count(), 1);
    let mails = outbox::list(store.read(), academy, 10).await.unwrap();
    assert!(mails.iter().all(|mail| !mail.text.contains("Łukasz")));
}

#[rocket::async_test]
async fn a_certificate_on_its_way_is_decided_before_an_erasure() {
    let office = Office::open().await;
    let owner = office.records.member("Ada Sample", Role::Owner, &[]).await;
    office.records.request(&office.trainee).await;
    let browser = office.browser(owner).await;
    let path = format!("/academy/people/{}/erase", office.trainee.person_id);
    browser.post(&path, &[]).await.expect_status(409).expect_text("A certificate is on its way");
    let person = people::find(office.site.store().read(), office.trainee.person_id).await.unwrap();
    assert_eq!(person.full_name, "Łukasz Świątek");
}

#[rocket::async_test]
async fn only_an_owner_of_the_same_academy_erases_and_never_themself() {
    let office = Office::open().await;
    let path = format!("/academy/people/{}/erase", office.trainee.person_id);
    office.browser(office.records.manager).await.post(&path, &[]).await.expect_status(403);
    let elsewhere = office.records.another().await;
    let stranger = elsewhere.member("Eve Elsewhere", Role::Owner, &[]).await;
    office.site.browser_of(stranger, elsewhere.academy).await.post(&path, &[]).await.expect_status(404);
    let owner = office.records.member("Ada Sample", Role::Owner, &[]).await;
    let own = format!("/academy/people/{owner}/erase");
    office
        .browser(owner)
        .await
        .post(&own, &[])
        .await
        .expect_status(409)
        .expect_text("You can't erase yourself");
}

#[rocket::async_test]
async fn an_erasure_takes_no_more_than_its_page_said() {
    let office = Office::open().await;
    let person = office.trainee.person_id;
    let owner = office.records.member("Olwen Owner", Role::Owner, &[]).await;
    let browser = office.browser(owner).await;
    let path = format!("/academy/people/{person}/erase");
    let page = browser.get(&path).await.expect_status(200);
    page.expect_text("They have not asked for this here");
    let shown = page.field("shown");
    // They ask only now.
    let own = office.browser(person).await;
    own.post("/practitioner/erase-request", &[]).await.expect_status(303);
    let late = browser.post(&path, &[("shown", &shown)]).await.expect_status(409);
    assert!(!late.body.contains("Unknown localization"), "{}", late.text());
    late.expect_text("Asked to be erased on");
    assert_eq!(people::find(office.site.store().read(), person).await.unwrap().full_name, "Łukasz Świątek");
    // Another academy relies on them, and then does no more.
    let other = office.records.another().await;
    other.grant(person, Role::Trainee).await;
    let page = browser.get(&path).await.expect_status(200);
    page.expect_text("Another academy");
    let shown = page.field("shown");
    let sql = format!(
        "DELETE FROM role_grant WHERE academy_id = x'{}' AND person_id = x'{}'",
        other.academy.0.simple(),
        person.0.simple()
    );
    let tx = office.site.store().begin().await.unwrap();
    tx.execute_unprepared(&sql).await.unwrap();
    tx.commit().await.unwrap();
    let late = browser.post(&path, &[("shown", &shown)]).await.expect_status(409);
    late.expect_text("Another academy keeps the profile");
    assert_eq!(people::find(office.site.store().read(), person).await.unwrap().full_name, "Łukasz Świątek");
}
