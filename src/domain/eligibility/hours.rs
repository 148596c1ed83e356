//! Rule 3 (glossary, "Eligible for a certificate"): countersigned, unvoided minutes reach the target of each category
//! and technique. Numbers: e.g. ProQual 603/3315/7 (90 guided hours), New Mexico 16.36.9.13 (20 h SMP, 40 h scars).

use super::entry_validity::Validity;
use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::course_spec::HoursTarget;
use crate::domain::hours::HoursEntry;
use crate::domain::states::EntryState;
use crate::domain::words::HoursCategory;

/// One line per target of the course.
pub(super) fn lines(validity: &Validity) -> Vec<RequirementLine> {
    let line = |target: &HoursTarget| {
        let (category, technique) = (target.category, target.technique.clone());
        let need = target.hours.saturating_mul(60);
        let have = minutes(validity, EntryState::Countersigned, category, technique.as_deref());
        let waiting = minutes(validity, EntryState::Submitted, category, technique.as_deref());
        let shortfall =
            (have < need).then(|| Shortfall::Hours { category, technique: technique.clone(), have, need });
        RequirementLine { subject: Subject::Hours { category, technique }, have, need, waiting, shortfall }
    };
    validity.dossier.spec.rules.hours.iter().map(line).collect()
}

/// Minutes of faultless entries in a state, of a category, and of one technique where it is named.
pub(super) fn minutes(
    validity: &Validity,
    state: EntryState,
    category: HoursCategory,
    technique: Option<&str>,
) -> u32 {
    let wanted = |entry: &&HoursEntry| {
        entry.state == state
            && entry.category == category
            && (technique.is_none() || entry.technique.as_deref() == technique)
    };
    let counted = validity.dossier.hours.iter().filter(wanted).filter(|e| validity.counts_entry(e));
    counted.fold(0u32, |sum, entry| sum.saturating_add(entry.minutes()))
}
