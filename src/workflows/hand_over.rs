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
    storage::{
        StorageError, Store, Tx, academies, cases, cohorts,
        countersignatures::Subject,
        erasure::ERASED,
        hanging::{self, Hanging},
        hours, people,
    },
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
    // Also of somebody whom the academy has erased since.
    if !people::is_on_record(&tx, acting.academy, from).await? {
        return Err(StorageError::NotFound.into());
    }
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
    for records in by_enrolment(tx, acting, &hanging).await? {
        done.handed += records.len();
        let kept = match over.to {
            Some(to) => give(tx, acting, &records, to).await?.refused,
            None => records.into_iter().map(|record| (record, Vec::new())).collect(),
        };
        done.sent_back += kept.len();
        for (record, _) in kept {
            let seen = send_back(tx, acting, &record, &over.reason).await?;
            back.entry(record.trainee).or_default().push(seen);
        }
    }
    done.handed -= done.sent_back;
    for (trainee, records) in &back {
        reject_entry::tell(tx, acting, *trainee, records, &over.reason, site).await?;
    }
    done.cohorts = lead(tx, acting, hanging.cohorts, over.to).await?;
    if let Some(to) = over.to.filter(|_| done.handed + done.cohorts > 0) {
        tell(tx, acting, (from, to), done, site).await?;
    }
    Ok(done)
}

/// What waits, by enrolment, the one first whose oldest record is the oldest. A dossier of each is read once: all who write wait.
/// Records of somebody whose dossier cannot be read stay as they are: managers read who is to sign them and does not supervise.
async fn by_enrolment(tx: &Tx, acting: &Acting, hanging: &Hanging) -> Result<Vec<Vec<Record>>, StorageError> {
    let mut reader = Records::new(tx, acting.academy, acting.wall);
    let mut all: Vec<Vec<Record>> = Vec::new();
    for waiting in &hanging.records {
        let record = match reader.read(waiting.subject).await {
            Err(StorageError::Unreadable(_)) => continue,
            read => read?.0,
        };
        let is_same = |records: &&mut Vec<Record>| {
            records.first().is_some_and(|first| first.enrolment == record.enrolment)
        };
        match all.iter_mut().find(is_same) {
            Some(records) => records.push(record),
            None => all.push(vec![record]),
        }
    }
    Ok(all)
}

async fn must_train(tx: &Tx, acting: &Acting, (from, to): (PersonId, PersonId)) -> Result<(), HandOverError> {
    let held = people::list_roles_on(tx, acting.academy, to, acting.today()).await?;
    if from != to && held.contains(&Role::Trainer) { Ok(()) } else { Err(HandOverError::NotATrainer) }
}

/// What came of records of one enrolment that somebody was to be given.
struct Given {
    /// Those that they could not have supervised, and why.
    refused: Vec<(Record, Vec<EntryFault>)>,
    /// The dossier that this was judged by.
    dossier: Option<Dossier>,
}

/// Names another supervisor of records of one enrolment, and takes it back where that one could not have supervised it: their roles and
/// whom else they watched are read once the records name them.
async fn give(tx: &Tx, acting: &Acting, records: &[Record], to: PersonId) -> Result<Given, StorageError> {
    let mut given = Given { refused: Vec::new(), dossier: None };
    for Record { seen, trainee, .. } in records {
        if *trainee != to {
            name_supervisor(tx, acting, (seen.subject, seen.version), Some(to)).await?;
        }
    }
    let mut reader = Records::new(tx, acting.academy, acting.wall);
    for record in records {
        let (before, Seen { subject, version, .. }) = (record.supervisor(), &record.seen);
        let (now, dossier) = reader.read(*subject).await?;
        given.dossier.get_or_insert_with(|| dossier.clone());
        if record.trainee == to {
            given.refused.push((record.clone(), vec![EntryFault::SelfSupervised]));
            continue;
        }
        let faults: Vec<_> = now.faults.iter().copied().filter(is_of_supervision).collect();
        if !faults.is_empty() {
            name_supervisor(tx, acting, (*subject, version + 1), before).await?;
            given.refused.push((record.clone(), faults));
            continue;
        }
        let (action, id) = match subject {
            Subject::HoursEntry(id) => ("hours.reassigned", id.0),
            Subject::CaseSession(id) => ("session.reassigned", id.0),
        };
        let changes = json!({ "supervisor": { "from": before, "to": to } });
        acting.record(tx, action, id, changes).await?;
    }
    Ok(given)
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
    let (from, to) = (people::find_here(tx, acting.academy, from).await?, people::find(tx, to).await?);
    let lang = Lang::from_tag(&to.locale).unwrap_or(Lang::En);
    let before = if from.full_name == ERASED { lang.t("people-erased-name") } else { from.full_name };
    let letter = Letter {
        academy: Some(acting.academy),
        name: "handed-over",
        dedup_key: format!("handed-over:{}:{}:{}", from.id, to.id, acting.at.timestamp_micros()),
        to: &to.email,
        lang,
        args: vec![
            ("name", to.full_name.as_str().into()),
            ("before", before.into()),
            ("count", done.handed.into()),
            ("cohorts", done.cohorts.into()),
        ],
        link: Some(format!("{site}/academy/queue")),
    };
    letter::post(tx, letter, acting.at).await
}

/// Tells trainees whose records stay with somebody that nobody signs these, unless that one still trains here today.
pub(super) async fn tell_who_waits(
    tx: &Tx,
    acting: &Acting,
    from: PersonId,
    site: &str,
) -> Result<(), StorageError> {
    let academy = academies::find(tx, acting.academy).await?;
    if people::list_roles_on(tx, academy.id, from, acting.today()).await?.contains(&Role::Trainer) {
        return Ok(());
    }
    let mut waiting = BTreeMap::<PersonId, usize>::new();
    for record in hanging::find(tx, academy.id, from).await?.records {
        *waiting.entry(record.trainee).or_default() += 1;
    }
    let gone = people::find_here(tx, academy.id, from).await?.full_name;
    for (trainee, count) in waiting {
        if !people::is_known(tx, academy.id, trainee).await? {
            continue;
        }
        let to = people::find(tx, trainee).await?;
        let letter = Letter {
            academy: Some(academy.id),
            name: "supervisor-gone",
            dedup_key: format!("supervisor-gone:{from}:{trainee}:{}", acting.at.timestamp_micros()),
            to: &to.email,
            lang: Lang::from_tag(&to.locale).unwrap_or(Lang::En),
            args: vec![
                ("name", to.full_name.as_str().into()),
                ("who", gone.as_str().into()),
                ("academy", academy.name.as_str().into()),
                ("contact", academy.contact_email.as_str().into()),
                ("count", count.into()),
            ],
            link: Some(format!("{site}/practitioner")),
        };
        letter::post(tx, letter, acting.at).await?;
    }
    Ok(())
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
    let Given { mut refused, dossier } = give(&tx, &acting, std::slice::from_ref(&record), to).await?;
    if let (Some((_, faults)), Some(dossier)) = (refused.pop(), dossier) {
        return Err(HandOverError::Faults(faults, Box::new(dossier)));
    }
    tx.commit().await.map_err(StorageError::from)?;
    Ok(())
}
