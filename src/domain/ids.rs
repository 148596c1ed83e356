//! One type per kind of identifier, so that a cohort's id can never be passed where a person's is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id (UUID version 7: sortable by creation, never shown to the public).
            pub fn fresh() -> Self {
                Self(Uuid::now_v7())
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// An academy, the tenant.
    AcademyId,
    /// One human with one login.
    PersonId,
    /// A person's role in an academy.
    GrantId,
    /// A course, the line of its versions.
    CourseId,
    /// One version of a course.
    CourseVersionId,
    /// A cohort.
    CohortId,
    /// A person on a course version.
    EnrolmentId,
    /// One stretch of practice.
    HoursEntryId,
    /// A supervisor's signature over a record.
    CountersignatureId,
    /// One client's treatment over several sessions.
    CaseId,
    /// One session of a treatment case.
    CaseSessionId,
    /// An uploaded document.
    DocumentId,
    /// An assessor's decision.
    AssessmentId,
    /// A reason not to issue.
    HoldId,
    /// A doubt about an issued certificate.
    DoubtId,
    /// A certificate.
    CertificateId,
    /// A job that issues many certificates.
    IssueJobId,
    /// A signed-in browser.
    SessionId,
    /// A message in the outbox.
    MailId,
}
