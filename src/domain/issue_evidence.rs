//! What does not agree between a certificate, its credential, its status and the public log.

use super::{ids::CertificateId, state_machine::named};

named! {
    /// What does not agree.
    pub enum EvidenceFaultKind("evidence fault") {
        /// It was issued, and there is no credential.
        NoCredential = "no_credential",
        /// The credential has no leaf in the log.
        NoIssueLeaf = "no_issue_leaf",
        /// The file has no leaf in the log.
        NoFileLeaf = "no_file_leaf",
        /// A form in which the file was handed out has no leaf in the log.
        NoFormLeaf = "no_form_leaf",
        /// The newest leaf says something else than the state.
        StateNotLogged = "state_not_logged",
        /// The log tells of what was never issued.
        LeafTooEarly = "leaf_too_early",
        /// The log tells of another credential than the stored one.
        LeafWithoutCredential = "leaf_without_credential",
        /// The status list says something else than the state.
        StatusBit = "status_bit",
    }
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceFault {
    /// The certificate.
    pub certificate: CertificateId,
    /// Its serial; empty before it has one.
    pub serial: String,
    /// What does not agree.
    pub kind: EvidenceFaultKind,
}

impl EvidenceFault {
    /// The fault in an operator's words.
    pub fn told(&self) -> String {
        let what = match self.kind {
            EvidenceFaultKind::NoCredential => "has no credential",
            EvidenceFaultKind::NoIssueLeaf => "has a credential that is not in the public log",
            EvidenceFaultKind::NoFileLeaf => "has a file that is not in the public log",
            EvidenceFaultKind::NoFormLeaf => "has a further form of its file that is not in the public log",
            EvidenceFaultKind::StateNotLogged => "is in another state than the public log says",
            EvidenceFaultKind::LeafTooEarly => "was never issued, and the public log tells of it",
            EvidenceFaultKind::LeafWithoutCredential => "has another credential than the public log says",
            EvidenceFaultKind::StatusBit => "is in another state than the status list says",
        };
        format!("{} {what}", if self.serial.is_empty() { "a certificate" } else { &self.serial })
    }
}
