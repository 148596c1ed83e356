//! Setting one text: it shrinks, then wraps into lines of like length, or is refused.

use std::sync::Arc;

use rustybuzz::ttf_parser::GlyphId;
use unicode_normalization::UnicodeNormalization;

use super::Desk;
use crate::breaking::{balance, clusters, pieces};
use crate::design::Align;
use crate::error::LayoutError;
use crate::fonts::Fonts;
use crate::scene::{Glyph, Line, Mark, Piece, PlacedLine, Rgb, Run, Scene};
use crate::shape::{ShapeError, shape};
use crate::style::Style;

/// A text shrinks to this share of its size before it takes another line: below it, two lines look better than one.
const SHRINK_BEFORE_WRAPPING: f32 = 0.72;

/// No element of a page holds more characters; refusing them first keeps the search for line ends short.
const LONGEST: usize = 1_000;

/// Which of the ways of breaking a name may take less than the smallest size, and how much of that.
const SMALLER: usize = 3;
const STILL_READ: f32 = 0.8;

/// The names of people: nobody can choose a shorter one, so a word of theirs is broken anywhere before it is refused.
const NAMES: [&str; 6] =
    ["holder_name", "latin_name", "transcript_holder", "transcript_latin", "signatory_name", "assessors"];

/// What a text may become.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Width in points.
    pub width: f32,
    /// Size in points to start from.
    pub size: f32,
    /// The smallest size.
    pub smallest: f32,
    /// The most lines.
    pub lines: usize,
}

/// A text, shaped and broken.
#[derive(Debug, Clone)]
pub struct SetText {
    lines: Arc<[Arc<Line>]>,
    /// The size it came out at.
    pub size: f32,
}

/// Where a set text goes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Place {
    /// Left edge.
    pub x: f32,
    /// First baseline.
    pub y: f32,
    /// Width to align in.
    pub width: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// Alignment.
    pub align: Align,
    /// Colour.
    pub colour: Rgb,
}

/// Sets a text in a room; what was set before is remembered.
///
/// # Errors
/// [`LayoutError`] naming `element`, when a glyph is missing or the text does not fit at its smallest size.
pub fn set(
    desk: &Desk<'_>,
    element: &str,
    text: &str,
    style: Style,
    room: Room,
) -> Result<SetText, LayoutError> {
    desk.memory.recall(text, style, room, || anew(desk, element, text, style, room))
}

fn anew(
    desk: &Desk<'_>,
    element: &str,
    text: &str,
    style: Style,
    room: Room,
) -> Result<SetText, LayoutError> {
    let too_long = || LayoutError::DoesNotFit {
        element: element.to_owned(),
        lines: room.lines,
        width: room.width as u32,
        size: room.smallest as u32,
    };
    if text.chars().nth(LONGEST).is_some() {
        return Err(too_long());
    }
    let text: String = text.trim().nfc().collect();
    if text.is_empty() {
        return Err(LayoutError::Empty { element: element.to_owned() });
    }
    let shaped = |part: &str| shape(desk.fonts, part, style).map_err(|e| named(element, e));
    let whole = shaped(&text)?;
    let fits = room.width * 1000.0 / whole.width.max(1.0);
    let floor =
        if room.lines > 1 { room.smallest.max(room.size * SHRINK_BEFORE_WRAPPING) } else { room.smallest };
    if fits >= floor {
        return Ok(SetText { lines: [Arc::new(whole)].into(), size: down(room.size.min(fits)) });
    }
    // Words are broken at their hyphens only when whole words do not fit, and anywhere only in names as the last resort.
    let mut ways = vec![pieces(&text, false), pieces(&text, true)];
    if NAMES.contains(&element) {
        let mut overlong = Vec::new();
        for word in pieces(&text, true) {
            let wide = shaped(word.trim_end())?.width * room.smallest > room.width * 1000.0;
            overlong.extend(if wide { clusters(word) } else { vec![word] });
        }
        // Smaller whole words are better than words that are torn.
        ways.extend([overlong, pieces(&text, true), clusters(&text)]);
    }
    for (turn, parts) in ways.into_iter().enumerate() {
        let smallest = if turn == SMALLER { room.smallest * STILL_READ } else { room.smallest };
        let width = |part: &&str| Ok(shaped(part)?.width + style.tracking);
        let widths = parts.iter().map(width).collect::<Result<Vec<_>, LayoutError>>()?;
        for count in 2..=room.lines {
            let Some((_, ends)) = balance(&widths, count) else { break };
            let mut lines = Vec::with_capacity(ends.len());
            let mut start = 0;
            for end in ends {
                let line = parts[start..end].concat();
                let shaped = shaped(line.trim_end())?;
                lines.push(Arc::new(Line { text: line, ..shaped }));
                start = end;
            }
            let widest = lines.iter().map(|l| l.width).fold(1.0, f32::max);
            let fits = room.width * 1000.0 / widest;
            if fits >= smallest {
                return Ok(SetText { lines: lines.into(), size: down(room.size.min(fits)) });
            }
        }
    }
    Err(too_long())
}

/// Sizes in quarters of a point, so that no certificate has a size nobody chose.
fn down(size: f32) -> f32 {
    ((size * 4.0).floor() / 4.0).max(1.0)
}

fn named(element: &str, error: ShapeError) -> LayoutError {
    let element = element.to_owned();
    match error {
        ShapeError::Missing(character) => LayoutError::MissingGlyph { element, character },
        ShapeError::Forbidden(character) => LayoutError::ForbiddenCharacter { element, character },
    }
}

impl SetText {
    /// How many lines it came out at.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Width of the widest line in points.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|l| l.width * self.size / 1000.0).fold(0.0, f32::max)
    }

    /// How far its letters reach below their line, in its size, where they are of a script that reaches deep.
    #[must_use]
    pub fn depth(&self, fonts: &Fonts) -> f32 {
        let below = |run: &Run, glyph: &Glyph| {
            let face = fonts.face(run.face);
            let area = face.shaper.glyph_bounding_box(GlyphId(glyph.id));
            area.map_or(0.0, |area| -(f32::from(area.y_min) * face.scale + glyph.shift[1]) / 1000.0)
        };
        let runs = self.lines.iter().flat_map(|line| &line.runs).filter(|run| run.face.reaches_deep());
        runs.flat_map(|run| run.glyphs.iter().map(|glyph| below(run, glyph))).fold(0.0, f32::max)
    }

    /// Its lines as marks.
    pub fn place(&self, place: Place) -> impl Iterator<Item = Mark> {
        let size = self.size;
        self.lines.iter().enumerate().map(move |(at, line)| {
            let x = place.x + place.align.indent(place.width - line.width * size / 1000.0);
            let y = place.y - at as f32 * place.leading;
            Mark::Text(PlacedLine { line: Arc::clone(line), x, y, size, colour: place.colour })
        })
    }

    /// Puts its lines on a sheet of the scene as leaves of `node`.
    pub fn put(&self, scene: &mut Scene, sheet: usize, node: usize, place: Place) {
        for mark in self.place(place) {
            scene.sheets[sheet].pieces.push(Piece { node, marks: vec![mark] });
        }
    }
}
