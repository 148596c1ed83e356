//! Issuing the certificates of a cohort: a second person approves them together, the worker makes them, this shows how
//! far it is.

mod approve;
mod job;
mod words;

use rocket::Route;

pub(super) use approve::is_open;
pub use words::in_words;

/// The routes of these pages.
pub(super) fn routes() -> Vec<Route> {
    [approve::routes(), job::routes()].concat()
}
