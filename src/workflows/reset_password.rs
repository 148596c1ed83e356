//! A forgotten password: a link by mail, and with it another password.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    domain::{
        person::Person,
        text::{self, TextError},
    },
    passwords::{self, PasswordError},
    random::Token,
    storage::{
        self, StorageError, Store,
        accounts::{self, Link, LinkPurpose},
        people, sessions,
    },
    texts::Lang,
};

use super::{
    change_password::{self, ChangePasswordError},
    letter::{self, Letter},
};

/// How long the mailed link can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(1);

/// Why the password was not set.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    /// The link was used, replaced by a newer one, or is too old.
    #[error("the link can't be used")]
    DeadLink,
    /// The new password is refused by the policy.
    #[error(transparent)]
    Refused(#[from] TextError),
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

impl From<ChangePasswordError> for ResetError {
    fn from(error: ChangePasswordError) -> Self {
        match error {
            ChangePasswordError::WrongPassword => Self::DeadLink,
            ChangePasswordError::Password(error) => Self::Password(error),
            ChangePasswordError::Randomness(error) => Self::Randomness(error),
            ChangePasswordError::Storage(error) => Self::Storage(error),
        }
    }
}

/// Mails a link to an address that somebody has. An address that nobody has gets a link that leads to nobody: the
/// same statements and the same commit, so that neither the answer nor its time tells who has an account.
pub async fn request(store: &Store, site: &str, email: &str, now: DateTime<Utc>) -> Result<(), ResetError> {
    let token = Token::fresh()?;
    let tx = store.begin().await?;
    let person = people::find_by_email(&tx, email).await?.map(|(person, _)| person);
    let whom = person.as_ref().map(|person| person.id);
    accounts::insert(&tx, LinkPurpose::PasswordReset, whom, &token, now, now + VALID_FOR).await?;
    if let Some(person) = person {
        let letter = Letter {
            academy: change_password::first_academy(&tx, person.id).await?,
            name: "password-reset",
            dedup_key: format!("password-reset:{}", token.sha256()),
            to: &person.email,
            lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
            args: vec![("name", person.full_name.as_str().into())],
            link: Some(format!("{site}/password/{}", token.text())),
        };
        letter::post(&tx, letter, now).await?;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// The link of a token and whose it is, while it can be used.
pub(super) async fn whose(
    db: &impl storage::ConnectionTrait,
    purpose: LinkPurpose,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<(Link, Person)>> {
    let link = accounts::find_usable(db, token, now).await?.filter(|link| link.purpose == purpose);
    match link {
        Some(Link { person_id: Some(person), .. }) => Ok(link.zip(Some(people::find(db, person).await?))),
        _ => Ok(None),
    }
}

/// Whose password the link of a token can set now.
pub async fn find_person(
    db: &impl storage::ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<Person>> {
    Ok(whose(db, LinkPurpose::PasswordReset, token, now).await?.map(|(_, person)| person))
}

/// Sets another password, uses the link up and ends every session of the person.
pub async fn reset_password(
    store: &Store,
    token: &Token,
    password: &str,
    now: DateTime<Utc>,
) -> Result<(), ResetError> {
    let person = find_person(store.read(), token, now).await?.ok_or(ResetError::DeadLink)?;
    text::check_password(password, &person.email)?;
    let hash = passwords::hash(password).await?;
    let tx = store.begin().await?;
    let (link, person) =
        whose(&tx, LinkPurpose::PasswordReset, token, now).await?.ok_or(ResetError::DeadLink)?;
    accounts::update_used(&tx, link.id, now).await?;
    people::update_password(&tx, person.id, &hash).await?;
    sessions::update_all_revoked(&tx, person.id, None, now).await?;
    change_password::tell(&tx, &person, "person.password_reset", now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
