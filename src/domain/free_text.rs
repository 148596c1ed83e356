//! What people write in their own words: reasons, notes, references, what they look for. One reader for all of them.
//!
//! What comes along unseen when a text is pasted is taken away where that harms nobody; a character that cannot be
//! shown and may mean something is named with its place, so that it can be found.

use unicode_normalization::UnicodeNormalization;

use super::text::{TextError, bounded};

/// One line of 1 to `most` characters, composed (NFC), its spaces single; line breaks and tabs are spaces.
pub fn line(typed: &str, most: usize) -> Result<String, TextError> {
    let text = cleaned(typed, ' ')?.split_whitespace().collect::<Vec<_>>().join(" ");
    filled(text, most)
}

/// Some lines, 1 to `most` characters, composed (NFC); breaks are `\n`, tabs stay.
pub fn lines(typed: &str, most: usize) -> Result<String, TextError> {
    let text = cleaned(typed, '\n')?;
    let text = text.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n");
    filled(text.trim().to_owned(), most)
}

/// As [`lines`], but there may be nothing.
pub fn note(typed: &str, most: usize) -> Result<String, TextError> {
    match lines(typed, most) {
        Err(TextError::Empty) => Ok(String::new()),
        read => read,
    }
}

/// Whether nobody would see anything of a text.
pub fn is_empty(typed: &str) -> bool {
    typed.chars().all(|c| c.is_whitespace() || is_dropped(c) || is_unseen(c))
}

/// The first character of a text that nobody sees or that turns the direction of what follows, with its place from 1. The
/// three marks of direction may stand; a text with a hidden character says something else to programs than to people.
pub fn hidden(text: &str) -> Option<(char, usize)> {
    let is_break = |c: char| matches!(c, '\t' | '\n' | '\r');
    let is_hidden = |c: char| (is_refused(c) && !is_break(c)) || is_dropped(c);
    text.chars().zip(1..).find(|(c, _)| is_hidden(*c))
}

/// What somebody looks for: nothing is refused, what cannot be shown is a space, at most 200 characters.
pub fn search(typed: &str) -> String {
    let shown = typed.chars().filter(|c| !is_dropped(*c) && !is_direction(*c));
    let text: String = shown.map(|c| if is_refused(c) { ' ' } else { c }).nfc().take(200).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without what nobody sees, as an address is read: none of it can be part of one.
pub(super) fn without_unseen(typed: &str) -> String {
    typed.chars().filter(|c| !is_dropped(*c) && !is_direction(*c)).collect::<String>().trim().to_owned()
}

fn cleaned(typed: &str, line_break: char) -> Result<String, TextError> {
    let at_an_end = |c: char| c.is_whitespace() || is_dropped(c) || is_direction(c);
    let begun = typed.trim_start_matches(at_an_end);
    let skipped = typed.chars().count() - begun.chars().count();
    let mut text = String::with_capacity(begun.len());
    let mut before = '\0';
    for (place, c) in (skipped + 1..).zip(begun.trim_end_matches(at_an_end).chars()) {
        match c {
            '\n' if before == '\r' => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => text.push(line_break),
            '\t' => text.push(c),
            c if is_dropped(c) => {}
            c if is_refused(c) => return Err(TextError::Unshowable { character: c, place }),
            c => text.push(c),
        }
        before = c;
    }
    Ok(text.nfc().collect())
}

fn filled(text: String, most: usize) -> Result<String, TextError> {
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        return Err(TextError::Empty);
    }
    bounded(text, most)
}

/// What may go without anybody missing it: spaces of no width, the marks of a file's beginning, isolates that pages put
/// around names, the place of a picture, and the tags of flags.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fffc}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
}

/// What turns the direction of writing. The three marks (U+061C, U+200E, U+200F) order the text that they stand in and
/// may stay within it.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Controls, embeddings and overrides of direction, and what is no character.
fn is_refused(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// What leaves no trace on a page: a text of it alone is empty.
fn is_unseen(c: char) -> bool {
    is_direction(c)
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}')
        || matches!(
            c,
            '\u{200c}' | '\u{200d}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
        )
        || matches!(c, '\u{e0100}'..='\u{e01ef}')
}
