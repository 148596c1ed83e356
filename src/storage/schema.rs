//! Whether tables, indexes, views and triggers are those that the migrations make. A trigger that was taken away no longer keeps what it
//! kept; one that was put there writes with the program's own hand, and what it writes would be sealed.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tokio::sync::OnceCell;

use super::{
    Result, StorageError,
    rows::{self, values},
    upkeep::find_schema,
};

/// The definition of each table, index, view and trigger, by kind and name.
type Objects = BTreeMap<String, String>;

/// What the migrations make, made once.
static MADE: OnceCell<Objects> = OnceCell::const_new();

/// So many faults are told where nothing is written because of them.
const TOLD: usize = 3;

async fn made() -> Result<&'static Objects> {
    let make = || async {
        let mut options = ConnectOptions::new("sqlite::memory:");
        options.max_connections(1).sqlx_logging(false);
        let fresh = Database::connect(options).await?;
        migrations::up(&fresh).await?;
        let made = objects(&fresh).await?;
        fresh.close().await?;
        Ok::<_, StorageError>(made)
    };
    MADE.get_or_try_init(make).await
}

/// Everything that the migrations did not make, or made otherwise. Only where no migration is pending.
pub async fn list_faults(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let schema = find_schema(db).await?;
    if !schema.pending.is_empty() || !schema.unknown.is_empty() {
        return Ok(Vec::new());
    }
    let (made, there) = (made().await?, objects(db).await?);
    let mut faults = Vec::new();
    for (name, sql) in made {
        match there.get(name) {
            None => faults.push(format!("{name} was taken away")),
            Some(other) if other != sql => faults.push(format!("{name} was changed")),
            Some(_) => {}
        }
    }
    faults.extend(
        there.keys().filter(|name| !made.contains_key(*name)).map(|name| format!("{name} was added")),
    );
    Ok(faults)
}

/// Whatever its name: whoever can write to the file can give a trigger one that SQLite keeps for itself. Left out is what SQLite does
/// make for itself: the index of a key, which has no text, and its tables of counts.
async fn objects(db: &impl ConnectionTrait) -> Result<Objects> {
    let sql =
        "SELECT type || ' ' || name AS name, tbl_name || ': ' || coalesce(sql, '') AS sql FROM sqlite_master
        WHERE NOT (type = 'index' AND sql IS NULL AND name LIKE 'sqlite!_autoindex!_%' ESCAPE '!')
          AND NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))";
    let mut objects = Objects::new();
    for row in &rows::all(db, sql, values![]).await? {
        let sql: String = rows::get(row, "sql")?;
        // Two of one name are no other's definition.
        let there = objects.entry(rows::get(row, "name")?).or_default();
        there.push_str(&sql);
    }
    Ok(objects)
}

/// The number at which the schema was last compared: another one as soon as another connection has committed anything.
#[derive(Debug, Default)]
pub(super) struct Compared(Mutex<Option<i64>>);

impl Compared {
    /// Nothing is compared yet.
    pub(super) fn forget(&self) {
        self.set(None);
    }

    fn set(&self, at: Option<i64>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = at;
    }

    fn holds_at(&self, others: i64) -> bool {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) == Some(others)
    }

    /// Compares the schema unless nobody else has committed since it was compared. Not by SQLite's own number of the schema: whoever
    /// changed one can set it back. In a write transaction, so that nobody changes it before the end.
    pub(super) async fn require(&self, tx: &impl ConnectionTrait, others: i64) -> Result<()> {
        if self.holds_at(others) {
            return Ok(());
        }
        self.forget();
        let refused = |why: String| Err(StorageError::Unavailable(why));
        let schema = find_schema(tx).await?;
        if let Some(name) = schema.unknown.first() {
            return refused(format!("the database was made by a newer program ({name}); nothing is written"));
        }
        if let Some(name) = schema.pending.first() {
            return refused(format!(
                "the database lacks {name}: run `countersign migrate`; nothing is written"
            ));
        }
        let faults = list_faults(tx).await?;
        if faults.is_empty() {
            self.set(Some(others));
            return Ok(());
        }
        let told = faults.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
        tracing::error!(
            faults = told,
            "tables and triggers are not those that the program made, and nothing is written; see `countersign doctor`"
        );
        refused(format!(
            "tables and triggers are not those that the program made ({told}), and nothing is written; see `countersign doctor`"
        ))
    }
}
