//! Rule 4, "practice on the public only after theory is complete, where the pack says so" (Oregon 331-915-0007:
//! 210 hours of theory come before practice on the public).

use chrono::NaiveDateTime;

use super::entry_validity::{Stretch, faults_but_theory};
use crate::domain::dossier::Dossier;
use crate::domain::states::EntryState;
use crate::domain::words::HoursCategory;

/// From when on the trainee may practise on the public.
pub(super) enum Completion {
    /// The course does not ask for theory first.
    NotAsked,
    /// Theory was complete when this moment had come.
    At(NaiveDateTime),
    /// Theory is not complete yet.
    NotYet,
}

impl Completion {
    pub fn is_complete_at(&self, moment: NaiveDateTime) -> bool {
        match self {
            Self::NotAsked => true,
            Self::At(complete) => *complete <= moment,
            Self::NotYet => false,
        }
    }
}

/// The end of the entry with which countersigned, faultless theory first reached the target of the course.
pub(super) fn completion(dossier: &Dossier, now: NaiveDateTime) -> Completion {
    let rules = &dossier.spec.rules;
    let of_theory =
        rules.hours.iter().filter(|t| t.category == HoursCategory::Theory && t.technique.is_none());
    let need = of_theory.map(|target| u64::from(target.hours) * 60).max().unwrap_or(0);
    if !rules.theory_before_public || need == 0 {
        return Completion::NotAsked;
    }
    let mut entries: Vec<_> = dossier
        .hours
        .iter()
        .filter(|e| e.category == HoursCategory::Theory && e.state == EntryState::Countersigned)
        .filter(|e| faults_but_theory(&Stretch::of_entry(e), dossier, now).is_empty())
        .collect();
    entries.sort_by_key(|entry| entry.ended_at);
    let mut minutes = 0;
    for entry in entries {
        minutes += u64::from(entry.minutes());
        if minutes >= need {
            return Completion::At(entry.ended_at);
        }
    }
    Completion::NotYet
}
