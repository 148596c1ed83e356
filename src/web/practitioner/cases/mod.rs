//! Treatment cases and their sessions.

mod abandon;
mod form;
mod list;
mod session;
mod session_form;
mod show;
mod write;

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list::list,
        write::new,
        write::create,
        write::edit,
        write::record,
        show::show,
        show::healing,
        abandon::ask,
        abandon::abandon,
        session::new,
        session::create,
        session::edit,
        session::change,
        session::take_up_again,
        session::take_back,
    ]
}
