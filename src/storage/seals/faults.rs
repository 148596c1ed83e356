//! What of the record is not what the program wrote: each row against its seal, all seals against their tally, and the tally against
//! the mark beside the database.

use std::collections::HashSet;

use sea_orm::{ConnectionTrait, EntityTrait, prelude::Uuid};

use crate::domain::{
    ids::MailId,
    record_fault::{RecordFault, RecordFaultKind},
};

use super::{
    super::{
        Result, StorageError, Store, Tx,
        entities::account_link,
        rows::{self, values},
    },
    PAGE, Sealer,
    key::{self, SealKey, Verdict},
    kinds::Kind,
    mark::{self, Mark, Reached},
    rows::{Reading, Sealed},
    seals_of,
    sum::Sum,
    tally::{self, Found, Tally},
};

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
        for row in kind.find(store.read(), &[id], Reading::Judge).await? {
            let seal = seals.get(&row.id);
            faults.extend(faults_of(key, kind, row, seal));
        }
    }
    Ok(faults.is_empty())
}

/// Which columns of which tables are sealed.
pub fn covered() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    Kind::ALL.iter().map(|kind| (kind.name(), kind.columns()))
}

/// Every row that is not what the program wrote, as the database stands at one moment.
pub async fn list_faults(store: &Store) -> Result<Vec<RecordFault>> {
    let key = store.sealer.key()?;
    // Before the database: it may be ahead of its mark, and never behind.
    let mark = mark::read(&mark::file_of(&store.sealer.database));
    let db = store.begin_reading().await?;
    let mut faults = Vec::new();
    faults.extend(of_list(key));
    for &kind in Kind::ALL.iter().filter(|kind| key.seals(**kind)) {
        faults.extend(of_kind(&db, key, kind).await?);
    }
    if key.tallies() {
        faults.extend(of_tally(&db, key, mark).await?);
    }
    db.rollback().await?;
    Ok(faults)
}

/// Of one table: each row against its seal.
pub(super) async fn of_kind(
    db: &impl ConnectionTrait,
    key: &SealKey,
    kind: Kind,
) -> Result<Vec<RecordFault>> {
    let (mut faults, mut last) = (Vec::new(), None);
    loop {
        let ids = kind.ids_after(db, last, PAGE as u64).await?;
        let Some(&newest) = ids.last() else { break };
        let rows = kind.find(db, &ids, Reading::Judge).await?;
        let seals = seals_of(db, kind, &ids).await?;
        let read: HashSet<_> = rows.iter().map(|row| row.id).collect();
        for row in rows {
            let seal = seals.get(&row.id);
            faults.extend(faults_of(key, kind, row, seal));
        }
        let unreadable = ids.iter().filter(|id| kind != Kind::Chain && !read.contains(id));
        faults.extend(
            unreadable.map(|id| RecordFault { row: kind.unnamed(*id), kind: RecordFaultKind::Unreadable }),
        );
        last = Some(newest);
    }
    faults.extend(gone(db, kind).await?);
    Ok(faults)
}

/// The list of sealed tables below the key: each table of the program is in it once it has started, and no other is.
fn of_list(key: &SealKey) -> impl Iterator<Item = RecordFault> {
    let fault = |name: &str, kind| RecordFault { row: name.to_owned(), kind };
    let missing = key.missing().into_iter().map(Kind::name);
    let missing = missing.chain((!key.tallies()).then_some(key::TALLY));
    let missing = missing.map(move |name| fault(name, RecordFaultKind::Unlisted));
    missing.chain(key.strangers().iter().map(move |name| fault(name, RecordFaultKind::NoSuchTable)))
}

/// What the seals come to together, and whether the record came further before.
async fn of_tally(
    db: &impl ConnectionTrait,
    key: &SealKey,
    mark: std::io::Result<Option<Mark>>,
) -> Result<Vec<RecordFault>> {
    let fault = |row: &str, kind| RecordFault { row: row.to_owned(), kind };
    let (tally, reached) = match Tally::find(db, key).await? {
        Found::Whole(tally, reached) => (tally, reached),
        Found::Gone => return Ok(vec![fault("record_tally", RecordFaultKind::Gone)]),
        Found::Altered => return Ok(vec![fault("record_tally", RecordFaultKind::Seal)]),
    };
    let mut faults: Vec<_> =
        of_mark(mark, &reached).map(|kind| fault("the record", kind)).into_iter().collect();
    for &kind in Kind::ALL.iter().filter(|kind| key.seals(**kind)) {
        let there = tally::count(db, key, kind).await?;
        let sealed = tally.sums.get(&kind).copied().unwrap_or_default();
        faults.extend(apart(there, sealed).map(|what| fault(kind.name(), what)));
    }
    Ok(faults)
}

