//! A certificate that was issued by mistake: it is withdrawn, the enrolment goes on, and the right one follows.

use countersign::{
    domain::{
        course_spec::CourseSpec,
        ids::CertificateId,
        states::{CertificateState, EnrolmentState},
        words::{RevocationReason, Role},
    },
    storage::{enrolments, outbox},
    workflows::{
        revoke_certificate::revoke_and_reopen,
        succeed_certificate::{Follow, succeed_certificate},
    },
};

use crate::support::{
    app::{TestApp, noon},
    issue::{actions, approved, by, certificate, followed, issued, requested},
    people::{Eligible, crew_teaching, eligible_in, eligible_trainee, person},
    records::level_4,
};

async fn state(app: &TestApp, e: &Eligible) -> EnrolmentState {
    enrolments::find(app.store().read(), e.academy, e.enrolment).await.unwrap().state
}

#[rocket::async_test]
async fn revoking_by_mistake_reopens_the_enrolment_and_a_certificate_can_be_issued_again() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    assert_eq!(state(&app, &e).await, EnrolmentState::Completed);
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}/step/revoke", c.id);
    let page = owner.get(&path).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    page.expect_text("Reopen the enrolment, so that the right certificate can follow");
    let version = page.field("version");
    let fields = [("version", version.as_str()), ("reason_key", "claimed_in_error"), ("reopen", "true")];
    let answer = owner.press(&path, &path, &fields).await.expect_status(303);
    let told = owner.get(answer.location.as_deref().unwrap()).await;
    told.expect_text("The enrolment is open again");
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Revoked);
    assert_eq!(state(&app, &e).await, EnrolmentState::Active);
    let happened = actions(app.store(), e.academy, e.enrolment.0).await;
    assert_eq!(happened, ["enrolment.completed", "enrolment.reopened"]);
    let again = issued(&app, &e).await;
    assert_ne!(again.serial, c.serial);
    assert_eq!(state(&app, &e).await, EnrolmentState::Completed);
    app.browser()
        .get(&format!("/v/{}", again.code.unwrap().as_str()))
        .await
        .expect_text("Genuine and current");
}

#[rocket::async_test]
async fn an_enrolment_that_was_not_reopened_with_it_is_reopened_from_its_own_page() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let home = format!("/academy/enrolments/{}", e.enrolment);
    assert!(!owner.get(&home).await.expect_status(200).body.contains("/moves/reopen"), "one is in force");
    let moves = format!("{home}/moves");
    let reopen = [("attempted", "reopen"), ("seen", "completed"), ("reason", "Issued by mistake")];
    let refused = owner.press(&format!("{moves}/reopen"), &moves, &reopen).await.expect_status(422);
    refused.expect_text("is asked for or in force");
    let path = format!("/academy/certificates/{}/step/revoke", c.id);
    let version = owner.get(&path).await.field("version");
    let fields = [("version", version.as_str()), ("reason_key", "claimed_in_error")];
    owner.press(&path, &path, &fields).await.expect_status(303);
    assert_eq!(state(&app, &e).await, EnrolmentState::Completed);
    owner.get(&home).await.expect_text("Reopen");
    owner.press(&format!("{moves}/reopen"), &moves, &reopen).await.expect_status(303);
    assert_eq!(state(&app, &e).await, EnrolmentState::Active);
    issued(&app, &e).await;
}

#[rocket::async_test]
async fn a_replacement_that_is_revoked_keeps_no_new_certificate_back() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let copy = followed(&app, &e, c.id, &Follow::Replacement).await.unwrap();
    approved(&app, &e, copy).await.unwrap();
    let copy = certificate(app.store(), e.academy, copy).await;
    let owner = &by(&app, e.academy, e.owner);
    let why = RevocationReason::ClaimedInError;
    revoke_and_reopen(&app.app, owner, copy.id, copy.version, why, None).await.unwrap();
    assert_eq!(state(&app, &e).await, EnrolmentState::Active);
    issued(&app, &e).await;
}

