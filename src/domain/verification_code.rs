//! The public code of a certificate: 75 random bits and a check character, so that a typing mistake is told from
//! a code that nobody issued without asking the database.
//!
//! The check is a weighted sum over GF(32): every character, the check character too, is multiplied by a power of
//! a primitive element, and the sum is zero. No weight is zero, so one wrong character is always seen; no two
//! weights are equal, so a swap of two different characters is always seen.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

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

    /// Reads what a person typed: any spacing, dashes and case, O for 0, I and L for 1.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let (mut values, mut have, mut wrong) = ([0u8; LENGTH], 0, None);
        for found in text.chars().filter(|c| !is_filler(*c)) {
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
            (0, _) => return Err(CodeError::Empty),
            (LENGTH, Some(wrong)) => return Err(wrong),
            (LENGTH, None) => {}
            _ => return Err(CodeError::Length { have }),
        }
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

/// Spaces, dashes of any kind and the invisible characters that copying a text brings along.
fn is_filler(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '_' | '.' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}'..='\u{200f}')
        || matches!(c, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn value_of(typed: char) -> Option<u8> {
    let canonical = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|c| char::from(*c) == canonical).map(|value| value as u8)
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
