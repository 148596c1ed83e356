//! Reads signed JSON so that nothing in it goes unsigned: the pinned contexts, the known shape, and nothing more.

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::fault::Fault;

/// A signed document as it is handed out.
pub(super) fn json(document: &impl Serialize) -> Vec<u8> {
    // Structures of texts and numbers always serialise.
    serde_json::to_vec(document).unwrap_or_default()
}

/// Reads a document of one shape. A member that the shape does not have, at any depth, is an undefined term; one that is
/// there twice is malformed.
pub(super) fn read<T: DeserializeOwned + Serialize>(bytes: &[u8], contexts: &[&str]) -> Result<T, Fault> {
    let given: Value = serde_json::from_slice(bytes).map_err(|e| Fault::NotJson(e.to_string()))?;
    if given.get("@context") != Some(&json!(contexts)) {
        return Err(Fault::Context);
    }
    let document: T = serde_json::from_slice(bytes).map_err(|e| Fault::Malformed(e.to_string()))?;
    let kept = serde_json::to_value(&document).map_err(|e| Fault::Malformed(e.to_string()))?;
    match beyond(&given, &kept) {
        Some(path) => Err(Fault::UndefinedTerm(path)),
        None => Ok(document),
    }
}

/// The path of the first member that was given and not kept.
fn beyond(given: &Value, kept: &Value) -> Option<String> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            let Some(same) = kept.get(name) else { return Some(name.clone()) };
            beyond(value, same).map(|path| format!("{name}.{path}"))
        }),
        (Value::Array(given), Value::Array(kept)) => {
            given.iter().zip(kept).find_map(|(value, same)| beyond(value, same))
        }
        _ => None,
    }
}

/// Whether a moment lies within a document's validity.
pub(super) fn within(from: &str, until: Option<&str>, now: DateTime<Utc>) -> Result<(), Fault> {
    let read = |text: &str| {
        DateTime::parse_from_rfc3339(text).map_err(|_| Fault::Malformed(format!("{text:?} is no moment")))
    };
    if read(from)? > now {
        return Err(Fault::NotYetValid(from.to_owned()));
    }
    match until {
        Some(until) if read(until)? < now => Err(Fault::Expired(until.to_owned())),
        _ => Ok(()),
    }
}
