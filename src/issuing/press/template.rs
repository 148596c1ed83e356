//! A certificate with everything on it but the person: printed by copying it and writing the person's part behind it.
//!
//! The file is laid out for that: what never changes comes first and keeps its place, so that neither its bytes nor its part
//! of the digest are ever made again; then the person's objects; then the signature; last the table of all places.

use std::ops::Range;

use chrono::{DateTime, Utc};
use libdeflater::CompressionLvl;
use sha2::{Digest, Sha256};

use super::Order;
use super::file::{File, Packer, push_literal, push_shortest, push_text};
use super::ink::{Ink, Pens};
use super::letters::USUAL;
use super::personal::{self, Place};
use crate::Prepared;
use crate::enclosure::Enclosure;
use crate::error::LayoutError;
use crate::face::FaceId;
use crate::pdf::{Metadata, PRODUCER, packet};
use crate::random::hex;
use crate::scene::Scene;

/// Codes of the usual letters in the template's fonts, by face and glyph.
#[derive(Default)]
pub struct Codes(pub [Vec<u16>; USUAL.len()]);

impl Codes {
    /// The code of a glyph; 0 for one that the fonts lack.
    #[must_use]
    pub fn of(&self, face: FaceId, glyph: u16) -> u16 {
        let face = USUAL.iter().position(|usual| *usual == face);
        face.and_then(|face| self.0[face].get(usize::from(glyph))).copied().unwrap_or(0)
    }
}

/// A stretch of a page's content that is written for the person.
pub struct Stretch {
    /// The number of its stream.
    pub id: u32,
    /// Which pieces of the sheet; none when it is the margin.
    pub pieces: Option<Range<usize>>,
}

/// An object of which one value at its end is the person's.
pub struct Open {
    /// Its number.
    pub id: u32,
    /// The node it belongs to.
    pub node: usize,
    /// Everything before that value.
    pub before: Vec<u8>,
}

/// The numbers of objects that the end of the file names.
#[derive(Default)]
pub struct Numbers {
    /// The catalog.
    pub root: u32,
    /// What is said of the document.
    pub info: u32,
    /// The same for archives.
    pub packet: u32,
    /// The signature.
    pub signature: u32,
    /// The table of places.
    pub table: u32,
}

/// A template.
pub struct Template {
    /// The file up to the person's part.
    pub file: File,
    /// The digest of that, begun.
    pub hash: Sha256,
    /// For each sheet.
    pub stretches: Vec<Vec<Stretch>>,
    /// Links to the certificate's own page.
    pub links: Vec<Open>,
    /// Elements of texts that are read in another order than they are drawn.
    pub spoken: Vec<Open>,
    /// Attached files.
    pub enclosures: Vec<u32>,
    /// Fonts that are cut for the person.
    pub fonts: Vec<Place>,
    /// Codes of the usual letters.
    pub codes: Codes,
    /// The rest.
    pub numbers: Numbers,
}

/// What one thread works with.
pub struct Tools {
    packer: Packer,
    content: Vec<u8>,
}

impl Default for Tools {
    fn default() -> Self {
        // The person's part is short: looking longer for what repeats would cost more than it saves.
        let level = CompressionLvl::new(1).unwrap_or_default();
        Self { packer: Packer::new(level, LEAST), content: Vec::new() }
    }
}

/// To compress a stream takes about a tenth of a certificate's time, however short it is: shorter ones stay as they are
/// (decision 30).
const LEAST: usize = 3072;

/// A personal part seldom takes more, attached files aside.
const PERSONAL: usize = 16 * 1024;

