//! An owner looks after the accounts of the academy's people: signs somebody out everywhere, ends a password, locks somebody
//! out of this academy and lets them in again.
//!
//! Sessions and passwords are of the whole account. An owner reaches them for whoever holds a role in the academy, but not of
//! somebody who owns another academy: its owners answer for them. A lock is of one academy, and only concerns the roles there.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{academy::Academy, ids::PersonId, person::Person, text::Reason, words::Role},
    random::Token,
    storage::{
        self, StorageError, Store, Tx, academies,
        accounts::{self, LinkPurpose},
        events::{self, NewEvent},
        locks,
        people::{self, Member},
        sessions,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    end_begun,
    letter::{self, Letter},
    may, person_record, reset_password,
};

/// How long the link to set another password can be used; later, the person asks for one themself.
const LINK_FOR: TimeDelta = TimeDelta::days(3);

/// What an owner does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Ends every session, and what was begun in one.
    SignOut,
    /// Ends the password: the person sets another one before they sign in again.
    NewPassword,
    /// No role of this academy holds until it is unlocked.
    Lock(Reason),
    /// The roles hold again.
    Unlock,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum ManageError {
    /// Nobody does this to themself.
    #[error("the owner themself")]
    Oneself,
    /// The person owns another academy, or holds no role here: their account is not this academy's to reach.
    #[error("not this academy's account to reach")]
    NotYours,
    /// The person has not set a password yet.
    #[error("no password was set yet")]
    NoPassword,
    /// It is so already.
    #[error("done already")]
    DoneAlready,
    /// The password has ended, and a mail about it went out a moment ago.
    #[error("a link went out within the last ten minutes")]
    TooSoon,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Randomness(#[from] getrandom::Error),
}

/// Does it, tells every academy concerned by an event, and the person by mail.
pub async fn manage_account(
    store: &Store,
    who: &Authority,
    person: PersonId,
    deed: Deed,
    site: &str,
) -> Result<(), ManageError> {
    let (tx, acting) = who.begin(store, may::OWNERS).await?;
    let member = people::find_member(&tx, acting.academy, person).await?;
    if person == acting.person {
        return Err(ManageError::Oneself);
    }
    let academy = academies::find(&tx, acting.academy).await?;
    match deed {
        Deed::SignOut => {
            is_within_reach(&tx, &acting, &member).await?;
            if end_begun::revoke_all(&tx, person, None, acting.at).await? == 0 {
                return Err(ManageError::DoneAlready);
            }
            record_everywhere(&tx, &acting, person, "person.signed_out_by_owner").await?;
            tell(&tx, &academy, &member.person, ("signed-out", None), &acting).await?;
        }
        Deed::NewPassword => {
            is_within_reach(&tx, &acting, &member).await?;
            if !member.has_password {
                return Err(ManageError::NoPassword);
            }
            // What has ended needs no second end, but perhaps another mail.
            let since = (acting.at - reset_password::BETWEEN_MAILS, acting.at);
            if member.password_ended
                && accounts::is_promised_since(&tx, LinkPurpose::PasswordReset, person, since).await?
            {
                return Err(ManageError::TooSoon);
            }
            people::update_password_ended(&tx, person, acting.at).await?;
            // Only the link that goes out now sets another one.
            accounts::update_ended(&tx, LinkPurpose::PasswordReset, Some(person), acting.at).await?;
            end_begun::revoke_all(&tx, person, None, acting.at).await?;
            record_everywhere(&tx, &acting, person, "person.password_ended").await?;
            let link = ("password-ended", LINK_FOR);
            reset_password::post_link(&tx, site, (&member.person, &academy), link, acting.at).await?;
        }
        Deed::Lock(reason) => {
            if member.is_locked {
                return Err(ManageError::DoneAlready);
            }
            // Who left has no role here that a lock could stop.
            if !member.grants.iter().any(|grant| grant.valid_to.is_none_or(|last| last >= acting.today())) {
                return Err(ManageError::NotYours);
            }
            let changes = json!({ "reason": reason.as_str() });
            let by = (acting.person, acting.at);
            locks::insert(&tx, acting.academy, person, reason.into(), by).await?;
            end_begun::lock(&tx, acting.academy, person, acting.at).await?;
            record(&tx, &acting, (person, "person.locked"), changes).await?;
            tell(&tx, &academy, &member.person, ("locked", None), &acting).await?;
        }
        Deed::Unlock => {
            if !member.is_locked {
                return Err(ManageError::DoneAlready);
            }
            let by = (Some(acting.person), acting.at);
            locks::update_unlocked(&tx, acting.academy, person, by).await?;
            record(&tx, &acting, (person, "person.unlocked"), json!({})).await?;
            let link = Some(format!("{site}/sign-in"));
            tell(&tx, &academy, &member.person, ("unlocked", link), &acting).await?;
        }
    }
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Takes a lock away at the machine's own command line: an owner may have locked out every other one.
pub async fn unlock_at_the_machine(
    store: &Store,
    academy: &Academy,
    email: &str,
    now: DateTime<Utc>,
) -> Result<(), ManageError> {
    let tx = store.begin().await?;
    let account = people::find_account(&tx, email).await?.ok_or(StorageError::NotFound)?;
    let person = people::find_member(&tx, academy.id, account.person.id).await?;
    if !person.is_locked {
        return Err(ManageError::DoneAlready);
    }
    locks::update_unlocked(&tx, academy.id, account.person.id, (None, now)).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: None,
        action: "person.unlocked",
        subject: account.person.id.into(),
        changes: json!({}),
    };
    events::append(&tx, event, now).await?;
    Ok(tx.commit().await.map_err(StorageError::from)?)
}

/// Whether the account is this academy's to reach.
async fn is_within_reach(tx: &Tx, acting: &Acting, member: &Member) -> Result<(), ManageError> {
    if !member.grants.iter().any(|grant| grant.holds_on(acting.today())) {
        return Err(ManageError::NotYours);
    }
    for (academy, grants) in sessions::list_memberships(tx, member.person.id).await? {
        let today = local_date(acting.at, &academy.time_zone);
        let owns = grants.iter().any(|grant| grant.role == Role::Owner && grant.holds_on(today));
        if owns && academy.id != acting.academy {
            return Err(ManageError::NotYours);
        }
    }
    Ok(())
}

async fn record(
    tx: &Tx,
    acting: &Acting,
    (person, action): (PersonId, &str),
    changes: serde_json::Value,
) -> storage::Result<()> {
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action,
        subject: person.into(),
        changes,
    };
    events::append(tx, event, acting.at).await
}

/// Every academy that the person has a role in hears of it; others than the owner's do not hear by whom.
async fn record_everywhere(tx: &Tx, acting: &Acting, person: PersonId, action: &str) -> storage::Result<()> {
    record(tx, acting, (person, action), json!({})).await?;
    for academy in person_record::present(tx, person, acting.at).await? {
        if academy.id != acting.academy {
            let changes = json!({ "by_another_academy": true });
            let event =
                NewEvent { academy: academy.id, actor: None, action, subject: person.into(), changes };
            events::append(tx, event, acting.at).await?;
        }
    }
    Ok(())
}

async fn tell(
    tx: &Tx,
    academy: &Academy,
    person: &Person,
    (name, link): (&str, Option<String>),
    acting: &Acting,
) -> Result<(), ManageError> {
    let letter = Letter {
        academy: Some(academy.id),
        name,
        dedup_key: format!("{name}:{}", Token::fresh()?.sha256()),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![("name", person.full_name.as_str().into()), ("academy", academy.name.as_str().into())],
        link,
    };
    Ok(letter::post(tx, letter, acting.at).await?)
}
