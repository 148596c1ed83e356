//! What search engines are told. Answers about people say `noindex` themselves, which is only seen where they may be read.

use rocket::{get, http::ContentType};

const ROBOTS: &str = "User-agent: *\nDisallow: /academy\nDisallow: /practitioner\nDisallow: /account\n\
    Disallow: /invitation/\nDisallow: /password\n";

#[get("/robots.txt")]
pub(super) fn robots() -> (ContentType, &'static str) {
    (ContentType::Plain, ROBOTS)
}
