//! A face with no more in it than the glyphs that a document shows: what a PDF embeds (ISO 32000-1, 9.9).

use rustybuzz::ttf_parser::{RawFace, Tag};
use subsetter::{GlyphRemapper, subset};

use super::error::LayoutError;
use super::face::FaceId;
use super::slim::slim;

/// Some glyphs of a face. Its codes go up from 1 in the order in which the glyphs were added; 0 is the glyph for missing ones.
pub struct FontSubset {
    face: FaceId,
    remapper: GlyphRemapper,
}

impl FontSubset {
    /// Of a face, none of its glyphs yet.
    #[must_use]
    pub fn of(face: FaceId) -> Self {
        Self { face, remapper: GlyphRemapper::new() }
    }

    /// Whose glyphs.
    #[must_use]
    pub fn face(&self) -> FaceId {
        self.face
    }

    /// Adds a glyph, unless it is there already, and gives its code.
    pub fn add(&mut self, glyph: u16) -> u16 {
        self.remapper.remap(glyph)
    }

    /// The code of a glyph; 0 for one that was not added.
    #[must_use]
    pub fn code(&self, glyph: u16) -> u16 {
        self.remapper.get(glyph).unwrap_or(0)
    }

    /// The glyphs with their codes.
    pub fn glyphs(&self) -> impl Iterator<Item = (u16, u16)> + '_ {
        self.remapper.remapped_gids().zip(0..)
    }

    /// The font program: a TrueType file, or an OpenType file around a CFF table whose codes are as here.
    ///
    /// # Errors
    /// [`LayoutError::Pdf`] when the glyphs cannot be taken out of the face.
    pub fn program(&self) -> Result<Vec<u8>, LayoutError> {
        let refused =
            |error: &dyn std::fmt::Display| LayoutError::Pdf(format!("{}: {error}", self.face.resource()));
        let program = subset(self.face.bytes(), 0, &self.remapper).map_err(|error| refused(&error))?;
        match compact(&program) {
            Some(_) => Ok(program),
            None => slim(&program).ok_or_else(|| refused(&"no TrueType program")),
        }
    }
}

/// The CFF table of an OpenType program (9.9, `CIDFontType0C`); none of a TrueType one.
#[must_use]
pub fn compact(program: &[u8]) -> Option<&[u8]> {
    RawFace::parse(program, 0).ok()?.table(Tag::from_bytes(b"CFF "))
}
