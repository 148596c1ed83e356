//! Asking for a first certificate, and taking a request back or declining it. A second person approves.

use serde_json::json;

use crate::{
    App,
    domain::{
        certificate::Certificate,
        eligibility::assess,
        ids::{CertificateId, EnrolmentId, PersonId},
        states::{CertificateMove, CertificateState},
        text::Reason,
        words::Succession,
    },
    storage::{certificates, dossiers},
    texts::Lang,
};

use super::certificate_step::{By, CertificateError, ISSUERS, Move, commit, take};

/// A request as it is stored.
pub(super) fn pending(
    id: CertificateId,
    by: By,
    enrolment_id: EnrolmentId,
    person_id: PersonId,
    follows: Option<(CertificateId, Succession)>,
) -> Certificate {
    Certificate {
        id,
        academy_id: by.academy,
        enrolment_id,
        person_id,
        serial: None,
        code: None,
        state: CertificateState::PendingApproval,
        requested_by: by.person,
        approved_by: None,
        awarded_on: None,
        expires_on: None,
        facts: None,
        predecessor_id: follows.map(|(id, _)| id),
        succession: follows.map(|(_, succession)| succession),
        reason_key: None,
        reason: None,
        pdf_sha256: None,
        version: 1,
        language: None,
        appearance: None,
    }
}

/// Asks for the first certificate of an enrolment that meets every requirement today. `Conflict("enrolment")` where
/// one is asked for or issued already. Without a language, it will be in the academy's own.
pub async fn request_certificate(
    app: &App,
    by: By,
    id: CertificateId,
    enrolment: EnrolmentId,
    language: Option<Lang>,
) -> Result<(), CertificateError> {
    let tx = app.store.begin().await?;
    let (_, today) = by.allowed(&tx, ISSUERS).await?;
    let dossier = dossiers::load(&tx, by.academy, enrolment).await?;
    let holder = dossier.trainee.person_id;
    // Asked first, so that a second click hears "already there" rather than that a completed enrolment is not active.
    let language = language.map(|lang| lang.tag().to_owned());
    let request = Certificate { language, ..pending(id, by, enrolment, holder, None) };
    certificates::insert_request(&tx, &request, None, None, by.at).await?;
    assess(&dossier, today).eligible().map_err(CertificateError::NotEligible)?;
    by.record(
        &tx,
        id,
        "certificate.requested",
        json!({ "enrolment": enrolment, "language": request.language }),
    )
    .await?;
    commit(tx).await
}

/// Refuses a request, or takes back one's own, before anything was issued.
pub async fn decline_certificate(
    app: &App,
    by: By,
    id: CertificateId,
    version: i32,
    reason: &Reason,
) -> Result<(), CertificateError> {
    let tx = app.store.begin().await?;
    by.allowed(&tx, ISSUERS).await?;
    let own = certificates::find(&tx, by.academy, id).await?.requested_by == by.person;
    let step = Move {
        id,
        version,
        attempted: CertificateMove::Decline,
        reason_key: None,
        reason: Some(reason.as_str()),
        action: if own { "certificate.withdrawn" } else { "certificate.declined" },
    };
    take(&tx, by, &step).await?;
    commit(tx).await
}
