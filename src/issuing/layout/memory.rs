//! Texts that were set before: most words of a certificate stand on all the others of its course too.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::text::{Room, SetText};
use crate::issuing::error::LayoutError;
use crate::issuing::shape::Style;

/// As many texts stay known at least; twice as many at most.
const KEPT: usize = 1_000;

/// What one thread remembers. A text, a style and a room always give the same lines.
#[derive(Default)]
pub struct Memory {
    hasher: RandomState,
    halves: RefCell<Halves>,
}

/// Texts by the hash of what they were made from. When the newer half is full it becomes the older one: what was asked for
/// since comes along, names of persons are forgotten.
#[derive(Default)]
struct Halves {
    newer: HashMap<u64, Known>,
    older: HashMap<u64, Known>,
}

struct Known {
    words: String,
    style: Style,
    room: Room,
    text: SetText,
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
        let is_it = |known: &Known| known.words == words && known.style == style && known.room == room;
        let mut halves = self.halves.borrow_mut();
        if let Some(known) = halves.newer.get(&key).filter(|known| is_it(known)) {
            return Ok(known.text.clone());
        }
        let known = match halves.older.remove(&key).filter(is_it) {
            Some(known) => known,
            None => Known { words: words.to_owned(), style, room, text: anew()? },
        };
        let text = known.text.clone();
        if halves.newer.len() >= KEPT {
            halves.older = std::mem::take(&mut halves.newer);
        }
        halves.newer.insert(key, known);
        Ok(text)
    }
}
