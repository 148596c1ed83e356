//! A patient, on a phone, with a code in hand.

use countersign::domain::{
    states::{CertificateState, DocumentState},
    words::RevocationReason,
};

use super::Driver;
use crate::{patient::Clinic, support::records::code};

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_types_a_code_makes_a_mistake_mends_it_and_reads_todays_answer() {
    let clinic = Clinic::open().await;
    clinic
        .records
        .document(clinic.certificate.person_id, "treatment_insurance", DocumentState::Approved)
        .await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;

    phone.go("/").await;
    phone.sees("Check a certificate").await;
    let good = code(1).to_string();
    let last = good.chars().last().unwrap();
    let mistyped = format!("{}{}", &good[..18], if last == 'A' { 'B' } else { 'A' });
    phone.fill("Certificate code", &mistyped).await;
    phone.press("Check").await;
    phone.sees("This code has a typing mistake").await;

    phone.fill("Certificate code", &good.to_lowercase().replace('-', "")).await;
    phone.press("Check again").await;
    assert_eq!(phone.path().await, clinic.path());
    phone.sees("Genuine and current").await;
    phone.sees("Siân Ŵyn").await;
    phone.sees("current until 30 September 2027; covers these techniques").await;

    clinic.change(CertificateState::Revoked, Some(RevocationReason::LearnerMalpractice)).await;
    phone.go(&clinic.path()).await;
    phone.sees("Withdrawn. Do not rely on it").await;

    phone.go(&format!("/v/{}", code(9).as_str())).await;
    phone.sees("No certificate has this code").await;
    phone.close().await;
}
