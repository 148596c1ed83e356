//! The chain of an academy's events: each carries the hash of the one before, so that no event can be changed, dropped
//! or slipped in unseen.
//!
//! What changed enters the hash only as a commitment, SHA-256 of a random salt and the canonical JSON. When a person
//! is erased, salt and changes go, the commitment stays, and the chain can still be checked.

use std::fmt::Write as _;

use chrono::{DateTime, SecondsFormat, SubsecRound, TimeDelta, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::ids::{AcademyId, PersonId};
use super::signed_content::{hex, sha256_hex};

/// What the first event of an academy has as its previous hash.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Clocks of one installation may differ by so much. Nothing is appended before the event that it follows; what was
/// appended before that was a rule may lie a little before it, and is no fault.
pub const SKEW: TimeDelta = TimeDelta::minutes(10);

/// An event as the chain sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRecord {
    /// Whose chain.
    pub academy_id: AcademyId,
    /// 1 for the first event of the academy, then without a gap.
    pub number: i64,
    /// When it happened; hashed to the microsecond, which both databases keep.
    pub at: DateTime<Utc>,
    /// Who did it; nobody where the program did.
    pub actor: Option<PersonId>,
    /// What was done, e.g. `certificate.revoke`.
    pub action: String,
    /// What it was done to, e.g. `certificate`.
    pub subject_kind: String,
    /// Id of that.
    pub subject_id: String,
    /// SHA-256 of salt and changes, in lower-case hexadecimal; see [`commitment`].
    pub changes_commitment: String,
    /// Hash of the event before, or [`GENESIS`].
    pub previous_hash: String,
    /// Hash of this event.
    pub hash: String,
}

/// What happened, before it is linked into the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Whose chain.
    pub academy_id: AcademyId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Option<PersonId>,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject_kind: String,
    /// Id of that.
    pub subject_id: String,
    /// See [`commitment`].
    pub changes_commitment: String,
}

/// The first event at which a chain does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {number}: {fault:?}")]
pub struct BrokenLink {
    /// The number it carries.
    pub number: i64,
    /// What is wrong.
    pub fault: LinkFault,
}

/// What is wrong with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// An event is missing, doubled or out of order.
    Number {
        /// The number that should stand here.
        expected: i64,
    },
    /// It belongs to another academy.
    Academy,
    /// It does not carry the hash of the event before.
    Previous,
    /// Its content is not what was hashed.
    Content,
    /// It is dated long before the event that it follows.
    Time {
        /// When that one happened.
        before: DateTime<Utc>,
    },
}

/// The commitment to what changed. The salt is random, at least 16 bytes, and kept beside the changes.
pub fn commitment(salt: &[u8], changes: &Value) -> String {
    let mut digest = Sha256::new();
    digest.update((salt.len() as u64).to_be_bytes());
    digest.update(salt);
    digest.update(canonical_json(changes).as_bytes());
    hex(&digest.finalize())
}

/// The event that follows another, or the first of its academy.
pub fn link(previous: Option<&EventRecord>, happening: Happening) -> EventRecord {
    let Happening { academy_id, at, actor, action, subject_kind, subject_id, changes_commitment } = happening;
    let mut event = EventRecord {
        academy_id,
        number: previous.map_or(1, |p| p.number + 1),
        at: at.trunc_subsecs(6),
        actor,
        action,
        subject_kind,
        subject_id,
        changes_commitment,
        previous_hash: previous.map_or_else(|| GENESIS.to_owned(), |p| p.hash.clone()),
        hash: String::new(),
    };
    event.hash = hash_of(&event);
    event
}

/// Checks a whole chain from its first event on. An empty one holds.
pub fn verify<'a>(events: impl IntoIterator<Item = &'a EventRecord>) -> Result<(), BrokenLink> {
    let mut before: Option<&EventRecord> = None;
    for event in events {
        check_link(before, event).map_err(|fault| BrokenLink { number: event.number, fault })?;
        before = Some(event);
    }
    Ok(())
}

/// Checks one event against the one before it, for chains too long to hold in memory.
pub fn check_link(previous: Option<&EventRecord>, event: &EventRecord) -> Result<(), LinkFault> {
    let expected = previous.map_or(1, |p| p.number + 1);
    if event.number != expected {
        return Err(LinkFault::Number { expected });
    }
    if previous.is_some_and(|p| p.academy_id != event.academy_id) {
        return Err(LinkFault::Academy);
    }
    if event.previous_hash != previous.map_or(GENESIS, |p| &p.hash) {
        return Err(LinkFault::Previous);
    }
    if event.hash != hash_of(event) {
        return Err(LinkFault::Content);
    }
    match previous {
        Some(before) if before.at - event.at > SKEW => Err(LinkFault::Time { before: before.at }),
        _ => Ok(()),
    }
}

/// JSON with the keys of every object sorted and no spaces, so that the same changes always give the same text.
pub fn canonical_json(value: &Value) -> String {
    let mut text = String::new();
    write_canonical(value, &mut text);
    text
}

fn write_canonical(value: &Value, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(key, _)| *key);
            text.push('{');
            for (place, (key, value)) in members.into_iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                // Writing to a String cannot fail.
                let _ = write!(text, "{}:", Value::from(key.as_str()));
                write_canonical(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                write_canonical(item, text);
            }
            text.push(']');
        }
        plain => {
            let _ = write!(text, "{plain}");
        }
    }
}

/// SHA-256 over every field but the hash itself. Each is preceded by its length in bytes, so that no two events run
/// into the same text.
fn hash_of(event: &EventRecord) -> String {
    let fields = [
        "countersign event 1".to_owned(),
        event.academy_id.to_string(),
        event.number.to_string(),
        event.at.to_rfc3339_opts(SecondsFormat::Micros, true),
        event.actor.map(|actor| actor.to_string()).unwrap_or_default(),
        event.action.clone(),
        event.subject_kind.clone(),
        event.subject_id.clone(),
        event.changes_commitment.clone(),
        event.previous_hash.clone(),
    ];
    sha256_hex(&fields.iter().fold(String::new(), |mut text, field| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}:{field}", field.len());
        text
    }))
}
