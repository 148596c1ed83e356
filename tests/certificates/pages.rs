//! The pages: what each role sees and may do, in one academy and not in another.

use countersign::{
    domain::{ids::CertificateId, states::CertificateState},
    storage::certificates,
};

use crate::support::{
    app::TestApp,
    issue::{certificate, issued, requested},
    people::{crew, eligible_in, eligible_trainee, enrolled},
};

#[rocket::async_test]
async fn a_manager_asks_for_everybody_ready_and_another_person_approves() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    enrolled(&app, &crew, "Олена").await;
    let manager = app.browser_of(e.manager, e.academy).await;
    let page =
        manager.get(&format!("/academy/certificates/new?cohort={}", e.cohort)).await.expect_status(200);
    page.expect_text("Siân Ŵyn Prys").expect_text("Олена").expect_text("Supervised practice: 0 h of 50 h");
    assert_eq!(page.body.matches("name=\"pick\"").count(), 1);
    let enrolment = e.enrolment.to_string();
    let told =
        manager.post_and_follow("/academy/certificates", &[("pick", &enrolment)]).await.expect_status(200);
    told.expect_text("One certificate was asked for").expect_text("Another person has to approve it");
    let again = manager.post_and_follow("/academy/certificates", &[("pick", &enrolment)]).await;
    again.expect_text("Nothing was done twice");
    let lines = certificates::list_of_enrolment(app.store().read(), e.academy, e.enrolment).await.unwrap();
    assert_eq!(lines.len(), 1);
    let path = format!("/academy/certificates/{}", lines[0].id);
    let refused = manager.post(&format!("{path}/approve"), &[("version", "1")]).await.expect_status(422);
    refused.expect_text("another person has to approve it");
    let owner = app.browser_of(e.owner, e.academy).await;
    owner.get("/academy/certificates").await.expect_text("Waiting for a second person");
    let shown = owner.get(&path).await.expect_status(200).field("shown");
    let fields = [("version", "1"), ("shown", shown.as_str())];
    let done = owner.post_and_follow(&format!("{path}/approve"), &fields).await.expect_status(200);
    done.expect_text("Issued. The holder gets an email.")
        .expect_text("SA-2026-00001")
        .expect_text("Approved by");
    let twice = owner.post_and_follow(&format!("{path}/approve"), &[("version", "1")]).await;
    twice.expect_text("Nothing was done twice");
}

#[rocket::async_test]
async fn a_form_without_a_pick_says_so() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let manager = app.browser_of(e.manager, e.academy).await;
    let cohort = e.cohort.to_string();
    let again = manager.post("/academy/certificates", &[("cohort", &cohort)]).await.expect_status(422);
    again.expect_text("Pick at least one trainee");
}

#[rocket::async_test]
async fn an_owner_suspends_and_revokes_on_pages_that_name_what_happens() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}", c.id);
    let step = |deed: &str| format!("{path}/step/{deed}");
    let version = c.version.to_string();
    owner.get(&step("suspend")).await.expect_status(200).expect_text("Siân Ŵyn Prys");
    let bare =
        owner.post(&step("suspend"), &[("version", &version), ("reason", " ")]).await.expect_status(422);
    assert!(bare.body.contains("<title>Error:"), "{}", bare.body);
    let done = owner
        .press(&step("suspend"), &step("suspend"), &[("version", &version), ("reason", "A complaint")])
        .await;
    let done = owner.get(&done.expect_status(303).location.unwrap()).await;
    done.expect_text("Suspended. The public page says so").expect_text("A complaint");
    let late = owner.post(&step("revoke"), &[("version", &version), ("reason_key", "claimed_early")]).await;
    late.expect_status(409).expect_text("This has changed since you looked");
    let version = (c.version + 1).to_string();
    let none = owner.post(&step("revoke"), &[("version", &version), ("reason_key", "other")]).await;
    none.expect_status(422).expect_text("Fill this in");
    let fields = [("version", version.as_str()), ("reason_key", "claimed_early")];
    let done = owner.press(&step("revoke"), &step("revoke"), &fields).await.expect_status(303);
    let done = owner.get(&done.location.unwrap()).await;
    done.expect_text("Revoked for good. The public page says so")
        .expect_text("Claimed before the training was finished");
    owner.get(&step("reinstate")).await.expect_status(409);
    owner.get(&step("explode")).await.expect_status(404);
}

