//! A forgotten password: a link by mail, and with it another password.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    clock::Clock,
    domain::{
        academy::Academy,
        password::{WeakPassword, check_password},
        person::Person,
    },
    passwords::{self, PasswordError},
    random::Token,
    storage::{
        self, StorageError, Store, Tx,
        accounts::{self, LinkPurpose, OpenLink},
        cohorts, enrolments, people, sessions,
    },
    texts::Lang,
};

use super::{
    change_password::{self, ChangePasswordError},
    end_begun,
    letter::{self, Letter},
};

/// How long the mailed link can be used.
const VALID_FOR: TimeDelta = TimeDelta::hours(1);
/// How long one can be used that was wished for more often than anybody needs: so seldom is another one mailed then.
const VALID_FOR_IN_A_FLOOD: TimeDelta = TimeDelta::hours(4);
/// Within so long after a mail no second one is written to the same person.
pub const BETWEEN_MAILS: TimeDelta = TimeDelta::minutes(10);

/// Why the password was not set.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    /// The link was used, replaced by a newer one, or is too old.
    #[error("the link can't be used")]
    DeadLink,
    /// The new password is refused by the policy.
    #[error(transparent)]
    Refused(#[from] WeakPassword),
    /// The password is the one that an academy ended.
    #[error("the password is the one of before")]
    SameAsBefore,
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

/// Promises a link to an address that somebody has. Within the allowance of whoever wishes none is, where one was promised just
/// now; beyond it none is while one of the last hours works, and the next one works for longer: a flood of wishes is few mails, and there is
/// always a link in the mailbox that works. An address that nobody has gets a link that leads to nobody, and so does one that has
/// got its link already: the same statements and the same commit, so that neither the answer nor its time tells who has an account.
/// Gives whether a mail was written, and for an address that nobody has says so too.
pub async fn request(
    store: &Store,
    site: &str,
    (email, within): (&str, bool),
    clock: &Clock,
) -> Result<bool, ResetError> {
    let tx = store.begin().await?;
    let now = clock.now();
    let valid_for = if within { VALID_FOR } else { VALID_FOR_IN_A_FLOOD };
    accounts::delete_nobodys(&tx, now).await?;
    let account = people::find_account(&tx, email).await?;
    // Whoever never belonged to an academy has no account to look after.
    let academy = match &account {
        Some(account) => change_password::first_academy(&tx, account.person.id, now).await?,
        None => None,
    };
    let mut mailed = true;
    let mut whose = account.zip(academy);
    if let Some((account, _)) = &whose {
        let since = if within { now - BETWEEN_MAILS } else { now - VALID_FOR_IN_A_FLOOD };
        let of = (LinkPurpose::PasswordReset, account.person.id);
        if accounts::is_promised_since(&tx, of.0, of.1, (since, now)).await? {
            (mailed, whose) = (false, None);
        }
    }
    match whose {
        Some((account, academy)) => {
            // The newest link is the one that people open: no older one outlives it.
            let last =
                accounts::find_last_end(&tx, LinkPurpose::PasswordReset, account.person.id, now).await?;
            let valid_for = last.map_or(valid_for, |end| (end - now).clamp(valid_for, VALID_FOR_IN_A_FLOOD));
            post_link(&tx, site, (&account.person, &academy), ("password-reset", valid_for), now).await?;
        }
        None => {
            accounts::insert_promise(&tx, LinkPurpose::PasswordReset, None, now, now + valid_for).await?;
        }
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(mailed)
}

/// Mails somebody the promise of a link to set another password, on behalf of an academy. Earlier ones stay good until one of
/// them is used.
pub(super) async fn post_link(
    tx: &Tx,
    site: &str,
    (person, academy): (&Person, &Academy),
    (name, valid_for): (&str, TimeDelta),
    now: DateTime<Utc>,
) -> storage::Result<()> {
    let ends = now + valid_for;
    let promise =
        accounts::insert_promise(tx, LinkPurpose::PasswordReset, Some(person.id), now, ends).await?;
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: Some(academy.id),
        name,
        dedup_key: format!("{name}:{promise}"),
        to: &person.email,
        lang,
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("until", lang.moment_in(ends, &academy.time_zone).into()),
        ],
        link: Some(format!("{site}/password/{}", letter::SECRET)),
    };
    letter::post_promise(tx, letter, promise, now).await
}

/// Whose the link of a token is, while it can be used.
pub(super) async fn whose(
    db: &impl storage::ConnectionTrait,
    purpose: LinkPurpose,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<Person>> {
    let link = accounts::find_usable(db, token, now).await?.filter(|link| link.purpose == purpose);
    match link.and_then(|link| link.person_id) {
        Some(person) => Ok(Some(people::find(db, person).await?)),
        None => Ok(None),
    }
}

/// As [`whose`], for the transaction that sets it.
pub(super) async fn opened(
    tx: &Tx,
    purpose: LinkPurpose,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<(OpenLink, Person)>> {
    let link = accounts::open(tx, token, now).await?.filter(|link| link.purpose == purpose);
    match link.as_ref().and_then(|link| link.person_id) {
        Some(person) => Ok(link.zip(Some(people::find(tx, person).await?))),
        None => Ok(None),
    }
}

/// Whose password the link of a token can set now.
pub async fn find_person(
    db: &impl storage::ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> storage::Result<Option<Person>> {
    whose(db, LinkPurpose::PasswordReset, token, now).await
}

/// Sets another password, uses the link up and ends every session of the person. Gives the account's address.
pub async fn reset_password(
    store: &Store,
    clock: &Clock,
    token: &Token,
    password: &str,
) -> Result<String, ResetError> {
    let person = find_person(store.read(), token, clock.now()).await?.ok_or(ResetError::DeadLink)?;
    let before = people::find_own_account(store.read(), person.id).await?;
    check(store.read(), &person, password).await?;
    if before.password_ended && passwords::verify(password, before.password_hash.clone()).await? {
        return Err(ResetError::SameAsBefore);
    }
    let hash = passwords::hash(password).await?;
    let tx = store.begin().await?;
    let now = clock.now();
    let (link, person) =
        opened(&tx, LinkPurpose::PasswordReset, token, now).await?.ok_or(ResetError::DeadLink)?;
    accounts::update_used(&tx, &link, now).await?;
    change_password::set(&tx, person.id, &hash, now).await?;
    end_begun::revoke_all(&tx, person.id, None, now).await?;
    change_password::tell(&tx, &person, "person.password_reset", now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(person.email)
}

/// Asks the policy about a new password of a person, with what everybody knows about them.
pub async fn check(
    db: &impl storage::ConnectionTrait,
    person: &Person,
    password: &str,
) -> Result<(), ResetError> {
    let memberships = sessions::list_memberships(db, person.id).await?;
    let mut known = vec![person.full_name.clone()];
    for (academy, _) in memberships {
        // What they learn and where, and the cohorts they lead: who guesses reads it on a certificate.
        for of in enrolments::list_of_person(db, academy.id, person.id).await? {
            known.extend([of.cohort_name, of.course_title]);
        }
        let led = cohorts::list_of_lead(db, academy.id, person.id).await?;
        known.extend(led.into_iter().flat_map(|of| [of.cohort.name, of.course_title]));
        known.extend([academy.name, academy.town]);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Ok(check_password(password, &person.email, &known)?)
}
