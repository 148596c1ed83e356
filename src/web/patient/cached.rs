//! Answers that are asked for again and again, for as long as nothing in the database has changed.
//!
//! A revocation must be seen by the very next look, also when another process made it (`countersign certificate
//! revoke`). So an answer is only used while the database's write-ahead log is untouched: every commit of any
//! process writes to that file, and asking its size and time costs about a microsecond.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};

use crate::{
    domain::{ids::CertificateId, verification_code::VerificationCode},
    texts::Lang,
};

use super::answer_page::Drawn;

/// Shelves of the cache, and places on each: at most so many answers are kept, one of about 8 KB.
const SHELVES: usize = 512;
const PLACES: usize = 4;

/// File times move in steps of up to 10 ms. A log touched more recently than this could be touched again without
/// its time moving, so nothing is kept then.
const SETTLED: Duration = Duration::from_millis(50);

/// What identifies the state of the database: file, size and time of its write-ahead log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    inode: u64,
    size: u64,
    seconds: i64,
    nanoseconds: i64,
}

impl Stamp {
    /// The stamp now, and whether the log has settled. `None` where there is no log: then nothing is cached.
    fn read(log: &Path) -> Option<(Self, bool)> {
        let file = fs::metadata(log).ok()?;
        let stamp = Self {
            inode: file.ino(),
            size: file.size(),
            seconds: file.mtime(),
            nanoseconds: file.mtime_nsec(),
        };
        let age = SystemTime::now().duration_since(file.modified().ok()?);
        Some((stamp, age.is_ok_and(|age| age > SETTLED)))
    }
}

/// An answer as it was drawn.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) certificate: CertificateId,
    pub(super) outcome: &'static str,
    pub(super) html: Drawn,
    stamp: Stamp,
    minute: i64,
}

type Key = (VerificationCode, Lang);

/// The right to keep an answer that is looked up after this was given out.
pub(super) struct Fresh {
    key: Key,
    stamp: Option<Stamp>,
    minute: i64,
}

/// A code that was asked for; its answer is kept from the second time on, so that codes which are asked for once
/// cost neither memory nor time.
struct Place {
    key: Key,
    known: Option<Known>,
}

/// The cache of answers.
pub struct AnswerCache {
    log: PathBuf,
    /// Codes are random, so that their last characters spread them over the shelves. Those asked for last stand first.
    shelves: Vec<Mutex<Vec<Place>>>,
}

impl AnswerCache {
    /// A cache beside a database file.
    pub fn new(database: &Path) -> Self {
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        Self { log: log.into(), shelves: (0..SHELVES).map(|_| Mutex::default()).collect() }
    }

    /// The answer as it was drawn this minute, if nothing was written since; else the right to keep a fresh one.
    pub(super) fn find(
        &self,
        code: &VerificationCode,
        lang: Lang,
        now: DateTime<Utc>,
    ) -> Result<Known, Fresh> {
        // The page says at which minute it was checked.
        let minute = now.timestamp().div_euclid(60);
        let key = (code.clone(), lang);
        let Some(known) = self.on_the_shelf(&key) else { return Err(Fresh { key, stamp: None, minute }) };
        match (known, Stamp::read(&self.log)) {
            (Some(known), Some((stamp, _))) if (known.stamp, known.minute) == (stamp, minute) => Ok(known),
            (_, stamp) => {
                let stamp = stamp.filter(|(_, settled)| *settled).map(|(stamp, _)| stamp);
                Err(Fresh { key, stamp, minute })
            }
        }
    }

    /// What is kept of a code that was asked for before.
    fn on_the_shelf(&self, key: &Key) -> Option<Option<Known>> {
        let mut shelf = self.shelf(&key.0);
        let place = shelf.iter().position(|place| place.key == *key)?;
        shelf[..=place].rotate_right(1);
        Some(shelf[0].known.clone())
    }

    /// Keeps an answer that was looked up after `fresh` was given out, if it had been asked for before.
    pub(super) fn keep(&self, fresh: Fresh, certificate: CertificateId, outcome: &'static str, html: &Drawn) {
        let Fresh { key, stamp, minute } = fresh;
        let mut shelf = self.shelf(&key.0);
        match shelf.iter_mut().find(|place| place.key == key) {
            Some(place) => {
                place.known =
                    stamp.map(|stamp| Known { certificate, outcome, html: html.clone(), stamp, minute });
            }
            None => {
                shelf.truncate(PLACES - 1);
                shelf.insert(0, Place { key, known: None });
            }
        }
    }

    fn shelf(&self, code: &VerificationCode) -> MutexGuard<'_, Vec<Place>> {
        let number =
            code.as_str().bytes().fold(0, |sum: usize, byte| sum.wrapping_mul(31) + usize::from(byte));
        self.shelves[number % SHELVES].lock().unwrap_or_else(PoisonError::into_inner)
    }
}
