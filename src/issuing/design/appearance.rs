//! An academy's choice: which design on which paper, in which colours, with whose logo, signatures and words.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::palette::{Colour, hex};
use super::{Design, Paper, Plan, SOURCES};
use crate::document::Signatory;
use crate::error::DesignError;
use crate::picture::{Picture, PictureError, Raster};
use crate::random::sha256_hex;
use crate::wording::Wording;

/// The most people whose signature stands on a certificate.
pub const MOST_SIGNATORIES: usize = 3;

/// How an academy's certificates look. It is stored and frozen as text (serde); pictures are named by the SHA-256 of their file and
/// handed in with [`Appearance::supply`] before a design is made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appearance {
    /// A name of [`Design::BUILT_IN`].
    pub design: String,
    /// What it is printed on.
    #[serde(default)]
    pub paper: Paper,
    /// Colours in place of the design's own.
    #[serde(default)]
    pub colours: Colours,
    /// SHA-256 of the logo's file in hexadecimal.
    #[serde(default)]
    pub logo: Option<String>,
    /// Who signs, at most three; if nobody, the document says who.
    #[serde(default)]
    pub signatories: Vec<Signs>,
    /// The academy's own words by language (`en`) and key (`certifies`); see [`Appearance::WORDS`].
    #[serde(default)]
    pub wording: BTreeMap<String, BTreeMap<String, String>>,
    /// The pictures that were handed in.
    #[serde(skip)]
    pub supplied: Supplied,
}

/// Pictures by the SHA-256 of their file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Supplied(BTreeMap<String, Picture>);

impl Supplied {
    /// The SHA-256 of the file that a picture of pixels came from.
    pub(crate) fn file_of(&self, pixels: &Raster) -> Option<&str> {
        let same = |picture: &Picture| matches!(picture, Picture::Raster(own) if own.sha256 == pixels.sha256);
        self.0.iter().find(|(_, picture)| same(picture)).map(|(sha256, _)| sha256.as_str())
    }
}

/// Colours written `#rrggbb`; none leaves the design's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// The academy's colour: titles, panels.
    #[serde(default)]
    pub brand: Option<String>,
    /// The metallic one: seals, small ornaments.
    #[serde(default)]
    pub accent: Option<String>,
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signs {
    /// Name, as printed under the line.
    pub name: String,
    /// What they are in the academy; may be empty.
    pub title: String,
    /// SHA-256 of the file with the image of their signature, in hexadecimal.
    #[serde(default)]
    pub signature: Option<String>,
}

impl Default for Appearance {
    fn default() -> Self {
        Self::of("classical")
    }
}

impl Appearance {
    /// The keys of the words that an academy may choose itself.
    pub const WORDS: &[&str] = Wording::CHOICES;

    /// A design as it comes, on A4.
    #[must_use]
    pub fn of(design: &str) -> Self {
        Self {
            design: design.to_owned(),
            paper: Paper::default(),
            colours: Colours::default(),
            logo: None,
            signatories: Vec::new(),
            wording: BTreeMap::new(),
            supplied: Supplied::default(),
        }
    }

    /// The files it needs, by SHA-256 in hexadecimal.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        self.logo
            .iter()
            .chain(self.signatories.iter().filter_map(|s| s.signature.as_ref()))
            .map(String::as_str)
    }

    /// Hands in the bytes of a file that it names; returns their SHA-256. Bytes that nothing names do no harm.
    ///
    /// # Errors
    /// [`PictureError`] when they are no picture that can be drawn.
    pub fn supply(&mut self, bytes: &[u8]) -> Result<String, PictureError> {
        let sha256 = sha256_hex(bytes);
        self.supplied.0.insert(sha256.clone(), Picture::read(bytes)?);
        Ok(sha256)
    }

    /// The design it makes for certificates in a language, checked in everything that does not depend on a document.
    ///
    /// # Errors
    /// [`DesignError`] naming what cannot be used and why.
    pub fn design(&self, language: &str) -> Result<Arc<Design>, DesignError> {
        let source = SOURCES.iter().find(|s| s.name == self.design);
        let source = source.ok_or_else(|| DesignError::Unknown(self.design.clone()))?;
        let mut plan = Plan::read(source.name, source.plan, self.paper)?;
        let chosen =
            [(Colour::Brand, "brand", &self.colours.brand), (Colour::Accent, "accent", &self.colours.accent)];
        for (colour, name, text) in chosen {
            let Some(text) = text else { continue };
            let rgb =
                hex(text).ok_or_else(|| DesignError::Colour { name: name.to_owned(), text: text.clone() })?;
            plan.palette.replace(colour, rgb);
        }
        let mut design = Design::of(source.name, plan, source.art, self.paper)?;
        design.logo = self.logo.as_ref().map(|sha256| self.picture("logo", sha256)).transpose()?;
        design.signatories = self.signatories()?;
        design.wording = self.words(language)?;
        Ok(Arc::new(design))
    }

    fn signatories(&self) -> Result<Vec<(Signatory, Option<Picture>)>, DesignError> {
        if self.signatories.len() > MOST_SIGNATORIES {
            return Err(DesignError::TooManySignatories {
                count: self.signatories.len(),
                most: MOST_SIGNATORIES,
            });
        }
        let signs = self.signatories.iter().map(|who| {
            let picture =
                who.signature.as_ref().map(|sha256| self.picture("signature", sha256)).transpose()?;
            Ok((Signatory { name: who.name.clone(), title: who.title.clone() }, picture))
        });
        signs.collect()
    }

    fn picture(&self, element: &str, sha256: &str) -> Result<Picture, DesignError> {
        let found = self.supplied.0.get(sha256).cloned();
        found.ok_or_else(|| DesignError::NoPicture { element: element.to_owned(), sha256: sha256.to_owned() })
    }

    /// Every language's words are checked, whichever one is asked for.
    fn words(&self, language: &str) -> Result<Option<Wording>, DesignError> {
        let mut out = None;
        for (of, words) in &self.wording {
            let wording = Wording::with(of, words)?;
            if wording.language == Wording::of(language)?.language {
                out = Some(wording);
            }
        }
        Ok(out)
    }
}