#[rocket::async_test]
async fn replacing_renewing_and_correcting_have_pages_of_their_own() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let step = |deed: &str| format!("/academy/certificates/{}/step/{deed}", c.id);
    owner.get(&step("renew")).await.expect_status(422).expect_text("nothing to renew");
    owner.get(&step("correct")).await.expect_status(200).expect_text("Document that proves it");
    let version = c.version.to_string();
    let wrong =
        [("version", version.as_str()), ("id", &CertificateId::fresh().to_string()), ("name", "New Name")];
    owner.post(&step("correct"), &wrong).await.expect_status(422).expect_text("Choose one");
    let evidence = countersign::domain::ids::DocumentId::fresh().to_string();
    let unprintable = [&wrong[..2], &[("name", "ᏣᎳᎩ"), ("evidence", &evidence)]].concat();
    let page = owner.post(&step("correct"), &unprintable).await.expect_status(422);
    page.expect_text("The holder’s name: no font of the certificate has the character “Ꮳ”");
    assert!(page.body.contains("id=\"name-error\""), "{}", page.text());
    let id = CertificateId::fresh().to_string();
    let fields = [("version", version.as_str()), ("id", id.as_str())];
    let shown = owner.get(&step("replace")).await.field("shown");
    let fields = [&fields[..], &[("shown", shown.as_str())]].concat();
    owner.post_and_follow(&step("replace"), &fields).await.expect_text("Another person can approve it now");
    owner.post_and_follow(&step("replace"), &fields).await.expect_text("Nothing was done twice");
    let manager = app.browser_of(e.manager, e.academy).await;
    let path = format!("/academy/certificates/{id}");
    let shown = manager.get(&path).await.expect_status(200).field("shown");
    manager
        .post_and_follow(&format!("{path}/approve"), &[("version", "1"), ("shown", shown.as_str())])
        .await
        .expect_text("SA-2026-00002")
        .expect_text("Follows");
}

#[rocket::async_test]
async fn a_request_is_declined_with_a_reason_and_can_be_made_again() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{id}/decline");
    owner.get(&path).await.expect_status(200).expect_text("Nothing is issued");
    owner.post(&path, &[("version", "1")]).await.expect_status(422);
    let done = owner.press(&path, &path, &[("version", "1"), ("reason", "Not yet")]).await;
    let done = owner.get(&done.expect_status(303).location.unwrap()).await;
    done.expect_text("Declined. Nothing was issued.").expect_text("Not yet");
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::Declined);
    requested(&app, &e).await;
}

#[rocket::async_test]
async fn another_academy_sees_nothing_of_it() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let other = crew(&app, "Westward School", "NC").await;
    let owner = app.browser_of(other.owner, other.academy).await;
    let path = format!("/academy/certificates/{}", c.id);
    for page in
        [path.clone(), format!("{path}/file"), format!("{path}/step/revoke"), format!("{path}/decline")]
    {
        owner.get(&page).await.expect_status(404);
    }
    let fields = [("version", "3"), ("reason_key", "claimed_early"), ("reason", "x")];
    for page in ["approve", "decline", "step/revoke"] {
        owner.post(&format!("{path}/{page}"), &fields).await.expect_status(404);
    }
    assert!(!owner.get("/academy/certificates").await.text().contains("Siân"));
}

