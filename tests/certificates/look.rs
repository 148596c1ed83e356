//! How a certificate looks is frozen with it: the version of its academy's appearance, and its language.

use countersign::{
    domain::{
        appearance::{Appearance, Paper},
        ids::CertificateId,
    },
    storage::appearances,
    workflows::{
        finish_issue::{Step, Stopped, Watch, resume_all},
        request_certificate::request_certificate,
    },
};

use crate::support::{
    app::TestApp,
    issue::{approve_as, approved, by, certificate, issued, requested},
    people::{Eligible, eligible_trainee},
};

/// Puts a version in force, as the settings page does.
async fn chosen(app: &TestApp, e: &Eligible, version: u32, appearance: &Appearance) {
    let tx = app.store().begin().await.unwrap();
    appearances::insert(&tx, e.academy, version, appearance, (e.owner, app.now())).await.unwrap();
    tx.commit().await.unwrap();
}

fn modern() -> Appearance {
    Appearance { design: "modern".into(), paper: Paper::Letter, ..Appearance::default() }
}

async fn asked_in(app: &TestApp, e: &Eligible, language: &str) -> CertificateId {
    let id = CertificateId::fresh();
    request_certificate(&app.app, &by(app, e.academy, e.manager), id, e.enrolment, Some(language))
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn a_certificate_of_an_academy_that_never_chose_has_no_version_and_is_english() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let certificate = issued(&app, &e).await;
    assert_eq!(certificate.appearance, None);
    assert_eq!(certificate.facts.unwrap().language, "en");
}

#[tokio::test]
async fn a_certificate_remembers_the_version_that_was_in_force_when_it_was_approved() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    chosen(&app, &e, 1, &modern()).await;
    let id = requested(&app, &e).await;
    chosen(&app, &e, 2, &Appearance { language: "de".into(), ..modern() }).await;
    approved(&app, &e, id).await.unwrap();
    let certificate = certificate(app.store(), e.academy, id).await;
    assert_eq!(certificate.appearance, Some(2));
    assert_eq!(certificate.language.as_deref(), Some("de"), "nobody asked for another");
    assert_eq!(certificate.facts.unwrap().language, "de");
}

#[tokio::test]
async fn who_asks_chooses_the_language_whatever_the_academys_own_is() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let id = asked_in(&app, &e, "de").await;
    approved(&app, &e, id).await.unwrap();
    let certificate = certificate(app.store(), e.academy, id).await;
    assert_eq!(certificate.facts.unwrap().language, "de");
}

#[tokio::test]
async fn an_issue_cut_off_is_finished_with_the_look_it_was_frozen_with() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    chosen(&app, &e, 1, &modern()).await;
    let id = asked_in(&app, &e, "de").await;
    let stop = |step| if step == Step::Frozen { Err(Stopped(step)) } else { Ok(()) };
    let stopped = approve_as(&app, e.academy, e.owner, id, Watch(&stop)).await;
    assert!(stopped.is_err());
    let bytes = async || {
        let pdf = certificate(app.store(), e.academy, id).await.pdf_sha256.unwrap();
        app.app.files.certificates.get(&pdf).await.unwrap()
    };
    // What another version and another language would look like must not matter any more.
    chosen(&app, &e, 2, &Appearance { language: "en".into(), ..Appearance::default() }).await;
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 1);
    let finished = certificate(app.store(), e.academy, id).await;
    assert_eq!(finished.appearance, Some(1));
    let pdf = lopdf::Document::load_mem(&bytes().await).unwrap();
    assert_eq!(pdf.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"de");
}

#[tokio::test]
async fn a_version_that_was_saved_is_never_changed_nor_taken_away() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    chosen(&app, &e, 1, &modern()).await;
    for sql in ["UPDATE appearance SET content = '{}'", "DELETE FROM appearance"] {
        let tx = app.store().begin().await.unwrap();
        let done = countersign::storage::ConnectionTrait::execute_unprepared(&tx, sql).await;
        assert!(done.is_err(), "{sql}");
    }
    let found = appearances::find_version(app.store().read(), e.academy, 1).await.unwrap();
    assert_eq!(found, modern());
}
