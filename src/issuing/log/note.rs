//! A signed note (C2SP signed-note): a text, and under it who signed it with which key.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::super::ed25519::{Ed25519Signer, verify};

/// Ed25519, as signed-note numbers the kinds of signatures.
const ED25519: u8 = 1;
/// A note longer than this is not read: it may come from a stranger.
const LONGEST: usize = 100_000;

/// Why a note is not to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is not a note.
    #[error("this is not a signed note")]
    Malformed,
    /// It is a note, but the key that was expected did not sign it.
    #[error("the note has no signature by the expected key")]
    OtherKey,
    /// The expected key is named, and the signature is not its own over this text.
    #[error("the note was changed after it was signed")]
    Changed,
    /// The text is signed, and not a checkpoint.
    #[error("the signed text is not a checkpoint")]
    NotACheckpoint,
}

/// The public key of a log, under the name it signs with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteKey {
    /// The name: the log's origin.
    pub name: String,
    /// The public key (RFC 8032, 5.1.5).
    pub key: [u8; 32],
}

impl NoteKey {
    /// The first four bytes of SHA-256 over name, newline, kind and key.
    fn id(&self) -> [u8; 4] {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key)
            .finalize()
            .into();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// The key as monitors and Go's `note.NewVerifier` take it: `name+id+key`.
    #[must_use]
    pub fn vkey(&self) -> String {
        let key = [&[ED25519], self.key.as_slice()].concat();
        format!("{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id()), STANDARD.encode(key))
    }

    /// Reads what [`NoteKey::vkey`] writes.
    #[must_use]
    pub fn from_vkey(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '+');
        let (name, _, key) = (parts.next()?, parts.next()?, parts.next()?);
        let key = STANDARD.decode(key).ok()?;
        let key = Self { name: name.to_owned(), key: key.strip_prefix(&[ED25519])?.try_into().ok()? };
        (key.vkey() == text.trim()).then_some(key)
    }

    /// The text of a note that this key signed. Signatures of other keys are passed over.
    ///
    /// # Errors
    /// [`NoteError`].
    pub fn open<'a>(&self, note: &'a str) -> Result<&'a str, NoteError> {
        let has_control = note.bytes().any(|byte| byte < 0x20 && byte != b'\n');
        if note.len() > LONGEST || has_control || !note.ends_with('\n') {
            return Err(NoteError::Malformed);
        }
        let end = note.rfind("\n\n").ok_or(NoteError::Malformed)?;
        let (text, signatures) = (&note[..=end], &note[end + 2..]);
        let mut signed = Err(NoteError::OtherKey);
        for line in signatures.lines() {
            let (name, signature) =
                line.strip_prefix("— ").and_then(|line| line.split_once(' ')).ok_or(NoteError::Malformed)?;
            let signature = STANDARD.decode(signature).map_err(|_| NoteError::Malformed)?;
            let Some((id, signature)) = signature.split_first_chunk::<4>() else {
                return Err(NoteError::Malformed);
            };
            if name != self.name || *id != self.id() {
                continue;
            }
            let is_signed =
                signature.try_into().is_ok_and(|signature| verify(&self.key, text.as_bytes(), signature));
            if !is_signed {
                return Err(NoteError::Changed);
            }
            signed = Ok(text);
        }
        signed
    }
}

/// Signs a text that ends with a newline, under a name without spaces and `+`. The same text gives the same note.
#[must_use]
pub fn sign_note(name: &str, text: &str, signer: &Ed25519Signer) -> String {
    let key = NoteKey { name: name.to_owned(), key: signer.public().key };
    let signature = [key.id().as_slice(), &signer.sign(text.as_bytes())].concat();
    format!("{text}\n— {name} {}\n", STANDARD.encode(signature))
}
