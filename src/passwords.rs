//! Passwords as argon2id hashes. Hashing is slow on purpose: it runs beside the async workers, two at a time.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;

/// Memory in KiB, passes and lanes: OWASP Password Storage Cheat Sheet, argon2id, 19 MiB.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Hashes at once; each takes a core and 19 MiB.
static PERMITS: Semaphore = Semaphore::const_new(2);

/// The hash that a password is held against where there is no account or no password yet, so that the time of an
/// answer does not tell whether somebody has an account. No password leads to it: its digest is made up.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y291bnRlcnNpZ25zYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashing could not be done now.
#[derive(Debug, thiserror::Error)]
#[error("password hashing: {0}")]
pub struct PasswordError(String);

fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(|e| PasswordError(e.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
) -> Result<T, PasswordError> {
    let _permit = PERMITS.acquire().await.map_err(|e| PasswordError(e.to_string()))?;
    tokio::task::spawn_blocking(work).await.map_err(|e| PasswordError(e.to_string()))?
}

/// The hash of a password with a fresh salt, as a PHC string.
pub async fn hash(password: &str) -> Result<String, PasswordError> {
    let password = password.to_owned();
    aside(move || {
        let hash = hasher()?.hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(|e| PasswordError(e.to_string()))
    })
    .await
}

/// Whether a password is the one of a stored hash. Without a hash the answer is no, after the same work.
pub async fn verify(password: &str, stored: Option<String>) -> Result<bool, PasswordError> {
    let password = password.to_owned();
    aside(move || {
        let is_somebody = stored.is_some();
        let stored = stored.as_deref().unwrap_or(NOBODYS_HASH);
        let fits = hasher()?.verify_password(password.as_bytes(), stored).is_ok();
        Ok(fits && is_somebody)
    })
    .await
}
