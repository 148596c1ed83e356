//! What stands in the public log: an operation, a SHA-256 and a moment. Never a name, a code or a number of anybody.
//!
//! An entry is one line, `v1 <operation> <sha256> <moment>`, e.g. `v1 revoke 9f86…0a08 2026-11-20T12:00:00Z`. It names a
//! certificate by a SHA-256 over something that a stranger cannot guess, because it holds the certificate's code (75 random
//! bits) or a signature over it: whoever has the certificate finds its entries, and nobody finds a certificate from an entry.

use std::fmt;

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};

use super::{signed_content::sha256_hex, state_machine::named};

named! {
    /// What an entry says happened.
    pub enum Operation("log operation") {
        /// A credential with this SHA-256 was issued.
        Issue = "issue",
        /// A PDF with this SHA-256 was issued.
        File = "file",
        /// The certificate with this credential is not to be relied on for the time being.
        Suspend = "suspend",
        /// It can be relied on again.
        Reinstate = "reinstate",
        /// It is revoked for good.
        Revoke = "revoke",
        /// Another certificate took its place.
        Supersede = "supersede",
        /// This log goes on where an older one ended, whose last checkpoint follows in the entry.
        Continue = "continue",
    }
}

/// One entry of the public log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// What happened.
    pub operation: Operation,
    /// SHA-256 of what it is about, 64 lower-case hexadecimal digits.
    pub digest: String,
    /// When, in whole seconds.
    pub at: DateTime<Utc>,
    /// The signed checkpoint that a log continues; empty otherwise.
    pub checkpoint: String,
}

/// A text that is no entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an entry of the log: '{0}'")]
pub struct NotAnEntry(pub String);

impl LogEntry {
    /// An entry about a SHA-256; `None` where the digest is not 64 lower-case hexadecimal digits.
    pub fn new(operation: Operation, digest: &str, at: DateTime<Utc>) -> Option<Self> {
        let is_digest =
            digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        is_digest.then(|| Self {
            operation,
            digest: digest.to_owned(),
            at: at.trunc_subsecs(0),
            checkpoint: String::new(),
        })
    }

    /// The first entry of a log that continues another one from its last signed checkpoint.
    pub fn continuing(checkpoint: &str, at: DateTime<Utc>) -> Self {
        Self {
            operation: Operation::Continue,
            digest: sha256_hex(checkpoint),
            at: at.trunc_subsecs(0),
            checkpoint: checkpoint.to_owned(),
        }
    }

    /// Reads an entry; only the one way to write it is read.
    pub fn parse(text: &str) -> Result<Self, NotAnEntry> {
        let wrong = || NotAnEntry(text.chars().take(120).collect());
        let (line, checkpoint) = text.split_once('\n').unwrap_or((text, ""));
        let mut words = line.split(' ');
        let (Some("v1"), Some(operation), Some(digest), Some(at)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(wrong());
        };
        let at = DateTime::parse_from_rfc3339(at).map_err(|_| wrong())?.to_utc();
        let operation = operation.parse().map_err(|_| wrong())?;
        let entry =
            Self { checkpoint: checkpoint.to_owned(), ..Self::new(operation, digest, at).ok_or_else(wrong)? };
        let continues = operation == Operation::Continue;
        let fits = if continues { sha256_hex(checkpoint) == digest } else { checkpoint.is_empty() };
        if fits && entry.to_string() == text { Ok(entry) } else { Err(wrong()) }
    }
}

/// The bytes that are hashed into the log.
impl fmt::Display for LogEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Secs, true);
        write!(f, "v1 {} {} {at}", self.operation, self.digest)?;
        if self.checkpoint.is_empty() { Ok(()) } else { write!(f, "\n{}", self.checkpoint) }
    }
}
