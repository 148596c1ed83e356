//! Notes which rows a transaction of the program writes, so that no query can forget to seal them.
//!
//! The notes and the triggers that write them are temporary: they belong to the program's one writing connection. Who writes
//! on another connection leaves no note, and so no seal. A statement that is taken back takes its note back.

use std::fmt::Write;

use sea_orm::{ConnectionTrait, prelude::Uuid};

use super::{
    super::{
        Result,
        rows::{self, values},
    },
    kinds::Kind,
};

/// What a transaction did to a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note {
    pub kind: Kind,
    pub id: Uuid,
    /// Whether it was written anew.
    pub is_new: bool,
    /// A bit for each column that was changed, the first of them lowest; of a chain, how many events were added.
    pub columns: i64,
}

/// Begins to watch on a connection; again, for tables that have come since.
pub(super) async fn begin(db: &impl ConnectionTrait) -> Result<()> {
    let notes = "CREATE TEMP TABLE IF NOT EXISTS unsealed
        (kind varchar NOT NULL, id uuid_text NOT NULL, is_new integer NOT NULL, columns bigint NOT NULL)";
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
    let on = |what: &str, of: &str, note: &str| {
        format!(
            "CREATE TEMP TRIGGER IF NOT EXISTS seal_{table}_{what} AFTER {what}{of} ON main.{table}
             BEGIN INSERT INTO unsealed (kind, id, is_new, columns) VALUES ('{table}', {note}); END"
        )
    };
    let added = on("INSERT", "", &format!("NEW.{id}, 1, 1"));
    if kind == Kind::Chain {
        // Events are only ever added; what an erasure takes from them is in no hash.
        return vec![added];
    }
    let mut changed = String::new();
    for (place, column) in kind.columns().iter().enumerate() {
        // Writing to a String cannot fail.
        write!(changed, " | ((OLD.{column} IS NOT NEW.{column}) << {place})").ok();
    }
    vec![
        added,
        on("UPDATE", &format!(" OF {}", kind.columns().join(", ")), &format!("NEW.{id}, 0, 0{changed}")),
        on("DELETE", "", &format!("OLD.{id}, 0, 0")),
    ]
}

/// Forgets what was noted; fails where nobody watches.
pub(super) async fn clear(db: &impl ConnectionTrait) -> Result<()> {
    rows::change(db, "DELETE FROM temp.unsealed", values![]).await?;
    Ok(())
}

/// What was noted, each row once.
pub(super) async fn notes(db: &impl ConnectionTrait) -> Result<Vec<Note>> {
    let sql = "SELECT kind, id, is_new, columns FROM temp.unsealed ORDER BY kind, id";
    let mut notes: Vec<Note> = Vec::new();
    for row in &rows::all(db, sql, values![]).await? {
        let Some(kind) = Kind::of(&rows::get::<String>(row, "kind")?) else { continue };
        let (id, is_new) = (rows::id::<Uuid>(row, "id")?, rows::get::<i64>(row, "is_new")? != 0);
        let columns: i64 = rows::get(row, "columns")?;
        match notes.last_mut().filter(|last| last.kind == kind && last.id == id) {
            Some(last) => {
                last.is_new |= is_new;
                last.columns =
                    if kind == Kind::Chain { last.columns + columns } else { last.columns | columns };
            }
            None => notes.push(Note { kind, id, is_new, columns }),
        }
    }
    Ok(notes)
}
