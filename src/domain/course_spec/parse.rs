//! Reading a specification from TOML, with every fault named by its place.

use super::{CourseSpec, faults};

/// A fault in a specification, where it is and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct SpecError {
    /// Path such as `rules.cases.target[2].techniques` (counted from 1), or `line 12, column 5`.
    pub place: String,
    /// What is wrong, in one sentence.
    pub message: String,
}

/// The largest specification, in bytes; those that come along have a tenth of it.
pub const LARGEST: usize = 256 * 1024;

/// The text of a file. The inner error says what to do.
pub fn text_of(bytes: Vec<u8>) -> Result<String, TextFault> {
    if bytes.len() > LARGEST {
        return Err(TextFault::TooLarge);
    }
    // An editor's "Unicode" is often UTF-16, whose every second byte is none of a text in Latin letters.
    let text = String::from_utf8(bytes).map_err(|_| TextFault::NotUtf8)?;
    if text.contains('\0') { Err(TextFault::NotUtf8) } else { Ok(text) }
}

/// Why a file is not a text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Larger than [`LARGEST`].
    #[error("larger than 256 KB, which no specification is")]
    TooLarge,
    /// Saved in another encoding than UTF-8, or no text at all.
    #[error("not saved as UTF-8: open it in an editor and save it again with the encoding UTF-8")]
    NotUtf8,
}

/// Reads a specification. Every fault of a well-formed file is reported, not only the first; a file that is not TOML,
/// or has an unknown or a missing field, gives the one place where reading stopped.
pub fn parse(toml: &str) -> Result<CourseSpec, Vec<SpecError>> {
    if toml.len() > LARGEST {
        return Err(vec![SpecError { place: "file".into(), message: TextFault::TooLarge.to_string() }]);
    }
    let text = toml.strip_prefix('\u{feff}').unwrap_or(toml);
    let spec: CourseSpec = toml::from_str(text).map_err(|e| vec![unreadable(text, &e)])?;
    let found = faults::of(&spec);
    if found.is_empty() { Ok(spec) } else { Err(found) }
}

fn unreadable(text: &str, error: &toml::de::Error) -> SpecError {
    let place = error.span().map_or_else(|| "file".to_owned(), |span| position(text, span.start));
    SpecError { place, message: error.message().trim().to_owned() }
}

/// Line and column of a byte, both counted from 1, the column in characters.
fn position(text: &str, byte: usize) -> String {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    format!("line {line}, column {column}")
}
