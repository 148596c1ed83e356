//! What holds a private P-256 key and signs with it: the memory of this program, or something that never gives it away.

use p256::{
    SecretKey,
    ecdsa::{SigningKey, VerifyingKey},
    pkcs8::EncodePrivateKey,
};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair},
};
use zeroize::Zeroizing;

use super::SignError;

/// A private P-256 key, wherever it is.
pub trait Key: Send + Sync {
    /// Signs the SHA-256 of a message with ECDSA (FIPS 186-5, 6.4.1): r and s, 32 bytes each.
    ///
    /// # Errors
    /// [`SignError::Refused`] with the reason of whatever holds the key.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError>;

    /// The public half.
    fn public(&self) -> &VerifyingKey;
}

/// A key in the memory of this program. Its nonces are made of the key, the message and fresh randomness together
/// (decision 35).
pub struct SoftwareKey {
    pair: EcdsaKeyPair,
    public: VerifyingKey,
    random: SystemRandom,
}

impl SoftwareKey {
    /// Readies a key for signing.
    ///
    /// # Errors
    /// [`SignError::Refused`] when the key and its own public half disagree.
    pub fn new(key: &SigningKey) -> Result<Self, SignError> {
        let refused = |e: &dyn std::fmt::Display| SignError::Refused(e.to_string());
        let plain = SecretKey::from(key.as_nonzero_scalar()).to_pkcs8_der().map_err(|e| refused(&e))?;
        let plain = Zeroizing::new(plain.as_bytes().to_vec());
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &plain, &random)
            .map_err(|e| refused(&e))?;
        Ok(Self { pair, public: *key.verifying_key(), random })
    }
}

impl Key for SoftwareKey {
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SignError> {
        let signature = self.pair.sign(&self.random, message);
        let signature = signature.map_err(|_| SignError::Refused("no randomness".to_owned()))?;
        signature.as_ref().try_into().map_err(|_| SignError::Refused("another length".to_owned()))
    }

    fn public(&self) -> &VerifyingKey {
        &self.public
    }
}
