//! A course specification: what a course version teaches and requires. Academies write it as a TOML file.

mod describe;
mod faults;
mod parse;
mod patients;

use std::collections::BTreeMap;

pub use describe::{Requirement, requirements};
pub use parse::{LARGEST, SpecError, TextFault, parse, text_of};
pub use patients::{CourseWords, OnPaper, PatientAdvice, READERS, Translation};

use serde::{Deserialize, Serialize};

use super::words::{HoursCategory, QualificationKind};

/// Everything a course version teaches and requires. Immutable once published; enrolments pin it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseSpec {
    /// Stable key of the course within its academy, e.g. `smp-level-4`.
    pub key: String,
    /// The qualification's title, as it stands on the certificate.
    pub title: String,
    /// Level in the national framework, where it has one.
    #[serde(default)]
    pub level: Option<u8>,
    /// On a public register, or the academy's own.
    pub kind: QualificationKind,
    /// Number on the public register, for a regulated qualification.
    #[serde(default)]
    pub register_number: Option<String>,
    /// Who awards it, where that is not the academy.
    #[serde(default)]
    pub awarding_body: Option<String>,
    /// Total qualification time in hours.
    pub total_hours: u32,
    /// Guided learning hours.
    pub guided_hours: u32,
    /// Months from award to expiry; without it the certificate does not expire.
    #[serde(default)]
    pub valid_for_months: Option<u32>,
    /// Where the numbers come from: a statute, a specification, or the academy itself.
    pub source: String,
    /// Tag of the language that all these texts are in; English where it is left out.
    #[serde(default = "patients::english", skip_serializing_if = "patients::is_english")]
    pub language: String,
    /// What patients are advised to ask and to tell.
    #[serde(default, skip_serializing_if = "PatientAdvice::is_empty")]
    pub patients: PatientAdvice,
    /// What patients read of it in other languages, by tag.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, Translation>,
    /// Techniques it certifies.
    #[serde(rename = "technique")]
    pub techniques: Vec<Technique>,
    /// What is taught.
    #[serde(rename = "unit")]
    pub units: Vec<Unit>,
    /// What must be shown before a certificate.
    pub rules: RulePack,
}

/// A technique, e.g. `hairline`: data, so that another field needs no code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// Stable key, lower case with underscores.
    pub key: String,
    /// Name as people read it.
    pub name: String,
}

/// A unit of the course.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Reference, e.g. `U1`.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Guided learning hours of this unit.
    pub guided_hours: u32,
    /// What an assessor decides, line by line.
    #[serde(rename = "criterion", default)]
    pub criteria: Vec<Criterion>,
}

/// One line an assessor decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Reference, unique in the course, e.g. `1.2`.
    pub reference: String,
    /// What the trainee can do or knows.
    pub text: String,
    /// Whether the certificate needs it.
    #[serde(default = "yes")]
    pub mandatory: bool,
}

/// The requirements of a course version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePack {
    /// Youngest age at award, in years.
    #[serde(default = "eighteen")]
    pub minimum_age: u8,
    /// Longest single hours entry, in hours.
    #[serde(default = "twelve")]
    pub longest_entry_hours: u8,
    /// Whether practice on the public must wait until theory is complete.
    #[serde(default)]
    pub theory_before_public: bool,
    /// How many trainees one supervisor may watch at once; the first stage that fits counts.
    #[serde(rename = "supervision", default)]
    pub supervision: Vec<SupervisionStage>,
    /// Countersigned time to reach.
    #[serde(default)]
    pub hours: Vec<HoursTarget>,
    /// Complete cases to reach.
    #[serde(default)]
    pub cases: CaseRules,
    /// Observed treatments to pass.
    #[serde(default)]
    pub observations: ObservationRules,
    /// Documents to hold on the award date.
    #[serde(rename = "document", default)]
    pub documents: Vec<DocumentRule>,
}