#[rocket::async_test]
async fn roles_open_only_their_doors() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let c = issued(&app, &e).await;
    let path = format!("/academy/certificates/{}", c.id);
    for reader in [crew.auditor, crew.iqa] {
        let reader = app.browser_of(reader, e.academy).await;
        reader.get(&path).await.expect_status(200);
        reader.get(&format!("{path}/decline")).await.expect_status(403);
    }
    let trainer = app.browser_of(e.trainer, e.academy).await;
    trainer.get(&path).await.expect_status(200);
    trainer.get("/academy/certificates/new").await.expect_status(403);
    let manager = app.browser_of(e.manager, e.academy).await;
    manager.get(&format!("{path}/step/revoke")).await.expect_status(403);
    let trainee = app.browser_of(e.trainee, e.academy).await;
    trainee.get(&path).await.expect_status(403);
}

#[rocket::async_test]
async fn a_holder_sees_and_downloads_only_their_own() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let c = issued(&app, &e).await;
    let holder = app.browser_of(e.trainee, e.academy).await;
    let page = holder.get("/practitioner/certificates").await.expect_status(200);
    page.expect_text("Patients who check it read “genuine and current”")
        .expect_text("http://verify.example/v/");
    let file = holder.get(&format!("/practitioner/certificates/{}/file", c.id)).await.expect_status(200);
    assert!(file.bytes.starts_with(b"%PDF-"));
    let named = &file.headers["content-disposition"];
    assert!(
        named.starts_with("attachment; filename=\"certificate-sian-wyn-prys-SA-2026-00001.pdf\""),
        "{named}"
    );
    assert!(named.contains("filename*=UTF-8''certificate%20Si%C3%A2n"), "{named}");
    let (other, _) = enrolled(&app, &crew, "王小明").await;
    let other = app.browser_of(other, e.academy).await;
    other.get("/practitioner/certificates").await.expect_text("You have no certificate yet");
    other.get(&format!("/practitioner/certificates/{}/file", c.id)).await.expect_status(404);
}

#[rocket::async_test]
async fn the_list_finds_by_name_serial_and_code() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let first = issued(&app, &eligible_in(&app, &crew, "Łukasz Świątek").await).await;
    issued(&app, &eligible_in(&app, &crew, "Søren Ø").await).await;
    let owner = app.browser_of(crew.owner, crew.academy).await;
    for wanted in ["swiatek", "sa-2026-00001", &first.code.unwrap().to_string()] {
        let found =
            owner.get(&format!("/academy/certificates?q={wanted}&state=active")).await.expect_status(200);
        found.expect_text("Łukasz Świątek");
        assert!(!found.text().contains("Søren"), "{wanted}");
    }
    owner.get("/academy/certificates?state=expired").await.expect_text("No certificate matches this");
}

#[rocket::async_test]
async fn no_text_is_missing_on_any_page() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let c = issued(&app, &e).await;
    let owner = app.browser_of(e.owner, e.academy).await;
    let path = format!("/academy/certificates/{}", c.id);
    let steps = ["suspend", "revoke", "replace", "correct"].map(|deed| format!("{path}/step/{deed}"));
    let pages = ["/academy/certificates", "/academy/certificates/new", &path].map(str::to_owned);
    for page in pages.into_iter().chain(steps) {
        let seen = owner.get(&page).await.expect_status(200);
        assert!(!seen.body.contains("Unknown localization"), "{page}: {}", seen.text());
    }
}

#[rocket::async_test]
async fn a_request_of_ones_own_is_taken_back_and_that_of_somebody_else_declined() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = requested(&app, &e).await;
    let (path, list) =
        (format!("/academy/certificates/{id}/decline"), "/academy/certificates?state=pending_approval");
    let other = app.browser_of(e.owner, e.academy).await;
    other.get(&path).await.expect_text("Decline this request?");
    assert!(!other.get(list).await.text().contains("You asked for it"));
    let own = app.browser_of(e.manager, e.academy).await;
    own.get(&path).await.expect_text("Take this request back?");
    own.get(list).await.expect_text("You asked for it, so somebody else approves it.");
    let version = certificate(app.store(), e.academy, id).await.version.to_string();
    let fields = [("version", version.as_str()), ("reason", "A slip of mine.")];
    let done = own.press(&path, &path, &fields).await.expect_status(303);
    own.get(done.location.as_deref().unwrap()).await.expect_text("Taken back. Nothing was issued.");
}
