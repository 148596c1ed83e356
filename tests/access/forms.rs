//! One form or more for every door that changes something: on which page it stands, who sends it, what they type. The
//! page says the rest, so that what is sent is what a browser would send.

mod academy;
mod people;
mod trainee;

use countersign::domain::{
    enrolment::Enrolment,
    ids::{AcademyId, PersonId},
    words::Role,
};

use super::page_form::Typed;
use crate::support::{
    app::TestApp,
    issue,
    people::{Crew, Eligible, crew, eligible_in},
    records::Fixture,
};

/// A form, ready to be sent.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Where it goes.
    pub path: String,
    /// The page it stands on.
    pub page: String,
    pub person: PersonId,
    pub academy: AcademyId,
    pub typed: Vec<(&'static str, Typed)>,
    /// Field, name and content of a file that goes with it.
    pub file: Option<(&'static str, &'static str, &'static [u8])>,
}

impl Sheet {
    pub fn new((academy, person): (AcademyId, PersonId), page: String, path: String) -> Self {
        Self { path, page, person, academy, typed: Vec::new(), file: None }
    }

    /// With a text in a field.
    pub fn with(mut self, name: &'static str, text: impl Into<String>) -> Self {
        self.typed.push((name, Typed::Text(text.into())));
        self
    }

    /// With every box of a name ticked.
    pub fn ticked(mut self, name: &'static str) -> Self {
        self.typed.push((name, Typed::Tick));
        self
    }

    /// With the first choice of a name.
    pub fn first(mut self, name: &'static str) -> Self {
        self.typed.push((name, Typed::First));
        self
    }

    pub fn file(mut self, field: &'static str, name: &'static str, bytes: &'static [u8]) -> Self {
        self.file = Some((field, name, bytes));
        self
    }
}

/// Two academies: one for everyday records, one whose trainees may be certified.
pub struct World {
    pub app: TestApp,
    pub records: Fixture,
    pub crew: Crew,
}

impl World {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let records = super::academy(&app).await;
        let crew = crew(&app, "Certified Academy", "CERT").await;
        Self { app, records, crew }
    }

    /// Somebody of the everyday academy, with one role.
    async fn member(&self, role: Role) -> (AcademyId, PersonId) {
        (self.records.academy, super::member(&self.records, role).await)
    }

    async fn manager(&self) -> (AcademyId, PersonId) {
        self.member(Role::Manager).await
    }

    fn trainer(&self) -> (AcademyId, PersonId) {
        (self.records.academy, self.records.trainer)
    }

    /// A trainee of the everyday academy; who they are, and their enrolment.
    async fn trainee(&self) -> ((AcademyId, PersonId), Enrolment) {
        let enrolment = self.records.enrol("Tegan Learner").await;
        ((self.records.academy, enrolment.person_id), enrolment)
    }

    async fn eligible(&self) -> Eligible {
        eligible_in(&self.app, &self.crew, "Elwyn Ready").await
    }

    async fn sql(&self, sql: &str) {
        self.app.prepare(sql).await;
    }
}

/// The id as SQLite has it.
fn blob(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

/// The forms of a door; none where nobody has written one yet.
pub async fn sheets(world: &World, door: &str) -> Vec<Sheet> {
    if door.starts_with("/practitioner/") {
        trainee::sheets(world, door).await
    } else if door.starts_with("/account") || door == "/sign-out" || door.starts_with("/academy/people") {
        people::sheets(world, door).await
    } else {
        academy::sheets(world, door).await
    }
}

/// An issued certificate of the second academy.
async fn issued(world: &World) -> String {
    issue::issued(&world.app, &world.eligible().await).await.id.to_string()
}
