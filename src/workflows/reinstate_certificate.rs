//! Reinstating a suspended certificate: it can be relied on again. An owner does it.

use crate::{
    App,
    domain::{ids::CertificateId, states::CertificateMove},
};

use super::certificate_step::{By, CertificateError, Move, OWNERS, commit, take, tell_holder};

/// Reinstates a suspended certificate that the owner saw in a version.
pub async fn reinstate_certificate(
    app: &App,
    by: By,
    id: CertificateId,
    version: i32,
) -> Result<(), CertificateError> {
    let tx = app.store.begin().await?;
    by.allowed(&tx, OWNERS).await?;
    let step = Move {
        id,
        version,
        attempted: CertificateMove::Reinstate,
        reason_key: None,
        reason: None,
        action: "certificate.reinstated",
    };
    let before = take(&tx, by, &step).await?;
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
