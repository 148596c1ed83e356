//! Certificates: request, approve, suspend, revoke, replace, renew.

use rocket::Route;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
