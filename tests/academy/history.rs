//! The events, for the auditor.

use countersign::{domain::words::Role, storage::events};
use serde_json::json;
use uuid::Uuid;

use super::{Desk, expect_worded};

async fn note(desk: &Desk, action: &str, subject: Uuid) {
    desk.records
        .write(async |tx| {
            let event = events::NewEvent {
                academy: desk.records.academy,
                actor: Some(desk.records.manager),
                action,
                subject,
                changes: json!({ "state": { "from": "open", "to": "running" }, "when": "2026-11-20" }),
            };
            events::append(tx, event, desk.app.now()).await
        })
        .await
        .unwrap();
}

#[rocket::async_test]
async fn events_are_told_in_words_with_what_changed_and_can_be_filtered() {
    let desk = Desk::open().await;
    let subject = Uuid::now_v7();
    note(&desk, "cohort.started", subject).await;
    note(&desk, "kettle.boiled", Uuid::now_v7()).await;
    let browser = desk.staff(Role::Auditor).await;
    let page = browser.get("/academy/events").await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Cohort started").expect_text("Morwenna Pask").expect_text("open running");
    page.expect_text("20 November 2026").expect_text("kettle.boiled");
    let of_cohorts = browser.get("/academy/events?group=cohort").await;
    of_cohorts.expect_text("Cohort started");
    assert!(!of_cohorts.text().contains("kettle.boiled"));
    browser.get(&format!("/academy/events?subject={subject}")).await.expect_text("Cohort started");
    browser.get("/academy/events?from=2026-11-20&until=2026-11-20").await.expect_text("Cohort started");
    browser.get("/academy/events?until=2026-11-19").await.expect_text("Nothing matches");
    // What is no number of a record is said beside the field, and finds nothing.
    let named = browser.get("/academy/events?subject=Aled").await.expect_status(200);
    named.expect_text("That is no number of a record.").expect_text("Nothing matches");
    assert!(!named.text().contains("Cohort started"));
    // One letter too few, another code, quotes: told alike, and what was typed stays in the field.
    let short = subject.to_string()[1..].to_owned();
    for (wrong, kept) in [
        (short.as_str(), short.as_str()),
        ("SA-2026-00001", "SA-2026-00001"),
        ("%22%3E%3Cb%3E", "&#34;&#62;&#60;b&#62;"),
    ] {
        let page = browser.get(&format!("/academy/events?subject={wrong}&group=cohort")).await;
        page.expect_text("That is no number of a record.").expect_text("Nothing matches");
        assert!(page.body.contains(&format!("value=\"{kept}\"")), "{wrong}: {}", page.body);
    }
    // The number of nothing is a number all the same.
    let none = browser.get(&format!("/academy/events?subject={}", Uuid::now_v7())).await;
    assert!(!none.expect_text("Nothing matches").text().contains("That is no number of a record."));
    let nobody = desk.records.trainer;
    browser.get(&format!("/academy/events?who={nobody}")).await.expect_text("Nothing matches");
}

#[rocket::async_test]
async fn the_chain_is_checked_on_demand() {
    let desk = Desk::open().await;
    note(&desk, "cohort.started", Uuid::now_v7()).await;
    note(&desk, "cohort.closed", Uuid::now_v7()).await;
    let browser = desk.manager().await;
    browser
        .get("/academy/events?verify=1")
        .await
        .expect_status(200)
        .expect_text("Checked: 2 events, unbroken.");
}

#[rocket::async_test]
async fn a_trainer_does_not_read_the_events() {
    let desk = Desk::open().await;
    desk.browser_of(desk.records.trainer).await.get("/academy/events").await.expect_status(403);
}