#[rocket::async_test]
async fn revoking_declines_the_request_that_was_to_follow_and_tells_whoever_asked() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let asked = CertificateId::fresh();
    let tx = app.store().begin().await.unwrap();
    let asker = person(&tx, e.academy, "Olive Other", &[], &[Role::Owner]).await;
    tx.commit().await.unwrap();
    succeed_certificate(&app.app, &by(&app, e.academy, asker), c.id, c.version, asked, &Follow::Replacement)
        .await
        .unwrap();
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}/step/revoke", c.id);
    let page = owner.get(&path).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    page.expect_text("That request is declined, and whoever asked is told by email: Olive Other");
    page.expect_text("Reopen the enrolment, so that the right certificate can follow");
    let version = page.field("version");
    let fields = [("version", version.as_str()), ("reason_key", "claimed_in_error"), ("reopen", "true")];
    owner.press(&path, &path, &fields).await.expect_status(303);
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Revoked);
    assert_eq!(certificate(app.store(), e.academy, asked).await.state, CertificateState::Declined);
    assert_eq!(state(&app, &e).await, EnrolmentState::Active, "nothing stands in the way");
    assert_eq!(actions(app.store(), e.academy, asked.0).await.last().unwrap(), "certificate.declined");
    let to = app.email_of(asker).await;
    let mails = outbox::list(app.store().read(), e.academy, 50).await.unwrap();
    let told = mails.iter().find(|mail| mail.to == to && mail.template == "request-ended-revoked").unwrap();
    assert!(!told.text.contains("Unknown localization"), "{}", told.text);
    issued(&app, &e).await;
}

#[rocket::async_test]
async fn a_request_made_while_somebody_reads_what_a_revocation_takes_along_stops_it() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}/step/revoke", c.id);
    let page = owner.get(&path).await.expect_status(200);
    followed(&app, &e, c.id, &Follow::Replacement).await.unwrap();
    let (version, shown) = (page.field("version"), page.field("shown"));
    let fields = [("version", version.as_str()), ("shown", &shown), ("reason_key", "claimed_in_error")];
    let late = owner.post(&path, &fields).await.expect_status(409);
    assert!(!late.body.contains("Unknown localization"));
    late.expect_text("Request for a certificate by");
    assert_eq!(certificate(app.store(), e.academy, c.id).await.state, CertificateState::Active);
}

#[rocket::async_test]
async fn withdrawing_declines_the_request_and_the_trainee_can_come_back() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let asked = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let home = format!("/academy/enrolments/{}", e.enrolment);
    let moves = format!("{home}/moves");
    let page = owner.get(&format!("{moves}/withdraw")).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    page.expect_text(
        "A certificate is asked for. That request is declined, and whoever asked for it is told",
    );
    let leave = [("attempted", "withdraw"), ("seen", "active"), ("reason", "Moved away")];
    owner.press(&format!("{moves}/withdraw"), &moves, &leave).await.expect_status(303);
    assert_eq!(certificate(app.store(), e.academy, asked).await.state, CertificateState::Declined);
    let to = app.email_of(e.manager).await;
    let mails = outbox::list(app.store().read(), e.academy, 50).await.unwrap();
    assert!(mails.iter().any(|mail| mail.to == to && mail.template == "request-ended-withdrawn"));
    assert!(!owner.get("/academy").await.text().contains("certificate to approve"));
    owner.get(&home).await.expect_text("Reopen");
    let back = [("attempted", "reopen"), ("seen", "withdrawn"), ("reason", "Back again")];
    owner.press(&format!("{moves}/reopen"), &moves, &back).await.expect_status(303);
    assert_eq!(state(&app, &e).await, EnrolmentState::Active);
}

#[rocket::async_test]
async fn a_renewal_says_before_the_press_what_is_missing() {
    let app = TestApp::spawn().await;
    let spec = CourseSpec { valid_for_months: Some(12), ..level_4() };
    let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let c = issued(&app, &e).await;
    app.set_now(noon() + chrono::TimeDelta::days(280));
    // The triggers stand aside meanwhile: the program writes beside none that is gone.
    crate::commands::record::behind(
        &app,
        "UPDATE document SET issued_on = '2027-06-01', expires_on = '2028-12-31'",
    );
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}/step/renew", c.id);
    let ready = owner.get(&path).await.expect_status(200);
    assert!(ready.body.contains("Ask for the renewal"), "{}", ready.text());
    assert!(!ready.text().contains("can't be renewed yet"), "{}", ready.text());
    let kind = crew.spec.rules.documents[0].kind.clone();
    let ends = format!("UPDATE document SET expires_on = '2027-08-01' WHERE kind = '{kind}'");
    crate::commands::record::behind(&app, &ends);
    let page = owner.get(&path).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    page.expect_text("It can't be renewed yet").expect_text("1 August 2027");
    assert!(page.body.contains(&format!("/academy/enrolments/{}/documents", e.enrolment)));
    assert!(!page.body.contains("Ask for the renewal"), "no button that would be refused");
}
