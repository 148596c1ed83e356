//! Something that issued certificates relied on is taken back: each gets a doubt, its owners a mail. Whoever takes evidence
//! back calls this in the same transaction; an owner then withdraws the certificate, or notes why it stays.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::{
        doubt::{Doubt, DoubtCause, DoubtOutcome, Settled},
        eligibility::{Shortfall, assess},
        ids::{AcademyId, CertificateId, DoubtId, EnrolmentId, PersonId},
        states::CertificateState,
        text::Reason,
    },
    storage::{
        ConnectionTrait, StorageError, Store, Tx,
        certificates::{self, CertificateLine},
        dossiers, doubts,
        events::{self, NewEvent},
    },
};

use super::{
    acting::{Acting, Authority},
    letter::{self, ToOwners},
    may::OWNERS,
};

/// What was taken back, and why.
#[derive(Clone, Copy, Debug)]
pub struct Withdrawn<'a> {
    /// What it was.
    pub cause: DoubtCause,
    /// The record, assessment or document.
    pub subject: Uuid,
    /// Why it was taken back.
    pub reason: &'a str,
    /// The address of this site, for the link in the mail.
    pub site: &'a str,
}

/// Raises a doubt about every certificate of an enrolment that is issued and not withdrawn.
pub async fn doubt_of_enrolment(
    tx: &Tx,
    acting: &Acting,
    enrolment: EnrolmentId,
    withdrawn: Withdrawn<'_>,
) -> Result<(), StorageError> {
    let lines = certificates::list_of_enrolment(tx, acting.academy, enrolment).await?;
    raise(tx, acting, lines, withdrawn).await
}

/// The same for every certificate of a person, where the evidence is theirs and not of one enrolment.
pub async fn doubt_of_person(
    tx: &Tx,
    acting: &Acting,
    person: PersonId,
    withdrawn: Withdrawn<'_>,
) -> Result<(), StorageError> {
    let lines = certificates::list_of_person(tx, acting.academy, person).await?;
    raise(tx, acting, lines, withdrawn).await
}

async fn raise(
    tx: &Tx,
    acting: &Acting,
    lines: Vec<CertificateLine>,
    withdrawn: Withdrawn<'_>,
) -> Result<(), StorageError> {
    let stands = |line: &CertificateLine| {
        matches!(
            line.state,
            CertificateState::Preparing | CertificateState::Active | CertificateState::Suspended
        )
    };
    for line in lines.into_iter().filter(stands) {
        let doubt = Doubt {
            id: DoubtId::fresh(),
            academy_id: acting.academy,
            certificate_id: line.id,
            cause: withdrawn.cause,
            subject: withdrawn.subject,
            reason: withdrawn.reason.to_owned(),
            raised_by: acting.person,
            raised_at: acting.at,
            settled: None,
        };
        doubts::insert(tx, &doubt).await?;
        let changes = json!({"cause": doubt.cause, "subject": doubt.subject, "reason": withdrawn.reason});
        append(tx, acting, line.id, "certificate.doubted", changes).await?;
        let told = ToOwners {
            academy: acting.academy,
            name: "certificate-doubted",
            about: doubt.id.to_string(),
            link: Some(format!("{}/academy/certificates/{}", withdrawn.site, line.id)),
        };
        letter::post_to_owners(tx, told, (acting.today(), acting.at), |_, _| {
            Some(vec![
                ("holder", line.holder_name.clone().into()),
                ("serial", line.serial.clone().unwrap_or_default().into()),
                ("cause", doubt.cause.name().into()),
                ("reason", withdrawn.reason.to_owned().into()),
            ])
        })
        .await?;
    }
    Ok(())
}

/// What the record of an issued certificate lacks, as it stands now, on the day of the award: nothing where every requirement is
/// still met, `None` of a certificate that is not awarded yet.
pub async fn lacks(
    db: &impl ConnectionTrait,
    academy: AcademyId,
    certificate: CertificateId,
) -> Result<Option<Vec<Shortfall>>, StorageError> {
    let certificate = certificates::find(db, academy, certificate).await?;
    let Some(on) = certificate.awarded_on else { return Ok(None) };
    let dossier = dossiers::load(db, academy, certificate.enrolment_id).await?;
    let missing = assess(&dossier, on).shortfalls().into_iter();
    // The certificate itself completed the enrolment.
    Ok(Some(missing.filter(|one| !matches!(one, Shortfall::EnrolmentNotActive { .. })).collect()))
}

/// Notes why a certificate stays although something it relied on was taken back. `seen` are the doubts that were shown.
///
/// # Errors
/// [`StorageError::Stale`] where other doubts are open now.
pub async fn keep_certificate(
    store: &Store,
    who: &Authority,
    certificate: CertificateId,
    seen: &[DoubtId],
    note: &Reason,
) -> Result<(), StorageError> {
    let (tx, acting) = who.begin(store, OWNERS).await?;
    certificates::find(&tx, acting.academy, certificate).await?;
    let all = doubts::list_of_certificate(&tx, acting.academy, certificate).await?;
    let open: Vec<_> = all.iter().filter(|doubt| doubt.settled.is_none()).map(|doubt| doubt.id).collect();
    if open.is_empty() || open != seen {
        return Err(StorageError::Stale);
    }
    settle(&tx, &acting, certificate, DoubtOutcome::Kept, Some(note.as_str())).await?;
    append(&tx, &acting, certificate, "certificate.kept", json!({"reason": note.as_str()})).await?;
    tx.commit().await?;
    Ok(())
}

/// Settles what is open about a certificate that is withdrawn.
pub(super) async fn settle(
    tx: &Tx,
    acting: &Acting,
    certificate: CertificateId,
    outcome: DoubtOutcome,
    note: Option<&str>,
) -> Result<(), StorageError> {
    let settled = Settled { outcome, by: acting.person, at: acting.at, note: note.map(str::to_owned) };
    doubts::update_settled(tx, acting.academy, certificate, &settled).await?;
    Ok(())
}

/// Another certificate took the place of a doubted one: what is open about the old one is settled, and goes on about the new one,
/// which rests on the same evidence. What the new one took over.
pub(super) async fn carry_over(
    tx: &Tx,
    academy: AcademyId,
    (old, new): (CertificateId, CertificateId),
    (by, at): (PersonId, DateTime<Utc>),
) -> Result<Vec<Doubt>, StorageError> {
    let is_open = |doubt: &Doubt| doubt.settled.is_none();
    let known = doubts::list_of_certificate(tx, academy, new).await?;
    let mut open = doubts::list_of_certificate(tx, academy, old).await?;
    open.retain(is_open);
    if open.is_empty() {
        return Ok(open);
    }
    let settled = Settled { outcome: DoubtOutcome::Withdrawn, by, at, note: None };
    doubts::update_settled(tx, academy, old, &settled).await?;
    // What was taken back while the new one was being made is told of both already.
    open.retain(|doubt| {
        !known.iter().any(|other| (other.cause, other.subject) == (doubt.cause, doubt.subject))
    });
    for doubt in &mut open {
        (doubt.id, doubt.certificate_id) = (DoubtId::fresh(), new);
        doubts::insert(tx, doubt).await?;
    }
    Ok(open)
}

async fn append(
    tx: &Tx,
    acting: &Acting,
    certificate: CertificateId,
    action: &str,
    changes: serde_json::Value,
) -> Result<(), StorageError> {
    let event = NewEvent {
        academy: acting.academy,
        actor: Some(acting.person),
        action,
        subject: certificate.0,
        changes,
    };
    events::append(tx, event, acting.at).await
}
