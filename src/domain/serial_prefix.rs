//! What every serial of an academy's certificates begins with: `SA` in `SA-2026-0041`.

use std::fmt;

use super::text::search_fold;

/// Two to six capitals, A to Z.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialPrefix(String);

/// The text is not two to six capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a serial prefix is two to six capitals")]
pub struct NotAPrefix;

impl SerialPrefix {
    /// Reads a prefix; small letters are taken as capitals.
    pub fn parse(typed: &str) -> Result<Self, NotAPrefix> {
        let prefix = typed.trim().to_ascii_uppercase();
        let fits = (2..=6).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_uppercase());
        if fits { Ok(Self(prefix)) } else { Err(NotAPrefix) }
    }

    /// The initials of a name, or the first letters of its one word; `None` where it has no Latin letters.
    pub fn suggest(name: &str) -> Option<Self> {
        let folded = search_fold(name);
        let words: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .map(|word| word.chars().filter(char::is_ascii_alphabetic).collect::<String>())
            .filter(|word| !word.is_empty())
            .collect();
        let letters: String = match words.as_slice() {
            [only] => only.chars().take(3).collect(),
            several => several.iter().filter_map(|word| word.chars().next()).take(6).collect(),
        };
        Self::parse(&letters).ok()
    }

    /// The capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SerialPrefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
