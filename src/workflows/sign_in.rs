//! Signing in: address and password against the stored hash, then a session with a fresh token.

use chrono::{DateTime, Utc};

use crate::{
    passwords::{self, PasswordError},
    random::Token,
    storage::{StorageError, Store, people, sessions},
};

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The address or the password is wrong; which of them is not told.
    #[error("wrong address or password")]
    WrongPair,
    /// Hashing.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Randomness(#[from] getrandom::Error),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Signs a person in with the academy they used last. `email` is folded. Gives the token of the new session; one
/// that the browser had before is ended.
pub async fn sign_in(
    store: &Store,
    email: &str,
    password: &str,
    device: &str,
    before: Option<Token>,
    now: DateTime<Utc>,
) -> Result<Token, SignInError> {
    let (person, stored) = match people::find_by_email(store.read(), email).await? {
        Some((person, stored)) => (Some(person), stored),
        None => (None, None),
    };
    let fits = passwords::verify(password, stored.clone()).await?;
    let Some(person) = person.filter(|_| fits) else { return Err(SignInError::WrongPair) };
    let session = Token::fresh()?;
    let tx = store.begin().await?;
    // The password may have been changed while the old one was being checked.
    let still = people::find_by_email(&tx, email).await?;
    if still.is_none_or(|(_, hash)| hash != stored) {
        return Err(SignInError::WrongPair);
    }
    if let Some(before) = before
        && let Some(old) = sessions::find_live(&tx, &before, now).await?
    {
        sessions::update_revoked(&tx, old.person.id, old.id, now).await?;
    }
    let academy = sessions::find_last_academy(&tx, person.id).await?;
    sessions::insert(&tx, person.id, &session, academy, device, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(session)
}
