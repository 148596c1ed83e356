//! The queries and the constraints beneath them, on a real SQLite file.

mod certificates;
mod courses;
mod credentials;
mod direct;
mod documents;
mod dossiers;
mod locked;
mod logbook;
mod superseded;

use countersign::storage::{ConnectionTrait, Result, StorageError, Tx};

/// Runs a statement behind the program's back; the message of the table's refusal.
async fn refusal(tx: &Tx, sql: &str) -> String {
    tx.execute_unprepared(sql).await.unwrap_err().to_string()
}

fn is_stale<T>(result: Result<T>) -> bool {
    matches!(result, Err(StorageError::Stale))
}

fn is_not_found<T>(result: Result<T>) -> bool {
    matches!(result, Err(StorageError::NotFound))
}

fn is_conflict<T>(result: Result<T>, field: &str) -> bool {
    matches!(result, Err(StorageError::Conflict(found)) if found == field)
}
