//! The fonts of a document: of every face, the glyphs that are shown, as printpdf embeds them.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, FontType, ParsedFont, PdfFont, PdfFontMetricsStub};
use rustybuzz::ttf_parser::{GlyphId, name_id::POST_SCRIPT_NAME};

use super::{GlyphTexts, marks};
use crate::error::LayoutError;
use crate::face::FaceId;
use crate::font_subset::FontSubset;
use crate::fonts::Fonts;
use crate::scene::{Mark, Scene};

/// A subset of each face that a document shows something of; its glyphs are in their own order.
pub struct FontSubsets(BTreeMap<FaceId, FontSubset>);

impl FontSubsets {
    /// Those of a scene, with the glyphs of `more` in them.
    #[must_use]
    pub fn of(scene: &Scene, more: &GlyphTexts) -> Self {
        let mut shown: BTreeSet<(FaceId, u16)> = more.keys().copied().collect();
        for mark in marks(scene) {
            let Mark::Text(placed) = mark else { continue };
            for run in &placed.line.runs {
                shown.extend(run.glyphs.iter().map(|glyph| (run.face, glyph.id)));
            }
        }
        let mut subsets = BTreeMap::new();
        for (face, glyph) in shown {
            subsets.entry(face).or_insert_with(|| FontSubset::of(face)).add(glyph);
        }
        Self(subsets)
    }

    /// The code of a glyph; 0 for one that is not shown.
    #[must_use]
    pub fn code(&self, face: FaceId, glyph: u16) -> u16 {
        self.get(face).map_or(0, |subset| subset.code(glyph))
    }

    /// What is shown of a face.
    #[must_use]
    pub fn get(&self, face: FaceId) -> Option<&FontSubset> {
        self.0.get(&face)
    }

    /// As printpdf embeds them.
    ///
    /// # Errors
    /// [`LayoutError::Pdf`] when the glyphs cannot be taken out of a face.
    pub fn embeddable(&self, fonts: &Fonts) -> Result<BTreeMap<FontId, PdfFont>, LayoutError> {
        self.0.values().map(|subset| Ok((id(subset.face()), embeddable(subset, fonts)?))).collect()
    }
}

/// What the pages call a face.
pub fn id(face: FaceId) -> FontId {
    FontId(face.resource().to_owned())
}

/// printpdf embeds what it is given whole, and says of it what is said here. Measures are in thousandths of an em.
fn embeddable(subset: &FontSubset, fonts: &Fonts) -> Result<PdfFont, LayoutError> {
    let id = subset.face();
    let face = &fonts.face(id).shaper;
    let scale = fonts.face(id).scale;
    let thousandths = |units: i16| (f32::from(units) * scale).round() as i16;
    let width = |glyph| face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
    let widths =
        subset.glyphs().map(|(glyph, code)| (code, (f32::from(width(glyph)) * scale).round() as u16));
    let named = face.names().into_iter().find(|name| name.name_id == POST_SCRIPT_NAME && name.is_unicode());
    let name = named.and_then(|name| name.to_string()).unwrap_or_else(|| id.resource().to_owned());
    let bounds = face.global_bounding_box();
    let program = subset.program()?;
    let font_type = match program.starts_with(b"OTTO") {
        true => FontType::OpenTypeCFF(()),
        false => FontType::TrueType,
    };
    Ok(PdfFont::new(ParsedFont {
        font_index: 0,
        font_name: Some(format!("{}+{name}", id.resource())),
        // Pages show glyphs, never characters.
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths.collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: thousandths(face.ascender()),
            descent: thousandths(face.descender()),
        },
        font_type,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: thousandths(bounds.x_min),
            y_min: thousandths(bounds.y_min),
            x_max: thousandths(bounds.x_max),
            y_max: thousandths(bounds.y_max),
            caret_slope_rise: 1000,
            // Leaning forward is a negative angle and a positive run.
            caret_slope_run: (-face.italic_angle().to_radians().tan() * 1000.0).round() as i16,
            us_weight_class: face.weight().to_number(),
        },
        original_bytes: program,
    }))
}
