//! A practitioner's own documents.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
