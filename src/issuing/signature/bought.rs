//! A signing certificate from elsewhere, such as a public authority sells: its chain, and where its key is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use der::{Decode, Encode, EncodePem, pem::LineEnding};
use p256::{SecretKey, ecdsa::SigningKey, elliptic_curve::pkcs8::DecodePrivateKey};
use pkcs8::{EncryptedPrivateKeyInfo, SecretDocument};
use x509_cert::{Certificate, ext::pkix::KeyUsage};
use zeroize::Zeroizing;

use super::{
    SignError, Signer,
    identity::public_key,
    key::{Key, SoftwareKey},
    keys::KeyError,
    token::{TokenKey, TokenPlace},
};

/// Where the key of a bought certificate is.
#[derive(Clone)]
pub enum KeyPlace {
    /// A file: PKCS#8 as PEM, and what opens it where it is encrypted.
    File(PathBuf, Option<Zeroizing<String>>),
    /// A token.
    Token(TokenPlace),
}

/// A certificate from elsewhere.
#[derive(Clone)]
pub struct Bought {
    /// PEM: the key's certificate first, then those above it.
    pub chain: PathBuf,
    /// Its key.
    pub key: KeyPlace,
}

impl Bought {
    /// Readies it for signing.
    ///
    /// # Errors
    /// [`KeyError`] naming the file and what to do.
    pub fn signer(&self, now: DateTime<Utc>) -> Result<Signer, KeyError> {
        let mut chain = self.certificates()?;
        let wrong = |reason: String| KeyError::Broken { file: self.chain.clone(), reason };
        check(&chain, now).map_err(wrong)?;
        let own = chain.remove(0);
        let public = public_key(&own).map_err(|_| {
            wrong(
                "the certificate's key is not on the curve P-256, which is the only one in use here"
                    .to_owned(),
            )
        })?;
        let key: Box<dyn Key> = match &self.key {
            KeyPlace::File(file, passphrase) => {
                Box::new(SoftwareKey::new(&read_key(file, passphrase.as_ref().map(|p| p.as_str()))?)?)
            }
            KeyPlace::Token(place) => Box::new(TokenKey::open(place.clone(), public)?),
        };
        Ok(Signer::new(key, own, chain)?)
    }

    /// The chain as it stands in its file.
    ///
    /// # Errors
    /// [`KeyError`] naming the file.
    pub fn certificates(&self) -> Result<Vec<Certificate>, KeyError> {
        let file = || self.chain.clone();
        let pem = fs::read(&self.chain).map_err(|source| KeyError::File { file: file(), source })?;
        let broken = |reason: String| KeyError::Broken { file: file(), reason };
        // The reader below counts on something being there.
        if pem.trim_ascii().is_empty() {
            return Err(broken("there is no certificate in it".to_owned()));
        }
        Certificate::load_pem_chain(pem.trim_ascii()).map_err(|e| broken(format!("certificates in PEM: {e}")))
    }

    /// What the certificate's file is called among the installation's keys.
    pub(super) fn name(own: &Certificate) -> Result<String, SignError> {
        Ok(format!("bought-{}", &crate::random::sha256_hex(&own.to_der()?)[..16]))
    }

    /// Keeps the certificate among the installation's: what it signed is known for ever, also after it was replaced.
    pub(super) fn keep(own: &Certificate, dir: &Path) -> Result<(), KeyError> {
        let file = dir.join(Self::name(own)?).with_extension("pem");
        if file.exists() {
            return Ok(());
        }
        let pem = own.to_pem(LineEnding::LF).map_err(SignError::from)?;
        super::disk::write(&file, &pem)
    }
}

/// What must hold of a chain before its first certificate signs; otherwise what is wrong, for the owner.
fn check(chain: &[Certificate], now: DateTime<Utc>) -> Result<(), String> {
    let [own, above @ ..] = chain else { return Err("there is no certificate in it".to_owned()) };
    let tbs = &own.tbs_certificate;
    if above.is_empty() && tbs.issuer != tbs.subject {
        return Err(format!("the certificate above the signer's is missing: append that of {}", tbs.issuer));
    }
    for (below, above) in chain.iter().zip(above) {
        if below.tbs_certificate.issuer != above.tbs_certificate.subject {
            return Err(format!(
                "after the certificate of {} that of {} must come, not that of {}",
                below.tbs_certificate.subject, below.tbs_certificate.issuer, above.tbs_certificate.subject,
            ));
        }
    }
    for certificate in chain {
        let validity = &certificate.tbs_certificate.validity;
        let now = u64::try_from(now.timestamp()).unwrap_or_default();
        let subject = &certificate.tbs_certificate.subject;
        if validity.not_after.to_unix_duration().as_secs() < now {
            return Err(format!("the certificate of {subject} ended on {}", validity.not_after));
        }
        if validity.not_before.to_unix_duration().as_secs() > now {
            return Err(format!("the certificate of {subject} begins on {}", validity.not_before));
        }
    }
    match tbs.get::<KeyUsage>() {
        Ok(Some((_, usage))) if !usage.digital_signature() && !usage.non_repudiation() => {
            Err("the certificate is not for signing: its key usage lacks digitalSignature".to_owned())
        }
        _ => Ok(()),
    }
}

fn read_key(file: &Path, passphrase: Option<&str>) -> Result<SigningKey, KeyError> {
    let broken = |reason: &str| KeyError::Broken { file: file.to_owned(), reason: reason.to_owned() };
    let text = fs::read_to_string(file).map_err(|source| KeyError::File { file: file.to_owned(), source })?;
    let text = Zeroizing::new(text);
    let (label, document) = SecretDocument::from_pem(&text)
        .map_err(|_| broken("a key in PEM (PKCS#8) was expected; openssl pkcs8 -topk8 makes one"))?;
    let plain = match label {
        "PRIVATE KEY" => document,
        "ENCRYPTED PRIVATE KEY" => {
            let passphrase =
                passphrase.ok_or_else(|| broken("it is encrypted: set signing_key_passphrase"))?;
            let sealed = EncryptedPrivateKeyInfo::from_der(document.as_bytes());
            let sealed = sealed.map_err(|e| broken(&e.to_string()))?;
            sealed.decrypt(passphrase).map_err(|_| KeyError::WrongSecret(file.to_owned()))?
        }
        other => {
            return Err(broken(&format!("'{other}' is not PKCS#8; openssl pkcs8 -topk8 converts it")));
        }
    };
    SecretKey::from_pkcs8_der(plain.as_bytes())
        .map(SigningKey::from)
        .map_err(|_| broken("the key is not on the curve P-256, which is the only one in use here"))
}
