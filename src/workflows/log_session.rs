//! A trainee logs a session of a treatment case, changes a draft of one, or takes a rejected one up again. The first
//! session that is handed in begins the case.

use chrono::NaiveDate;
use serde_json::json;

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        eligibility::faults_of_session,
        ids::{CaseId, CaseSessionId, PersonId},
        states::{CaseMove, CaseState, EntryMove, EntryState},
        wall_clock::Stretch,
        words::AskedAgain,
    },
    storage::{
        StorageError, Store, Tx, cases, dossiers,
        events::{self, NewEvent},
    },
};

use super::{
    acting::{Acting, Authority},
    hand_in::{self, LogError},
    may::TRAINEES,
    open_case::own_case,
    record_case,
};

/// What a trainee writes into a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionWritten {
    /// From and until, on the academy's wall clock.
    pub stretch: Stretch,
    /// Who is to countersign it.
    pub supervisor_id: PersonId,
    /// What the client said before the needle; none yet in a draft.
    pub asked_again: Option<AskedAgain>,
    /// What changed.
    pub change: String,
    /// When aftercare was given.
    pub aftercare_on: Option<NaiveDate>,
    /// The trainee's own words.
    pub note: String,
}

/// Saves a new session; a second click of the form is [`LogError::AlreadySaved`].
pub async fn log_session(
    store: &Store,
    who: &Authority,
    case: CaseId,
    id: CaseSessionId,
    written: SessionWritten,
    hand_in: bool,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let case = own_case(&tx, &acting, case).await?;
    let mut session = CaseSession {
        id,
        case_id: case.id,
        number: cases::find_next_number(&tx, acting.academy, case.id).await?,
        started_at: written.stretch.started_at(),
        ended_at: written.stretch.ended_at(),
        clock_shift: written.stretch.clock_shift(),
        supervisor_id: Some(written.supervisor_id),
        asked_again: written.asked_again,
        change: written.change,
        aftercare_on: written.aftercare_on,
        note: written.note,
        state: EntryState::Draft,
        reason: None,
        version: 1,
    };
    refuse_known(&case, &session, hand_in)?;
    may_take_sessions(&tx, &acting, &case, true).await?;
    refuse_hopeless(&tx, &acting, &case, (&session, hand_in)).await?;
    cases::insert_session(&tx, acting.academy, &session, acting.at).await?;
    append(&tx, &acting, &session, "session.logged", content(&session)).await?;
    if hand_in {
        submit(&tx, &acting, &mut session).await?;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Writes a draft anew, read in a version; hands it in where that is wanted.
pub async fn change_session(
    store: &Store,
    who: &Authority,
    id: CaseSessionId,
    version: i32,
    written: SessionWritten,
    hand_in: bool,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let before = cases::find_session(&tx, acting.academy, id).await?;
    let case = own_case(&tx, &acting, before.case_id).await?;
    may_take_sessions(&tx, &acting, &case, false).await?;
    if before.state != EntryState::Draft || before.version != version {
        return Err(LogError::Stale);
    }
    let mut session = CaseSession {
        started_at: written.stretch.started_at(),
        ended_at: written.stretch.ended_at(),
        clock_shift: written.stretch.clock_shift(),
        supervisor_id: Some(written.supervisor_id),
        asked_again: written.asked_again,
        change: written.change,
        aftercare_on: written.aftercare_on,
        note: written.note,
        ..before.clone()
    };
    refuse_hopeless(&tx, &acting, &case, (&session, hand_in)).await?;
    cases::update_session_draft(&tx, acting.academy, &session).await?;
    session.version += 1;
    let changes = json!({"content": {"from": content(&before), "to": content(&session)}});
    append(&tx, &acting, &session, "session.changed", changes).await?;
    if hand_in {
        submit(&tx, &acting, &mut session).await?;
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Makes a rejected session a draft again. It keeps the reason it came back with.
pub async fn take_session_up_again(
    store: &Store,
    who: &Authority,
    id: CaseSessionId,
    version: i32,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let session = cases::find_session(&tx, acting.academy, id).await?;
    own_case(&tx, &acting, session.case_id).await?;
    let state = session.after(EntryMove::Redraft)?;
    cases::update_session_state(&tx, acting.academy, id, version, state, session.reason.as_deref()).await?;
    let changes = json!({"state": {"from": session.state, "to": state}});
    append(&tx, &acting, &session, "session.taken_up_again", changes).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// Refuses what is there already: the session of this form, or one of the same beginning.
fn refuse_known(case: &TreatmentCase, new: &CaseSession, hand_in: bool) -> Result<(), LogError> {
    let stands =
        |state| matches!(state, EntryState::Draft | EntryState::Submitted | EntryState::Countersigned);
    let of_form = case.sessions.iter().find(|session| session.id == new.id);
    let beside = || case.sessions.iter().find(|s| s.started_at == new.started_at && stands(s.state));
    let Some(there) = of_form.or_else(beside) else { return Ok(()) };
    let CaseSession { id, number, state, version, .. } = *there;
    let same =
        CaseSession { id, number, state, version, reason: there.reason.clone(), ..new.clone() } == *there;
    if same && (!hand_in || state != EntryState::Draft) {
        return Err(LogError::AlreadySaved);
    }
    if id == new.id || state == EntryState::Draft {
        return Err(LogError::ThereAlready { id: id.0, same });
    }
    Ok(())
}

/// Whether a case still takes sessions, or changes of one.
async fn may_take_sessions(
    tx: &Tx,
    acting: &Acting,
    case: &TreatmentCase,
    new: bool,
) -> Result<(), LogError> {
    hand_in::own_enrolment(tx, acting, case.enrolment_id).await?;
    match case.state {
        CaseState::Planned | CaseState::InTreatment => Ok(()),
        // A session whose signature became void by a change of its case stands anew, and may be a draft.
        CaseState::Healing if !new => Ok(()),
        _ => Err(LogError::CaseClosed),
    }
}

async fn refuse_hopeless(
    tx: &Tx,
    acting: &Acting,
    case: &TreatmentCase,
    (session, hand_in): (&CaseSession, bool),
) -> Result<(), LogError> {
    let dossier = dossiers::load(tx, acting.academy, case.enrolment_id).await?;
    let faults = faults_of_session(session, case, &dossier, acting.wall);
    hand_in::refuse(hand_in::with_a_hopeless(faults, hand_in), dossier)
}

/// Hands a stored draft in, unless it breaks a rule or is too close to another session.
async fn submit(tx: &Tx, acting: &Acting, session: &mut CaseSession) -> Result<(), LogError> {
    let state = session.after(EntryMove::Submit)?;
    let case = own_case(tx, acting, session.case_id).await?;
    let dossier = dossiers::load(tx, acting.academy, case.enrolment_id).await?;
    let need_days = dossier.spec.rules.cases.spacing_days;
    hand_in::refuse(faults_of_session(session, &case, &dossier, acting.wall), dossier)?;
    hand_in::refuse_gone(tx, acting, session.supervisor_id).await?;
    if let Some(have_days) = nearest(session, &case)
        && have_days < need_days
        && case.spacing_override.is_none()
    {
        return Err(LogError::TooClose { have_days, need_days });
    }
    cases::update_session_state(tx, acting.academy, session.id, session.version, state, None).await?;
    let changes = json!({"state": {"from": session.state, "to": state}, "supervisor": session.supervisor_id});
    append(tx, acting, session, "session.submitted", changes).await?;
    if case.state == CaseState::Planned {
        let begun = case.after(CaseMove::Begin)?;
        cases::update_state(tx, acting.academy, case.id, case.version, begun, None).await?;
        let changes = json!({"state": {"from": case.state, "to": begun}});
        record_case::append(tx, acting, case.id, "case.begun", changes).await?;
    }
    Ok(())
}

/// Days to the nearest other session that was handed in and stands.
fn nearest(session: &CaseSession, case: &TreatmentCase) -> Option<u32> {
    let day = session.started_at.date();
    case.sessions
        .iter()
        .filter(|other| other.id != session.id)
        .filter(|other| matches!(other.state, EntryState::Submitted | EntryState::Countersigned))
        .filter_map(|other| u32::try_from((other.started_at.date() - day).num_days().abs()).ok())
        .min()
}

fn content(session: &CaseSession) -> serde_json::Value {
    json!({
        "number": session.number,
        "started_at": session.started_at,
        "ended_at": session.ended_at,
        "supervisor": session.supervisor_id,
        "asked_again": session.asked_again,
        "aftercare_on": session.aftercare_on,
    })
}

async fn append(
    tx: &Tx,
    acting: &Acting,
    session: &CaseSession,
    action: &str,
    changes: serde_json::Value,
) -> Result<(), StorageError> {
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action,
        subject: session.id.0,
        changes,
    };
    events::append(tx, event, acting.at).await
}
