//! Who acts, where and when: what every workflow of the logbook asks for first.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::ids::{AcademyId, PersonId};

/// A person at work in an academy, at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acting {
    /// In which academy; every query is bound to it.
    pub academy: AcademyId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// The same moment on the academy's wall clock.
    pub wall: NaiveDateTime,
}

impl Acting {
    /// The day in the academy's time zone.
    pub fn today(&self) -> NaiveDate {
        self.wall.date()
    }
}
