//! The academy's desk: cohorts, people, documents, assessments, certificates, events.

use rocket::Route;

/// Routes of the academy's people.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
