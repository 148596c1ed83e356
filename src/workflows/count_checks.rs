//! Counts public checks without making the patient wait for a write: a note in memory, stored in batches by the
//! worker. Who asked is never noted. A crash loses at most the last half minute's counts, never an answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::storage::{
    Result, Store,
    verifications::{self, Verification},
};

/// More notes than this are dropped until the worker has stored some, twice a minute: under a flood of checks the
/// answers come first, and counting must neither fill the memory nor keep the database busy.
const MOST: usize = 30_000;
/// Notes of one transaction: whoever else wants to write waits no longer than for these.
const AT_ONCE: usize = 1_000;

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

    /// Stores what was noted. On a failure what is not stored is kept for the next time.
    pub async fn flush(&self, store: &Store) -> Result<()> {
        let mut notes = std::mem::take(&mut *self.notes());
        while !notes.is_empty() {
            let first = &notes[..notes.len().min(AT_ONCE)];
            let stored = async {
                let tx = store.begin().await?;
                verifications::insert_many(&tx, first).await?;
                Ok(tx.commit().await?)
            };
            let (result, count) = (stored.await, first.len());
            if result.is_err() {
                self.notes().append(&mut notes);
                return result;
            }
            notes.drain(..count);
        }
        Ok(())
    }
}
