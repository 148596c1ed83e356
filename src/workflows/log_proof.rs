//! Proofs from the published tiles, without the database: what they show is what strangers can see.

use std::collections::HashMap;

use crate::{
    App,
    issuing::log::{
        Checkpoint, Place, Tile, TileSource, TlogProof, WIDTH, entries_of, includes, inclusion_proof,
        leaf_hash, tile_at,
    },
    storage::{StorageError, log::LeafPlace},
};

use super::public_log::{LogError, TilesOf, aside};

/// That a leaf is in the log, against the checkpoint that is handed out now.
///
/// # Errors
/// [`LogError::NotPublished`] where no checkpoint covers it yet.
pub async fn log_proof(app: &App, place: LeafPlace) -> Result<TlogProof, LogError> {
    log_proofs(app, &[place]).await?.pop().ok_or(LogError::NotPublished)
}

/// As [`log_proof`] for many leaves of one log, in their order; each tile is read once.
///
/// # Errors
/// As [`log_proof`], for the first that there is none of.
pub async fn log_proofs(app: &App, places: &[LeafPlace]) -> Result<Vec<TlogProof>, LogError> {
    let (folder, places) = (app.log.folder().clone(), places.to_vec());
    aside(move || {
        let mut proofs = Vec::with_capacity(places.len());
        // The places of one log follow each other.
        for some in places.chunk_by(|a, b| a.log == b.log) {
            let Some(log) = some.first().map(|place| place.log) else { continue };
            let note = folder.checkpoint(log)?.ok_or(LogError::NotPublished)?;
            let tiles = TilesOf { folder: folder.clone(), log };
            proofs.extend(prove(tiles, &note, some)?);
        }
        Ok(proofs)
    })
    .await
}

fn prove(tiles: TilesOf, note: &str, places: &[LeafPlace]) -> Result<Vec<TlogProof>, LogError> {
    let text = note.rfind("\n\n").and_then(|end| note.get(..=end)).and_then(Checkpoint::parse);
    let damaged = |what: &str| StorageError::Unreadable(format!("the public log's {what} is damaged"));
    let checkpoint = text.ok_or_else(|| damaged("checkpoint"))?;
    let mut bundles: HashMap<Tile, Vec<Vec<u8>>> = HashMap::new();
    for LeafPlace { index, .. } in places {
        let tile = tile_at(Place::Entries, index / WIDTH, checkpoint.size).ok_or(LogError::NotPublished)?;
        if !bundles.contains_key(&tile) {
            bundles.insert(tile, entries_of(&tile, &tiles.tile(&tile)?)?);
        }
    }
    let nodes = tiles.nodes(checkpoint.size);
    let one = |LeafPlace { index, .. }: &LeafPlace| {
        let tile = tile_at(Place::Entries, index / WIDTH, checkpoint.size);
        let bundle = tile.and_then(|tile| bundles.get(&tile));
        let entry = bundle.and_then(|entries| entries.get((index % WIDTH) as usize));
        let entry = entry.ok_or(LogError::NotPublished)?.clone();
        let hashes = inclusion_proof(&nodes, *index, checkpoint.size)?;
        let holds = includes(&leaf_hash(&entry), *index, checkpoint.size, &checkpoint.root, &hashes);
        let proof = TlogProof { entry, index: *index, hashes, checkpoint: note.to_owned() };
        if holds { Ok(proof) } else { Err(damaged("tiles").into()) }
    };
    places.iter().map(one).collect()
}
