//! Files that travel inside a certificate, so that a computer finds there what a person reads (ISO 19005-3, 6.8).

use chrono::{DateTime, Utc};

use super::error::LayoutError;

/// A file attached to a certificate. The certificate's signature covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// Its file name: ASCII letters, digits, `.`, `-` and `_`, unlike any other in the file.
    pub name: String,
    /// Its media type, for example `application/vc+ld+json`.
    pub media_type: String,
    /// What it is to the certificate.
    pub relationship: Relationship,
    /// What it is, in words, for the reader's list of attachments.
    pub description: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// When its content was last changed.
    pub modified: DateTime<Utc>,
}

/// What an attached file is to the document around it (ISO 32000-2, 7.11.3, `AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relationship {
    /// What the document was made from.
    Source,
    /// Data behind what is shown.
    Data,
    /// The same in another form.
    Alternative,
    /// Something more.
    Supplement,
    /// Anything else.
    Unspecified,
}

impl Relationship {
    /// Its name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
            Relationship::Alternative => "Alternative",
            Relationship::Supplement => "Supplement",
            Relationship::Unspecified => "Unspecified",
        }
    }
}

/// Refuses a name that a reader could not save under, a name used twice, and what is no media type.
///
/// # Errors
/// [`LayoutError::Enclosure`] naming the first such file.
pub fn check(enclosures: &[Enclosure]) -> Result<(), LayoutError> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    for (at, enclosure) in enclosures.iter().enumerate() {
        let name = &enclosure.name;
        let is_name = !name.is_empty() && !name.starts_with('.') && name.chars().all(is_plain);
        let is_new = enclosures[..at].iter().all(|before| before.name != *name);
        let media = enclosure.media_type.split_once('/');
        let is_media = media.is_some_and(|(kind, of)| {
            !kind.is_empty() && !of.is_empty() && enclosure.media_type.bytes().all(|b| b.is_ascii_graphic())
        });
        if !(is_name && is_new && is_media) {
            return Err(LayoutError::Enclosure { name: name.clone() });
        }
    }
    Ok(())
}
