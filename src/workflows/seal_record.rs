//! Writes down in every academy that its record was sealed as it stood: what was changed before that moment, no seal tells.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    App,
    storage::{Result, Store, academies, events, events::NewEvent, seals},
};

/// Writes down that so many rows of the installation were sealed.
///
/// # Errors
/// Where it could not be written.
pub async fn write_down(app: &App, rows: usize, now: DateTime<Utc>) -> Result<()> {
    tracing::warn!(
        rows,
        "the record was sealed as it stands; from now on a change behind the program is noticed"
    );
    let tx = app.store.begin().await?;
    for academy in academies::list(&tx).await? {
        let at = events::not_before_last(&tx, academy.id, now).await?;
        let changes = json!({ "rows": rows });
        let (actor, action, subject) = (None, "academy.sealed", academy.id.0);
        events::append(&tx, NewEvent { academy: academy.id, actor, action, subject, changes }, at).await?;
    }
    Ok(tx.commit().await?)
}

/// Seals everything as it stands, for an operator who has looked; how many rows.
///
/// # Errors
/// Where it could not be written.
pub async fn seal_anew(store: &Store) -> Result<usize> {
    seals::seal_anew(store).await
}
