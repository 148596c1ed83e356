//! After a restore: the operator says what was published last, and the log goes on from there, or a new one begins.
//!
//! A log whose newest leaves are lost must not be continued: it would sign a second history beside the one that strangers
//! have seen. What is left then is a log of another name, whose first leaf is the old one's last checkpoint.

use chrono::{DateTime, Utc};

use crate::{
    App,
    domain::log_entry::LogEntry,
    issuing::{
        keys::Purpose,
        log::{Checkpoint, NoteError, NoteKey, Place, TlogProof, WIDTH, entries_of, tile_at},
    },
    storage::{
        StorageError,
        log::{self, LeafPlace, LogRecord},
        log_folder::LogFolder,
    },
};

use super::{
    public_log::{LogError, LogTrouble, aside},
    publish_checkpoint::{current, publish_checkpoint},
    verify_log::root_in_database,
};

/// What the operator knows and wants.
#[derive(Clone, Debug)]
pub enum Resume {
    /// Nothing newer than what this data folder knows was ever published.
    NothingNewer,
    /// This signed checkpoint, or the checkpoint in this `.tlog-proof`, is the newest that anybody has seen.
    From(String),
    /// As `From`, and a new log is to begin, because the leaves since are lost.
    NewLog(String),
}

/// Why the log does not go on. Nothing was signed.
#[derive(Debug, thiserror::Error)]
pub enum ResumeError {
    /// What was given is no word of this log.
    #[error("that is not a checkpoint of this log: {0}")]
    NotOurs(#[from] NoteError),
    /// The leaves since are lost.
    #[error(
        "{0}. This log cannot go on; `countersign log resume --new-log --checkpoint …` begins another one"
    )]
    Lost(LogTrouble),
    /// A new log is not needed.
    #[error("the database has everything that was signed: go on with this log, without --new-log")]
    NotNeeded,
    /// The database, a file, a key.
    #[error(transparent)]
    Log(#[from] LogError),
}

impl From<StorageError> for ResumeError {
    fn from(error: StorageError) -> Self {
        Self::Log(error.into())
    }
}

/// Lets the log go on, or begins another one, and publishes. Gives the checkpoint.
///
/// # Errors
/// [`ResumeError`], which says what to do.
pub async fn resume_log(app: &App, resume: Resume, now: DateTime<Utc>) -> Result<Checkpoint, ResumeError> {
    let folder = app.log.folder().clone();
    let locked = folder.clone();
    let turn = aside(move || Ok(locked.take_turn()?)).await?;
    let record = current(app, now).await?;
    let signer = app.keys.ed25519(Purpose::Log, now).map_err(LogError::from)?;
    let key = NoteKey { name: record.origin.clone(), key: signer.public().key };
    let (note, begins) = match &resume {
        Resume::NothingNewer => (None, false),
        Resume::From(text) => (Some(note_in(text)), false),
        Resume::NewLog(text) => (Some(note_in(text)), true),
    };
    let newest = newest(&folder, &record, &key, note)?;
    let stands = match &newest {
        Some((_, checkpoint)) => extends(app, &record, checkpoint).await?,
        None => Ok(()),
    };
    match (stands, begins, newest) {
        (Ok(()), true, _) => return Err(ResumeError::NotNeeded),
        (Ok(()), false, newest) => {
            if let Some((note, _)) = newest {
                folder.set_mark(&note).map_err(LogError::from)?;
            }
        }
        (Err(_), true, Some((note, _))) => begin(app, &record, &note, now).await?,
        (Err(trouble), ..) => return Err(ResumeError::Lost(trouble)),
    }
    folder.release().map_err(LogError::from)?;
    drop(turn);
    Ok(publish_checkpoint(app, now).await?)
}

/// The checkpoint in what the operator brought.
fn note_in(text: &str) -> String {
    TlogProof::parse(text).map_or_else(|_| text.to_owned(), |proof| proof.checkpoint)
}

/// The newest checkpoint that is known: the operator's, or the mark or what is handed out where that is newer.
fn newest(
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
    note: Option<String>,
) -> Result<Option<(String, Checkpoint)>, ResumeError> {
    let open = |note: String| Checkpoint::open(&note, key).map(|checkpoint| (note, checkpoint));
    let given = note.map(open).transpose()?;
    // A mark that cannot be read, or of another log, says nothing about this one.
    let mark = folder.mark().map_err(LogError::from)?.and_then(|mark| open(mark).ok());
    let out = folder.checkpoint(record.number).map_err(LogError::from)?.and_then(|out| open(out).ok());
    Ok([given, mark, out].into_iter().flatten().max_by_key(|(_, checkpoint)| checkpoint.size))
}

/// Whether the database has every leaf of a checkpoint.
async fn extends(
    app: &App,
    record: &LogRecord,
    signed: &Checkpoint,
) -> Result<Result<(), LogTrouble>, LogError> {
    let have = log::count(app.store.read(), record.number).await?;
    if have < signed.size {
        return Ok(Err(LogTrouble::Older { have, signed: signed.size }));
    }
    let is_same = root_in_database(&app.store, record.number, signed.size).await? == signed.root;
    Ok(if is_same { Ok(()) } else { Err(LogTrouble::NotAnExtension { signed: signed.size }) })
}

/// Begins the next log in the database: the old one's last checkpoint, then what nobody can have seen in the old one.
async fn begin(app: &App, old: &LogRecord, note: &str, now: DateTime<Utc>) -> Result<(), LogError> {
    let number = old.number + 1;
    let origin = format!("{}/log/{number}", app.settings.host());
    let record = LogRecord { number, origin, begun_at: now };
    let seen = LeafPlace { log: old.number, index: seen(app, old.number).await? };
    let tx = app.store.begin().await?;
    log::insert_log(&tx, &record, Some((&LogEntry::continuing(note, now), seen))).await?;
    tx.commit().await.map_err(StorageError::from)?;
    // Whoever asks for the old log is told its last word, not the one of the backup.
    app.log.folder().set_checkpoint(old.number, note)?;
    Ok(())
}

/// How many leaves of the database stand in the tiles that were handed out. Leaves after those go to the new log; one that
/// was seen after all then stands in both, which says nothing wrong.
async fn seen(app: &App, log: u32) -> Result<u64, LogError> {
    let (folder, size) = (app.log.folder(), log::count(app.store.read(), log).await?);
    for index in 0..size.div_ceil(WIDTH) {
        let first = index * WIDTH;
        let entries = log::list_entries(app.store.read(), log, first, first + WIDTH).await?;
        // The widest bundle that was handed out of these.
        let widest = (1..=entries.len() as u64).rev().find_map(|width| {
            let tile = tile_at(Place::Entries, index, first + width)?;
            entries_of(&tile, &folder.tile(log, &tile.to_string()).ok()?).ok()
        });
        let out = widest.unwrap_or_default();
        let same =
            entries.iter().zip(&out).take_while(|(entry, out)| entry.as_bytes() == out.as_slice()).count();
        if (same as u64) < WIDTH {
            return Ok(first + same as u64);
        }
    }
    Ok(size)
}
