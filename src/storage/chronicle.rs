//! Whether certificates say what the chain of events says of them: when their state changed, why, and what they follow.

use std::collections::HashMap;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Uuid};
use serde_json::Value;

use crate::domain::{
    event_chain::SKEW,
    ids::AcademyId,
    record_fault::{RecordFault, RecordFaultKind},
};

use super::{
    Result,
    entities::{certificate, event},
};

/// What a request writes down.
const REQUESTED: &str = "certificate.requested";
/// What every change of the state of an issued certificate writes down.
const CHANGED: [&str; 5] = [
    "certificate.issued",
    "certificate.suspended",
    "certificate.reinstated",
    "certificate.revoked",
    "certificate.superseded",
];

/// Where certificates of an academy say something else than its events.
pub async fn list_faults(db: &impl ConnectionTrait, academy: AcademyId) -> Result<Vec<RecordFault>> {
    let events = event::Entity::find()
        .filter(event::Column::AcademyId.eq(academy.0))
        .filter(event::Column::Action.is_in(CHANGED.into_iter().chain([REQUESTED])))
        .order_by_asc(event::Column::Number)
        .all(db)
        .await?;
    let (mut newest, mut requests) = (HashMap::<Uuid, event::Model>::new(), HashMap::new());
    for event in events {
        let told = if event.action == REQUESTED { &mut requests } else { &mut newest };
        told.insert(event.subject_id, event);
    }
    let rows = certificate::Entity::find()
        .filter(certificate::Column::AcademyId.eq(academy.0))
        .order_by_asc(certificate::Column::Serial)
        .all(db)
        .await?;
    Ok(rows.iter().flat_map(|row| faults_of(row, newest.get(&row.id), requests.get(&row.id))).collect())
}

fn faults_of(
    row: &certificate::Model,
    newest: Option<&event::Model>,
    request: Option<&event::Model>,
) -> Vec<RecordFault> {
    let mut faults = Vec::new();
    let mut differ = |column, says: String, told: String| {
        if says != told {
            let label = row.serial.clone().unwrap_or_else(|| row.id.to_string());
            let kind = RecordFaultKind::Chain { column, says, told };
            faults.push(RecordFault { row: format!("certificate {label}"), kind });
        }
    };
    if let Some(event) = newest {
        // An event is never before the one before it, whatever another program's clock said.
        let later = event.at - row.state_changed_at;
        if later < TimeDelta::zero() || later > SKEW {
            differ("state_changed_at", row.state_changed_at.to_rfc3339(), event.at.to_rfc3339());
        }
        let to = text(event, &["state", "to"]);
        if let Some(to) = to {
            differ("state", row.state.clone(), to);
        }
        if let Some(key) = text(event, &["reason_key"]) {
            differ("reason_key", row.reason_key.clone().unwrap_or_default(), key);
        }
    }
    // An erasure takes what a change said; that there was one stays.
    if let Some(request) = request.filter(|request| request.changes.is_some()) {
        let follows = text(request, &["follows"]).unwrap_or_default();
        differ("predecessor_id", row.predecessor_id.map(|id| id.to_string()).unwrap_or_default(), follows);
    }
    faults
}

/// A text within what an event says of its change.
fn text(event: &event::Model, path: &[&str]) -> Option<String> {
    let changes = event.changes.as_ref()?;
    let found = path.iter().try_fold(changes, |value: &Value, name| value.get(name))?;
    found.as_str().map(str::to_owned)
}
