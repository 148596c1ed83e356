//! A person asks to be erased, and the academy's owner carries it out. Personal data goes; what a certificate says
//! in public and the chain of events stay checkable.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    clock::local_date,
    domain::{
        appearance::Appearance,
        ids::{AcademyId, PersonId},
        person::Person,
        text::search_fold,
        words::Role,
    },
    storage::{
        ConnectionTrait, StorageError, Store, Tx, academies, address_changes, erasure,
        events::{self, EventFilter, NewEvent},
        files::FileStore,
        people,
    },
    texts::Lang,
};

use super::{
    acting::Authority,
    ask_to_join,
    doubt_authority::doubt_of_authority,
    end_begun,
    hand_over::{HandOver, HandOverError, hand_over_in},
    letter::{self, Letter, ToOwners},
    may::{MEMBERS, OWNERS},
};

/// What a person asked.
pub const ASKED: &str = "person.erasure_asked";

/// Why nobody was erased.
#[derive(Debug, thiserror::Error)]
pub enum EraseError {
    /// Owners do not erase themselves: the academy would be left alone.
    #[error("the owner themself")]
    Oneself,
    /// A certificate for them is asked for or being made; that is decided first.
    #[error("a certificate is on its way")]
    CertificateOnItsWay,
    /// Whom their work was to go to is no trainer today.
    #[error("the successor is no trainer today")]
    NoSuccessor,
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<HandOverError> for EraseError {
    fn from(error: HandOverError) -> Self {
        match error {
            HandOverError::Storage(error) => Self::Storage(error),
            HandOverError::NotATrainer | HandOverError::Faults(..) => Self::NoSuccessor,
        }
    }
}

/// When a person last asked an academy to be erased. What was asked before an earlier erasure is done with: whoever came back may
/// ask again.
pub async fn asked_at(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    person: PersonId,
) -> Result<Option<DateTime<Utc>>, StorageError> {
    let newest = async |action: &str| {
        let filter = EventFilter { subject: Some(person.0), action: action.into(), ..EventFilter::default() };
        let (found, _) = events::list(db, academy, &filter, 1, 1).await?;
        Ok::<_, StorageError>(found.into_iter().next())
    };
    let Some(asked) = newest(ASKED).await? else { return Ok(None) };
    let erased = newest(erasure::ERASING).await?;
    Ok(erased.is_none_or(|erased| erased.number < asked.number).then_some(asked.at))
}

/// Whether somebody of a person's name signs the academy's certificates.
pub fn signs(look: &Appearance, person: &Person) -> bool {
    let name = search_fold(&person.full_name);
    look.signatories.iter().any(|signatory| search_fold(&signatory.name) == name)
}

/// Notes a person's wish and tells the academy. Asking again changes nothing.
pub async fn ask_erasure(
    store: &Store,
    who: &Authority,
    person: &Person,
    public_url: &str,
) -> Result<(), StorageError> {
    let (tx, acting) = who.begin(store, MEMBERS).await?;
    let (academy, now) = (academies::find(&tx, acting.academy).await?, acting.at);
    if asked_at(&tx, academy.id, person.id).await?.is_some() {
        return Ok(());
    }
    let event = NewEvent {
        academy: academy.id,
        actor: Some(person.id),
        action: ASKED,
        subject: person.id.0,
        changes: json!({}),
    };
    events::append(&tx, event, now).await?;
    let filter = EventFilter { subject: Some(person.id.0), action: ASKED.into(), ..EventFilter::default() };
    let (_, times) = events::list(&tx, academy.id, &filter, 1, 1).await?;
    let letter = Letter {
        academy: Some(academy.id),
        name: "erasure-asked",
        dedup_key: format!("erasure-asked:{}:{}:{times}", academy.id, person.id),
        to: &academy.contact_email,
        lang: Lang::En,
        args: vec![("name", person.full_name.as_str().into()), ("email", person.email.as_str().into())],
        link: Some(format!("{public_url}/academy/people/{}/erase", person.id)),
    };
    letter::post(&tx, letter, now).await?;
    Ok(tx.commit().await?)
}

/// Erases a person from an academy, and their profile where no other academy relies on it; those that knew them before hear of
/// that. What hangs on them goes to whom it was given. A second click changes nothing. The files go last: a crash before leaves files
/// that no row refers to.
pub async fn erase_person(
    store: &Store,
    files: &FileStore,
    who: &Authority,
    (person, over): (PersonId, Option<&HandOver>),
    public_url: &str,
) -> Result<(), EraseError> {
    let (tx, acting) = who.begin(store, OWNERS).await?;
    let (academy, now, today) = (acting.academy, acting.at, acting.today());
    if acting.person == person {
        return Err(EraseError::Oneself);
    }
    if !people::is_on_record(&tx, academy, person).await? {
        return Err(StorageError::NotFound.into());
    }
    let standing = erasure::find_standing(&tx, academy, person).await?;
    if standing.erased {
        return Ok(());
    }
    if standing.certificate_on_its_way {
        return Err(EraseError::CertificateOnItsWay);
    }
    let held = people::list_grants(&tx, academy, person).await?;
    let names = erasure::list_own_files(&tx, academy, person).await?;
    erasure::update_records(&tx, academy, person).await?;
    erasure::update_grants(&tx, academy, person, today).await?;
    // What a trainer signed today stands on no role any more.
    if let Some(lost) = held.iter().find(|grant| grant.role == Role::Trainer && grant.holds_on(today)) {
        doubt_of_authority(&tx, &acting, person, (lost, &held), (today, public_url)).await?;
    }
    address_changes::update_settled_of_academy(&tx, academy, person, now).await?;
    if !standing.elsewhere {
        ask_to_join::drop_erased(&tx, person, now).await?;
        let begun = end_begun::erase(&tx, person, now).await?;
        erasure::update_profile(&tx, person, now).await?;
        begun.tell(&tx, person, now).await?;
        tell_elsewhere(&tx, academy, person, (public_url, now)).await?;
    }
    let event = NewEvent {
        academy,
        actor: Some(acting.person),
        action: erasure::ERASING,
        subject: person.0,
        changes: json!({"profile": !standing.elsewhere, "files": names.len()}),
    };
    events::append(&tx, event, now).await?;
    // Once they are erased, so that no mail about it carries their name.
    if let Some(over) = over {
        hand_over_in(&tx, &acting, person, over, public_url).await?;
    }
    tx.commit().await.map_err(StorageError::from)?;
    for name in names {
        files.erase(&name).await?;
    }
    Ok(())
}

/// Academies that knew the person once, and whose record of them is without a name from now on, read so; their owners are told.
/// Written once the mails about the person are gone.
async fn tell_elsewhere(
    tx: &Tx,
    here: AcademyId,
    person: PersonId,
    (public_url, now): (&str, DateTime<Utc>),
) -> Result<(), StorageError> {
    for id in erasure::list_knowing(tx, person).await?.into_iter().filter(|id| *id != here) {
        let academy = academies::find(tx, id).await?;
        let at = events::not_before_last(tx, id, now).await?;
        let changes = json!({ "by_another_academy": true });
        let action = "person.profile_erased";
        events::append(tx, NewEvent { academy: id, actor: None, action, subject: person.0, changes }, at)
            .await?;
        let told = ToOwners {
            academy: id,
            name: "profile-erased",
            about: format!("{person}:{}", at.timestamp_micros()),
            link: Some(format!("{public_url}/academy/people/{person}")),
        };
        let day = local_date(at, &academy.time_zone);
        let words = |_: &Person, _| Some(vec![("academy", academy.name.clone().into())]);
        letter::post_to_owners(tx, told, (day, at), words).await?;
    }
    Ok(())
}
