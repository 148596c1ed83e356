//! Texts that people type, as types that are valid once they exist, and the folding that makes names findable.

use std::fmt;

use super::address;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

use super::free_text;

/// Why a typed text is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but spaces.
    #[error("the text is empty")]
    Empty,
    /// Longer than allowed.
    #[error("the text has {have} characters, at most {most} are allowed")]
    TooLong {
        /// Characters typed.
        have: usize,
        /// Most characters.
        most: usize,
    },
    /// A control character, or one that turns the direction of writing or hides itself.
    #[error("the text has a hidden character, U+{:04X}, at place {place}", u32::from(*.character))]
    Unshowable {
        /// Which.
        character: char,
        /// Where it stands in what was typed, counted from 1.
        place: usize,
    },
    /// More marks on one letter than any script puts there: they would run through the lines around.
    #[error("a letter has too many marks")]
    Stacked,
    /// Not the form of an e-mail address.
    #[error("the text is not an e-mail address")]
    NotAnAddress,
    /// In a name in Latin letters, something that is none of them and that no passport has between them.
    #[error("{character} is no Latin letter")]
    NotLatin {
        /// Which.
        character: char,
    },
    /// A name in Latin letters beside one that is in Latin letters itself.
    #[error("the name is in Latin letters itself")]
    LatinAlready,
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}

text_type! {
    /// A person's name in any script, composed (NFC), 1 to 200 characters, its spaces single.
    HolderName
}
text_type! {
    /// A name in Latin letters, as a passport has it, beside one in another script: who reads no other can compare it.
    LatinName
}
text_type! {
    /// An e-mail address in lower case, its domain in ASCII (`xn--…`), at most 254 characters.
    Email
}
text_type! {
    /// Why something was done, 1 to 1000 characters.
    Reason
}

impl HolderName {
    /// Reads a name as people write it. One name alone is a name.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        // A tab or a line break is white space, and becomes the one space that it looks like.
        let name = typed.nfc().collect::<String>();
        let hidden =
            |c: char| (c.is_control() && !c.is_whitespace()) || is_deceptive(c) || is_blank_in_a_name(c);
        let found = (1..).zip(name.chars()).find(|(_, c)| hidden(*c)).or_else(|| idle_joiner(&name));
        if let Some((place, character)) = found {
            return Err(TextError::Unshowable { character, place });
        }
        if is_stacked(&name) {
            return Err(TextError::Stacked);
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.chars().any(char::is_alphanumeric) {
            return Err(TextError::Empty);
        }
        bounded(name, 200).map(Self)
    }

    /// Whether it has letters of another script than Latin, so that some of those who have to compare it cannot.
    pub fn has_other_letters(&self) -> bool {
        has_other_letters(&self.0)
    }
}

/// Whether a text has letters of another script than Latin.
pub fn has_other_letters(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !is_latin(c))
}

impl LatinName {
    /// Reads what was typed as the form in Latin letters of a name; nothing where nothing was. A name that is in Latin letters
    /// has no other form.
    pub fn beside(name: &HolderName, typed: &str) -> Result<Option<Self>, TextError> {
        if free_text::is_empty(typed) {
            return Ok(None);
        }
        if !name.has_other_letters() {
            return Err(TextError::LatinAlready);
        }
        let HolderName(latin) = HolderName::parse(typed)?;
        let stands =
            |c: char| is_latin(c) || is_combining_mark(c) || " -\u{2010}\u{2011}'\u{2019}.,".contains(c);
        match latin.chars().find(|c| !stands(*c)) {
            Some(character) => Err(TextError::NotLatin { character }),
            None => Ok(Some(Self(latin))),
        }
    }
}

/// Letters of the Latin script: ASCII, Latin-1, Extended-A to -E, those for phonetics and those of Vietnamese; the okina and its
/// like, which stand between them.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}')
        || matches!(c, '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a722}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab64}')
}

