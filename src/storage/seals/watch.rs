//! Notes which rows a transaction of the program writes, so that no query can forget to seal them.
//!
//! The notes and the triggers that write them are temporary: they belong to the program's one writing connection. Who writes
//! on another connection leaves no note, and so no seal. A statement that is taken back takes its note back.

use sea_orm::{ConnectionTrait, prelude::Uuid};

use super::{
    super::{
        Result, found,
        rows::{self, values},
    },
    kinds::Kind,
};

/// A row that a transaction wrote or took away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub kind: Kind,
    pub id: Uuid,
    /// The transaction put it there: before, there was none of this id.
    pub is_new: bool,
}

/// Begins to watch on a connection; again, for tables that have come since.
pub(super) async fn begin(db: &impl ConnectionTrait) -> Result<()> {
    let notes = "CREATE TEMP TABLE IF NOT EXISTS unsealed
        (kind varchar NOT NULL, id uuid_text NOT NULL, is_new boolean NOT NULL)";
    db.execute_unprepared("PRAGMA temp_store = MEMORY").await?;
    db.execute_unprepared(notes).await?;
    for &kind in Kind::ALL {
        let there = "SELECT count(*) AS count FROM main.sqlite_master WHERE type = 'table' AND name = ?1";
        if rows::count(db, there, values![kind.name()]).await? > 0 {
            for trigger in triggers(kind) {
                db.execute_unprepared(&trigger).await?;
            }
        }
    }
    Ok(())
}

fn triggers(kind: Kind) -> Vec<String> {
    let (table, id) = (kind.name(), kind.id_column());
    let on = |what: &str, of: &str, side: &str| {
        format!(
            "CREATE TEMP TRIGGER IF NOT EXISTS seal_{table}_{what} AFTER {what}{of} ON main.{table}
             BEGIN INSERT INTO unsealed (kind, id, is_new) VALUES ('{table}', {side}.{id}, {is_new}); END",
            is_new = what == "INSERT" && kind != Kind::Chain,
        )
    };
    let added = on("INSERT", "", "NEW");
    if kind == Kind::Chain {
        // Events are only ever added; what an erasure takes from them is in no hash.
        return vec![added];
    }
    let columns = format!(" OF {}", kind.columns().join(", "));
    vec![added, on("UPDATE", &columns, "NEW"), on("DELETE", "", "OLD")]
}

/// How a transaction begins on a watched connection; one that nobody watches fails.
pub(in crate::storage) struct Beginning {
    /// Another number as soon as another connection has committed anything, a table or a trigger too.
    pub others: i64,
}

/// Looks whether the connection is watched, and forgets what was noted.
pub(super) async fn start(db: &impl ConnectionTrait) -> Result<Beginning> {
    let sql = "SELECT data_version AS others, (SELECT count(*) FROM temp.unsealed) AS noted FROM pragma_data_version";
    let row = found(rows::one(db, sql, values![]).await?)?;
    if rows::get::<i64>(&row, "noted")? > 0 {
        clear(db).await?;
    }
    Ok(Beginning { others: rows::get(&row, "others")? })
}

/// Forgets what was noted.
pub(super) async fn clear(db: &impl ConnectionTrait) -> Result<()> {
    rows::change(db, "DELETE FROM temp.unsealed", values![]).await?;
    Ok(())
}

/// What was noted, each row once.
pub(super) async fn notes(db: &impl ConnectionTrait) -> Result<Vec<Note>> {
    // Of several notes of a row, the first one says whether it was there.
    let sql = "SELECT kind, id, is_new, min(rowid) FROM temp.unsealed GROUP BY kind, id ORDER BY kind, id";
    let mut notes = Vec::new();
    for row in &rows::all(db, sql, values![]).await? {
        let Some(kind) = Kind::of(&rows::get::<String>(row, "kind")?) else { continue };
        notes.push(Note { kind, id: rows::id::<Uuid>(row, "id")?, is_new: rows::get(row, "is_new")? });
    }
    Ok(notes)
}
