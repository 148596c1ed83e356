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
/// there twice is malformed, and so is an object that is written as a list of its values.
pub(super) fn read<T: DeserializeOwned + Serialize>(bytes: &[u8], contexts: &[&str]) -> Result<T, Fault> {
    let given: Value = serde_json::from_slice(bytes).map_err(|e| Fault::NotJson(e.to_string()))?;
    if given.get("@context") != Some(&json!(contexts)) {
        return Err(Fault::Context);
    }
    // Read from the bytes: a value no longer knows which members were there twice.
    let document: T = serde_json::from_slice(bytes).map_err(|e| Fault::Malformed(e.to_string()))?;
    let kept = serde_json::to_value(&document).map_err(|e| Fault::Malformed(e.to_string()))?;
    match apart(&given, &kept, Members::All) {
        Some(Apart::Beyond(path)) => Err(Fault::UndefinedTerm(path)),
        Some(Apart::Form(path)) => Err(Fault::Malformed(format!("{path} is not of the form that it has"))),
        None => Ok(document),
    }
}

/// Reads a document that may have members beyond those that are known, such as an issuer's. What is known has its own form.
pub(super) fn read_known<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> serde_json::Result<T> {
    let given: Value = serde_json::from_slice(bytes)?;
    let document: T = serde_json::from_slice(bytes)?;
    match apart(&given, &serde_json::to_value(&document)?, Members::Known) {
        Some(Apart::Beyond(path) | Apart::Form(path)) => {
            Err(serde::de::Error::custom(format_args!("{path} is not of the form that it has")))
        }
        None => Ok(document),
    }
}

/// Which members of an object are looked at.
#[derive(Clone, Copy)]
enum Members {
    All,
    Known,
}

/// Where what was given is not what was read.
enum Apart {
    /// A member that was not kept.
    Beyond(String),
    /// Something of another form: the reader of a structure takes a list of its members' values for the object.
    Form(String),
}

impl Apart {
    fn within(self, name: &str) -> Self {
        let longer = |path: String| match path.as_str() {
            "" => name.to_owned(),
            _ => format!("{name}.{path}"),
        };
        match self {
            Self::Beyond(path) => Self::Beyond(longer(path)),
            Self::Form(path) => Self::Form(longer(path)),
        }
    }
}

/// The first place where they are apart; none where nothing was given that was not kept as it was.
fn apart(given: &Value, kept: &Value, members: Members) -> Option<Apart> {
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            let Some(same) = kept.get(name) else {
                return matches!(members, Members::All).then(|| Apart::Beyond(name.clone()));
            };
            apart(value, same, members).map(|apart| apart.within(name))
        }),
        (Value::Array(given), Value::Array(kept)) if given.len() == kept.len() => {
            given.iter().zip(kept).find_map(|(value, same)| apart(value, same, members))
        }
        (given, kept) => (given != kept).then(|| Apart::Form(String::new())),
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
