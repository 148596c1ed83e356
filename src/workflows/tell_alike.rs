//! An address that can be taken for somebody else's is told to those who run the academy: whoever reads it in a list or under a
//! mail must know that there are two.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{academy::Academy, address, person::Person, words::Role},
    storage::{
        ConnectionTrait, Result, Tx,
        events::{self, NewEvent},
        joinings, people,
    },
    texts::Lang,
};

use super::letter::{self, Letter};

/// The addresses of an academy, its own and those of its people and of whom it asked, that look like another one.
pub(super) async fn look_alikes(
    db: &impl ConnectionTrait,
    academy: &Academy,
    email: &str,
) -> Result<Vec<String>> {
    let mut known = people::list_addresses(db, academy.id).await?;
    known.extend(joinings::list_waiting(db, academy.id).await?.into_iter().map(|one| one.email));
    known.push(academy.contact_email.clone());
    known.retain(|one| address::look_alike(one, email));
    known.sort();
    known.dedup();
    Ok(known)
}

/// What happened with an address that looks like another one.
#[derive(Clone, Copy)]
pub(super) enum Alike {
    /// Somebody asks to sign in with it.
    Asked,
    /// Somebody signs in with it from now on.
    Changed,
    /// Somebody who signs in with it has joined.
    Joined,
}

impl Alike {
    fn mail(self) -> &'static str {
        match self {
            Self::Asked => "alike-asked",
            Self::Changed => "alike-changed",
            Self::Joined => "alike-joined",
        }
    }

    fn event(self) -> &'static str {
        match self {
            Self::Asked => "person.alike_asked",
            Self::Changed => "person.alike_changed",
            Self::Joined => "person.alike_joined",
        }
    }
}

/// Writes an event where an address looks like another one of an academy, and to every owner there but the person. `before` is
/// how they signed in so far: a new address that looks like that one is told as well.
pub(super) async fn tell_alike(
    tx: &Tx,
    academy: &Academy,
    (person, what): (&Person, Alike),
    (before, email): (&str, &str),
    site: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut alike = look_alikes(tx, academy, email).await?;
    if address::look_alike(before, email) && !alike.iter().any(|one| one == before) {
        alike.push(before.to_owned());
    }
    if alike.is_empty() {
        return Ok(());
    }
    let alike: Vec<String> = alike.iter().map(|one| address::shown(one)).collect();
    let at = events::not_before_last(tx, academy.id, now).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: Some(person.id),
        action: what.event(),
        subject: person.id.into(),
        changes: json!({
            "email": { "from": address::shown(before), "to": address::shown(email) }, "alike": &alike,
        }),
    };
    events::append(tx, event, at).await?;
    let today = local_date(at, &academy.time_zone);
    for (owner, _) in people::list_holding(tx, academy.id, Role::Owner, today).await? {
        if owner.id == person.id {
            continue;
        }
        let letter = Letter {
            academy: Some(academy.id),
            name: what.mail(),
            dedup_key: format!("{}:{}:{}:{}", what.mail(), person.id, owner.id, at.timestamp_micros()),
            to: &owner.email,
            lang: Lang::from_tag(&owner.locale).unwrap_or(Lang::En),
            args: vec![
                ("name", owner.full_name.as_str().into()),
                ("academy", academy.name.as_str().into()),
                ("who", person.full_name.as_str().into()),
                ("old", address::shown(before).into()),
                ("new", address::shown(email).into()),
                ("alike", alike.join(", ").into()),
            ],
            link: Some(format!("{site}/academy/people/{}", person.id)),
        };
        letter::post(tx, letter, at).await?;
    }
    Ok(())
}
