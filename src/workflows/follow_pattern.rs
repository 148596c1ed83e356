//! Where a square pattern leads: to a certificate from here, to another site, or nowhere.

use serde_json::Value;

use crate::{
    domain::{
        pattern::{self, Pattern},
        typed_code,
    },
    storage::{StorageError, Store, credentials},
};

/// Reads a pattern's text; `site` is how the addresses of this installation begin today. What was issued while it had another one
/// bears that, and its credential, signed then, names it: so an old certificate is not called a stranger's.
pub async fn follow_pattern(store: &Store, text: &str, site: &str) -> Result<Pattern, StorageError> {
    let read = pattern::read(text, site);
    let leads_away = matches!(read, Pattern::Elsewhere { .. });
    let Some(code) = typed_code::read(text).ok().filter(|_| leads_away) else { return Ok(read) };
    let Some(stored) = credentials::find_by_code(store.read(), &code).await? else { return Ok(read) };
    let credential: Value = serde_json::from_slice(&stored.bytes)?;
    let then = credential.get("id").and_then(Value::as_str).unwrap_or(site);
    Ok(pattern::read(text, then))
}
