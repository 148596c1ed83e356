//! Somebody is invited into an academy: a new person gets a link by mail, a known one the role and word of it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        academy::Academy,
        authority,
        ids::{GrantId, PersonId},
        person::Person,
        text::{Email, HolderName},
        words::Role,
    },
    random::Token,
    storage::{
        StorageError, Store, Tx,
        accounts::{self, LinkPurpose},
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

use super::{
    grant_role::{self, GrantError, NewGrant},
    letter::{self, Letter},
};

/// How long the mailed link can be used.
const VALID_FOR: TimeDelta = TimeDelta::days(14);

/// Who is invited as what.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Made when the form was drawn; becomes the id of the first role, so that a second click finds it.
    pub id: GrantId,
    /// Their name.
    pub name: HolderName,
    /// Their address.
    pub email: Email,
    /// One role or more.
    pub roles: Vec<Role>,
    /// For a trainer, the techniques they may supervise.
    pub techniques: Vec<String>,
    /// Their birth date, if known.
    pub born_on: Option<NaiveDate>,
    /// The language the invitation is written in.
    pub lang: Lang,
}

/// What became of an invitation.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
    /// The address where they set a password; `None` for somebody who has one.
    pub link: Option<String>,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// No role was chosen.
    #[error("an invitation needs a role")]
    NoRole,
    /// The address belongs to somebody who holds a role in this academy.
    #[error("the address belongs to somebody of this academy")]
    MemberAlready(PersonId),
    /// The same form was sent before.
    #[error("invited already")]
    DoneAlready(PersonId),
    /// The person has set a password and needs no invitation.
    #[error("the person has accepted already")]
    Accepted,
    /// The role is not the inviter's to give.
    #[error(transparent)]
    Grant(#[from] GrantError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Randomness(#[from] getrandom::Error),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Where and when, and on whose word: `by` is `None` at the command line of the machine itself.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Into which academy.
    pub academy: &'a Academy,
    /// Who invites.
    pub by: Option<PersonId>,
    /// The address of the site.
    pub site: &'a str,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The day in the academy.
    pub today: NaiveDate,
}

/// Invites a person.
pub async fn invite_person(
    store: &Store,
    at: Setting<'_>,
    invitation: Invitation,
) -> Result<Invited, InviteError> {
    let tx = store.begin().await?;
    check_authority(&tx, at, &invitation.roles).await?;
    let known = people::find_by_email(&tx, invitation.email.as_str()).await?;
    let has_password = known.as_ref().is_some_and(|(_, hash)| hash.is_some());
    let person = match known {
        Some((person, _)) => {
            refuse_members(&tx, at, &person, invitation.id).await?;
            person
        }
        None => add_person(&tx, at, &invitation).await?,
    };
    let grants = new_grants(&invitation);
    for grant in &grants {
        grant_role::add(&tx, at.academy, at.by, person.id, grant, (at.now, at.today)).await?;
        if has_password {
            grant_role::tell(&tx, at.academy, &person, grant, at.site, at.now).await?;
        }
    }
    let link = if has_password { None } else { Some(post_link(&tx, at, &person).await?) };
    tx.commit().await.map_err(StorageError::from)?;
    Ok(Invited { person: person.id, link })
}

async fn check_authority(tx: &Tx, at: Setting<'_>, wanted: &[Role]) -> Result<(), InviteError> {
    if wanted.is_empty() {
        return Err(InviteError::NoRole);
    }
    let Some(by) = at.by else { return Ok(()) };
    let mine = people::list_roles_on(tx, at.academy.id, by, at.today).await?;
    match wanted.iter().find(|role| !authority::may_grant(&mine, **role)) {
        Some(role) => Err(GrantError::NotYours(*role).into()),
        None => Ok(()),
    }
}

async fn refuse_members(tx: &Tx, at: Setting<'_>, person: &Person, form: GrantId) -> Result<(), InviteError> {
    let grants = people::list_grants(tx, at.academy.id, person.id).await?;
    if grants.iter().any(|grant| grant.id == form) {
        return Err(InviteError::DoneAlready(person.id));
    }
    if grants.iter().any(|grant| grant.valid_to.is_none_or(|last| last >= at.today)) {
        return Err(InviteError::MemberAlready(person.id));
    }
    Ok(())
}

/// Adds a person, with the event, inside a transaction.
pub(super) async fn add_person(
    tx: &Tx,
    at: Setting<'_>,
    invitation: &Invitation,
) -> Result<Person, InviteError> {
    let person = Person {
        id: PersonId::fresh(),
        email: invitation.email.to_string(),
        full_name: invitation.name.to_string(),
        born_on: invitation.born_on,
        locale: invitation.lang.tag().to_owned(),
    };
    people::insert(tx, &person, at.now).await?;
    let event = NewEvent {
        academy: at.academy.id,
        actor: at.by,
        action: "person.invited",
        subject: person.id.into(),
        changes: json!({ "name": &person.full_name, "email": &person.email, "born_on": person.born_on }),
    };
    events::append(tx, event, at.now).await?;
    Ok(person)
}

fn new_grants(invitation: &Invitation) -> Vec<NewGrant> {
    let mut grants = Vec::<NewGrant>::new();
    for role in &invitation.roles {
        if grants.iter().all(|grant| grant.role != *role) {
            let id = if grants.is_empty() { invitation.id } else { GrantId::fresh() };
            grants.push(NewGrant { id, role: *role, techniques: invitation.techniques.clone() });
        }
    }
    grants
}

/// Promises a link, ends earlier ones, and mails it. Gives its address: whole at the machine's own command line, and without
/// its secret otherwise.
pub(super) async fn post_link(tx: &Tx, at: Setting<'_>, person: &Person) -> Result<String, InviteError> {
    let (purpose, whose, expires_at) = (LinkPurpose::Invitation, Some(person.id), at.now + VALID_FOR);
    accounts::update_ended(tx, purpose, whose, at.now).await?;
    let promise = accounts::insert_promise(tx, purpose, whose, at.now, expires_at).await?;
    let address = |secret: &str| format!("{}/invitation/{secret}", at.site);
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: Some(at.academy.id),
        name: "invitation",
        dedup_key: format!("invitation:{promise}"),
        to: &person.email,
        lang,
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("academy", at.academy.name.as_str().into()),
            ("until", lang.moment_in(expires_at, &at.academy.time_zone).into()),
        ],
        link: Some(address(letter::SECRET)),
    };
    letter::post_promise(tx, letter, promise, at.now).await?;
    if at.by.is_some() {
        return Ok(address(letter::SECRET));
    }
    let token = Token::fresh()?;
    accounts::hand_out(tx, promise, &token, at.now).await?;
    Ok(address(&token.text()))
}

/// Mails a fresh link to somebody who has not accepted yet; the earlier link ends.
pub async fn invite_again(store: &Store, at: Setting<'_>, person: PersonId) -> Result<(), InviteError> {
    let tx = store.begin().await?;
    let member = people::find_member(&tx, at.academy.id, person).await?;
    if member.has_password {
        return Err(InviteError::Accepted);
    }
    let roles: Vec<Role> = member.grants.iter().filter(|g| g.holds_on(at.today)).map(|g| g.role).collect();
    check_authority(&tx, at, &roles).await?;
    post_link(&tx, at, &member.person).await?;
    let event = NewEvent {
        academy: at.academy.id,
        actor: at.by,
        action: "person.invited_again",
        subject: person.into(),
        changes: json!({}),
    };
    events::append(&tx, event, at.now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
