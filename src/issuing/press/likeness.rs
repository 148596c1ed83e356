//! What certificates have in common: a digest of everything on them that no person changes. Where it is the same, they can
//! be printed from the same template.
//!
//! A name of two lines moves what stands under it, a name in Chinese brings a font along: that gives another digest, and
//! another template.

use std::collections::BTreeSet;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::ink::can_write;
use super::letters::Letters;
use crate::enclosure::Enclosure;
use crate::face::FaceId;
use crate::pdf::Metadata;
use crate::scene::{Inside, Line, Mark, Piece, PlacedLine, Scene, Step};
use crate::shape::has_letters_from_the_right;

/// What a certificate shares with others, and of what kind the rest is.
pub struct Likeness {
    /// Equal for all that a template serves.
    pub digest: [u8; 32],
    /// Personal nodes whose element carries their text, because it is read in another order than it is drawn.
    pub spoken: Vec<usize>,
    /// Faces that are cut for the person.
    pub faces: BTreeSet<FaceId>,
}

/// Whether a piece is written anew for each person.
#[must_use]
pub fn is_personal(scene: &Scene, piece: &Piece) -> bool {
    scene.nodes[piece.node].personal && piece.marks.iter().all(can_write)
}

/// Drawings that were digested before: a logo is the same on every certificate.
pub type Drawings = Vec<(Arc<[Mark]>, [u8; 32])>;

/// No academy has more of them on a page.
const DRAWINGS: usize = 16;

impl Likeness {
    /// The likeness of a scene. `bytes` and `drawings` are room to work in, kept from one to the next.
    #[must_use]
    pub fn of(
        scene: &Scene,
        metadata: &Metadata<'_>,
        enclosures: &[Enclosure],
        letters: &Letters,
        bytes: &mut Vec<u8>,
        drawings: &mut Drawings,
    ) -> Self {
        bytes.clear();
        let mut sum = Sum { bytes, drawings };
        let mut spoken = Vec::new();
        let mut faces = BTreeSet::new();
        sum.text(metadata.language);
        sum.text(&metadata.signature_label);
        for file in enclosures {
            for text in [&file.name, &file.media_type, &file.description] {
                sum.text(text);
            }
            sum.text(file.relationship.name());
        }
        sum.numbers(&scene.first);
        sum.numbers(&scene.others);
        for sheet in &scene.sheets {
            sum.bytes.extend(sheet.art.seal(seal_of_marks));
            sheet.artifacts.iter().for_each(|mark| sum.mark(mark));
            for piece in &sheet.pieces {
                sum.count(piece.node);
                if !is_personal(scene, piece) {
                    piece.marks.iter().for_each(|mark| sum.mark(mark));
                    continue;
                }
                sum.count(usize::MAX);
                gather(&piece.marks, letters, &mut faces);
                let text = piece.text().filter(|text| !text.is_ascii());
                if text.is_some_and(has_letters_from_the_right) && spoken.last() != Some(&piece.node) {
                    spoken.push(piece.node);
                }
            }
            gather(&sheet.margin, letters, &mut faces);
            sum.count(usize::from(sheet.margin.is_empty()));
        }
        for (at, node) in scene.nodes.iter().enumerate() {
            sum.bytes.extend_from_slice(&[
                node.tag as u8,
                u8::from(node.personal),
                u8::from(node.target.is_some()),
            ]);
            sum.bytes.push(u8::from(spoken.contains(&at)));
            sum.count(node.parent.unwrap_or(usize::MAX));
            sum.text(node.language.unwrap_or_default());
            sum.text(node.alt.as_deref().unwrap_or_default());
            sum.bytes.push(u8::from(node.area.is_some()));
            sum.numbers(node.area.as_ref().map_or(&[], |area| area));
        }
        sum.bytes.extend(faces.iter().map(|face| *face as u8));
        Self { digest: Sha256::digest(&sum.bytes[..]).into(), spoken, faces }
    }
}

