//! Revoking a certificate for good. An owner does it, with a reason from the list; *other* takes words. Where it was a mistake
//! of the academy's, the enrolment is reopened in the same breath, so that the right one can follow. A request for one that was to
//! follow it is declined.

use crate::{
    App,
    domain::{
        ids::CertificateId,
        states::{CertificateMove, EnrolmentMove, EnrolmentState},
        text::{Reason, TextError},
        words::RevocationReason,
    },
    storage::{StorageError, enrolments},
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, Saw, commit, take, tell_holder},
    change_enrolment::{self, is_free},
    decline_requests::{Ended, decline_requests, list_waiting_after},
    may::OWNERS,
};

/// Revokes an active or suspended certificate as the owner saw it.
pub async fn revoke_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: impl Into<Saw<'_>>,
    reason_key: RevocationReason,
    reason: Option<&Reason>,
) -> Result<(), CertificateError> {
    revoke(app, who, id, saw.into(), (reason_key, reason), false).await
}

/// Revokes it and makes its enrolment active again. `Stale` where that has another certificate that is asked for or in force.
pub async fn revoke_and_reopen(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: impl Into<Saw<'_>>,
    reason_key: RevocationReason,
    reason: Option<&Reason>,
) -> Result<(), CertificateError> {
    revoke(app, who, id, saw.into(), (reason_key, reason), true).await
}

async fn revoke(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: Saw<'_>,
    (reason_key, reason): (RevocationReason, Option<&Reason>),
    reopen: bool,
) -> Result<(), CertificateError> {
    if reason_key == RevocationReason::Other && reason.is_none() {
        return Err(CertificateError::Reason(TextError::Empty));
    }
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let step = Move {
        id,
        saw,
        attempted: CertificateMove::Revoke,
        reason_key: Some(reason_key),
        reason: reason.map(Reason::as_str),
        action: "certificate.revoked",
    };
    let before = take(&tx, &by, &step).await?;
    // What was to follow it can't be approved any more.
    let waiting = list_waiting_after(&tx, by.academy, id).await?;
    let why = (Ended::Predecessor, reason.map(Reason::as_str));
    decline_requests(&tx, &by, waiting, why, &app.settings.public_url()).await?;
    if reopen {
        let enrolment = enrolments::find(&tx, by.academy, before.enrolment_id).await?;
        if enrolment.state == EnrolmentState::Completed {
            if !is_free(&tx, &enrolment).await? {
                return Err(StorageError::Stale.into());
            }
            let because = Some("certificate.revoked");
            let site = &app.settings.public_url();
            let back = change_enrolment::Step { attempted: EnrolmentMove::Reopen, reason, because, site };
            change_enrolment::step(&tx, &by, &enrolment, back).await?;
        }
    }
    tell_holder(&tx, app, &before, "certificate-revoked", format!("certificate-revoked:{id}"), by.at).await?;
    commit(tx).await
}
