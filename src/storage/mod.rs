//! The database: one file of queries per aggregate. Rows become domain records here; entities never leave.
//!
//! Every academy-side query takes the `AcademyId` that a guard produced, so that another academy's ids find nothing.

pub mod bounds;
mod bulk;
mod busy;
mod direct;
mod elsewhere;
mod entities;
mod error;
mod tx;

pub mod academies;
pub mod access_records;
pub mod accounts;
pub mod address_changes;
pub mod answering;
pub mod appearances;
pub mod assessment_lists;
pub mod assessments;
pub mod cases;
pub mod certificates;
pub mod chronicle;
pub mod cohorts;
pub mod countersignatures;
pub mod courses;
pub mod credentials;
pub mod document_review;
pub mod documents;
pub mod dossiers;
pub mod doubts;
pub mod enrolments;
pub mod erasure;
pub mod events;
pub mod evidence;
pub mod files;
pub mod hanging;
pub mod here;
pub mod holds;
pub mod hours;
pub mod issue_jobs;
pub mod joinings;
pub mod locks;
pub mod log;
pub mod log_folder;
mod matching;
pub mod outbox;
pub mod pages;
pub mod people;
pub mod personal_data;
pub mod private;
pub mod record_changes;
pub mod role_grants;
mod rows;
pub mod schema;
pub mod seals;
pub mod sessions;
pub mod upkeep;
pub mod verifications;
pub mod waiting_told;

use std::{path::Path, sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use direct::DirectReader;
pub use error::StorageError;
use schema::Compared;
pub use sea_orm::ConnectionTrait;
use seals::Sealer;
pub use tx::Tx;

/// What every query returns.
pub type Result<T> = std::result::Result<T, StorageError>;

/// See [`Store::stamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    others: i64,
    own: i64,
}

/// The mark as a transaction finds it at its beginning, before it writes anything itself.
pub async fn stamp(db: &impl ConnectionTrait) -> Result<Stamp> {
    let sql = "SELECT data_version AS others, total_changes() AS own FROM pragma_data_version";
    let row = found(rows::one(db, sql, Vec::new()).await?)?;
    Ok(Stamp { others: rows::get(&row, "others")?, own: rows::get(&row, "own")? })
}

/// The embedded database: many readers, one writer (two SQLite writers would only wait for each other).
#[derive(Clone, Debug)]
pub struct Store {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    /// For whoever has the write lock: what was committed before.
    before: DatabaseConnection,
    compared: Arc<Compared>,
    direct: Arc<DirectReader>,
    words: Arc<certificates::WordShelf>,
    sealer: Arc<Sealer>,
    sealed_at_open: usize,
}

impl Store {
    /// Opens the database file, creating it where there is none, and brings its schema up to date. What was never sealed is
    /// sealed as it stands.
    pub async fn open(file: &Path) -> Result<Self> {
        // What SQLite puts beside the database gets the database's own mode.
        private::file(file)?;
        for ending in ["", "-wal", "-shm"] {
            let mut name = file.as_os_str().to_owned();
            name.push(ending);
            private::close(Path::new(&name))?;
        }
        let mut store = Self::connect(file).await?;
        store.migrate().await?;
        if !store.sealer.is_complete() {
            store.found_seals(file).await?;
        }
        Ok(store)
    }

    /// Makes the key of the seals. The transaction keeps a second program from doing it too.
    async fn found_seals(&mut self, file: &Path) -> Result<()> {
        let mut sealer = Sealer::of(file)?;
        let tx = self.begin().await?;
        let founded = sealer.found(&tx).await?;
        tx.commit().await?;
        sealer.confirm(&founded)?;
        self.sealed_at_open = founded.rows;
        self.sealer = Arc::new(sealer);
        Ok(())
    }

    /// How many rows were sealed as they stood when this was opened, because they were from before there were seals.
    pub fn sealed_at_open(&self) -> usize {
        self.sealed_at_open
    }

    /// Opens a database file that is there, as it is: nothing is created, and the schema is left alone.
    pub async fn open_as_is(file: &Path) -> Result<Self> {
        if !file.is_file() {
            return Err(StorageError::Unavailable(format!("there is no database at {}", file.display())));
        }
        Self::connect(file).await
    }

    /// The writer comes first and alone: of two connections that turn a new file to its write-ahead log at once,
    /// SQLite refuses one without waiting.
    async fn connect(file: &Path) -> Result<Self> {
        let writer = connect(file, 1).await?;
        Ok(Self {
            reader: connect(file, 8).await?,
            before: connect(file, 1).await?,
            compared: Arc::default(),
            writer,
            direct: DirectReader::open(file)?.into(),
            words: Arc::default(),
            sealer: Sealer::of(file)?.into(),
            sealed_at_open: 0,
        })
    }

    /// For queries that change nothing.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a write transaction. It holds the write lock from its first moment: a transaction that begins with
    /// a read and then writes would fail at once when another one wrote in between.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] also where tables or triggers are not those that the program made: what another one's trigger
    /// writes would be sealed as the program's own.
    pub async fn begin(&self) -> Result<Tx> {
        let options = || TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let inner = self.writer.begin_with_options(options()).await?;
        let (inner, beginning) = match Sealer::begin(&inner).await {
            Ok(beginning) => (inner, beginning),
            // A new connection, which nobody watches yet: the first, or one in place of one that broke.
            Err(_) => {
                inner.rollback().await?;
                self.compared.forget();
                Sealer::watch(&self.writer).await?;
                let inner = self.writer.begin_with_options(options()).await?;
                let beginning = Sealer::begin(&inner).await?;
                (inner, beginning)
            }
        };
        self.compared.require(&inner, beginning.others).await?;
        Ok(Tx::new(inner, self.sealer.clone(), self.before.clone()))
    }

    /// Begins a transaction that only reads: everything as it stood at one moment, while others write.
    pub async fn begin_reading(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
            ..Default::default()
        };
        Ok(self.reader.begin_with_options(options).await?)
    }

    /// A mark that is another one as soon as anything is committed, by whatever process (`PRAGMA data_version` sees
    /// the others' commits, `total_changes` this connection's own). Taken before reading and again inside a
    /// transaction, and equal: what was read still holds there.
    pub async fn stamp(&self) -> Result<Stamp> {
        stamp(&self.writer).await
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<()> {
        migrations::up(&self.writer).await?;
        self.compared.forget();
        Sealer::watch(&self.writer).await
    }

    /// Closes every connection.
    pub async fn close(self) -> Result<()> {
        self.direct.close();
        self.reader.close().await?;
        self.before.close().await?;
        self.writer.close().await?;
        Ok(())
    }
}

async fn connect(file: &Path, connections: u32) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        // A connection is never exchanged for a new one: a stamp is of the connection that gave it.
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                // A countersignature that was answered with "done" must survive a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                // KB for each connection; what is not in it, the system has in its own cache.
                .pragma("cache_size", "-2000")
                .optimize_on_close(true, None)
        });
    Ok(Database::connect(options).await?)
}

/// Turns "no row" into [`StorageError::NotFound`].
pub(crate) fn found<T>(row: Option<T>) -> Result<T> {
    row.ok_or(StorageError::NotFound)
}

/// Turns "no row was updated" of a compare-and-set into [`StorageError::Stale`].
pub(crate) fn exactly_one(rows: u64) -> Result<()> {
    all_of(1, rows)
}

/// As [`exactly_one`], for so many.
pub(crate) fn all_of(wanted: usize, rows: u64) -> Result<()> {
    if usize::try_from(rows) == Ok(wanted) { Ok(()) } else { Err(StorageError::Stale) }
}
