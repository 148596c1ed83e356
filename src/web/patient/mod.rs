//! What a patient sees: the front page and the answer about a code.

use rocket::Route;

/// Routes of patients.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
