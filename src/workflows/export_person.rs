//! A person's copy of everything that is held on them. It is collected beside the writing, so that others go on saving meanwhile;
//! that they took one is an event.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::storage::{
    Result, Store,
    events::{self, NewEvent},
    personal_data,
};

use super::{acting::Authority, may};

/// Everything held on a person at one moment, as JSON. Nothing is written yet, and nobody waits.
pub async fn collect_copy(store: &Store, who: &Authority) -> Result<Value> {
    let person = who.require(store.read(), may::TRAINEES).await?.person;
    let snapshot = store.begin_reading().await?;
    let held = personal_data::collect(&snapshot, person).await?;
    snapshot.commit().await?;
    Ok(held)
}

/// Everything held on a person, as JSON, with the event that they took it.
pub async fn export_person(store: &Store, who: &Authority) -> Result<Value> {
    let held = collect_copy(store, who).await?;
    let (tx, acting) = who.begin(store, may::TRAINEES).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "person.exported",
        subject: acting.person.0,
        changes: json!({}),
    };
    events::append(&tx, event, acting.at).await?;
    tx.commit().await?;
    Ok(told(held, acting.at))
}

fn told(held: Value, at: DateTime<Utc>) -> Value {
    json!({
        "format": "countersign person export 1",
        "made_at": at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "held": held,
    })
}
