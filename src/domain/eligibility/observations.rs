//! Rule 6 (glossary, "Eligible for a certificate"): at least three summative observations are passed on different
//! clients, one of them by someone other than the main trainer (VTCT academy portfolio: 3 assessments on 3 clients).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::criteria;
use super::report::{RequirementLine, Shortfall, Subject};
use crate::domain::assessment::Assessment;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::states::EntryState;
use crate::domain::words::{AssessmentKind, HoursCategory};

/// A line for all observations and one for those by another assessor; none where the course asks for none.
pub(super) fn lines(dossier: &Dossier, today: NaiveDate) -> Vec<RequirementLine> {
    let rules = &dossier.spec.rules.observations;
    let main_trainer = main_trainer(dossier);
    let passed = |a: &&Assessment| a.stands();
    let by_another = |a: &&Assessment| a.stands() && a.assessor_id != main_trainer;
    let (all, another) = (clients(dossier, today, passed), clients(dossier, today, by_another));
    let waiting = clients(dossier, today, |a| a.awaits_confirmation());
    let line = |subject, have: u32, need: u32, shortfall| {
        (need > 0).then_some(RequirementLine {
            subject,
            have,
            need,
            waiting,
            shortfall: (have < need).then_some(shortfall),
        })
    };
    let (need, need_another) = (rules.minimum, rules.by_another_assessor);
    let first = line(Subject::Observations, all, need, Shortfall::Observations { have: all, need });
    let missing = Shortfall::ObservationsByAnother { have: another, need: need_another };
    let second = line(Subject::ObservationsByAnother, another, need_another, missing);
    first.into_iter().chain(second).collect()
}

/// On how many different clients there is an observation of some sort.
fn clients(dossier: &Dossier, today: NaiveDate, of_sort: impl Fn(&&Assessment) -> bool) -> u32 {
    dossier
        .assessments
        .iter()
        .filter(|a| a.kind == AssessmentKind::Observation && criteria::counts(a, dossier, today))
        .filter(of_sort)
        .filter_map(|a| a.client_ref.as_deref().map(str::trim).filter(|client| !client.is_empty()))
        .collect::<BTreeSet<_>>()
        .len() as u32
}

/// The cohort's lead trainer or, where it has none, whoever countersigned most of the supervised practice.
pub fn main_trainer(dossier: &Dossier) -> Option<PersonId> {
    if dossier.main_trainer.is_some() {
        return dossier.main_trainer;
    }
    let mut minutes: BTreeMap<PersonId, u32> = BTreeMap::new();
    let signed =
        |state, category| state == EntryState::Countersigned && category == HoursCategory::SupervisedPractice;
    for entry in dossier.hours.iter().filter(|e| signed(e.state, e.category)) {
        if let Some(supervisor) = entry.supervisor_id {
            let sum = minutes.entry(supervisor).or_default();
            *sum = sum.saturating_add(entry.minutes());
        }
    }
    minutes.into_iter().max_by_key(|(_, minutes)| *minutes).map(|(supervisor, _)| supervisor)
}
