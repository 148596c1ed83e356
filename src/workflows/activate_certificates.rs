//! Everything that becomes true together when the files of certificates are stored.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    App,
    domain::{
        certificate::{Certificate, NewName},
        ids::{AcademyId, CertificateId},
        log_entry::Operation,
        person::Person,
        states::{CertificateMove, CertificateState, EnrolmentMove, EnrolmentState},
        words::Succession,
    },
    storage::{
        StorageError, Tx, academies,
        certificates::{self, CertificateView, StateChange},
        enrolments,
        events::{self, NewEvent},
        issue_jobs,
        log::{self, Leaf},
        outbox, people,
    },
};

use super::{
    certificate_step::{CertificateError, holder_letter},
    change_person::{Wish, change_or_ask},
    doubt_certificates::carry_over,
    letter,
    log_step::log_step,
};

/// A certificate whose file is stored.
pub(super) struct Stored {
    pub view: CertificateView,
    pub pdf_sha256: String,
}

/// What happened, in its order, to be written down at once.
struct Chronicle {
    academy: AcademyId,
    now: DateTime<Utc>,
    events: Vec<(DateTime<Utc>, NewEvent<'static>)>,
}

impl Chronicle {
    /// The actor of what follows from an approval is who approved.
    fn note(&mut self, certificate: &Certificate, subject: Uuid, action: &'static str, changes: Value) {
        let (academy, actor) = (self.academy, certificate.approved_by);
        self.events.push((self.now, NewEvent { academy, actor, action, subject, changes }));
    }
}

/// Makes certificates active: state, events, enrolments or predecessors, jobs and mails. Those that somebody else
/// made active meanwhile have all of that already, and a file of theirs; the files stored here that nothing in the record names are
/// given back.
pub(super) async fn activate(
    tx: &Tx,
    app: &App,
    academy: AcademyId,
    stored: &[Stored],
    now: DateTime<Utc>,
) -> Result<Vec<String>, CertificateError> {
    let mut chronicle = Chronicle { academy, now, events: Vec::new() };
    let files: Vec<_> = stored.iter().map(|one| (one.view.certificate.id, one.pdf_sha256.as_str())).collect();
    let activated = certificates::update_to_active(tx, academy, &files, now).await?;
    let (mut issued, mut spare) = (Vec::with_capacity(stored.len()), Vec::new());
    for one in stored {
        let certificate = &one.view.certificate;
        if !activated.contains(&certificate.id) {
            if !certificates::is_file_named(tx, &one.pdf_sha256).await? {
                spare.push(one.pdf_sha256.clone());
            }
            continue;
        }
        let to = certificate.after(CertificateMove::Issue).map_err(StorageError::from)?;
        let changes = json!({
            "state": { "from": certificate.state.name(), "to": to.name() },
            "serial": certificate.serial, "pdf_sha256": one.pdf_sha256,
        });
        chronicle.note(certificate, certificate.id.0, "certificate.issued", changes);
        issued.push(one);
    }
    log_files(tx, &issued, now).await?;
    let issued: Vec<_> = issued.into_iter().map(|one| &one.view).collect();
    complete_enrolments(tx, &issued, &mut chronicle).await?;
    for view in &issued {
        if let Some(predecessor) = view.certificate.predecessor_id {
            take_place(tx, &view.certificate, predecessor, &mut chronicle).await?;
        }
        let corrected = view.certificate.succession == Some(Succession::Correction);
        if let Some(name) = view.changed_name().filter(|_| corrected) {
            rename(tx, app, &view.certificate, name, now).await?;
        }
    }
    events::append_all(tx, chronicle.events).await?;
    let ids: Vec<_> = issued.iter().map(|view| view.certificate.id).collect();
    issue_jobs::update_issued(tx, &ids, now).await?;
    tell_holders(tx, app, academy, &issued, now).await?;
    Ok(spare)
}

/// A leaf for the file of each.
async fn log_files(tx: &Tx, issued: &[&Stored], at: DateTime<Utc>) -> Result<(), StorageError> {
    let leaves = issued.iter().map(|one| Leaf {
        certificate: one.view.certificate.id,
        operation: Operation::File,
        occurrence: 0,
        digest: &one.pdf_sha256,
        at,
    });
    log::append_all(tx, &leaves.collect::<Vec<_>>()).await.map(|_| ())
}

async fn complete_enrolments(
    tx: &Tx,
    issued: &[&CertificateView],
    chronicle: &mut Chronicle,
) -> Result<(), StorageError> {
    let firsts: HashMap<_, _> = issued
        .iter()
        .map(|view| &view.certificate)
        .filter(|certificate| certificate.predecessor_id.is_none())
        .map(|certificate| (certificate.enrolment_id, certificate))
        .collect();
    let ids: Vec<_> = firsts.keys().copied().collect();
    let mut completed = Vec::with_capacity(ids.len());
    for enrolment in enrolments::list_by_ids(tx, chronicle.academy, &ids).await? {
        // Paused or left between approval and file: the certificate was earned, the enrolment stays as it is.
        let Ok(state @ EnrolmentState::Completed) = enrolment.after(EnrolmentMove::Complete) else {
            continue;
        };
        completed.push(enrolment.id);
        let changes = json!({ "state": { "from": enrolment.state.name(), "to": state.name() } });
        if let Some(certificate) = firsts.get(&enrolment.id) {
            chronicle.note(certificate, enrolment.id.0, "enrolment.completed", changes);
        }
    }
    let (from, to) = (EnrolmentState::Active, EnrolmentState::Completed);
    enrolments::update_state(tx, chronicle.academy, &completed, from, to).await
}

/// Supersedes the predecessor. Where an owner suspended or revoked it after the approval, that word holds for the
/// one that takes its place too: a new copy must not wash it off.
async fn take_place(
    tx: &Tx,
    certificate: &Certificate,
    predecessor: CertificateId,
    chronicle: &mut Chronicle,
) -> Result<(), CertificateError> {
    let (academy, now) = (chronicle.academy, chronicle.now);
    let old = certificates::find(tx, academy, predecessor).await?;
    if let Ok(to) = old.after(CertificateMove::Supersede) {
        let change = StateChange { from: old.state, to, reason_key: None, reason: None, at: now };
        certificates::update_state(tx, academy, old.id, old.version, change).await?;
        let changes = json!({ "state": { "from": old.state.name(), "to": to.name() }, "by": certificate.id });
        chronicle.note(certificate, old.id.0, "certificate.superseded", changes);
        log_step(tx, &old, Operation::Supersede, now).await?;
        let by = (certificate.approved_by.unwrap_or(certificate.requested_by), now);
        for doubt in carry_over(tx, academy, (old.id, certificate.id), by).await? {
            let changes = json!({ "cause": doubt.cause, "subject": doubt.subject, "reason": doubt.reason, "from": old.id });
            chronicle.note(certificate, certificate.id.0, "certificate.doubted", changes);
        }
    }
    let inherited = match old.state {
        CertificateState::Suspended => {
            Some((CertificateMove::Suspend, Operation::Suspend, "certificate.suspended"))
        }
        CertificateState::Revoked => {
            Some((CertificateMove::Revoke, Operation::Revoke, "certificate.revoked"))
        }
        _ => None,
    };
    let Some((attempted, operation, action)) = inherited else { return Ok(()) };
    let new = certificates::find(tx, academy, certificate.id).await?;
    let to = new.after(attempted).map_err(StorageError::from)?;
    let reason = old.reason.as_deref();
    let change = StateChange { from: new.state, to, reason_key: old.reason_key, reason, at: now };
    certificates::update_state(tx, academy, new.id, new.version, change).await?;
    let changes = json!({ "state": { "from": new.state.name(), "to": to.name() }, "inherited_from": old.id });
    chronicle.note(certificate, new.id.0, action, changes);
    log_step(tx, &new, operation, now).await?;
    Ok(())
}

/// The corrected name is the person's name from now on; where other academies rely on their record too, once the person agrees.
async fn rename(
    tx: &Tx,
    app: &App,
    certificate: &Certificate,
    new: NewName<'_>,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let before = people::find(tx, certificate.person_id).await?;
    let latin_name = new.latin.map(str::to_owned);
    let after = Person { full_name: new.name.to_owned(), latin_name, ..before.clone() };
    let (academy, by) = (certificate.academy_id, certificate.approved_by.unwrap_or(certificate.requested_by));
    let site = app.settings.public_url();
    let wish = Wish { academy, by, action: "person.renamed", site: &site, at: now };
    change_or_ask(tx, (&before, &after), wish).await.map(|_| ())
}

/// One mail for each certificate, whoever runs this how often.
async fn tell_holders(
    tx: &Tx,
    app: &App,
    academy: AcademyId,
    issued: &[&CertificateView],
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let academy = academies::find(tx, academy).await?;
    let holders: HashSet<_> = issued.iter().map(|view| view.certificate.person_id).collect();
    let holders: Vec<_> = holders.into_iter().collect();
    let holders: HashMap<_, _> =
        people::list_by_ids(tx, &holders).await?.into_iter().map(|person| (person.id, person)).collect();
    let mut mails = Vec::with_capacity(issued.len());
    for certificate in issued.iter().map(|view| &view.certificate) {
        let Some(holder) = holders.get(&certificate.person_id) else { continue };
        let name =
            if certificate.succession.is_some() { "certificate-reissued" } else { "certificate-issued" };
        let key = format!("certificate-issued:{}", certificate.id);
        let code = certificate.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let letter = holder_letter(app, &academy, holder, certificate, &code, name, key);
        mails.push(letter::written(&letter, now)?);
    }
    outbox::insert_all(tx, &mails).await
}
