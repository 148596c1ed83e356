//! One line of text into glyphs: bidi order, a face for every grapheme, shaping, letterspacing.

use std::ops::Range;
use std::sync::{Arc, OnceLock, PoisonError};

use rustybuzz::{BufferClusterLevel, Direction, Feature, Script, ShapePlan, UnicodeBuffer, ttf_parser::Tag};
use unicode_bidi::{BidiClass, BidiInfo};
use unicode_segmentation::UnicodeSegmentation;

use super::face::FaceId;
use super::fonts::{Fonts, is_invisible};
use super::scene::{Glyph, Line, Run};
use super::style::{Capitals, Figures, Style};

/// Why a line cannot be shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeError {
    /// No face has it.
    Missing(char),
    /// It must not be printed.
    Forbidden(char),
}

/// Shapes one line.
///
/// # Errors
/// [`ShapeError`] with the first offending character.
pub fn shape(fonts: &Fonts, text: &str, style: Style) -> Result<Line, ShapeError> {
    if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
        return Err(ShapeError::Forbidden(c));
    }
    let wanted = match style {
        Style { mono: true, .. } => FaceId::Mono,
        Style { italic: true, .. } => FaceId::GaramondItalic,
        _ => FaceId::Garamond,
    };
    let mut runs = Vec::new();
    for (range, rtl) in in_order(text) {
        let mut parts = by_face(fonts, text, range, wanted)?;
        if rtl {
            parts.reverse();
        }
        for (face, part) in parts {
            runs.push(shape_run(fonts, face, &text[part], rtl, style)?);
        }
    }
    let mut width: f32 = runs.iter().flat_map(|r| &r.glyphs).map(|g| g.advance).sum();
    if style.tracking != 0.0 && !runs.is_empty() {
        width -= style.tracking;
    }
    Ok(Line { runs, width, text: text.to_owned(), seal: OnceLock::new() })
}

/// The parts of a text as they stand from left to right, and which of them are written from the right.
fn in_order(text: &str) -> Vec<(Range<usize>, bool)> {
    if text.chars().all(is_from_the_left) {
        return vec![(0..text.len(), false)];
    }
    let bidi = BidiInfo::new(text, None);
    let visual = bidi.paragraphs.iter().flat_map(|paragraph| {
        let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
        ranges.into_iter().map(move |range| (range.clone(), levels[range.start].is_rtl()))
    });
    visual.collect()
}

/// Whether a character is known, without looking it up, to leave the order of a line alone: those before the Hebrew ones,
/// Latin and Greek with accents, dashes and quotation marks, Chinese and Japanese.
fn is_from_the_left(c: char) -> bool {
    c < '\u{0590}' || matches!(c, '\u{1E00}'..='\u{1FFF}' | '\u{2010}'..='\u{2027}' | '\u{3040}'..='\u{9FFF}')
}

/// Controls, and the marks that reorder text unseen: a certificate must read as it was typed.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn by_face(
    fonts: &Fonts,
    text: &str,
    range: Range<usize>,
    wanted: FaceId,
) -> Result<Vec<(FaceId, Range<usize>)>, ShapeError> {
    // Both Garamonds have all of it.
    if text[range.clone()].is_ascii() && !range.is_empty() {
        return Ok(vec![(wanted, range)]);
    }
    let mut parts: Vec<(FaceId, Range<usize>)> = Vec::new();
    for (at, grapheme) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + at;
        let end = start + grapheme.len();
        let in_use = parts.last().map(|(face, _)| *face);
        let Some(face) = fonts.choose(grapheme, wanted, in_use) else {
            let bad = grapheme.chars().find(|c| {
                !is_invisible(*c) && fonts.choose(c.encode_utf8(&mut [0; 4]), wanted, None).is_none()
            });
            return Err(ShapeError::Missing(bad.or_else(|| grapheme.chars().next()).unwrap_or('\u{FFFD}')));
        };
        match parts.last_mut() {
            Some((last, part)) if *last == face => part.end = end,
            _ => parts.push((face, start..end)),
        }
    }
    Ok(parts)
}

fn shape_run(fonts: &Fonts, id: FaceId, text: &str, rtl: bool, style: Style) -> Result<Run, ShapeError> {
    let face = fonts.face(id);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.guess_segment_properties();
    let shaped = rustybuzz::shape_with_plan(&face.shaper, &plan(fonts, id, style, &buffer), buffer);
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|i| i.cluster as usize).chain([text.len()]).collect();
    starts.sort_unstable();
    starts.dedup();
    // Letterspacing would tear joined letters apart.
    let tracking = if id.hangs_together() { 0.0 } else { style.tracking };
    let mut glyphs = Vec::with_capacity(infos.len());
    let mut told = None;
    for (info, position) in infos.iter().zip(shaped.glyph_positions()) {
        let start = info.cluster as usize;
        let end = starts.get(starts.partition_point(|s| *s <= start)).copied().unwrap_or(text.len());
        let cluster = &text[start..end];
        let glyph = u16::try_from(info.glyph_id).unwrap_or(0);
        if glyph == 0 {
            return Err(ShapeError::Missing(cluster.chars().next().unwrap_or('\u{FFFD}')));
        }
        let natural = face.shaper.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap_or(0);
        let first = told != Some(start);
        told = Some(start);
        // A space is never kerned: before a 1 it would all but close.
        let wide = if cluster == " " { i32::from(natural) } else { position.x_advance };
        let advance = wide as f32 * face.scale;
        glyphs.push(Glyph {
            id: glyph,
            natural: (f32::from(natural) * face.scale).round(),
            advance: if position.x_advance == 0 { advance } else { advance + tracking },
            shift: [position.x_offset as f32 * face.scale, position.y_offset as f32 * face.scale],
            characters: start..if first { end } else { start },
        });
    }
    let text = if rtl { text.chars().map(mirrored).collect() } else { text.to_owned() };
    Ok(Run { face: id, text, glyphs })
}

