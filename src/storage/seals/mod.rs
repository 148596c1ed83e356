//! A keyed digest beside each row that an answer is decided by, written by the transaction that writes the row.
//!
//! Credential, public log and chain of events say much of the record again, and what they don't say could be changed by whoever
//! gets at the database. Here everything of a row is covered, and the key is not in the database (decision 61).

mod key;
mod kinds;
mod rows;
mod watch;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::{Path, PathBuf},
};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, prelude::Uuid, sea_query::OnConflict};

use crate::domain::{
    ids::MailId,
    record_fault::{RecordFault, RecordFaultKind},
};

use super::{
    Result, StorageError, Store,
    entities::{account_link, event, record_seal as table},
};

use key::{SealKey, Verdict};
pub(super) use kinds::Kind;
use rows::Sealed;
use watch::Note;

/// So many rows at once.
const PAGE: usize = 500;

/// Seals what transactions write.
#[derive(Debug)]
pub(super) struct Sealer {
    database: PathBuf,
    key: Option<SealKey>,
}

impl Sealer {
    /// With the key that lies beside a database, where there is one.
    pub(super) fn of(database: &Path) -> Result<Self> {
        Ok(Self { database: database.to_owned(), key: SealKey::read(&key::file_of(database))? })
    }

    /// Whether there is a key, and every kind of row is sealed with it.
    pub(super) fn is_complete(&self) -> bool {
        self.key.as_ref().is_some_and(|key| key.missing().is_empty())
    }

    fn key(&self) -> Result<&SealKey> {
        self.key.as_ref().ok_or_else(|| StorageError::Unavailable(lost(&self.database)))
    }

    /// Watches what is written on a connection.
    pub(super) async fn watch(db: &impl ConnectionTrait) -> Result<()> {
        watch::begin(db).await
    }

    /// Watches from here on; fails where nobody watches.
    pub(super) async fn begin(db: &impl ConnectionTrait) -> Result<()> {
        watch::clear(db).await
    }

    /// Makes the key, and seals everything that is there; how many rows. Of kinds that another version of the program did not
    /// seal, those that are there are sealed as they stand. Another program may be at it too.
    pub(super) async fn found(&mut self, db: &impl ConnectionTrait) -> Result<usize> {
        let (file, draft) = (key::file_of(&self.database), key::draft_of(&self.database));
        if let Some(mut key) = SealKey::read(&file)? {
            let mut sealed = 0;
            for kind in key.missing() {
                sealed += seal_kind(db, &key, kind).await?;
            }
            key.seal_every_kind();
            self.key = Some(key);
            return Ok(sealed);
        }
        let is_sealed = table::Entity::find().one(db).await?.is_some();
        let key = match SealKey::read(&draft)? {
            Some(key) => key,
            None if is_sealed => return Err(StorageError::Unavailable(lost(&self.database))),
            None => SealKey::make(&draft)?,
        };
        let sealed = if is_sealed { 0 } else { seal_all(db, &key).await? };
        self.key = Some(key);
        Ok(sealed)
    }

    /// Once everything is sealed with it, the key gets its name: from now on a row without a seal was not written by the program.
    pub(super) fn confirm(&self) -> Result<()> {
        let (file, draft) = (key::file_of(&self.database), key::draft_of(&self.database));
        if let Some(written) = SealKey::read(&file)? {
            return if written.missing().is_empty() { Ok(()) } else { self.key()?.replace(&self.database) };
        }
        match std::fs::rename(&draft, &file) {
            // Another program was faster.
            Err(error) if !file.exists() => Err(StorageError::Files(format!("{}: {error}", file.display()))),
            _ => Ok(()),
        }
    }

