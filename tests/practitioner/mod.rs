//! What a trainee sees and does in the logbook.

mod cases;
mod home;
mod hours;
mod safety;
mod taking_back;
mod two_courses;

use countersign::domain::enrolment::Enrolment;

use crate::support::{
    app::{Browser, TestApp},
    records::Fixture,
};

/// The application with an academy, and a trainee at a browser.
pub struct Logbook {
    pub app: TestApp,
    pub house: Fixture,
    pub enrolment: Enrolment,
}

impl Logbook {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let house = Fixture::of_academy(app.store().clone(), tempfile::tempdir().unwrap(), "INK").await;
        let enrolment = house.enrol("Łukasz Świątek").await;
        Self { app, house, enrolment }
    }

    pub async fn trainee(&self) -> Browser<'_> {
        self.app.browser_of(self.enrolment.person_id, self.house.academy).await
    }

    pub async fn supervisor(&self) -> Browser<'_> {
        self.app.browser_of(self.house.trainer, self.house.academy).await
    }
}

/// The value of a hidden field of a page.
pub fn hidden(body: &str, name: &str) -> String {
    let at = body.find(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {body}"));
    let rest = &body[at + name.len() + 15..];
    rest[..rest.find('"').unwrap()].to_owned()
}

/// Panics where a text has no words in the locale files.
#[track_caller]
pub fn all_texts_are_there(body: &str) {
    assert!(
        !body.contains("Unknown localization"),
        "{}",
        &body[body.find("Unknown localization").unwrap()..]
    );
}
