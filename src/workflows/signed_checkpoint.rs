//! What was signed last, as the mark and the handed-out checkpoint say it: what the database has to go on from.

use crate::{
    domain::log_entry::LogEntry,
    issuing::log::{Checkpoint, NoteKey},
    storage::{
        Store,
        log::{self, LogRecord},
        log_folder::LogFolder,
    },
};

use super::public_log::{LogError, LogTrouble};

/// The newest checkpoint of a log that was signed; `None` before the first. Where the mark is lost, or was set back, what
/// is handed out was signed all the same.
///
/// # Errors
/// [`LogError::Trouble`] where nothing may be signed, or where the two tell different histories.
pub(super) async fn signed_before(
    store: &Store,
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
) -> Result<Option<Checkpoint>, LogError> {
    if folder.held()?.is_some() {
        return Err(LogTrouble::Held.into());
    }
    let mark = marked(store, folder, record, key).await?;
    match (mark, handed_out(folder, record, key)?) {
        (Some(mark), Some(out)) if mark.size == out.size && mark.root != out.root => {
            Err(LogTrouble::NotAnExtension { signed: mark.size }.into())
        }
        (mark, out) => Ok([mark, out].into_iter().flatten().max_by_key(|signed| signed.size)),
    }
}

/// The checkpoint that is handed out of a log, where the log's key signed it.
pub(super) fn handed_out(
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
) -> Result<Option<Checkpoint>, LogError> {
    Ok(folder.checkpoint(record.number)?.and_then(|note| Checkpoint::open(&note, key).ok()))
}

/// What the mark says of this log.
async fn marked(
    store: &Store,
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
) -> Result<Option<Checkpoint>, LogError> {
    let Some(mark) = folder.mark()? else {
        let is_strange =
            folder.checkpoint(record.number)?.is_some() && handed_out(folder, record, key)?.is_none();
        let why = "it is lost, and what is handed out is not signed with that key either".to_owned();
        return if is_strange { Err(LogTrouble::DamagedMark(why).into()) } else { Ok(None) };
    };
    let error = match Checkpoint::open(&mark, key) {
        Ok(checkpoint) => return Ok(Some(checkpoint)),
        Err(error) => error,
    };
    let origin = mark.lines().next().unwrap_or_default();
    let other = NoteKey { name: origin.to_owned(), ..*key };
    if Checkpoint::open(&mark, &other).is_err() {
        return Err(LogTrouble::DamagedMark(error.to_string()).into());
    }
    // A log that has just begun because that one could not go on says so in its first leaf.
    let first = log::list_entries(store.read(), record.number, 0, 1).await?;
    let continues = first.first().and_then(|entry| LogEntry::parse(entry).ok());
    if continues.is_some_and(|entry| entry.checkpoint.lines().next() == Some(origin)) {
        return Ok(None);
    }
    Err(LogTrouble::OtherLog { mark: origin.to_owned(), origin: record.origin.clone() }.into())
}
