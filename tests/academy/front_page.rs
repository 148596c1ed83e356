//! The desk's front page.

use chrono::TimeDelta;
use countersign::domain::{states::DocumentState, words::Role};

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
