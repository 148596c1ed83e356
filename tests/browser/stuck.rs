//! An owner who starts in mid-course, whose trainer leaves, who moves a trainee and mends a certificate issued by mistake.

use countersign::{
    domain::{cohort::Cohort, ids::CohortId, states::EntryState, words::Role},
    storage::{cohorts, hours, people},
};

use super::Driver;
use crate::support::{
    app::{TestApp, noon},
    issue,
    people::{self as made, day, granted},
    records::entry,
};

const PASSWORD: &str = "three quiet needles";

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_starts_in_mid_course_loses_a_trainer_moves_a_trainee_and_mends_a_mistake() {
    let app = TestApp::spawn().await;
    let crew = made::crew(&app, "Sample Academy", "SA").await;
    let ready = made::eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let (aled, aleds) = made::enrolled(&app, &crew, "Aled Sample").await;
    let tx = app.store().begin().await.unwrap();
    let theo = made::person(&tx, crew.academy, "Theo Sample", &[], &[Role::Assessor]).await;
    let evenings = Cohort {
        id: CohortId::fresh(),
        name: "Evenings".into(),
        ..cohorts::find(&tx, crew.academy, crew.cohort).await.unwrap()
    };
    cohorts::insert(&tx, &evenings, noon()).await.unwrap();
    let of = countersign::storage::enrolments::find(&tx, crew.academy, aleds).await.unwrap();
    let began = day("2026-11-02").and_hms_opt(9, 0, 0).unwrap();
    let waiting = entry(&of, crew.trainer, began, 3, EntryState::Submitted);
    hours::insert(&tx, &waiting, noon()).await.unwrap();
    tx.commit().await.unwrap();
    granted(&app, crew.academy, crew.owner, Role::Manager).await;
    for person in [crew.owner, aled] {
        app.set_password(person, PASSWORD).await;
    }
    let certificate = issue::issued(&app, &ready).await;
    // The roles were given before today: one that ends today is ended, and not taken back.
    app.set_now(app.now() + chrono::TimeDelta::days(1));
    let driver = Driver::start(app.app.clone()).await;
    let owner = driver.open(1280, 900).await;
    owner.sign_in(&app.email_of(crew.owner).await, PASSWORD).await;

    // In mid-course: Theo has trained since the summer, and gets the role with a first day in the past.
    owner.go(&format!("/academy/people/{theo}/roles/new")).await;
    owner.tick("Trainer").await;
    for technique in &crew.spec.techniques {
        owner.tick(&technique.name).await;
    }
    owner.unfold("The role began before today").await;
    owner.fill("First day", "2026-06-01").await;
    owner.fill("Why it begins in the past", "He has taught since June.").await;
    owner.press("Give the role").await;
    owner.sees("1 June 2026").await;

    // The trainer leaves: what waits for her is shown, and goes to Theo.
    let grants = people::list_grants(app.store().read(), crew.academy, crew.trainer).await.unwrap();
    owner.go(&format!("/academy/people/{}/roles/{}/end", crew.trainer, grants[0].id)).await;
    owner.sees("One handed-in entry waits for this person's signature").await;
    owner.tick("To Theo Sample").await;
    owner.press("End the role").await;
    owner.sees("Handed over: one entry").await;

    // Aled goes to the evenings, with everything.
    owner.go(&format!("/academy/enrolments/{aleds}")).await;
    owner.follow("Move to cohort…").await;
    owner.choose("To the cohort", "Evenings").await;
    owner.press("Show what happens").await;
    owner.sees("Everything goes along").await;
    owner.press("Move to Evenings").await;
    owner.sees("Everything went along").await;

    // He takes back what waits, on his telephone.
    let trainee = driver.open(360, 740).await;
    trainee.sign_in(&app.email_of(aled).await, PASSWORD).await;
    trainee.go(&format!("/practitioner/hours/{}", waiting.id)).await;
    trainee.press("Take it back").await;
    trainee.sees("It is a draft again").await;

    // The certificate was a mistake: it is revoked, the enrolment goes on, and another is asked for.
    owner.go(&format!("/academy/certificates/{}", certificate.id)).await;
    owner.follow("Revoke…").await;
    owner.choose("Why", "Issued by mistake").await;
    owner.tick("Reopen the enrolment, so that the right certificate can follow").await;
    owner.press("Revoke the certificate").await;
    owner.sees("The enrolment is open again").await;
    owner.go(&format!("/academy/certificates/new?cohort={}", crew.cohort)).await;
    owner.press("Ask for the certificates").await;
    owner.sees("waiting for approval").await;
    for tab in [owner, trainee] {
        tab.close().await;
    }
}
