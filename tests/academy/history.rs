//! The events, for the auditor.

use countersign::{
    domain::{
        doubt::DoubtCause,
        states::{
            AssessmentState, CaseState, CertificateState, CohortState, CourseVersionState, DocumentState,
            EnrolmentState, EntryState,
        },
        words::{
            AskedAgain, AssessmentOutcome, ClientSex, HoursCategory, PatchResult, RevocationReason, Role,
            Succession,
        },
    },
    storage::events,
    workflows::countersign_entries::METHOD,
};
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

#[rocket::async_test]
async fn nobody_is_offered_the_events_whose_page_is_shut_for_them() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    note(&desk, "enrolment.paused", of.id.0).await;
    let path = format!("/academy/enrolments/{}/events", of.id);
    let link = format!("/academy/events?subject={}", of.id);
    for role in [Role::Owner, Role::Manager, Role::Auditor, Role::Trainer, Role::Assessor, Role::Iqa] {
        let browser = desk.staff(role).await;
        let page = browser.get(&path).await.expect_status(200);
        let opens = browser.get(&link).await.status.code == 200;
        assert_eq!(page.body.contains(&link), opens, "{role}");
    }
}

/// What events of a kind say in a field, in the program's own words.
fn said() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    fn all<T: Copy>(of: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
        of.iter().map(|one| name(*one)).collect()
    }
    vec![
        ("course.published", "state", all(CourseVersionState::ALL, CourseVersionState::name)),
        ("cohort.started", "state", all(CohortState::ALL, CohortState::name)),
        ("enrolment.paused", "state", all(EnrolmentState::ALL, EnrolmentState::name)),
        ("hours.submitted", "state", all(EntryState::ALL, EntryState::name)),
        ("session.submitted", "state", all(EntryState::ALL, EntryState::name)),
        ("case.begun", "state", all(CaseState::ALL, CaseState::name)),
        ("document.approved", "state", all(DocumentState::ALL, DocumentState::name)),
        ("assessment.confirmed", "state", all(AssessmentState::ALL, AssessmentState::name)),
        ("certificate.revoked", "state", all(CertificateState::ALL, CertificateState::name)),
        ("person.role_granted", "role", all(Role::ALL, Role::name)),
        ("assessment.decided", "outcome", all(AssessmentOutcome::ALL, AssessmentOutcome::name)),
        ("hours.logged", "category", all(HoursCategory::ALL, HoursCategory::name)),
        ("certificate.revoked", "reason_key", all(RevocationReason::ALL, RevocationReason::name)),
        ("certificate.doubted", "cause", all(DoubtCause::ALL, DoubtCause::name)),
        ("certificate.requested", "succession", all(Succession::ALL, Succession::name)),
        ("case.recorded", "patch_result", all(PatchResult::ALL, PatchResult::name)),
        ("case.recorded", "client_sex", all(ClientSex::ALL, ClientSex::name)),
        ("session.changed", "asked_again", all(AskedAgain::ALL, AskedAgain::name)),
        ("session.countersigned", "method", vec![METHOD]),
        ("enrolment.withdrawn", "because", vec!["cohort.cancelled"]),
        ("hours.logged", "technique", vec!["hairline"]),
    ]
}

#[rocket::async_test]
async fn whatever_word_of_the_program_an_event_says_people_read_it_in_their_language() {
    let desk = Desk::open().await;
    desk.records
        .write(async |tx| {
            for (action, field, words) in said() {
                for word in words {
                    let changes = json!({ field: { "from": null, "to": word } });
                    let (academy, subject) = (desk.records.academy, Uuid::now_v7());
                    let event = events::NewEvent { academy, actor: None, action, subject, changes };
                    events::append(tx, event, desk.app.now()).await?;
                }
            }
            Ok(())
        })
        .await
        .unwrap();
    let browser = desk.staff(Role::Auditor).await;
    browser.post("/account/language", &[("language", "de")]).await.expect_status(303);
    let mut pages = String::new();
    for number in 1..=3 {
        pages.push_str(&browser.get(&format!("/academy/events?page={number}")).await.expect_status(200).body);
    }
    for (action, field, words) in said() {
        for word in words {
            assert!(!pages.contains(&format!("<ins>{word}</ins>")), "{action}: {field} {word}");
        }
    }
    assert!(pages.contains("<ins>unterbrochen</ins>") && !pages.contains("Unknown localization"));
}

#[rocket::async_test]
async fn a_record_within_an_event_is_told_field_by_field_with_names_for_ids() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let trainer = desk.app.name_of(desk.records.trainer).await;
    let before = json!({ "category": "theory", "started_at": "2026-11-02T09:00:00", "supervisor": null });
    let after = json!({
        "category": "supervised_practice", "started_at": "2026-11-02T09:00:00", "supervisor": desk.records.trainer,
    });
    desk.records
        .write(async |tx| {
            for changes in [
                json!({ "content": { "from": before, "to": after } }),
                json!({ "enrolment": of.id, "content": after, "minutes": 150 }),
            ] {
                let (academy, subject) = (desk.records.academy, Uuid::now_v7());
                let event =
                    events::NewEvent { academy, actor: None, action: "hours.changed", subject, changes };
                events::append(tx, event, desk.app.now()).await?;
            }
            Ok(())
        })
        .await
        .unwrap();
    let page = desk.manager().await.get("/academy/events").await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Kind Theory Supervised practice")
        .expect_text(&format!("Supervisor – {trainer}"))
        .expect_text("Began 2 November 2026, 09:00")
        .expect_text("Enrolment Ffion Sample")
        .expect_text("Length 2 h 30 min");
    assert!(!page.text().contains('{'), "{}", page.text());
}
