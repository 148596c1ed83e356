//! A checkpoint (C2SP tlog-checkpoint): a log's word about its whole tree, in three lines that it signs.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    note::{NoteError, NoteKey, sign_note},
    tree::Hash,
};
use crate::ed25519::Ed25519Signer;

/// Which log, how many leaves, and their root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name: host and path of its address, without a scheme.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

/// The text that is signed.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }
}

impl Checkpoint {
    /// Reads a text of three lines. Extension lines are refused: this log never writes any.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let root = STANDARD.decode(root).ok()?.try_into().ok()?;
        let checkpoint = Self { origin: origin.to_owned(), size: size.parse().ok()?, root };
        (checkpoint.to_string() == text && !origin.is_empty()).then_some(checkpoint)
    }

    /// The checkpoint as a signed note, the name of the key being the origin.
    #[must_use]
    pub fn sign(&self, signer: &Ed25519Signer) -> String {
        sign_note(&self.origin, &self.to_string(), signer)
    }

    /// Reads a signed note whose key and origin are these.
    ///
    /// # Errors
    /// [`NoteError`]: it is damaged, signed by somebody else, changed, or about something else.
    pub fn open(note: &str, key: &NoteKey) -> Result<Self, NoteError> {
        let checkpoint = Self::parse(key.open(note)?).ok_or(NoteError::NotACheckpoint)?;
        if checkpoint.origin == key.name { Ok(checkpoint) } else { Err(NoteError::NotACheckpoint) }
    }
}
