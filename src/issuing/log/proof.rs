//! A proof in one file (C2SP tlog-proof): entry, index, the hashes up to the root, and the signed checkpoint.
//!
//! The entry stands in the line `extra`, so that whoever has the file needs nothing else to compute the leaf's hash. That line
//! is not authenticated by itself: it is worth something because its hash leads to the root.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    checkpoint::Checkpoint,
    note::{NoteError, NoteKey},
    tree::{Hash, includes, leaf_hash},
};

/// The first line.
const VERSION: &str = "c2sp.org/tlog-proof@v1";

/// That an entry is in a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    /// The entry.
    pub entry: Vec<u8>,
    /// Its place, 0 for the first.
    pub index: u64,
    /// From the leaf's sibling up to the root's child.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

/// Why a proof proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// It is not a proof.
    #[error("this is not a proof of a log (c2sp.org/tlog-proof@v1, with the entry in its line `extra`)")]
    Malformed,
    /// Its checkpoint is not to be believed.
    #[error(transparent)]
    Checkpoint(#[from] NoteError),
    /// The hashes do not lead from the entry to the checkpoint's root.
    #[error("the entry is not where the proof says")]
    NotIncluded,
}

/// The text of the file.
impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{VERSION}\nextra {}\nindex {}", STANDARD.encode(&self.entry), self.index)?;
        for hash in &self.hashes {
            writeln!(f, "{}", STANDARD.encode(hash))?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

impl TlogProof {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// [`ProofError::Malformed`].
    pub fn parse(text: &str) -> Result<Self, ProofError> {
        let read = || {
            let (head, checkpoint) = text.split_once("\n\n")?;
            let mut lines = head.lines();
            let entry = lines.next().filter(|line| *line == VERSION).and_then(|_| lines.next())?;
            let entry = STANDARD.decode(entry.strip_prefix("extra ")?).ok()?;
            let index = lines.next()?.strip_prefix("index ")?.parse().ok()?;
            // A path through a tree of 2^63 leaves has 63 steps.
            let hashes = lines.take(64).map(|line| STANDARD.decode(line).ok()?.try_into().ok());
            let hashes = hashes.collect::<Option<Vec<Hash>>>()?;
            let proof = Self { entry, index, hashes, checkpoint: checkpoint.to_owned() };
            (proof.to_string() == text).then_some(proof)
        };
        read().ok_or(ProofError::Malformed)
    }

    /// The checkpoint that it leads to, if the key signed that and the entry is in it.
    ///
    /// # Errors
    /// [`ProofError`].
    pub fn verify(&self, key: &NoteKey) -> Result<Checkpoint, ProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        let leaf = leaf_hash(&self.entry);
        if includes(&leaf, self.index, checkpoint.size, &checkpoint.root, &self.hashes) {
            Ok(checkpoint)
        } else {
            Err(ProofError::NotIncluded)
        }
    }
}
