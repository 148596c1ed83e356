//! Assessors' decisions, observed treatments, and the quality assurers' sample.

mod correcting;
mod deciding;
mod sampling;

use countersign::{
    domain::{assessment::Assessment, enrolment::Enrolment, ids::PersonId, words::Role},
    storage::assessments,
};

use crate::support::{
    app::{Answer, Browser, TestApp},
    records::Fixture,
};

/// A site with a trainee, an assessor and a quality assurer.
pub struct Desk {
    pub site: TestApp,
    pub records: Fixture,
    pub trainee: Enrolment,
    pub assessor: PersonId,
    pub iqa: PersonId,
}

impl Desk {
    pub async fn open() -> Self {
        let site = TestApp::spawn().await;
        let dir = tempfile::tempdir().unwrap();
        let records = Fixture::of_academy(site.store().clone(), dir, "INK").await;
        let trainee = records.enrol("Nguyễn Thị Ánh").await;
        let assessor = records.member("Asta Berg", Role::Assessor, &[]).await;
        let iqa = records.member("Ines Costa", Role::Iqa, &[]).await;
        Self { site, records, trainee, assessor, iqa }
    }

    pub async fn browser(&self, person: PersonId) -> Browser<'_> {
        self.site.browser_of(person, self.records.academy).await
    }

    /// The assessor sends the trainee's page with these fields.
    pub async fn decide(&self, fields: &[(&str, &str)]) -> Answer {
        self.browser(self.assessor).await.press(&self.path(""), &self.path("/criteria"), fields).await
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/academy/assessments/{}{rest}", self.trainee.id)
    }

    /// What stands decided of the trainee.
    pub async fn standing(&self) -> Vec<Assessment> {
        assessments::list_of_enrolment(self.site.store().read(), self.records.academy, self.trainee.id)
            .await
            .unwrap()
    }
}
