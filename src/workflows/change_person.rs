//! What is recorded of a person changes. While one academy relies on it, that academy changes name and birth date; once
//! several do, one of them asks and the person agrees. Their language is their own.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    domain::{
        authority::{self, Keeper},
        ids::PersonId,
        person::Person,
        text::{HolderName, LatinName},
        words::Role,
    },
    storage::{
        StorageError, Store, Tx, academies,
        events::{self, NewEvent},
        people,
        record_changes::{self, RecordChange},
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority, OwnAccount},
    letter::{self, Letter},
    may::MANAGERS,
    person_record::{self, Change},
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

/// Name, in both scripts, and birth date, as they stood when the form was drawn and as they shall stand.
#[derive(Clone, Debug)]
pub struct PersonChange {
    /// The name that the form showed.
    pub name_before: String,
    /// The same in Latin letters, as the form showed it.
    pub latin_before: Option<String>,
    /// The birth date that the form showed.
    pub born_on_before: Option<NaiveDate>,
    /// The new name.
    pub name: HolderName,
    /// The same in Latin letters, where it is in another script.
    pub latin: Option<LatinName>,
    /// The new birth date.
    pub born_on: Option<NaiveDate>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is changed, or was so before.
    Done,
    /// Other academies rely on it: the person was asked.
    Asked,
}

/// Changes name and birth date, or asks the person to. Certificates that were issued keep the name they were issued with.
pub async fn change_person(
    store: &Store,
    who: &Authority,
    person: PersonId,
    change: PersonChange,
    site: &str,
) -> Result<Changed, ChangePersonError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let member = people::find_member(&tx, acting.academy, person).await?;
    let today = acting.today();
    let theirs: Vec<Role> = member.grants.iter().filter(|g| g.holds_on(today)).map(|g| g.role).collect();
    let mine = people::list_roles_on(&tx, acting.academy, acting.person, today).await?;
    if !authority::may_edit(&mine, &theirs) {
        return Err(ChangePersonError::NotYours);
    }
    let before = member.person;
    let showed = (&change.name_before, &change.latin_before, change.born_on_before);
    if (&before.full_name, &before.latin_name, before.born_on) != showed {
        return Err(ChangePersonError::Stale(Box::new(before)));
    }
    let after = Person {
        full_name: change.name.into(),
        latin_name: change.latin.map(Into::into),
        born_on: change.born_on,
        ..before.clone()
    };
    if before == after {
        return Ok(Changed::Done);
    }
    let concerned = person_record::concerned(&tx, person).await?;
    let concerned: Vec<_> = concerned.iter().map(|academy| academy.id).collect();
    let changed = match authority::keeper(&concerned, acting.academy) {
        Keeper::Academy => {
            let here = Change { by: acting.person, here: acting.academy, site: Some(site), at: acting.at };
            person_record::change(&tx, &before, &after, here).await?;
            Changed::Done
        }
        Keeper::Person => {
            ask(&tx, &acting, (&before, &after), site).await?;
            Changed::Asked
        }
    };
    tx.commit().await.map_err(StorageError::from)?;
    Ok(changed)
}

async fn ask(
    tx: &Tx,
    acting: &Acting,
    (before, after): (&Person, &Person),
    site: &str,
) -> Result<(), StorageError> {
    let asked = RecordChange {
        id: Uuid::now_v7(),
        person: before.id,
        academy: acting.academy,
        name_before: before.full_name.clone(),
        latin_name_before: before.latin_name.clone(),
        born_on_before: before.born_on,
        name: after.full_name.clone(),
        latin_name: after.latin_name.clone(),
        born_on: after.born_on,
        asked_by: acting.person,
    };
    record_changes::insert(tx, &asked, acting.at).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "person.change_asked",
        subject: before.id.into(),
        changes: person_record::differences(before, after).into(),
    };
    events::append(tx, event, acting.at).await?;
    let academy = academies::find(tx, acting.academy).await?;
    let letter = Letter {
        academy: Some(acting.academy),
        name: "record-asked",
        dedup_key: format!("record-asked:{}:{}", asked.id, before.id),
        to: &before.email,
        lang: Lang::from_tag(&before.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", before.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("to", after.full_name.as_str().into()),
        ],
        link: Some(format!("{site}/account")),
    };
    letter::post(tx, letter, acting.at).await
}

/// The person answers what an academy asked for. Where the record changed since, what was asked is over.
pub async fn answer_change(
    store: &Store,
    who: &OwnAccount,
    id: Uuid,
    agrees: bool,
    site: &str,
) -> Result<(), StorageError> {
    let (tx, at) = who.begin(store).await?;
    let asked = record_changes::find_waiting(&tx, who.person(), id).await?;
    record_changes::update_settled(&tx, id, at).await?;
    let before = people::find(&tx, who.person()).await?;
    if agrees && !asked.is_open_for(&before) {
        tx.commit().await?;
        return Err(StorageError::Stale);
    }
    if agrees {
        let after = asked.applied_to(&before);
        let here = Change { by: who.person(), here: asked.academy, site: Some(site), at };
        person_record::change(&tx, &before, &after, here).await?;
    } else {
        let event = NewEvent {
            academy: asked.academy,
            actor: Some(who.person()),
            action: "person.change_declined",
            subject: who.person().into(),
            changes: serde_json::json!({}),
        };
        events::append(&tx, event, at).await?;
    }
    Ok(tx.commit().await?)
}

/// A person chooses the language they read. It is their own preference and no academy's record: no event.
pub async fn change_language(store: &Store, who: &OwnAccount, lang: Lang) -> Result<(), StorageError> {
    let (tx, _) = who.begin(store).await?;
    let mut record = people::find(&tx, who.person()).await?;
    record.locale = lang.tag().to_owned();
    people::update(&tx, &record).await?;
    tx.commit().await.map_err(StorageError::from)
}
