//! What stands beside glyphs that alone would not give their text back to who copies or searches it (ISO 32000-1, 14.9.4).
//!
//! A piece of the page says what it reads as a whole, and so does the structure tree. What is here stands within such a piece,
//! for programs that look at neither and put glyphs together by where they lie. Decision 41 has why.

use unicode_bidi::{BidiClass, bidi_class};

use super::as_drawn::as_drawn;
use crate::face::FaceId;
use crate::scene::{Glyph, Line, Run};

/// What a piece of the page says that it reads. PDFium leaves characters beyond the Basic Multilingual Plane out of any
/// replacement, and takes them from the glyphs where there is none.
pub fn of_piece(text: &str) -> Option<&str> {
    (!text.chars().any(|c| c > '\u{FFFF}')).then_some(text)
}

/// A tag and what the content under it reads.
pub type Replacement = (&'static str, String);

/// The tag whose replacement Poppler reads: it looks at no other.
const SPAN: &str = "Span";

/// A tag that Poppler does not look at. PDFium takes the innermost replacement, under whatever tag, and puts it in order as if it
/// were drawn.
const TEXT: &str = "Text";

/// What the whole of a line is replaced by, from the outside in; nothing where its runs speak for themselves.
///
/// Marks on letters lie above, below and beside them, and the words of a line in two directions lie in another order than
/// they are read in: no order of glyphs tells both.
pub fn replacements(line: &Line) -> Vec<Replacement> {
    let from_the_right = |run: &Run| matches!(run.face, FaceId::Arabic | FaceId::Hebrew);
    match line.runs.iter().any(from_the_right) {
        true => vec![(SPAN, as_seen(&line.text)), (TEXT, as_drawn(line))],
        false => Vec::new(),
    }
}

/// What a run is replaced by in a line that speaks for itself otherwise; none where each glyph is a character in its place.
pub fn in_run(run: &Run) -> Option<Replacement> {
    let alone = |g: &Glyph| run.characters(g).chars().count() == 1 && g.shift == [0.0, 0.0];
    (!run.glyphs.iter().all(alone)).then(|| (SPAN, run.glyphs.iter().map(|g| run.characters(g)).collect()))
}

/// A text as Poppler wants it: it takes every replacement for something seen from left to right, and turns around what lies
/// between a letter from the right and the next letter from the left or number. So that is turned around before.
fn as_seen(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut rest = text;
    while let Some(from) = rest.find(is_from_the_right) {
        let (before, turned) = rest.split_at(from);
        let (turned, after) = turned.split_at(turned.find(ends_a_stretch).unwrap_or(turned.len()));
        out.push_str(before);
        // What is turned around has to begin with a letter from the right, and may end with a mark, a space or a bracket.
        if !turned.ends_with(is_from_the_right) {
            out.push(RIGHT_TO_LEFT_MARK);
        }
        out.extend(turned.chars().rev());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Counts as a letter from the right and shows nothing.
const RIGHT_TO_LEFT_MARK: char = '\u{200F}';

fn is_from_the_right(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Letters from the left, digits, and what stands in numbers (UAX 9, table 4).
fn ends_a_stretch(c: char) -> bool {
    use BidiClass::{AN, CS, EN, ES, ET, L};
    matches!(bidi_class(c), L | EN | AN | ES | ET | CS)
}
