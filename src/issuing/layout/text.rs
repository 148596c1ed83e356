//! Setting one text: it shrinks, then wraps into lines of like length, or is refused.

use unicode_normalization::UnicodeNormalization;

use crate::issuing::breaking::{balance, pieces};
use crate::issuing::design::Align;
use crate::issuing::error::LayoutError;
use crate::issuing::fonts::Fonts;
use crate::issuing::scene::{Mark, Piece, PlacedLine, Rgb, Scene};
use crate::issuing::shape::{ShapeError, Shaped, Style, shape};

/// A text shrinks to this share of its size before it takes another line: below it, two lines look better than one.
const SHRINK_BEFORE_WRAPPING: f32 = 0.72;

/// No element of a page holds more characters; refusing them first keeps the search for line ends short.
const LONGEST: usize = 1_000;

/// What a text may become.
#[derive(Debug, Clone, Copy)]
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
pub struct SetText {
    /// Lines with the characters they stand for.
    lines: Vec<(Shaped, String)>,
    /// The size it came out at.
    pub size: f32,
}

/// Where a set text goes.
#[derive(Debug, Clone, Copy)]
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

/// Sets a text in a room.
///
/// # Errors
/// [`LayoutError`] naming `element`, when a glyph is missing or the text does not fit at its smallest size.
pub fn set(
    fonts: &Fonts,
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
    let shaped = |part: &str| shape(fonts, part, style).map_err(|e| named(element, e));
    let whole = shaped(&text)?;
    let fits = room.width * 1000.0 / whole.width.max(1.0);
    let floor =
        if room.lines > 1 { room.smallest.max(room.size * SHRINK_BEFORE_WRAPPING) } else { room.smallest };
    if fits >= floor {
        return Ok(SetText { lines: vec![(whole, text)], size: down(room.size.min(fits)) });
    }
    // Words are broken at their hyphens only when whole words do not fit.
    for parts in [pieces(&text, false), pieces(&text, true)] {
        let width = |part: &&str| Ok(shaped(part)?.width + style.tracking);
        let widths = parts.iter().map(width).collect::<Result<Vec<_>, LayoutError>>()?;
        for count in 2..=room.lines {
            let Some((_, ends)) = balance(&widths, count) else { break };
            let mut lines = Vec::with_capacity(ends.len());
            let mut start = 0;
            for end in ends {
                let line = parts[start..end].concat();
                lines.push((shaped(line.trim_end())?, line));
                start = end;
            }
            let widest = lines.iter().map(|(l, _)| l.width).fold(1.0, f32::max);
            let fits = room.width * 1000.0 / widest;
            if fits >= room.smallest {
                return Ok(SetText { lines, size: down(room.size.min(fits)) });
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
        self.lines.iter().map(|(l, _)| l.width * self.size / 1000.0).fold(0.0, f32::max)
    }

    /// Its lines as marks, with the characters of each.
    #[must_use]
    pub fn place(self, place: Place) -> Vec<(Mark, String)> {
        let size = self.size;
        self.lines
            .into_iter()
            .enumerate()
            .map(|(at, (shaped, text))| {
                let free = place.width - shaped.width * size / 1000.0;
                let x = place.x + place.align.indent(free);
                let y = place.y - at as f32 * place.leading;
                (Mark::Text(PlacedLine { runs: shaped.runs, x, y, size, colour: place.colour }), text)
            })
            .collect()
    }

    /// Puts its lines on a sheet of the scene as leaves of `node`.
    pub fn put(self, scene: &mut Scene, sheet: usize, node: usize, place: Place) {
        for (mark, text) in self.place(place) {
            scene.sheets[sheet].pieces.push(Piece { node, text: Some(text), marks: vec![mark] });
        }
    }
}
