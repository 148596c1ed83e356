//! Signing in and out, invitations, passwords, sessions, the first set-up.

mod account;
mod address;
mod copy;
mod device;
mod invitation;
mod joining;
mod message;
mod password;
mod sessions;
mod set_up;
mod sign_in;
mod visit;

use rocket::Route;

/// Routes of everyone with an account.
pub fn routes() -> Vec<Route> {
    [
        account::routes(),
        address::routes(),
        copy::routes(),
        invitation::routes(),
        joining::routes(),
        password::routes(),
        sessions::routes(),
        set_up::routes(),
        sign_in::routes(),
    ]
    .concat()
}
