//! How an academy's certificates look: its choices, without a picture's bytes and without knowing how a page is drawn.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::state_machine::{UnknownName, named};

named! {
    /// What a certificate is printed on.
    pub enum Paper("paper") {
        /// ISO 216, 210 × 297 mm.
        A4 = "a4",
        /// ANSI/ASME Y14.1, 8.5 × 11 inches.
        Letter = "letter",
    }
}

/// The most people whose names stand under a certificate.
pub const MOST_SIGNATORIES: usize = 3;

/// A colour as it is typed and stored: `#` and six hexadecimal digits in lower case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HexColour(String);

impl HexColour {
    /// The text, such as `#0b4f52`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for HexColour {
    type Err = UnknownName;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let text = typed.trim().to_ascii_lowercase();
        let digits = text.strip_prefix('#').unwrap_or(&text);
        if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self(format!("#{digits}")))
        } else {
            Err(UnknownName { thing: "colour", text: typed.to_owned() })
        }
    }
}

impl TryFrom<String> for HexColour {
    type Error = UnknownName;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<HexColour> for String {
    fn from(colour: HexColour) -> Self {
        colour.0
    }
}

impl fmt::Display for HexColour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person who signs for the academy. They need no account: it is the academy that says who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignsFor {
    /// The name under the line.
    pub name: String,
    /// What they are in the academy; may be empty.
    pub title: String,
    /// SHA-256 of the picture of their signature (64 lower-case hexadecimal digits), where they gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}

/// The choices of an academy. Its versions are kept; a certificate remembers the one that it was drawn with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// Name of a design that comes with the program.
    pub design: String,
    /// The paper.
    pub paper: Paper,
    /// The academy's colour; without it, the design's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<HexColour>,
    /// The second colour; without it, the design's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<HexColour>,
    /// SHA-256 of the logo (64 lower-case hexadecimal digits).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Who signs, at most [`MOST_SIGNATORIES`]; where nobody is named, those who assessed.
    #[serde(default)]
    pub signatories: Vec<SignsFor>,
    /// Words in place of the design's own: language, then the word's key.
    #[serde(default)]
    pub wording: BTreeMap<String, BTreeMap<String, String>>,
    /// The language of a certificate for which nobody chose another (BCP 47).
    pub language: String,
}

impl Default for Appearance {
    /// What certificates look like until the academy chooses.
    fn default() -> Self {
        Self {
            design: "classical".to_owned(),
            paper: Paper::A4,
            brand: None,
            accent: None,
            logo: None,
            signatories: Vec::new(),
            wording: BTreeMap::new(),
            language: "en".to_owned(),
        }
    }
}

impl Appearance {
    /// SHA-256 of every picture it has: the logo first, then signatures.
    pub fn images(&self) -> impl Iterator<Item = &str> {
        let signatures = self.signatories.iter().filter_map(|who| who.image.as_deref());
        self.logo.as_deref().into_iter().chain(signatures)
    }
}
