//! The academy: the tenant that owns every other record.

use chrono::{DateTime, Utc};

use super::ids::AcademyId;

/// An academy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Academy {
    /// Its id.
    pub id: AcademyId,
    /// Its name, as it stands on certificates.
    pub name: String,
    /// The town it is in.
    pub town: String,
    /// The country it is in, an ISO 3166 code such as `GB`.
    pub country: String,
    /// Where patients and trainees may write to.
    pub contact_email: String,
    /// IANA name such as `Europe/London`; "today" is a day there.
    pub time_zone: String,
    /// When it was set up.
    pub created_at: DateTime<Utc>,
}
