//! A person gets a role in an academy, or a role ends.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde_json::json;

use crate::{
    domain::{
        academy::Academy,
        authority,
        ids::{AcademyId, GrantId, PersonId},
        person::{Person, RoleGrant},
        words::Role,
    },
    storage::{
        self, StorageError, Store, Tx,
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

use super::letter::{self, Letter};

/// Why a role was neither given nor ended.
#[derive(Debug, thiserror::Error)]
pub enum GrantError {
    /// Only an owner may do this with this role.
    #[error("only an owner hands out or ends the role {0}")]
    NotYours(Role),
    /// The person holds the role already.
    #[error("the person holds the role {0} already")]
    HeldAlready(Role),
    /// The same form was sent before.
    #[error("done already")]
    DoneAlready,
    /// The academy would be without an owner who can sign in.
    #[error("this is the academy's last owner")]
    LastOwner,
    /// The last day lies before the first, or so far back that it would rewrite what was true.
    #[error("the role can't end before {earliest}")]
    TooEarly {
        /// The earliest last day.
        earliest: NaiveDate,
    },
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// What is to be granted.
#[derive(Clone, Debug)]
pub struct NewGrant {
    /// Made when the form was drawn, so that a second click finds it.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// For a trainer, the techniques they may supervise.
    pub techniques: Vec<String>,
}

/// Stores a grant that begins today, with its event.
pub(super) async fn add(
    tx: &Tx,
    academy: &Academy,
    by: Option<PersonId>,
    person: PersonId,
    new: &NewGrant,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), GrantError> {
    let known = people::list_grants(tx, academy.id, person).await?;
    if known.iter().any(|grant| grant.id == new.id) {
        return Err(GrantError::DoneAlready);
    }
    if known.iter().any(|grant| grant.role == new.role && grant.valid_to.is_none()) {
        return Err(GrantError::HeldAlready(new.role));
    }
    let techniques = if new.role == Role::Trainer { new.techniques.clone() } else { Vec::new() };
    let changes = json!({ "role": new.role, "techniques": &techniques, "from": today });
    let grant = RoleGrant {
        id: new.id,
        academy_id: academy.id,
        person_id: person,
        role: new.role,
        techniques,
        valid_from: today,
        valid_to: None,
    };
    people::insert_grant(tx, &grant, by, now).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: by,
        action: "person.role_granted",
        subject: person.into(),
        changes,
    };
    Ok(events::append(tx, event, now).await?)
}

/// Writes to somebody who has an account that they have another role. `roles` are in the reader's language.
pub(super) async fn tell(
    tx: &Tx,
    academy: &Academy,
    person: &Person,
    grant: &NewGrant,
    site: &str,
    now: DateTime<Utc>,
) -> storage::Result<()> {
    let lang = Lang::from_tag(&person.locale).unwrap_or(Lang::En);
    let letter = Letter {
        academy: Some(academy.id),
        name: "new-role",
        dedup_key: format!("new-role:{}", grant.id),
        to: &person.email,
        lang,
        args: vec![
            ("name", person.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("role", lang.t(&format!("role-{}", grant.role)).into()),
        ],
        link: Some(format!("{site}/sign-in")),
    };
    letter::post(tx, letter, now).await
}

/// Gives another role to a person of the academy, from today on, and tells them.
pub async fn grant_role(
    store: &Store,
    academy: &Academy,
    by: PersonId,
    person: PersonId,
    new: NewGrant,
    site: &str,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), GrantError> {
    let tx = store.begin().await?;
    if !authority::may_grant(&people::list_roles_on(&tx, academy.id, by, today).await?, new.role) {
        return Err(GrantError::NotYours(new.role));
    }
    let member = people::find_member(&tx, academy.id, person).await?;
    add(&tx, academy, Some(by), person, &new, (now, today)).await?;
    tell(&tx, academy, &member.person, &new, site, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Ends a role: `last_day` is the last on which it holds. Yesterday takes it away at once.
pub async fn end_role(
    store: &Store,
    academy: &Academy,
    by: PersonId,
    (person, grant): (PersonId, GrantId),
    last_day: NaiveDate,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), GrantError> {
    let tx = store.begin().await?;
    let grants = people::list_grants(&tx, academy.id, person).await?;
    let grant = grants.into_iter().find(|known| known.id == grant).ok_or(StorageError::NotFound)?;
    if !authority::may_grant(&people::list_roles_on(&tx, academy.id, by, today).await?, grant.role) {
        return Err(GrantError::NotYours(grant.role));
    }
    if grant.valid_to.is_some() {
        return Err(GrantError::DoneAlready);
    }
    let earliest = grant.valid_from.max(today - Days::new(1));
    if last_day < earliest {
        return Err(GrantError::TooEarly { earliest });
    }
    if grant.role == Role::Owner && !has_another_owner(&tx, academy.id, grant.id, today).await? {
        return Err(GrantError::LastOwner);
    }
    people::update_grant_end(&tx, academy.id, grant.id, last_day).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: Some(by),
        action: "person.role_ended",
        subject: person.into(),
        changes: json!({ "role": grant.role, "last_day": { "from": null, "to": last_day } }),
    };
    events::append(&tx, event, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Whether somebody else owns the academy without an end and can sign in.
async fn has_another_owner(
    tx: &Tx,
    academy: AcademyId,
    but: GrantId,
    today: NaiveDate,
) -> storage::Result<bool> {
    let owners = people::list_members(tx, academy, Some(Role::Owner), "").await?;
    let lasts = |grant: &RoleGrant| {
        grant.id != but && grant.role == Role::Owner && grant.valid_to.is_none() && grant.holds_on(today)
    };
    Ok(owners.iter().any(|owner| owner.has_password && !owner.is_locked && owner.grants.iter().any(lasts)))
}
