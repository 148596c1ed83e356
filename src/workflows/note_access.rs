//! Notes who signed in, who tried to, and who was refused, without a write for each: a flood of tries must not keep others from
//! saving. Counts in memory, stored by the worker twice a minute; a crash loses at most the last half minute.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, Utc};

use crate::storage::{
    Result, Store,
    access_records::{self, Access},
};

/// More different notes than this are dropped until the worker has stored some.
const MOST: usize = 2_000;

/// How often something happened within an hour, and when last.
type Notes = HashMap<Access, (i32, DateTime<Utc>)>;

/// What is noted and not yet stored. Clones share their notes.
#[derive(Clone, Default)]
pub struct AccessBook(Arc<Mutex<Notes>>);

impl AccessBook {
    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes something; the same within an hour is counted.
    pub fn note(&self, access: Access) {
        let mut notes = self.notes();
        let (at, key) = (access.at, Access { at: access.hour(), ..access });
        if notes.len() >= MOST && !notes.contains_key(&key) {
            return;
        }
        let (times, last) = notes.entry(key).or_insert((0, at));
        *times = times.saturating_add(1);
        *last = at.max(*last);
    }

    /// Stores what was noted; what could not be stored is kept for the next time.
    pub async fn flush(&self, store: &Store, now: DateTime<Utc>) -> Result<()> {
        let notes = std::mem::take(&mut *self.notes());
        if notes.is_empty() {
            return Ok(());
        }
        let stored = store_all(store, &notes, now).await;
        if stored.is_err() {
            let mut kept = self.notes();
            for (access, (times, last)) in notes {
                let (more, later) = kept.entry(access).or_insert((0, last));
                (*more, *later) = (more.saturating_add(times), last.max(*later));
            }
        }
        stored
    }
}

async fn store_all(
    store: &Store,
    notes: &HashMap<Access, (i32, DateTime<Utc>)>,
    now: DateTime<Utc>,
) -> Result<()> {
    let tx = store.begin().await?;
    access_records::delete_old(&tx, now).await?;
    for (access, (times, last)) in notes {
        access_records::update_counted(&tx, &Access { at: *last, ..access.clone() }, *times).await?;
    }
    Ok(tx.commit().await?)
}
