//! A doubt: something that an issued certificate relied on was taken back. It stays open until an owner decides.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::ids::{AcademyId, CertificateId, DoubtId, PersonId};
use super::state_machine::named;

named! {
    /// What was taken back.
    pub enum DoubtCause("cause of a doubt") {
        /// A countersignature was declared void.
        SignatureVoid = "signature_void",
        /// A quality assurer returned a decision to its assessor.
        AssessmentReturned = "assessment_returned",
        /// An assessor decided otherwise than before.
        AssessmentChanged = "assessment_changed",
        /// The approval of a document was taken back.
        DocumentWithdrawn = "document_withdrawn",
        /// A trainer lost a role or a technique for days on which they signed.
        RoleTakenBack = "role_taken_back",
    }
}

named! {
    /// What an owner decided.
    pub enum DoubtOutcome("outcome of a doubt") {
        /// The certificate stays, for a reason.
        Kept = "kept",
        /// It was revoked or replaced.
        Withdrawn = "withdrawn",
    }
}

/// Something that a certificate relied on was taken back after its issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Its id.
    pub id: DoubtId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Which certificate.
    pub certificate_id: CertificateId,
    /// What was taken back.
    pub cause: DoubtCause,
    /// The record, assessment, document or role.
    pub subject: Uuid,
    /// Why it was taken back.
    pub reason: String,
    /// Who took it back.
    pub raised_by: PersonId,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// What an owner decided; while it is missing, the doubt is open.
    pub settled: Option<Settled>,
}

/// An owner's decision on a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// What was decided.
    pub outcome: DoubtOutcome,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why the certificate stays.
    pub note: Option<String>,
}
