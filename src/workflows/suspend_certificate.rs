//! Suspending a certificate: not to be relied on for the time being. An owner does it, with a reason.

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateMove, text::Reason},
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, commit, take, tell_holder},
    may::OWNERS,
};

/// Suspends an active certificate that the owner saw in a version.
pub async fn suspend_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    version: i32,
    reason: &Reason,
) -> Result<(), CertificateError> {
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let step = Move {
        id,
        version,
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
        format!("certificate-suspended:{id}:{version}"),
        by.at,
    )
    .await?;
    commit(tx).await
}
