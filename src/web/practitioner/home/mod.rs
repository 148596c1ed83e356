//! What is done, what is missing and what to do next.

mod next;
mod page;
mod progress;

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![page::home]
}
