//! What is recorded of a person, and every academy that relies on it: a change is an event in each of them, and word to
//! the owners of those that did not make it.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::{
    clock::local_date,
    domain::{
        academy::Academy,
        ids::{AcademyId, PersonId},
        person::Person,
    },
    storage::{
        ConnectionTrait, Result, Tx, erasure,
        events::{self, NewEvent},
        people, sessions,
    },
    texts::Lang,
};

use super::letter::{self, ToOwners};

/// The academies that rely on what is recorded of a person: they have or had a role there, and it has not erased them.
pub async fn concerned(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Academy>> {
    erasure::list_concerned(db, person).await
}

/// The academies that a person has a role in now: only they hear of what happens with the account itself, its sign-ins and
/// passwords. Who left is in their records, and signs in for others.
pub(super) async fn present(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Academy>> {
    let known = sessions::list_memberships(db, person).await?.into_iter();
    let there = known.filter(|(academy, grants)| {
        let today = local_date(now, &academy.time_zone);
        grants.iter().any(|grant| grant.holds_on(today))
    });
    Ok(there.map(|(academy, _)| academy).collect())
}

/// Where and by whom a record changes.
#[derive(Clone, Copy)]
pub(super) struct Change<'a> {
    /// Who changes it, or agrees to it.
    pub by: PersonId,
    /// The academy whose record it was that changed: its owners know.
    pub here: AcademyId,
    /// The address of the site, where the change is made in reach of it.
    pub site: Option<&'a str>,
    /// The moment.
    pub at: DateTime<Utc>,
}

/// What differs between two records, as an event tells it; empty where nothing does.
pub(super) fn differences(before: &Person, after: &Person) -> Map<String, Value> {
    let mut changes = Map::new();
    if before.full_name != after.full_name {
        changes.insert("name".into(), json!({ "from": &before.full_name, "to": &after.full_name }));
    }
    if before.latin_name != after.latin_name {
        changes.insert("latin_name".into(), json!({ "from": &before.latin_name, "to": &after.latin_name }));
    }
    if before.born_on != after.born_on {
        changes.insert("born_on".into(), json!({ "from": before.born_on, "to": after.born_on }));
    }
    changes
}

/// What an event about it is called.
pub(super) const CHANGED: &str = "person.changed";

/// Changes name and birth date, tells it in every academy concerned, and writes to the owners elsewhere.
pub(super) async fn change(
    tx: &Tx,
    (before, after): (&Person, &Person),
    action: &str,
    change: Change<'_>,
) -> Result<()> {
    people::update(tx, after).await?;
    let changes = Value::from(differences(before, after));
    record(tx, after, (action, &changes), change).await
}

/// Writes an event about a person in every academy concerned, and to the owners of those elsewhere.
pub(super) async fn record(
    tx: &Tx,
    person: &Person,
    (action, changes): (&str, &Value),
    change: Change<'_>,
) -> Result<()> {
    append(tx, change.here, person, (action, changes), change).await?;
    for academy in concerned(tx, person.id).await?.into_iter().filter(|one| one.id != change.here) {
        let at = append(tx, academy.id, person, (action, changes), change).await?;
        tell_owners(tx, &academy, person, (action, changes), (change, at)).await?;
    }
    Ok(())
}

async fn append(
    tx: &Tx,
    academy: AcademyId,
    person: &Person,
    (action, changes): (&str, &Value),
    change: Change<'_>,
) -> Result<DateTime<Utc>> {
    let (actor, changes) = (Some(change.by), changes.clone());
    let event = NewEvent { academy, actor, action, subject: person.id.into(), changes };
    let at = events::not_before_last(tx, academy, change.at).await?;
    events::append(tx, event, at).await?;
    Ok(at)
}

async fn tell_owners(
    tx: &Tx,
    academy: &Academy,
    person: &Person,
    (action, changes): (&str, &Value),
    (change, at): (Change<'_>, DateTime<Utc>),
) -> Result<()> {
    let told = ToOwners {
        academy: academy.id,
        name: "record-changed",
        about: format!("{action}:{}:{}", person.id, at.timestamp_micros()),
        link: change.site.map(|site| format!("{site}/academy/people/{}", person.id)),
    };
    let day = local_date(at, &academy.time_zone);
    letter::post_to_owners(tx, told, (day, change.at), |_, lang| {
        Some(vec![
            ("academy", academy.name.clone().into()),
            ("who", person.full_name.clone().into()),
            ("what", in_words(lang, changes).into()),
        ])
    })
    .await
}

/// Each field with what it was and is.
fn in_words(lang: Lang, changes: &Value) -> String {
    let said = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        _ => "–".to_owned(),
    };
    let line = |(field, value): (&String, &Value)| {
        let label = lang.try_t(&format!("event-field-{field}")).unwrap_or_else(|| field.clone());
        format!("{label}: {} → {}", said(value.get("from")), said(value.get("to")))
    };
    changes.as_object().into_iter().flatten().map(line).collect::<Vec<_>>().join("; ")
}
