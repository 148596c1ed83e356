//! Everything a supervisor's page shows of a record before they sign it, send it back, declare it void, review it or let its
//! sessions stand closer together. Page and transaction make the lines by these functions and by nothing else.

use super::case::{CaseSession, TreatmentCase};
use super::dossier::Dossier;
use super::eligibility::{CaseFault, EntryFault};
use super::hours::HoursEntry;
use super::shown::{Shown, Value};
use super::signed_content::sha256_hex;

/// The label of a rule that a record breaks.
pub const FLAG: &str = "flag";

/// A long text is shown by its beginning; the digest of the whole stands for the rest.
const BEGINNING: usize = 160;

/// What is shown of an hours entry with the rules it breaks.
pub fn of_hours_entry(entry: &HoursEntry, dossier: &Dossier, faults: &[EntryFault]) -> Shown {
    let technique = entry.technique.as_deref().map(|key| dossier.spec.technique_name(key).to_owned());
    let shown = Shown::new()
        .line("trainee", &dossier.trainee.name)
        .line("state", Value::word("practitioner-state", entry.state))
        .line("what", Value::word("category", entry.category))
        .line("technique", technique)
        .line("starts", entry.started_at)
        .line("ends", entry.ended_at)
        .line("public", entry.on_public);
    flags(long(shown, "note", &entry.note), faults)
}

/// What is shown of a session and of its whole case, with the rules the session breaks.
pub fn of_case_session(
    session: &CaseSession,
    case: &TreatmentCase,
    dossier: &Dossier,
    faults: &[EntryFault],
) -> Shown {
    let shown = Shown::new()
        .line("trainee", &dossier.trainee.name)
        .line("state", Value::word("practitioner-state", session.state))
        .line("number", session.number)
        .line("starts", session.started_at)
        .line("ends", session.ended_at);
    let shown = asked(long(shown, "note", &session.note), session);
    flags(shown.and(client(case, dossier)), faults)
}

/// What is shown of a case where its healed result is reviewed or its spacing is allowed, with what it lacks.
pub fn of_case(case: &TreatmentCase, dossier: &Dossier, missing: &[CaseFault]) -> Shown {
    let shown = Shown::new()
        .line("trainee", &dossier.trainee.name)
        .line("state", Value::word("practitioner-case-state", case.state))
        .and(client(case, dossier));
    let shown = case.sessions.iter().fold(shown, |shown, session| {
        let shown = shown
            .line("starts", session.started_at)
            .line("ends", session.ended_at)
            .line("session-state", Value::word("practitioner-state", session.state));
        asked(shown, session)
    });
    shown.lines("missing", missing.iter().map(|fault| Value::word("shown-missing", fault.name())))
}

/// What was asked before the needle of a session, and given after it.
fn asked(shown: Shown, session: &CaseSession) -> Shown {
    let answer = session.asked_again.map(|answer| Value::word("practitioner-asked", answer));
    let shown = shown.line("asked", answer.unwrap_or(Value::Nothing));
    long(shown, "change", &session.change).line("session-aftercare", session.aftercare_on)
}

/// The case: the client without an identity, and the steps around the treatment.
fn client(case: &TreatmentCase, dossier: &Dossier) -> Shown {
    let leave = case.spacing_override.as_ref();
    let tested = match (case.patch_tested_on, case.patch_tested_time) {
        (Some(on), Some(time)) => on.and_time(time).into(),
        (on, _) => Value::from(on),
    };
    let result = case.patch_result.map(|result| Value::word("practitioner-patch", result));
    let result = result.unwrap_or(Value::Nothing);
    Shown::new()
        .line("client", &case.client_ref)
        .line("technique", dossier.spec.technique_name(&case.technique))
        .line("sex", Value::word("practitioner-sex", case.client_sex))
        .line("age", case.age_band.name())
        .line("adult", case.adult_checked)
        .line("skin", case.skin_type)
        .lines("contra", case.contraindications.iter().map(|key| Value::word("practitioner-contra", key)))
        .line("screened", case.screened_on)
        .line("patch", tested)
        .line("patch-result", result)
        .line("consent", case.consented_on)
        .line("aftercare", case.aftercare_on)
        .line("healed", case.healed_reviewed_on)
        .line("spacing", leave.map(|leave| leave.reason.clone()))
}

fn flags(shown: Shown, faults: &[EntryFault]) -> Shown {
    shown.lines(FLAG, faults.iter().map(|fault| Value::word("shown-flag", fault.name())))
}

fn long(shown: Shown, label: &str, text: &str) -> Shown {
    let beginning: String = text.chars().take(BEGINNING).collect();
    if beginning.len() == text.len() {
        return shown.line(label, text);
    }
    shown.line(label, format!("{beginning}…")).line(format!("{label}-whole"), sha256_hex(text))
}
