//! Publishing: the tiles are brought up to date, then one checkpoint is signed for everything appended so far.
//!
//! The order makes that no crash publishes two histories: leaves are committed; tiles are written; the mark is raised and
//! synced; only then is the checkpoint handed out. Whatever is cut off is done by the next call.

use chrono::{DateTime, Utc};

use crate::{
    App,
    issuing::{
        ed25519::Ed25519Signer,
        keys::Purpose,
        log::{Checkpoint, Frontier, NoteKey, Place, TileBytes, WIDTH, bundle, leaf_hash, tile_at},
    },
    storage::{
        StorageError,
        log::{self, LogRecord},
        log_folder::LogFolder,
    },
};

use super::{
    public_log::{LogError, LogTrouble, TilesOf, aside},
    signed_checkpoint::signed_before,
};

/// Entries that are read at once where the whole log has to be.
const PAGE: u64 = 100 * WIDTH;

/// Publishes everything appended so far and gives the checkpoint; where nothing is new, that of the last time. Two
/// programs may ask at once.
///
/// # Errors
/// [`LogError::Trouble`] where the database is not what was signed before: nothing is signed until an operator decides.
pub async fn publish_checkpoint(app: &App, now: DateTime<Utc>) -> Result<Checkpoint, LogError> {
    let _turn = app.log.turn().await;
    let published = publish(app, now).await;
    match &published {
        Ok(_) => app.log.note(None),
        Err(LogError::Trouble(trouble)) => app.log.note(Some(trouble.clone())),
        Err(_) => {}
    }
    published
}

async fn publish(app: &App, now: DateTime<Utc>) -> Result<Checkpoint, LogError> {
    let folder = app.log.folder();
    let record = current(app, now).await?;
    let signer = app.keys.ed25519(Purpose::Log, now)?;
    let key = NoteKey { name: record.origin.clone(), key: signer.public().key };
    if let Some(unchanged) = unchanged(app, &record, &key).await? {
        return Ok(unchanged);
    }
    let folder = folder.clone();
    let turn = aside({
        let folder = folder.clone();
        move || Ok(folder.take_turn()?)
    })
    .await?;
    // Read under the lock: another program may have published, restored or begun a new log meanwhile.
    let record = current(app, now).await?;
    let key = NoteKey { name: record.origin.clone(), ..key };
    let signed = signed_before(&app.store, &folder, &record, &key).await?;
    let size = log::count(app.store.read(), record.number).await?;
    let before = signed.as_ref().map_or(0, |signed| signed.size);
    if size < before {
        return Err(LogTrouble::Older { have: size, signed: before }.into());
    }
    let edge = edge(app, &folder, record.number, signed.as_ref()).await?;
    let first = before / WIDTH * WIDTH;
    let entries = log::list_entries(app.store.read(), record.number, first, size).await?;
    let published = aside(move || {
        let checkpoint = write(&folder, &record, edge, &entries, &signer)?;
        drop(turn);
        Ok(checkpoint)
    });
    published.await
}

/// The log that is written to; the first call of an installation begins it.
pub(super) async fn current(app: &App, now: DateTime<Utc>) -> Result<LogRecord, LogError> {
    if let Some(record) = log::find_current(app.store.read()).await? {
        return Ok(record);
    }
    let tx = app.store.begin().await?;
    let record = match log::find_current(&tx).await? {
        Some(record) => record,
        None => {
            let record = LogRecord { number: 1, origin: app.settings.host(), begun_at: now };
            log::insert_log(&tx, &record, None).await?;
            record
        }
    };
    tx.commit().await.map_err(StorageError::from)?;
    Ok(record)
}

/// The checkpoint that is handed out, if it covers everything.
async fn unchanged(app: &App, record: &LogRecord, key: &NoteKey) -> Result<Option<Checkpoint>, LogError> {
    let folder = app.log.folder();
    if folder.held()?.is_some() {
        return Err(LogTrouble::Held.into());
    }
    let (Some(mark), Some(out)) = (folder.mark()?, folder.checkpoint(record.number)?) else {
        return Ok(None);
    };
    let Ok(checkpoint) = Checkpoint::open(&mark, key) else { return Ok(None) };
    let is_whole = checkpoint.size == log::count(app.store.read(), record.number).await?;
    Ok((is_whole && mark == out).then_some(checkpoint))
}

