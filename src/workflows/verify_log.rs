//! Walks the whole public log: entries, tiles, root, signature, mark. Whether it tells what the record tells is asked in
//! `src/storage/evidence.rs`.

use std::path::{Path, PathBuf};

use crate::{
    domain::log_entry::LogEntry,
    issuing::{
        keys::{Keys, Purpose},
        log::{
            Checkpoint, Frontier, Hash, Leaves, NoteKey, Place, Tile, TileBytes, WIDTH, entries_of,
            hashes_of, leaf_hash, root, tile_at,
        },
    },
    random::hex,
    storage::{
        Store,
        log::{self, LogRecord},
        log_folder::LogFolder,
    },
};

use super::{
    public_log::{LogError, LogTrouble},
    signed_checkpoint::{handed_out, signed_before},
};

/// What a walk found.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct LogReport {
    /// The log's name; empty before the first checkpoint.
    pub origin: String,
    /// Its key, as monitors take it.
    pub vkey: String,
    /// Leaves in the newest checkpoint.
    pub size: u64,
    /// Its root in lower-case hexadecimal.
    pub root: String,
    /// Leaves in the database: more than `size` where something is not published yet.
    pub leaves: u64,
    /// What is wrong; nothing where all is well.
    pub problems: Vec<String>,
}

/// Walks what a folder with `checkpoint` and `tile/…` holds, without a database: the leaves' hashes and the checkpoint.
///
/// # Errors
/// What is wrong first, in words.
pub fn verify_folder(folder: &Path, key: &NoteKey) -> Result<(Checkpoint, Vec<Hash>), String> {
    let read = |path: &str| std::fs::read(folder.join(path)).map_err(|error| format!("{path}: {error}"));
    let note = String::from_utf8(read("checkpoint")?).map_err(|_| "checkpoint: not a text".to_owned())?;
    let checkpoint = Checkpoint::open(&note, key).map_err(|error| format!("checkpoint: {error}"))?;
    let (mut edge, mut hashes) = (Frontier::default(), Vec::new());
    for index in 0..checkpoint.size.div_ceil(WIDTH) {
        let Some(tile) = tile_at(Place::Entries, index, checkpoint.size) else { break };
        let entries = entries_of(&tile, &read(&tile.to_string())?).map_err(|error| error.to_string())?;
        let leaves: Vec<Hash> = entries.iter().map(|entry| leaf_hash(entry)).collect();
        for TileBytes { tile, bytes } in edge.grow(leaves.iter().copied()) {
            // A tile that the walk is still within is looked at when it is as wide as the tree makes it.
            let is_final = tile_at(tile.place, tile.index, checkpoint.size) == Some(tile);
            if is_final && read(&tile.to_string())? != bytes {
                return Err(format!("{tile}: not the hashes of the entries"));
            }
        }
        hashes.extend(leaves);
    }
    if edge.root() != checkpoint.root {
        return Err("the entries do not lead to the root of the checkpoint".into());
    }
    check_narrower(folder, Path::new("tile"), checkpoint.size)?;
    Ok((checkpoint, hashes))
}

/// Tiles that were handed out when the log was smaller, and are still there for whoever has a checkpoint of then: each is
/// the beginning of the one that was looked at.
fn check_narrower(folder: &Path, part: &Path, size: u64) -> Result<(), String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", part.display());
    if !folder.join(part).exists() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder.join(part)).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = part.join(entry.file_name());
        if entry.file_type().map_err(unreadable)?.is_dir() {
            check_narrower(folder, &path, size)?;
            continue;
        }
        let tile = path.to_str().and_then(|path| Tile::from_path(path.strip_prefix("tile/")?));
        // A wider one than the checkpoint's is of a later checkpoint.
        let wide = tile
            .and_then(|tile| tile_at(tile.place, tile.index, size).filter(|wide| wide.width >= tile.width));
        let (Some(tile), Some(wide)) = (tile, wide) else { continue };
        let read = |path: String| std::fs::read(folder.join(path)).map_err(unreadable);
        let (bytes, wide) = (read(tile.to_string())?, read(wide.to_string())?);
        let is_whole = match tile.place {
            Place::Entries => entries_of(&tile, &bytes).is_ok(),
            Place::Level(_) => hashes_of(&tile, &bytes).is_ok(),
        };
        if !is_whole || !wide.starts_with(&bytes) {
            return Err(format!("{tile}: not the beginning of the tile that followed it"));
        }
    }
    Ok(())
}

/// Walks every log of an installation, as it is handed out and as the database has it.
///
/// # Errors
/// Where it cannot be walked at all; what is wrong with it is in the report.
pub async fn verify_log(store: &Store, folder: &LogFolder, keys: &Keys) -> Result<LogReport, LogError> {
    let mut report = LogReport::default();
    if let Some(why) = folder.held()? {
        report.problems.push(format!("nothing is signed: {}", why.trim()));
    }
    let Some(public) = keys.ed25519_publics(Purpose::Log)?.pop() else { return Ok(report) };
    let logs = log::list_logs(store.read()).await?;
    for record in &logs {
        let key = NoteKey { name: record.origin.clone(), key: public.key };
        report.origin.clone_from(&record.origin);
        report.vkey = key.vkey();
        report.leaves = log::count(store.read(), record.number).await?;
        if let Err(problem) = walk(store, folder, record, &key, &mut report).await? {
            report.problems.push(format!("{}: {problem}", record.origin));
        }
    }
    if let Some(record) = logs.last() {
        let key = NoteKey { name: record.origin.clone(), key: public.key };
        // One that was altered says nothing of how far it went.
        if !report.problems.iter().any(|problem| problem.contains(": checkpoint: ")) {
            report.problems.extend(set_back(folder, record, &key)?);
        }
        report.problems.extend(mark_problem(store, folder, record, &key).await?);
    }
    Ok(report)
}

