//! Assessments to decide and to sample.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
