//! A trainee logs a stretch of study or practice, as a draft or handed in at once.

use serde_json::json;

use crate::{
    domain::{
        hours::HoursEntry,
        ids::{EnrolmentId, HoursEntryId, PersonId},
        states::EntryState,
        wall_clock::Stretch,
        words::HoursCategory,
    },
    storage::{
        StorageError, Store, Tx,
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::{Acting, Authority},
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
    /// From and until, on the academy's wall clock.
    pub stretch: Stretch,
    /// Whether it was practice on a member of the public.
    pub on_public: bool,
    /// Who is to countersign it.
    pub supervisor_id: Option<PersonId>,
    /// The trainee's own words.
    pub note: String,
}

/// Saves a new entry. Its id was made with the form, so that a second click is [`LogError::AlreadySaved`]; where it says something
/// else than what is there, [`LogError::ThereAlready`].
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
        started_at: written.stretch.started_at(),
        ended_at: written.stretch.ended_at(),
        clock_shift: written.stretch.clock_shift(),
        on_public: written.on_public,
        supervisor_id: written.supervisor_id,
        note: written.note,
        state: EntryState::Draft,
        reason: None,
        version: 1,
    };
    refuse_known(&tx, &acting, &entry, hand_in).await?;
    hand_in::refuse_hopeless(&tx, &acting, &entry, hand_in).await?;
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
    tx.commit().await.map_err(StorageError::from)?;
    Ok(entry)
}

/// Refuses what is there already: the entry of this form, or one of the same beginning. Somebody went back and pressed again,
/// or sent once more what they had not heard of.
async fn refuse_known(tx: &Tx, acting: &Acting, new: &HoursEntry, hand_in: bool) -> Result<(), LogError> {
    let of_form = match hours::find(tx, acting.academy, new.id).await {
        Ok(there) if there.trainee_id == acting.person => Some(there),
        Ok(_) => return Err(LogError::AlreadySaved),
        Err(StorageError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let there = match of_form {
        Some(there) => there,
        None => {
            let found =
                hours::find_beginning_at(tx, acting.academy, new.enrolment_id, new.started_at).await?;
            let Some(there) = found else { return Ok(()) };
            there
        }
    };
    let HoursEntry { id, state, version, .. } = there;
    let same = HoursEntry { id, state, version, reason: there.reason.clone(), ..new.clone() } == there;
    if same && (!hand_in || state != EntryState::Draft) {
        return Err(LogError::AlreadySaved);
    }
    // What is handed in or signed and another form overlaps is told as an overlap.
    if id == new.id || state == EntryState::Draft {
        return Err(LogError::ThereAlready { id: id.0, same });
    }
    Ok(())
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
