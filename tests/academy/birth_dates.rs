//! A birth date that is read off a document changes a record as any other change of it does.

use chrono::NaiveDate;
use countersign::{
    domain::{enrolment::Enrolment, ids::PersonId, states::DocumentState, words::Role},
    storage::{cohorts, enrolments, events, events::EventFilter, people, record_changes},
};

use super::Desk;
use crate::support::records::{Fixture, cohort, enrolment};

/// Somebody without a birth date, and an enrolment whose identity nobody has checked.
async fn unknown(records: &Fixture, role: Role) -> (PersonId, Enrolment) {
    let person = records.member("Nobody's Birthday", role, &[]).await;
    let mut of = enrolment(records.academy, person, records.course, records.cohort.id);
    (of.identity_checked_on, of.identity_checked_by) = (None, None);
    records
        .write(async |tx| {
            let mut record = people::find(tx, person).await?;
            (record.born_on, record.locale) = (None, "en".into());
            people::update(tx, &record).await?;
            enrolments::insert(tx, &of, crate::support::app::noon()).await
        })
        .await
        .unwrap();
    (person, of)
}

async fn born_on(desk: &Desk, person: PersonId) -> Option<NaiveDate> {
    people::find(desk.app.store().read(), person).await.unwrap().born_on
}

async fn actions(desk: &Desk, of: &Fixture) -> Vec<String> {
    let db = desk.app.store().read();
    let (lines, _) = events::list(db, of.academy, &EventFilter::default(), 1, 100).await.unwrap();
    lines.into_iter().map(|line| line.action).collect()
}

const SEEN: [(&str, &str); 2] = [("document_seen", "true"), ("born_on", "1950-01-01")];

#[rocket::async_test]
async fn a_birth_date_on_a_document_is_asked_of_somebody_whom_another_academy_relies_on() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let (person, of) = unknown(&desk.records, Role::Trainee).await;
    other.grant(person, Role::Trainee).await;
    let home = format!("/academy/enrolments/{}", of.id);
    let browser = desk.manager().await;
    let done = browser.press(&home, &format!("{home}/identity"), &SEEN).await.expect_status(303);
    let page = browser.get(&done.location.unwrap()).await;
    page.expect_text("the person was asked by email about the birth date").expect_text("seen on");
    assert_eq!(born_on(&desk, person).await, None);
    let asked = record_changes::list_waiting(desk.app.store().read(), person, desk.app.now()).await.unwrap();
    assert_eq!(asked.len(), 1);
    let own = desk.app.browser_of(person, other.academy).await;
    own.get("/account").await.expect_status(200).expect_text("asks to correct your record");
    own.post(&format!("/account/record/{}", asked[0].id), &[("answer", "yes")]).await.expect_status(303);
    assert_eq!(born_on(&desk, person).await, NaiveDate::from_ymd_opt(1950, 1, 1));
    for academy in [&desk.records, &other] {
        assert!(actions(&desk, academy).await.contains(&"person.changed".to_owned()));
    }
}

#[rocket::async_test]
async fn one_document_for_two_courses_asks_for_a_birth_date_once() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let (person, of) = unknown(&desk.records, Role::Trainee).await;
    other.grant(person, Role::Trainee).await;
    let (records, now) = (&desk.records, desk.app.now());
    let evenings = cohort(records.academy, records.course, records.trainer, "Evenings");
    let mut second = enrolment(of.academy_id, person, records.course, evenings.id);
    (second.identity_checked_on, second.identity_checked_by) = (None, None);
    records
        .write(async |tx| {
            cohorts::insert(tx, &evenings, now).await?;
            enrolments::insert(tx, &second, now).await
        })
        .await
        .unwrap();
    let paper = desk.records.document(person, "identity", DocumentState::Uploaded).await;
    let browser = desk.manager().await;
    let home = format!("/academy/documents/{}", paper.id);
    let fields = [("matches", "true"), ("born_on", "1950-01-01")];
    browser.press(&home, &format!("{home}/approve"), &fields).await.expect_status(303);
    assert_eq!(born_on(&desk, person).await, None);
    let asked = actions(&desk, &desk.records).await;
    assert_eq!(asked.iter().filter(|action| *action == "person.change_asked").count(), 1, "{asked:?}");
    assert_eq!(asked.iter().filter(|action| *action == "enrolment.identity_checked").count(), 2);
}

#[rocket::async_test]
async fn only_an_owner_records_the_birth_date_of_an_owner_who_is_enrolled() {
    let desk = Desk::open().await;
    let (person, of) = unknown(&desk.records, Role::Owner).await;
    let home = format!("/academy/enrolments/{}", of.id);
    let manager = desk.manager().await;
    let refused = manager.press(&home, &format!("{home}/identity"), &SEEN).await.expect_status(422);
    refused.expect_text("only an owner may record their birth date");
    let paper = desk.records.document(person, "identity", DocumentState::Uploaded).await;
    let there = format!("/academy/documents/{}", paper.id);
    let fields = [("matches", "true"), ("born_on", "1950-01-01")];
    let refused = manager.press(&there, &format!("{there}/approve"), &fields).await.expect_status(422);
    refused.expect_text("only an owner may record their birth date");
    assert_eq!(born_on(&desk, person).await, None);
    let owner = desk.staff(Role::Owner).await;
    owner.press(&home, &format!("{home}/identity"), &SEEN).await.expect_status(303);
    assert_eq!(born_on(&desk, person).await, NaiveDate::from_ymd_opt(1950, 1, 1));
    assert!(actions(&desk, &desk.records).await.contains(&"person.changed".to_owned()));
}
