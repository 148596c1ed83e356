//! Hours: log, hand in, correct.

mod entry;
mod form;
mod list;
mod remove;
mod write;

use rocket::Route;

pub(super) use form::{at_time, is_overnight, keep_stretch, name_stretch_faults, times_of};
pub(super) use write::web_error;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list::list,
        write::new,
        write::create,
        write::edit,
        write::change,
        entry::show,
        entry::hand_in,
        entry::take_up_again,
        entry::take_back,
        remove::ask,
        remove::remove,
    ]
}
