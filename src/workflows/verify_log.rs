//! Walks the whole public log: entries, tiles, root, signature, mark. Whether it tells what the record tells is asked in
//! `src/storage/evidence.rs`.

use std::path::{Path, PathBuf};

use crate::{
    domain::log_entry::LogEntry,
    issuing::{
        keys::{Keys, Purpose},
        log::{
            Checkpoint, Frontier, Hash, Leaves, NoteKey, Place, TileBytes, WIDTH, entries_of, leaf_hash,
            root, tile_at,
        },
    },
    random::hex,
    storage::{
        Store,
        log::{self, LogRecord},
        log_folder::LogFolder,
    },
};

use super::public_log::LogError;

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
    Ok((checkpoint, hashes))
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
    for record in log::list_logs(store.read()).await? {
        let key = NoteKey { name: record.origin.clone(), key: public.key };
        report.origin.clone_from(&record.origin);
        report.vkey = key.vkey();
        report.leaves = log::count(store.read(), record.number).await?;
        if let Err(problem) = walk(store, folder, &record, &key, &mut report).await? {
            report.problems.push(format!("{}: {problem}", record.origin));
        }
    }
    Ok(report)
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
    if let Some(mark) = folder.mark()?
        && let Ok(mark) = Checkpoint::open(&mark, key)
        && (mark.size < checkpoint.size
            || (mark.size == checkpoint.size && mark.root != checkpoint.root)
            || mark.size > report.leaves)
    {
        return Ok(Err(format!("log.mark says that {} leaves were signed, which does not fit", mark.size)));
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
        .map_err(|_| super::public_log::LogTrouble::Older { have: hashes.len() as u64, signed: size }.into())
}
