//! A person's copy of everything that is held on them. It is collected beside the writing, so that others go on saving meanwhile;
//! that they took one is an event.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::{
    domain::ids::PersonId,
    storage::{Result, Store, personal_data},
};

use super::{acting::OwnAccount, change_password};

/// Everything held on a person at one moment, as JSON. Nothing is written yet, and nobody waits.
pub async fn collect_copy(store: &Store, person: PersonId) -> Result<Value> {
    let snapshot = store.begin_reading().await?;
    let held = personal_data::collect(&snapshot, person).await?;
    snapshot.commit().await?;
    Ok(held)
}

/// Everything held on a person, as JSON, with the event in each of their academies that they took it.
pub async fn export_person(store: &Store, who: &OwnAccount) -> Result<Value> {
    let held = collect_copy(store, who.person()).await?;
    let (tx, at) = who.begin(store).await?;
    change_password::record(&tx, who.person(), "person.exported", at).await?;
    tx.commit().await?;
    Ok(told(held, at))
}

fn told(held: Value, at: DateTime<Utc>) -> Value {
    json!({
        "format": "countersign person export 1",
        "made_at": at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "held": held,
    })
}
