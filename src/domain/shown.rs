//! What a page showed of something before somebody signed, approved or decided it, as lines that can be compared.
//!
//! The page and the transaction make a [`Shown`] by the same function. The form carries it ([`Shown::to_field`]); the
//! transaction makes it again from what is stored now, and where their digests differ nothing is done: the page says line by
//! line what was shown and what is true now ([`Shown::differences`]). What a form carries is believed only as what that
//! browser had shown to its own user; only what the transaction read itself is ever signed or stored.
//!
//! A line has a label (`technique`, the end of a locale key `shown-technique`) and a value that a page can write in any
//! language. A label may come again; its lines are compared as a set.

use std::{
    fmt,
    io::{Read, Write},
    str::FromStr,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{eligibility::Shortfall, signed_content::hex};

/// A form's field is not read beyond so many characters.
const MOST: usize = 64 * 1024;
/// What a field holds has at most so many bytes.
const MOST_INFLATED: u64 = 128 * 1024;
/// What a tick of many holds: so many bytes, in so many lines. A form has thousands of them, and all are in memory together.
const MOST_OF_A_TICK: (u64, usize) = (32 * 1024, 400);

/// Everything a page showed of one thing, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(Vec<Line>);

/// One of the things shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is: the end of a locale key.
    #[serde(rename = "l")]
    pub label: String,
    /// What stood there.
    #[serde(rename = "v")]
    pub value: Value,
}

/// A value as it is before a page writes it in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: a dash.
    #[serde(rename = "-")]
    Nothing,
    /// A text as it stands.
    #[serde(rename = "t")]
    Text(String),
    /// A word of the program: the family and the key of its locale text, `category` and `theory`.
    #[serde(rename = "w")]
    Word(String, String),
    /// A number.
    #[serde(rename = "n")]
    Number(i64),
    /// Yes or no.
    #[serde(rename = "y")]
    YesNo(bool),
    /// A day.
    #[serde(rename = "d")]
    Day(NaiveDate),
    /// A moment on the academy's wall clock.
    #[serde(rename = "c")]
    Clock(NaiveDateTime),
    /// A moment.
    #[serde(rename = "m")]
    Moment(DateTime<Utc>),
    /// A stretch of time, in minutes.
    #[serde(rename = "h")]
    Minutes(u32),
    /// What is missing for a certificate.
    #[serde(rename = "s")]
    Lack(Shortfall),
    /// Several that stand in one line.
    #[serde(rename = "a")]
    Many(Vec<Value>),
}

/// A line that is not what it was. Of a line that came or went, one side is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What it is.
    pub label: String,
    /// What the page showed.
    pub shown: Option<Value>,
    /// What is true now.
    pub now: Option<Value>,
}

impl Difference {
    /// Lines that were not there and are.
    pub fn came(label: &str, values: impl IntoIterator<Item = Value>) -> Vec<Self> {
        let came = |value| Self { label: label.to_owned(), shown: None, now: Some(value) };
        values.into_iter().map(came).collect()
    }
}

/// The SHA-256 of what a page showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShownDigest([u8; 32]);

/// The text is no digest, or not of the form of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not what a page of this program showed")]
pub struct NotShown;

impl Shown {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds what was shown under a label.
    #[must_use]
    pub fn line(mut self, label: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.push(Line { label: label.into(), value: value.into() });
        self
    }

    /// Adds one line for each value, all under one label.
    #[must_use]
    pub fn lines<V: Into<Value>>(self, label: &str, values: impl IntoIterator<Item = V>) -> Self {
        values.into_iter().fold(self, |shown, value| shown.line(label, value))
    }

    /// Adds everything another part of the page showed.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The same but for what was shown under a label.
    #[must_use]
    pub fn without(&self, label: &str) -> Self {
        Self(self.0.iter().filter(|line| line.label != label).cloned().collect())
    }

    /// What was shown, in order.
    pub fn all(&self) -> &[Line] {
        &self.0
    }

    /// The digest over labels, values and their order.
    pub fn digest(&self) -> ShownDigest {
        ShownDigest(Sha256::digest(self.json().as_bytes()).into())
    }

    /// As a form carries it: deflated, and in base64url, so that no browser changes a line break in it.
    pub fn to_field(&self) -> String {
        let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
        // Writing to memory cannot fail.
        let _ = deflated.write_all(self.json().as_bytes());
        URL_SAFE_NO_PAD.encode(deflated.finish().unwrap_or_default())
    }

