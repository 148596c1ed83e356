//! A scene as PDF bytes: drawn with printpdf, then tagged and made archival with lopdf.

mod archival;
mod as_drawn;
mod attachments;
mod extraction;
mod field;
mod fonts;
mod images;
mod ops;
mod structure;
mod xmp;

use std::{collections::BTreeMap, ops::Range};

use chrono::{DateTime, Utc};
use lopdf::{Document, Object, ObjectId, StringFormat};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, Pt};

use super::enclosure::Enclosure;
use super::error::LayoutError;
use super::face::FaceId;
use super::fonts::Fonts;
use super::scene::{Mark, Scene};

pub use extraction::{in_run, of_piece, replacements};
pub use fonts::FontSubsets;
pub use ops::content_tag;
pub use xmp::{PRODUCER, packet};

/// What the metadata says.
pub struct Metadata<'a> {
    /// Title of the document.
    pub title: String,
    /// Who issued it.
    pub author: &'a str,
    /// What the signature's field is called.
    pub signature_label: String,
    /// BCP 47 tag.
    pub language: &'a str,
    /// When the facts were frozen.
    pub created_at: DateTime<Utc>,
}

/// A written file that lacks its signature.
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The value of the object that becomes the signature's dictionary; as written it is no valid one.
    pub room: Range<usize>,
}

/// Writes the scene and attaches the files. The same input gives the same bytes.
///
/// # Errors
/// [`LayoutError::Pdf`] when a font cannot be embedded or the writer refuses.
pub fn write(
    scene: &Scene,
    metadata: &Metadata<'_>,
    fonts: &Fonts,
    enclosures: &[Enclosure],
) -> Result<Written, LayoutError> {
    let mut pdf = draw(scene, metadata, fonts, enclosures, &GlyphTexts::new())?.pdf;
    pdf.compress();
    // Hundreds of small structure elements: packed into streams they take a fifth of the room.
    let mut bytes = Vec::new();
    pdf.save_modern(&mut bytes).map_err(refused)?;
    // A later increment must start on its own line (ISO 19005-3, 6.1.3).
    bytes.push(b'\n');
    let room = field::room(&bytes)?;
    Ok(Written { bytes, room })
}

/// A document, drawn and tagged but not written, with the objects that a template has to know.
pub struct Drawn {
    /// The document.
    pub pdf: Document,
    /// What its fonts have.
    pub subsets: FontSubsets,
    /// The structure element of each node.
    pub elements: Vec<ObjectId>,
    /// The annotation of each link, with its node.
    pub links: Vec<(usize, ObjectId)>,
    /// The signature.
    pub signature: ObjectId,
    /// The attached files' content.
    pub files: Vec<ObjectId>,
}

/// Draws the scene, with fonts that also have the glyphs of `more`.
///
/// # Errors
/// [`LayoutError::Pdf`] when a font cannot be embedded.
pub fn draw(
    scene: &Scene,
    metadata: &Metadata<'_>,
    fonts: &Fonts,
    enclosures: &[Enclosure],
    more: &GlyphTexts,
) -> Result<Drawn, LayoutError> {
    let mut drawing = PdfDocument::new(&metadata.title);
    let subsets = FontSubsets::of(scene, more);
    drawing.resources.fonts.map = subsets.embeddable(fonts)?;
    let meanings = ops::Meanings::of(scene, more);
    for (at, sheet) in scene.sheets.iter().enumerate() {
        let [width, height] = scene.size(at);
        let ops = ops::sheet(scene, sheet, &subsets, &meanings);
        drawing.pages.push(PdfPage::new(Mm::from(Pt(width)), Mm::from(Pt(height)), ops));
    }
    if let Some(page) = drawing.pages.last_mut() {
        page.ops.extend(ops::sample(more, &subsets));
    }
    let mut pdf = drawing.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    images::embed(&mut pdf, scene)?;
    let structure::Tagged { elements, links } = structure::tag(&mut pdf, scene)?;
    let signature = field::add(&mut pdf, &metadata.signature_label)?;
    let files = attachments::add(&mut pdf, enclosures)?;
    archival::finish(&mut pdf, metadata)?;
    Ok(Drawn { pdf, subsets, elements, links, signature, files })
}

/// Every mark of the scene, those within others too.
pub fn marks(scene: &Scene) -> Vec<&Mark> {
    fn gather<'a>(marks: &'a [Mark], out: &mut Vec<&'a Mark>) {
        for mark in marks {
            out.push(mark);
            if let Mark::Placed { marks, .. } = mark {
                gather(marks, out);
            }
        }
    }
    let mut out = Vec::new();
    for sheet in &scene.sheets {
        gather(&sheet.art, &mut out);
        gather(&sheet.artifacts, &mut out);
        sheet.pieces.iter().for_each(|piece| gather(&piece.marks, &mut out));
        gather(&sheet.margin, &mut out);
    }
    out
}

/// A text string as PDF wants it for any language: UTF-16 with its mark.
fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

fn text_string(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// An error of the PDF crates.
pub fn refused(error: impl std::fmt::Display) -> LayoutError {
    LayoutError::Pdf(error.to_string())
}

/// Characters by face and glyph.
pub type GlyphTexts = BTreeMap<(FaceId, u16), String>;
