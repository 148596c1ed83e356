//! What hangs on one trainer goes to another: handed-in records that wait for a signature, and cohorts to lead. A record goes
//! only to somebody who might have supervised it; what the other may not sign goes back to its trainee, so that nothing waits
//! for somebody who can't come any more.

use std::collections::BTreeMap;

use serde_json::json;

use crate::{
    domain::{
        cohort::Cohort,
        dossier::Dossier,
        eligibility::EntryFault,
        ids::{EnrolmentId, PersonId},
        states::EntryMove,
        text::Reason,
        words::Role,
    },
    storage::{StorageError, Store, Tx, cases, cohorts, countersignatures::Subject, hanging, hours, people},
    texts::Lang,
};

use super::{
    acting::{Acting, Authority},
    letter::{self, Letter},
    may::MANAGERS,
    reject_entry,
    supervised::{Kind, Record, Records, Seen},
};

/// Where everything that hangs on somebody goes.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// To which trainer; back to the trainees where to nobody.
    pub to: Option<PersonId>,
    /// What trainees read whose records come back.
    pub reason: Reason,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandedOver {
    /// Records that wait for the other trainer now.
    pub handed: usize,
    /// Records that went back to their trainees.
    pub sent_back: usize,
    /// Cohorts that have another lead, or none.
    pub cohorts: usize,
}

/// Why nothing was handed over.
#[derive(Debug, thiserror::Error)]
pub enum HandOverError {
    /// The other one is no trainer of the academy today, or the same person.
    #[error("not a trainer of the academy today")]
    NotATrainer,
    /// They could not have supervised it.
    #[error("they could not have supervised it")]
    Faults(Vec<EntryFault>, Box<Dossier>),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether a fault is about who supervised.
fn is_of_supervision(fault: &EntryFault) -> bool {
    matches!(
        fault,
        EntryFault::NoSupervisor
            | EntryFault::SelfSupervised
            | EntryFault::NotAuthorised
            | EntryFault::TooManyTrainees { .. }
    )
}

/// Hands over everything that hangs on a person. `site` is the address of this site, for the links in mails.
pub async fn hand_over(
    store: &Store,
    who: &Authority,
    from: PersonId,
    over: &HandOver,
    site: &str,
) -> Result<HandedOver, HandOverError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    people::find_member(&tx, acting.academy, from).await?;
    let done = hand_over_in(&tx, &acting, from, over, site).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(done)
}

/// The same, inside the transaction of what makes it needful.
pub(super) async fn hand_over_in(
    tx: &Tx,
    acting: &Acting,
    from: PersonId,
    over: &HandOver,
    site: &str,
) -> Result<HandedOver, HandOverError> {
    if let Some(to) = over.to {
        must_train(tx, acting, (from, to)).await?;
    }
    let hanging = hanging::find(tx, acting.academy, from).await?;
    let (mut done, mut back) = (HandedOver::default(), BTreeMap::<PersonId, Vec<Seen>>::new());
    // Who is handed over is the same before and after: one dossier of each trainee is enough for that, and others wait less.
    let mut reader = Records::new(tx, acting.academy, acting.wall);
    for subject in hanging.records.into_iter().map(|waiting| waiting.subject) {
        let (record, _) = reader.read(subject).await?;
        let given = match over.to {
            Some(to) => give(tx, acting, &record, to).await,
            None => Err(HandOverError::NotATrainer),
        };
        match given {
            Ok(()) => done.handed += 1,
            Err(HandOverError::Storage(error)) => return Err(error.into()),
            Err(_) => {
                let seen = send_back(tx, acting, &record, &over.reason).await?;
                back.entry(record.trainee).or_default().push(seen);
                done.sent_back += 1;
            }
        }
    }
    for (trainee, records) in &back {
        reject_entry::tell(tx, acting, *trainee, records, &over.reason, site).await?;
    }
    done.cohorts = lead(tx, acting, hanging.cohorts, over.to).await?;
    if let Some(to) = over.to.filter(|_| done.handed + done.cohorts > 0) {
        tell(tx, acting, (from, to), done, site).await?;
    }
    Ok(done)
}

async fn must_train(tx: &Tx, acting: &Acting, (from, to): (PersonId, PersonId)) -> Result<(), HandOverError> {
    let held = people::list_roles_on(tx, acting.academy, to, acting.today()).await?;
    if from != to && held.contains(&Role::Trainer) { Ok(()) } else { Err(HandOverError::NotATrainer) }
}

