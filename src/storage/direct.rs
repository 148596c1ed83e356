//! The quick way to read: a prepared lookup on the thread that asks.
//!
//! The driver behind SeaORM hands every statement to a thread of its own and waits for it, which costs several times
//! what a lookup of one row does. Patients' questions come here instead (decision 32). It is the same SQLite library,
//! and every question sees what was committed, by any process, before it was asked.

use std::{
    error::Error,
    path::Path,
    str::FromStr,
    sync::{
        Mutex, MutexGuard, PoisonError, TryLockError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::available_parallelism,
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, Row, types::Type};

use super::{Result, StorageError};

/// Bytes of a database that are read through a memory map: more than any has. What is not is copied page by page with
/// a call to the system for each, which a million certificates feel (decision 38).
const MAPPED: i64 = 1 << 38;

/// How long a question waits for a database that another process keeps to itself.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(10);

/// Some connections that can only read, as many as threads ask at once.
#[derive(Debug)]
pub(super) struct DirectReader {
    connections: Vec<Mutex<Option<Connection>>>,
}

type Slot<'a> = MutexGuard<'a, Option<Connection>>;

impl DirectReader {
    /// Opens a database file that is there.
    pub(super) fn open(file: &Path) -> Result<Self> {
        let number = available_parallelism().map_or(2, |cores| cores.get().clamp(2, 16));
        let connections = (0..number).map(|_| Ok(Mutex::new(Some(connect(file)?)))).collect::<Result<_>>()?;
        Ok(Self { connections })
    }

    /// Closes every connection; what is asked from now on finds the database unavailable.
    pub(super) fn close(&self) {
        for connection in &self.connections {
            *connection.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    /// Asks a question that takes microseconds, such as one for a row by its key: meanwhile the thread serves nobody
    /// else. It may be asked again where another process keeps the database to itself for a moment.
    pub(super) async fn ask<T>(&self, question: impl Fn(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let mut begun = None;
        loop {
            let answer = match &*self.seat() {
                Some(connection) => in_one_state(connection, &question),
                None => return Err(StorageError::Unavailable("the database was closed".into())),
            };
            match answer {
                Err(error)
                    if is_busy(&error) && begun.get_or_insert_with(Instant::now).elapsed() < PATIENCE =>
                {
                    tokio::time::sleep(PAUSE).await;
                }
                answer => return Ok(answer?),
            }
        }
    }

    /// A connection: the thread's own where it is free, so that what it read last is in its cache.
    fn seat(&self) -> Slot<'_> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        thread_local!(static OWN: usize = NEXT.fetch_add(1, Ordering::Relaxed));
        let (own, number) = (OWN.with(|own| *own), self.connections.len());
        for place in own..own + number {
            match self.connections[place % number].try_lock() {
                Ok(slot) => return slot,
                Err(TryLockError::Poisoned(slot)) => return slot.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        self.connections[own % number].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Statements between these two see one state of the database, whatever others write meanwhile.
fn in_one_state<T>(
    connection: &Connection,
    question: impl Fn(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    if !connection.is_autocommit() {
        // A question that panicked left this open.
        connection.execute_batch("ROLLBACK")?;
    }
    connection.prepare_cached("BEGIN")?.execute([])?;
    let answer = question(connection);
    connection.prepare_cached("COMMIT")?.execute([])?;
    answer
}

fn connect(file: &Path) -> Result<Connection> {
    // Each connection is used by one thread at a time, so that SQLite need not lock it again.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(Duration::ZERO)?;
    connection.pragma_update(None, "mmap_size", MAPPED)?;
    connection.pragma_update(None, "cache_size", -4_000)?;
    Ok(connection)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(_) => Self::Unavailable(error.to_string()),
            None => Self::Unreadable(error.to_string()),
        }
    }
}

/// A column whose text is read into a value.
pub(super) fn parsed<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    match parsed_if_any(row, index)? {
        Some(value) => Ok(value),
        None => Err(rusqlite::Error::InvalidColumnType(index, "text".into(), Type::Null)),
    }
}

/// The same, for a column that may be empty.
pub(super) fn parsed_if_any<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let unreadable = |error: Box<dyn Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, error)
    };
    match row.get_ref(index)?.as_str_or_null().map_err(|error| unreadable(error.into()))? {
        Some(text) => text.parse().map(Some).map_err(|error: T::Err| unreadable(error.into())),
        None => Ok(None),
    }
}
