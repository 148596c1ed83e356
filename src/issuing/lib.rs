//! From the frozen facts of a certificate to a PDF that is beautiful, archival and accessible.
//!
//! `prepare` lays the document out and lints it; only a document that passes becomes a [`Prepared`], so nothing unchecked can be
//! issued. Signing takes a `Prepared` by value. This room is a crate of its own (decision 1): it knows nobody.

mod breaking;
mod counted;
pub mod credential;
pub mod design;
mod document;
mod enclosure;
mod error;
mod face;
mod fields;
mod font_subset;
mod fonts;
pub mod inspection;
pub mod lasting;
mod layout;
pub mod log;
mod pdf;
pub mod picture;
mod prepared;
pub mod press;
mod qr;
pub mod qr_reading;
pub mod random;
mod sample;
mod scene;
mod shape;
mod signature;
mod slim;
mod style;
mod svg;
mod wording;

pub use counted::Counted;
pub use design::Design;
pub use document::{CategoryHours, CertificateDocument, Signatory, TechniqueCases, UnitLine};
pub use enclosure::{Enclosure, Relationship};
pub use error::{DesignError, LayoutError};
pub use prepared::Prepared;
pub use sample::{Sample, preview, preview_svg, sample_document, thumbnail};
pub use signature::{
    SignError, Signed, Signer, bought, ed25519, endings, keys, revocation_list, revoking, sign, token,
};
pub use wording::{FactWording, LANGUAGES, TranscriptWording, usual_words};

use fonts::Fonts;
use layout::Memory;
use sha2::{Digest, Sha256};
use wording::Wording;

/// Lays a document out in a design and writes it with the files that travel in it. The same input gives the same bytes.
///
/// # Errors
/// [`LayoutError`] naming the element that cannot be drawn and why: a character without a glyph, a text that does not fit at its
/// smallest size, an address too long for the QR code; or the attached file that has no plain name of its own.
pub fn prepare(
    document: &CertificateDocument,
    design: &Design,
    enclosures: &[Enclosure],
) -> Result<Prepared, LayoutError> {
    draw(document, design, enclosures, false)
}

/// The program's faces, and the fixed words: an academy's own where the design has them.
fn faces_and_words<'a>(
    document: &CertificateDocument,
    design: &'a Design,
) -> Result<(&'static Fonts, &'a Wording), LayoutError> {
    let broken = |e: DesignError| LayoutError::Pdf(e.to_string());
    let wording = match &design.wording {
        Some(own) => own,
        None => Wording::of(&document.language).map_err(broken)?,
    };
    Ok((Fonts::shared().map_err(broken)?, wording))
}

/// Lays a document out in a design without writing it.
///
/// # Errors
/// [`LayoutError`] as [`prepare`] has it.
pub fn try_out(document: &CertificateDocument, design: &Design) -> Result<(), LayoutError> {
    remembering(document, design, &Memory::default())
}

/// The same of many that have most of their words in common: why each cannot be laid out.
#[must_use]
pub fn try_each(documents: &[CertificateDocument], design: &Design) -> Vec<Option<LayoutError>> {
    let trial = Trial::of(design);
    documents.iter().map(|document| trial.try_out(document).err()).collect()
}

/// Documents that are tried out one after the other in a design: what was set for one is not set again for the next.
pub struct Trial<'a> {
    design: &'a Design,
    memory: Memory,
}

impl<'a> Trial<'a> {
    /// None yet.
    #[must_use]
    pub fn of(design: &'a Design) -> Self {
        Self { design, memory: Memory::default() }
    }

    /// As [`try_out`].
    ///
    /// # Errors
    /// [`LayoutError`] as [`prepare`] has it.
    pub fn try_out(&self, document: &CertificateDocument) -> Result<(), LayoutError> {
        remembering(document, self.design, &self.memory)
    }
}

fn remembering(document: &CertificateDocument, design: &Design, memory: &Memory) -> Result<(), LayoutError> {
    let (fonts, wording) = faces_and_words(document, design)?;
    layout::lay_out(fonts, design, document, wording, &[], memory).map(drop)
}

fn draw(
    document: &CertificateDocument,
    design: &Design,
    enclosures: &[Enclosure],
    as_sample: bool,
) -> Result<Prepared, LayoutError> {
    enclosure::check(enclosures)?;
    let (fonts, wording) = faces_and_words(document, design)?;
    let mut scene = layout::lay_out(fonts, design, document, wording, enclosures, &Memory::default())?;
    let mut metadata = described(document, wording);
    if as_sample {
        sample::stamp(&mut scene, fonts, wording)?;
        metadata.title = format!("{}: {}", wording.sample, metadata.title);
    }
    let pdf::Written { bytes, room } = pdf::write(&scene, &metadata, fonts, enclosures)?;
    let before = Sha256::new_with_prefix(&bytes[..room.start]);
    Ok(Prepared { bytes, room, before, ending: None, pages: scene.sheets.len() })
}

/// What the metadata of a certificate say.
fn described<'a>(document: &'a CertificateDocument, wording: &'a Wording) -> pdf::Metadata<'a> {
    pdf::Metadata {
        title: wording
            .document_title
            .replace("{kind}", &document.kind)
            .replace("{course}", &document.course_title)
            .replace("{name}", &document.holder_name),
        author: &document.academy_name,
        signature_label: wording.signature_label.replace("{academy}", &document.academy_name),
        language: &wording.language,
        created_at: document.created_at,
    }
}
