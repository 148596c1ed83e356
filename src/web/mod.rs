//! Pages, forms and the public API. One folder per audience; `error.rs` alone knows status codes of failures.

pub(crate) mod arriving;
pub mod assets;
pub mod changed;
pub mod compressing;
mod download;
mod drawn;
pub mod entry_words;
pub mod error;
pub mod form;
pub mod forms;
pub mod guards;
pub mod kept;
mod known_browser;
mod large_form;
mod long_form;
mod lost;
mod multipart;
pub mod page;
mod paper_words;
pub mod pdf_file;
pub mod print_words;
mod refill;
pub mod reply;
pub mod security;
pub mod session_cookie;
mod shortfalls;
pub mod shown;
mod summary;
mod zip;

pub mod academy;
pub mod accounts;
pub mod api;
pub mod evidence;
pub mod patient;
pub mod practitioner;
pub mod typed_words;
pub mod verdict_words;

use rocket::{
    Route, get,
    http::{Cookie, CookieJar, SameSite},
    response::Redirect,
};

pub use drawn::Drawn;
pub use error::WebError;
pub use form::{Anything, Form};
pub use forms::FieldErrors;
pub use guards::{
    AcademyStaff, Actor, Assessor, Auditor, Clinician, Iqa, KNOWN, Manager, Member, Overseer, Owner,
    Reviewer, SampleReader, SignedIn, Supervisor, Trainee,
};
pub use page::Page;
pub use reply::{Html, Reply, html};

/// Every route of the site, by audience.
pub fn routes() -> Vec<Route> {
    [
        rocket::routes![assets::asset, language],
        patient::routes(),
        api::routes(),
        evidence::routes(),
        accounts::routes(),
        practitioner::routes(),
        academy::routes(),
        lost::routes(),
    ]
    .concat()
}

/// Remembers the language a visitor chose and returns to the page they were on.
#[get("/language/<tag>?<next>")]
fn language(tag: &str, next: Option<&str>, cookies: &CookieJar<'_>) -> Result<Redirect, WebError> {
    let lang = crate::texts::Lang::from_tag(tag).ok_or(WebError::NotFound)?;
    let cookie = Cookie::build(("lang", lang.tag())).path("/").permanent().same_site(SameSite::Lax);
    cookies.add(cookie);
    Ok(Redirect::to(local_path(next.unwrap_or("/"))))
}

/// A path of this site, or `/`: an address from a link must not lead elsewhere (`//evil.example`, `/\evil`).
pub fn local_path(path: &str) -> String {
    // An address has no other letters as it stands in a header (RFC 3986); who types one has it encoded.
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let leads_elsewhere = !path.starts_with('/') || path.starts_with("//") || !is_plain;
    if leads_elsewhere { "/".into() } else { path.into() }
}
