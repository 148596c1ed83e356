//! What a patient is told.

mod answers;
mod busy;
mod cache;
mod course_words;
mod everywhere;
mod file;
mod languages;
mod odd_files;
mod replaced;
mod saved_anew;
mod several;
mod taken_back;
mod typing;
mod verdict;
mod ways;

use countersign::domain::{
    certificate::Certificate,
    states::{CertificateState, DocumentState},
    words::RevocationReason,
};
use countersign::storage::certificates::{self, StateChange};

use crate::support::{
    app::TestApp,
    records::{Fixture, code},
};

/// A site with one issued certificate, of code number 1, and its holder's insurance.
pub struct Clinic {
    pub site: TestApp,
    pub records: Fixture,
    pub certificate: Certificate,
}

impl Clinic {
    /// With an insurance that holds until 30 September 2027.
    pub async fn open() -> Self {
        let clinic = Self::without_papers().await;
        clinic.insure().await;
        clinic
    }

    /// The academy has seen an insurance.
    pub async fn insure(&self) {
        let holder = self.certificate.person_id;
        self.records.document(holder, "treatment_insurance", DocumentState::Approved).await;
    }

    pub async fn without_papers() -> Self {
        let site = TestApp::spawn().await;
        let dir = tempfile::tempdir().unwrap();
        let records = Fixture::of_academy(site.store().clone(), dir, "INK").await;
        let holder = records.enrol("Siân Ŵyn").await;
        let certificate = records.issue(&holder, 1, "Siân Ŵyn").await;
        Self { site, records, certificate }
    }

    /// The path of the certificate's page.
    pub fn path(&self) -> String {
        format!("/v/{}", code(1).as_str())
    }

    pub async fn change(&self, to: CertificateState, reason_key: Option<RevocationReason>) {
        let now = certificates::find(self.site.store().read(), self.records.academy, self.certificate.id)
            .await
            .unwrap();
        let change =
            StateChange { from: now.state, to, reason_key, reason: Some("a test"), at: self.site.now() };
        self.records
            .write(async |tx| {
                certificates::update_state(tx, self.records.academy, now.id, now.version, change).await
            })
            .await
            .unwrap();
    }
}
