//! The logbook of trainees and practitioners, made for a phone.

mod cases;
mod certificates;
mod documents;
mod enrolment;
mod home;
mod hours;
mod supervisors;

use rocket::Route;

/// Routes of trainees and practitioners.
pub fn routes() -> Vec<Route> {
    [cases::routes(), certificates::routes(), documents::routes(), home::routes(), hours::routes()].concat()
}
