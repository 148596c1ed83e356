//! The rules of entries and cases in words, for the trainee who is refused and the supervisor who sees the flag.

use crate::domain::{
    dossier::Dossier,
    eligibility::{CaseFault, EntryFault, Record},
    states::{CaseState, EntryState},
    words::SafetyStep,
};

use super::Page;

/// The tone of an entry's state.
pub fn tone(state: EntryState) -> &'static str {
    match state {
        EntryState::Draft => "none",
        EntryState::Submitted => "info",
        EntryState::Countersigned => "good",
        EntryState::Rejected => "warn",
        EntryState::Voided => "bad",
    }
}

/// The field of an entry's form that a fault is about.
pub fn field_of(fault: &EntryFault) -> &'static str {
    match fault {
        EntryFault::EndsBeforeStart | EntryFault::LongerThan { .. } => "end",
        EntryFault::InFuture | EntryFault::OutsideEnrolment => "date",
        EntryFault::Overlaps(_) | EntryFault::OverlapsElsewhere => "start",
        EntryFault::SelfSupervised
        | EntryFault::NoSupervisor
        | EntryFault::NotAuthorised
        | EntryFault::TooManyTrainees { .. } => "supervisor",
        EntryFault::BeforeTheoryComplete => "category",
        EntryFault::NotAskedAgain => "asked_again",
        EntryFault::NoAftercare | EntryFault::AftercareTooEarly => "aftercare",
        EntryFault::AgeNotChecked
        | EntryFault::StepMissing(_)
        | EntryFault::StepTooLate(_)
        | EntryFault::PatchTestTooShort { .. }
        | EntryFault::PatchReaction => "date",
    }
}

/// The field of a case's form that a fault of its safety steps is about.
pub fn case_field_of(fault: &EntryFault) -> &'static str {
    match fault {
        EntryFault::StepMissing(step) | EntryFault::StepTooLate(step) => match step {
            SafetyStep::Screening => "screened_on",
            SafetyStep::PatchTest => "patch_tested_on",
            SafetyStep::Consent => "consented_on",
        },
        EntryFault::AgeNotChecked => "adult_checked",
        EntryFault::PatchReaction => "patch_result",
        EntryFault::NoAftercare | EntryFault::AftercareTooEarly => "aftercare_on",
        _ => "patch_tested_on",
    }
}

/// Why an entry or a session does not count.
pub fn fault_text(page: &Page, fault: &EntryFault, dossier: &Dossier) -> String {
    match fault {
        EntryFault::EndsBeforeStart => page.t("supervision-fault-ends-before-start"),
        EntryFault::LongerThan { hours } => page.t1("supervision-fault-longer-than", "hours", *hours),
        EntryFault::InFuture => page.t("supervision-fault-in-future"),
        EntryFault::OutsideEnrolment => outside(page, dossier),
        EntryFault::Overlaps(record) => overlap(page, *record, dossier),
        EntryFault::OverlapsElsewhere => page.t("supervision-fault-overlaps-elsewhere"),
        EntryFault::SelfSupervised => page.t("supervision-fault-self-supervised"),
        EntryFault::NoSupervisor => page.t("supervision-fault-no-supervisor"),
        EntryFault::NotAuthorised => page.t("supervision-fault-not-authorised"),
        EntryFault::TooManyTrainees { have, allowed } => {
            page.t2("supervision-fault-too-many-trainees", "have", *have, "allowed", *allowed)
        }
        EntryFault::BeforeTheoryComplete => page.t("supervision-fault-before-theory"),
        EntryFault::PatchTestTooShort { need_hours } => {
            page.t1("supervision-fault-patch-test-too-short", "hours", *need_hours)
        }
        EntryFault::AgeNotChecked
        | EntryFault::StepMissing(_)
        | EntryFault::StepTooLate(_)
        | EntryFault::PatchReaction
        | EntryFault::NotAskedAgain
        | EntryFault::NoAftercare
        | EntryFault::AftercareTooEarly => page.word("supervision-fault", fault.name()),
    }
}

fn outside(page: &Page, dossier: &Dossier) -> String {
    let from = page.date(&dossier.enrolment.starts_on);
    match dossier.enrolment.ends_on {
        Some(until) => page.t2("supervision-fault-outside", "from", from, "until", page.date(&until)),
        None => page.t1("supervision-fault-outside-open", "from", from),
    }
}

/// Names the other record.
fn overlap(page: &Page, record: Record, dossier: &Dossier) -> String {
    let times = match record {
        Record::Hours(id) => dossier
            .hours
            .iter()
            .chain(&dossier.hours_elsewhere)
            .find(|entry| entry.id == id)
            .map(|entry| (entry.started_at, entry.ended_at)),
        Record::Session(id) => dossier
            .cases
            .iter()
            .flat_map(|case| &case.sessions)
            .find(|session| session.id == id)
            .map(|session| (session.started_at, session.ended_at)),
    };
    let key = match record {
        Record::Hours(_) => "supervision-fault-overlaps-entry",
        Record::Session(_) => "supervision-fault-overlaps-session",
    };
    let (from, until) = times
        .map(|(from, until)| (page.moment(&from), until.format("%H:%M").to_string()))
        .unwrap_or_default();
    page.t2(key, "from", from, "until", until)
}

/// Why a case is not complete, each thing once: one that heals waits for the review that is missing.
pub fn case_fault_texts(page: &Page, faults: &[CaseFault]) -> Vec<String> {
    let is_reviewed = !faults.contains(&CaseFault::HealedNotReviewed);
    let heals = |fault: &&CaseFault| matches!(fault, CaseFault::NotClosed { state: CaseState::Healing });
    faults.iter().filter(|fault| is_reviewed || !heals(fault)).map(|one| case_fault_text(page, one)).collect()
}

/// Why a case is not complete.
fn case_fault_text(page: &Page, fault: &CaseFault) -> String {
    match fault {
        CaseFault::Sessions { have, need } => {
            page.t2("supervision-case-sessions", "have", *have, "need", *need)
        }
        CaseFault::Spacing { have_days, need_days } => {
            page.t2("supervision-case-spacing", "have", *have_days, "need", *need_days)
        }
        CaseFault::AdultNotChecked => page.t("supervision-case-adult"),
        CaseFault::NotScreened => page.t("supervision-case-screened"),
        CaseFault::NotPatchTested => page.t("supervision-case-patch"),
        CaseFault::NoConsent => page.t("supervision-case-consent"),
        CaseFault::NoAftercare => page.t("supervision-case-aftercare"),
        CaseFault::HealedNotReviewed => page.t("supervision-case-healed"),
        CaseFault::NotClosed { state } => page.word("supervision-case-open", state),
    }
}
