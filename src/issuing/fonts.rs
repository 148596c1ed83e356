//! The faces, read once, and which face writes which character.

use std::sync::{Arc, Mutex, OnceLock};

use super::error::DesignError;
use super::face::FaceId;
use super::shape::PlanFor;

/// A face, ready to shape with.
pub struct Face {
    /// The shaper's view of it.
    pub shaper: rustybuzz::Face<'static>,
    /// Thousandths of an em per font unit.
    pub scale: f32,
}

/// All faces, ready to shape with.
pub struct Fonts {
    faces: Vec<Face>,
    /// How they shape, once it was needed.
    pub plans: Mutex<Vec<(PlanFor, Arc<rustybuzz::ShapePlan>)>>,
}

impl Fonts {
    /// The program's fonts; parsed on the first call, shared afterwards.
    ///
    /// # Errors
    /// When a compiled-in font file is broken.
    pub fn shared() -> Result<&'static Fonts, DesignError> {
        static FONTS: OnceLock<Result<Fonts, DesignError>> = OnceLock::new();
        FONTS.get_or_init(Fonts::read).as_ref().map_err(Clone::clone)
    }

    fn read() -> Result<Self, DesignError> {
        let mut faces = Vec::with_capacity(FaceId::ALL.len());
        for id in FaceId::ALL {
            let shaper = rustybuzz::Face::from_slice(id.bytes(), 0)
                .ok_or_else(|| DesignError::Font(id.resource().to_owned()))?;
            let scale = 1000.0 / shaper.units_per_em() as f32;
            faces.push(Face { shaper, scale });
        }
        Ok(Self { faces, plans: Mutex::default() })
    }

    /// A face.
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[id.slot()]
    }

    /// The face that writes a whole grapheme: the one in use if it can (so that spaces and commas do not change hands), else
    /// the first of the chain that has every character.
    #[must_use]
    pub fn choose(&self, grapheme: &str, wanted: FaceId, in_use: Option<FaceId>) -> Option<FaceId> {
        let neutral = grapheme.chars().all(|c| !c.is_alphabetic());
        let sticky = in_use.filter(|_| neutral);
        sticky
            .into_iter()
            .chain([wanted])
            .chain(FaceId::fallback())
            .find(|id| grapheme.chars().filter(|c| !is_invisible(*c)).all(|c| self.has(*id, c)))
    }

    /// Whether a face draws a character.
    #[must_use]
    pub fn has(&self, id: FaceId, character: char) -> bool {
        self.face(id).shaper.glyph_index(character).is_some()
    }
}

/// Joiners and variation selectors: they steer shaping and need no glyph of their own.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{034F}')
}
