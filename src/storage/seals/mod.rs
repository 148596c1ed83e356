//! A keyed digest beside each row that an answer is decided by, written by the transaction that writes the row.
//!
//! Credential, public log and chain of events say much of the record again, and what they don't say could be changed by whoever
//! gets at the database. Here everything of a row is covered, and the key is not in the database (decision 61). What the seals come to
//! together is carried from transaction to transaction, and how far it came stands beside the database (decision 83).

mod faults;
mod founding;
mod key;
mod kinds;
mod mark;
mod rows;
mod spelling;
mod sum;
mod tally;
mod watch;

use std::{
    collections::{BTreeMap, HashMap},
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, prelude::Uuid,
    sea_query::OnConflict,
};
use tokio::task::spawn_blocking;

use super::{Result, StorageError, entities::record_seal as table};

pub use faults::{covered, is_mail_whole, list_faults};
pub(super) use faults::{list_altered, require_whole};
pub use founding::{mark_restored, seal_anew};
use key::SealKey;
pub(super) use kinds::Kind;
pub(super) use mark::Reached;
use rows::{Reading, Sealed};
use tally::{Changes, Found, Tally};
use watch::{Beginning, Note};

/// So many rows at once.
const PAGE: usize = 500;

/// Whose transaction it is that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writer {
    /// A person takes a step: none upon what was changed behind the program.
    Person,
    /// The program by itself. It goes on beside a row that was changed, and seals it not.
    Program,
}

/// Seals what transactions write.
#[derive(Debug)]
pub(super) struct Sealer {
    database: PathBuf,
    key: Option<SealKey>,
    /// Whether the log says already that tally or mark do not hold: each commit would say it again.
    told: AtomicBool,
}

impl Sealer {
    /// With the key that lies beside a database, where there is one.
    pub(super) fn of(database: &Path) -> Result<Self> {
        let key = SealKey::read(&key::file_of(database))?;
        Ok(Self { database: database.to_owned(), key, told: AtomicBool::new(false) })
    }

    /// Whether there is a key, every kind of row is sealed with it, and all seals are added up.
    pub(super) fn is_complete(&self) -> bool {
        self.key.as_ref().is_some_and(SealKey::is_complete)
    }

    fn key(&self) -> Result<&SealKey> {
        self.key.as_ref().ok_or_else(|| StorageError::Unavailable(lost(&self.database)))
    }

    /// Watches what is written on a connection.
    pub(super) async fn watch(db: &impl ConnectionTrait) -> Result<()> {
        watch::begin(db).await
    }

    /// Watches from here on; fails where nobody watches.
    pub(super) async fn begin(db: &impl ConnectionTrait) -> Result<Beginning> {
        watch::start(db).await
    }

    /// Seals what the transaction wrote. `before` sees the record as it was when the transaction began: a row that was not then as it
    /// was sealed keeps its old seal, whatever of it the transaction changed, or the step of a person is refused. The program's own
    /// change must not make good what was changed behind it. Gives how far the record has come with it, once it is committed.
    ///
    /// # Errors
    /// [`StorageError::Altered`].
    pub(super) async fn seal_changes(
        &self,
        tx: &impl ConnectionTrait,
        before: &DatabaseConnection,
        writer: Writer,
    ) -> Result<Option<Reached>> {
        let mut kinds: BTreeMap<Kind, Vec<Note>> = BTreeMap::new();
        let sealed = |kind| self.key.as_ref().is_none_or(|key| key.seals(kind));
        for note in watch::notes(tx).await?.into_iter().filter(|note| sealed(note.kind)) {
            kinds.entry(note.kind).or_default().push(note);
        }
        if kinds.is_empty() {
            return Ok(None);
        }
        let mut changes = Changes::default();
        for (kind, notes) in kinds {
            for some in notes.chunks(PAGE) {
                self.seal_rows((tx, before), (kind, writer), some, &mut changes).await?;
            }
        }
        watch::clear(tx).await?;
        if changes.is_empty() { Ok(None) } else { self.carry(tx, &changes).await }
    }

    /// Carries the tally forward. One that is gone or does not hold stays as it is: the program must not make that good either.
    async fn carry(&self, tx: &impl ConnectionTrait, changes: &Changes) -> Result<Option<Reached>> {
        let key = self.key()?;
        if !key.tallies() {
            return Ok(None);
        }
        let Found::Whole(tally, before) = Tally::find(tx, key).await? else {
            self.tell("the tally of the record was changed behind the program");
            return Ok(None);
        };
        let file = mark::file_of(&self.database);
        // Under the write lock: whoever raises the mark has committed before.
        let looked = aside(move || {
            let Some(mark) = mark::read(&file)? else { return Ok(Some("record.mark is missing")) };
            if !mark.is_beyond(&before) {
                return Ok(None);
            }
            mark::note(&file, before.number)?;
            Ok(Some("the record is older than record.mark says"))
        });
        match looked.await {
            Ok(None) => {}
            Ok(Some(trouble)) => self.tell(trouble),
            Err(error) => self.tell(&format!("record.mark: {error}")),
        }
        Ok(Some(tally.carried(changes).store(tx, key).await?))
    }

