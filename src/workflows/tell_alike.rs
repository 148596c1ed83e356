//! An address that can be taken for somebody else's is told to those who run the academy: whoever reads it in a list or under a
//! mail must know that there are two.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{academy::Academy, address, person::Person},
    storage::{
        ConnectionTrait, Result, Tx,
        events::{self, NewEvent},
        joinings, people,
    },
};

use super::letter::{self, ToOwners};

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
    let told = ToOwners {
        academy: academy.id,
        name: what.mail(),
        about: format!("{}:{}", person.id, at.timestamp_micros()),
        link: Some(format!("{site}/academy/people/{}", person.id)),
    };
    let (old, new, alike) = (address::shown(before), address::shown(email), alike.join(", "));
    let day = local_date(at, &academy.time_zone);
    letter::post_to_owners(tx, told, (day, at), |owner, _| {
        (owner.id != person.id).then(|| {
            vec![
                ("academy", academy.name.clone().into()),
                ("who", person.full_name.clone().into()),
                ("old", old.to_string().into()),
                ("new", new.to_string().into()),
                ("alike", alike.clone().into()),
            ]
        })
    })
    .await
}
