//! How the key, the seals of what is there already, the tally and the mark come to be: at the first start, at the first start of a
//! version that seals more, after a restore, and where an operator seals the record anew.

use std::path::Path;

use sea_orm::{ConnectionTrait, EntityTrait};

use super::{
    super::{Result, StorageError, Store, entities::record_seal as table},
    PAGE, Sealer,
    faults::of_kind,
    key::{self, SealKey},
    kinds::Kind,
    lost,
    mark::{self, Reached},
    rows::{Reading, Sealed},
    store,
    tally::{self, Found, Tally},
};

/// What was founded: how many rows were sealed or counted as they stand, and how far the record has come with it.
pub(in crate::storage) struct Founded {
    pub rows: usize,
    reached: Option<Reached>,
}

impl Sealer {
    /// Makes the key, and seals everything that is there. Of kinds that another version of the program did not seal, those that are
    /// there are sealed as they stand; what it did not add up is added up. Another program may be at it too.
    pub(in crate::storage) async fn found(&mut self, db: &impl ConnectionTrait) -> Result<Founded> {
        let (file, draft) = (key::file_of(&self.database), key::draft_of(&self.database));
        if let Some(mut key) = SealKey::read(&file)? {
            let missing = key.missing();
            self.check_list(db, &key, &missing).await?;
            let mut rows = 0;
            for &kind in &missing {
                rows += seal_kind(db, &key, kind).await?;
            }
            let reached = if key.tallies() {
                add_kinds(db, &key, &missing).await?
            } else {
                let (counted, reached) = self.count_all(db, &key).await?;
                rows = rows.max(counted);
                Some(reached)
            };
            key.complete();
            self.key = Some(key);
            return Ok(Founded { rows, reached });
        }
        let is_sealed = table::Entity::find().one(db).await?.is_some();
        let key = match SealKey::read(&draft)? {
            Some(key) => key,
            None if is_sealed => return Err(StorageError::Unavailable(lost(&self.database))),
            None => SealKey::make(&draft)?,
        };
        let rows = if is_sealed { 0 } else { seal_all(db, &key).await? };
        let (_, reached) = self.count_all(db, &key).await?;
        self.key = Some(key);
        Ok(Founded { rows, reached: Some(reached) })
    }

    /// Once everything is sealed and counted, the mark is set and the key gets its name: from now on a row without a seal was not
    /// written by the program.
    pub(in crate::storage) fn confirm(&self, founded: &Founded) -> Result<()> {
        let (file, draft) = (key::file_of(&self.database), key::draft_of(&self.database));
        let is_named = SealKey::read(&file)?.is_some_and(|written| written.is_complete());
        match &founded.reached {
            // Another program was faster, and may have gone on.
            Some(reached) if is_named => {
                mark::raise(&mark::file_of(&self.database), reached)
                    .map_err(|error| unwritten(&self.database, &error))?;
            }
            Some(reached) => set_mark(&self.database, reached)?,
            None => {}
        }
        if is_named {
            return Ok(());
        }
        if file.exists() {
            return self.key()?.replace(&self.database);
        }
        match std::fs::rename(&draft, &file) {
            // Another program was faster.
            Err(error) if !file.exists() => Err(StorageError::Files(format!("{}: {error}", file.display()))),
            _ => Ok(()),
        }
    }

    /// Whether the list below the key is that of an earlier version. A table that it does not name and that has seals, in the database or
    /// in the tally, was sealed before: the list was shortened, and to seal it as it stands would wash what was changed since. Only where
    /// every row is as it was sealed, the program was stopped between database and file.
    async fn check_list(&self, db: &impl ConnectionTrait, key: &SealKey, missing: &[Kind]) -> Result<()> {
        let sums = match Tally::find(db, key).await? {
            Found::Whole(tally, _) => Some(tally.sums),
            Found::Altered | Found::Gone => None,
        };
        for &kind in missing {
            let there = tally::count(db, key, kind).await?;
            let counted = sums.as_ref().map(|sums| sums.get(&kind).copied().unwrap_or_default());
            let was_counted = counted.is_some_and(|sum| !sum.is_nothing());
            if there.is_nothing() && !was_counted {
                continue;
            }
            let is_apart = was_counted && counted != Some(there);
            if is_apart || !of_kind(db, key, kind).await?.is_empty() {
                return Err(StorageError::Unavailable(unlisted(&self.database, kind)));
            }
        }
        Ok(())
    }