    /// Reads what [`Self::to_field`] wrote.
    ///
    /// # Errors
    /// [`NotShown`] where it is nothing of the kind, or longer than any page.
    pub fn from_field(text: &str) -> Result<Self, NotShown> {
        Self::read(text, MOST_INFLATED)
    }

    /// The same of one thing among many that are ticked in a form.
    ///
    /// # Errors
    /// [`NotShown`], also where it is longer than what is shown of one thing.
    pub fn from_tick(text: &str) -> Result<Self, NotShown> {
        let (bytes, lines) = MOST_OF_A_TICK;
        Self::read(text, bytes)
            .and_then(|shown| if shown.0.len() > lines { Err(NotShown) } else { Ok(shown) })
    }

    fn read(text: &str, most_inflated: u64) -> Result<Self, NotShown> {
        if text.len() > MOST {
            return Err(NotShown);
        }
        let deflated = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotShown)?;
        let mut json = Vec::new();
        let mut inflated = DeflateDecoder::new(deflated.as_slice()).take(most_inflated);
        inflated.read_to_end(&mut json).map_err(|_| NotShown)?;
        serde_json::from_slice(&json).map_err(|_| NotShown)
    }

    /// Whether it still is what is true now; if not, what is not.
    ///
    /// # Errors
    /// The differences; none of them where only the order is another.
    pub fn still(&self, now: &Self) -> Result<(), Vec<Difference>> {
        if self.digest() == now.digest() { Ok(()) } else { Err(self.differences(now)) }
    }

    /// What is not as it was shown, label by label: first those that this page had, in its order, then those that came. Of lines of
    /// one label, those that are there before and now say nothing new, wherever they stand; the others go in pairs.
    pub fn differences(&self, now: &Self) -> Vec<Difference> {
        let mut labels: Vec<&str> = Vec::new();
        for line in self.0.iter().chain(&now.0) {
            if !labels.contains(&line.label.as_str()) {
                labels.push(&line.label);
            }
        }
        labels
            .into_iter()
            .flat_map(|label| differences_of(label, self.values_of(label), now.values_of(label)))
            .collect()
    }

    fn values_of(&self, label: &str) -> Vec<Value> {
        self.0.iter().filter(|line| line.label == label).map(|line| line.value.clone()).collect()
    }

    /// The canonical text: JSON without spaces, whose order is that of the lines.
    fn json(&self) -> String {
        let lines = self.0.iter().map(|line| {
            // Texts, numbers and dates: nothing of it that JSON could not say.
            serde_json::to_string(line).unwrap_or_default()
        });
        format!("[{}]", lines.collect::<Vec<_>>().join(","))
    }
}

fn differences_of(label: &str, mut shown: Vec<Value>, mut now: Vec<Value>) -> Vec<Difference> {
    shown.retain(|value| match now.iter().position(|one| one == value) {
        Some(place) => {
            now.remove(place);
            false
        }
        None => true,
    });
    let difference =
        |at| Difference { label: label.to_owned(), shown: shown.get(at).cloned(), now: now.get(at).cloned() };
    (0..shown.len().max(now.len())).map(difference).collect()
}

impl fmt::Display for ShownDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl FromStr for ShownDigest {
    type Err = NotShown;

    /// 64 lower-case hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, NotShown> {
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(NotShown);
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let pair = text.get(at * 2..at * 2 + 2).ok_or(NotShown)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NotShown)?;
        }
        Ok(Self(bytes))
    }
}

impl Value {
    /// A word of the program.
    pub fn word(family: &str, key: impl fmt::Display) -> Self {
        Self::Word(family.to_owned(), key.to_string())
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

macro_rules! from {
    ($($kind:ty => $make:expr),+ $(,)?) => {$(
        impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                $make(value)
            }
        }
    )+};
}

from! {
    String => Value::Text,
    &str => |text: &str| Value::Text(text.to_owned()),
    &String => |text: &String| Value::Text(text.clone()),
    bool => Value::YesNo,
    i64 => Value::Number,
    i32 => |number: i32| Value::Number(number.into()),
    u32 => |number: u32| Value::Number(number.into()),
    u8 => |number: u8| Value::Number(number.into()),
    NaiveDate => Value::Day,
    NaiveDateTime => Value::Clock,
    DateTime<Utc> => Value::Moment,
}