    /// Seals what the transaction wrote. A row that was not as it was sealed before keeps its old seal: the program's own change
    /// must not make good what was changed behind it.
    pub(super) async fn seal_changes(&self, tx: &impl ConnectionTrait) -> Result<()> {
        let mut kinds: BTreeMap<Kind, Vec<Note>> = BTreeMap::new();
        let sealed = |kind| self.key.as_ref().is_none_or(|key| key.seals(kind));
        for note in watch::notes(tx).await?.into_iter().filter(|note| sealed(note.kind)) {
            kinds.entry(note.kind).or_default().push(note);
        }
        for (kind, notes) in kinds {
            for some in notes.chunks(PAGE) {
                self.seal_rows(tx, kind, some).await?;
            }
        }
        watch::clear(tx).await
    }

    async fn seal_rows(&self, tx: &impl ConnectionTrait, kind: Kind, notes: &[Note]) -> Result<()> {
        let key = self.key()?;
        let ids: Vec<Uuid> = notes.iter().map(|note| note.id).collect();
        let rows: HashMap<Uuid, Sealed> =
            kind.find(tx, &ids).await?.into_iter().map(|row| (row.id, row)).collect();
        let known = seals_of(tx, kind, &ids).await?;
        let (mut seals, mut gone) = (Vec::new(), Vec::new());
        for note in notes {
            let Some(row) = rows.get(&note.id) else {
                gone.push(note.id);
                continue;
            };
            if holds_but_for(tx, key, note, row, known.get(&note.id)).await? {
                seals.push((note.id, key.seal(kind, row)));
            } else {
                tracing::error!(
                    row = row.label,
                    "was changed behind the program before; see `countersign doctor`"
                );
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

fn lost(database: &Path) -> String {
    format!(
        "{} is missing, with which the record was sealed; restore it from a backup, or, where it is lost, compare the record with \
         a backup and run `countersign doctor --seal-anew`",
        key::file_of(database).display()
    )
}

/// Whether a row is as it was sealed before, but for what the transaction did.
async fn holds_but_for(
    tx: &impl ConnectionTrait,
    key: &SealKey,
    note: &Note,
    row: &Sealed,
    seal: Option<&Vec<u8>>,
) -> Result<bool> {
    if note.kind == Kind::Chain {
        return chain_holds(tx, key, note, row, seal).await;
    }
    let Some(seal) = seal else { return Ok(note.is_new) };
    let by_program = |column: &&str| {
        let place = note.kind.columns().iter().position(|name| name == column);
        place.is_some_and(|place| note.columns >> place & 1 == 1)
    };
    Ok(note.is_new || key.changed(note.kind, row, seal).iter().all(by_program))
}

/// Whether the event before those that the transaction added is the newest that was sealed.
async fn chain_holds(
    tx: &impl ConnectionTrait,
    key: &SealKey,
    note: &Note,
    row: &Sealed,
    seal: Option<&Vec<u8>>,
) -> Result<bool> {
    let newest: i64 = row.values.first().and_then(|number| number.parse().ok()).unwrap_or_default();
    let before = event::Entity::find_by_id((note.id, newest - note.columns)).one(tx).await?;
    Ok(match (before, seal) {
        (None, None) => true,
        (Some(event), Some(seal)) => {
            let values = vec![event.number.to_string(), event.hash];
            let row = Sealed { id: note.id, label: String::new(), values };
            matches!(key.judge(Kind::Chain, &row, seal), Verdict::Holds)
        }
        _ => false,
    })
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
        let rows = kind.find(db, &ids).await?;
        sealed += rows.len();
        store(db, kind, rows.iter().map(|row| (row.id, key.seal(kind, row))).collect()).await?;
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
    key.seal_every_kind();
    tx.commit().await?;
    key.replace(database)?;
    Ok(sealed)
}

/// Whether a mail is what the program wrote, and so are the promise in it and the account that it opens: whoever changes one behind
/// the program would be sent the secret of somebody's link.
pub async fn is_mail_whole(store: &Store, mail: MailId, promise: Option<Uuid>) -> Result<bool> {
    let key = store.sealer.key()?;
    let mut wanted = vec![(Kind::Mail, mail.0)];
    if let Some(id) = promise {
        wanted.extend([(Kind::AccountLink, id), (Kind::AddressChange, id)]);
        let link = account_link::Entity::find_by_id(id).one(store.read()).await?;
        wanted.extend(link.and_then(|link| link.person_id).map(|person| (Kind::Person, person)));
    }
    let mut faults = Vec::new();
    for (kind, id) in wanted.into_iter().filter(|(kind, _)| key.seals(*kind)) {
        let seals = seals_of(store.read(), kind, &[id]).await?;
        for row in kind.find(store.read(), &[id]).await? {
            faults.extend(faults_of(key, kind, &row, seals.get(&row.id)));
        }
    }
    Ok(faults.is_empty())
}

/// Which columns of which tables are sealed.
pub fn covered() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    Kind::ALL.iter().map(|kind| (kind.name(), kind.columns()))
}

/// Every row that is not what the program wrote.
pub async fn list_faults(store: &Store) -> Result<Vec<RecordFault>> {
    let key = store.sealer.key()?;
    let mut faults = Vec::new();
    for &kind in Kind::ALL.iter().filter(|kind| key.seals(**kind)) {
        let mut last = None;
        loop {
            let ids = kind.ids_after(store.read(), last, PAGE as u64).await?;
            let Some(&newest) = ids.last() else { break };
            let rows = kind.find(store.read(), &ids).await?;
            let seals = seals_of(store.read(), kind, &ids).await?;
            for row in &rows {
                faults.extend(faults_of(key, kind, row, seals.get(&row.id)));
            }
            let read: HashSet<_> = rows.iter().map(|row| row.id).collect();
            let unreadable = ids.iter().filter(|id| kind != Kind::Chain && !read.contains(id));
            faults.extend(
                unreadable
                    .map(|id| RecordFault { row: kind.unnamed(*id), kind: RecordFaultKind::Unreadable }),
            );
            last = Some(newest);
        }
        faults.extend(gone(store.read(), kind).await?);
    }
    Ok(faults)
}

/// Those of some rows that are not as the program wrote them, or are not there, as a reading transaction sees them. What the program acts
/// upon by itself is asked for here first: who has the database has not the key.
pub(super) async fn list_altered(
    store: &Store,
    db: &impl ConnectionTrait,
    kind: Kind,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let key = store.sealer.key()?;
    let mut altered: HashSet<Uuid> = ids.iter().copied().collect();
    if !key.seals(kind) {
        return Ok(HashSet::new());
    }
    for ids in ids.chunks(PAGE) {
        let seals = seals_of(db, kind, ids).await?;
        for row in kind.find(db, ids).await? {
            if faults_of(key, kind, &row, seals.get(&row.id)).is_empty() {
                altered.remove(&row.id);
            }
        }
    }
    Ok(altered)
}

fn faults_of(key: &SealKey, kind: Kind, row: &Sealed, seal: Option<&Vec<u8>>) -> Vec<RecordFault> {
    let fault = |what| RecordFault { row: row.label.clone(), kind: what };
    match seal.map(|seal| key.judge(kind, row, seal)) {
        Some(Verdict::Holds) => Vec::new(),
        Some(Verdict::Changed(columns)) => columns
            .into_iter()
            .map(|column| fault(RecordFaultKind::Changed { column: column.to_owned() }))
            .collect(),
        Some(Verdict::NoSeal) => vec![fault(RecordFaultKind::Seal)],
        None => vec![fault(RecordFaultKind::Added)],
    }
}

/// Rows whose seal is there and they are not.
async fn gone(db: &impl ConnectionTrait, kind: Kind) -> Result<Vec<RecordFault>> {
    let (table, id) = (kind.name(), kind.id_column());
    let sql = format!(
        "SELECT s.subject_id FROM record_seal s WHERE s.kind = ?1
         AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.{id} = s.subject_id)"
    );
    let found = super::rows::all(db, sql, super::rows::values![kind.name()]).await?;
    let fault = |row| {
        let id = super::rows::id::<Uuid>(row, "subject_id")?;
        Ok(RecordFault { row: kind.unnamed(id), kind: RecordFaultKind::Gone })
    };
    found.iter().map(fault).collect()
}
