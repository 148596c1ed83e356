//! What a patient sees: the front page and the answer about a code.

mod answer_page;
mod cached;
mod home;

use rocket::Route;

pub use cached::AnswerCache;

/// Routes of patients.
pub fn routes() -> Vec<Route> {
    rocket::routes![home::home, home::typed, answer_page::answer, answer_page::answer_in_capitals]
}