/// The right edge of what was signed, from the tiles; where those do not lead to the signed root, from the whole database,
/// and the tiles are written anew.
async fn edge(
    app: &App,
    folder: &LogFolder,
    number: u32,
    signed: Option<&Checkpoint>,
) -> Result<Frontier, LogError> {
    let Some(signed) = signed.cloned() else { return Ok(Frontier::default()) };
    let tiles = TilesOf { folder: folder.clone(), log: number };
    let (size, root) = (signed.size, signed.root);
    let first = size / WIDTH * WIDTH;
    let last = log::list_entries(app.store.read(), number, first, size).await?;
    let read = aside(move || Frontier::read(&tiles, size)).await;
    if let Ok(edge) = read
        && edge.root() == root
    {
        // The tiles are right: the database must say the same where it can go on.
        let says_the_same =
            last.iter().map(|entry| leaf_hash(entry.as_bytes())).eq(edge.last_leaves().iter().copied());
        let not = LogTrouble::NotAnExtension { signed: size };
        return if says_the_same { Ok(edge) } else { Err(not.into()) };
    }
    tracing::warn!("tiles of the public log are missing or damaged; they are made again from the database");
    rebuild(app, folder, number, &signed).await
}

/// Computes the signed tree from the database and writes all of its tiles.
async fn rebuild(
    app: &App,
    folder: &LogFolder,
    number: u32,
    signed: &Checkpoint,
) -> Result<Frontier, LogError> {
    let (mut edge, mut made) = (Frontier::default(), Vec::new());
    while edge.size() < signed.size {
        let (from, until) = (edge.size(), signed.size.min(edge.size() + PAGE));
        let entries = log::list_entries(app.store.read(), number, from, until).await?;
        if entries.is_empty() {
            break;
        }
        made.extend(edge.grow(entries.iter().map(|entry| leaf_hash(entry.as_bytes()))));
        made.extend(bundles(&entries, from, until)?);
    }
    if edge.root() != signed.root {
        return Err(LogTrouble::NotAnExtension { signed: signed.size }.into());
    }
    let folder = folder.clone();
    aside(move || {
        write_tiles(&folder, number, &made)?;
        Ok(edge)
    })
    .await
}

/// The bundles of entries that begin at a multiple of 256 and end at a size.
fn bundles(entries: &[String], from: u64, size: u64) -> Result<Vec<TileBytes>, LogError> {
    let parts = entries.chunks(WIDTH as usize).zip(from / WIDTH..);
    let bundle_of = |(part, index): (&[String], u64)| {
        let tile = tile_at(Place::Entries, index, size)?;
        Some(TileBytes { tile, bytes: bundle(part.iter().map(String::as_bytes))? })
    };
    let too_long = || StorageError::Unreadable("an entry of the log is too long".into());
    parts.map(|part| bundle_of(part).ok_or_else(|| too_long().into())).collect()
}

/// The full ones are synced, because they are never written again; the others can be made again from the database.
fn write_tiles(folder: &LogFolder, log: u32, tiles: &[TileBytes]) -> Result<(), LogError> {
    for TileBytes { tile, bytes } in tiles {
        folder.set_tile(log, &tile.to_string(), bytes)?;
    }
    let full: Vec<String> =
        tiles.iter().filter(|made| made.tile.is_full()).map(|made| made.tile.to_string()).collect();
    Ok(folder.sync_tiles(log, full.iter().map(String::as_str))?)
}

/// Writes what is new, raises the mark, hands the checkpoint out.
fn write(
    folder: &LogFolder,
    record: &LogRecord,
    mut edge: Frontier,
    entries: &[String],
    signer: &Ed25519Signer,
) -> Result<Checkpoint, LogError> {
    let first = edge.size() / WIDTH * WIDTH;
    let new = entries.iter().skip((edge.size() - first) as usize);
    let mut tiles = edge.grow(new.map(|entry| leaf_hash(entry.as_bytes())));
    tiles.extend(bundles(entries, first, edge.size())?);
    write_tiles(folder, record.number, &tiles)?;
    let checkpoint = Checkpoint { origin: record.origin.clone(), size: edge.size(), root: edge.root() };
    let note = checkpoint.sign(signer);
    if folder.mark()?.as_ref() != Some(&note) {
        folder.set_mark(&note)?;
    }
    folder.set_checkpoint(record.number, &note)?;
    // Whoever reads the checkpoint before this one still finds the full tile.
    for full in tiles.iter().filter(|made| made.tile.is_full()) {
        folder.remove_partial(record.number, &full.tile.to_string())?;
    }
    Ok(checkpoint)
}
