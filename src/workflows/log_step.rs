//! A step of a certificate's life as a leaf of the public log, in the transaction of the step.

use chrono::{DateTime, Utc};

use crate::{
    domain::{certificate::Certificate, log_entry::Operation, states::CertificateMove},
    storage::{
        StorageError, Tx,
        log::{self, Leaf, LeafPlace},
    },
};

/// Appends what happens to an issued certificate, which is given as it was before. The certificate is called by the SHA-256 of its
/// credential, or of its file where it has none. Taken twice, the same step is one leaf.
pub(super) async fn log_step(
    tx: &Tx,
    certificate: &Certificate,
    operation: Operation,
    at: DateTime<Utc>,
) -> Result<LeafPlace, StorageError> {
    let known = log::find_digest(tx, certificate.id).await?;
    let unknown = || StorageError::Unreadable(format!("certificate {} was never issued", certificate.id));
    let digest = known.or_else(|| certificate.pdf_sha256.clone()).ok_or_else(unknown)?;
    let (certificate, occurrence) = (certificate.id, certificate.version);
    log::append(tx, Leaf { certificate, operation, occurrence, digest: &digest, at }).await
}

/// What the log calls a move; nothing for those that nobody outside learns of.
pub(super) fn operation_of(attempted: CertificateMove) -> Option<Operation> {
    match attempted {
        CertificateMove::Suspend => Some(Operation::Suspend),
        CertificateMove::Reinstate => Some(Operation::Reinstate),
        CertificateMove::Revoke => Some(Operation::Revoke),
        CertificateMove::Supersede => Some(Operation::Supersede),
        // An issue has two leaves, of the credential and of the file, which its own workflow appends.
        CertificateMove::Approve | CertificateMove::Decline | CertificateMove::Issue => None,
    }
}
