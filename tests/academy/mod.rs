//! The academy's desk: courses, cohorts, enrolments, its front page and the events.

mod appearance;
mod asked;
mod birth_dates;
mod cohorts;
mod coming_back;
mod courses;
mod drafts;
mod enrolling;
mod enrolments;
mod front_page;
mod history;
mod leaving;
mod moving;

use countersign::{
    domain::{
        course_spec::CourseSpec,
        ids::{CourseVersionId, PersonId},
        words::Role,
    },
    storage::{self, events, events::EventFilter},
};

use crate::support::{
    app::{Answer, Browser, TestApp, noon},
    records::Fixture,
};

/// The application with an academy in it.
pub struct Desk {
    pub app: TestApp,
    pub records: Fixture,
}

impl Desk {
    pub async fn open() -> Self {
        let app = TestApp::spawn().await;
        let records = Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await;
        Self { app, records }
    }

    /// A published course, as it may have come in before anybody tried it out.
    pub async fn publish(&self, spec: CourseSpec) -> CourseVersionId {
        let (academy, manager) = (self.records.academy, self.records.manager);
        self.records
            .write(async |tx| {
                let draft = storage::courses::insert_draft(tx, academy, &spec, noon()).await?;
                storage::courses::update_published(tx, academy, draft, manager, noon()).await?;
                Ok(draft)
            })
            .await
            .unwrap()
    }

    pub async fn manager(&self) -> Browser<'_> {
        self.app.browser_of(self.records.manager, self.records.academy).await
    }

    pub async fn staff(&self, role: Role) -> Browser<'_> {
        let person = self.records.member(&format!("Staff {role}"), role, &[]).await;
        self.app.browser_of(person, self.records.academy).await
    }

    pub async fn browser_of(&self, person: PersonId) -> Browser<'_> {
        self.app.browser_of(person, self.records.academy).await
    }

    /// The actions of every event, oldest first.
    pub async fn actions(&self) -> Vec<String> {
        let store = self.app.store();
        let (mut lines, _) =
            events::list(store.read(), self.records.academy, &EventFilter::default(), 1, 500).await.unwrap();
        lines.reverse();
        lines.into_iter().map(|line| line.action).collect()
    }
}

/// The value of a hidden field on a page.
#[track_caller]
pub fn hidden(page: &Answer, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start =
        page.body.find(&mark).unwrap_or_else(|| panic!("no field {name} in {}", page.text())) + mark.len();
    page.body[start..].split('"').next().unwrap().to_owned()
}

/// Every text of the page is there.
#[track_caller]
pub fn expect_worded(page: &Answer) {
    assert!(!page.body.contains("Unknown localization"), "a text is missing: {}", page.text());
}
