//! A person signs browsers out: one that they name, or every one.

use chrono::{DateTime, Utc};

use crate::{
    domain::ids::{PersonId, SessionId},
    storage::{Result, StorageError, Store, sessions},
};

use super::change_password;

/// Ends one live session of the person; `NotFound` where it is not theirs, `Stale` where it is over.
pub async fn end_one(store: &Store, person: PersonId, session: SessionId, now: DateTime<Utc>) -> Result<()> {
    let tx = store.begin().await?;
    if !sessions::list_live(&tx, person, now).await?.iter().any(|line| line.id == session) {
        return Err(StorageError::NotFound);
    }
    sessions::update_revoked(&tx, person, session, now).await?;
    change_password::record(&tx, person, "person.session_ended", now).await?;
    Ok(tx.commit().await?)
}

/// Ends every session of the person.
pub async fn end_all(store: &Store, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    let tx = store.begin().await?;
    sessions::update_all_revoked(&tx, person, None, now).await?;
    change_password::record(&tx, person, "person.signed_out_everywhere", now).await?;
    Ok(tx.commit().await?)
}
