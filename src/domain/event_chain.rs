//! Events bound to each other: whoever changes, drops or slips in one breaks every hash that follows.
//!
//! What changed is bound through a salted commitment, so that its text can be erased on a person's request while
//! the chain stays checkable.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::ids::{AcademyId, PersonId};

/// What happened, before it has a place in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// In which academy.
    pub academy_id: AcademyId,
    /// When, in whole microseconds.
    pub at: DateTime<Utc>,
    /// Who did it; `None` for the program itself.
    pub actor: Option<PersonId>,
    /// What, e.g. `certificate.suspended`.
    pub action: String,
    /// To what, e.g. `certificate`.
    pub subject_kind: String,
    /// To which.
    pub subject_id: Uuid,
    /// [`commitment`] of what changed.
    pub changes_commitment: String,
}

/// An event in its place in an academy's chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    /// In which academy.
    pub academy_id: AcademyId,
    /// Its place, from 1 without gaps.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Option<PersonId>,
    /// What.
    pub action: String,
    /// To what.
    pub subject_kind: String,
    /// To which.
    pub subject_id: Uuid,
    /// [`commitment`] of what changed.
    pub changes_commitment: String,
    /// The hash of the event before; empty for the first.
    pub previous_hash: String,
    /// SHA-256 over all of the above, lower-case hexadecimal.
    pub hash: String,
}

/// The first event whose place, hash or told change does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {number} does not follow from the one before it")]
pub struct BrokenLink {
    /// Its number.
    pub number: i64,
}

/// SHA-256 over a salt and the changes as JSON with sorted keys, lower-case hexadecimal.
pub fn commitment(salt: &str, changes: &Value) -> String {
    hex(Sha256::new().chain_update(salt).chain_update([0]).chain_update(sorted(changes).to_string()))
}

/// Gives a happening its place after the last event of the chain.
pub fn link(previous: Option<&EventRecord>, happening: Happening) -> EventRecord {
    let mut record = EventRecord {
        academy_id: happening.academy_id,
        number: previous.map_or(0, |p| p.number) + 1,
        at: happening.at,
        actor: happening.actor,
        action: happening.action,
        subject_kind: happening.subject_kind,
        subject_id: happening.subject_id,
        changes_commitment: happening.changes_commitment,
        previous_hash: previous.map_or_else(String::new, |p| p.hash.clone()),
        hash: String::new(),
    };
    record.hash = hash(&record);
    record
}

/// Whether an event follows from the one before it.
pub fn check(previous: Option<&EventRecord>, next: &EventRecord) -> Result<(), BrokenLink> {
    let follows = next.number == previous.map_or(0, |p| p.number) + 1
        && next.previous_hash == previous.map_or("", |p| &p.hash)
        && previous.is_none_or(|p| p.academy_id == next.academy_id)
        && next.hash == hash(next);
    if follows { Ok(()) } else { Err(BrokenLink { number: next.number }) }
}

/// Walks a chain from its first event.
pub fn verify<'a>(events: impl IntoIterator<Item = &'a EventRecord>) -> Result<i64, BrokenLink> {
    let mut previous: Option<&EventRecord> = None;
    for event in events {
        check(previous, event)?;
        previous = Some(event);
    }
    Ok(previous.map_or(0, |p| p.number))
}

/// Every field on a line of its own; none can contain a line feed but `action` and `subject_kind`, which the
/// program writes.
fn hash(record: &EventRecord) -> String {
    let fields = [
        "countersign-event-v1".to_owned(),
        record.academy_id.to_string(),
        record.number.to_string(),
        record.at.to_rfc3339_opts(SecondsFormat::Micros, true),
        record.actor.map(|a| a.to_string()).unwrap_or_default(),
        record.action.clone(),
        record.subject_kind.clone(),
        record.subject_id.to_string(),
        record.changes_commitment.clone(),
        record.previous_hash.clone(),
    ];
    hex(Sha256::new().chain_update(fields.join("\n")))
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The same JSON with its keys in order, whatever order the database gave them back in.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut keys: Vec<_> = fields.iter().collect();
            keys.sort_by(|a, b| a.0.cmp(b.0));
            Value::Object(keys.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        other => other.clone(),
    }
}
