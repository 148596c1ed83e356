//! A trainee records what a complete case needs (screening, patch test, consent, aftercare), or that all sessions
//! are held and the skin heals now.

use chrono::{NaiveDate, NaiveTime};
use serde_json::{Map, Value, json};

use crate::{
    domain::{
        case::{CaseSession, TreatmentCase},
        dossier::Dossier,
        eligibility::{EntryFault, faults_of_session},
        ids::CaseId,
        states::{CaseMove, CaseState, EntryState},
        text::Reason,
        words::{AgeBand, ClientSex, PatchResult},
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
    renew_signatures::renew_signatures,
};

/// What is recorded of a client and of the steps around the treatment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The technique's key.
    pub technique: String,
    /// The client's pseudonym.
    pub client_ref: String,
    /// The client's sex.
    pub client_sex: ClientSex,
    /// The client's age, coarsely.
    pub age_band: AgeBand,
    /// Whether somebody checked that the client is 18 or over.
    pub adult_checked: bool,
    /// Fitzpatrick skin type, 1 to 6.
    pub skin_type: Option<u8>,
    /// Keys of contra-indications that were found.
    pub contraindications: Vec<String>,
    /// When the medical screening was done.
    pub screened_on: Option<NaiveDate>,
    /// When the patch test was done.
    pub patch_tested_on: Option<NaiveDate>,
    /// At what time of that day.
    pub patch_tested_time: Option<NaiveTime>,
    /// What the patch test showed.
    pub patch_result: Option<PatchResult>,
    /// When the client consented.
    pub consented_on: Option<NaiveDate>,
    /// When aftercare was explained, of a case that began before its sessions said it.
    pub aftercare_on: Option<NaiveDate>,
}

/// Whether technique and pseudonym may still change: not once a signature covers them.
pub fn names_are_fixed(case: &TreatmentCase) -> bool {
    case.sessions.iter().any(|s| matches!(s.state, EntryState::Countersigned | EntryState::Voided))
}

/// A change of a case that was read in a version.
pub struct Change<'a> {
    /// The version that was shown.
    pub version: i32,
    /// Why, where signatures become void by it.
    pub reason: Option<&'a Reason>,
    /// The address of this site, for the link in a mail.
    pub site: &'a str,
}

/// Writes what was recorded into a case. A closed case stays as it is. Where a signature covers what changes, it takes a
/// reason: the signature becomes void by it, and its session stands anew. What would put a standing session in the wrong is
/// refused.
pub async fn record_case(
    store: &Store,
    who: &Authority,
    id: CaseId,
    change: Change<'_>,
    recorded: Recorded,
) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let before = own_case(&tx, &acting, id).await?;
    if matches!(before.state, CaseState::Complete | CaseState::Abandoned) {
        return Err(LogError::CaseClosed);
    }
    if before.version != change.version {
        return Err(LogError::Stale);
    }
    let fixed = names_are_fixed(&before);
    let keep = |kept: &String, typed: String| if fixed { kept.clone() } else { typed };
    let after = TreatmentCase {
        technique: keep(&before.technique, recorded.technique),
        client_ref: keep(&before.client_ref, recorded.client_ref),
        client_sex: recorded.client_sex,
        age_band: recorded.age_band,
        adult_checked: recorded.adult_checked,
        skin_type: recorded.skin_type,
        contraindications: recorded.contraindications,
        screened_on: recorded.screened_on,
        patch_tested_on: recorded.patch_tested_on,
        patch_tested_time: recorded.patch_tested_time,
        patch_result: recorded.patch_result,
        consented_on: recorded.consented_on,
        aftercare_on: recorded.aftercare_on,
        ..before.clone()
    };
    let dossier = dossiers::load(&tx, acting.academy, before.enrolment_id).await?;
    let signed: Vec<CaseSession> = before.signed_otherwise(&after).cloned().collect();
    let faults = new_faults(&before, (&after, &signed), &dossier, &acting);
    hand_in::refuse(faults, dossier)?;
    match change.reason {
        _ if signed.is_empty() => {}
        None => return Err(LogError::Signed { signed: signed.len() }),
        Some(reason) => renew_signatures(&tx, &acting, &before, signed, reason, change.site).await?,
    }
    cases::update_recorded(&tx, acting.academy, &after).await?;
    append(&tx, &acting, id, "case.recorded", differences(&before, &after)).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

/// The safety rules that a session which stands would break by a change and does not break yet; `signed` are those whose signature
/// becomes void by it.
fn new_faults(
    before: &TreatmentCase,
    (after, signed): (&TreatmentCase, &[CaseSession]),
    dossier: &Dossier,
    acting: &Acting,
) -> Vec<EntryFault> {
    let mut new = Vec::new();
    let stands = |s: &&CaseSession| matches!(s.state, EntryState::Submitted | EntryState::Countersigned);
    for session in before.sessions.iter().filter(stands) {
        let known = faults_of_session(session, before, dossier, acting.wall);
        // Where its signature becomes void by the change, it stands anew and waits for another one, and is judged as what waits is.
        let is_renewed = session.asked_again.is_some() && signed.iter().any(|one| one.id == session.id);
        let again = CaseSession { state: EntryState::Submitted, ..session.clone() };
        let faults =
            faults_of_session(if is_renewed { &again } else { session }, after, dossier, acting.wall);
        let fresh = |fault: &EntryFault| fault.is_of_safety() && !known.contains(fault);
        new.extend(faults.into_iter().filter(fresh));
    }
    new.sort_by_key(EntryFault::name);
    new.dedup();
    new
}

/// Says that all sessions were held: the skin heals, then somebody reviews the result.
pub async fn begin_healing(store: &Store, who: &Authority, id: CaseId, version: i32) -> Result<(), LogError> {
    let (tx, acting) = who.begin(store, TRAINEES).await?;
    let case = own_case(&tx, &acting, id).await?;
    let state = case.after(CaseMove::Heal)?;
    cases::update_state(&tx, acting.academy, id, version, state, None).await?;
    append(&tx, &acting, id, "case.healing", json!({"state": {"from": case.state, "to": state}})).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}

pub(super) async fn append(
    tx: &Tx,
    acting: &Acting,
    case: CaseId,
    action: &str,
    changes: Value,
) -> Result<(), StorageError> {
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: case.0, changes };
    events::append(tx, event, acting.at).await
}

/// The fields that changed, each from and to.
fn differences(before: &TreatmentCase, after: &TreatmentCase) -> Value {
    let fields = |case: &TreatmentCase| {
        [
            ("technique", json!(case.technique)),
            ("client", json!(case.client_ref)),
            ("client_sex", json!(case.client_sex)),
            ("age_band", json!(case.age_band)),
            ("adult_checked", json!(case.adult_checked)),
            ("skin_type", json!(case.skin_type)),
            ("contraindications", json!(case.contraindications)),
            ("screened_on", json!(case.screened_on)),
            ("patch_tested_on", json!(case.patch_tested_on)),
            ("patch_tested_time", json!(case.patch_tested_time)),
            ("patch_result", json!(case.patch_result)),
            ("consented_on", json!(case.consented_on)),
            ("aftercare_on", json!(case.aftercare_on)),
        ]
    };
    let pairs = fields(before).into_iter().zip(fields(after)).filter(|((_, from), (_, to))| from != to);
    let changed: Map<_, _> =
        pairs.map(|((name, from), (_, to))| (name.to_owned(), json!({"from": from, "to": to}))).collect();
    Value::Object(changed)
}
