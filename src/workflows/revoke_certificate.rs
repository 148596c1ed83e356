//! Revoking a certificate for good. An owner does it, with a reason from the list; *other* takes words.

use crate::{
    App,
    domain::{
        ids::CertificateId,
        states::CertificateMove,
        text::{Reason, TextError},
        words::RevocationReason,
    },
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, Saw, commit, take, tell_holder},
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
    if reason_key == RevocationReason::Other && reason.is_none() {
        return Err(CertificateError::Reason(TextError::Empty));
    }
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let saw = saw.into();
    let step = Move {
        id,
        saw,
        attempted: CertificateMove::Revoke,
        reason_key: Some(reason_key),
        reason: reason.map(Reason::as_str),
        action: "certificate.revoked",
    };
    let before = take(&tx, &by, &step).await?;
    tell_holder(&tx, app, &before, "certificate-revoked", format!("certificate-revoked:{id}"), by.at).await?;
    commit(tx).await
}
