//! One certificate after another: replacement, correction, renewal.

use countersign::{
    domain::{
        certificate::Standing,
        course_spec,
        states::CertificateState,
        succession::SuccessionRefusal,
        text::{HolderName, Reason},
    },
    storage::{StorageError, documents, people},
    workflows::{
        certificate_step::CertificateError, finish_issue::resume_all, succeed_certificate::Follow,
        suspend_certificate::suspend_certificate,
    },
};

use crate::support::{
    app::{TestApp, today},
    issue::{actions, approve_as, approved, at_noon, by, certificate, followed, issued},
    people::{Eligible, approved_document, crew, crew_teaching, day, eligible_in, eligible_trainee},
};

/// A trainee on a course whose certificates last two years.
async fn on_a_course_with_a_term(app: &TestApp) -> Eligible {
    let mut spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    spec.valid_for_months = Some(12);
    let crew = crew_teaching(app, "Sample Academy", "SA", spec).await;
    eligible_in(app, &crew, "Søren Ø").await
}

#[rocket::async_test]
async fn a_chain_of_two_replacements_leads_to_the_newest() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let first = issued(&app, &e).await;
    let mut old = first.clone();
    for _ in 0..2 {
        let id = followed(&app, &e, old.id, &Follow::Replacement).await.unwrap();
        assert_eq!(certificate(app.store(), e.academy, old.id).await.state, CertificateState::Active);
        approved(&app, &e, id).await.unwrap();
        let new = certificate(app.store(), e.academy, id).await;
        assert_eq!(certificate(app.store(), e.academy, old.id).await.state, CertificateState::Superseded);
        assert_ne!((&new.serial, &new.code), (&old.serial, &old.code));
        assert_eq!(new.expires_on, old.expires_on);
        assert!(new.facts.as_ref().unwrap().replacement);
        old = new;
    }
    assert_eq!(old.serial.as_deref(), Some("SA-2026-00003"));
    assert_eq!(actions(app.store(), e.academy, first.id.0).await.last().unwrap(), "certificate.superseded");
    let page = app.browser().get(&format!("/v/{}", first.code.unwrap().as_str())).await;
    page.expect_text("Replaced by a newer certificate");
}

#[rocket::async_test]
async fn a_certificate_has_one_follower_at_a_time() {
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let old = issued(&app, &e).await;
    followed(&app, &e, old.id, &Follow::Replacement).await.unwrap();
    let second = followed(&app, &e, old.id, &Follow::Replacement).await;
    assert!(
        matches!(second, Err(CertificateError::Storage(StorageError::Conflict("predecessor")))),
        "{second:?}"
    );
}

#[rocket::async_test]
async fn a_correction_needs_an_approved_document_of_the_holder() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let old = issued(&app, &e).await;
    let mut paper = approved_document(&crew, e.trainee, "name_change");
    paper.state = countersign::domain::states::DocumentState::Uploaded;
    let foreign = approved_document(&crew, e.assessor, "name_change");
    let training = approved_document(&crew, e.trainee, "first_aid");
    let tx = app.store().begin().await.unwrap();
    for document in [&paper, &foreign, &training] {
        documents::insert(&tx, document, "paper.pdf").await.unwrap();
    }
    tx.commit().await.unwrap();
    let of_nobody = countersign::domain::ids::DocumentId::fresh();
    for evidence in [paper.id, foreign.id, training.id, of_nobody] {
        let name = HolderName::parse("Siân Ŵyn Hughes").unwrap();
        let error = followed(&app, &e, old.id, &Follow::Correction { name, latin: None, evidence }).await;
        assert!(
            matches!(error, Err(CertificateError::Succession(SuccessionRefusal::NoEvidence))),
            "{error:?}"
        );
    }
}