/// A stage of supervision: Oregon wants the first ten procedures one to one over at least 30 days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupervisionStage {
    /// The stage lasts for the trainee's first this many cases; without it, for all that follow.
    #[serde(default)]
    pub first_cases: Option<u32>,
    /// How many trainees at once.
    pub trainees_per_supervisor: u32,
    /// The stage's cases must be spread over at least this many days.
    #[serde(default)]
    pub over_at_least_days: Option<u32>,
}

/// Countersigned hours to reach in a category, of one technique where it is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoursTarget {
    /// The category.
    pub category: HoursCategory,
    /// Only hours of this technique.
    #[serde(default)]
    pub technique: Option<String>,
    /// Hours to reach.
    pub hours: u32,
}

/// What makes a case complete, and how many are needed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseRules {
    /// Fewest countersigned sessions of a complete case.
    #[serde(default = "one")]
    pub minimum_sessions: u32,
    /// Fewest days between two sessions.
    #[serde(default = "seven")]
    pub spacing_days: u32,
    /// How many hours before the first needle the patch test lies at least; 0 asks only that it comes first.
    #[serde(default)]
    pub patch_test_hours: u32,
    /// How many complete cases of which techniques.
    #[serde(rename = "target", default)]
    pub targets: Vec<CaseTarget>,
}

/// Complete cases to reach in any of some techniques together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseTarget {
    /// Any of these techniques counts.
    pub techniques: Vec<String>,
    /// How many.
    pub minimum: u32,
    /// How many of them on a woman.
    #[serde(default)]
    pub on_women: u32,
    /// Fewest sessions of a complete case of these techniques, where that is not the course's number.
    #[serde(default)]
    pub minimum_sessions: Option<u32>,
}

/// Observed treatments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationRules {
    /// How many must be passed, each on another client.
    pub minimum: u32,
    /// How many of them by an assessor who is not the main trainer.
    pub by_another_assessor: u32,
}

/// A document to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentRule {
    /// Stable key of its type, e.g. `treatment_insurance`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Name as people read it.
    pub name: String,
    /// Months it stays valid after its issue where it carries no end date of its own.
    #[serde(default)]
    pub valid_for_months: Option<u32>,
    /// Whether it says which techniques it covers (an insurance policy does).
    #[serde(default)]
    pub covers_techniques: bool,
    /// Whether a patient is told if it is current.
    #[serde(default)]
    pub shown_to_patients: bool,
    /// Whether the certificate needs it.
    #[serde(default = "yes")]
    pub required: bool,
}

impl DocumentRule {
    /// A type that no course asks for: it ends when the paper says so.
    pub fn plain(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            name: kind.to_owned(),
            valid_for_months: None,
            covers_techniques: false,
            shown_to_patients: false,
            required: false,
        }
    }
}

impl Default for CaseRules {
    fn default() -> Self {
        Self { minimum_sessions: one(), spacing_days: seven(), patch_test_hours: 0, targets: Vec::new() }
    }
}

impl Default for ObservationRules {
    /// Three, one of them by someone other than the main trainer (the glossary's rule 6).
    fn default() -> Self {
        Self { minimum: 3, by_another_assessor: 1 }
    }
}

impl CaseRules {
    /// Fewest countersigned sessions of a complete case of a technique.
    pub fn sessions_needed(&self, technique: &str) -> u32 {
        let of_target = self.targets.iter().find(|target| target.techniques.iter().any(|t| t == technique));
        of_target.and_then(|target| target.minimum_sessions).unwrap_or(self.minimum_sessions)
    }
}

impl CourseSpec {
    /// The name of a technique, or its key where the course does not have it.
    pub fn technique_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.techniques.iter().find(|t| t.key == key).map_or(key, |t| &t.name)
    }

    /// Every criterion with its unit.
    pub fn criteria(&self) -> impl Iterator<Item = (&Unit, &Criterion)> {
        self.units.iter().flat_map(|unit| unit.criteria.iter().map(move |c| (unit, c)))
    }
}

fn yes() -> bool {
    true
}
fn one() -> u32 {
    1
}
fn seven() -> u32 {
    7
}
fn twelve() -> u8 {
    12
}
fn eighteen() -> u8 {
    18
}
