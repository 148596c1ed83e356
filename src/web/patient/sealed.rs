//! An answer that came of a file, as an address: what was read of the file stands in it under a seal, so that the page can be
//! loaded again, kept for an hour and read in another language, and nothing of the file is kept here.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use ring::hmac;
use serde::{Serialize, de::DeserializeOwned};

/// So long an address leads to its answer.
const LASTS: TimeDelta = TimeDelta::hours(1);
/// Length of the seal in bytes.
const SEAL: usize = 32;

/// Makes and opens sealed addresses. Every process of an installation has the same.
pub struct Seals(hmac::Key);

impl Seals {
    /// Seals of a secret of the installation.
    pub fn new(secret: &[u8]) -> Self {
        let purpose = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), b"answers about files");
        Self(hmac::Key::new(hmac::HMAC_SHA256, purpose.as_ref()))
    }

    /// What may stand in an address. `None` where the value cannot be written down.
    pub fn seal(&self, value: &impl Serialize, now: DateTime<Utc>) -> Option<String> {
        let content = serde_json::to_vec(&((now + LASTS).timestamp(), value)).ok()?;
        let seal = hmac::sign(&self.0, &content);
        Some(URL_SAFE_NO_PAD.encode([seal.as_ref(), &content].concat()))
    }

    /// The value of an address that was sealed here and has not ended.
    pub fn open<T: DeserializeOwned>(&self, text: &str, now: DateTime<Utc>) -> Option<T> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (seal, content) = bytes.split_at_checked(SEAL)?;
        hmac::verify(&self.0, content, seal).ok()?;
        let (until, value): (i64, T) = serde_json::from_slice(content).ok()?;
        (now.timestamp() < until).then_some(value)
    }
}
