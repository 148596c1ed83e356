//! A supervisor countersigns several entries and sessions at once: each is signed exactly once or the supervisor is
//! told why not; one that changed since it was shown is never signed unseen.

use std::collections::HashSet;

use serde_json::json;

use crate::{
    domain::{
        dossier::Dossier,
        eligibility::EntryFault,
        shown::Difference,
        signed_content::{self, Countersignature, SignError},
        states::EntryState,
    },
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::{self, Subject},
        events::{self, NewEvent},
        hours,
    },
};

use super::{
    acting::{Acting, Authority},
    may::SUPERVISORS,
    supervised::{Kind, Record, Records, Seen},
};

/// How a signer is known who works in a session that began with a password.
pub const METHOD: &str = "password session";

/// What became of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Signed now.
    Signed,
    /// It had been signed by this supervisor before.
    AlreadySigned,
    /// It was changed, taken back or rejected since it was shown, or names somebody else now; with what is different.
    Changed(Vec<Difference>),
    /// It breaks rules, and can only be rejected.
    Refused(Vec<EntryFault>),
    /// Something in the trainee's record cannot be read, so that nothing can be said of it.
    Unreadable,
}

/// Signs what can be signed, in one transaction, and says of each record what became of it.
pub async fn countersign_entries(
    store: &Store,
    who: &Authority,
    seen: &[Seen],
) -> Result<Vec<(Seen, Outcome)>, StorageError> {
    let (tx, acting) = who.begin(store, SUPERVISORS).await?;
    let mut records = Records::new(&tx, acting.academy, acting.wall);
    let (mut once, mut outcomes) = (HashSet::new(), Vec::new());
    for seen in seen.iter().filter(|seen| once.insert(seen.subject)) {
        outcomes.push((seen.clone(), sign(&tx, &acting, seen, &mut records).await?));
    }
    tx.commit().await?;
    Ok(outcomes)
}

async fn sign(
    tx: &Tx,
    acting: &Acting,
    seen: &Seen,
    records: &mut Records<'_, Tx>,
) -> Result<Outcome, StorageError> {
    let (record, dossier) = match records.read(seen.subject).await {
        Err(StorageError::NotFound) => return Ok(Outcome::Changed(Vec::new())),
        Err(StorageError::Unreadable(_)) => return Ok(Outcome::Unreadable),
        record => record?,
    };
    let (content, signature) = signature(&record, acting);
    let differences = record.still_but_for_flags(seen).err();
    let signature = match signature {
        Ok(signature) => signature,
        Err(SignError::OwnWork) => return Ok(Outcome::Refused(vec![EntryFault::SelfSupervised])),
        Err(_) if record.state() == EntryState::Countersigned => {
            let stored = countersignatures::find_of(tx, acting.academy, seen.subject).await?;
            let own = stored.is_some_and(|stored| stored.signed_by == acting.person);
            let changed = Outcome::Changed(differences.unwrap_or_default());
            return Ok(if own { Outcome::AlreadySigned } else { changed });
        }
        Err(_) => return Ok(Outcome::Changed(differences.unwrap_or_default())),
    };
    if let Some(differences) = differences {
        return Ok(Outcome::Changed(differences));
    }
    if !record.faults.is_empty() {
        return Ok(Outcome::Refused(record.faults));
    }
    store(tx, acting, &record.seen, &content, &signature).await?;
    note(dossier, seen.subject, signature.state);
    Ok(Outcome::Signed)
}

/// What a signature would cover now, and whether this person may give it.
fn signature(record: &Record, acting: &Acting) -> (String, Result<Countersignature, SignError>) {
    match &record.kind {
        Kind::Hours(entry) => {
            (signed_content::of_hours_entry(entry), entry.countersign(acting.person, acting.at))
        }
        Kind::Session(session, case) => (
            signed_content::of_case_session(session, case, record.trainee),
            session.countersign(case, record.trainee, acting.person, acting.at),
        ),
    }
}

async fn store(
    tx: &Tx,
    acting: &Acting,
    seen: &Seen,
    content: &str,
    signature: &Countersignature,
) -> Result<(), StorageError> {
    let (subject, version) = (seen.subject, seen.version);
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
