//! Ed25519 keys (RFC 8032) for what is not a PDF: one kind signs credentials, one the public log.

use std::fmt;

use const_oid::ObjectIdentifier as Oid;
use der::Encode;
use ed25519_dalek::{Signer as _, SigningKey};
use pkcs8::PrivateKeyInfo;
use spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use super::at_rest::{self, Secret};
use crate::random;

/// id-Ed25519 (RFC 8410, 3).
const ED25519: Oid = Oid::new_unwrap("1.3.101.112");

/// A private Ed25519 key and its number among the keys of its kind.
pub struct Ed25519Signer {
    key: SigningKey,
    number: u32,
}

impl fmt::Debug for Ed25519Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ed25519Signer({})", self.number)
    }
}

/// The public half of a key, kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ed25519Public {
    /// Its number among the keys of its kind, from 1 on.
    pub number: u32,
    /// The public key (RFC 8032, 5.1.5).
    pub key: [u8; 32],
    /// Whether it signs no more.
    pub retired: bool,
}

impl Ed25519Signer {
    /// A new key from the operating system's randomness.
    pub(super) fn fresh(number: u32) -> Result<Self, String> {
        let seed = Zeroizing::new(random::bytes::<32>().map_err(|e| e.to_string())?);
        Ok(Self { key: SigningKey::from_bytes(&seed), number })
    }

    /// The key of a PEM. `Ok(None)`: the secret is another one.
    pub(super) fn open(pem: &str, number: u32, secret: &Secret) -> Result<Option<Self>, String> {
        let Some(plain) = at_rest::open(pem, secret)? else { return Ok(None) };
        let Ok(info) = PrivateKeyInfo::try_from(plain.as_bytes()) else { return Ok(None) };
        // RFC 8410, 7: an octet string within the octet string.
        match info.private_key {
            [0x04, 0x20, seed @ ..] if info.algorithm.oid == ED25519 && seed.len() == 32 => {
                let seed = Zeroizing::new(<[u8; 32]>::try_from(seed).map_err(|e| e.to_string())?);
                Ok(Some(Self { key: SigningKey::from_bytes(&seed), number }))
            }
            _ => Err("another kind of key than Ed25519".to_owned()),
        }
    }

    /// The key as PEM, encrypted.
    pub(super) fn seal(&self, secret: &Secret) -> Result<Zeroizing<String>, String> {
        let seed = Zeroizing::new([&[0x04, 0x20], self.key.as_bytes().as_slice()].concat());
        let algorithm = AlgorithmIdentifierRef { oid: ED25519, parameters: None };
        let plain = PrivateKeyInfo::new(algorithm, &seed).to_der().map(Zeroizing::new);
        at_rest::seal(&plain.map_err(|e| e.to_string())?, secret)
    }

    /// Signs a message. The same message gives the same 64 bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> Ed25519Public {
        Ed25519Public { number: self.number, key: self.key.verifying_key().to_bytes(), retired: false }
    }
}

/// Whether a signature is this key's over a message, by the strict rules (RFC 8032, 5.1.7; no small-order keys).
#[must_use]
pub fn verify(public: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    ed25519_dalek::VerifyingKey::from_bytes(public)
        .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}
