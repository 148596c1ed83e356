//! Suspending a certificate: not to be relied on for the time being. An owner does it, with a reason.

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateMove, text::Reason},
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, Saw, commit, take, tell_holder},
    may::OWNERS,
};

/// Suspends an active certificate as the owner saw it.
pub async fn suspend_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: impl Into<Saw<'_>>,
    reason: &Reason,
) -> Result<(), CertificateError> {
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let saw = saw.into();
    let step = Move {
        id,
        saw,
        attempted: CertificateMove::Suspend,
        reason_key: None,
        reason: Some(reason.as_str()),
        action: "certificate.suspended",
    };
    let before = take(&tx, &by, &step).await?;
    tell_holder(
        &tx,
        app,
        &before,
        "certificate-suspended",
        format!("certificate-suspended:{id}:{}", saw.version),
        by.at,
    )
    .await?;
    commit(tx).await
}
