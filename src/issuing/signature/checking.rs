//! Whether every key that is to sign can be opened, without making any.

use chrono::{DateTime, Utc};

use super::keys::{KeyError, Keys, Purpose};

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
