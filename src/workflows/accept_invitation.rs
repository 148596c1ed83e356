//! An invited person sets their first password and is signed in.

use chrono::{DateTime, Utc};

use crate::{
    clock::Clock,
    domain::person::Person,
    passwords,
    random::Token,
    storage::{
        self, StorageError, Store,
        accounts::{self, LinkPurpose},
        people,
    },
};

use super::{
    change_password,
    reset_password::{self, ResetError},
    sign_in::{self, Begun, Browser, SignInError},
};

impl From<SignInError> for ResetError {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::WrongPair(_) | SignInError::PasswordEnded => Self::DeadLink,
            SignInError::Password(error) => Self::Password(error),
            SignInError::Randomness(error) => Self::Randomness(error),
            SignInError::Storage(error) => Self::Storage(error),
        }
    }
}

/// Whom the invitation of a token is for, while it can be used.
pub async fn find_person(
    db: &impl storage::ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<Person>> {
    reset_password::whose(db, LinkPurpose::Invitation, token, now).await
}

/// Sets the password, uses the invitation up and signs the person in.
pub async fn accept_invitation(
    store: &Store,
    clock: &Clock,
    token: &Token,
    password: &str,
    browser: Browser<'_>,
) -> Result<Begun, ResetError> {
    let person = find_person(store.read(), token, clock.now()).await?.ok_or(ResetError::DeadLink)?;
    reset_password::check(store.read(), &person, password).await?;
    let hash = passwords::hash(password).await?;
    let tx = store.begin().await?;
    let now = clock.now();
    let invited = reset_password::opened(&tx, LinkPurpose::Invitation, token, now).await?;
    let (link, person) = invited.ok_or(ResetError::DeadLink)?;
    // Whoever has set a password by another way meanwhile keeps it.
    if people::find_own_account(&tx, person.id).await?.password_hash.is_some() {
        return Err(ResetError::DeadLink);
    }
    accounts::update_used(&tx, &link, now).await?;
    change_password::set(&tx, person.id, &hash, now).await?;
    let begun = sign_in::begin(&tx, (person.id, person.email), browser, now).await?;
    change_password::record(&tx, person.id, "person.joined", now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(begun)
}
