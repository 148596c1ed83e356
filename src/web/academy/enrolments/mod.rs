//! One trainee on one course, as the academy sees them.

mod cohort;
mod drafts;
mod enrol;
mod head;
mod history;
mod holds;
mod identity;
mod moves;
mod papers;
mod practice;
mod reassign;
mod show;
mod spacing;

pub(super) use identity::birth_date;

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    [
        cohort::routes(),
        drafts::routes(),
        enrol::routes(),
        history::routes(),
        holds::routes(),
        identity::routes(),
        moves::routes(),
        papers::routes(),
        practice::routes(),
        reassign::routes(),
        show::routes(),
        spacing::routes(),
    ]
    .concat()
}
