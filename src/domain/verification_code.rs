//! The public code of a certificate: 75 random bits and a check character, so that a typing mistake is told from
//! a code that nobody issued without asking the database.
//!
//! The check is a weighted sum over GF(32): every character, the check character too, is multiplied by a power of
//! a primitive element, and the sum is zero. No weight is zero, so one wrong character is always seen; no two
//! weights are equal, so a swap of two different characters is always seen.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code, the check character included.
pub const LENGTH: usize = 16;

/// A code whose check character fits. Written `XXXX-XXXX-XXXX-XXXX`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct VerificationCode([u8; LENGTH]);

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Nothing was typed.
    #[error("the code is empty")]
    Empty,
    /// Too short or too long.
    #[error("a code has 16 characters, this has {have}")]
    Length {
        /// How many characters were typed, not counting spaces and dashes.
        have: usize,
    },
    /// A character that no code has.
    #[error("'{found}' at {position} is not a character of a code")]
    Character {
        /// The character as typed.
        found: char,
        /// 1 for the first, not counting spaces and dashes.
        position: usize,
    },
    /// A typing mistake: the check character does not fit.
    #[error("the check character does not fit")]
    Check,
}

impl VerificationCode {
    /// A code from 75 bits of the operating system's randomness; the last five of the eighty are not used.
    pub fn from_random(bytes: [u8; 10]) -> Self {
        let bits = bytes.iter().fold(0u128, |bits, byte| bits << 8 | u128::from(*byte)) >> 5;
        let mut values = [0u8; LENGTH];
        for (place, value) in values.iter_mut().take(LENGTH - 1).enumerate() {
            *value = (bits >> (5 * (LENGTH - 2 - place)) & 31) as u8;
        }
        // Solve sum + weight(15) * check = 0; in characteristic 2 minus is plus, and dividing by a power of the
        // element is multiplying by the power that completes it to 31.
        values[LENGTH - 1] = times(weighted_sum(&values), weight(31 - (LENGTH - 1)));
        Self(values.map(|value| ALPHABET[usize::from(value)]))
    }

    /// Reads what a person typed: any spacing, punctuation and case, O for 0, I and L for 1, full-width letters, digits
    /// of any script and letters of another script that look the same.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let values = values_of(text)?;
        if weighted_sum(&values) != 0 {
            return Err(CodeError::Check);
        }
        Ok(Self(values.map(|value| ALPHABET[usize::from(value)])))
    }

    /// The 16 characters without dashes, as they stand in the database and in URLs.
    pub fn as_str(&self) -> &str {
        // Every character is one of the alphabet, which is ASCII.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.as_str().chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerificationCode({self})")
    }
}

impl FromStr for VerificationCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for VerificationCode {
    type Error = CodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<VerificationCode> for String {
    fn from(code: VerificationCode) -> Self {
        code.as_str().to_owned()
    }
}

/// The sixteen values of a text, whether or not they check.
fn values_of(text: &str) -> Result<[u8; LENGTH], CodeError> {
    if text.is_ascii() { values_in(text.chars()) } else { values_in(text.nfkc()) }
}

fn values_in(text: impl Iterator<Item = char>) -> Result<[u8; LENGTH], CodeError> {
    let (mut values, mut have, mut wrong) = ([0u8; LENGTH], 0, None);
    for found in text.filter(|c| !is_filler(*c)) {
        match (values.get_mut(have), value_of(found)) {
            (Some(place), Some(value)) => *place = value,
            (Some(_), None) if wrong.is_none() => {
                wrong = Some(CodeError::Character { found, position: have + 1 });
            }
            _ => {}
        }
        have += 1;
    }
    match (have, wrong) {
        (0, _) => Err(CodeError::Empty),
        (LENGTH, Some(wrong)) => Err(wrong),
        (LENGTH, None) => Ok(values),
        _ => Err(CodeError::Length { have }),
    }
}

/// Spaces, dashes of any kind, the punctuation that stands around a code in a text, and the invisible characters that
/// copying brings along. What may have been meant as a letter or digit (`!`, `$`, `|`) is none.
pub(super) fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | ',' | ';' | ':' | '/' | '\\' | '~' | '*' | '=' | '+' | '`' | '\'' | '"'
        )
        || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        || matches!(c, '\u{ab}' | '\u{bb}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}')
        || matches!(c, '\u{b7}' | '\u{ad}' | '\u{2022}' | '\u{2043}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{30fb}' | '\u{30fc}' | '\u{3001}' | '\u{3002}' | '\u{fe58}' | '\u{fe63}')
        || is_invisible(c)
}

