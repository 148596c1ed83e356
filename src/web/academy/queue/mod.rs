//! A supervisor's desk: what waits for a countersignature, what healed, what was signed.

mod case;
mod changed;
mod countersign;
mod entry;
mod healed;
mod item;
mod list;
mod reject;
mod signed;
mod void;

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list::list,
        countersign::countersign,
        reject::ask,
        reject::reject,
        signed::signed,
        healed::healed,
        entry::hours_entry,
        entry::case_session,
        void::ask,
        void::void,
        case::show,
        case::review,
    ]
}
