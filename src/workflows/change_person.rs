//! What is recorded of a person changes: their name and birth date by the academy, their language by themselves.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use crate::{
    domain::{academy::Academy, authority, ids::PersonId, person::Person, text::HolderName, words::Role},
    storage::{
        StorageError, Store,
        events::{self, NewEvent},
        people,
    },
    texts::Lang,
};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePersonError {
    /// The person runs or audits the academy; only an owner changes what is recorded of them.
    #[error("only an owner may change this person's record")]
    NotYours,
    /// Somebody else changed it since the form was drawn. How it stands.
    #[error("changed by somebody else meanwhile")]
    Stale(Box<Person>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Name and birth date, as they stood when the form was drawn and as they shall stand.
#[derive(Clone, Debug)]
pub struct PersonChange {
    /// The name that the form showed.
    pub name_before: String,
    /// The birth date that the form showed.
    pub born_on_before: Option<NaiveDate>,
    /// The new name.
    pub name: HolderName,
    /// The new birth date.
    pub born_on: Option<NaiveDate>,
}

/// Changes name and birth date. Certificates that were issued keep the name they were issued with.
pub async fn change_person(
    store: &Store,
    academy: &Academy,
    by: PersonId,
    person: PersonId,
    change: PersonChange,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), ChangePersonError> {
    let tx = store.begin().await?;
    let member = people::find_member(&tx, academy.id, person).await?;
    let theirs: Vec<Role> = member.grants.iter().filter(|g| g.holds_on(today)).map(|g| g.role).collect();
    if !authority::may_edit(&people::list_roles_on(&tx, academy.id, by, today).await?, &theirs) {
        return Err(ChangePersonError::NotYours);
    }
    let mut record = member.person;
    if record.full_name != change.name_before || record.born_on != change.born_on_before {
        return Err(ChangePersonError::Stale(Box::new(record)));
    }
    let mut changes = serde_json::Map::<String, Value>::new();
    if record.full_name != change.name.as_str() {
        changes.insert("name".into(), json!({ "from": &record.full_name, "to": change.name.as_str() }));
    }
    if record.born_on != change.born_on {
        changes.insert("born_on".into(), json!({ "from": record.born_on, "to": change.born_on }));
    }
    if changes.is_empty() {
        return Ok(());
    }
    record.full_name = change.name.into();
    record.born_on = change.born_on;
    people::update(&tx, &record).await?;
    let event = NewEvent {
        academy: academy.id,
        actor: Some(by),
        action: "person.changed",
        subject: person.into(),
        changes: changes.into(),
    };
    events::append(&tx, event, now).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// A person chooses the language they read. It is their own preference and no academy's record: no event.
pub async fn change_language(store: &Store, person: PersonId, lang: Lang) -> Result<(), StorageError> {
    let tx = store.begin().await?;
    let mut record = people::find(&tx, person).await?;
    record.locale = lang.tag().to_owned();
    people::update(&tx, &record).await?;
    tx.commit().await.map_err(StorageError::from)
}
