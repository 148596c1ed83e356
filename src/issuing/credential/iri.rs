//! Addresses and other ids as RDF has them: whatever is of this type can stand between `<` and `>`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An absolute IRI (RFC 3987) in ASCII: a scheme, and no character that would end it where it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(super) struct Iri(String);

impl Iri {
    /// An id made here. What cannot stand in one is percent-encoded, so that it is one whatever the parts are.
    pub(super) fn new(text: &str) -> Self {
        if stands(text) { Self(text.to_owned()) } else { Self(encoded(text, stands_byte)) }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Iri {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Iri> for String {
    fn from(iri: Iri) -> Self {
        iri.0
    }
}

impl TryFrom<String> for Iri {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let scheme = text.split(':').next().unwrap_or_default();
        let named = scheme.len() < text.len()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        if named && stands(&text) { Ok(Self(text)) } else { Err(format!("{text:?} is no absolute address")) }
    }
}

fn stands(text: &str) -> bool {
    text.bytes().all(stands_byte)
}

/// RFC 3986 has no others.
fn stands_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte)
}

/// A text with every byte percent-encoded that may not stay.
pub(super) fn encoded(text: &str, stays: impl Fn(u8) -> bool) -> String {
    text.bytes()
        .map(|byte| if stays(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
