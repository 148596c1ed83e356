//! The public API, for programs that check a code.

use rocket::Route;

/// Routes of programs.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
