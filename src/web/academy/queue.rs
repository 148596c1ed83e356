//! A supervisor's queue of entries to countersign.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
