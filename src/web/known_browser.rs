//! A cookie by which a browser is known at the accounts that were signed in to on it: whoever guesses at one of them from
//! elsewhere cannot use up this browser's tries. It opens nothing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use rocket::{
    http::{Cookie, CookieJar, SameSite},
    time::{Duration, OffsetDateTime},
};

use crate::{
    random,
    throttle::{AccountDigest, KnownBrowser, account_digest},
};

const SECURE_NAME: &str = "__Host-known";
const PLAIN_NAME: &str = "known";
/// Accounts that a browser is known at; the one that was used longest ago is forgotten first.
const MOST: usize = 8;
/// As long as browsers keep any cookie.
const LASTS: Duration = Duration::days(400);

/// What the cookie says: the browser's name, and the accounts.
fn read(cookies: &CookieJar<'_>) -> Option<(KnownBrowser, Vec<AccountDigest>)> {
    let cookie = cookies.get_private(SECURE_NAME).or_else(|| cookies.get_private(PLAIN_NAME))?;
    let bytes = URL_SAFE_NO_PAD.decode(cookie.value()).ok()?;
    let mut parts = bytes.chunks_exact(16).map(AccountDigest::try_from);
    let browser = parts.next()?.ok()?;
    Some((browser, parts.flatten().take(MOST).collect()))
}

/// The browser's name, if it is known at the account of a folded address.
pub(super) fn known_at(cookies: &CookieJar<'_>, account: &str) -> Option<KnownBrowser> {
    let (browser, accounts) = read(cookies)?;
    accounts.contains(&account_digest(account)).then_some(browser)
}

/// Makes the browser known at an account that was just signed in to.
pub(super) fn remember(
    cookies: &CookieJar<'_>,
    account: &str,
    https: bool,
    now: DateTime<Utc>,
) -> Result<(), getrandom::Error> {
    let (browser, mut accounts) = match read(cookies) {
        Some(known) => known,
        None => (random::bytes()?, Vec::new()),
    };
    let account = account_digest(account);
    accounts.retain(|known| *known != account);
    accounts.insert(0, account);
    accounts.truncate(MOST);
    let bytes: Vec<u8> = std::iter::once(browser).chain(accounts).flatten().collect();
    let name = if https { SECURE_NAME } else { PLAIN_NAME };
    let mut cookie = Cookie::build((name, URL_SAFE_NO_PAD.encode(bytes)))
        .path("/")
        .secure(https)
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(LASTS)
        .build();
    if let Ok(now) = OffsetDateTime::from_unix_timestamp(now.timestamp()) {
        cookie.set_expires(now + LASTS);
    }
    cookies.add_private(cookie);
    Ok(())
}
