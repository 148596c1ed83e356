//! Fonts cut for one person: the glyphs of a name whose letters are not the usual ones (ISO 32000-1, 9.7).

use std::collections::{BTreeMap, BTreeSet};

use super::file::{File, Packer, push_hex};
use super::letters::{Letters, stands_alone};
use super::likeness::is_personal;
use crate::error::LayoutError;
use crate::face::FaceId;
use crate::font_subset::{FontSubset, compact};
use crate::fonts::Fonts;
use crate::scene::{Mark, Scene};

/// The numbers of a font's objects in the template.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Whose glyphs.
    pub face: FaceId,
    /// The font.
    pub font: u32,
    /// What is said of it.
    pub descriptor: u32,
    /// Its program.
    pub program: u32,
    /// Which characters its glyphs stand for.
    pub characters: u32,
}

/// A cut font.
pub struct Cut {
    subset: FontSubset,
    /// Width in thousandths and characters, by code.
    glyphs: BTreeMap<u16, (f32, String)>,
}

/// The fonts that the personal part of a scene needs beside the usual letters.
#[must_use]
pub fn cut(scene: &Scene, faces: &BTreeSet<FaceId>, letters: &Letters) -> Vec<Cut> {
    let mut cuts: Vec<Cut> =
        faces.iter().map(|face| Cut { subset: FontSubset::of(*face), glyphs: BTreeMap::new() }).collect();
    if cuts.is_empty() {
        return cuts;
    }
    let personal = scene.sheets.iter().flat_map(|sheet| {
        let pieces = sheet.pieces.iter().filter(|piece| is_personal(scene, piece));
        pieces.flat_map(|piece| &piece.marks).chain(&sheet.margin)
    });
    for mark in personal {
        let Mark::Text(placed) = mark else { continue };
        for run in placed.line.runs.iter().filter(|run| !letters.cover(run)) {
            let Some(cut) = cuts.iter_mut().find(|cut| cut.face() == run.face) else { continue };
            for (at, glyph) in run.glyphs.iter().enumerate() {
                let code = cut.subset.add(glyph.id);
                let known = cut.glyphs.entry(code).or_insert((glyph.natural, String::new()));
                // Alone is better than within a cluster: the whole document has one meaning for a glyph.
                if known.1.is_empty() || (known.1.chars().count() > 1 && stands_alone(&run.glyphs, at)) {
                    run.characters(glyph).clone_into(&mut known.1);
                }
            }
        }
    }
    cuts
}

impl Cut {
    /// Whose glyphs.
    #[must_use]
    pub fn face(&self) -> FaceId {
        self.subset.face()
    }

    /// Its name in the pages' resources and the tag of the subset.
    #[must_use]
    pub fn resource(&self) -> &'static str {
        self.face().personal_resource()
    }

    /// The code of a glyph in it.
    #[must_use]
    pub fn code(&self, glyph: u16) -> u16 {
        self.subset.code(glyph)
    }

    /// Writes its four objects.
    ///
    /// # Errors
    /// [`LayoutError::Pdf`] when the glyphs cannot be taken out of the face.
    pub fn write(
        &self,
        place: &Place,
        fonts: &Fonts,
        file: &mut File,
        packer: &mut Packer,
    ) -> Result<(), LayoutError> {
        let program = self.subset.program()?;
        let table = compact(&program);
        let face = &fonts.face(self.face()).shaper;
        let scale = fonts.face(self.face()).scale;
        let round = |units: i16| (f32::from(units) * scale).round() as i32;
        let name = format!("{}+{}", self.resource(), self.face().resource());
        let (kind, key, map) = match table {
            Some(_) => ("CIDFontType0", "FontFile3", ""),
            None => ("CIDFontType2", "FontFile2", "/CIDToGIDMap/Identity"),
        };
        match table {
            Some(cff) => file.compressed(place.program, "/Subtype/CIDFontType0C", cff, packer),
            None => {
                let head = format!("/Length1 {}", program.len());
                file.compressed(place.program, &head, &program, packer);
            }
        }
        let bounds = face.global_bounding_box();
        let descriptor = format!(
            "<</Type/FontDescriptor/FontName/{name}/Flags 4/ItalicAngle {}/Ascent {}/Descent {}/CapHeight {}\
             /StemV 80/FontBBox[{} {} {} {}]/{key} {} 0 R>>",
            face.italic_angle().round() as i32,
            round(face.ascender()),
            round(face.descender()),
            round(face.capital_height().unwrap_or(face.ascender())),
            round(bounds.x_min),
            round(bounds.y_min),
            round(bounds.x_max),
            round(bounds.y_max),
            place.program,
        );
        file.object(place.descriptor, descriptor.as_bytes());
        file.compressed(place.characters, "", &self.characters(), packer);
        let widths: String =
            self.glyphs.iter().map(|(code, (width, _))| format!("{code}[{width}]")).collect();
        let font = format!(
            "<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode {} 0 R/DescendantFonts\
             [<</Type/Font/Subtype/{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/FontDescriptor {} 0 R/DW 1000/W[{widths}]{map}>>]>>",
            place.characters, place.descriptor,
        );
        file.object(place.font, font.as_bytes());
        Ok(())
    }

    /// The table from codes to characters (ISO 32000-1, 9.10.3).
    fn characters(&self) -> Vec<u8> {
        let mut out = b"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)\
            /Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n\
            <0000><FFFF>\nendcodespacerange\n"
            .to_vec();
        let glyphs: Vec<_> = self.glyphs.iter().collect();
        for part in glyphs.chunks(100) {
            out.extend(format!("{} beginbfchar\n", part.len()).bytes());
            for (code, (_, text)) in part {
                // A glyph that is only ever the later part of a cluster stands for nothing visible.
                let text = if text.is_empty() { "\u{200B}" } else { text };
                out.push(b'<');
                push_hex(&mut out, **code);
                out.extend(b"><");
                text.encode_utf16().for_each(|unit| push_hex(&mut out, unit));
                out.extend(b">\n");
            }
            out.extend(b"endbfchar\n");
        }
        out.extend(b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
        out
    }
}
