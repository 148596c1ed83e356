//! What can be wrong with a specification that is well-formed: numbers that do not add up, names that lead nowhere.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::ops::RangeInclusive;

mod hidden;
mod patients;

use super::{CourseSpec, HoursTarget, READERS, RulePack, SpecError};
use crate::domain::free_text;
use crate::domain::words::{HoursCategory, QualificationKind};

/// The most hours that a course or a part of it may have: ten years of full-time work.
const MOST_HOURS: u32 = 20_000;
/// The most months that a certificate or a document may last: fifty years.
const MOST_MONTHS: u32 = 600;
/// The most days that anything may be apart: ten years.
const MOST_DAYS: u32 = 3_650;
/// The most that may be asked of anything that is counted.
const MOST_OF_A_KIND: u32 = 10_000;
/// The most techniques, units, targets or documents of a course, and the most criteria of all its units.
const MOST_ENTRIES: usize = 200;
const MOST_CRITERIA: usize = 2_000;
/// The most questions for patients, and the most things to tell: more is not read.
const MOST_LINES: usize = 12;
/// So many faults are told at once; who mended them hears of the rest.
const MOST_TOLD: usize = 100;

/// Every fault, in the order of the file.
pub(super) fn of(spec: &CourseSpec) -> Vec<SpecError> {
    let mut faults = Faults(Vec::new());
    faults.sizes(spec);
    // What is far too long would be told of a thousand times.
    if !faults.0.is_empty() {
        return faults.0;
    }
    // What nobody sees is told before anything is made of it.
    faults.hidden(spec);
    if !faults.0.is_empty() {
        return faults.first();
    }
    faults.head(spec);
    faults.techniques(spec);
    faults.units(spec);
    faults.limits(&spec.rules);
    faults.hours(spec);
    faults.cases(spec);
    faults.documents(&spec.rules);
    faults.patients(spec);
    faults.first()
}

struct Faults(Vec<SpecError>);

impl Faults {
    /// As many as are told at once.
    fn first(mut self) -> Vec<SpecError> {
        let more = self.0.len().saturating_sub(MOST_TOLD);
        self.0.truncate(MOST_TOLD);
        self.require(more == 0, "file", format!("{more} more things are wrong; mend these first"));
        self.0
    }

    /// Notes a fault at a place unless something holds.
    pub(super) fn require(&mut self, holds: bool, place: impl Display, message: impl Display) {
        if !holds {
            self.0.push(SpecError { place: place.to_string(), message: message.to_string() });
        }
    }

