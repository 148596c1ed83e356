//! From the manager's request over the owner's approval and revocation to what the patient reads.

use super::Driver;
use crate::support::{app::TestApp, people};

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_issues_then_revokes_and_the_patient_sees_it_at_once() {
    let app = TestApp::spawn().await;
    let ready = people::eligible_trainee(&app).await;
    for person in [ready.manager, ready.owner] {
        app.set_password(person, "three quiet needles").await;
    }
    let driver = Driver::start(app.app.clone()).await;

    let manager = driver.open(1280, 900).await;
    manager.sign_in(&app.email_of(ready.manager).await, "three quiet needles").await;
    manager.go("/academy").await;
    manager.go("/academy/cohorts").await;
    manager.go(&format!("/academy/cohorts/{}", ready.cohort)).await;
    manager.go(&format!("/academy/certificates/new?cohort={}", ready.cohort)).await;
    manager.press("Ask for the certificates").await;
    manager.sees("waiting for approval").await;

    let owner = driver.open(1280, 900).await;
    owner.sign_in(&app.email_of(ready.owner).await, "three quiet needles").await;
    owner.go("/academy/certificates").await;
    owner.follow("Siân Ŵyn Prys").await;
    owner.press("Approve and issue").await;
    owner.sees("Issued. The holder gets an email.").await;
    let code = owner.text_of(".code").await;

    let patient = driver.open(360, 740).await;
    let page = format!("/v/{}", code.replace('-', ""));
    patient.go(&page).await;
    patient.sees("Genuine and current").await;

    owner.follow("Revoke…").await;
    owner.choose("Why", "Issued by mistake").await;
    owner.press("Revoke the certificate").await;
    owner.sees("Revoked for good. The public page says so from now on.").await;
    patient.go(&page).await;
    patient.sees("Withdrawn. Do not rely on it").await;

    owner.go("/academy/events").await;
    owner.sees("Siân Ŵyn Prys").await;
    for tab in [manager, owner, patient] {
        tab.close().await;
    }
}
