//! Asking for a first certificate, and taking a request back or declining it. A second person approves.

use std::collections::HashMap;

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
    issuing,
    storage::{StorageError, certificates, dossiers, events},
};

use super::certificate_step::{By, CertificateError, ISSUERS, Move, commit, take};

/// How many dossiers are loaded at once.
const LOADED: usize = 50;

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

/// What became of a wish for many certificates.
#[derive(Debug, Default)]
pub struct Asked {
    /// The new requests.
    pub requests: Vec<CertificateId>,
    /// Enrolments for which one is asked for or issued already.
    pub already: Vec<EnrolmentId>,
    /// Enrolments that cannot have one now, and why.
    pub refused: Vec<(EnrolmentId, CertificateError)>,
}

/// Asks for the first certificate of an enrolment that meets every requirement today. `Conflict("enrolment")` where
/// one is asked for or issued already. Without a language, it will be in the academy's own.
pub async fn request_certificate(
    app: &App,
    by: By,
    id: CertificateId,
    enrolment: EnrolmentId,
    language: Option<&str>,
) -> Result<(), CertificateError> {
    let mut asked = request(app, by, &[(enrolment, id)], language).await?;
    match asked.refused.pop() {
        Some((_, error)) => Err(error),
        None if asked.requests.is_empty() => Err(StorageError::Conflict("enrolment").into()),
        None => Ok(()),
    }
}

/// Asks for the first certificate of each of some enrolments, in one transaction; one that is not ready keeps none of
/// the others back. Without a language, they will be in the academy's own.
pub async fn request_certificates(
    app: &App,
    by: By,
    enrolments: &[EnrolmentId],
    language: Option<&str>,
) -> Result<Asked, CertificateError> {
    let fresh: Vec<_> = enrolments.iter().map(|enrolment| (*enrolment, CertificateId::fresh())).collect();
    request(app, by, &fresh, language).await
}

async fn request(
    app: &App,
    by: By,
    wanted: &[(EnrolmentId, CertificateId)],
    language: Option<&str>,
) -> Result<Asked, CertificateError> {
    let tx = app.store.begin().await?;
    let (_, today) = by.allowed(&tx, ISSUERS).await?;
    // What certificates do not speak was not asked for.
    let language = language.filter(|tag| issuing::LANGUAGES.contains(tag));
    let (mut asked, mut happened) = (Asked::default(), Vec::new());
    for some in wanted.chunks(LOADED) {
        let enrolments: Vec<_> = some.iter().map(|(enrolment, _)| *enrolment).collect();
        // Asked first, so that a second click hears "already there" rather than that a completed enrolment is not active.
        let known = certificates::list_asked(&tx, by.academy, &enrolments).await?;
        let dossiers = dossiers::load_many(&tx, by.academy, &enrolments).await?;
        let dossiers: HashMap<_, _> = dossiers.into_iter().map(|d| (d.enrolment.id, d)).collect();
        let mut requests = Vec::with_capacity(some.len());
        for (enrolment, id) in some {
            let Some(dossier) = dossiers.get(enrolment) else {
                asked.refused.push((*enrolment, StorageError::NotFound.into()));
                continue;
            };
            if known.contains(enrolment) {
                asked.already.push(*enrolment);
                continue;
            }
            if let Err(missing) = assess(dossier, today).eligible() {
                asked.refused.push((*enrolment, CertificateError::NotEligible(missing)));
                continue;
            }
            let language = language.map(str::to_owned);
            let person = dossier.trainee.person_id;
            let request = Certificate { language, ..pending(*id, by, *enrolment, person, None) };
            let changes = json!({ "enrolment": enrolment, "language": request.language });
            happened.push((by.at, by.event(*id, "certificate.requested", changes)));
            requests.push(request);
        }
        certificates::insert_requests(&tx, &requests, by.at).await?;
        asked.requests.extend(requests.iter().map(|request| request.id));
    }
    events::append_all(&tx, happened).await?;
    commit(tx).await?;
    Ok(asked)
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