    fn key(&mut self, place: impl Display, key: &str, also: &str) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || also.contains(c);
        let fits =
            key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(allowed) && key.len() <= 64;
        self.require(fits, place, format!("'{key}' must begin with a-z and have only a-z, 0-9 and {also}"));
    }

    /// A number that a person can have meant, so that no sum of some ever grows too large.
    fn within(&mut self, place: impl Display, number: u32, range: RangeInclusive<u32>) {
        let message = format!("must be {} to {}, not {number}", range.start(), range.end());
        self.require(range.contains(&number), place, message);
    }

    fn months(&mut self, place: impl Display, months: Option<u32>) {
        let fits = months.is_none_or(|months| (1..=MOST_MONTHS).contains(&months));
        self.require(fits, place, format!("must be 1 to {MOST_MONTHS}, or left out"));
    }

    pub(super) fn filled(&mut self, place: impl Display, text: &str) {
        self.require(free_text::lines(text, 500).is_ok(), place, "must have 1 to 500 characters");
    }

    /// How many entries there are of everything.
    fn sizes(&mut self, spec: &CourseSpec) {
        let criteria = spec.units.iter().map(|unit| unit.criteria.len()).sum::<usize>();
        let rules = &spec.rules;
        let techniques = rules.cases.targets.iter().map(|target| target.techniques.len()).max().unwrap_or(0);
        for (place, have, most) in [
            ("technique", spec.techniques.len(), MOST_ENTRIES),
            ("unit", spec.units.len(), MOST_ENTRIES),
            ("unit.criterion", criteria, MOST_CRITERIA),
            ("rules.supervision", rules.supervision.len(), MOST_ENTRIES),
            ("rules.hours", rules.hours.len(), MOST_ENTRIES),
            ("rules.cases.target", rules.cases.targets.len(), MOST_ENTRIES),
            ("rules.cases.target.techniques", techniques, MOST_ENTRIES),
            ("rules.document", rules.documents.len(), MOST_ENTRIES),
            ("patients.ask", spec.patients.ask.len(), MOST_LINES),
            ("patients.tell", spec.patients.tell.len(), MOST_LINES),
            ("translations", spec.translations.len(), READERS.len()),
        ] {
            self.require(have <= most, place, format!("has {have} entries; {most} are the most"));
        }
    }

    fn head(&mut self, spec: &CourseSpec) {
        self.key("key", &spec.key, "-");
        self.filled("title", &spec.title);
        self.filled("source", &spec.source);
        // The Regulated Qualifications Framework counts from 1 to 8.
        self.require(spec.level.is_none_or(|level| (1..=8).contains(&level)), "level", "must be 1 to 8");
        let registered = spec.kind != QualificationKind::Regulated || spec.register_number.is_some();
        self.require(registered, "register_number", "a regulated qualification has a number on the register");
        for (place, text) in
            [("register_number", &spec.register_number), ("awarding_body", &spec.awarding_body)]
        {
            if let Some(text) = text {
                self.filled(place, text);
            }
        }
        self.within("guided_hours", spec.guided_hours, 1..=MOST_HOURS);
        self.within("total_hours", spec.total_hours, 1..=MOST_HOURS);
        self.require(
            spec.guided_hours <= spec.total_hours,
            "guided_hours",
            format!("{} is more than total_hours, {}", spec.guided_hours, spec.total_hours),
        );
        self.size(spec);
        self.months("valid_for_months", spec.valid_for_months);
    }

    /// The sizes of the UK qualification frameworks: Award up to 120 hours, Certificate 121 to 369, Diploma from 370.
    fn size(&mut self, spec: &CourseSpec) {
        let sizes = [("award", 0..=120), ("certificate", 121..=369), ("diploma", 370..=u32::MAX)];
        let title = spec.title.to_lowercase();
        let words: BTreeSet<_> = title.split(|c: char| !c.is_alphanumeric()).collect();
        for (word, range) in sizes {
            if words.contains(word) {
                let message = format!(
                    "{} hours do not fit the title's word '{word}': Award up to 120, Certificate 121 to 369, Diploma from 370",
                    spec.total_hours
                );
                self.require(range.contains(&spec.total_hours), "total_hours", message);
            }
        }
    }

    fn techniques(&mut self, spec: &CourseSpec) {
        self.require(!spec.techniques.is_empty(), "technique", "the list is empty");
        let mut seen = BTreeSet::new();
        for (n, technique) in (1..).zip(&spec.techniques) {
            self.key(format!("technique[{n}].key"), &technique.key, "_");
            self.filled(format!("technique[{n}].name"), &technique.name);
            let fresh = seen.insert(&technique.key);
            self.require(fresh, format!("technique[{n}].key"), format!("'{}' is there twice", technique.key));
        }
    }

    fn units(&mut self, spec: &CourseSpec) {
        self.require(!spec.units.is_empty(), "unit", "the list is empty");
        let (mut units, mut criteria) = (BTreeSet::new(), BTreeSet::new());
        for (n, unit) in (1..).zip(&spec.units) {
            let reference = &unit.reference;
            self.filled(format!("unit[{n}].reference"), reference);
            self.filled(format!("unit[{n}].title"), &unit.title);
            self.within(format!("unit[{n}].guided_hours"), unit.guided_hours, 0..=MOST_HOURS);
            let fresh = units.insert(reference);
            self.require(fresh, format!("unit[{n}].reference"), format!("'{reference}' is there twice"));
            self.require(!unit.criteria.is_empty(), format!("unit[{n}].criterion"), "the list is empty");
            for (m, criterion) in (1..).zip(&unit.criteria) {
                let place = format!("unit[{n}].criterion[{m}]");
                let reference = &criterion.reference;
                self.filled(format!("{place}.reference"), reference);
                self.filled(format!("{place}.text"), &criterion.text);
                let fresh = criteria.insert(reference);
                self.require(fresh, format!("{place}.reference"), format!("'{reference}' is there twice"));
            }
        }
        let sum: u64 = spec.units.iter().map(|unit| u64::from(unit.guided_hours)).sum();
        let message = format!("the units' guided hours add up to {sum}, not to {}", spec.guided_hours);
        self.require(sum == u64::from(spec.guided_hours), "guided_hours", message);
    }

    fn limits(&mut self, rules: &RulePack) {
        self.require((1..=120).contains(&rules.minimum_age), "rules.minimum_age", "must be 1 to 120");
        self.require(
            (1..=24).contains(&rules.longest_entry_hours),
            "rules.longest_entry_hours",
            "must be 1 to 24",
        );
        let mut before = Some(0);
        for (n, stage) in (1..).zip(&rules.supervision) {
            let place = format!("rules.supervision[{n}]");
            let trainees = stage.trainees_per_supervisor;
            self.within(format!("{place}.trainees_per_supervisor"), trainees, 1..=MOST_OF_A_KIND);
            self.within(format!("{place}.first_cases"), stage.first_cases.unwrap_or(1), 1..=MOST_OF_A_KIND);
            let days = stage.over_at_least_days.unwrap_or(0);
            self.within(format!("{place}.over_at_least_days"), days, 0..=MOST_DAYS);
            let later = before.is_some_and(|before| stage.first_cases.is_none_or(|first| first > before));
            let message = "a later stage must reach further, and only the last may leave it out";
            self.require(later, format!("{place}.first_cases"), message);
            let bounded = stage.over_at_least_days.is_none() || stage.first_cases.is_some();
            self.require(bounded, format!("{place}.over_at_least_days"), "needs first_cases");
            before = stage.first_cases;
        }
        let observations = &rules.observations;
        self.within("rules.observations.minimum", observations.minimum, 0..=MOST_OF_A_KIND);
        let message = format!("is more than the minimum, {}", observations.minimum);
        let within = observations.by_another_assessor <= observations.minimum;
        self.require(within, "rules.observations.by_another_assessor", message);
    }

    fn hours(&mut self, spec: &CourseSpec) {
        let targets = &spec.rules.hours;
        self.require(!targets.is_empty(), "rules.hours", "the list is empty");
        let mut seen = BTreeSet::new();
        for (n, target) in (1..).zip(targets) {
            let place = format!("rules.hours[{n}]");
            self.within(format!("{place}.hours"), target.hours, 1..=MOST_HOURS);
            self.require(
                seen.insert((target.category, &target.technique)),
                &place,
                "this target is there twice",
            );
            if let Some(technique) = &target.technique {
                self.known(spec, format!("{place}.technique"), technique);
            }
        }
        let theory = HoursCategory::Theory;
        let wanted = !spec.rules.theory_before_public || of_category(targets, theory).is_some();
        self.require(wanted, "rules.theory_before_public", "needs a target for theory without a technique");
        self.sums(spec);
    }

    fn sums(&mut self, spec: &CourseSpec) {
        let targets = &spec.rules.hours;
        let of_all = |category| needed(targets, category);
        let guided = of_all(HoursCategory::Theory) + of_all(HoursCategory::SupervisedPractice);
        let message = format!(
            "theory and supervised practice add up to {guided}, the course has {} guided hours",
            spec.guided_hours
        );
        self.require(guided == u64::from(spec.guided_hours), "rules.hours", message);
        let sum = guided + of_all(HoursCategory::Independent);
        let message = format!("the targets add up to {sum}, more than total_hours, {}", spec.total_hours);
        self.require(sum <= u64::from(spec.total_hours), "rules.hours", message);
        for category in HoursCategory::ALL {
            let (part, whole) = (of_techniques(targets, *category), of_category(targets, *category));
            let message =
                format!("{category}: the targets of single techniques add up to {part}, more than the whole");
            self.require(whole.is_none_or(|whole| part <= whole), "rules.hours", message);
        }
    }

    fn cases(&mut self, spec: &CourseSpec) {
        let rules = &spec.rules.cases;
        self.within("rules.cases.minimum_sessions", rules.minimum_sessions, 1..=MOST_OF_A_KIND);
        self.within("rules.cases.spacing_days", rules.spacing_days, 0..=MOST_DAYS);
        self.within("rules.cases.patch_test_hours", rules.patch_test_hours, 0..=720);
        let mut seen = BTreeSet::new();
        for (n, target) in (1..).zip(&rules.targets) {
            let place = format!("rules.cases.target[{n}]");
            self.require(!target.techniques.is_empty(), format!("{place}.techniques"), "the list is empty");
            self.within(format!("{place}.minimum"), target.minimum, 1..=MOST_OF_A_KIND);
            let sessions = target.minimum_sessions.unwrap_or(1);
            self.within(format!("{place}.minimum_sessions"), sessions, 1..=MOST_OF_A_KIND);
            let message = format!("is more than the minimum, {}", target.minimum);
            self.require(target.on_women <= target.minimum, format!("{place}.on_women"), message);
            for technique in &target.techniques {
                let place = format!("{place}.techniques");
                self.known(spec, &place, technique);
                let message = format!("'{technique}' is there twice; a case would count twice");
                self.require(seen.insert(technique), &place, message);
            }
        }
    }

    fn known(&mut self, spec: &CourseSpec, place: impl Display, technique: &str) {
        let known = spec.techniques.iter().any(|t| t.key == technique);
        self.require(known, place, format!("the course has no technique '{technique}'"));
    }

    fn documents(&mut self, rules: &RulePack) {
        let mut seen = BTreeSet::new();
        for (n, rule) in (1..).zip(&rules.documents) {
            let place = format!("rules.document[{n}]");
            self.key(format!("{place}.type"), &rule.kind, "_");
            self.filled(format!("{place}.name"), &rule.name);
            let message = format!("'{}' is there twice", rule.kind);
            self.require(seen.insert(&rule.kind), format!("{place}.type"), message);
            self.months(format!("{place}.valid_for_months"), rule.valid_for_months);
        }
    }
}

/// Hours of a category over all techniques, where the course has such a target.
fn of_category(targets: &[HoursTarget], category: HoursCategory) -> Option<u64> {
    let whole = targets.iter().find(|t| t.category == category && t.technique.is_none());
    whole.map(|target| u64::from(target.hours))
}

/// Hours of a category that are asked of single techniques.
fn of_techniques(targets: &[HoursTarget], category: HoursCategory) -> u64 {
    let parts = targets.iter().filter(|t| t.category == category && t.technique.is_some());
    parts.map(|target| u64::from(target.hours)).sum()
}

/// Hours of a category that a trainee needs at least.
fn needed(targets: &[HoursTarget], category: HoursCategory) -> u64 {
    of_category(targets, category).unwrap_or_else(|| of_techniques(targets, category))
}
