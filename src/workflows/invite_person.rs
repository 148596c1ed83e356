//! Somebody is invited into an academy. A new person gets a link by mail and their roles at once; somebody who has an
//! account is asked, and until they accept the academy knows their address and nothing else.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::json;

use crate::{
    domain::{
        academy::Academy,
        ids::{GrantId, JoiningId, PersonId, SessionId},
        person::Person,
        text::{Email, HolderName},
        words::Role,
    },
    random::Token,
    storage::{
        ConnectionTrait, StorageError, Store, Tx,
        accounts::{self, LinkPurpose},
        events::{self, NewEvent},
        joinings, people,
    },
    texts::Lang,
};

use super::{
    acting::Authority,
    ask_to_join::{self, Asking},
    grant_role::{self, Earlier, GrantError, NewGrant},
    letter::{self, Letter},
    may::MANAGERS,
    operator::{Given, Word},
    reset_password::BETWEEN_MAILS,
    tell_alike::look_alikes,
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
    /// Where the roles begin in the past.
    pub earlier: Option<Earlier>,
    /// Whoever invites was shown the addresses that look like this one, and says that it is somebody else's.
    pub is_another: bool,
}

/// What became of an invitation.
#[derive(Clone, Debug)]
pub enum Invited {
    /// A new person, and the address where they set a password.
    New {
        /// Who.
        person: PersonId,
        /// Where they choose a password.
        link: String,
    },
    /// Somebody whom the academy invited before, and who never came in, or whose role was taken back today, has the roles.
    Known(PersonId),
    /// The address is of somebody who has an account: they are asked.
    Asked,
    /// Somebody who left is asked whether they come back.
    AskedBack,
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
    /// Addresses of people of this academy look like this one.
    #[error("this address looks like one of this academy: {}", .0.join(", "))]
    LooksLike(Vec<String>),
    /// They have been asked, and can still answer.
    #[error("they have been asked and can still answer")]
    AskedAlready,
    /// The same form was sent before.
    #[error("invited already")]
    DoneAlready(Option<PersonId>),
    /// A mail with a link went to them a moment ago.
    #[error("an invitation went out within the last ten minutes")]
    TooSoon,
    /// The person has set a password and needs no invitation.
    #[error("the person has accepted already")]
    Accepted,
    /// The role is not the inviter's to give, or cannot be given so.
    #[error(transparent)]
    Grant(#[from] GrantError),
    /// The operating system gives no randomness.
    #[error(transparent)]
    Randomness(#[from] getrandom::Error),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Where and when, and on whose word, as the transaction found it: `by` is `None` at the command line of the machine.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// Into which academy.
    pub academy: &'a Academy,
    /// Who invites.
    pub by: Option<PersonId>,
    /// In which session: what waits for an answer ends with it.
    pub session: Option<SessionId>,
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
    word: &Word<'_>,
    site: &str,
    invitation: Invitation,
) -> Result<Invited, InviteError> {
    let (tx, given) = word.begin(store, MANAGERS).await?;
    let at = given.setting(site);
    let grants = new_grants(&invitation);
    if grants.is_empty() {
        return Err(InviteError::NoRole);
    }
    grant_role::check_giver(&tx, at, &grants).await?;
    for grant in &grants {
        grant_role::check_grant(grant, at.today)?;
    }
    if joinings::find_sent(&tx, at.academy.id, JoiningId(invitation.id.0)).await?.is_some() {
        return Err(InviteError::DoneAlready(None));
    }
    let known = people::find_by_email(&tx, invitation.email.as_str()).await?;
    let (mut is_known, mut is_asked) = (false, true);
    if let Some((person, _)) = &known {
        is_known = people::is_known(&tx, at.academy.id, person.id).await?;
        if is_known {
            refuse_members(&tx, at, person, invitation.id).await?;
            is_asked = grant_role::must_be_asked(&tx, at, person.id).await?;
        }
    }
    // Whether or not somebody has the address: an account can be made for one that looks like another.
    refuse_look_alikes(&tx, at, &invitation.email, invitation.is_another).await?;
    let invited = match known {
        Some((person, _)) if !is_asked => {
            for grant in &grants {
                grant_role::add(&tx, at, person.id, grant).await?;
                grant_role::tell(&tx, at, &person, grant).await?;
            }
            Invited::Known(person.id)
        }
        Some((person, _)) => {
            let asking = Asking {
                id: JoiningId(invitation.id.0),
                email: invitation.email.as_str(),
                roles: &invitation.roles,
                techniques: &invitation.techniques,
                place: None,
            };
            if !ask_to_join::ask(&tx, at, &person, asking).await? {
                return Err(InviteError::AskedAlready);
            }
            if is_known { Invited::AskedBack } else { Invited::Asked }
        }
        None => {
            let person = add_person(&tx, at, &invitation).await?;
            for grant in &grants {
                grant_role::add(&tx, at, person.id, grant).await?;
            }
            Invited::New { person: person.id, link: post_link(&tx, at, &person).await? }
        }
    };
    tx.commit().await.map_err(StorageError::from)?;
    Ok(invited)
}

async fn refuse_members(tx: &Tx, at: Setting<'_>, person: &Person, form: GrantId) -> Result<(), InviteError> {
    let grants = people::list_grants(tx, at.academy.id, person.id).await?;
    if grants.iter().any(|grant| grant.id == form) {
        return Err(InviteError::DoneAlready(Some(person.id)));
    }
    if grants.iter().any(|grant| grant.valid_to.is_none_or(|last| last >= at.today)) {
        return Err(InviteError::MemberAlready(person.id));
    }
    Ok(())
}

/// Refuses an address that can be taken for one of the academy's people, unless whoever asks has been shown both.
pub(super) async fn refuse_look_alikes(
    db: &impl ConnectionTrait,
    at: Setting<'_>,
    email: &Email,
    is_another: bool,
) -> Result<(), InviteError> {
    if is_another {
        return Ok(());
    }
    let known = look_alikes(db, at.academy, email.as_str()).await?;
    if known.is_empty() { Ok(()) } else { Err(InviteError::LooksLike(known)) }
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
        latin_name: None,
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
            let (techniques, earlier) = (invitation.techniques.clone(), invitation.earlier.clone());
            grants.push(NewGrant { id, role: *role, techniques, earlier });
        }
    }
    grants
}

