//! What is recorded of a person changes. While one academy relies on it, that academy changes name and birth date; once
//! several do, one of them asks and the person agrees. Their language is their own.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::{
    clock::local_date,
    domain::{
        authority::{self, Keeper},
        ids::{AcademyId, PersonId},
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
    let before = people::find_member(&tx, acting.academy, person).await?.person;
    may_change(&tx, &acting, person).await?;
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
    let wish = Wish {
        academy: acting.academy,
        by: acting.person,
        action: person_record::CHANGED,
        site,
        at: acting.at,
    };
    let changed = change_or_ask(&tx, (&before, &after), wish).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(changed)
}

/// Whether who is at work may change what is recorded of a person here.
pub(super) async fn may_change(tx: &Tx, acting: &Acting, person: PersonId) -> Result<(), ChangePersonError> {
    let by = (acting.academy, acting.person, acting.today());
    if may_be_changed(tx, by, person).await? { Ok(()) } else { Err(ChangePersonError::NotYours) }
}

/// Whether somebody may change what is recorded of a person in an academy on a day.
async fn may_be_changed(
    tx: &Tx,
    (academy, by, today): (AcademyId, PersonId, NaiveDate),
    person: PersonId,
) -> Result<bool, StorageError> {
    let grants = people::list_grants(tx, academy, person).await?;
    let theirs: Vec<Role> = grants.iter().filter(|g| g.holds_on(today)).map(|g| g.role).collect();
    let mine = people::list_roles_on(tx, academy, by, today).await?;
    Ok(authority::may_edit(&mine, &theirs))
}

/// Whether what was asked for still stands: who asked may still change the record there, and the academy still relies on it.
async fn stands(tx: &Tx, asked: &RecordChange, at: DateTime<Utc>) -> Result<bool, StorageError> {
    let concerned = person_record::concerned(tx, asked.person).await?;
    let Some(academy) = concerned.into_iter().find(|academy| academy.id == asked.academy) else {
        return Ok(false);
    };
    let by = (academy.id, asked.asked_by, local_date(at, &academy.time_zone));
    may_be_changed(tx, by, asked.person).await
}

/// Where, by whom and when a record is to say something else.
#[derive(Clone, Copy)]
pub(super) struct Wish<'a> {
    pub academy: AcademyId,
    pub by: PersonId,
    /// What the event is called where it changes at once.
    pub action: &'static str,
    /// The address of the site.
    pub site: &'a str,
    pub at: DateTime<Utc>,
}

/// The one way by which a name or a birth date becomes another: changed where this academy keeps the record, asked of the person
/// where others rely on it too. What this academy asked for already is not asked twice.
pub(super) async fn change_or_ask(
    tx: &Tx,
    (before, after): (&Person, &Person),
    wish: Wish<'_>,
) -> Result<Changed, StorageError> {
    if before == after {
        return Ok(Changed::Done);
    }
    let concerned = person_record::concerned(tx, before.id).await?;
    let concerned: Vec<_> = concerned.iter().map(|academy| academy.id).collect();
    match authority::keeper(&concerned, wish.academy) {
        Keeper::Academy => {
            let here = Change { by: wish.by, here: wish.academy, site: Some(wish.site), at: wish.at };
            person_record::change(tx, (before, after), wish.action, here).await?;
            Ok(Changed::Done)
        }
        Keeper::Person => {
            ask(tx, (before, after), wish).await?;
            Ok(Changed::Asked)
        }
    }
}

async fn ask(tx: &Tx, (before, after): (&Person, &Person), wish: Wish<'_>) -> Result<(), StorageError> {
    let asked = RecordChange {
        id: Uuid::now_v7(),
        person: before.id,
        academy: wish.academy,
        name_before: before.full_name.clone(),
        latin_name_before: before.latin_name.clone(),
        born_on_before: before.born_on,
        name: after.full_name.clone(),
        latin_name: after.latin_name.clone(),
        born_on: after.born_on,
        asked_by: wish.by,
    };
    let waiting = record_changes::list_waiting(tx, before.id, wish.at).await?;
    if waiting.iter().any(|one| one.asks_the_same(&asked)) {
        return Ok(());
    }
    record_changes::insert(tx, &asked, wish.at).await?;
    let event = NewEvent {
        academy: wish.academy,
        actor: Some(wish.by),
        action: "person.change_asked",
        subject: before.id.into(),
        changes: person_record::differences(before, after).into(),
    };
    events::append(tx, event, wish.at).await?;
    let academy = academies::find(tx, wish.academy).await?;
    let letter = Letter {
        academy: Some(wish.academy),
        name: "record-asked",
        dedup_key: format!("record-asked:{}:{}", asked.id, before.id),
        to: &before.email,
        lang: Lang::from_tag(&before.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", before.full_name.as_str().into()),
            ("academy", academy.name.as_str().into()),
            ("to", after.full_name.as_str().into()),
        ],
        link: Some(format!("{}/account", wish.site)),
    };
    letter::post(tx, letter, wish.at).await
}

/// The person answers what an academy asked for. Where the record changed since, or who asked may not ask for it any more, it is
/// over.
pub async fn answer_change(
    store: &Store,
    who: &OwnAccount,
    id: Uuid,
    agrees: bool,
    site: &str,
) -> Result<(), StorageError> {
    let (tx, at) = who.begin(store).await?;
    let asked = record_changes::find_waiting(&tx, who.person(), id, at).await?;
    record_changes::update_settled(&tx, id, at).await?;
    let before = people::find(&tx, who.person()).await?;
    if agrees && !(asked.is_open_for(&before) && stands(&tx, &asked, at).await?) {
        tx.commit().await?;
        return Err(StorageError::Stale);
    }
    if agrees {
        let after = asked.applied_to(&before);
        let here = Change { by: who.person(), here: asked.academy, site: Some(site), at };
        person_record::change(&tx, (&before, &after), person_record::CHANGED, here).await?;
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
    people::update_language(&tx, who.person(), lang.tag()).await?;
    tx.commit().await.map_err(StorageError::from)
}
