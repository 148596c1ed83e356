//! Signing in and out, invitations, passwords, sessions, the first set-up.

use rocket::Route;

/// Routes of everyone with an account.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
