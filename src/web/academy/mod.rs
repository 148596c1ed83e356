//! The academy's desk: cohorts, people, documents, assessments, certificates, events.

mod appearance;
mod assessments;
mod certificates;
mod cohorts;
mod confirm;
mod courses;
mod documents;
mod enrolments;
mod erase;
mod events;
mod home;
pub mod issues;
mod outbox;
mod path_id;
mod people;
mod queue;
mod requirement_words;
mod security;

use rocket::Route;

use super::Actor;

/// Routes of the academy's people.
pub fn routes() -> Vec<Route> {
    [
        appearance::routes(),
        assessments::routes(),
        certificates::routes(),
        cohorts::routes(),
        courses::routes(),
        documents::routes(),
        enrolments::routes(),
        erase::routes(),
        events::routes(),
        home::routes(),
        issues::routes(),
        outbox::routes(),
        people::routes(),
        queue::routes(),
        security::routes(),
    ]
    .concat()
}

/// Whether somebody may change what the desk shows, and not only read it.
fn is_manager(who: &Actor) -> bool {
    who.is_any(super::Manager::ROLES)
}
