//! Documents from a trainee's hand to a reviewer's, and what a person may ask about their data.

mod contents;
mod counting;
mod handing_in;
mod limits;
mod nothing_left;
mod pictures;
mod privacy;
mod reviewing;
mod several_photos;
mod taking_back;

use countersign::{
    domain::{
        enrolment::Enrolment,
        ids::{DocumentId, PersonId},
    },
    storage::{documents, documents::DocumentView, people},
};

use crate::support::{
    app::{Answer, Browser, TestApp},
    records::Fixture,
};

/// The smallest file that is a PDF by its content.
pub const PDF: &[u8] =
    b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

/// A site with an academy and a trainee on the Level 4 course.
pub struct Office {
    pub site: TestApp,
    pub records: Fixture,
    pub trainee: Enrolment,
}

impl Office {
    pub async fn open() -> Self {
        Self::on(TestApp::spawn().await).await
    }

    pub async fn on(site: TestApp) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let records = Fixture::of_academy(site.store().clone(), dir, "INK").await;
        let trainee = records.enrol("Łukasz Świątek").await;
        Self { site, records, trainee }
    }

    pub async fn browser(&self, person: PersonId) -> Browser<'_> {
        self.site.browser_of(person, self.records.academy).await
    }

    /// Hands in a first aid certificate with this content under this file name.
    pub async fn hand_in(&self, name: &str, content: &[u8]) -> Answer {
        self.hand_in_as(&DocumentId::fresh().to_string(), name, content).await
    }

    pub async fn hand_in_as(&self, id: &str, name: &str, content: &[u8]) -> Answer {
        self.hand_in_all(id, &[(name, content)]).await
    }

    /// Several files, chosen at once.
    pub async fn hand_in_all(&self, id: &str, files: &[(&str, &[u8])]) -> Answer {
        let fields = [
            ("typed.id", id),
            ("typed.issuer", "Red Cross"),
            ("typed.reference", "FA-77"),
            ("typed.issued_on", "2026-05-01"),
            ("typed.expires_on", "2026-11-30"),
        ];
        let browser = self.browser(self.trainee.person_id).await;
        browser.upload_all("/practitioner/documents/kinds/first_aid/new", &fields, "file", files).await
    }

    /// What the trainee has handed in.
    pub async fn handed_in(&self) -> Vec<DocumentView> {
        documents::list_of_person(self.site.store().read(), self.records.academy, self.trainee.person_id)
            .await
            .unwrap()
    }

    /// A first aid certificate that waits for a reviewer.
    pub async fn waiting(&self) -> DocumentView {
        self.hand_in("first-aid.pdf", PDF).await.expect_status(303);
        self.handed_in().await.remove(0)
    }

    /// Approves a document as its page offers it.
    pub async fn approve(&self, reviewer: &Browser<'_>, id: DocumentId) -> Answer {
        let shown = self.shown(reviewer, id).await;
        reviewer.post(&format!("/academy/documents/{id}/approve"), &[("shown", &shown)]).await
    }

    /// What the forms of a document's page carry of what it shows.
    pub async fn shown(&self, reviewer: &Browser<'_>, id: DocumentId) -> String {
        let page = reviewer.get(&format!("/academy/documents/{id}")).await;
        let (_, field) = page.body.split_once("name=\"shown\" value=\"").unwrap_or_default();
        field.split('"').next().unwrap_or_default().to_owned()
    }

    /// Ends every role of a person with yesterday, after their pages were opened.
    pub async fn end_roles(&self, person: PersonId) {
        let yesterday = self.site.now().date_naive() - chrono::Days::new(1);
        self.records
            .write(async |tx| {
                for grant in people::list_grants(tx, self.records.academy, person).await? {
                    people::update_grant_end(tx, self.records.academy, grant.id, yesterday).await?;
                }
                Ok(())
            })
            .await
            .unwrap();
    }

    /// The files that lie in the store of documents.
    pub async fn files(&self) -> Vec<String> {
        self.site.app.files.documents.list().await.unwrap()
    }
}
