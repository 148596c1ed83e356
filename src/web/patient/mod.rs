//! What a patient sees: the front page and the answer about a code.

mod answer_page;
mod cached;
mod file_page;
mod file_words;
mod home;
mod proof_page;
mod robots;
mod sealed;
mod square;
mod unavailable;

use rocket::Route;

pub use cached::AnswerCache;
pub use file_page::FileDesk;
pub use sealed::Seals;
pub(in crate::web) use unavailable::UnavailablePage;

/// Routes of patients.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        home::home,
        home::typed,
        home::in_capitals,
        robots::robots,
        answer_page::answer,
        answer_page::answer_in_capitals,
        file_page::seen,
        file_page::answer,
        square::square,
        proof_page::list,
        proof_page::download
    ]
}