impl Template {
    /// Prints a scene of the template's likeness.
    ///
    /// # Errors
    /// [`LayoutError::Pdf`] when a font cannot be cut or the file grows beyond all measure.
    pub(super) fn print(&self, order: &Order<'_>, tools: &mut Tools) -> Result<Prepared, LayoutError> {
        let Order { scene, likeness, metadata, enclosures, letters, fonts } = order;
        let attached: usize = enclosures.iter().map(|file| file.bytes.len()).sum();
        let mut file = self.file.copy(PERSONAL + attached);
        let cuts = personal::cut(scene, &likeness.faces, letters);
        let pens = Pens { letters, codes: &self.codes, cuts: &cuts };
        for (sheet, stretches) in scene.sheets.iter().zip(&self.stretches) {
            for stretch in stretches {
                let mut ink = Ink::new(std::mem::take(&mut tools.content), &pens);
                match &stretch.pieces {
                    Some(pieces) => {
                        for (at, piece) in pieces.clone().zip(&sheet.pieces[pieces.clone()]) {
                            ink.piece(at, scene.nodes[piece.node].tag, piece.text(), &piece.marks);
                        }
                    }
                    None => ink.artifact(&sheet.margin),
                }
                tools.content = ink.out;
                file.compressed(stretch.id, "", &tools.content, &mut tools.packer);
            }
        }
        for cut in &cuts {
            let place = self.fonts.iter().find(|place| place.face == cut.face());
            let place = place.ok_or_else(|| LayoutError::Pdf("the template is another's".to_owned()))?;
            cut.write(place, fonts, &mut file, &mut tools.packer)?;
        }
        self.tree(scene, &mut file);
        self.metadata(metadata, &mut file);
        for (id, enclosure) in self.enclosures.iter().zip(*enclosures) {
            file.compressed(*id, &attachment(enclosure), &enclosure.bytes, &mut tools.packer);
        }
        self.close(file)
    }

    /// What the structure tree and the annotations say of the person.
    fn tree(&self, scene: &Scene, file: &mut File) {
        for link in &self.links {
            file.begin(link.id);
            file.bytes.extend_from_slice(&link.before);
            push_literal(&mut file.bytes, scene.nodes[link.node].target.as_deref().unwrap_or_default());
            file.bytes.extend_from_slice(b">>>>");
            file.end();
        }
        for element in &self.spoken {
            let pieces = scene.sheets.iter().flat_map(|sheet| &sheet.pieces);
            let text: String =
                pieces.filter(|piece| piece.node == element.node).filter_map(|piece| piece.text()).collect();
            file.begin(element.id);
            file.bytes.extend_from_slice(&element.before);
            push_text(&mut file.bytes, text.trim_end());
            file.bytes.extend_from_slice(b">>");
            file.end();
        }
    }

    fn metadata(&self, metadata: &Metadata<'_>, file: &mut File) {
        file.stream(self.numbers.packet, "/Type/Metadata/Subtype/XML", packet(metadata).as_bytes());
        let date = pdf_date(metadata.created_at);
        file.begin(self.numbers.info);
        for (key, value) in [
            ("<</Title", metadata.title.as_str()),
            ("/Author", metadata.author),
            ("/Producer", PRODUCER),
            ("/Creator", PRODUCER),
        ] {
            file.bytes.extend_from_slice(key.as_bytes());
            push_shortest(&mut file.bytes, value);
        }
        file.bytes.extend_from_slice(format!("/CreationDate({date})/ModDate({date})>>").as_bytes());
        file.end();
    }

    /// Ends the file; its identifier comes from its content.
    fn close(&self, mut file: File) -> Result<Prepared, LayoutError> {
        let from = self.file.bytes.len();
        let content = self.hash.clone().chain_update(&file.bytes[from..]);
        let id = hex(&content.clone().finalize()[..16]);
        let Numbers { root, info, table, signature, .. } = self.numbers;
        let trailer = format!("/Root {root} 0 R/Info {info} 0 R/ID[<{id}><{id}>]");
        let start = file.bytes.len();
        file.begin(signature);
        let room = file.bytes.len();
        let before = content.chain_update(&file.bytes[start..]);
        file.end();
        let ending = Some(file.close(table, &trailer)?);
        Ok(Prepared { bytes: file.bytes, room: room..room, before, ending, pages: self.stretches.len() })
    }

    /// About how many bytes it keeps in memory.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.file.bytes.len() + 64 * 1024
    }
}

/// What an attached file's stream says of itself (ISO 32000-1, 7.11.4).
fn attachment(enclosure: &Enclosure) -> String {
    let mut name = String::with_capacity(enclosure.media_type.len() + 4);
    for c in enclosure.media_type.chars() {
        // What else than letters and digits may stand in a name is easier escaped than told apart.
        match c.is_ascii_alphanumeric() {
            true => name.push(c),
            false => name.push_str(&format!("#{:02X}", u32::from(c))),
        }
    }
    let date = pdf_date(enclosure.modified);
    let size = enclosure.bytes.len();
    format!("/Type/EmbeddedFile/Subtype/{name}/Params<</ModDate({date})/Size {size}>>")
}

fn pdf_date(at: DateTime<Utc>) -> impl std::fmt::Display {
    at.format("D:%Y%m%d%H%M%SZ")
}
