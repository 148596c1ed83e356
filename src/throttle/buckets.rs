//! Counts of many keys, each by itself, that never take more than a set amount of memory.

use std::{
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;

use super::TooOften;

/// Keys that are counted; beyond, those that are seldom asked for are forgotten. About 10 MB.
const MOST: u64 = 50_000;

/// So many at once, and then one more after each pause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quota {
    at_once: i32,
    pause: TimeDelta,
}

impl Quota {
    /// A number within some time; the same number may come at once.
    pub(super) fn of(number: u32, within: TimeDelta) -> Self {
        let at_once = i32::try_from(number).unwrap_or(i32::MAX).clamp(1, 1_000_000);
        Self { at_once, pause: within / at_once }
    }
}

/// For each key the moment at which everything it used will have come back (the generic cell rate algorithm).
pub(super) struct Buckets<K: Hash + Eq + Send + Sync + 'static>(Cache<K, Arc<Mutex<DateTime<Utc>>>>);

impl<K: Hash + Eq + Send + Sync + 'static> Default for Buckets<K> {
    fn default() -> Self {
        Self(Cache::new(MOST))
    }
}

impl<K: Hash + Eq + Send + Sync + 'static> Buckets<K> {
    fn with<T>(&self, key: K, now: DateTime<Utc>, change: impl FnOnce(&mut DateTime<Utc>) -> T) -> T {
        let whole_at = self.0.get_with(key, || Arc::new(Mutex::new(now)));
        let mut whole_at = whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut whole_at)
    }

    /// Takes one, if there is one.
    pub(super) fn take(&self, key: K, quota: Quota, now: DateTime<Utc>) -> Result<(), TooOften> {
        self.with(key, now, |whole_at| {
            let after = now.max(*whole_at) + quota.pause;
            let early = after - now - quota.pause * quota.at_once;
            if early > TimeDelta::zero() {
                return Err(TooOften { wait: early.to_std().unwrap_or_default() });
            }
            *whole_at = after;
            Ok(())
        })
    }

    /// Gives back one that was taken.
    pub(super) fn give_back(&self, key: K, quota: Quota, now: DateTime<Utc>) {
        self.with(key, now, |whole_at| *whole_at -= quota.pause);
    }
}
