//! One trainee on one course, as the academy sees them.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
