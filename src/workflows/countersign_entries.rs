//! A supervisor countersigns several entries and sessions at once: each is signed exactly once or the supervisor is
//! told why not; one that changed since it was shown is never signed unseen.

use std::collections::{HashMap, HashSet};

use serde_json::json;

use crate::{
    domain::{
        dossier::Dossier,
        eligibility::{EntryFault, faults_of, faults_of_session},
        ids::EnrolmentId,
        signed_content::{self, Countersignature, SignError},
        states::EntryState,
    },
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::{self, Subject},
        dossiers,
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::{Acting, Authority},
    may::SUPERVISORS,
};

/// How a signer is known who works in a session that began with a password.
pub const METHOD: &str = "password session";

/// A record as the supervisor saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which record.
    pub subject: Subject,
    /// The version that was shown.
    pub version: i32,
}

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Signed now.
    Signed,
    /// It had been signed by this supervisor before.
    AlreadySigned,
    /// It was changed, taken back or rejected since it was shown, or names somebody else now.
    Changed,
    /// It breaks rules, and can only be rejected.
    Refused(Vec<EntryFault>),
}

/// A record as it stands now, with what its signature would cover.
struct Record {
    enrolment: EnrolmentId,
    state: EntryState,
    version: i32,
    content: String,
    faults: Vec<EntryFault>,
    signature: Result<Countersignature, SignError>,
}

/// Signs what can be signed, in one transaction, and says of each record what became of it.
pub async fn countersign_entries(
    store: &Store,
    who: &Authority,
    seen: &[Seen],
) -> Result<Vec<(Seen, Outcome)>, StorageError> {
    let (tx, acting) = who.begin(store, SUPERVISORS).await?;
    let (mut dossiers, mut once, mut outcomes) = (HashMap::new(), HashSet::new(), Vec::new());
    for seen in seen.iter().filter(|seen| once.insert(seen.subject)) {
        outcomes.push((*seen, sign(&tx, &acting, *seen, &mut dossiers).await?));
    }
    tx.commit().await?;
    Ok(outcomes)
}

async fn sign(
    tx: &Tx,
    acting: &Acting,
    seen: Seen,
    dossiers: &mut HashMap<EnrolmentId, Dossier>,
) -> Result<Outcome, StorageError> {
    let record = match read(tx, acting, seen.subject, dossiers).await {
        Err(StorageError::NotFound) => return Ok(Outcome::Changed),
        record => record?,
    };
    let signature = match record.signature {
        Ok(signature) => signature,
        Err(SignError::OwnWork) => return Ok(Outcome::Refused(vec![EntryFault::SelfSupervised])),
        Err(_) if record.state == EntryState::Countersigned => {
            let stored = countersignatures::find_of(tx, acting.academy, seen.subject).await?;
            let own = stored.is_some_and(|stored| stored.signed_by == acting.person);
            return Ok(if own { Outcome::AlreadySigned } else { Outcome::Changed });
        }
        Err(_) => return Ok(Outcome::Changed),
    };
    if record.version != seen.version {
        return Ok(Outcome::Changed);
    }
    if !record.faults.is_empty() {
        return Ok(Outcome::Refused(record.faults));
    }
    store(tx, acting, seen, &record.content, &signature).await?;
    if let Some(dossier) = dossiers.get_mut(&record.enrolment) {
        note(dossier, seen.subject, signature.state);
    }
    Ok(Outcome::Signed)
}

async fn read(
    tx: &Tx,
    acting: &Acting,
    subject: Subject,
    dossiers: &mut HashMap<EnrolmentId, Dossier>,
) -> Result<Record, StorageError> {
    match subject {
        Subject::HoursEntry(id) => {
            let entry = hours::find(tx, acting.academy, id).await?;
            let dossier = dossier_of(tx, acting, entry.enrolment_id, dossiers).await?;
            Ok(Record {
                enrolment: entry.enrolment_id,
                state: entry.state,
                version: entry.version,
                content: signed_content::of_hours_entry(&entry),
                faults: faults_of(&entry, dossier, acting.wall),
                signature: entry.countersign(acting.person, acting.at),
            })
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(tx, acting.academy, id).await?;
            let case = cases::find(tx, acting.academy, session.case_id).await?;
            let dossier = dossier_of(tx, acting, case.enrolment_id, dossiers).await?;
            let trainee = dossier.trainee.person_id;
            Ok(Record {
                enrolment: case.enrolment_id,
                state: session.state,
                version: session.version,
                content: signed_content::of_case_session(&session, &case, trainee),
                faults: faults_of_session(&session, &case, dossier, acting.wall),
                signature: session.countersign(&case, trainee, acting.person, acting.at),
            })
        }
    }
}

/// A trainee's dossier, read once for all their records.
async fn dossier_of<'a>(
    tx: &Tx,
    acting: &Acting,
    enrolment: EnrolmentId,
    dossiers: &'a mut HashMap<EnrolmentId, Dossier>,
) -> Result<&'a Dossier, StorageError> {
    use std::collections::hash_map::Entry;
    match dossiers.entry(enrolment) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(unknown) => Ok(unknown.insert(dossiers::load(tx, acting.academy, enrolment).await?)),
    }
}

async fn store(
    tx: &Tx,
    acting: &Acting,
    seen: Seen,
    content: &str,
    signature: &Countersignature,
) -> Result<(), StorageError> {
    let Seen { subject, version } = seen;
    let (action, id) = match subject {
        Subject::HoursEntry(id) => {
            hours::update_state(tx, acting.academy, id, version, signature.state, None).await?;
            ("hours.countersigned", id.0)
        }
        Subject::CaseSession(id) => {
            cases::update_session_state(tx, acting.academy, id, version, signature.state, None).await?;
            ("session.countersigned", id.0)
        }
    };
    countersignatures::insert(tx, acting.academy, subject, signature, METHOD, content).await?;
    let changes = json!({
        "state": {"from": EntryState::Submitted, "to": signature.state},
        "content_sha256": signature.content_sha256,
        "method": METHOD,
    });
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id, changes };
    events::append(tx, event, acting.at).await
}

/// Notes in the dossier what was just signed: theory that is complete now lets practice on the public follow.
fn note(dossier: &mut Dossier, subject: Subject, state: EntryState) {
    match subject {
        Subject::HoursEntry(id) => {
            if let Some(entry) = dossier.hours.iter_mut().find(|entry| entry.id == id) {
                entry.state = state;
            }
        }
        Subject::CaseSession(id) => {
            let mut sessions = dossier.cases.iter_mut().flat_map(|case| &mut case.sessions);
            if let Some(session) = sessions.find(|session| session.id == id) {
                session.state = state;
            }
        }
    }
}
