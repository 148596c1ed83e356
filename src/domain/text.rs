//! Texts that people type, as types that are valid once they exist, and the folding that makes names findable.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

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
    #[error("the text has a character that cannot be shown")]
    Unshowable,
    /// More marks on one letter than any script puts there: they would run through the lines around.
    #[error("a letter has too many marks")]
    Stacked,
    /// Not the form of an e-mail address.
    #[error("the text is not an e-mail address")]
    NotAnAddress,
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
    /// An e-mail address in lower case, at most 254 characters.
    Email
}
text_type! {
    /// Why something was done, 1 to 1000 characters.
    Reason
}

impl HolderName {
    /// Reads a name as people write it. One name alone is a name.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let name = typed.trim().nfc().collect::<String>();
        if name.chars().any(|c| c.is_control() || is_deceptive(c) || is_blank_in_a_name(c))
            || has_idle_joiner(&name)
        {
            return Err(TextError::Unshowable);
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
}

impl Email {
    /// Reads an address. Whether it exists only a message to it can tell.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let address = typed.trim().nfc().collect::<String>().to_lowercase();
        if address.is_empty() {
            return Err(TextError::Empty);
        }
        let address = bounded(address, 254)?;
        let (local, domain) = address.rsplit_once('@').ok_or(TextError::NotAnAddress)?;
        let showable = |c: char| !c.is_whitespace() && !c.is_control() && !is_deceptive(c);
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| showable(c) && !"()<>[]:;,@\\\"".contains(c))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        if local_ok && domain_ok { Ok(Self(address)) } else { Err(TextError::NotAnAddress) }
    }
}

impl Reason {
    /// Reads a reason; it may have several lines.
    pub fn parse(typed: &str) -> Result<Self, TextError> {
        let reason = typed.trim().nfc().collect::<String>();
        if reason.is_empty() {
            return Err(TextError::Empty);
        }
        let line_break = |c: char| matches!(c, '\n' | '\r' | '\t');
        if reason.chars().any(|c| (c.is_control() && !line_break(c)) || is_deceptive(c)) {
            return Err(TextError::Unshowable);
        }
        bounded(reason, 1000).map(Self)
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

fn bounded(text: String, most: usize) -> Result<String, TextError> {
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

/// Whether a joiner stands where it changes nothing anybody sees: one that does not follow a letter of a script that joins,
/// or follows another joiner, or ends a word without a virama (RFC 5892, A.1 and A.2).
fn has_idle_joiner(name: &str) -> bool {
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let mut before = None;
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        if is_joiner(c) {
            let follows = before.is_some_and(joins);
            let after_virama = before.is_some_and(|b| canonical_combining_class(b) == 9);
            let ends = rest.peek().is_none_or(|next| !joins(*next));
            if !follows || (ends && !after_virama) {
                return true;
            }
        }
        before = Some(c);
    }
    false
}

/// The scripts whose letters change with their neighbours: Arabic and Syriac to N'Ko, the Indic ones with Sinhala, Myanmar,
/// Khmer and Mongolian.
fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{7ff}' | '\u{840}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}')
        || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Characters that turn the direction of what follows, or that nobody sees. The joiners U+200C and U+200D stay allowed
/// here; where a name needs them, [`has_idle_joiner`] knows.
fn is_deceptive(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e007f}')
}
