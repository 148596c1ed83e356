//! What a patient sees: the front page and the answer about a code.

mod answer_page;
mod cached;
mod file_page;
mod home;
mod proof_page;

use rocket::Route;

pub use cached::AnswerCache;
pub use file_page::FileDesk;

/// Routes of patients.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        home::home,
        home::typed,
        answer_page::answer,
        answer_page::answer_in_capitals,
        file_page::form,
        file_page::answer,
        proof_page::list,
        proof_page::download
    ]
}
