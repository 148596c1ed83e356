//! A person's copy of everything that is held on them. That they took one is an event too.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::{
    domain::{academy::Academy, ids::PersonId},
    storage::{
        Result, Store,
        events::{self, NewEvent},
        personal_data,
    },
};

/// Everything held on a person, as JSON.
pub async fn export_person(
    store: &Store,
    academy: &Academy,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Value> {
    let tx = store.begin().await?;
    let held = personal_data::collect(&tx, person).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: Some(person),
        action: "person.exported",
        subject: person.0,
        changes: json!({}),
    };
    events::append(&tx, event, now).await?;
    tx.commit().await?;
    Ok(json!({
        "format": "countersign person export 1",
        "made_at": now.to_rfc3339_opts(SecondsFormat::Secs, true),
        "held": held,
    }))
}
