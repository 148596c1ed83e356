//! Twenty-five certificates, and what a patient is told of them.

use countersign::{
    domain::{
        certificate::Standing,
        states::CertificateState,
        words::{RevocationReason, Succession},
    },
    sample,
    storage::certificates,
};

use crate::support::{app::today, sample::sampled};

#[rocket::async_test]
async fn there_are_twenty_five_certificates_in_every_status() {
    let (_, sample) = sampled().await;
    let in_state = |state| sample.certificates.iter().filter(|c| c.state == state).count();
    let counts = [
        CertificateState::PendingApproval,
        CertificateState::Declined,
        CertificateState::Active,
        CertificateState::Suspended,
        CertificateState::Revoked,
        CertificateState::Superseded,
    ]
    .map(in_state);
    assert_eq!(counts, [2, 1, 13, 2, 3, 4]);
    assert_eq!(sample.certificates.len(), 25);
    for standing in Standing::ALL {
        assert_eq!(sample.certificate(*standing).standing, Some(*standing));
    }
}

#[rocket::async_test]
async fn some_end_soon_and_one_ended_yesterday() {
    let (_, sample) = sampled().await;
    let days: Vec<i64> = sample
        .certificates
        .iter()
        .filter_map(|c| c.expires_on)
        .map(|last| (last - today()).num_days())
        .collect();
    assert!(days.contains(&-1) && days.contains(&12) && days.contains(&25), "{days:?}");
}

#[rocket::async_test]
async fn revocations_have_different_reasons() {
    let (_, sample) = sampled().await;
    let mut reasons: Vec<_> = sample.certificates.iter().filter_map(|c| c.reason_key).collect();
    reasons.sort();
    assert_eq!(
        reasons,
        [RevocationReason::ClaimedEarly, RevocationReason::LearnerMalpractice, RevocationReason::Other]
    );
}

#[rocket::async_test]
async fn certificates_follow_each_other_in_every_way() {
    let (app, sample) = sampled().await;
    let mut ways = Vec::new();
    for told in &sample.certificates {
        let certificate = certificates::find(app.store().read(), sample.academy.id, told.id).await.unwrap();
        ways.extend(certificate.succession);
        if let Some(before) = certificate.predecessor_id {
            let before = certificates::find(app.store().read(), sample.academy.id, before).await.unwrap();
            assert_eq!(before.state, CertificateState::Superseded);
        }
    }
    ways.sort();
    use Succession::{Correction, Renewal, Replacement};
    assert_eq!(ways, [Renewal, Replacement, Replacement, Correction]);
}

#[rocket::async_test]
async fn every_issued_certificate_has_its_file() {
    let (app, sample) = sampled().await;
    for told in sample.certificates.iter().filter(|c| c.standing.is_some()) {
        let certificate = certificates::find(app.store().read(), sample.academy.id, told.id).await.unwrap();
        let file = app.app.files.certificates.get(&certificate.pdf_sha256.unwrap()).await.unwrap();
        assert!(file.starts_with(b"%PDF-"));
    }
}

#[rocket::async_test]
async fn a_patient_gets_an_answer_for_each_code() {
    let (app, sample) = sampled().await;
    let browser = app.browser();
    let mut pages = std::collections::BTreeSet::new();
    for standing in Standing::ALL {
        let code = &sample.certificate(*standing).code;
        let answer = browser.get(&format!("/v/{}", code.as_str())).await;
        assert_eq!(answer.status.code, 200, "{standing}: {}", answer.text());
        let title = answer.body.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).unwrap();
        pages.insert(title.to_owned());
    }
    assert_eq!(pages.len(), Standing::ALL.len(), "{pages:?}");
    browser.get(&format!("/v/{}", sample::nobodys_code().as_str())).await.expect_status(404);
    let mistyped = sample::mistyped(&sample.certificate(Standing::Active).code);
    assert!(countersign::domain::verification_code::VerificationCode::parse(&mistyped).is_err());
}

#[rocket::async_test]
async fn the_sample_can_be_filled_on_any_day() {
    for moment in ["2028-02-29T23:40:00Z", "2027-03-29T00:10:00Z"] {
        let app = crate::support::app::TestApp::spawn().await;
        let sample = sample::fill(&app.app, moment.parse().unwrap()).await.unwrap();
        assert_eq!(sample.certificates.len(), 25, "{moment}");
    }
}
