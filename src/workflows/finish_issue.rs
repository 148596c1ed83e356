//! The second half of an issue: from frozen facts to an active certificate with its file, its event and its mail.
//! What a crash leaves half-way is a row that says *preparing*; this takes it up and comes to the same end.

use chrono::{DateTime, Utc};
use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::Certificate,
        ids::CertificateId,
        person::Person,
        states::{CertificateMove, CertificateState, EnrolmentMove, EnrolmentState},
        words::Succession,
    },
    storage::{
        StorageError, Tx,
        certificates::{self, StateChange},
        enrolments,
        events::{self, NewEvent},
        people,
    },
};

use super::{
    certificate_document::{Imprint, appearance_of, document, press, seal},
    certificate_step::{CertificateError, tell_holder},
};

/// The points of an issue between which the program may be stopped, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Serial, code and facts are written, not yet committed.
    Freezing,
    /// They are committed.
    Frozen,
    /// The document is laid out and checked.
    Prepared,
    /// It is signed.
    Signed,
    /// Its file is stored.
    Stored,
    /// The certificate is made active, not yet committed.
    Activating,
    /// That is committed.
    Activated,
}

/// The issue was stopped at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped at the step '{0:?}'")]
pub struct Stopped(pub Step);

/// Is told of every step of an issue, and may stop it there.
#[derive(Clone, Copy)]
pub struct Watch<'a>(pub &'a (dyn Fn(Step) -> Result<(), Stopped> + Send + Sync));

impl Watch<'static> {
    /// Lets every issue run to its end.
    pub const NONE: Self = Self(&|_| Ok(()));
}

impl Watch<'_> {
    pub(super) fn reached(self, step: Step) -> Result<(), Stopped> {
        (self.0)(step)
    }
}

/// Finishes every issue that was approved and not finished. What fails is logged and tried again the next time; the
/// number of those finished.
pub async fn resume_all(app: &App, now: DateTime<Utc>) -> Result<usize, StorageError> {
    let mut finished = 0;
    for certificate in certificates::list_preparing(app.store.read()).await? {
        match finish_issue(app, &certificate, now, Watch::NONE).await {
            Ok(()) => finished += 1,
            Err(error) => {
                tracing::error!(certificate = %certificate.id, %error, "an issue could not be finished")
            }
        }
    }
    Ok(finished)
}

/// Finishes one issue. Somebody else may do the same at the same time: one of them activates, the other sees that.
pub async fn finish_issue(
    app: &App,
    certificate: &Certificate,
    now: DateTime<Utc>,
    watch: Watch<'_>,
) -> Result<(), CertificateError> {
    let view = certificates::find_view(app.store.read(), certificate.academy_id, certificate.id).await?;
    if view.certificate.state != CertificateState::Preparing {
        return Ok(());
    }
    let public_url = app.settings.public_url();
    let (facts, serial, code, frozen_at) = match (&view.certificate, view.approved_at) {
        (Certificate { facts: Some(facts), serial: Some(serial), code: Some(code), .. }, Some(at)) => {
            (facts, serial, code, at)
        }
        _ => {
            return Err(
                StorageError::Unreadable(format!("certificate {} has no facts", certificate.id)).into()
            );
        }
    };
    let imprint = Imprint { serial, code, public_url: &public_url, frozen_at };
    let design = appearance_of(app, &view.certificate).await?;
    let prepared = press(document(facts, &imprint), design).await?;
    watch.reached(Step::Prepared)?;
    // Signed as of the approval: taken up again after a crash, it says the same.
    let signed = seal(prepared, &app.keys, frozen_at).await?;
    watch.reached(Step::Signed)?;
    let pdf_sha256 = app.files.certificates.put(signed.into_pdf()).await?;
    watch.reached(Step::Stored)?;
    let tx = app.store.begin().await?;
    match activate(&tx, app, &view.certificate, view.new_name.as_deref(), &pdf_sha256, now).await {
        // Another one was faster and did all of it.
        Err(CertificateError::Storage(StorageError::Stale)) => return Ok(()),
        done => done?,
    }
    watch.reached(Step::Activating)?;
    tx.commit().await.map_err(StorageError::from)?;
    watch.reached(Step::Activated)?;
    Ok(())
}