/// A bracket as it is drawn in a text from the right (UAX 9, L4): who reads glyphs turns it around again. Its mirror takes as
/// many bytes, so that places in a text stay what they are.
pub fn mirrored(c: char) -> char {
    const PAIRS: [[char; 2]; 6] = [['(', ')'], ['[', ']'], ['{', '}'], ['<', '>'], ['«', '»'], ['‹', '›']];
    let other = |[open, close]: [char; 2]| match c {
        _ if c == open => Some(close),
        _ if c == close => Some(open),
        _ => None,
    };
    PAIRS.into_iter().find_map(other).unwrap_or(c)
}

/// How a face shapes a script in a style; the same plan serves every text, and making one takes longer than to shape a name.
fn plan(fonts: &Fonts, id: FaceId, style: Style, buffer: &UnicodeBuffer) -> Arc<ShapePlan> {
    let (direction, script) = (buffer.direction(), buffer.script());
    let mut plans = fonts.plans.lock().unwrap_or_else(PoisonError::into_inner);
    let serves = |known: &PlanFor| *known == (id, direction, script, style);
    if let Some((_, plan)) = plans.iter().find(|(known, _)| serves(known)) {
        return Arc::clone(plan);
    }
    let named = (script != rustybuzz::script::UNKNOWN).then_some(script);
    let face = &fonts.face(id).shaper;
    let plan = Arc::new(ShapePlan::new(face, direction, named, None, &features(style, id)));
    if plans.len() < MOST_PLANS {
        plans.push(((id, direction, script, style), Arc::clone(&plan)));
    }
    plan
}

/// A handful of styles in a handful of scripts: an academy's own design brings a few more.
const MOST_PLANS: usize = 200;

/// What a plan is for.
pub type PlanFor = (FaceId, Direction, Script, Style);

fn features(style: Style, face: FaceId) -> Vec<Feature> {
    let mut tags: Vec<(&[u8; 4], u32)> = Vec::new();
    if style.mono {
        let off = [b"liga", b"clig", b"calt", b"kern", b"case"].map(|tag| (tag, 0));
        return off.into_iter().map(|(tag, value)| Feature::new(Tag::from_bytes(tag), value, ..)).collect();
    }
    match style.capitals {
        Capitals::AsTyped => {}
        Capitals::Small => tags.push((b"smcp", 1)),
        Capitals::AllSmall => tags.extend([(b"smcp", 1), (b"c2sc", 1)]),
    }
    match style.figures {
        Figures::Lining => tags.push((b"lnum", 1)),
        Figures::OldStyle => tags.push((b"onum", 1)),
        Figures::Tabular => tags.extend([(b"lnum", 1), (b"tnum", 1)]),
    }
    if face == FaceId::Arabic {
        // One glyph for the whole of "Allah" comes out of a PDF backwards in the readers that many people use.
        tags.push((b"liga", 0));
    }
    if style.tracking != 0.0 {
        // A ligature inside letterspaced text would stay tight.
        tags.extend([(b"liga", 0), (b"clig", 0)]);
    }
    tags.into_iter().map(|(tag, value)| Feature::new(Tag::from_bytes(tag), value, ..)).collect()
}

/// The language to announce a text in, when its script tells; none for Latin and Cyrillic, which many languages share.
#[must_use]
pub fn language_of(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    text.chars().find_map(|c| match c {
        '\u{0370}'..='\u{03FF}' | '\u{1F00}'..='\u{1FFF}' => Some("el"),
        '\u{0590}'..='\u{05FF}' => Some("he"),
        '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' => Some("ar"),
        '\u{0900}'..='\u{097F}' => Some("hi"),
        '\u{0530}'..='\u{058F}' => Some("hy"),
        '\u{0980}'..='\u{09FF}' => Some("bn"),
        '\u{0A00}'..='\u{0A7F}' => Some("pa"),
        '\u{0A80}'..='\u{0AFF}' => Some("gu"),
        '\u{0B80}'..='\u{0BFF}' => Some("ta"),
        '\u{0C00}'..='\u{0C7F}' => Some("te"),
        '\u{0C80}'..='\u{0CFF}' => Some("kn"),
        '\u{0D00}'..='\u{0D7F}' => Some("ml"),
        '\u{0D80}'..='\u{0DFF}' => Some("si"),
        '\u{0E00}'..='\u{0E7F}' => Some("th"),
        '\u{0E80}'..='\u{0EFF}' => Some("lo"),
        '\u{0F00}'..='\u{0FFF}' => Some("bo"),
        '\u{1000}'..='\u{109F}' => Some("my"),
        '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => Some("ka"),
        '\u{1200}'..='\u{139F}' => Some("am"),
        '\u{1780}'..='\u{17FF}' => Some("km"),
        '\u{3040}'..='\u{30FF}' => Some("ja"),
        '\u{AC00}'..='\u{D7AF}' => Some("ko"),
        '\u{4E00}'..='\u{9FFF}' => Some("zh"),
        _ => None,
    })
}

/// Whether a text has letters that are written from the right.
#[must_use]
pub fn has_letters_from_the_right(text: &str) -> bool {
    text.chars().any(|c| matches!(unicode_bidi::bidi_class(c), BidiClass::R | BidiClass::AL))
}
