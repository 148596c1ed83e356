//! Reinstating a suspended certificate: it can be relied on again. An owner does it.

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateMove},
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, Saw, commit, take, tell_holder},
    may::OWNERS,
};

/// Reinstates a suspended certificate as the owner saw it.
pub async fn reinstate_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    saw: impl Into<Saw<'_>>,
) -> Result<(), CertificateError> {
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let saw = saw.into();
    let step = Move {
        id,
        saw,
        attempted: CertificateMove::Reinstate,
        reason_key: None,
        reason: None,
        action: "certificate.reinstated",
    };
    let before = take(&tx, &by, &step).await?;
    tell_holder(
        &tx,
        app,
        &before,
        "certificate-reinstated",
        format!("certificate-reinstated:{id}:{}", saw.version),
        by.at,
    )
    .await?;
    commit(tx).await
}