#[rocket::async_test]
async fn a_correction_prints_the_new_name_and_keeps_the_old_paper_as_it_was() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let e = eligible_in(&app, &crew, "Siân Ŵyn Prys").await;
    let old = issued(&app, &e).await;
    let paper = approved_document(&crew, e.trainee, "name_change");
    let tx = app.store().begin().await.unwrap();
    documents::insert(&tx, &paper, "deed.pdf").await.unwrap();
    tx.commit().await.unwrap();
    let name = HolderName::parse("Siân Ŵyn Hughes").unwrap();
    let follow = Follow::Correction { name, latin: None, evidence: paper.id };
    let id = followed(&app, &e, old.id, &follow).await.unwrap();
    approved(&app, &e, id).await.unwrap();
    let new = certificate(app.store(), e.academy, id).await;
    assert_eq!(new.facts.as_ref().unwrap().holder_name, "Siân Ŵyn Hughes");
    assert_eq!(certificate(app.store(), e.academy, old.id).await.facts, old.facts);
    assert_eq!(people::find(app.store().read(), e.trainee).await.unwrap().full_name, "Siân Ŵyn Hughes");
    assert_eq!(actions(app.store(), e.academy, e.trainee.0).await, ["person.renamed"]);
    // Nobody who has the old paper is told the new name, nor who has it, nor the former name once more (decision 82).
    let (old_code, new_code) = (old.code.unwrap(), new.code.unwrap());
    let browser = app.browser();
    let page = browser.get(&format!("/v/{}", old_code.as_str())).await.expect_status(200);
    page.expect_text("Replaced by a newer certificate")
        .expect_text("Ask the practitioner to show you that one");
    let data = browser.get(&format!("/api/v1/certificates/{}", old_code.as_str())).await.expect_status(200);
    let file = app.app.settings.certificates_dir();
    let sha256 = old.pdf_sha256.unwrap();
    let file = std::fs::read(file.join(&sha256[..2]).join(&sha256)).unwrap();
    let handed_in = browser.upload("/v/file", &[], ("file", "old.pdf", &file)).await;
    let told = match handed_in.location.as_deref() {
        Some(to) => browser.get(to).await,
        None => handed_in,
    };
    for answer in [&page, &data, &told] {
        for secret in ["Prys", "Hughes", new_code.as_str(), &new_code.to_string()] {
            assert!(!answer.body.contains(secret), "{secret}: {}", answer.body);
        }
    }
    told.expect_text("Replaced by a newer certificate");
    browser.get(&format!("/credentials/{}", old_code.as_str())).await.expect_status(410);
    let now = browser.get(&format!("/v/{}", new_code.as_str())).await.expect_status(200);
    now.expect_text("Siân Ŵyn Hughes");
    assert!(!now.body.contains("Prys"));
}

#[rocket::async_test]
async fn expired_is_derived_from_the_date_and_a_renewal_follows_on() {
    let app = TestApp::spawn().await;
    let e = on_a_course_with_a_term(&app).await;
    let old = issued(&app, &e).await;
    assert_eq!(old.expires_on, Some(day("2027-11-19")));
    let early = followed(&app, &e, old.id, &Follow::Renewal).await;
    let from = day("2027-08-21");
    assert!(
        matches!(early, Err(CertificateError::Succession(SuccessionRefusal::TooEarly { from: f })) if f == from),
        "{early:?}"
    );
    assert_eq!(old.standing(day("2027-11-19")), Some(Standing::Active));
    assert_eq!(old.standing(day("2027-11-20")), Some(Standing::Expired));
    at_noon(&app, from);
    // Bloodborne pathogen training lasts a year by the course's rule: it ran out meanwhile.
    let stale = followed(&app, &e, old.id, &Follow::Renewal).await;
    assert!(matches!(stale, Err(CertificateError::NotEligible(_))), "{stale:?}");
    renew_training(&app, &e).await;
    let id = followed(&app, &e, old.id, &Follow::Renewal).await.unwrap();
    approved(&app, &e, id).await.unwrap();
    let new = certificate(app.store(), e.academy, id).await;
    assert_eq!((new.awarded_on, new.expires_on), (Some(from), Some(day("2028-11-19"))));
    assert!(!new.facts.unwrap().replacement);
}

async fn renew_training(app: &TestApp, e: &Eligible) {
    let tx = app.store().begin().await.unwrap();
    let all = documents::list_current_approved(&tx, e.academy, e.trainee).await.unwrap();
    let mut newer = all.into_iter().find(|d| d.kind == "bloodborne_pathogens").unwrap();
    newer.id = countersign::domain::ids::DocumentId::fresh();
    newer.issued_on = day("2027-08-01");
    newer.expires_on = None;
    documents::insert(&tx, &newer, "training.pdf").await.unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn a_suspension_between_approval_and_file_holds_for_the_follower_too() {
    use countersign::workflows::finish_issue::{Step, Stopped, Watch};
    let app = TestApp::spawn().await;
    let e = eligible_trainee(&app).await;
    let old = issued(&app, &e).await;
    let id = followed(&app, &e, old.id, &Follow::Replacement).await.unwrap();
    let stop = |step| if step == Step::Frozen { Err(Stopped(step)) } else { Ok(()) };
    let cut = approve_as(&app, e.academy, e.manager, id, Watch(&stop)).await;
    assert!(matches!(cut, Err(CertificateError::Stopped(_))), "{cut:?}");
    let reason = Reason::parse("A complaint").unwrap();
    suspend_certificate(&app.app, &by(&app, e.academy, e.owner), old.id, old.version, &reason).await.unwrap();
    assert_eq!(resume_all(&app.app, app.now()).await.unwrap(), 1);
    assert_eq!(certificate(app.store(), e.academy, old.id).await.state, CertificateState::Superseded);
    assert_eq!(certificate(app.store(), e.academy, id).await.state, CertificateState::Suspended);
    assert_eq!(certificate(app.store(), e.academy, id).await.awarded_on, Some(today()));
}
