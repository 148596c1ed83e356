//! Texts that were set before: most words of a certificate stand on all the others of its course too.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};

use super::text::{Room, SetText};
use crate::error::LayoutError;
use crate::style::Style;

/// As many texts stay known.
const KEPT: usize = 2_000;

/// What one thread remembers. A text, a style and a room always give the same lines.
#[derive(Default)]
pub struct Memory {
    hasher: RandomState,
    texts: RefCell<Texts>,
}

/// Texts by the hash of what they were made from. One is forgotten for each that is new, so that no certificate waits for
/// many: the oldest goes, and those that were asked for since take another turn. Words of the course stay, names of persons go.
#[derive(Default)]
struct Texts {
    known: HashMap<u64, Known>,
    turns: VecDeque<u64>,
}

struct Known {
    words: String,
    style: Style,
    room: Room,
    text: SetText,
    /// Since it was new or had its last turn.
    asked_for: bool,
}

impl Memory {
    /// The text as it was set before, or as `anew` sets it.
    ///
    /// # Errors
    /// What `anew` says; errors are not remembered.
    pub fn recall(
        &self,
        words: &str,
        style: Style,
        room: Room,
        anew: impl FnOnce() -> Result<SetText, LayoutError>,
    ) -> Result<SetText, LayoutError> {
        let measures = [style.tracking, room.width, room.size, room.smallest].map(f32::to_bits);
        let key = self.hasher.hash_one((words, measures));
        let mut texts = self.texts.borrow_mut();
        let is_it = |known: &&mut Known| known.words == words && known.style == style && known.room == room;
        if let Some(known) = texts.known.get_mut(&key).filter(is_it) {
            known.asked_for = true;
            return Ok(known.text.clone());
        }
        let text = anew()?;
        let known = Known { words: words.to_owned(), style, room, text: text.clone(), asked_for: false };
        texts.known.insert(key, known);
        texts.turns.push_back(key);
        if texts.turns.len() > KEPT {
            texts.forget_one();
        }
        Ok(text)
    }
}

impl Texts {
    fn forget_one(&mut self) {
        while let Some(key) = self.turns.pop_front() {
            match self.known.get_mut(&key) {
                Some(known) if known.asked_for => {
                    known.asked_for = false;
                    self.turns.push_back(key);
                }
                _ => {
                    self.known.remove(&key);
                    return;
                }
            }
        }
    }
}
