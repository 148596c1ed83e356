//! The public log as the running program holds it: its folder, whose turn it is, and what keeps it from signing.

use std::{
    io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{sync::Mutex as Turns, task::spawn_blocking};

use crate::{
    issuing::{
        keys::KeyError,
        log::{Cached, Tile, TileError, TileSource},
    },
    storage::{StorageError, log_folder::LogFolder},
};

/// What keeps the log from signing. It is never got over by itself: an operator decides.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogTrouble {
    /// The installation was restored.
    #[error("the installation was restored from a backup, and nobody has said yet what was published since")]
    Held,
    /// Leaves are missing.
    #[error(
        "the database has {have} leaves, but a tree of {signed} was signed: it is older than what was published"
    )]
    Older {
        /// Leaves in the database.
        have: u64,
        /// Leaves of the newest checkpoint that was signed.
        signed: u64,
    },
    /// Leaves are others.
    #[error("the first {signed} leaves of the database are not those that were signed")]
    NotAnExtension {
        /// Leaves of the newest checkpoint that was signed.
        signed: u64,
    },
    /// The mark is of a log that the database does not know.
    #[error(
        "the newest checkpoint that was signed is of the log {mark}, and the database goes on with {origin}"
    )]
    OtherLog {
        /// The origin in the mark.
        mark: String,
        /// The origin in the database.
        origin: String,
    },
    /// The mark cannot be read.
    #[error("the file log.mark is not a checkpoint that the log's key signed: {0}")]
    DamagedMark(String),
}

/// Why there is no checkpoint or no proof. Nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The log's key.
    #[error("the key of the public log: {0}")]
    Keys(#[from] KeyError),
    /// A file of the log.
    #[error("a file of the public log: {0}")]
    Io(#[from] io::Error),
    /// A tile is not whole.
    #[error(transparent)]
    Tile(#[from] TileError),
    /// An operator has to decide.
    #[error("the public log is not signed: {0}; see `countersign log resume --help`")]
    Trouble(LogTrouble),
    /// The leaf is in no checkpoint yet.
    #[error("the public log has not published this yet")]
    NotPublished,
}

impl From<LogTrouble> for LogError {
    fn from(trouble: LogTrouble) -> Self {
        Self::Trouble(trouble)
    }
}

/// The public log of a running program. Cheap to clone.
#[derive(Clone, Debug)]
pub struct PublicLog(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: LogFolder,
    turns: Turns<()>,
    trouble: Mutex<Option<LogTrouble>>,
}

impl PublicLog {
    /// The log of a data folder.
    #[must_use]
    pub fn new(data_dir: &Path) -> Self {
        let folder = LogFolder::new(data_dir);
        Self(Arc::new(Inner { folder, turns: Turns::default(), trouble: Mutex::default() }))
    }

    /// Its files.
    #[must_use]
    pub fn folder(&self) -> &LogFolder {
        &self.0.folder
    }

    /// What kept it from signing when that was last tried.
    #[must_use]
    pub fn trouble(&self) -> Option<LogTrouble> {
        self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes how the last try went; tells the operator's log when that has changed.
    pub(super) fn note(&self, trouble: Option<LogTrouble>) {
        let mut noted = self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if *noted != trouble {
            match &trouble {
                Some(trouble) => tracing::error!(%trouble, "the public log is not signed"),
                None => tracing::info!("the public log is signed again"),
            }
            *noted = trouble;
        }
    }

    /// Waits until no other task of this program makes a checkpoint.
    pub(super) async fn turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.turns.lock().await
    }
}

/// A log's tiles, as they are handed out.
pub(super) struct TilesOf {
    pub folder: LogFolder,
    pub log: u32,
}

impl TileSource for TilesOf {
    type Error = LogError;

    fn tile(&self, tile: &Tile) -> Result<Vec<u8>, LogError> {
        Ok(self.folder.tile(self.log, &tile.to_string())?)
    }
}

impl TilesOf {
    pub(super) fn nodes(self, size: u64) -> Cached<Self> {
        Cached::new(self, size)
    }
}

/// Does work that waits for the disk beside the tasks that wait for requests.
pub(super) async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, LogError> + Send + 'static,
) -> Result<T, LogError> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}
