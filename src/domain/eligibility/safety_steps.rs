//! Rule 4, the safety steps of a session: the client's age, consent, medical screening and patch test stand before the first needle, whether
//! anything changed since was asked again before each session, and aftercare was given after it. Sources: the insurer BMIB's
//! endorsement for micropigmentation (signed consent, patch test, "nothing changed" in writing before each further session);
//! how long before the treatment the patch test must lie is the course's own number.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::entry_validity::EntryFault;
use crate::domain::case::{CaseSession, TreatmentCase};
use crate::domain::dossier::Dossier;
use crate::domain::states::EntryState;
use crate::domain::wall_clock::{Stretch, minutes_between};
use crate::domain::words::{PatchResult, SafetyStep};

/// What is wrong with the steps around a session.
pub(super) fn faults(session: &CaseSession, case: &TreatmentCase, dossier: &Dossier) -> Vec<EntryFault> {
    // What was signed before the steps were part of what is signed stays valid; what it has of them must be in order.
    let signed_before = session.asked_again.is_none()
        && matches!(session.state, EntryState::Countersigned | EntryState::Voided);
    let mut faults = Vec::new();
    let began = session.started_at;
    // Of what is signed the case itself says it: it is complete with the check only, whenever that is noted.
    if !case.adult_checked && !matches!(session.state, EntryState::Countersigned | EntryState::Voided) {
        faults.push(EntryFault::AgeNotChecked);
    }
    for (step, done_on) in steps(case) {
        match done_on {
            None if !signed_before => faults.push(EntryFault::StepMissing(step)),
            Some(on) if on > began.date() => faults.push(EntryFault::StepTooLate(step)),
            _ => {}
        }
    }
    faults.extend(patch_test(case, began, dossier));
    let incomplete =
        case.patch_tested_on.is_some() && (case.patch_tested_time.is_none() || case.patch_result.is_none());
    if incomplete && !signed_before {
        faults.push(EntryFault::StepMissing(SafetyStep::PatchTest));
    }
    if session.asked_again.is_none() && !signed_before {
        faults.push(EntryFault::NotAskedAgain);
    }
    match session.aftercare_on {
        None if !signed_before => faults.push(EntryFault::NoAftercare),
        Some(on) if on < session.ended_at.date() => faults.push(EntryFault::AftercareTooEarly),
        _ => {}
    }
    faults
}

/// The steps before the first needle, and when they were done.
fn steps(case: &TreatmentCase) -> [(SafetyStep, Option<NaiveDate>); 3] {
    [
        (SafetyStep::Screening, case.screened_on),
        (SafetyStep::PatchTest, case.patch_tested_on),
        (SafetyStep::Consent, case.consented_on),
    ]
}

/// What the patch test says against a session of its day or a later one.
fn patch_test(case: &TreatmentCase, began: NaiveDateTime, dossier: &Dossier) -> Option<EntryFault> {
    let need_hours = dossier.spec.rules.cases.patch_test_hours;
    let on = case.patch_tested_on.filter(|on| *on <= began.date())?;
    if case.patch_result == Some(PatchResult::Reaction) {
        return Some(EntryFault::PatchReaction);
    }
    let at = match case.patch_tested_time {
        Some(time) => on.and_time(time),
        // Without a time, a rule that counts hours can only rely on the end of that day.
        None if need_hours > 0 => on.succ_opt()?.and_time(NaiveTime::MIN),
        None => on.and_time(NaiveTime::MIN),
    };
    if case.patch_tested_time.is_some() && began < at {
        return Some(EntryFault::StepTooLate(SafetyStep::PatchTest));
    }
    // Hours that passed, not those on the clock: one is left out in spring. A time that the clock never showed is taken as typed.
    let have = Stretch::in_zone(&dossier.time_zone, at, began)
        .map_or_else(|_| minutes_between(at, began, 0), |waited| waited.minutes());
    (have < need_hours.saturating_mul(60)).then_some(EntryFault::PatchTestTooShort { need_hours })
}