/// Promises a link, ends earlier ones, and mails it. Gives its address: whole at the machine's own command line, and without
/// its secret otherwise.
pub(super) async fn post_link(tx: &Tx, at: Setting<'_>, person: &Person) -> Result<String, InviteError> {
    let (purpose, whose, expires_at) = (LinkPurpose::Invitation, Some(person.id), at.now + VALID_FOR);
    accounts::update_ended(tx, purpose, whose, at.now).await?;
    let promise = accounts::insert_invitation(tx, (person.id, at.session), at.now, expires_at).await?;
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
pub async fn invite_again(
    store: &Store,
    who: &Authority,
    site: &str,
    person: PersonId,
) -> Result<(), InviteError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let given = Given::of(&tx, &acting).await?;
    let at = given.setting(site);
    let member = people::find_member(&tx, at.academy.id, person).await?;
    if member.has_password {
        return Err(InviteError::Accepted);
    }
    let held = member.grants.into_iter().filter(|grant| grant.holds_on(at.today));
    let roles: Vec<_> = held.map(|g| NewGrant::from_today(g.id, g.role, g.techniques)).collect();
    if roles.is_empty() {
        return Err(InviteError::NoRole);
    }
    grant_role::check_giver(&tx, at, &roles).await?;
    let since = (at.now - BETWEEN_MAILS, at.now);
    if accounts::is_promised_since(&tx, LinkPurpose::Invitation, person, since).await? {
        return Err(InviteError::TooSoon);
    }
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
