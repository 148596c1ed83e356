//! Private keys as they lie on the disk: PKCS#8, encrypted with AES-256 under a secret stretched by scrypt (RFC 5958, 7914).
//!
//! What this protects against depends on the secret. A passphrase that is kept elsewhere protects the keys of a stolen disk
//! or backup. The key file, which is there by default, lies beside the keys: it protects a copy of the keys without it, for
//! example a backup that leaves `secret.key` out, and nobody else. Neither protects against who controls the running
//! program: it must be able to sign.

use der::pem::LineEnding;
use p256::{SecretKey, ecdsa::SigningKey, pkcs8::DecodePrivateKey, pkcs8::EncodePrivateKey};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo, SecretDocument, pkcs5};
use zeroize::Zeroizing;

use crate::random;

const LABEL: &str = "ENCRYPTED PRIVATE KEY";

/// What the keys are encrypted under.
pub enum Secret {
    /// Thought up by a person: guessing must be slow (32 MiB and a tenth of a second a guess).
    Passphrase(Zeroizing<String>),
    /// 256 random bits: nobody guesses them, slow or fast.
    KeyFile(Zeroizing<String>),
}

impl Secret {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(text) | Self::KeyFile(text) => text.as_bytes(),
        }
    }

    /// The base-2 logarithm of scrypt's cost.
    fn cost(&self) -> u8 {
        match self {
            Self::Passphrase(_) => 15,
            Self::KeyFile(_) => 10,
        }
    }
}

/// A new key from the operating system's randomness.
pub fn fresh_key() -> Result<SigningKey, String> {
    let bytes = Zeroizing::new(random::bytes::<32>().map_err(|e| e.to_string())?);
    // All but one of 2^32 numbers are keys of the curve.
    SigningKey::from_slice(&*bytes).map_err(|e| e.to_string())
}

/// The key as PEM, encrypted.
pub fn encrypt(key: &SigningKey, secret: &Secret) -> Result<Zeroizing<String>, String> {
    let plain = SecretKey::from(key.as_nonzero_scalar()).to_pkcs8_der().map_err(|e| e.to_string())?;
    seal(plain.as_bytes(), secret)
}

/// The key of a PEM that [`encrypt`] made. `Ok(None)`: the secret is another one.
pub fn decrypt(pem: &str, secret: &Secret) -> Result<Option<SigningKey>, String> {
    // A wrong secret now and then gives well padded nonsense.
    Ok(open(pem, secret)?
        .and_then(|plain| SecretKey::from_pkcs8_der(plain.as_bytes()).ok())
        .map(SigningKey::from))
}

/// A PKCS#8 key of any kind as PEM, encrypted.
pub fn seal(plain: &[u8], secret: &Secret) -> Result<Zeroizing<String>, String> {
    let salt = random::bytes::<16>().map_err(|e| e.to_string())?;
    let iv = random::bytes::<16>().map_err(|e| e.to_string())?;
    let cost = pkcs5::scrypt::Params::new(secret.cost(), 8, 1, 32).map_err(|e| e.to_string())?;
    let parameters =
        pkcs5::pbes2::Parameters::scrypt_aes256cbc(cost, &salt, &iv).map_err(|e| e.to_string())?;
    PrivateKeyInfo::try_from(plain)
        .and_then(|info| info.encrypt_with_params(parameters, secret.bytes()))
        .map_err(|e| e.to_string())?
        .to_pem(LABEL, LineEnding::LF)
        .map_err(|e| e.to_string())
}

/// The PKCS#8 key of a PEM that [`seal`] made. `Ok(None)`: the secret is another one.
pub fn open(pem: &str, secret: &Secret) -> Result<Option<SecretDocument>, String> {
    let (label, document) = SecretDocument::from_pem(pem).map_err(|e| e.to_string())?;
    if label != LABEL {
        return Err(format!("'{LABEL}' was expected, not '{label}'"));
    }
    let encrypted = EncryptedPrivateKeyInfo::try_from(document.as_bytes()).map_err(|e| e.to_string())?;
    Ok(encrypted.decrypt(secret.bytes()).ok())
}
