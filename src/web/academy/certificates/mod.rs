//! Certificates: ask, approve, and what an owner does to one afterwards.

mod approve;
mod detail;
mod doubts;
mod list;
pub(super) mod refused;
mod request;
mod step;

use std::str::FromStr;

use chrono::NaiveDate;
use rocket::Route;

use crate::{
    domain::{certificate::Standing, states::CertificateState, verdict::Verdict},
    web::WebError,
};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    rocket::routes![
        list::list,
        request::choose,
        request::ask,
        detail::detail,
        detail::file,
        doubts::keep,
        approve::approve,
        approve::confirm_decline,
        approve::decline,
        step::confirm,
        step::take,
    ]
}

/// An id from a path; one that is none is not found.
fn id<T: FromStr>(text: &str) -> Result<T, WebError> {
    text.parse().map_err(|_| WebError::NotFound)
}

fn path(id: &str) -> String {
    format!("/academy/certificates/{id}")
}

/// The name of what a certificate is today, as the locale keys have it: as patients are told, where there is something to tell.
fn status(
    state: CertificateState,
    expires_on: Option<NaiveDate>,
    verdict: Option<&Verdict>,
    today: NaiveDate,
) -> &'static str {
    let own = || Standing::of(state, expires_on, today).map_or(state.name(), Standing::name);
    verdict.map_or_else(own, Verdict::name)
}

/// The tone of a status.
fn tone(status: &str) -> &'static str {
    match status {
        "active" => "good",
        "papers" | "expired" | "suspended" | "pending_approval" | "preparing" => "warn",
        "revoked" => "bad",
        "superseded" => "info",
        _ => "none",
    }
}
