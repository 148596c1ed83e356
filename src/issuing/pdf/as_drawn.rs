//! A line with letters from the right as PDFium wants a replacement for it: in an order that becomes the one it is read in.
//!
//! PDFium takes every text for something seen, a replacement too. It turns the whole around where the first object drawn is from
//! the right, parts it where the direction changes, and puts the parts in the other order where most of those that have a
//! direction are from the right; within a part it changes nothing but brackets. Here that is done beforehand, so that it undoes
//! it. A test asks PDFium (`tests/issuing/names.rs`).

use unicode_bidi::{BidiClass, bidi_class};

use crate::scene::{Line, Run};
use crate::shape::mirrored;

/// Whither a part of a text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
    /// Digits and marks, which go along with what they follow.
    Along,
    /// Spaces and brackets.
    Neutral,
}

impl Way {
    fn of(c: char) -> Self {
        use BidiClass::{AL, AN, BN, CS, EN, ES, ET, L, NSM, R};
        match bidi_class(c) {
            L => Self::Left,
            R | AL => Self::Right,
            AN | EN | NSM | CS | ES | ET | BN => Self::Along,
            _ => Self::Neutral,
        }
    }
}

/// The replacement of a line.
pub fn as_drawn(line: &Line) -> String {
    let mut parts = parts(&line.text);
    let from_the_right = is_from_the_right(&parts);
    let mut before = if from_the_right { Way::Right } else { Way::Left };
    for (way, part) in &mut parts {
        match way {
            Way::Left | Way::Right => before = *way,
            Way::Neutral if before == Way::Right => *part = part.chars().map(mirrored).collect(),
            Way::Neutral | Way::Along => {}
        }
    }
    let backwards = |text: &str| text.chars().rev().collect::<String>();
    let texts = parts.iter().map(|(_, part)| part.as_str());
    match (from_the_right, begins_from_the_right(&line.runs)) {
        (true, true) => texts.map(backwards).collect(),
        (true, false) => texts.rev().collect(),
        (false, true) => backwards(&texts.collect::<String>()),
        (false, false) => texts.collect(),
    }
}

fn parts(text: &str) -> Vec<(Way, String)> {
    let mut parts: Vec<(Way, String)> = Vec::new();
    for c in text.chars() {
        let way = Way::of(c);
        match parts.last_mut() {
            Some((last, part)) if *last == way => part.push(c),
            _ => parts.push((way, c.to_string())),
        }
    }
    parts
}

/// Whether more parts are from the right than from the left.
fn is_from_the_right(parts: &[(Way, String)]) -> bool {
    let count = |wanted| parts.iter().filter(|(way, _)| *way == wanted).count();
    count(Way::Right) > count(Way::Left)
}

/// Whether what is drawn first is from the right.
fn begins_from_the_right(runs: &[Run]) -> bool {
    runs.first().is_some_and(|run| is_from_the_right(&parts(&run.text)))
}
