//! What a specification requires, as lines a page can put into plain words.

use super::{CourseSpec, SupervisionStage};
use crate::domain::words::HoursCategory;

/// One requirement, as numbers and names; the page has the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// A youngest age in years.
    MinimumAge(u8),
    /// All mandatory criteria of a unit.
    Criteria {
        /// The unit's reference.
        unit: String,
        /// The unit's title.
        title: String,
        /// Guided learning hours.
        guided_hours: u32,
        /// Mandatory criteria.
        mandatory: u32,
        /// Criteria that are not.
        optional: u32,
    },
    /// Countersigned hours.
    Hours {
        /// The category.
        category: HoursCategory,
        /// The technique's name, where only one counts.
        technique: Option<String>,
        /// How many.
        hours: u32,
    },
    /// The longest single entry that counts, in hours.
    LongestEntry(u8),
    /// Theory is complete before practice on the public counts.
    TheoryBeforePublic,
    /// How many trainees one supervisor may watch.
    Supervision {
        /// Cases before which this stage begins.
        after_cases: u32,
        /// Cases with which it ends; without it, it does not.
        until_cases: Option<u32>,
        /// How many trainees at once.
        trainees: u32,
        /// The stage's cases are spread over at least so many days.
        over_at_least_days: Option<u32>,
    },
    /// Complete cases in any of some techniques.
    Cases {
        /// Names of the techniques.
        techniques: Vec<String>,
        /// How many.
        minimum: u32,
        /// How many of them on a woman.
        on_women: u32,
        /// Fewest sessions of each.
        sessions: u32,
    },
    /// Fewest days between two sessions of a case.
    SessionSpacing(u32),
    /// Fewest hours between the patch test and the first needle.
    PatchTest(u32),
    /// Observed treatments on different clients.
    Observations {
        /// How many.
        minimum: u32,
        /// How many of them by someone other than the main trainer.
        by_another_assessor: u32,
    },
    /// A document that must be valid on the award date.
    Document {
        /// Its name.
        name: String,
        /// Months it is valid where it carries no earlier end.
        valid_for_months: Option<u32>,
        /// Whether it says which techniques it covers.
        covers_techniques: bool,
        /// Whether a patient is told if it is current.
        shown_to_patients: bool,
        /// Whether the certificate needs it.
        required: bool,
    },
    /// Months after which the certificate expires.
    ValidForMonths(u32),
}

/// Every requirement of the course in reading order.
pub fn requirements(spec: &CourseSpec) -> Vec<Requirement> {
    let rules = &spec.rules;
    let name = |key: &String| spec.technique_name(key).to_owned();
    let mut list = vec![Requirement::MinimumAge(rules.minimum_age)];
    list.extend(spec.units.iter().map(|unit| {
        let mandatory = unit.criteria.iter().filter(|c| c.mandatory).count() as u32;
        Requirement::Criteria {
            unit: unit.reference.clone(),
            title: unit.title.clone(),
            guided_hours: unit.guided_hours,
            mandatory,
            optional: unit.criteria.len() as u32 - mandatory,
        }
    }));
    list.extend(rules.hours.iter().map(|target| Requirement::Hours {
        category: target.category,
        technique: target.technique.as_ref().map(name),
        hours: target.hours,
    }));
    list.push(Requirement::LongestEntry(rules.longest_entry_hours));
    list.extend(rules.theory_before_public.then_some(Requirement::TheoryBeforePublic));
    list.extend(supervision(&rules.supervision));
    list.extend(rules.cases.targets.iter().map(|target| Requirement::Cases {
        techniques: target.techniques.iter().map(name).collect(),
        minimum: target.minimum,
        on_women: target.on_women,
        sessions: target.minimum_sessions.unwrap_or(rules.cases.minimum_sessions),
    }));
    if !rules.cases.targets.is_empty() && rules.cases.spacing_days > 0 {
        list.push(Requirement::SessionSpacing(rules.cases.spacing_days));
    }
    if !rules.cases.targets.is_empty() && rules.cases.patch_test_hours > 0 {
        list.push(Requirement::PatchTest(rules.cases.patch_test_hours));
    }
    if rules.observations.minimum > 0 {
        list.push(Requirement::Observations {
            minimum: rules.observations.minimum,
            by_another_assessor: rules.observations.by_another_assessor,
        });
    }
    list.extend(rules.documents.iter().map(|rule| Requirement::Document {
        name: rule.name.clone(),
        valid_for_months: rule.valid_for_months,
        covers_techniques: rule.covers_techniques,
        shown_to_patients: rule.shown_to_patients,
        required: rule.required,
    }));
    list.extend(spec.valid_for_months.map(Requirement::ValidForMonths));
    list
}

fn supervision(stages: &[SupervisionStage]) -> Vec<Requirement> {
    let mut after_cases = 0;
    let describe = |stage: &SupervisionStage| {
        let described = Requirement::Supervision {
            after_cases,
            until_cases: stage.first_cases,
            trainees: stage.trainees_per_supervisor,
            over_at_least_days: stage.over_at_least_days,
        };
        after_cases = stage.first_cases.unwrap_or(after_cases);
        described
    };
    stages.iter().map(describe).collect()
}
