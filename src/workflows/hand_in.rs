//! What logging, changing and handing in have in common: the enrolment must be the trainee's own and active, and a
//! record that breaks a rule is refused before anybody else sees it.

use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        dossier::Dossier,
        eligibility::{EntryFault, faults_of},
        enrolment::Enrolment,
        hours::HoursEntry,
        ids::{EnrolmentId, PersonId},
        state_machine::IllegalTransition,
        states::{EnrolmentState, EntryMove},
        words::Role,
    },
    storage::{
        StorageError, Tx, dossiers, enrolments,
        events::{self, NewEvent},
        hours, people,
    },
};

use super::acting::Acting;

/// Why a record of the logbook was not taken. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The enrolment is not active: nothing is logged before it begins or after it ends.
    #[error("the enrolment is {0}")]
    EnrolmentNotActive(EnrolmentState),
    /// The record breaks rules.
    #[error("the record breaks {} rules", .0.faults.len())]
    Refused(Box<Refusal>),
    /// Whom the record names does not supervise here today, and could never sign it; their name.
    #[error("{0} does not supervise here today")]
    SupervisorGone(String),
    /// The session is too close to another one of its case.
    #[error("{have_days} days between two sessions, {need_days} are needed")]
    TooClose {
        /// Days to the nearest session.
        have_days: u32,
        /// Days the course asks for.
        need_days: u32,
    },
    /// What was changed is signed: without a reason it stays as it is.
    #[error("{signed} signatures cover what was changed")]
    Signed {
        /// How many signatures would become void.
        signed: usize,
    },
    /// The case is closed, or heals: it takes no more of this.
    #[error("the case takes no more")]
    CaseClosed,
    /// The same form was taken a moment ago.
    #[error("already saved")]
    AlreadySaved,
    /// It is there already, and says something else, or was not handed in: by the same form, or by one filled in before.
    #[error("there already: {id}")]
    ThereAlready {
        /// The record that is there.
        id: Uuid,
        /// Whether it says the same.
        same: bool,
    },
    /// Changed elsewhere since it was read.
    #[error("changed meanwhile")]
    Stale,
    /// Reading or writing failed, or there is no such record of this person.
    #[error(transparent)]
    Storage(StorageError),
}

/// Which rules a record breaks, with what is needed to say so.
#[derive(Debug)]
pub struct Refusal {
    /// The rules.
    pub faults: Vec<EntryFault>,
    /// Everything known of the enrolment, the refused record included.
    pub dossier: Dossier,
}

impl From<StorageError> for LogError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Stale => Self::Stale,
            StorageError::Conflict("id") => Self::AlreadySaved,
            other => Self::Storage(other),
        }
    }
}

impl From<IllegalTransition> for LogError {
    fn from(_: IllegalTransition) -> Self {
        Self::Stale
    }
}

/// The person's own enrolment, which must be active.
pub(super) async fn own_enrolment(tx: &Tx, acting: &Acting, id: EnrolmentId) -> Result<Enrolment, LogError> {
    let enrolment = enrolments::find(tx, acting.academy, id).await?;
    if enrolment.person_id != acting.person {
        return Err(LogError::Storage(StorageError::NotFound));
    }
    if enrolment.state != EnrolmentState::Active {
        return Err(LogError::EnrolmentNotActive(enrolment.state));
    }
    Ok(enrolment)
}

/// The person's own entry.
pub(super) async fn own_entry(
    tx: &Tx,
    acting: &Acting,
    id: crate::domain::ids::HoursEntryId,
) -> Result<HoursEntry, LogError> {
    let entry = hours::find(tx, acting.academy, id).await?;
    if entry.trainee_id != acting.person {
        return Err(LogError::Storage(StorageError::NotFound));
    }
    Ok(entry)
}

/// Faults that not even a draft may have: the tables would refuse it.
fn is_hopeless(fault: &EntryFault) -> bool {
    matches!(fault, EntryFault::EndsBeforeStart | EntryFault::LongerThan { .. } | EntryFault::SelfSupervised)
}

/// Faults that can be seen before a record is written.
fn is_seen_early(fault: &EntryFault) -> bool {
    use EntryFault::{InFuture, NoSupervisor, OutsideEnrolment, Overlaps, OverlapsElsewhere};
    let early = matches!(fault, InFuture | NoSupervisor | OutsideEnrolment | Overlaps(_) | OverlapsElsewhere);
    early || is_hopeless(fault)
}

/// Refuses what can't be stored at all, whatever its state.
pub(super) async fn refuse_hopeless(
    tx: &Tx,
    acting: &Acting,
    entry: &HoursEntry,
    hand_in: bool,
) -> Result<(), LogError> {
    let dossier = dossiers::load(tx, acting.academy, entry.enrolment_id).await?;
    let faults = faults_of(entry, &dossier, acting.wall);
    refuse(with_a_hopeless(faults, hand_in), dossier)
}

/// Nothing where no fault is hopeless. Else those that are, and what else would keep the record from being handed in, so that
/// all of it can be mended at once.
pub(super) fn with_a_hopeless(mut faults: Vec<EntryFault>, hand_in: bool) -> Vec<EntryFault> {
    if !faults.iter().any(is_hopeless) {
        return Vec::new();
    }
    faults.retain(if hand_in { is_seen_early } else { is_hopeless });
    faults
}

pub(super) fn refuse(faults: Vec<EntryFault>, dossier: Dossier) -> Result<(), LogError> {
    if faults.is_empty() { Ok(()) } else { Err(LogError::Refused(Box::new(Refusal { faults, dossier }))) }
}

/// Refuses what would wait for somebody who can't sign: they were a trainer on the day of the record, and are none today, or locked
/// out. A record without a supervisor is refused by its rules.
pub(super) async fn refuse_gone(
    tx: &Tx,
    acting: &Acting,
    supervisor: Option<PersonId>,
) -> Result<(), LogError> {
    let Some(supervisor) = supervisor else { return Ok(()) };
    let held = people::list_roles_on(tx, acting.academy, supervisor, acting.today()).await?;
    if held.contains(&Role::Trainer) {
        return Ok(());
    }
    let name = people::find_here(tx, acting.academy, supervisor).await?.full_name;
    Err(LogError::SupervisorGone(name))
}

/// Hands a stored draft in, unless it breaks a rule. `entry.version` is the stored version. The dossier is read in the
/// same transaction, after the draft was written, so that its supervisor's grants and other trainees are in it.
pub(super) async fn submit(tx: &Tx, acting: &Acting, entry: &mut HoursEntry) -> Result<(), LogError> {
    let state = entry.after(EntryMove::Submit)?;
    let dossier = dossiers::load(tx, acting.academy, entry.enrolment_id).await?;
    refuse(faults_of(entry, &dossier, acting.wall), dossier)?;
    refuse_gone(tx, acting, entry.supervisor_id).await?;
    hours::update_state(tx, acting.academy, entry.id, entry.version, state, None).await?;
    let changes = json!({
        "state": {"from": entry.state, "to": state}, "supervisor": entry.supervisor_id, "minutes": entry.minutes(),
    });
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action: "hours.submitted",
        subject: entry.id.0,
        changes,
    };
    events::append(tx, event, acting.at).await?;
    (entry.state, entry.version) = (state, entry.version + 1);
    Ok(())
}
