//! The address of an account is corrected. Before somebody accepted, their academy does it and a new link goes out.
//! Afterwards it is a login: the person asks (or an owner for them, and then the person's password is asked for), the word
//! comes from the new mailbox, and the old one is told of both. What was asked ends with the session it was asked in. Sessions stay.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::{
    clock::{Clock, local_date},
    domain::{
        address,
        authority::{self, Keeper},
        ids::{AcademyId, PersonId, SessionId},
        person::Person,
        text::Email,
        words::Role,
    },
    passwords::{self, PasswordError},
    random::Token,
    storage::{
        ConnectionTrait, StorageError, Store, Tx, academies,
        accounts::{self, LinkPurpose},
        address_changes::{self, AddressChange},
        answering,
        events::{self, NewEvent},
        people, sessions,
    },
    texts::Lang,
};

use super::{
    acting::{Authority, OwnAccount},
    ask_to_join,
    invite_person::{self, InviteError, Setting},
    letter::{self, Letter},
    may::{MANAGERS, OWNERS},
    operator::Given,
    person_record::{self, Change},
    tell_alike::{Alike, tell_alike},
};

/// How long the word from the new mailbox is waited for.
const VALID_FOR: TimeDelta = TimeDelta::days(3);

/// Why an address stays.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// Only an owner changes what is recorded of who runs or watches the academy; other academies may rely on it.
    #[error("not this academy's to correct")]
    NotYours,
    /// It is their address already.
    #[error("it is their address already")]
    Same,
    /// Somebody else signs in with it.
    #[error("somebody else has this address")]
    Taken,
    /// The person has accepted meanwhile: they confirm the new address themself.
    #[error("the person has accepted")]
    Accepted,
    /// The person has not accepted yet: their academy corrects it.
    #[error("the person has not accepted yet")]
    NotAccepted,
    /// Not the password of the account.
    #[error("the password is wrong")]
    WrongPassword,
    /// The link was used, replaced by a newer one, or is too old.
    #[error("the link can't be used")]
    DeadLink,
    /// The address looks like somebody's of the academy, or no new link could be made.
    #[error(transparent)]
    Invite(#[from] InviteError),
    /// Hashing.
    #[error(transparent)]
    Password(#[from] PasswordError),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Corrects the address of somebody who has not accepted their invitation: the old link dies, a new one goes out.
pub async fn correct_invited(
    store: &Store,
    who: &Authority,
    person: PersonId,
    (email, is_another): (&Email, bool),
    site: &str,
) -> Result<(), AddressError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let at = given.setting(site);
    let member = people::find_member(&tx, acting.academy, person).await?;
    if member.has_password {
        return Err(AddressError::Accepted);
    }
    let held = member.grants.iter().filter(|grant| grant.holds_on(at.today));
    let theirs: Vec<Role> = held.map(|grant| grant.role).collect();
    let mine = people::list_roles_on(&tx, acting.academy, acting.person, at.today).await?;
    let concerned = person_record::concerned(&tx, person).await?;
    let concerned: Vec<_> = concerned.iter().map(|academy| academy.id).collect();
    if !authority::may_edit(&mine, &theirs) || authority::keeper(&concerned, acting.academy) == Keeper::Person
    {
        return Err(AddressError::NotYours);
    }
    check_free(&tx, &member.person, email).await?;
    invite_person::refuse_look_alikes(&tx, at, email, is_another).await?;
    people::update_email(&tx, person, email.as_str()).await?;
    accounts::update_ended(&tx, LinkPurpose::PasswordReset, Some(person), at.now).await?;
    let changes = json!({ "email": {
        "from": member.person.address(), "to": address::shown(email.as_str())
    } });
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "person.address_corrected",
        subject: person.into(),
        changes,
    };
    events::append(&tx, event, at.now).await?;
    // Whoever has the last word on an address that nobody has used yet decides who comes in.
    answering::insert(&tx, acting.academy, (person, acting.person), at.now).await?;
    ask_to_join::drop_waiting(&tx, &member.person, at.now).await?;
    let corrected = Person { email: email.to_string(), ..member.person.clone() };
    tell_owners(&tx, at, (&member.person, &corrected)).await?;
    invite_person::post_link(&tx, at, &corrected).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Writes to every other owner, and to whoever invited the person, that the link to the account went somewhere else.
async fn tell_owners(
    tx: &Tx,
    at: Setting<'_>,
    (before, after): (&Person, &Person),
) -> Result<(), AddressError> {
    let mut readers: Vec<Person> = people::list_holding(tx, at.academy.id, Role::Owner, at.today)
        .await?
        .into_iter()
        .map(|(owner, _)| owner)
        .collect();
    for (academy, by) in answering::list_behind(tx, before.id).await? {
        if academy == at.academy.id && readers.iter().all(|reader| reader.id != by) {
            readers.push(people::find(tx, by).await?);
        }
    }
    let by = match at.by {
        Some(by) => Some(people::find(tx, by).await?),
        None => None,
    };
    for reader in readers.iter().filter(|reader| Some(reader.id) != at.by) {
        let lang = Lang::from_tag(&reader.locale).unwrap_or(Lang::En);
        let by = by.as_ref().map_or_else(|| lang.t("people-operator"), |by| by.full_name.clone());
        let letter = Letter {
            academy: Some(at.academy.id),
            name: "address-corrected",
            dedup_key: format!("address-corrected:{}:{}:{}", before.id, reader.id, at.now.timestamp_micros()),
            to: &reader.email,
            lang,
            args: vec![
                ("name", reader.full_name.as_str().into()),
                ("who", before.full_name.as_str().into()),
                ("old", before.address().into()),
                ("new", after.address().into()),
                ("academy", at.academy.name.as_str().into()),
                ("by", by.into()),
            ],
            link: Some(format!("{}/academy/people/{}", at.site, before.id)),
        };
        letter::post(tx, letter, at.now).await?;
    }
    Ok(())
}

/// Whether nobody else has an address, and it is another than now.
async fn check_free(db: &impl ConnectionTrait, person: &Person, email: &Email) -> Result<(), AddressError> {
    match people::find_by_email(db, email.as_str()).await? {
        Some((known, _)) if known.id == person.id && known.email == email.as_str() => Err(AddressError::Same),
        Some((known, _)) if known.id != person.id => Err(AddressError::Taken),
        _ => Ok(()),
    }
}

/// The person asks for another address; `password` is theirs. The mailbox they have hears of it at once, and what they asked for
/// ends with the session it was asked in. Where somebody else has the address nothing is changed, and that mailbox alone hears of
/// it.
pub async fn ask_change(
    store: &Store,
    who: &OwnAccount,
    (email, password): (&Email, &str),
    site: &str,
) -> Result<(), AddressError> {
    let account = people::find_own_account(store.read(), who.person()).await?;
    let stored = account.password_hash;
    if !passwords::verify(password, stored.clone()).await? {
        return Err(AddressError::WrongPassword);
    }
    let (tx, at) = who.begin(store).await?;
    if people::find_own_account(&tx, who.person()).await?.password_hash != stored {
        return Err(AddressError::WrongPassword);
    }
    let person = people::find(&tx, who.person()).await?;
    match check_free(&tx, &person, email).await {
        Ok(()) => {
            let change = waiting(&person, email, (None, person.id, Some(who.session())), at);
            begin(&tx, &change, site, at).await?;
            tell_old(&tx, &person, ("address-wanted", change.id), email, at).await?;
        }
        Err(AddressError::Taken) => tell_taken(&tx, email, at).await?,
        Err(error) => return Err(error),
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// An owner asks for them: the link in the new mailbox then asks for the person's password, so that nobody takes an account
/// by its address. The old mailbox hears of it at once.
pub async fn ask_change_for(
    store: &Store,
    who: &Authority,
    person: PersonId,
    (email, is_another): (&Email, bool),
    site: &str,
) -> Result<(), AddressError> {
    let (tx, acting) = who.begin(store, OWNERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let member = people::find_member(&tx, acting.academy, person).await?;
    if !member.has_password {
        return Err(AddressError::NotAccepted);
    }
    if !member.grants.iter().any(|grant| grant.holds_on(acting.today())) {
        return Err(AddressError::NotYours);
    }
    check_free(&tx, &member.person, email).await?;
    invite_person::refuse_look_alikes(&tx, given.setting(site), email, is_another).await?;
    let by = (Some(acting.academy), acting.person, who.session());
    let change = waiting(&member.person, email, by, acting.at);
    begin(&tx, &change, site, acting.at).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "person.address_asked",
        subject: person.into(),
        changes: json!({ "email": { "from": member.person.address(), "to": address::shown(email.as_str()) } }),
    };
    events::append(&tx, event, acting.at).await?;
    tell_old(&tx, &member.person, ("address-asked", change.id), email, acting.at).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

fn waiting(
    person: &Person,
    email: &Email,
    (academy, asked_by, session): (Option<AcademyId>, PersonId, Option<SessionId>),
    at: DateTime<Utc>,
) -> AddressChange {
    AddressChange {
        id: Uuid::now_v7(),
        person: person.id,
        email: email.to_string(),
        academy,
        asked_by,
        session,
        expires_at: at + VALID_FOR,
    }
}

/// Stores what waits, mails the link to the new mailbox, and tells owners of an address that looks like another one.
async fn begin(tx: &Tx, change: &AddressChange, site: &str, at: DateTime<Utc>) -> Result<(), AddressError> {
    let person = people::find(tx, change.person).await?;
    // Before it is confirmed, it is the business of those alone whom the person works or learns with.
    let academies = person_record::present(tx, change.person, at).await?;
    address_changes::insert(tx, change, at).await?;
    for academy in &academies {
        let addresses = (&*person.email, &*change.email);
        tell_alike(tx, academy, (&person, Alike::Asked), addresses, site, at).await?;
    }
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: change.academy.or(academies.first().map(|academy| academy.id)),
        name: "address-confirm",
        dedup_key: format!("address-confirm:{}:{}", change.id, person.id),
        to: &change.email,
        lang,
        args: vec![("name", person.full_name.as_str().into()), ("old", person.address().into())],
        link: Some(format!("{site}/account/address/{}", letter::SECRET)),
    };
    Ok(letter::post_promise(tx, letter, change.id, at).await?)
}

async fn tell_taken(tx: &Tx, email: &Email, at: DateTime<Utc>) -> Result<(), AddressError> {
    let Some((person, _)) = people::find_by_email(tx, email.as_str()).await? else { return Ok(()) };
    let letter = Letter {
        academy: None,
        name: "address-taken",
        dedup_key: format!("address-taken:{}:{}", person.id, at.timestamp_micros()),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![("name", person.full_name.as_str().into())],
        link: None,
    };
    Ok(letter::post(tx, letter, at).await?)
}

async fn tell_old(
    tx: &Tx,
    person: &Person,
    (name, change): (&str, Uuid),
    email: &Email,
    at: DateTime<Utc>,
) -> Result<(), AddressError> {
    let letter = Letter {
        academy: None,
        name,
        dedup_key: format!("{name}:{change}:{}", person.id),
        to: &person.email,
        lang: Lang::from_tag(&person.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("new", address::shown(email.as_str()).into()),
        ],
        link: None,
    };
    Ok(letter::post(tx, letter, at).await?)
}

/// What stands behind a mailed link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The session that the person asked in, which still lives.
    Session,
    /// The person's password: they are signed out where they asked.
    Password,
    /// The person's password: somebody else asked for them.
    PasswordForAnother,
}

impl Proof {
    /// Whether the password has to come with the link.
    pub fn needs_password(self) -> bool {
        self != Self::Session
    }
}

/// What a mailed link would change, and what has to stand behind it. Nothing where an owner began it who is none any more.
pub async fn find_waiting(
    db: &impl ConnectionTrait,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<(AddressChange, Proof)>, StorageError> {
    let Some(change) = address_changes::find_usable(db, token, now).await? else { return Ok(None) };
    let lives = match change.session {
        Some(session) => sessions::is_live(db, session, change.asked_by, now).await?,
        None => false,
    };
    let proof = match change.academy {
        None if lives => Proof::Session,
        None => Proof::Password,
        Some(academy) => {
            let today = local_date(now, &academies::find(db, academy).await?.time_zone);
            let roles = people::list_roles_on(db, academy, change.asked_by, today).await?;
            if !roles.iter().any(|role| OWNERS.contains(role)) {
                return Ok(None);
            }
            Proof::PasswordForAnother
        }
    };
    Ok(Some((change, proof)))
}

/// The word from the new mailbox: from now on the account signs in with it. Every academy concerned reads so, the old mailbox
/// is told, and links that lie in it for a new password are dead.
pub async fn confirm(
    store: &Store,
    token: &Token,
    password: &str,
    site: &str,
    clock: &Clock,
) -> Result<(), AddressError> {
    let (change, proof) =
        find_waiting(store.read(), token, clock.now()).await?.ok_or(AddressError::DeadLink)?;
    let account = people::find_own_account(store.read(), change.person).await?;
    let stored = account.password_hash;
    // A password that an academy has ended is nobody's word.
    let known = proof.needs_password()
        && !account.password_ended
        && passwords::verify(password, stored.clone()).await?;
    if proof.needs_password() && !known {
        return Err(AddressError::WrongPassword);
    }
    let tx = store.begin().await?;
    let now = clock.now();
    let (change, proof) = find_waiting(&tx, token, now).await?.ok_or(AddressError::DeadLink)?;
    let change = address_changes::opened(&tx, change).await?;
    let account = people::find_own_account(&tx, change.person).await?;
    let still = known && !account.password_ended && account.password_hash == stored;
    if proof.needs_password() && !still {
        return Err(AddressError::WrongPassword);
    }
    let email = Email::parse(&change.email).map_err(|_| AddressError::DeadLink)?;
    let before = people::find(&tx, change.person).await?;
    check_free(&tx, &before, &email).await?;
    address_changes::update_settled(&tx, &change, now).await?;
    people::update_email(&tx, before.id, email.as_str()).await?;
    accounts::update_ended(&tx, LinkPurpose::PasswordReset, Some(before.id), now).await?;
    let after = Person { email: email.to_string(), ..before.clone() };
    let changes = json!({ "email": { "from": before.address(), "to": after.address() } });
    let concerned = person_record::concerned(&tx, before.id).await?;
    if let Some(here) = change.academy.or(concerned.first().map(|academy| academy.id)) {
        let here = Change { by: before.id, here, site: Some(site), at: now };
        person_record::record(&tx, &after, ("person.address_changed", &changes), here).await?;
    }
    for academy in &concerned {
        let addresses = (&*before.email, &*after.email);
        tell_alike(&tx, academy, (&after, Alike::Changed), addresses, site, now).await?;
    }
    tell_old(&tx, &before, ("address-changed", change.id), &email, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
