//! Signing in: address and password against the stored hash, then a session with a fresh token.

use chrono::{DateTime, Utc};

use crate::{
    clock::{Clock, local_date},
    domain::{
        academy::Academy,
        ids::{AcademyId, PersonId},
        person::RoleGrant,
    },
    passwords::{PasswordError, Place},
    random::Token,
    storage::{
        self, ConnectionTrait, StorageError, Store, Tx, locks,
        people::{self, Account},
        sessions::{self, Lifetime, NewSession},
    },
};

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// The address or the password is wrong; which of them is not told. With whose account it was, if anybody's.
    #[error("wrong address or password")]
    WrongPair(Option<PersonId>),
    /// The password is right, but was ended by an academy: another one is to be set first.
    #[error("another password is to be set first")]
    PasswordEnded,
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

/// Where somebody signs in.
#[derive(Clone, Copy, Debug)]
pub struct Browser<'a> {
    /// Browser and system.
    pub device: &'a str,
    /// How long a session lasts.
    pub lifetime: Lifetime,
}

/// A session that was begun.
#[derive(Clone)]
pub struct Begun {
    /// The secret that the browser keeps.
    pub token: Token,
    /// When it began.
    pub at: DateTime<Utc>,
    /// When it ends if it is not used.
    pub ends: DateTime<Utc>,
    /// Whose it is.
    pub person: PersonId,
    /// The account's address.
    pub email: String,
}

/// The academies that a person can work in at a moment, by name, with the roles they hold in each: those that have locked them out are
/// left out.
///
/// # Errors
/// Where they cannot be read.
pub async fn list_open(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> storage::Result<Vec<(Academy, Vec<RoleGrant>)>> {
    let locking = locks::list_locking(db, person).await?;
    let known = sessions::list_memberships(db, person).await?.into_iter();
    let open = known.filter(|(academy, _)| !locking.contains(&academy.id)).filter_map(|(academy, grants)| {
        let today = local_date(now, &academy.time_zone);
        let grants: Vec<_> = grants.into_iter().filter(|grant| grant.holds_on(today)).collect();
        (!grants.is_empty()).then_some((academy, grants))
    });
    Ok(open.collect())
}

/// Begins a session of a person, in the academy they used last.
pub(super) async fn begin(
    tx: &Tx,
    (person, email): (PersonId, String),
    browser: Browser<'_>,
    at: DateTime<Utc>,
) -> Result<Begun, SignInError> {
    let (token, Browser { device, lifetime }) = (Token::fresh()?, browser);
    let open = list_open(tx, person, at).await?;
    let is_open = |last: &AcademyId| open.iter().any(|(academy, _)| academy.id == *last);
    // Written down also where there was nothing to choose: joining another academy moves nobody into it.
    let last = sessions::find_last_academy(tx, person).await?.filter(is_open);
    let academy = last.or(open.first().map(|(academy, _)| academy.id));
    let new = NewSession { person, token: &token, academy, device, lifetime };
    let ends = sessions::insert(tx, new, at).await?.ends;
    Ok(Begun { token, at, ends, person, email })
}

/// Signs a person in with the academy they used last. `email` is folded, `place` one in the line before the hashing. A session
/// that the browser had before is ended.
pub async fn sign_in(
    store: &Store,
    clock: &Clock,
    place: Place<'_>,
    (email, password): (&str, &str),
    browser: Browser<'_>,
    before: Option<Token>,
) -> Result<Begun, SignInError> {
    let account = people::find_account(store.read(), email).await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let whose = account.map(|account| account.person.id);
    if !place.verify(password, stored.clone()).await? {
        return Err(SignInError::WrongPair(whose));
    }
    let tx = store.begin().await?;
    let at = clock.now();
    let account = still_so(&tx, email, stored).await?.ok_or(SignInError::WrongPair(whose))?;
    // Whoever put the password there may not be whom it signs in.
    people::require_whole(&tx, account.person.id).await?;
    if account.password_ended {
        return Err(SignInError::PasswordEnded);
    }
    if let Some(before) = before
        && let Some(old) = sessions::find_live(&tx, &before, at).await?
    {
        sessions::update_left(&tx, old.person.id, old.id, at).await?;
    }
    let begun = begin(&tx, (account.person.id, account.person.email), browser, at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(begun)
}

/// The account, unless its password was changed while the old one was being checked.
async fn still_so(tx: &Tx, email: &str, stored: Option<String>) -> storage::Result<Option<Account>> {
    let account = people::find_account(tx, email).await?;
    Ok(account.filter(|account| account.password_hash == stored))
}
