//! A supervisor sends entries and sessions back with a reason; each trainee gets one mail about theirs.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;

use crate::{
    domain::{ids::PersonId, shown::Difference, states::EntryMove, text::Reason},
    storage::{
        StorageError, Store, Tx, cases,
        countersignatures::Subject,
        events::{self, NewEvent},
        hours, people,
    },
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    letter::{self, Letter},
    may::SUPERVISORS,
    supervised::{Kind, Record, Records, Seen},
};

/// Which records were sent back, and which were not because they changed since they were shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Sent back now.
    pub rejected: usize,
    /// Changed, signed or taken back meanwhile; with what is different.
    pub changed: Vec<(Seen, Vec<Difference>)>,
    /// Of trainees whose record cannot be read.
    pub unreadable: usize,
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
    // All are read before any is sent back: what one of them no longer blocks was shown as blocked.
    let (mut reader, mut found) = (Records::new(&tx, acting.academy, acting.wall), Vec::new());
    for seen in seen.iter().filter(|seen| once.insert(seen.subject)) {
        match reader.read(seen.subject).await {
            Ok((record, _)) => found.push((seen, record)),
            Err(StorageError::NotFound) => sent.changed.push((seen.clone(), Vec::new())),
            Err(StorageError::Unreadable(_)) => sent.unreadable += 1,
            Err(error) => return Err(error),
        }
    }
    let mut by_trainee = BTreeMap::<PersonId, Vec<Seen>>::new();
    for (seen, record) in found {
        match reject(&tx, &acting, seen, &record, reason).await? {
            Ok(()) => by_trainee.entry(record.trainee).or_default().push(seen.clone()),
            Err(differences) => sent.changed.push((seen.clone(), differences)),
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
    seen: &Seen,
    record: &Record,
    reason: &Reason,
) -> Result<Result<(), Vec<Difference>>, StorageError> {
    let next = match &record.kind {
        Kind::Hours(entry) => entry.after(EntryMove::Reject),
        Kind::Session(session, _) => session.after(EntryMove::Reject),
    };
    let still = record.still(seen);
    let Ok(next) = next else { return Ok(Err(still.err().unwrap_or_default())) };
    if record.supervisor() != Some(acting.person) || still.is_err() {
        return Ok(Err(still.err().unwrap_or_default()));
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
    let changes = json!({"state": {"from": record.state(), "to": next}, "reason": reason.as_str()});
    let event =
        NewEvent { academy: acting.academy, actor: Some(acting.person), action, subject: id, changes };
    events::append(tx, event, acting.at).await?;
    Ok(Ok(()))
}

/// Writes to a trainee that somebody sent records of theirs back.
pub(super) async fn tell(
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
