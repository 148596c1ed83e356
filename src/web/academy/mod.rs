//! The academy's desk: cohorts, people, documents, assessments, certificates, events.

mod assessments;
mod certificates;
mod cohorts;
mod courses;
mod documents;
mod enrolments;
mod erase;
mod events;
mod home;
mod outbox;
mod people;
mod queue;

use rocket::Route;

/// Routes of the academy's people.
pub fn routes() -> Vec<Route> {
    [
        assessments::routes(),
        certificates::routes(),
        cohorts::routes(),
        courses::routes(),
        documents::routes(),
        enrolments::routes(),
        erase::routes(),
        events::routes(),
        home::routes(),
        outbox::routes(),
        people::routes(),
        queue::routes(),
    ]
    .concat()
}
