//! Counts public checks without making the patient wait for a write: a note in memory, stored in batches by the
//! worker. Who asked is never noted. A crash loses at most the last second's counts, never an answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::storage::{
    Result, Store,
    verifications::{self, Verification},
};

/// More notes than this are dropped until the worker has stored some, every five seconds: under a flood of checks
/// the answers come first, and counting must neither fill the memory nor keep the database busy.
const MOST: usize = 5_000;

/// Checks that are noted but not yet stored. Clones share their notes.
#[derive(Clone, Default)]
pub struct CheckCounter(Arc<Mutex<Vec<Verification>>>);

impl CheckCounter {
    fn notes(&self) -> MutexGuard<'_, Vec<Verification>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a check.
    pub fn note(&self, check: Verification) {
        let mut notes = self.notes();
        if notes.len() < MOST {
            notes.push(check);
        }
    }

    /// Stores what was noted. On a failure the notes are kept for the next time.
    pub async fn flush(&self, store: &Store) -> Result<()> {
        let notes = std::mem::take(&mut *self.notes());
        if notes.is_empty() {
            return Ok(());
        }
        let stored = async {
            let tx = store.begin().await?;
            verifications::insert_many(&tx, &notes).await?;
            Ok(tx.commit().await?)
        };
        let result = stored.await;
        if result.is_err() {
            self.notes().extend(notes);
        }
        result
    }
}
