//! The logbook of trainees and practitioners, made for a phone.

use rocket::Route;

/// Routes of trainees and practitioners.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
