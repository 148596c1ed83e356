//! The session's cookie: an unguessable token; the database holds only its SHA-256.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use rocket::{
    http::{Cookie, CookieJar, SameSite},
    time::{Duration, OffsetDateTime},
};

use crate::random::Token;

// `__Host-` makes the browser refuse the cookie from a subdomain or over plain HTTP; a plain-HTTP
// development server can't use it.
const SECURE_NAME: &str = "__Host-session";
const PLAIN_NAME: &str = "session";

/// The token that the browser sent, if it is one of ours in form.
pub(super) fn token(cookies: &CookieJar<'_>) -> Option<Token> {
    let cookie = cookies.get_private(SECURE_NAME).or_else(|| cookies.get_private(PLAIN_NAME))?;
    let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?.try_into().ok()?;
    Some(Token(bytes))
}

/// Whether a session's cookie came along, whatever it is worth.
pub(super) fn is_sent(cookies: &CookieJar<'_>) -> bool {
    [SECURE_NAME, PLAIN_NAME].iter().any(|name| cookies.get(name).is_some())
}

/// Hands the browser its token, for exactly as long as the session lasts.
pub(super) fn set(
    cookies: &CookieJar<'_>,
    token: &Token,
    https: bool,
    (now, ends): (DateTime<Utc>, DateTime<Utc>),
) {
    let mut cookie = Cookie::build((if https { SECURE_NAME } else { PLAIN_NAME }, token.text()))
        .path("/")
        .secure(https)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::seconds((ends - now).num_seconds().max(0)))
        .build();
    // Where there is no such moment, the age above says it alone.
    if let Ok(ends) = OffsetDateTime::from_unix_timestamp(ends.timestamp()) {
        cookie.set_expires(ends);
    }
    cookies.add_private(cookie);
}

/// Takes the token back.
pub(super) fn clear(cookies: &CookieJar<'_>) {
    for name in [SECURE_NAME, PLAIN_NAME] {
        cookies.remove_private(Cookie::build(name).path("/"));
    }
}
