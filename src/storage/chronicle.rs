//! Whether certificates say what the chain of events says of them: when their state changed, why, and what they follow.

use std::collections::HashMap;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, prelude::Uuid};
use serde_json::Value;

use crate::domain::{
    event_chain::SKEW,
    ids::AcademyId,
    record_fault::{RecordFault, RecordFaultKind},
    states::{CertificateMove, CertificateState},
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
    let mut odd = HashMap::<Uuid, (String, String)>::new();
    for event in events {
        if event.action == REQUESTED {
            requests.insert(event.subject_id, event);
            continue;
        }
        if let Some(step) = odd_step(newest.get(&event.subject_id), &event) {
            odd.entry(event.subject_id).or_insert(step);
        }
        newest.insert(event.subject_id, event);
    }
    let rows = certificate::Entity::find()
        .filter(certificate::Column::AcademyId.eq(academy.0))
        .order_by_asc(certificate::Column::Serial)
        .all(db)
        .await?;
    let of = |row: &certificate::Model| {
        let (newest, request) = (newest.get(&row.id), requests.get(&row.id));
        faults_of(row, newest, request, odd.get(&row.id))
    };
    Ok(rows.iter().flat_map(of).collect())
}

/// What an event says it began from and what was so, where that is not the state that the one before it led to, or no move leads on
/// from there. An erasure takes what some say.
fn odd_step(before: Option<&event::Model>, event: &event::Model) -> Option<(String, String)> {
    let state = |event, end| text(event, &["state", end]);
    let (from, to) = (state(event, "from")?, state(event, "to")?);
    if let Some(led_to) = before.and_then(|before| state(before, "to")).filter(|led_to| *led_to != from) {
        return Some((from, led_to));
    }
    let (start, end) = (from.parse::<CertificateState>().ok(), to.parse::<CertificateState>().ok());
    let leads = |start: CertificateState| {
        CertificateMove::ALL.iter().any(|attempted| start.after(*attempted).ok() == end)
    };
    (end.is_none() || !start.is_some_and(leads)).then(|| (from.clone(), to))
}

fn faults_of(
    row: &certificate::Model,
    newest: Option<&event::Model>,
    request: Option<&event::Model>,
    odd: Option<&(String, String)>,
) -> Vec<RecordFault> {
    let mut faults = Vec::new();
    let mut differ = |column, says: String, told: String| {
        if says != told {
            let label = row.serial.clone().unwrap_or_else(|| row.id.to_string());
            let kind = RecordFaultKind::Chain { column, says, told };
            faults.push(RecordFault { row: format!("certificate {label}"), kind });
        }
    };
    if let Some((from, led_to)) = odd {
        differ("state before a step", from.clone(), led_to.clone());
    }
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