fn apart(there: Sum, sealed: Sum) -> Option<RecordFaultKind> {
    if there == sealed {
        return None;
    }
    Some(match there.count.cmp(&sealed.count) {
        std::cmp::Ordering::Less => RecordFaultKind::Fewer { rows: sealed.count.wrapping_sub(there.count) },
        std::cmp::Ordering::Greater => RecordFaultKind::More { rows: there.count.wrapping_sub(sealed.count) },
        std::cmp::Ordering::Equal => RecordFaultKind::AsBefore,
    })
}

fn of_mark(mark: std::io::Result<Option<Mark>>, database: &Reached) -> Option<RecordFaultKind> {
    match mark {
        Err(error) => Some(RecordFaultKind::NoMark { why: format!("cannot be read: {error}") }),
        Ok(None) => Some(RecordFaultKind::NoMark { why: "is missing".to_owned() }),
        Ok(Some(mark)) => {
            let marked = mark.reached.number;
            let found = mark.went_back.or_else(|| mark.is_beyond(database).then_some(database.number));
            found.map(|found| RecordFaultKind::WentBack { found, marked })
        }
    }
}

/// Those of some rows that are not as the program wrote them, or are not there, as a reading transaction sees them. What the program acts
/// upon by itself is asked for here first: who has the database has not the key.
pub(in crate::storage) async fn list_altered(
    store: &Store,
    db: &impl ConnectionTrait,
    kind: Kind,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>> {
    altered(&store.sealer, db, kind, ids).await
}

/// Refuses to act upon rows that are not there as the program wrote them: whoever has the file of the database is nobody's second
/// person. Asked before the transaction changes one of them.
///
/// # Errors
/// [`StorageError::Altered`].
pub(in crate::storage) async fn require_whole(tx: &Tx, kind: Kind, ids: &[Uuid]) -> Result<()> {
    match altered(tx.sealer(), tx, kind, ids).await?.iter().next() {
        None => Ok(()),
        Some(id) => {
            let row = kind.unnamed(*id);
            tracing::error!(
                row,
                "was changed behind the program, and nothing is done upon it; see `countersign doctor`"
            );
            Err(StorageError::Altered(row))
        }
    }
}

async fn altered(
    sealer: &Sealer,
    db: &impl ConnectionTrait,
    kind: Kind,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>> {
    let key = sealer.key()?;
    let mut altered: HashSet<Uuid> = ids.iter().copied().collect();
    if !key.seals(kind) {
        return Ok(HashSet::new());
    }
    for ids in ids.chunks(PAGE) {
        let seals = seals_of(db, kind, ids).await?;
        for row in kind.find(db, ids, Reading::Judge).await? {
            let id = row.id;
            if seals.get(&id).and_then(|seal| row.if_whole(key, kind, seal)).is_some() {
                altered.remove(&id);
            }
        }
    }
    Ok(altered)
}

fn faults_of(key: &SealKey, kind: Kind, row: Sealed, seal: Option<&Vec<u8>>) -> Vec<RecordFault> {
    let label = row.label.clone();
    let fault = |what| RecordFault { row: label.clone(), kind: what };
    let Ok(row) = row.settled(kind, None) else { return vec![fault(RecordFaultKind::Unreadable)] };
    let spelled = |column: &&str| fault(RecordFaultKind::Spelled { column: (*column).to_owned() });
    let mut faults: Vec<_> = row.misspelled.iter().map(spelled).collect();
    match seal.map(|seal| key.judge(kind, &row, seal)) {
        Some(Verdict::Holds) => {}
        Some(Verdict::Changed(columns)) => faults.extend(
            columns.into_iter().map(|column| fault(RecordFaultKind::Changed { column: column.to_owned() })),
        ),
        Some(Verdict::NoSeal) => faults.push(fault(RecordFaultKind::Seal)),
        None => faults.push(fault(RecordFaultKind::Added)),
    }
    faults
}

/// Rows whose seal is there and they are not.
async fn gone(db: &impl ConnectionTrait, kind: Kind) -> Result<Vec<RecordFault>> {
    let (table, id) = (kind.name(), kind.id_column());
    let sql = format!(
        "SELECT s.subject_id FROM record_seal s WHERE s.kind = ?1
         AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.{id} = s.subject_id)"
    );
    let found = rows::all(db, sql, values![kind.name()]).await?;
    let fault = |row| {
        let id = rows::id::<Uuid>(row, "subject_id")?;
        Ok(RecordFault { row: kind.unnamed(id), kind: RecordFaultKind::Gone })
    };
    found.iter().map(fault).collect()
}