impl Email {
    /// Reads an address. Whether it exists only a message to it can tell. Every spelling of a domain is one address.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let address = free_text::without_unseen(typed);
        let address = address.trim();
        if address.is_empty() {
            return Err(TextError::Empty);
        }
        let address = address::kept(address).ok_or(TextError::NotAnAddress)?;
        let address = bounded(address, 254)?;
        let (local, domain) = address.rsplit_once('@').ok_or(TextError::NotAnAddress)?;
        let showable = |c: char| !c.is_whitespace() && !c.is_control() && !is_deceptive(c);
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| showable(c) && !"()<>[]:;,@\\\"".contains(c))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        // UTS 46 has looked at the letters of each label; one alone is no domain of the public network.
        if local_ok && domain.contains('.') && !domain.contains("..") && !domain.ends_with('.') {
            Ok(Self(address))
        } else {
            Err(TextError::NotAnAddress)
        }
    }
}

impl Reason {
    /// Reads a reason; it may have several lines.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        free_text::lines(typed, 1000).map(Self)
    }
}

/// A text as search columns hold it: without case and marks, so that `swiatek` finds Świątek. Folding twice changes
/// nothing.
pub fn search_fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).nfkd() {
        match c {
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            'ŧ' => folded.push('t'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ς' => folded.push('σ'),
            '\u{2019}' | '\u{2bc}' => folded.push('\''),
            c if is_combining_mark(c) || is_deceptive(c) => {}
            c => folded.push(c),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn bounded(text: String, most: usize) -> Result<String, TextError> {
    let have = text.chars().count();
    if have > most { Err(TextError::TooLong { have, most }) } else { Ok(text) }
}

/// Most marks on a letter, and most of them at one place of it (above, below, …): Vietnamese and Lithuanian put two above,
/// pointed Hebrew up to four around a letter, Arabic three. The 30 of Unicode's stream-safe form (UAX #15, 13) are for
/// buffers; on paper they run through the lines around.
const MOST_MARKS: (usize, usize) = (4, 2);

/// Whether a letter carries too many marks. Those of class 0 are vowels and letters that stand in a row, as in Indic scripts.
fn is_stacked(name: &str) -> bool {
    let mut on_letter: Vec<u8> = Vec::new();
    name.nfd().any(|c| {
        let class = if is_enclosing(c) { 230 } else { canonical_combining_class(c) };
        if class == 0 {
            on_letter.clear();
            return false;
        }
        on_letter.push(class);
        let there = on_letter.iter().filter(|other| **other == class).count();
        on_letter.len() > MOST_MARKS.0 || there > MOST_MARKS.1
    })
}

/// Marks that are drawn around a letter (category Me).
fn is_enclosing(c: char) -> bool {
    matches!(c, '\u{488}'..='\u{489}' | '\u{1abe}' | '\u{20dd}'..='\u{20e0}' | '\u{20e2}'..='\u{20e4}' | '\u{a670}'..='\u{a672}')
}

/// Characters that leave no trace of their own, so that two names would look the same: the soft hyphen, the grapheme joiner,
/// variation selectors of the first block, fillers and blanks.
fn is_blank_in_a_name(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180e}' | '\u{2800}')
        || matches!(c, '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}')
}

/// A joiner that stands where it changes nothing anybody sees, with its place from 1: one that does not follow a letter of a
/// script that joins, or follows another joiner, or ends a word without a virama (RFC 5892, A.1 and A.2).
fn idle_joiner(name: &str) -> Option<(usize, char)> {
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let mut before = None;
    let mut rest = (1..).zip(name.chars()).peekable();
    while let Some((place, c)) = rest.next() {
        if is_joiner(c) {
            let follows = before.is_some_and(joins);
            let after_virama = before.is_some_and(|b| canonical_combining_class(b) == 9);
            let ends = rest.peek().is_none_or(|(_, next)| !joins(*next));
            if !follows || (ends && !after_virama) {
                return Some((place, c));
            }
        }
        before = Some(c);
    }
    None
}

/// The scripts whose letters change with their neighbours: Arabic and Syriac to N'Ko, the Indic ones with Sinhala, Myanmar,
/// Khmer and Mongolian.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
        || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Characters that turn the direction of what follows, or that nobody sees. The joiners U+200C and U+200D stay allowed
/// here; where a name needs them, [`idle_joiner`] knows.
fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}
