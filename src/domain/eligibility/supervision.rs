//! Rule 4, the supervisor's part: not the trainee, authorised for the technique on the day, and not watching more
//! trainees at once than the course's stage allows. Sources: Oregon 331-915-0007 (the first ten procedures one to
//! one, then up to four trainees), New Jersey 8:27-8 (at most four apprentices a trainer).

use std::collections::BTreeSet;

use super::entry_validity::{EntryFault, Stretch};
use crate::domain::case::TreatmentCase;
use crate::domain::course_spec::SupervisionStage;
use crate::domain::dossier::Dossier;
use crate::domain::ids::PersonId;
use crate::domain::words::HoursCategory;

/// What is wrong with a stretch's supervision.
pub(super) fn faults(stretch: &Stretch, dossier: &Dossier) -> Vec<EntryFault> {
    let Some(supervisor) = stretch.supervisor_id else {
        return vec![EntryFault::NoSupervisor];
    };
    if supervisor == dossier.trainee.person_id {
        return vec![EntryFault::SelfSupervised];
    }
    let day = stretch.started_at.date();
    let authorised = dossier
        .grants
        .iter()
        .any(|grant| grant.person_id == supervisor && grant.allows(stretch.technique, day));
    let mut faults = Vec::new();
    if !authorised {
        faults.push(EntryFault::NotAuthorised);
    }
    // A lesson may have any number of listeners; independent practice has no one standing by.
    if stretch.category == HoursCategory::SupervisedPractice
        && let Some(stage) = stage_of(stretch, dossier)
    {
        let have = trainees_at_once(stretch, supervisor, dossier);
        let allowed = stage.trainees_per_supervisor;
        if have > allowed {
            faults.push(EntryFault::TooManyTrainees { have, allowed });
        }
    }
    faults
}

/// The stage of supervision a stretch falls into: by the rank of its case, or, for practice that belongs to no case,
/// by how many cases the trainee had begun before.
fn stage_of<'a>(stretch: &Stretch, dossier: &'a Dossier) -> Option<&'a SupervisionStage> {
    let earlier = match stretch.case {
        Some(case) => {
            let rank = case.began_at().map_or(stretch.started_at, |began| began.min(stretch.started_at));
            let before = |other: &&TreatmentCase| {
                other.id != case.id
                    && other.began_at().is_some_and(|began| (began, other.id) < (rank, case.id))
            };
            dossier.cases.iter().filter(before).count()
        }
        None => dossier
            .cases
            .iter()
            .filter(|c| c.began_at().is_some_and(|began| began < stretch.started_at))
            .count(),
    };
    let fits =
        |stage: &&SupervisionStage| stage.first_cases.is_none_or(|first| (earlier as u64) < u64::from(first));
    dossier.spec.rules.supervision.iter().find(fits)
}

/// The most trainees the supervisor watched at any one moment of the stretch, its own trainee included.
fn trainees_at_once(stretch: &Stretch, supervisor: PersonId, dossier: &Dossier) -> u32 {
    let others: Vec<_> = dossier
        .supervised_elsewhere
        .iter()
        .filter(|other| other.supervisor_id == supervisor && other.trainee_id != dossier.trainee.person_id)
        .filter(|other| other.started_at < stretch.ended_at && stretch.started_at < other.ended_at)
        .collect();
    // The number only rises when somebody begins, so it is enough to count at the beginnings.
    let moments = others.iter().map(|other| other.started_at.max(stretch.started_at));
    let at = |moment| {
        let present = others.iter().filter(|other| other.started_at <= moment && moment < other.ended_at);
        present.map(|other| other.trainee_id).collect::<BTreeSet<_>>().len() as u32
    };
    1 + moments.map(at).max().unwrap_or(0)
}
