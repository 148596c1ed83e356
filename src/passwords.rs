//! Passwords as argon2id hashes. Hashing is slow on purpose: it runs beside the async workers, two at a time, and who
//! waits for it waits in a short line.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::{Semaphore, SemaphorePermit};
use unicode_normalization::UnicodeNormalization;

/// Memory in KiB, passes and lanes: OWASP Password Storage Cheat Sheet, argon2id, 19 MiB.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// Hashes at once; each takes a core and 19 MiB.
static PERMITS: Semaphore = Semaphore::const_new(2);

/// Where those wait who brought a link or are signed in.
static GUESTS: Desk = Desk::new();

/// The hash that a password is held against where there is no account or no password yet, so that the time of an
/// answer does not tell whether somebody has an account. No password leads to it: its digest is made up.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y291bnRlcnNpZ25zYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashing could not be done now.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many wait already.
    #[error("too many passwords are being checked")]
    Busy,
    /// The hasher or its thread failed.
    #[error("password hashing: {0}")]
    Failed(String),
}

fn failed(error: impl ToString) -> PasswordError {
    PasswordError::Failed(error.to_string())
}

/// Who wants a password checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A browser that signed in before, somebody signed in, or with a link from a mail.
    Known,
    /// Anybody.
    Stranger,
}

/// Two short lines before the hashing. Of strangers at most two are let through at a time, so that whoever is known
/// waits for no more than those.
pub struct Desk {
    known: Semaphore,
    strangers: Semaphore,
    abreast: Semaphore,
}

/// A place in a line.
pub struct Place<'d> {
    _line: SemaphorePermit<'d>,
    abreast: Option<&'d Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// Those who may wait: with 25 ms for a hash, the last stranger waits about half a second.
    pub const PLACES: usize = 40;

    /// A desk without anybody waiting.
    pub const fn new() -> Self {
        Self {
            known: Semaphore::const_new(Self::PLACES),
            strangers: Semaphore::const_new(Self::PLACES),
            abreast: Semaphore::const_new(2),
        }
    }

    /// Takes a place in the line.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] where there is none.
    pub fn place(&self, asker: Asker) -> Result<Place<'_>, PasswordError> {
        let (line, abreast) = match asker {
            Asker::Known => (&self.known, None),
            Asker::Stranger => (&self.strangers, Some(&self.abreast)),
        };
        let line = line.try_acquire().map_err(|_| PasswordError::Busy)?;
        Ok(Place { _line: line, abreast })
    }
}

impl Place<'_> {
    async fn run<T: Send + 'static>(
        self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _abreast = match self.abreast {
            Some(abreast) => Some(abreast.acquire().await.map_err(failed)?),
            None => None,
        };
        let permit = PERMITS.acquire().await.map_err(failed)?;
        // The work goes on when whoever asked has gone; its permit goes with it.
        let work = move || {
            let _permit = permit;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(failed)?
    }

    /// Whether a password is the one of a stored hash. Without a hash the answer is no, after the same work.
    pub async fn verify(self, password: &str, stored: Option<String>) -> Result<bool, PasswordError> {
        // One form of composed letters, whatever the keyboard made (NIST SP 800-63B 3.1.1.2); hashes from before are of
        // what was typed.
        let (typed, normal) = (password.to_owned(), normal(password));
        self.run(move || {
            let is_somebody = stored.is_some();
            let stored = stored.as_deref().unwrap_or(NOBODYS_HASH);
            let fits = |text: &str| Ok(hasher()?.verify_password(text.as_bytes(), stored).is_ok());
            let mut right: bool = fits(&normal)?;
            if typed != normal {
                right |= fits(&typed)?;
            }
            Ok(right && is_somebody)
        })
        .await
    }
}

fn normal(password: &str) -> String {
    password.nfkc().collect()
}

fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password with a fresh salt, as a PHC string.
pub async fn hash(password: &str) -> Result<String, PasswordError> {
    let password = normal(password);
    let place = GUESTS.place(Asker::Known)?;
    let hash = move || Ok(hasher()?.hash_password(password.as_bytes()).map_err(failed)?.to_string());
    place.run(hash).await
}

/// Whether a password is the one of a stored hash, for somebody who is signed in.
pub async fn verify(password: &str, stored: Option<String>) -> Result<bool, PasswordError> {
    GUESTS.place(Asker::Known)?.verify(password, stored).await
}
