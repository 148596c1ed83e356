//! The words of `design.toml`: elements and regions.

use serde::Deserialize;

use super::palette::Colour;
use crate::scene::Tag;
use crate::style::Style;

/// Where a text stands within its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    #[default]
    Centre,
    /// At the right edge.
    Right,
}

impl Align {
    /// How far from the left edge something begins that leaves this much free.
    #[must_use]
    pub fn indent(self, free: f32) -> f32 {
        match self {
            Align::Left => 0.0,
            Align::Centre => free / 2.0,
            Align::Right => free,
        }
    }
}

/// What a text is for someone who hears the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The title of the document.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// A paragraph that is a link to the verification page.
    Link,
}

impl Part {
    /// The structure type.
    #[must_use]
    pub fn tag(self) -> Tag {
        match self {
            Part::Heading => Tag::Heading1,
            Part::Paragraph => Tag::Paragraph,
            Part::Link => Tag::Link,
        }
    }
}

/// A text of the first page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// What it is called when something is wrong with it.
    pub name: String,
    /// The words, with `{field}` for those of the document and its wording.
    pub text: String,
    /// Left out when its fields are empty, instead of being an error.
    #[serde(default)]
    pub optional: bool,
    /// What it is.
    #[serde(default)]
    pub part: Part,
    /// Size; it shrinks from here when the text is long.
    pub size: f32,
    /// The smallest size it may shrink to; its size if not given.
    pub smallest: Option<f32>,
    /// The most lines it may take.
    #[serde(default = "one")]
    pub lines: usize,
    /// Line height as a multiple of the size.
    #[serde(default = "leading")]
    pub leading: f32,
    /// Space before it, in a flow.
    #[serde(default)]
    pub gap: f32,
    /// Left edge, outside a flow.
    #[serde(default)]
    pub x: f32,
    /// Baseline of the first line, outside a flow.
    #[serde(default)]
    pub y: f32,
    /// Width; in a flow, the flow's if not given.
    pub width: Option<f32>,
    /// Where it stands in its width.
    #[serde(default)]
    pub align: Align,
    /// Its colour.
    pub colour: Colour,
    /// What it stands on: contrast is measured against it.
    #[serde(default = "paper")]
    pub on: Colour,
    /// How it is set.
    #[serde(default)]
    pub style: Style,
}

fn paper() -> Colour {
    Colour::Paper
}

fn one() -> usize {
    1
}

fn leading() -> f32 {
    1.2
}

/// Texts under each other.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Upper edge.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
    /// The part of the free space that goes above; a little under half looks centred.
    pub above: f32,
    /// Where an academy's logo goes, before the texts.
    pub logo: LogoPlace,
    /// The texts.
    pub text: Vec<Element>,
}

/// The room of a logo; it keeps its proportions.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoPlace {
    /// The widest it gets.
    pub width: f32,
    /// The highest it gets.
    pub height: f32,
    /// Space after it.
    pub gap: f32,
    /// Lower left corner of its room on the page; without it, it is the first thing in the flow.
    pub x: Option<f32>,
    /// See `x`.
    pub y: Option<f32>,
    /// Where it stands in the flow's width, or in its room.
    #[serde(default)]
    pub align: Align,
}

/// Signature lines side by side.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signatories {
    /// Left edge.
    pub x: f32,
    /// Width of all of them.
    pub width: f32,
    /// Height of the line to sign on.
    pub y: f32,
    /// Space between two.
    pub gap: f32,
    /// The widest that one gets.
    pub widest: f32,
    /// The line's colour.
    pub rule: Colour,
    /// The highest that the image of a signature above its line gets.
    pub ink: f32,
    /// How names are set; `y` counts down from the line.
    pub person: Element,
    /// How titles are set; `y` counts down from the line.
    pub title: Element,
}

/// The QR code.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qr {
    /// Left edge of the dark square.
    pub x: f32,
    /// Lower edge.
    pub y: f32,
    /// Side, at least 51.03 (18 mm).
    pub side: f32,
    /// Colour, dark.
    pub colour: Colour,
}

/// The pages after the first.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transcript {
    /// Left edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Top of the first line.
    pub top: f32,
    /// The tables end above this.
    pub bottom: f32,
    /// Baseline of the line with code and page number.
    pub footer: f32,
    /// Title.
    pub title: TextStyle,
    /// The line with the holder's name.
    pub person: TextStyle,
    /// Titles of tables.
    pub heading: TextStyle,
    /// Column headings, cells and lines.
    pub table: TableStyle,
    /// The line at the foot.
    pub foot: TextStyle,
}

/// How a text of the transcript is set.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Size.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// How it is set.
    #[serde(default)]
    pub style: Style,
}

/// How tables are set.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Column headings.
    pub head: TextStyle,
    /// Cells.
    pub cell: TextStyle,
    /// Height of a row with one line.
    pub row: f32,
    /// Colour of the lines between rows.
    pub rule: Colour,
    /// Colour of the line under the headings.
    pub head_rule: Colour,
}
