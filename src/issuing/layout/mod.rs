//! A document in a design, as a scene: where every line stands, and the proof that everything fits.

mod certificate;
mod flow;
mod memory;
mod pages;
mod room;
mod running;
mod section;
mod signatories;
mod table;
mod text;
mod transcript;

pub use memory::Memory;

use super::design::{Align, Design};
use super::document::CertificateDocument;
use super::enclosure::Enclosure;
use super::error::LayoutError;
use super::fonts::Fonts;
use super::scene::{Scene, Sheet, Tag};
use super::wording::Wording;

/// What every part of the layout needs to know.
struct Desk<'a> {
    fonts: &'a Fonts,
    design: &'a Design,
    document: &'a CertificateDocument,
    wording: &'a Wording,
    enclosures: &'a [Enclosure],
    memory: &'a Memory,
}

impl Desk<'_> {
    /// Where a text stands whose design says so of a language that is written from the left.
    fn align(&self, align: Align) -> Align {
        match align {
            Align::Left if self.wording.is_from_the_right() => Align::Right,
            Align::Right if self.wording.is_from_the_right() => Align::Left,
            align => align,
        }
    }
}

/// Lays a document out: the certificate on the first page, the transcript on as many more as it needs. Texts that `memory`
/// knows are not set again.
///
/// # Errors
/// [`LayoutError`] naming the element and why it cannot be drawn.
pub fn lay_out(
    fonts: &Fonts,
    design: &Design,
    document: &CertificateDocument,
    wording: &Wording,
    enclosures: &[Enclosure],
    memory: &Memory,
) -> Result<Scene, LayoutError> {
    let desk = Desk { fonts, design, document, wording, enclosures, memory };
    let mut scene = Scene::new(design.page(), design.transcript_page());
    scene.sheets.push(Sheet { art: design.art.clone(), ..Sheet::default() });
    let section = scene.add(0, Tag::Section);
    certificate::lay_out(&desk, &mut scene, section)?;
    let section = scene.add(0, Tag::Section);
    transcript::lay_out(&desk, &mut scene, section)?;
    Ok(scene)
}