/// Everything that becomes true together.
async fn activate(
    tx: &Tx,
    app: &App,
    certificate: &Certificate,
    new_name: Option<&str>,
    pdf_sha256: &str,
    now: DateTime<Utc>,
) -> Result<(), CertificateError> {
    let (academy, id) = (certificate.academy_id, certificate.id);
    let state = certificate.after(CertificateMove::Issue).map_err(StorageError::from)?;
    certificates::update_to_active(tx, academy, id, pdf_sha256, now).await?;
    let changes = json!({
        "state": { "from": certificate.state.name(), "to": state.name() },
        "serial": certificate.serial, "pdf_sha256": pdf_sha256,
    });
    record(tx, certificate, id.0, "certificate.issued", changes, now).await?;
    match certificate.predecessor_id {
        None => complete_enrolment(tx, certificate, now).await?,
        Some(predecessor) => take_place(tx, certificate, predecessor, now).await?,
    }
    if let Some(name) = new_name.filter(|_| certificate.succession == Some(Succession::Correction)) {
        rename(tx, certificate, name, now).await?;
    }
    let mail = if certificate.succession.is_some() { "certificate-reissued" } else { "certificate-issued" };
    Ok(tell_holder(tx, app, certificate, mail, format!("certificate-issued:{id}"), now).await?)
}

/// The actor of what follows from an approval is who approved.
async fn record(
    tx: &Tx,
    certificate: &Certificate,
    subject: uuid::Uuid,
    action: &str,
    changes: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let (academy, actor) = (certificate.academy_id, certificate.approved_by);
    events::append(tx, NewEvent { academy, actor, action, subject, changes }, now).await
}

async fn complete_enrolment(
    tx: &Tx,
    certificate: &Certificate,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let enrolment = enrolments::find(tx, certificate.academy_id, certificate.enrolment_id).await?;
    // Paused or left between approval and file: the certificate was earned, the enrolment stays as it is.
    let Ok(state @ EnrolmentState::Completed) = enrolment.after(EnrolmentMove::Complete) else {
        return Ok(());
    };
    enrolments::update_state(tx, certificate.academy_id, enrolment.id, enrolment.state, state).await?;
    let changes = json!({ "state": { "from": enrolment.state.name(), "to": state.name() } });
    record(tx, certificate, enrolment.id.0, "enrolment.completed", changes, now).await
}

/// Supersedes the predecessor. Where an owner suspended or revoked it after the approval, that word holds for the
/// one that takes its place too: a new copy must not wash it off.
async fn take_place(
    tx: &Tx,
    certificate: &Certificate,
    predecessor: CertificateId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let academy = certificate.academy_id;
    let old = certificates::find(tx, academy, predecessor).await?;
    if let Ok(to) = old.after(CertificateMove::Supersede) {
        let change = StateChange { from: old.state, to, reason_key: None, reason: None, at: now };
        certificates::update_state(tx, academy, old.id, old.version, change).await?;
        let changes = json!({ "state": { "from": old.state.name(), "to": to.name() }, "by": certificate.id });
        record(tx, certificate, old.id.0, "certificate.superseded", changes, now).await?;
    }
    let inherited = match old.state {
        CertificateState::Suspended => Some((CertificateMove::Suspend, "certificate.suspended")),
        CertificateState::Revoked => Some((CertificateMove::Revoke, "certificate.revoked")),
        _ => None,
    };
    let Some((attempted, action)) = inherited else { return Ok(()) };
    let new = certificates::find(tx, academy, certificate.id).await?;
    let to = new.after(attempted)?;
    let reason = old.reason.as_deref();
    let change = StateChange { from: new.state, to, reason_key: old.reason_key, reason, at: now };
    certificates::update_state(tx, academy, new.id, new.version, change).await?;
    let changes = json!({ "state": { "from": new.state.name(), "to": to.name() }, "inherited_from": old.id });
    record(tx, certificate, new.id.0, action, changes, now).await
}

/// The corrected name is the person's name from now on.
async fn rename(
    tx: &Tx,
    certificate: &Certificate,
    name: &str,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    let person = people::find(tx, certificate.person_id).await?;
    let changes = json!({ "full_name": { "from": person.full_name, "to": name } });
    people::update(tx, &Person { full_name: name.to_owned(), ..person }).await?;
    record(tx, certificate, certificate.person_id.0, "person.renamed", changes, now).await
}
