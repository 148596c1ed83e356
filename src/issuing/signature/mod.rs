//! The issuer's signature: PAdES B-B with P-256 and SHA-256 (ETSI EN 319 142-1). The only room that touches private keys.
//!
//! [`sign`] takes a [`Prepared`] by value: what was not checked can't be signed, and nothing is signed twice. The private key
//! is behind [`key::Key`]: in this program's memory, or in a token that never gives it away.

mod at_rest;
pub mod bought;
mod certificates;
mod checking;
mod cms;
mod disk;
pub mod ed25519;
pub mod endings;
pub(super) mod identity;
mod key;
pub mod keys;
pub mod revocation_list;
pub mod revoking;
pub mod token;

use std::fmt;

use chrono::{DateTime, Utc};
use sha2::Digest;
use thiserror::Error;
use x509_cert::Certificate;

use super::Prepared;
use cms::Frame;
use identity::public_key;
use key::Key;

/// Why a certificate could not be signed.
#[derive(Debug, Error)]
pub enum SignError {
    /// Key and certificate don't belong together, or one of them is of another kind than P-256.
    #[error("the signing certificate does not belong to the key: {0}")]
    Mismatch(String),
    /// The signature with its certificates is larger than the room in the file.
    #[error("the signature takes {have} bytes and the file has room for {room}")]
    NoRoom {
        /// Bytes of the signature.
        have: usize,
        /// Bytes that the file has for it.
        room: usize,
    },
    /// A structure could not be encoded.
    #[error("the signature could not be encoded: {0}")]
    Encoding(#[from] der::Error),
    /// The certificates above the key's own can't stand in a signature.
    #[error("the chain of certificates: {0}")]
    Chain(&'static str),
    /// The signature itself failed.
    #[error("the key did not sign: {0}")]
    Refused(String),
}

/// A key with the certificates that say whose it is.
pub struct Signer {
    key: Box<dyn Key>,
    /// The key's own certificate first, the root last.
    chain: Vec<Certificate>,
    frame: Frame,
    /// Bytes kept free beside each signature.
    beside: usize,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.certificate().tbs_certificate.subject)
    }
}

impl Signer {
    /// A signer from a key, its certificate and the certificates above that one, root last.
    fn new(key: Box<dyn Key>, certificate: Certificate, above: Vec<Certificate>) -> Result<Self, SignError> {
        let public = public_key(&certificate).map_err(SignError::Mismatch)?;
        if public != *key.public() {
            return Err(SignError::Mismatch("it holds another public key".to_owned()));
        }
        let chain: Vec<_> = std::iter::once(certificate).chain(above).collect();
        let frame = Frame::new(&chain)?;
        Ok(Self { key, chain, frame, beside: 0 })
    }

    /// The same signer, whose files have room for a timestamp beside the signature. Those of public authorities, with their
    /// certificates, take about six thousand bytes.
    fn with_room_for_timestamps(self) -> Self {
        Self { beside: 8 * 1024, ..self }
    }

    /// The key's own certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.chain[0]
    }

    /// The most bytes that a signature takes, and a timestamp beside it where there is to be one, before they are written in
    /// hexadecimal.
    #[must_use]
    pub fn room(&self) -> usize {
        self.frame.longest() + self.beside
    }

    /// A detached PAdES signature, DER, over content of this SHA-256 digest: no more than [`Signer::room`] bytes.
    ///
    /// # Errors
    /// [`SignError::Refused`] when the key does not sign.
    pub fn detached(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SignError> {
        self.frame.detached(digest, self.key.as_ref())
    }
}

/// A signed certificate: the bytes to store and to hand out, never to be written again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    bytes: Vec<u8>,
    sha256: String,
}

impl Signed {
    /// The file.
    #[must_use]
    pub fn pdf(&self) -> &[u8] {
        &self.bytes
    }

    /// The file.
    #[must_use]
    pub fn into_pdf(self) -> Vec<u8> {
        self.bytes
    }

    /// Its SHA-256, in lower-case hexadecimal: what the record keeps.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

/// Signs a certificate. `at` is what the file says about when. But for the signature's own digits the same input gives the
/// same bytes.
///
/// # Errors
/// [`SignError::NoRoom`] when the chain of certificates is too long for the file.
pub fn sign(prepared: Prepared, signer: &Signer, at: DateTime<Utc>) -> Result<Signed, SignError> {
    let room = prepared.room.clone();
    // The widths are the same whatever the numbers are, so the head can be measured before they are known.
    let head = head(at, 0, 0, 0).len();
    let taken = if room.is_empty() { head + 2 * signer.room() + TAIL.len() } else { room.len() };
    let behind = prepared.behind(taken);
    let Prepared { mut bytes, before, .. } = prepared;
    let length = room.start + taken + behind.len();
    let digits = (taken - head - TAIL.len()) & !1;
    let [start, end] = [room.start + head - 1, room.start + head + digits + 1];
    let mut dictionary = self::head(at, start, end, length - end).into_bytes();
    dictionary.resize(head + digits, b'0');
    dictionary.extend_from_slice(TAIL.as_bytes());
    dictionary.resize(taken, b' ');
    let first = room.start;
    bytes.truncate(first);
    bytes.reserve_exact(taken + behind.len());
    bytes.extend_from_slice(&dictionary);
    bytes.extend_from_slice(&behind);

    let digest = before.clone().chain_update(&bytes[first..start]).chain_update(&bytes[end..]).finalize();
    let signature = signer.detached(&digest.into())?;
    if signature.len() * 2 > digits {
        return Err(SignError::NoRoom { have: signature.len(), room: digits / 2 });
    }
    for (place, byte) in bytes[start + 1..end - 1].chunks_exact_mut(2).zip(&signature) {
        place.copy_from_slice(&HEX[usize::from(*byte)]);
    }
    let sha256 = crate::random::hex(&before.chain_update(&bytes[first..]).finalize());
    Ok(Signed { bytes, sha256 })
}

const TAIL: &str = ">>>";

/// The signature's dictionary up to the first digit of its content. No change at all is allowed afterwards (DocMDP, P 1).
fn head(at: DateTime<Utc>, start: usize, end: usize, rest: usize) -> String {
    let at = at.format("%Y%m%d%H%M%S");
    let range = format!("[0 {start} {end} {rest}");
    format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:{at}Z)\
         /Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/V/1.2/P 1>>>>]\
         /ByteRange{range:<40}]/Contents<"
    )
}

/// The two digits of each byte.
const HEX: [[u8; 2]; 256] = {
    let digits = *b"0123456789ABCDEF";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    table
};
