//! What a square pattern on a certificate says: a code of ours, or the way to somewhere else. A text that is typed may be cut out
//! of anything; a pattern is followed by phones, so that the site it leads to is a part of what it says.

use super::{typed_code, verification_code::VerificationCode};

/// What a pattern says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// It leads to this site with a code, or is nothing but a code.
    Code(VerificationCode),
    /// It leads to another site, whatever stands behind the host.
    Elsewhere {
        /// The host as the address has it, with its port.
        host: String,
    },
    /// It is no code, and leads to no site that can be named, or to another page of this one.
    Other,
}

/// Reads a pattern's text; `site` is how the addresses of this installation begin.
pub fn read(text: &str, site: &str) -> Pattern {
    // Browsers drop these from an address before they follow it.
    let text: String = text.trim().chars().filter(|c| !matches!(c, '\t' | '\r' | '\n')).collect();
    let code = |text: &str| typed_code::read(text).map_or(Pattern::Other, Pattern::Code);
    match host_of(&text) {
        Some(host) if host_of(site).as_deref() == Some(&*host) => code(&text),
        Some(host) => Pattern::Elsewhere { host },
        // Another thing that phones do: a mail, a call, a network.
        None if does_something(&text) => Pattern::Other,
        None => code(&text),
    }
}

/// The host that an address leads to, as a browser would find it; `None` where the text is no address.
fn host_of(text: &str) -> Option<String> {
    let is_slash = |c: char| matches!(c, '/' | '\\');
    let lower = text.to_ascii_lowercase();
    let web = ["https:", "http:"].into_iter().find_map(|scheme| lower.strip_prefix(scheme));
    let rest = match web {
        // However many slashes follow, and whichever way they lean.
        Some(rest) => rest.trim_start_matches(is_slash),
        None => match lower.split_once("//") {
            Some((before, rest)) if before.is_empty() || is_scheme(before) => rest,
            // An address as people write it: what stands before the first slash looks like a host.
            _ => lower.split_once(is_slash).map(|_| &*lower).filter(|_| looks_like_host(&lower))?,
        },
    };
    let authority = rest.split(|c| is_slash(c) || matches!(c, '?' | '#')).next().unwrap_or_default();
    // What stands before the sign is a name to sign in with, and no host, however much it looks like one.
    let host = authority.rsplit('@').next().unwrap_or_default();
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
    let host = host.trim_end_matches('.');
    let host = idna::domain_to_ascii(host).unwrap_or_else(|_| host.to_owned());
    (!host.is_empty()).then_some(host)
}

/// `scheme:` of an address.
fn is_scheme(text: &str) -> bool {
    let Some(scheme) = text.strip_suffix(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

fn looks_like_host(text: &str) -> bool {
    let host = text.split(['/', '\\']).next().unwrap_or_default();
    let is_local = host.starts_with("localhost") || host.contains(':');
    (host.contains('.') || is_local) && !host.contains(char::is_whitespace)
}

/// Whether a phone would do something with the text: `mailto:`, `tel:`, `WIFI:` with something right behind it that is no code.
fn does_something(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    is_scheme(&format!("{scheme}:"))
        && !rest.starts_with(char::is_whitespace)
        && VerificationCode::parse(rest).is_err()
}
