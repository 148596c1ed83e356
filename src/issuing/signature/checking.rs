//! Whether every key that is to sign can be opened, without making any.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};

use super::{
    disk::read,
    keys::{Folder, KeyError, Keys, Purpose},
};

impl Keys {
    /// What keeps a key from being used: a file that is missing or damaged, or a passphrase that does not open it. Nothing
    /// before the keys are made.
    #[must_use]
    pub fn problems(&self, now: DateTime<Utc>) -> Vec<KeyError> {
        if !self.0.dir.exists() {
            return Vec::new();
        }
        let signer = match &self.0.bought {
            Some(bought) => bought.signer(now).map(|_| ()),
            None => self.0.load().map(|_| ()),
        };
        let authority = self.0.authority().map(|_| ());
        let others = [Purpose::Credential, Purpose::Log].map(|purpose| self.0.check_ed25519(purpose));
        [signer, authority].into_iter().chain(others).filter_map(Result::err).collect()
    }
}

impl Folder {
    /// Opens the key for a purpose that signs, if one was made, and asks whether its public half lies beside it.
    pub fn check_ed25519(&self, purpose: Purpose) -> Result<(), KeyError> {
        let Ok(number) = self.newest(purpose.name(), "pub") else {
            let Ok(alone) = self.newest(purpose.name(), "key") else { return Ok(()) };
            let file = self.file(&format!("{}-{alone}", purpose.name()), "pub");
            return Err(KeyError::Broken { file, reason: "it is missing beside its key".to_owned() });
        };
        self.check_public(purpose, number)
    }

    /// Whether the public half that lies beside a private one is its own.
    pub fn check_public(&self, purpose: Purpose, number: u32) -> Result<(), KeyError> {
        let name = format!("{}-{number}", purpose.name());
        let (private, file) = (self.file(&name, "key"), self.file(&name, "pub"));
        let mut kept = self.slot(purpose).lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.as_ref().filter(|signer| signer.public().number == number && private.exists());
        let signer = match known {
            Some(signer) => signer.clone(),
            None => Arc::new(self.open_ed25519(&private, number)?),
        };
        let own = signer.public().key;
        *kept = Some(signer);
        if public_of(file.clone())? == own {
            return Ok(());
        }
        let reason = format!("it does not belong to {}", private.display());
        Err(KeyError::Broken { file, reason })
    }
}

/// The public half in a file.
pub(super) fn public_of(file: PathBuf) -> Result<[u8; 32], KeyError> {
    let key = STANDARD.decode(read(&file)?.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    let reason = || "32 bytes in base64 were expected".to_owned();
    key.ok_or_else(|| KeyError::Broken { file, reason: reason() })
}
