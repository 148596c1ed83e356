//! The desk's front page.

use chrono::TimeDelta;
use countersign::{
    domain::{
        states::{CohortState, DocumentState},
        words::Role,
    },
    storage::cohorts,
};

use crate::support::{app::TestApp, records::Fixture};

use super::{Desk, expect_worded};

#[rocket::async_test]
async fn a_manager_sees_documents_to_review_and_the_running_cohorts() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Siân Ŵyn Prys").await;
    desk.records.document(trainee.person_id, "first_aid", DocumentState::Uploaded).await;
    desk.app.set_now(desk.app.now() + TimeDelta::days(20));
    let page = desk.manager().await.get("/academy").await.expect_status(200);
    expect_worded(&page);
    page.expect_text("1 document to review").expect_text("Autumn 2026").expect_text("1 behind");
}

#[rocket::async_test]
async fn whoever_was_enrolled_today_is_not_behind_however_long_ago_the_cohort_began() {
    let desk = Desk::open().await;
    desk.records.enrol("Siân Ŵyn Prys").await;
    assert!(desk.records.cohort.starts_on < desk.app.now().date_naive() - TimeDelta::days(60));
    for path in ["/academy".to_owned(), format!("/academy/cohorts/{}", desk.records.cohort.id)] {
        let page = desk.manager().await.get(&path).await.expect_status(200);
        page.expect_text("1 on pace").expect_text("0 behind");
    }
}

#[rocket::async_test]
async fn a_trainer_sees_entries_to_countersign_and_no_documents() {
    let desk = Desk::open().await;
    let page = desk.browser_of(desk.records.trainer).await.get("/academy").await.expect_status(200);
    expect_worded(&page);
    let page = page.expect_text("Nothing waits for you today.");
    assert!(!page.text().contains("to review"));
}

#[rocket::async_test]
async fn a_fresh_academy_is_shown_its_first_three_steps() {
    let app = TestApp::spawn().await;
    let records = Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await;
    let page =
        app.browser_of(records.manager, records.academy).await.get("/academy").await.expect_status(200);
    page.expect_text("Three steps to your first cohort").expect_text("Enrol your first trainee");
    records.enrol("Ada").await;
    let page = app.browser_of(records.manager, records.academy).await.get("/academy").await;
    assert!(!page.text().contains("Three steps"));
}

#[rocket::async_test]
async fn a_trainee_does_not_enter() {
    let desk = Desk::open().await;
    desk.staff(Role::Trainee).await.get("/academy").await.expect_status(403);
}

#[rocket::async_test]
async fn an_owner_reads_on_today_and_on_the_persons_page_who_asked_to_be_erased_until_it_is_done() {
    let desk = Desk::open().await;
    let trainee = desk.records.enrol("Siân Ŵyn Prys").await.person_id;
    let (owner, erase) = (desk.staff(Role::Owner).await, format!("/academy/people/{trainee}/erase"));
    let person = format!("/academy/people/{trainee}");
    let page = owner.get(&person).await.expect_status(200);
    assert!(page.body.contains(&erase), "the way is there without a wish: {}", page.text());
    assert!(!owner.get("/academy").await.body.contains(&erase));
    desk.browser_of(trainee).await.post("/practitioner/erase-request", &[]).await.expect_status(303);
    let today = owner.get("/academy").await.expect_status(200);
    expect_worded(&today);
    today.expect_text("One person asked to be erased").expect_text("Siân Ŵyn Prys");
    assert!(today.body.contains(&erase), "{}", today.body);
    let page = owner.get(&person).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("They asked on 20 November 2026");
    let manager = desk.manager().await;
    assert!(!manager.get(&person).await.body.contains(&erase), "only an owner can");
    owner.press(&erase, &erase, &[]).await.expect_status(303);
    assert!(!owner.get("/academy").await.body.contains(&erase));
}

#[rocket::async_test]
async fn the_heading_of_the_cohorts_does_not_call_one_running_that_is_closed() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Siân Ŵyn Prys").await;
    let browser = desk.manager().await;
    browser.get("/academy").await.expect_text("Running cohorts");
    let (from, to) = (CohortState::Running, CohortState::Closed);
    let academy = desk.records.academy;
    desk.records
        .write(async |tx| cohorts::update_state(tx, academy, of.cohort_id, from, to).await)
        .await
        .unwrap();
    let page = browser.get("/academy").await.expect_text("Cohorts with people learning").text();
    assert!(!page.contains("Running cohorts"), "{page}");
}
