//! The usual letters: those of European names in Latin script, kept in the template's fonts, so that most certificates need
//! no font of their own.

use std::collections::BTreeMap;

use crate::face::FaceId;
use crate::fonts::Fonts;
use crate::scene::{Glyph, Run};
use crate::shape::shape;
use crate::style::Style;

/// The faces that they are kept of.
pub const USUAL: [FaceId; 3] = [FaceId::Garamond, FaceId::GaramondItalic, FaceId::Mono];

/// Basic Latin, Latin-1 and Latin Extended-A, with the commas of Romanian and the marks of names and serials.
fn alphabet() -> impl Iterator<Item = char> {
    let letters = ('\u{21}'..='\u{7E}').chain('\u{C0}'..='\u{17F}').chain('\u{218}'..='\u{21B}');
    letters.chain("‘’“”–—·".chars()).filter(|c| *c != '\u{149}')
}

/// Glyphs with the characters that each stands for.
pub struct Letters {
    /// In order of face and glyph.
    pub texts: BTreeMap<(FaceId, u16), String>,
    /// The same, by glyph, for each of [`USUAL`].
    by_glyph: [Vec<Option<Box<str>>>; USUAL.len()],
}

impl Letters {
    /// The letters as they come out in some styles. Neighbours change letters, so pairs are set too.
    #[must_use]
    pub fn of(fonts: &Fonts, styles: &[Style]) -> Self {
        let mut texts: BTreeMap<(FaceId, u16), String> = BTreeMap::new();
        let joined: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain("-'.".chars()).collect();
        for style in styles {
            if style.mono {
                // Codes alone are set in it, and they have thirty-two characters.
                let code = [" ", "-", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"].concat();
                gather(fonts, &code, *style, &mut texts);
                continue;
            }
            let apart = alphabet().map(|letter| format!(" {letter} "));
            let pairs = joined.iter().map(|first| {
                let with = |second: &char| [' ', *first, *second];
                joined.iter().flat_map(with).collect::<String>()
            });
            // A dash between capitals is another than between small letters, and so is a Q.
            let between = joined.iter().map(|letter| {
                let around = [
                    "AA AA", "aa aa", "00 00", "A 0", "0 A", " AA", " aa", " A0", "A-A- ", " -A", " -a",
                    " -0",
                ];
                around.map(|around| around.replace(' ', &letter.to_string())).join(" ")
            });
            for text in apart.chain(pairs).chain(between) {
                gather(fonts, &text, *style, &mut texts);
            }
        }
        let by_glyph = USUAL.map(|face| {
            let mut table: Vec<Option<Box<str>>> = Vec::new();
            for ((_, glyph), text) in texts.range((face, 0)..=(face, u16::MAX)) {
                let at = usize::from(*glyph);
                if table.len() <= at {
                    table.resize(at + 1, None);
                }
                table[at] = Some(text.as_str().into());
            }
            table
        });
        Self { texts, by_glyph }
    }

    /// Whether every glyph of a run is a usual letter and stands for just that here.
    #[must_use]
    pub fn cover(&self, run: &Run) -> bool {
        let Some(face) = USUAL.iter().position(|face| *face == run.face) else { return false };
        let table = &self.by_glyph[face];
        run.glyphs.iter().all(|glyph| {
            let known = table.get(usize::from(glyph.id)).and_then(Option::as_deref);
            known == Some(run.characters(glyph))
        })
    }
}

/// The glyphs of a text that stand for characters of their own. A text with a letter that the fonts lack has no place here.
fn gather(fonts: &Fonts, text: &str, style: Style, texts: &mut BTreeMap<(FaceId, u16), String>) {
    let Ok(line) = shape(fonts, text, style) else { return };
    for run in line.runs.iter().filter(|run| USUAL.contains(&run.face)) {
        for (at, glyph) in run.glyphs.iter().enumerate() {
            if stands_alone(&run.glyphs, at) {
                texts.entry((run.face, glyph.id)).or_insert_with(|| run.characters(glyph).to_owned());
            }
        }
    }
}

/// A glyph that alone stands for what it stands for, so that a table of glyphs gives its text back.
#[must_use]
pub fn stands_alone(glyphs: &[Glyph], at: usize) -> bool {
    !glyphs[at].characters.is_empty() && glyphs.get(at + 1).is_none_or(|next| !next.characters.is_empty())
}
