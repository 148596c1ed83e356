//! The words of `design.toml`: elements, regions and colours.

use serde::Deserialize;

use crate::issuing::scene::{Rgb, Tag};
use crate::issuing::shape::Style;

/// A colour of the palette, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Text.
    Ink,
    /// Secondary text.
    Soft,
    /// The academy's colour.
    Brand,
    /// The metallic one.
    Accent,
    /// Hairlines in tables.
    Line,
    /// The faintest, behind text.
    Tint,
    /// What is printed on.
    Paper,
}

/// The colours of a design, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Palette {
    #[serde(deserialize_with = "hex")]
    ink: Rgb,
    #[serde(deserialize_with = "hex")]
    soft: Rgb,
    #[serde(deserialize_with = "hex")]
    brand: Rgb,
    #[serde(deserialize_with = "hex")]
    accent: Rgb,
    #[serde(deserialize_with = "hex")]
    line: Rgb,
    #[serde(deserialize_with = "hex")]
    tint: Rgb,
    #[serde(deserialize_with = "hex")]
    paper: Rgb,
}

impl Palette {
    /// The colour for a purpose.
    #[must_use]
    pub fn get(&self, colour: Colour) -> Rgb {
        match colour {
            Colour::Ink => self.ink,
            Colour::Soft => self.soft,
            Colour::Brand => self.brand,
            Colour::Accent => self.accent,
            Colour::Line => self.line,
            Colour::Tint => self.tint,
            Colour::Paper => self.paper,
        }
    }
}

fn hex<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Rgb, D::Error> {
    let text = String::deserialize(from)?;
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii());
    let value = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
    let value =
        value.ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not a colour like #16202b")))?;
    // Three decimals are finer than any screen and keep the file short.
    let part = |shift: u32| (((value >> shift) & 255) as f32 / 255.0 * 1000.0).round() / 1000.0;
    Ok([part(16), part(8), part(0)])
}

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
    /// How it is set.
    #[serde(default)]
    pub style: Style,
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
    /// The texts.
    pub text: Vec<Element>,
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