    /// Counts every seal as it lies there; how many there are. The number goes on from the highest that is known.
    async fn count_all(&self, db: &impl ConnectionTrait, key: &SealKey) -> Result<(usize, Reached)> {
        let known = match Tally::find(db, key).await? {
            Found::Whole(tally, _) => tally.number,
            Found::Altered | Found::Gone => 0,
        };
        // A mark that cannot be read says nothing; it is written anew.
        let marked = mark::read(&mark::file_of(&self.database)).ok().flatten();
        let marked = marked.map(|mark| mark.reached.number).unwrap_or_default();
        let mut tally = Tally { number: known.max(marked) + 1, sums: tally::Sums::new() };
        let mut rows = 0;
        for &kind in Kind::ALL {
            let sum = tally::count(db, key, kind).await?;
            rows += usize::try_from(sum.count).unwrap_or(usize::MAX);
            tally.sums.insert(kind, sum);
        }
        Ok((rows, tally.store(db, key).await?))
    }
}

/// Adds kinds to the tally that were not sealed before. One that does not hold stays as it is: `doctor` tells of it.
async fn add_kinds(db: &impl ConnectionTrait, key: &SealKey, kinds: &[Kind]) -> Result<Option<Reached>> {
    let Found::Whole(mut tally, _) = Tally::find(db, key).await? else { return Ok(None) };
    for &kind in kinds {
        tally.sums.insert(kind, tally::count(db, key, kind).await?);
    }
    tally.number += 1;
    Ok(Some(tally.store(db, key).await?))
}

/// Seals every row as it stands; how many there are.
async fn seal_all(db: &impl ConnectionTrait, key: &SealKey) -> Result<usize> {
    table::Entity::delete_many().exec(db).await?;
    let mut sealed = 0;
    for &kind in Kind::ALL {
        sealed += seal_kind(db, key, kind).await?;
    }
    Ok(sealed)
}

/// Seals every row of a kind as it stands.
async fn seal_kind(db: &impl ConnectionTrait, key: &SealKey, kind: Kind) -> Result<usize> {
    let (mut sealed, mut last) = (0, None);
    loop {
        let ids = kind.ids_after(db, last, PAGE as u64).await?;
        let Some(&newest) = ids.last() else { return Ok(sealed) };
        let rows = kind.find(db, &ids, Reading::Seal).await?;
        let seal = |row: Sealed| {
            let row =
                row.settled(kind, None).inspect_err(|error| tracing::error!(%error, "a row cannot be read"));
            row.ok().map(|row| (row.id, key.seal(kind, &row)))
        };
        let seals: Vec<_> = rows.into_iter().filter_map(seal).collect();
        sealed += seals.len();
        store(db, kind, seals).await?;
        last = Some(newest);
    }
}

/// Seals everything as it stands, with a new key where the old one is lost; how many rows. For an operator who has looked.
pub async fn seal_anew(store: &Store) -> Result<usize> {
    let tx = store.begin().await?;
    let database = &store.sealer.database;
    let (file, draft) = (key::file_of(database), key::draft_of(database));
    let mut key = match SealKey::read(&file)? {
        Some(key) => key,
        None => match SealKey::read(&draft)? {
            Some(key) => key,
            None => SealKey::make(&draft)?,
        },
    };
    let sealed = seal_all(&tx, &key).await?;
    let (_, reached) = store.sealer.count_all(&tx, &key).await?;
    key.complete();
    tx.commit().await?;
    key.replace(database)?;
    set_mark(database, &reached)?;
    Ok(sealed)
}

/// Sets the mark to where the database of a restored archive stands: an operator put it in place of a newer one, or of none.
pub async fn mark_restored(store: &Store) -> Result<()> {
    let Some(key) = store.sealer.key.as_ref().filter(|key| key.tallies()) else { return Ok(()) };
    match Tally::find(store.read(), key).await? {
        Found::Whole(_, reached) => set_mark(&store.sealer.database, &reached),
        Found::Altered | Found::Gone => Ok(()),
    }
}

fn unlisted(database: &Path, kind: Kind) -> String {
    format!(
        "{} does not name the table {} any more, whose rows were sealed with it, and they are not as they were sealed; put the file \
         back from where it went, or compare the record with a backup and run `countersign doctor --seal-anew`",
        key::file_of(database).display(),
        kind.name()
    )
}

fn set_mark(database: &Path, reached: &Reached) -> Result<()> {
    mark::replace(&mark::file_of(database), reached).map_err(|error| unwritten(database, &error))
}

fn unwritten(database: &Path, error: &std::io::Error) -> StorageError {
    StorageError::Files(format!("{}: {error}", mark::file_of(database).display()))
}
