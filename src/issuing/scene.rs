//! A page as shapes and text in reading order, before any PDF: what layout makes and the PDF writer draws.

use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use super::face::FaceId;
use super::picture::Raster;

/// A colour as red, green and blue between 0 and 1.
pub type Rgb = [f32; 3];

/// A colour as it is written, `#rrggbb`.
#[must_use]
pub fn to_hex(colour: Rgb) -> String {
    let [red, green, blue] = colour.map(|part| (part * 255.0).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// One step of a path, in points from the lower left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// Start a ring here.
    Move([f32; 2]),
    /// A straight line to here.
    Line([f32; 2]),
    /// A cubic curve with two handles to here.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Close the ring.
    Close,
    /// A whole ring: x, y, width, height of a rectangle.
    Rect([f32; 4]),
}

/// The inside of a path that crosses itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Inside {
    /// Where a way out crosses the path an odd number of times.
    #[default]
    EvenOdd,
    /// Where the path goes round.
    NonZero,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A path, filled or stroked or both.
    Path {
        /// The steps.
        steps: Vec<Step>,
        /// Fill colour.
        fill: Option<Rgb>,
        /// Which parts of a path that crosses itself are inside.
        rule: Inside,
        /// Stroke colour and width in points.
        stroke: Option<(Rgb, f32)>,
    },
    /// Marks seen through a matrix (as PDF writes it: a b c d e f). What repeats is drawn from the same marks, so that equal bytes
    /// compress to nothing.
    Placed {
        /// The marks, in measures of their own.
        marks: Arc<[Mark]>,
        /// Turns, scales and moves them.
        matrix: [f32; 6],
    },
    /// A picture of pixels, stretched over x, y, width, height. Its words are the `alt` of the node it belongs to.
    Image {
        /// The pixels.
        picture: Arc<Raster>,
        /// Where.
        area: [f32; 4],
    },
    /// A filled rectangle: x, y, width, height.
    Rect([f32; 4], Rgb),
    /// One shaped line of text.
    Text(PlacedLine),
}

/// A shaped line of text, at no place yet; shared by all that show the same words.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The glyphs, left to right.
    pub runs: Vec<Run>,
    /// Width in thousandths of the size, without the letterspace after the last glyph.
    pub width: f32,
    /// The characters it stands for.
    pub text: String,
    /// A digest of all that, once somebody has asked for it.
    pub seal: OnceLock<[u8; 32]>,
}

/// A line of glyphs at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedLine {
    /// The glyphs.
    pub line: Arc<Line>,
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Font size in points.
    pub size: f32,
    /// Colour.
    pub colour: Rgb,
}

/// Glyphs of one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: FaceId,
    /// The characters it stands for, brackets as they are drawn.
    pub text: String,
    /// Glyphs in visual order.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// The characters that one of its glyphs stands for; none for the later glyphs of a cluster.
    #[must_use]
    pub fn characters(&self, glyph: &Glyph) -> &str {
        &self.text[glyph.characters.clone()]
    }
}

/// One glyph; measures are in thousandths of the font size.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub id: u16,
    /// The face's own advance.
    pub natural: f32,
    /// The advance after kerning and letterspacing.
    pub advance: f32,
    /// Shift from the pen.
    pub shift: [f32; 2],
    /// Where in the run's text the characters stand that it stands for; empty for the later glyphs of a cluster.
    pub characters: Range<usize>,
}

/// What a piece of the page is, for someone who hears it: PDF structure types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The whole document.
    Document,
    /// A part: the certificate, the transcript.
    Section,
    /// The one title.
    Heading1,
    /// A title of a part.
    Heading2,
    /// A title within a part.
    Heading3,
    /// A paragraph.
    Paragraph,
    /// A picture with words for it.
    Figure,
    /// A link.
    Link,
    /// A table.
    Table,
    /// A table's row.
    Row,
    /// A heading cell of a column.
    ColumnHeading,
    /// A data cell.
    Cell,
}

/// A node of the structure tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// The node it belongs to; none for the document.
    pub parent: Option<usize>,
    /// The language, where it differs from the document's.
    pub language: Option<&'static str>,
    /// Words for a picture or link.
    pub alt: Option<String>,
    /// Left, bottom, right, top of a picture, or the active area of a link.
    pub area: Option<[f32; 4]>,
    /// Where a link goes.
    pub target: Option<String>,
    /// Whether what it shows differs from person to person; the rest of a page is the same for all of a course.
    pub personal: bool,
}

impl Node {
    fn new(tag: Tag, parent: Option<usize>) -> Self {
        Self { tag, parent, language: None, alt: None, area: None, target: None, personal: false }
    }
}

/// One marked piece of a page: the leaf of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The node that it belongs to.
    pub node: usize,
    /// What is drawn.
    pub marks: Vec<Mark>,
}

impl Piece {
    /// The characters it stands for, when it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        fn text(marks: &[Mark]) -> Option<&str> {
            marks.iter().find_map(|mark| match mark {
                Mark::Text(placed) => Some(placed.line.text.as_str()),
                Mark::Placed { marks, .. } => text(marks),
                _ => None,
            })
        }
        text(&self.marks)
    }
}

/// Marks that many sheets share.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Art(Arc<Drawing>);

#[derive(Debug, PartialEq, Default)]
struct Drawing {
    marks: Vec<Mark>,
    seal: OnceLock<[u8; 32]>,
}

impl Art {
    /// Marks to share.
    #[must_use]
    pub fn new(marks: Vec<Mark>) -> Self {
        Self(Arc::new(Drawing { marks, seal: OnceLock::new() }))
    }

    /// A digest of the marks, made by `digest` when it is first asked for.
    pub fn seal(&self, digest: impl FnOnce(&[Mark]) -> [u8; 32]) -> &[u8; 32] {
        self.0.seal.get_or_init(|| digest(&self.0.marks))
    }
}

impl Deref for Art {
    type Target = [Mark];

    fn deref(&self) -> &[Mark] {
        &self.0.marks
    }
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Decoration that comes with the design, not read aloud.
    pub art: Art,
    /// Decoration that the layout drew, not read aloud.
    pub artifacts: Vec<Mark>,
    /// The rest, in reading order.
    pub pieces: Vec<Piece>,
    /// In the margin, for the eye only, and personal.
    pub margin: Vec<Mark>,
}

/// Few certificates have more.
const USUAL_NODES: usize = 192;

/// All pages and the tree over them. The first node is the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width and height of the first page in points.
    pub first: [f32; 2],
    /// Width and height of the pages after it.
    pub others: [f32; 2],
    /// The structure tree.
    pub nodes: Vec<Node>,
    /// The pages.
    pub sheets: Vec<Sheet>,
}

impl Scene {
    /// An empty document.
    #[must_use]
    pub fn new(first: [f32; 2], others: [f32; 2]) -> Self {
        let mut nodes = Vec::with_capacity(USUAL_NODES);
        nodes.push(Node::new(Tag::Document, None));
        Self { first, others, nodes, sheets: Vec::new() }
    }

    /// Width and height of a page, by its number from 0 on.
    #[must_use]
    pub fn size(&self, sheet: usize) -> [f32; 2] {
        if sheet == 0 { self.first } else { self.others }
    }

    /// Adds a node under `parent` and returns its index.
    pub fn add(&mut self, parent: usize, tag: Tag) -> usize {
        self.nodes.push(Node::new(tag, Some(parent)));
        self.nodes.len() - 1
    }
}
