//! What happened, for the auditor.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
