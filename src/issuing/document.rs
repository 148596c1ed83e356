//! What goes onto one certificate, in plain strings and dates: the caller has already frozen these facts.

use chrono::{DateTime, NaiveDate, Utc};

/// Everything printed on one certificate and its transcript.
///
/// Texts are printed as given (after Unicode NFC); names of techniques, categories and courses come in the language of the
/// certificate. Durations are whole minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateDocument {
    /// The person, as they want to be called on paper.
    pub holder_name: String,
    /// The same in Latin letters, where it is in another script; may be empty.
    pub latin_name: String,
    /// Title of the course version.
    pub course_title: String,
    /// The line under the course, for example "Level 4 · 185 hours of learning"; may be empty.
    pub level_line: String,
    /// What the paper is not, in small letters, for example "not a regulated qualification"; may be empty.
    pub kind_note: String,
    /// What the paper calls itself, the heading of page 1, for example "Certificate".
    pub kind: String,
    /// The academy.
    pub academy_name: String,
    /// Where the academy is; may be empty.
    pub academy_town: String,
    /// The award date.
    pub awarded_on: NaiveDate,
    /// The last day the certificate is current, if it ends.
    pub expires_on: Option<NaiveDate>,
    /// The academy's own serial.
    pub serial: String,
    /// The public code as shown, `XXXX-XXXX-XXXX-XXXX`.
    pub code: String,
    /// The address a stranger opens to check it, for example `https://verify.example/v/<16 characters>`.
    pub verify_url: String,
    /// Supervised cases by technique, in the order to print.
    pub techniques: Vec<TechniqueCases>,
    /// Countersigned practice by category, in the order to print.
    pub hours: Vec<CategoryHours>,
    /// How the hours belong together, in a sentence; may be empty.
    pub hours_note: String,
    /// The units of the course version.
    pub units: Vec<UnitLine>,
    /// Those who assessed, each with what they did.
    pub assessors: Vec<Signatory>,
    /// Those who sign, at most three.
    pub signatories: Vec<Signatory>,
    /// BCP 47 language of the wording, for example `en`; unknown languages fall back to English wording.
    pub language: String,
    /// Whether this replaces an earlier certificate (prints "Replacement").
    pub replacement: bool,
    /// When the facts were frozen; becomes the metadata's creation date.
    pub created_at: DateTime<Utc>,
}

/// One row of the cases table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TechniqueCases {
    /// The technique's name.
    pub technique: String,
    /// Complete supervised cases.
    pub cases: u32,
}

/// One row of the hours table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryHours {
    /// The category's name.
    pub category: String,
    /// Countersigned minutes.
    pub minutes: u32,
}

/// One row of the units table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitLine {
    /// The unit's reference, for example "U3".
    pub reference: String,
    /// Its title.
    pub title: String,
    /// Guided learning hours.
    pub guided_hours: u32,
}

/// A person whose name stands on a certificate: under the signature line, or among those who assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// What they are in the academy; may be empty.
    pub title: String,
}
