//! An invited person sets their first password and is signed in.

use chrono::{DateTime, Utc};

use crate::{
    domain::{person::Person, text},
    passwords,
    random::Token,
    storage::{
        self, StorageError, Store,
        accounts::{self, LinkPurpose},
        people, sessions,
    },
};

use super::{
    change_password,
    reset_password::{self, ResetError},
};

/// Whom the invitation of a token is for, while it can be used.
pub async fn find_person(
    db: &impl storage::ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<Person>> {
    Ok(reset_password::whose(db, LinkPurpose::Invitation, token, now).await?.map(|(_, person)| person))
}

/// Sets the password, uses the invitation up and signs the person in. Gives the token of the session.
pub async fn accept_invitation(
    store: &Store,
    token: &Token,
    password: &str,
    device: &str,
    now: DateTime<Utc>,
) -> Result<Token, ResetError> {
    let person = find_person(store.read(), token, now).await?.ok_or(ResetError::DeadLink)?;
    text::check_password(password, &person.email)?;
    let hash = passwords::hash(password).await?;
    let session = Token::fresh()?;
    let tx = store.begin().await?;
    let invited = reset_password::whose(&tx, LinkPurpose::Invitation, token, now).await?;
    let (link, person) = invited.ok_or(ResetError::DeadLink)?;
    // Whoever has set a password by another way meanwhile keeps it.
    if people::find_by_email(&tx, &person.email).await?.is_some_and(|(_, hash)| hash.is_some()) {
        return Err(ResetError::DeadLink);
    }
    accounts::update_used(&tx, link.id, now).await?;
    people::update_password(&tx, person.id, &hash).await?;
    let academy = change_password::first_academy(&tx, person.id).await?;
    sessions::insert(&tx, person.id, &session, academy, device, now).await?;
    change_password::record(&tx, person.id, "person.joined", now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(session)
}
