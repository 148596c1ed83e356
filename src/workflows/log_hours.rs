//! A trainee logs a stretch of study or practice, as a draft or handed in at once.

use chrono::NaiveDateTime;
use serde_json::json;

use crate::{
    domain::{
        hours::HoursEntry,
        ids::{EnrolmentId, HoursEntryId, PersonId},
        states::EntryState,
        words::HoursCategory,
    },
    storage::{
        Store,
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::Authority,
    hand_in::{self, LogError},
    may::TRAINEES,
};

/// What a trainee writes into an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What kind of practice.
    pub category: HoursCategory,
    /// The technique's key, where the stretch was about one.
    pub technique: Option<String>,
    /// When it began, on the academy's wall clock.
    pub started_at: NaiveDateTime,
    /// When it ended.
    pub ended_at: NaiveDateTime,
    /// Whether it was practice on a member of the public.
    pub on_public: bool,
    /// Who is to countersign it.
    pub supervisor_id: Option<PersonId>,
    /// The trainee's own words.
    pub note: String,
}

/// Saves a new entry. Its id was made with the form, so that a second click is [`LogError::AlreadySaved`].
pub async fn log_hours(
    store: &Store,
    who: &Authority,
    id: HoursEntryId,
    enrolment: EnrolmentId,
    written: Written,
    hand_in: bool,
) -> Result<HoursEntry, LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    hand_in::own_enrolment(&tx, &acting, enrolment).await?;
    let mut entry = HoursEntry {
        id,
        academy_id: acting.academy,
        enrolment_id: enrolment,
        trainee_id: acting.person,
        category: written.category,
        technique: written.technique,
        started_at: written.started_at,
        ended_at: written.ended_at,
        on_public: written.on_public,
        supervisor_id: written.supervisor_id,
        note: written.note,
        state: EntryState::Draft,
        reason: None,
        version: 1,
    };
    hand_in::refuse_hopeless(&tx, &acting, &entry).await?;
    hours::insert(&tx, &entry, acting.at).await?;
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "hours.logged",
        subject: id.0,
        changes: content(&entry),
    };
    events::append(&tx, event, acting.at).await?;
    if hand_in {
        hand_in::submit(&tx, &acting, &mut entry).await?;
    }
    tx.commit().await.map_err(crate::storage::StorageError::from)?;
    Ok(entry)
}

/// What an entry says, for its event. The note stays in the entry.
pub(super) fn content(entry: &HoursEntry) -> serde_json::Value {
    json!({
        "category": entry.category,
        "technique": entry.technique,
        "started_at": entry.started_at,
        "ended_at": entry.ended_at,
        "on_public": entry.on_public,
        "supervisor": entry.supervisor_id,
    })
}
