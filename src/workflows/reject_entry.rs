//! A supervisor sends entries and sessions back with a reason; each trainee gets one mail about theirs.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;

use crate::{
    domain::{
        ids::PersonId,
        states::{EntryMove, EntryState},
        text::Reason,
    },
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::Subject,
        enrolments,
        events::{self, NewEvent},
        hours, people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    countersign_entries::Seen,
    letter::{self, Letter},
    may::SUPERVISORS,
};

/// Which records were sent back, and which were not because they changed since they were shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Sent back now.
    pub rejected: usize,
    /// Changed, signed or taken back meanwhile.
    pub changed: usize,
}

/// A record as rejecting needs it.
struct Record {
    trainee: PersonId,
    supervisor: Option<PersonId>,
    state: EntryState,
    next: Option<EntryState>,
    version: i32,
}

/// Sends back what is still as it was shown. `site` is the address of this site, for the link in the mail.
pub async fn reject_entries(
    store: &Store,
    who: &Authority,
    seen: &[Seen],
    reason: &Reason,
    site: &str,
) -> Result<Sent, StorageError> {
    let (tx, acting) = who.begin(store, SUPERVISORS).await?;
    let (mut sent, mut once) = (Sent::default(), HashSet::new());
    let mut by_trainee = BTreeMap::<PersonId, Vec<Seen>>::new();
    for seen in seen.iter().filter(|seen| once.insert(seen.subject)) {
        match reject(&tx, &acting, *seen, reason).await? {
            Some(trainee) => by_trainee.entry(trainee).or_default().push(*seen),
            None => sent.changed += 1,
        }
    }
    for (trainee, records) in &by_trainee {
        tell(&tx, &acting, *trainee, records, reason, site).await?;
        sent.rejected += records.len();
    }
    tx.commit().await?;
    Ok(sent)
}

async fn reject(
    tx: &Tx,
    acting: &Acting,
    seen: Seen,
    reason: &Reason,
) -> Result<Option<PersonId>, StorageError> {
    let record = match read(tx, acting, seen.subject).await {
        Err(StorageError::NotFound) => return Ok(None),
        record => record?,
    };
    let Some(next) = record.next else { return Ok(None) };
    if record.supervisor != Some(acting.person) || record.version != seen.version {
        return Ok(None);
    }
    let words = Some(reason.as_str());
    let (action, id) = match seen.subject {
        Subject::HoursEntry(id) => {
            hours::update_state(tx, acting.academy, id, seen.version, next, words).await?;
            ("hours.rejected", id.0)
        }
        Subject::CaseSession(id) => {
            cases::update_session_state(tx, acting.academy, id, seen.version, next, words).await?;
            ("session.rejected", id.0)
        }
    };
    let changes = json!({"state": {"from": record.state, "to": next}, "reason": reason.as_str()});
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id, changes };
    events::append(tx, event, acting.at).await?;
    Ok(Some(record.trainee))
}

async fn read(tx: &Tx, acting: &Acting, subject: Subject) -> Result<Record, StorageError> {
    match subject {
        Subject::HoursEntry(id) => {
            let entry = hours::find(tx, acting.academy, id).await?;
            Ok(Record {
                trainee: entry.trainee_id,
                supervisor: entry.supervisor_id,
                state: entry.state,
                next: entry.after(EntryMove::Reject).ok(),
                version: entry.version,
            })
        }
        Subject::CaseSession(id) => {
            let session = cases::find_session(tx, acting.academy, id).await?;
            let case = cases::find(tx, acting.academy, session.case_id).await?;
            let enrolment = enrolments::find(tx, acting.academy, case.enrolment_id).await?;
            Ok(Record {
                trainee: enrolment.person_id,
                supervisor: session.supervisor_id,
                state: session.state,
                next: session.after(EntryMove::Reject).ok(),
                version: session.version,
            })
        }
    }
}

async fn tell(
    tx: &Tx,
    acting: &Acting,
    trainee: PersonId,
    records: &[Seen],
    reason: &Reason,
    site: &str,
) -> Result<(), StorageError> {
    let (trainee, supervisor) = (people::find(tx, trainee).await?, people::find(tx, acting.person).await?);
    let ids: Vec<_> = records
        .iter()
        .map(|seen| match seen.subject {
            Subject::HoursEntry(id) => format!("{id}:{}", seen.version),
            Subject::CaseSession(id) => format!("{id}:{}", seen.version),
        })
        .collect();
    let only_sessions = records.iter().all(|seen| matches!(seen.subject, Subject::CaseSession(_)));
    let path = if only_sessions { "/practitioner/cases" } else { "/practitioner/hours?state=rejected" };
    let letter = Letter {
        academy: Some(acting.academy),
        name: "entry-rejected",
        dedup_key: format!("entry-rejected:{}", ids.join(",")),
        to: &trainee.email,
        lang: Lang::from_tag(&trainee.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", trainee.full_name.clone().into()),
            ("supervisor", supervisor.full_name.into()),
            ("count", records.len().into()),
            ("reason", reason.as_str().into()),
        ],
        link: Some(format!("{site}{path}")),
    };
    letter::post(tx, letter, acting.at).await
}
