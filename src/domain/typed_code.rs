//! What somebody typed or pasted where a code is asked for: a code, an address with one in it, a sentence around it, or a
//! serial number by mistake.

use super::verification_code::{CodeError, LENGTH, VerificationCode, is_filler};

/// Why no code was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// It is a serial number, which stands beside the code.
    Serial,
    /// It is no code, and why.
    Code(CodeError),
}

/// The code in what was typed.
///
/// # Errors
/// [`TypedError`] where there is none, or more than one.
pub fn read(typed: &str) -> Result<VerificationCode, TypedError> {
    let wanted = after_label(in_address(typed.trim()));
    match VerificationCode::parse(wanted) {
        Ok(code) => Ok(code),
        Err(_) if is_serial(wanted) => Err(TypedError::Serial),
        Err(error) => only_one(typed).ok_or(TypedError::Code(error)),
    }
}

/// What follows `/v/` in an address, up to its query, fragment or end; the text itself where it is no address.
fn in_address(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.rfind("/v/") {
        return text[at + 3..].split(['?', '#', '/', ' ']).next().unwrap_or_default();
    }
    if let Some(at) = lower.find("/v?code=") {
        return text[at + 8..].split(['&', '#', ' ']).next().unwrap_or_default();
    }
    text
}

/// What follows a label such as `Code:`.
fn after_label(text: &str) -> &str {
    match text.rsplit_once([':', '：']) {
        Some((label, rest)) if label.chars().any(char::is_alphabetic) && !rest.trim().is_empty() => {
            rest.trim()
        }
        _ => text,
    }
}

/// A serial number: the academy's prefix, a year and a number of five digits.
fn is_serial(text: &str) -> bool {
    let mut parts = text.trim().split('-');
    let (Some(prefix), Some(year), Some(number), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    (2..=8).contains(&prefix.len())
        && prefix.bytes().all(|b| b.is_ascii_alphanumeric())
        && digits(year, 4)
        && (4..=8).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// The one code that a longer text names, in one piece or in its four groups.
fn only_one(text: &str) -> Option<VerificationCode> {
    let words: Vec<&str> = text.split(is_filler).filter(|word| !word.is_empty()).collect();
    let mut found: Option<VerificationCode> = None;
    for start in 0..words.len() {
        let pieces = [1, 4].into_iter().filter_map(|count| words.get(start..start + count));
        for group in pieces {
            let even = group.iter().all(|word| word.chars().count() == LENGTH / group.len());
            let Ok(code) = VerificationCode::parse(&group.concat()) else { continue };
            match &found {
                _ if !even => {}
                Some(known) if *known != code => return None,
                _ => found = Some(code),
            }
        }
    }
    found
}