/// Names another supervisor, and takes it back where that one could not have supervised it: their roles and whom else they
/// watched are read once the record names them.
async fn give(tx: &Tx, acting: &Acting, record: &Record, to: PersonId) -> Result<(), HandOverError> {
    let (academy, subject, version) = (acting.academy, record.seen.subject, record.seen.version);
    let before = record.supervisor();
    let dossier = |dossier: &Dossier| Box::new(dossier.clone());
    let mut reader = Records::new(tx, academy, acting.wall);
    if record.trainee == to {
        let (_, of) = reader.read(subject).await?;
        return Err(HandOverError::Faults(vec![EntryFault::SelfSupervised], dossier(of)));
    }
    name_supervisor(tx, acting, (subject, version), Some(to)).await?;
    let (given, of) = reader.read(subject).await?;
    let faults: Vec<_> = given.faults.iter().copied().filter(is_of_supervision).collect();
    if !faults.is_empty() {
        let of = dossier(of);
        name_supervisor(tx, acting, (subject, version + 1), before).await?;
        return Err(HandOverError::Faults(faults, of));
    }
    let (action, id) = match subject {
        Subject::HoursEntry(id) => ("hours.reassigned", id.0),
        Subject::CaseSession(id) => ("session.reassigned", id.0),
    };
    let changes = json!({ "supervisor": { "from": before, "to": to } });
    acting.record(tx, action, id, changes).await?;
    Ok(())
}

async fn name_supervisor(
    tx: &Tx,
    acting: &Acting,
    (subject, version): (Subject, i32),
    to: Option<PersonId>,
) -> Result<(), StorageError> {
    match subject {
        Subject::HoursEntry(id) => hours::update_supervisor(tx, acting.academy, id, version, to).await,
        Subject::CaseSession(id) => {
            cases::update_session_supervisor(tx, acting.academy, id, version, to).await
        }
    }
}

async fn send_back(
    tx: &Tx,
    acting: &Acting,
    record: &Record,
    reason: &Reason,
) -> Result<Seen, HandOverError> {
    let (subject, words) = (record.seen.subject, Some(reason.as_str()));
    // Read anew: an attempt to give it to somebody counts its version up.
    let version = match subject {
        Subject::HoursEntry(id) => hours::find(tx, acting.academy, id).await?.version,
        Subject::CaseSession(id) => cases::find_session(tx, acting.academy, id).await?.version,
    };
    let next = match &record.kind {
        Kind::Hours(entry) => entry.after(EntryMove::Reject),
        Kind::Session(session, _) => session.after(EntryMove::Reject),
    };
    let next = next.map_err(StorageError::from)?;
    let (action, id) = match subject {
        Subject::HoursEntry(id) => {
            hours::update_state(tx, acting.academy, id, version, next, words).await?;
            ("hours.rejected", id.0)
        }
        Subject::CaseSession(id) => {
            cases::update_session_state(tx, acting.academy, id, version, next, words).await?;
            ("session.rejected", id.0)
        }
    };
    let changes = json!({ "state": { "from": record.state(), "to": next }, "reason": reason.as_str() });
    acting.record(tx, action, id, changes).await?;
    Ok(Seen { version, ..record.seen.clone() })
}

/// Gives cohorts another lead, or none; how many.
async fn lead(
    tx: &Tx,
    acting: &Acting,
    led: Vec<Cohort>,
    to: Option<PersonId>,
) -> Result<usize, StorageError> {
    let count = led.len();
    for cohort in led {
        let from = cohort.lead_trainer_id;
        let next = Cohort { lead_trainer_id: to, ..cohort };
        cohorts::update(tx, acting.academy, &next).await?;
        let changes = json!({ "lead_trainer": { "from": from, "to": to } });
        acting.record(tx, "cohort.changed", next.id.0, changes).await?;
    }
    Ok(count)
}

async fn tell(
    tx: &Tx,
    acting: &Acting,
    (from, to): (PersonId, PersonId),
    done: HandedOver,
    site: &str,
) -> Result<(), StorageError> {
    let (from, to) = (people::find(tx, from).await?, people::find(tx, to).await?);
    let letter = Letter {
        academy: Some(acting.academy),
        name: "handed-over",
        dedup_key: format!("handed-over:{}:{}:{}", from.id, to.id, acting.at.timestamp_micros()),
        to: &to.email,
        lang: Lang::from_tag(&to.locale).unwrap_or(Lang::En),
        args: vec![
            ("name", to.full_name.as_str().into()),
            ("before", from.full_name.as_str().into()),
            ("count", done.handed.into()),
            ("cohorts", done.cohorts.into()),
        ],
        link: Some(format!("{site}/academy/queue")),
    };
    letter::post(tx, letter, acting.at).await
}

/// Gives one handed-in record of an enrolment, read in a version, to another trainer. `Stale` where it was changed, signed or
/// sent back since; `NotFound` where the enrolment has no such record.
pub async fn reassign_entry(
    store: &Store,
    who: &Authority,
    (enrolment, subject): (EnrolmentId, Subject),
    version: i32,
    to: PersonId,
) -> Result<(), HandOverError> {
    let (tx, acting) = who.begin(store, MANAGERS).await?;
    let (record, _) = Records::new(&tx, acting.academy, acting.wall).read(subject).await?;
    if record.enrolment != enrolment {
        return Err(StorageError::NotFound.into());
    }
    if record.seen.version != version {
        return Err(StorageError::Stale.into());
    }
    must_train(&tx, &acting, (record.supervisor().unwrap_or(record.trainee), to)).await?;
    give(&tx, &acting, &record, to).await?;
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
