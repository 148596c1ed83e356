//! Courses: import a specification, read what it requires, publish it.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