/// What no screen shows: joiners, marks of direction, and what makes a key of a digit (`1` and two more make the key 1 of a phone).
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
}

/// First digits (zero) of the scripts that phones and keyboards write numbers in.
const ZEROS: [u32; 17] = [
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
    0x0ed0, 0x0f20, 0x1040, 0x17e0,
];

/// Cyrillic and Greek letters that cannot be told from a Latin one on paper, and that one.
const LOOKALIKES: &str = "АAВBСCЕEНHЈJКKМMОOРPЅSТTУYХXІIҮYԚQԜWаAвBсCеEнHјJкKмMоOрPѕSтTуYхXіIԛQԝW\
    ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαAβBκKνVοOρPχX";

/// The Latin letter or digit that a character stands for.
fn folded(typed: char) -> char {
    if typed.is_ascii() {
        return typed.to_ascii_uppercase();
    }
    let number = u32::from(typed);
    if let Some(zero) = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&number)) {
        return char::from_digit(number - zero, 10).unwrap_or(typed);
    }
    let mut pairs = LOOKALIKES.chars();
    while let (Some(other), Some(latin)) = (pairs.next(), pairs.next()) {
        if other == typed {
            return latin;
        }
    }
    typed
}

fn value_of(typed: char) -> Option<u8> {
    let canonical = match folded(typed) {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|c| char::from(*c) == canonical).map(|value| value as u8)
}

/// Characters that are easily taken for one another, on paper or on a keyboard.
const MIXED_UP: [&str; 20] = [
    "0D", "0Q", "08", "5S", "8B", "2Z", "17", "7T", "6G", "CG", "EF", "MN", "VY", "VW", "KX", "PR", "4A",
    "9G", "38", "56",
];

/// Where a mistyped code may be wrong. Nothing is looked up: the check says which character would fit at each place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The place, 1 for the first.
    pub place: usize,
    /// What was typed there.
    pub typed: char,
    /// What would fit and is easily taken for it; of two neighbours that may be swapped, the other one.
    pub perhaps: char,
    /// Whether this character and the next may be swapped.
    pub swapped: bool,
}

/// The characters of a text as they are read, capitals without what stands between them.
pub fn characters(text: &str) -> Vec<char> {
    text.nfkc().filter(|c| !is_filler(*c)).map(folded).collect()
}

/// The likely mistakes in a text of sixteen characters that do not check: characters that people mix up, and swapped
/// neighbours. Empty where nothing is likely, or the text has another fault.
pub fn suspects(text: &str) -> Vec<Suspect> {
    let Ok(values) = values_of(text) else { return Vec::new() };
    let sum = weighted_sum(&values);
    if sum == 0 {
        return Vec::new();
    }
    let letter = |value: u8| char::from(ALPHABET[usize::from(value)]);
    let wrong = (0..LENGTH).filter_map(|place| {
        // The one character that would make the sum zero here: dividing by 2^place is multiplying by 2^(31 - place).
        let (typed, perhaps) = (values[place], values[place] ^ times(sum, weight(31 - place)));
        let (typed, perhaps) = (letter(typed), letter(perhaps));
        let mixed = MIXED_UP.iter().any(|pair| pair.contains(typed) && pair.contains(perhaps));
        mixed.then_some(Suspect { place: place + 1, typed, perhaps, swapped: false })
    });
    let swapped = (0..LENGTH - 1).filter_map(|place| {
        let mut other = values;
        other.swap(place, place + 1);
        let fits = weighted_sum(&other) == 0;
        let (typed, perhaps) = (letter(values[place]), letter(values[place + 1]));
        fits.then_some(Suspect { place: place + 1, typed, perhaps, swapped: true })
    });
    wrong.chain(swapped).collect()
}

fn weighted_sum(values: &[u8; LENGTH]) -> u8 {
    values.iter().enumerate().fold(0, |sum, (place, value)| sum ^ times(*value, WEIGHTS[place]))
}

/// The weight of each place.
const WEIGHTS: [u8; LENGTH] = {
    let mut weights = [1; LENGTH];
    let mut place = 1;
    while place < LENGTH {
        weights[place] = times(weights[place - 1], 2);
        place += 1;
    }
    weights
};

/// The primitive element 2 to a power: 31 different values before it repeats.
fn weight(power: usize) -> u8 {
    (0..power).fold(1, |product, _| times(product, 2))
}

/// The product in GF(32) modulo x⁵ + x² + 1, which is primitive.
const fn times(a: u8, b: u8) -> u8 {
    let (mut product, mut shifted, mut bit) = (0, a, 0);
    while bit < 5 {
        if b >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 32 != 0 {
            shifted ^= 0b10_0101;
        }
        bit += 1;
    }
    product
}
