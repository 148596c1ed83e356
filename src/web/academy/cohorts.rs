//! Cohorts and who in them is ready, stuck, and why.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
