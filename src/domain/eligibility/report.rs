//! The answer to "may a certificate be issued": a line per requirement, met or not and by how much. No prose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry_validity::{EntryFault, Record};
use crate::domain::course_spec::CourseSpec;
use crate::domain::states::EnrolmentState;
use crate::domain::words::HoursCategory;

/// What a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The enrolment is active.
    EnrolmentActive,
    /// The trainee's identity was checked.
    IdentityChecked,
    /// The trainee's age.
    Age,
    /// The mandatory criteria.
    Criteria,
    /// Countersigned time.
    Hours {
        /// The category.
        category: HoursCategory,
        /// Only of this technique.
        technique: Option<String>,
    },
    /// Complete cases in any of these techniques.
    Cases {
        /// Keys of the techniques.
        techniques: Vec<String>,
    },
    /// Complete cases on women, in any of these techniques.
    CasesOnWomen {
        /// Keys of the techniques.
        techniques: Vec<String>,
    },
    /// The days over which the first cases are spread.
    CasesSpread {
        /// How many cases.
        first_cases: u32,
    },
    /// Passed observations on different clients.
    Observations,
    /// Of these, by someone other than the main trainer.
    ObservationsByAnother,
    /// A document.
    Document {
        /// Key of its type.
        kind: String,
        /// Its name.
        name: String,
    },
    /// Open holds; none may be.
    Holds,
}

/// What the numbers of a line count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// 0 is no, 1 is yes.
    YesNo,
    /// Years of age.
    Years,
    /// Criteria.
    Criteria,
    /// Minutes.
    Minutes,
    /// Complete cases.
    Cases,
    /// Days.
    Days,
    /// Observed treatments.
    Observations,
    /// Open holds: fewer is better, none is needed.
    Holds,
}

impl Subject {
    /// What the numbers of its line count.
    pub fn measure(&self) -> Measure {
        match self {
            Self::EnrolmentActive | Self::IdentityChecked | Self::Document { .. } => Measure::YesNo,
            Self::Age => Measure::Years,
            Self::Criteria => Measure::Criteria,
            Self::Hours { .. } => Measure::Minutes,
            Self::Cases { .. } | Self::CasesOnWomen { .. } => Measure::Cases,
            Self::CasesSpread { .. } => Measure::Days,
            Self::Observations | Self::ObservationsByAnother => Measure::Observations,
            Self::Holds => Measure::Holds,
        }
    }
}

/// One requirement, met or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementLine {
    /// What it is about.
    pub subject: Subject,
    /// What there is.
    pub have: u32,
    /// What there must be.
    pub need: u32,
    /// What was handed in and waits for somebody else's word; not part of `have`.
    pub waiting: u32,
    /// Why it is not met; nothing where it is.
    pub shortfall: Option<Shortfall>,
}

impl RequirementLine {
    /// Whether the requirement is met.
    pub fn is_met(&self) -> bool {
        self.shortfall.is_none()
    }

    /// How far it is, from 0 to 100; 100 only where it is met.
    pub fn percent(&self) -> u32 {
        match (&self.shortfall, self.need) {
            (None, _) => 100,
            (Some(_), 0) => 0,
            (Some(_), need) => (u64::from(self.have) * 100 / u64::from(need)).min(99) as u32,
        }
    }
}

/// What is missing, in numbers. Stored where a certificate of a job was refused for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// The enrolment is in another state.
    EnrolmentNotActive {
        /// The state it is in.
        state: EnrolmentState,
    },
    /// Nobody has checked the trainee's identity yet.
    IdentityNotChecked,
    /// The birth date is not known.
    BirthDateUnknown,
    /// Too young on the day.
    UnderAge {
        /// Full years.
        have: u32,
        /// Full years needed.
        need: u32,
    },
    /// Criteria that are not met, or not confirmed.
    Criteria {
        /// How many stand.
        have: u32,
        /// How many are mandatory.
        need: u32,
        /// References of those without a decision of *met*.
        missing: Vec<String>,
        /// References of those met, sampled and not confirmed yet.
        unconfirmed: Vec<String>,
    },
    /// Too little countersigned time.
    Hours {
        /// The category.
        category: HoursCategory,
        /// Only of this technique.
        technique: Option<String>,
        /// Minutes there are.
        have: u32,
        /// Minutes needed.
        need: u32,
    },
    /// Too few complete cases.
    Cases {
        /// The techniques, any of which counts: keys in a line of the report, names among what is missing.
        techniques: Vec<String>,
        /// Cases there are.
        have: u32,
        /// Cases needed.
        need: u32,
    },
    /// Too few complete cases on women.
    CasesOnWomen {
        /// The techniques, any of which counts: keys in a line of the report, names among what is missing.
        techniques: Vec<String>,
        /// Cases there are.
        have: u32,
        /// Cases needed.
        need: u32,
    },
    /// The first cases followed each other too fast, or there are too few to tell.
    CasesSpread {
        /// How many cases.
        first_cases: u32,
        /// Days between the first and the last session of those.
        have: u32,
        /// Days needed.
        need: u32,
    },
    /// The course's term is longer than any date reaches.
    Term {
        /// Months of the course.
        months: u32,
    },
    /// Too few observations passed on different clients.
    Observations {
        /// Clients there are.
        have: u32,
        /// Clients needed.
        need: u32,
    },
    /// Too few of them by someone other than the main trainer.
    ObservationsByAnother {
        /// Clients there are.
        have: u32,
        /// Clients needed.
        need: u32,
    },
    /// A document cannot be relied on.
    Document {
        /// Key of its type.
        kind: String,
        /// Its name.
        name: String,
        /// What is wrong with it.
        problem: DocumentProblem,
    },
    /// Somebody holds the issue up.
    Holds {
        /// How many holds are open.
        open: u32,
    },
}

impl Shortfall {
    /// The same with the names of techniques in place of their keys.
    pub(super) fn named(mut self, spec: &CourseSpec) -> Self {
        let name = |key: &mut String| *key = spec.technique_name(key).to_owned();
        match &mut self {
            Self::Hours { technique, .. } => technique.iter_mut().for_each(name),
            Self::Cases { techniques, .. } | Self::CasesOnWomen { techniques, .. } => {
                techniques.iter_mut().for_each(name);
            }
            _ => {}
        }
        self
    }
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentProblem {
    /// There is none.
    Missing,
    /// It waits for a reviewer.
    AwaitingReview,
    /// A reviewer refused it.
    Rejected,
    /// Its approval was taken back.
    Withdrawn,
    /// It is past its last day.
    Expired {
        /// The last day it was valid.
        on: NaiveDate,
    },
    /// It is not valid yet.
    NotYet {
        /// The first day it is valid.
        from: NaiveDate,
    },
}

/// A countersigned or submitted record that breaks a rule and therefore does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// Which record.
    pub record: Record,
    /// Which rules it breaks.
    pub faults: Vec<EntryFault>,
}
