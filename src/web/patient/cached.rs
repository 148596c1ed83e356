//! Answers that were just drawn, for as long as nothing in the database has changed.
//!
//! A revocation must be seen by the very next look, also when another process made it (`countersign certificate
//! revoke`). So an answer is only used while the database's write-ahead log is untouched: every commit of any
//! process writes to that file, and asking its size and time costs about a microsecond.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use chrono::{DateTime, Utc};
use moka::sync::Cache;

use crate::{
    domain::{ids::CertificateId, verification_code::VerificationCode},
    texts::Lang,
};

/// Answers kept at most; one is about 8 KB.
const MOST: u64 = 2_000;

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
    pub(super) html: Arc<[u8]>,
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

/// The cache of answers.
pub struct AnswerCache {
    log: PathBuf,
    answers: Cache<Key, Known>,
}

impl AnswerCache {
    /// A cache beside a database file.
    pub fn new(database: &Path) -> Self {
        let mut log = database.as_os_str().to_owned();
        log.push("-wal");
        Self { log: log.into(), answers: Cache::new(MOST) }
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
        let stamp = Stamp::read(&self.log);
        match (self.answers.get(&key), stamp) {
            (Some(known), Some((stamp, _))) if known.stamp == stamp && known.minute == minute => Ok(known),
            (_, stamp) => {
                let stamp = stamp.filter(|(_, settled)| *settled).map(|(stamp, _)| stamp);
                Err(Fresh { key, stamp, minute })
            }
        }
    }

    /// Keeps an answer that was looked up after `fresh` was given out.
    pub(super) fn keep(
        &self,
        fresh: Fresh,
        certificate: CertificateId,
        outcome: &'static str,
        html: Arc<[u8]>,
    ) {
        if let Some(stamp) = fresh.stamp {
            self.answers.insert(fresh.key, Known { certificate, outcome, html, stamp, minute: fresh.minute });
        }
    }
}
