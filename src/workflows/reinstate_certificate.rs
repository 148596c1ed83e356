//! Reinstating a suspended certificate: it can be relied on again. An owner does it.

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateMove},
};

use super::{
    acting::Authority,
    certificate_step::{CertificateError, Move, commit, take, tell_holder},
    may::OWNERS,
};

/// Reinstates a suspended certificate that the owner saw in a version.
pub async fn reinstate_certificate(
    app: &App,
    who: &Authority,
    id: CertificateId,
    version: i32,
) -> Result<(), CertificateError> {
    let (tx, by) = who.begin(&app.store, OWNERS).await?;
    let step = Move {
        id,
        version,
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
        format!("certificate-reinstated:{id}:{version}"),
        by.at,
    )
    .await?;
    commit(tx).await
}
