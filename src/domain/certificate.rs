//! A certificate: what is issued, the facts frozen with it, and what a patient is told of it today.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{AcademyId, CertificateId, EnrolmentId, PersonId};
use super::state_machine::{IllegalTransition, named};
use super::states::{CertificateMove, CertificateState};
use super::verification_code::VerificationCode;
use super::words::{QualificationKind, RevocationReason, Succession};

/// A certificate, from the request for it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its id, never shown to the public.
    pub id: CertificateId,
    /// The academy that issues it.
    pub academy_id: AcademyId,
    /// For which enrolment.
    pub enrolment_id: EnrolmentId,
    /// The holder.
    pub person_id: PersonId,
    /// Internal number within the academy, once approved.
    pub serial: Option<String>,
    /// The public, unguessable code, once approved.
    pub code: Option<VerificationCode>,
    /// Its state; *expired* is derived.
    pub state: CertificateState,
    /// Who asked for it.
    pub requested_by: PersonId,
    /// Who approved it, another person.
    pub approved_by: Option<PersonId>,
    /// The award date.
    pub awarded_on: Option<NaiveDate>,
    /// The last day it is valid; without it, it does not expire.
    pub expires_on: Option<NaiveDate>,
    /// What it says, frozen when it was approved.
    pub facts: Option<CertificateFacts>,
    /// The certificate it follows.
    pub predecessor_id: Option<CertificateId>,
    /// How it follows that one.
    pub succession: Option<Succession>,
    /// Why it was revoked, from the list.
    pub reason_key: Option<RevocationReason>,
    /// Why it was declined, suspended or revoked, in words.
    pub reason: Option<String>,
    /// SHA-256 of the issued PDF, in lower-case hexadecimal.
    pub pdf_sha256: Option<String>,
    /// Counts the writes.
    pub version: i32,
    /// The language that was asked for with it (BCP 47); without it, the academy's own when it is approved.
    pub language: Option<String>,
    /// The version of the academy's appearance that it was drawn with, frozen when it was approved; without it, as
    /// certificates look until an academy chooses.
    pub appearance: Option<u32>,
}

/// What a certificate says: frozen, so that later edits of a name or a course change nothing that was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateFacts {
    /// The holder's name.
    pub holder_name: String,
    /// The same in Latin letters, where it is in another script. What was frozen before there was such a line has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_name: Option<String>,
    /// The academy's name.
    pub academy_name: String,
    /// The academy's town.
    pub academy_town: String,
    /// The qualification's title.
    pub course_title: String,
    /// Its level, where it has one.
    pub level: Option<u8>,
    /// On a public register, or the academy's own.
    pub kind: QualificationKind,
    /// Its number on the register.
    pub register_number: Option<String>,
    /// Who awards it, where that is not the academy.
    pub awarding_body: Option<String>,
    /// The award date.
    pub awarded_on: NaiveDate,
    /// The last day it is valid.
    pub expires_on: Option<NaiveDate>,
    /// Total qualification time in hours.
    pub total_hours: u32,
    /// Guided learning hours.
    pub guided_hours: u32,
    /// The techniques it certifies.
    pub techniques: Vec<CertifiedTechnique>,
    /// Techniques of the course that this holder showed no complete case of.
    pub techniques_not_certified: Vec<NamedTechnique>,
    /// Minutes of practice that a supervisor countersigned.
    pub supervised_minutes: u32,
    /// Minutes of theory that a supervisor countersigned.
    pub theory_minutes: u32,
    /// Minutes of independent study and practice that a supervisor countersigned.
    pub independent_minutes: u32,
    /// The units of the course.
    pub units: Vec<CertifiedUnit>,
    /// Names of the assessors.
    pub assessors: Vec<String>,
    /// Names of those who confirmed decisions of theirs. What was frozen before these were named has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quality_assurers: Vec<String>,
    /// How many people supervised.
    pub supervisors: u32,
    /// The document types whose currency a patient is told.
    pub documents_shown: Vec<ShownDocument>,
    /// Language of the certificate, e.g. `en`.
    pub language: String,
    /// Whether it replaces an earlier one and says so.
    pub replacement: bool,
}

/// A certified technique, with the experience behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertifiedTechnique {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Complete cases under supervision.
    pub supervised_cases: u32,
}

/// A technique by key and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTechnique {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// A unit as it stands in the transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertifiedUnit {
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Its guided learning hours.
    pub guided_hours: u32,
}

/// A document type whose currency a patient is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownDocument {
    /// Key of the type.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Whether it says which techniques it covers.
    pub covers_techniques: bool,
    /// Months it lasts after its issue, where the course says so.
    #[serde(default)]
    pub valid_for_months: Option<u32>,
}

impl fmt::Display for NewName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.latin {
            Some(latin) => write!(f, "{} ({latin})", self.name),
            None => f.write_str(self.name),
        }
    }
}

named! {
    /// What a patient is shown of an issued certificate; the first that applies.
    pub enum Standing("standing") {
        /// Withdrawn for good.
        Revoked = "revoked",
        /// Another certificate took its place.
        Superseded = "superseded",
        /// Not to be relied on for the time being.
        Suspended = "suspended",
        /// Its last valid day has passed.
        Expired = "expired",
        /// Good today.
        Active = "active",
    }
}

impl Standing {
    /// What a patient is shown of a state and a last valid day; nothing for what has not been issued.
    pub fn of(state: CertificateState, expires_on: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        match state {
            CertificateState::PendingApproval | CertificateState::Declined | CertificateState::Preparing => {
                None
            }
            CertificateState::Revoked => Some(Self::Revoked),
            CertificateState::Superseded => Some(Self::Superseded),
            CertificateState::Suspended => Some(Self::Suspended),
            CertificateState::Active if expires_on.is_some_and(|last| last < today) => Some(Self::Expired),
            CertificateState::Active => Some(Self::Active),
        }
    }
}

impl Standing {
    /// As [`Standing::of`], but *expired* for what is suspended and will not hold again, because its last day has passed.
    pub fn lasting(state: CertificateState, expires_on: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        match Self::of(state, expires_on, today) {
            Some(Self::Suspended) if expires_on.is_some_and(|last| last < today) => Some(Self::Expired),
            standing => standing,
        }
    }
}

impl Certificate {
    /// What a patient is shown today; nothing for one that has not been issued. It is good on its last day and
    /// expired from the next one.
    pub fn standing(&self, today: NaiveDate) -> Option<Standing> {
        Standing::of(self.state, self.expires_on, today)
    }

    /// The state after a move. Approving also needs a second person, see [`super::eligibility::may_approve`].
    pub fn after(&self, attempted: CertificateMove) -> Result<CertificateState, IllegalTransition> {
        self.state.after(attempted)
    }
}

impl CertificateFacts {
    /// The holder's name, the whole of it.
    pub fn name(&self) -> NewName<'_> {
        NewName { name: &self.holder_name, latin: self.latin_name.as_deref() }
    }

    /// The same facts for a replacement, under a corrected name where there is one. The expiry stays.
    pub fn replaced(&self, corrected: Option<NewName<'_>>) -> Self {
        let facts = Self { replacement: true, ..self.clone() };
        match corrected {
            Some(NewName { name, latin }) => {
                Self { holder_name: name.to_owned(), latin_name: latin.map(str::to_owned), ..facts }
            }
            None => facts,
        }
    }
}

/// A holder's name, such as one that a certificate is corrected to: the whole of it, so that without a form in Latin letters
/// there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewName<'a> {
    /// The name.
    pub name: &'a str,
    /// The same in Latin letters.
    pub latin: Option<&'a str>,
}
