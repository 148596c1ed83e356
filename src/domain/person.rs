//! People and the roles they hold: one login each, whatever they are in however many academies.

use chrono::NaiveDate;

use super::address;
use super::ids::{AcademyId, GrantId, PersonId};
use super::text::{has_other_letters, search_fold};
use super::words::Role;

/// One human with one login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// E-mail address as [`address::kept`] has it, the login.
    pub email: String,
    /// Their name as they write it, in any script.
    pub full_name: String,
    /// The same in Latin letters, where it is in another script and somebody has recorded that.
    pub latin_name: Option<String>,
    /// Their birth date, once known.
    pub born_on: Option<NaiveDate>,
    /// The language they read, e.g. `en`.
    pub locale: String,
}

impl Person {
    /// What they are found by: their name in either script.
    pub fn searched(&self) -> String {
        search_fold(&[self.full_name.as_str(), self.latin_name.as_deref().unwrap_or_default()].join(" "))
    }

    /// Whether nobody who reads Latin letters alone can compare their name.
    pub fn wants_latin(&self) -> bool {
        self.latin_name.is_none() && has_other_letters(&self.full_name)
    }

    /// Their address as people read it.
    pub fn address(&self) -> String {
        address::shown(&self.email)
    }
}

/// A person's role in an academy, from a day and until a day. One that was taken back on the day it was given held on no
/// day: its row stays on record, and no query gives it as a grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleGrant {
    /// Its id.
    pub id: GrantId,
    /// In which academy.
    pub academy_id: AcademyId,
    /// Whose role.
    pub person_id: PersonId,
    /// The role.
    pub role: Role,
    /// Techniques a trainer may supervise; an empty list means none, not all.
    pub techniques: Vec<String>,
    /// First day it holds.
    pub valid_from: NaiveDate,
    /// Last day it holds; without it, until further notice.
    pub valid_to: Option<NaiveDate>,
}

impl RoleGrant {
    /// Whether the role is held on a day; both the first and the last day count.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        within(day, self.valid_from, self.valid_to)
    }
}

/// Whether a day lies in a span that includes its first and its last day.
pub(crate) fn within(day: NaiveDate, from: NaiveDate, to: Option<NaiveDate>) -> bool {
    from <= day && to.is_none_or(|last| day <= last)
}