fn gather(marks: &[Mark], letters: &Letters, faces: &mut BTreeSet<FaceId>) {
    for mark in marks {
        if let Mark::Text(placed) = mark {
            faces.extend(placed.line.runs.iter().filter(|run| !letters.cover(run)).map(|run| run.face));
        }
    }
}

fn seal_of_marks(marks: &[Mark]) -> [u8; 32] {
    let (mut bytes, mut drawings) = (Vec::new(), Drawings::new());
    let mut sum = Sum { bytes: &mut bytes, drawings: &mut drawings };
    marks.iter().for_each(|mark| sum.mark(mark));
    Sha256::digest(&bytes).into()
}

/// What a digest is taken of. Every text has its length before it and every list of steps its count, so that no two scenes
/// give the same bytes.
struct Sum<'a> {
    bytes: &'a mut Vec<u8>,
    drawings: &'a mut Drawings,
}

impl Sum<'_> {
    fn count(&mut self, count: usize) {
        self.bytes.extend_from_slice(&(count as u32).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn numbers(&mut self, numbers: &[f32]) {
        numbers.iter().for_each(|n| self.bytes.extend_from_slice(&n.to_bits().to_le_bytes()));
    }

    fn mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Rect(area, colour) => {
                self.bytes.push(b'R');
                self.numbers(area);
                self.numbers(colour);
            }
            Mark::Text(placed) => self.line(placed),
            Mark::Path { steps, fill, rule, stroke } => {
                self.bytes.extend([b'P', u8::from(*rule == Inside::NonZero)]);
                self.bytes.extend([u8::from(fill.is_some()), u8::from(stroke.is_some())]);
                self.numbers(&fill.unwrap_or_default());
                let (colour, width) = stroke.unwrap_or_default();
                self.numbers(&colour);
                self.numbers(&[width]);
                self.count(steps.len());
                steps.iter().for_each(|step| self.step(step));
            }
            Mark::Placed { marks, matrix } => {
                self.bytes.push(b'M');
                self.numbers(matrix);
                let known = self.drawings.iter().find(|(drawing, _)| Arc::ptr_eq(drawing, marks));
                let seal = known.map(|(_, seal)| *seal).unwrap_or_else(|| seal_of_marks(marks));
                if self.drawings.len() < DRAWINGS && known.is_none() {
                    self.drawings.push((Arc::clone(marks), seal));
                }
                self.bytes.extend(seal);
            }
            Mark::Image { picture, area } => {
                self.bytes.push(b'I');
                self.numbers(area);
                self.text(&picture.sha256);
            }
        }
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Move(point) => {
                self.bytes.push(b'm');
                self.numbers(point);
            }
            Step::Line(point) => {
                self.bytes.push(b'l');
                self.numbers(point);
            }
            Step::Curve(one, two, point) => {
                self.bytes.push(b'c');
                self.numbers(one);
                self.numbers(two);
                self.numbers(point);
            }
            Step::Close => self.bytes.push(b'h'),
            Step::Rect(area) => {
                self.bytes.push(b'r');
                self.numbers(area);
            }
        }
    }

    fn line(&mut self, placed: &PlacedLine) {
        self.bytes.push(b'T');
        self.bytes.extend(placed.line.seal.get_or_init(|| seal_of_line(&placed.line)));
        self.numbers(&[placed.x, placed.y, placed.size]);
        self.numbers(&placed.colour);
    }
}

fn seal_of_line(line: &Line) -> [u8; 32] {
    let (mut bytes, mut drawings) = (Vec::new(), Drawings::new());
    let mut sum = Sum { bytes: &mut bytes, drawings: &mut drawings };
    sum.text(&line.text);
    for run in &line.runs {
        sum.bytes.push(run.face as u8);
        sum.count(run.glyphs.len());
        for glyph in &run.glyphs {
            sum.count(usize::from(glyph.id));
            sum.numbers(&[glyph.natural, glyph.advance, glyph.shift[0], glyph.shift[1]]);
            sum.text(run.characters(glyph));
        }
    }
    Sha256::digest(&bytes).into()
}