    /// Raises the mark, after the commit. Where that fails it lags, as it does where the program is stopped here.
    pub(super) async fn reached(&self, reached: Reached) {
        let file = mark::file_of(&self.database);
        if let Err(error) = aside(move || mark::raise(&file, &reached)).await {
            self.tell(&format!("record.mark: {error}"));
        }
    }

    fn tell(&self, trouble: &str) {
        if !self.told.swap(true, Ordering::Relaxed) {
            tracing::error!("{trouble}; see `countersign doctor`");
        }
    }

    async fn seal_rows(
        &self,
        (tx, before): (&impl ConnectionTrait, &DatabaseConnection),
        (kind, writer): (Kind, Writer),
        notes: &[Note],
        changes: &mut Changes,
    ) -> Result<()> {
        let key = self.key()?;
        let ids: Vec<Uuid> = notes.iter().map(|note| note.id).collect();
        let by_id = |rows: Vec<Sealed>| rows.into_iter().map(|row| (row.id, row)).collect::<HashMap<_, _>>();
        // Nobody has committed since the transaction began: it holds the write lock. Of what is new there is nothing to judge, unless
        // it has a seal already.
        let (new, old): (Vec<&Note>, Vec<&Note>) = notes.iter().partition(|note| note.is_new);
        let old: Vec<_> = old.into_iter().map(|note| note.id).collect();
        let now = async {
            let rows = kind.find(tx, &ids, Reading::Seal).await?;
            Ok::<_, StorageError>((rows, seals_of(tx, kind, &ids).await?))
        };
        let ((rows, known), mut were) = tokio::try_join!(now, kind.find(before, &old, Reading::Judge))?;
        let sealed: Vec<_> =
            new.into_iter().map(|note| note.id).filter(|id| known.contains_key(id)).collect();
        were.extend(kind.find(before, &sealed, Reading::Judge).await?);
        let (mut rows, mut were) = (by_id(rows), by_id(were));
        let (mut seals, mut gone) = (Vec::new(), Vec::new());
        for note in notes {
            let old = known.get(&note.id);
            let Some(row) = rows.remove(&note.id) else {
                changes.sealed(key, kind, note.id, (old.map(Vec::as_slice), None));
                gone.push(note.id);
                continue;
            };
            let was_whole = match (were.remove(&note.id), old) {
                (None, None) => Some(None),
                (Some(was), Some(seal)) => {
                    was.if_whole(key, kind, seal).map(|was| Some((was, seal.as_slice())))
                }
                _ => None,
            };
            if let Some(was) = was_whole {
                let row = row.settled(kind, was.as_ref().map(|(was, _)| was))?;
                let seal = key.seal_after(kind, &row, was.as_ref().map(|(was, seal)| (was, *seal)));
                changes.sealed(key, kind, note.id, (old.map(Vec::as_slice), Some(&seal)));
                seals.push((note.id, seal));
                continue;
            }
            tracing::error!(
                row = row.label,
                "was changed behind the program before; see `countersign doctor`"
            );
            if writer == Writer::Person && !kind.yields() {
                return Err(StorageError::Altered(kind.unnamed(note.id)));
            }
        }
        store(tx, kind, seals).await?;
        let of_kind = table::Entity::delete_many().filter(table::Column::Kind.eq(kind.name()));
        if !gone.is_empty() {
            of_kind.filter(table::Column::SubjectId.is_in(gone)).exec(tx).await?;
        }
        Ok(())
    }
}

/// Does what waits for the disk beside the async workers.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

fn lost(database: &Path) -> String {
    format!(
        "{} is missing, with which the record was sealed; restore it from a backup, or, where it is lost, compare the record with \
         a backup and run `countersign doctor --seal-anew`",
        key::file_of(database).display()
    )
}

async fn seals_of(db: &impl ConnectionTrait, kind: Kind, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<u8>>> {
    let found = table::Entity::find()
        .filter(table::Column::Kind.eq(kind.name()))
        .filter(table::Column::SubjectId.is_in(ids.iter().copied()))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|row| (row.subject_id, row.seal)).collect())
}

async fn store(db: &impl ConnectionTrait, kind: Kind, seals: Vec<(Uuid, Vec<u8>)>) -> Result<()> {
    if seals.is_empty() {
        return Ok(());
    }
    let row = |(subject_id, seal)| table::ActiveModel {
        kind: sea_orm::ActiveValue::Set(kind.name().to_owned()),
        subject_id: sea_orm::ActiveValue::Set(subject_id),
        seal: sea_orm::ActiveValue::Set(seal),
    };
    let newer = OnConflict::columns([table::Column::Kind, table::Column::SubjectId])
        .update_column(table::Column::Seal)
        .to_owned();
    table::Entity::insert_many(seals.into_iter().map(row))
        .on_conflict(newer)
        .exec_without_returning(db)
        .await?;
    Ok(())
}