/// What is handed out is older than what was signed: strangers were shown more. Said once nobody is about to hand it out.
fn set_back(folder: &LogFolder, record: &LogRecord, key: &NoteKey) -> Result<Option<String>, LogError> {
    let sizes = || -> Result<(u64, u64), LogError> {
        let mark = folder.mark()?.and_then(|note| Checkpoint::open(&note, key).ok());
        let out = handed_out(folder, record, key)?;
        Ok((mark.map_or(0, |mark| mark.size), out.map_or(0, |out| out.size)))
    };
    let (signed, out) = sizes()?;
    if out >= signed {
        return Ok(None);
    }
    let turn = folder.take_turn()?;
    let (signed, out) = sizes()?;
    drop(turn);
    Ok((out < signed).then(|| {
        format!(
            "{}: the checkpoint that is handed out has {out} leaves, and one of {signed} was signed before (log.mark): \
             it was set back; the server hands out the newest again when it runs",
            record.origin
        )
    }))
}

/// What would keep the log that is written to from going on, or did not keep it though it should have.
async fn mark_problem(
    store: &Store,
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
) -> Result<Option<String>, LogError> {
    match check_mark(store, folder, record, key).await {
        Ok(true) => Ok(None),
        Ok(false) => {
            Ok(Some("log.mark is missing, or older than the checkpoint that is handed out".to_owned()))
        }
        // That is said already.
        Err(LogError::Trouble(LogTrouble::Held)) => Ok(None),
        Err(LogError::Trouble(trouble)) => Ok(Some(trouble.to_string())),
        Err(error) => Err(error),
    }
}

/// Whether the mark is as new as what is handed out. What was signed and the database has not, is an error.
async fn check_mark(
    store: &Store,
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
) -> Result<bool, LogError> {
    let Some(signed) = signed_before(store, folder, record, key).await? else { return Ok(true) };
    if root_in_database(store, record.number, signed.size).await? != signed.root {
        return Err(LogTrouble::NotAnExtension { signed: signed.size }.into());
    }
    let mark = folder.mark()?.and_then(|note| Checkpoint::open(&note, key).ok());
    let out = handed_out(folder, record, key)?;
    Ok(mark.map(|mark| mark.size) >= out.map(|out| out.size))
}

/// One log: what is handed out, and that the database and the mark say the same.
async fn walk(
    store: &Store,
    folder: &LogFolder,
    record: &LogRecord,
    key: &NoteKey,
    report: &mut LogReport,
) -> Result<Result<(), String>, LogError> {
    let published: PathBuf = folder.of(record.number);
    if folder.checkpoint(record.number)?.is_none() {
        return Ok(if report.leaves == 0 { Ok(()) } else { Err("no checkpoint is published".into()) });
    }
    let (checkpoint, hashes) = match verify_folder(&published, key) {
        Ok(found) => found,
        Err(problem) => return Ok(Err(problem)),
    };
    report.size = checkpoint.size;
    report.root = hex(&checkpoint.root);
    if report.leaves < checkpoint.size {
        let have = report.leaves;
        return Ok(Err(format!("{} leaves are signed, and the database has {have}", checkpoint.size)));
    }
    let mut at = 0;
    while at < checkpoint.size {
        let until = checkpoint.size.min(at + 100 * WIDTH);
        let entries = log::list_entries(store.read(), record.number, at, until).await?;
        for (entry, index) in entries.iter().zip(at..) {
            if hashes.get(index as usize) != Some(&leaf_hash(entry.as_bytes())) {
                return Ok(Err(format!("leaf {index} of the database is not the one that was published")));
            }
            if let Err(error) = LogEntry::parse(entry) {
                return Ok(Err(format!("leaf {index}: {error}")));
            }
        }
        at = until;
    }
    Ok(Ok(()))
}

/// The root of the first leaves of a log in the database.
pub(super) async fn root_in_database(store: &Store, log: u32, size: u64) -> Result<Hash, LogError> {
    let mut hashes = Vec::new();
    while (hashes.len() as u64) < size {
        let at = hashes.len() as u64;
        let entries = log::list_entries(store.read(), log, at, size.min(at + 100 * WIDTH)).await?;
        if entries.is_empty() {
            break;
        }
        hashes.extend(entries.iter().map(|entry| leaf_hash(entry.as_bytes())));
    }
    root(&Leaves(&hashes), size)
        .map_err(|_| LogTrouble::Older { have: hashes.len() as u64, signed: size }.into())
}
