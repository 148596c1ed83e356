//! A signed-in person takes another password; their other browsers are signed out.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    domain::{academy::Academy, ids::PersonId, person::Person},
    passwords::{self, PasswordError},
    random::Token,
    storage::{
        self, StorageError, Store, Tx,
        accounts::{self, LinkPurpose},
        answering,
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

use super::{
    acting::OwnAccount,
    end_begun,
    letter::{self, Letter},
    person_record,
};

/// Why the password stays.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    /// The old password is another.
    #[error("the old password is wrong")]
    WrongPassword,
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

/// Changes the person's own password, keeps the session they sit at and ends every other, and every link to set one. `new` was
/// accepted by the policy.
pub async fn change_password(
    store: &Store,
    who: &OwnAccount,
    old: &str,
    new: &str,
) -> Result<(), ChangePasswordError> {
    let stored = people::find_own_account(store.read(), who.person()).await?.password_hash;
    if !passwords::verify(old, stored.clone()).await? {
        return Err(ChangePasswordError::WrongPassword);
    }
    let hash = passwords::hash(new).await?;
    let (tx, now) = who.begin(store).await?;
    let account = people::find_own_account(&tx, who.person()).await?;
    if account.password_hash != stored {
        return Err(StorageError::Stale.into());
    }
    people::update_password(&tx, who.person(), &hash).await?;
    accounts::update_ended(&tx, LinkPurpose::PasswordReset, Some(who.person()), now).await?;
    end_begun::revoke_all(&tx, who.person(), Some(who.session()), now).await?;
    tell(&tx, &account.person, "person.password_changed", now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Writes an event of an account into every academy the person has a role in, and mails them that their password is
/// another now.
pub(super) async fn tell(
    tx: &Tx,
    person: &Person,
    action: &str,
    now: DateTime<Utc>,
) -> Result<(), ChangePasswordError> {
    record(tx, person.id, action, now).await?;
    let letter = Letter {
        academy: first_academy(tx, person.id, now).await?.map(|academy| academy.id),
        name: "password-changed",
        dedup_key: format!("password-changed:{}", Token::fresh()?.sha256()),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![("name", person.full_name.as_str().into())],
        link: None,
    };
    Ok(letter::post(tx, letter, now).await?)
}

/// Stores a password. With the first one somebody comes in: from now on whoever brought them answers for them, in each academy.
pub(super) async fn set(tx: &Tx, person: PersonId, hash: &str, now: DateTime<Utc>) -> storage::Result<()> {
    let is_first = people::find_own_account(tx, person).await?.password_hash.is_none();
    people::update_password(tx, person, hash).await?;
    if is_first {
        for (academy, by) in answering::list_behind(tx, person).await? {
            answering::insert(tx, academy, (person, by), now).await?;
        }
    }
    Ok(())
}

/// Writes an event of an account into every academy the person has a role in.
pub(super) async fn record(
    tx: &Tx,
    person: PersonId,
    action: &str,
    now: DateTime<Utc>,
) -> storage::Result<()> {
    for academy in person_record::present(tx, person, now).await? {
        let event = NewEvent {
            academy: academy.id,
            actor: Some(person),
            action,
            subject: person.into(),
            changes: json!({}),
        };
        events::append(tx, event, now).await?;
    }
    Ok(())
}

/// On behalf of which academy a person is written to about their account: one they have a role in, else one that they left.
pub(super) async fn first_academy(
    db: &impl storage::ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> storage::Result<Option<Academy>> {
    match person_record::present(db, person, now).await?.into_iter().next() {
        Some(academy) => Ok(Some(academy)),
        None => Ok(person_record::concerned(db, person).await?.into_iter().next()),
    }
}
