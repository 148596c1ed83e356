//! What a countersignature signs: the content of an hours entry or a case session as text, and its SHA-256.
//!
//! The text is UTF-8, one `name=value` a line, each line ended by `\n`, the first line names the form and its
//! version. Names and their order never change within a version. A missing value is an empty one; within a value
//! `\` is written `\\`, a line feed `\n` and a carriage return `\r`. Times are the academy's wall clock, to the
//! minute: `2026-11-20T09:30`.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sha2::{Digest, Sha256};

use super::case::{CaseSession, TreatmentCase};
use super::hours::HoursEntry;
use super::ids::PersonId;
use super::state_machine::IllegalTransition;
use super::states::{EntryMove, EntryState};

/// A supervisor's signature over a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countersignature {
    /// Who signed.
    pub signed_by: PersonId,
    /// When.
    pub signed_at: DateTime<Utc>,
    /// SHA-256 of the canonical content, in lower-case hexadecimal.
    pub content_sha256: String,
    /// The state of the record from then on.
    pub state: EntryState,
}

/// Why a record cannot be countersigned by this person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The table of states does not have the move.
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// Nobody countersigns their own work.
    #[error("the trainee and the supervisor are one person")]
    OwnWork,
    /// Only the supervisor who was there signs.
    #[error("the record names another supervisor")]
    NotTheSupervisor,
}

/// The canonical content of an hours entry.
pub fn of_hours_entry(entry: &HoursEntry) -> String {
    // The second version says what passed beyond the wall clock, where the clocks were changed within the entry.
    let shifted = entry.clock_shift != 0;
    let mut text = format!("countersign hours entry {}\n", if shifted { 2 } else { 1 });
    line(&mut text, "id", &entry.id.to_string());
    line(&mut text, "academy", &entry.academy_id.to_string());
    line(&mut text, "enrolment", &entry.enrolment_id.to_string());
    line(&mut text, "trainee", &entry.trainee_id.to_string());
    line(&mut text, "category", entry.category.name());
    line(&mut text, "technique", entry.technique.as_deref().unwrap_or_default());
    line(&mut text, "started", &minute(entry.started_at));
    line(&mut text, "ended", &minute(entry.ended_at));
    if shifted {
        line(&mut text, "clock_shift", &entry.clock_shift.to_string());
    }
    line(&mut text, "on_public", if entry.on_public { "yes" } else { "no" });
    line(&mut text, "supervisor", &person(entry.supervisor_id));
    line(&mut text, "note", &entry.note);
    text
}

/// Names of lines in which a signed session says what its case said at that time.
const OF_THE_CASE: &[&str] = &[
    "client_sex",
    "age_band",
    "adult_checked",
    "skin_type",
    "contraindications",
    "consented",
    "screened",
    "patch_tested",
    "patch_result",
];

/// The canonical content of a case session, with what identifies its case. Version 2 covers the safety steps too; a session
/// in which nobody was asked again before the needle was written before they were, and its text is version 1. Version 3 is
/// version 2 where the clocks were changed within the session: it says what passed beyond the wall clock. Sessions of before
/// were signed without that, so an old text stays what it was.
pub fn of_case_session(session: &CaseSession, case: &TreatmentCase, trainee: PersonId) -> String {
    let shifted = session.clock_shift != 0 && session.asked_again.is_some();
    let version = match session.asked_again {
        Some(_) if shifted => 3,
        Some(_) => 2,
        None => 1,
    };
    let mut text = format!("countersign case session {version}\n");
    line(&mut text, "id", &session.id.to_string());
    line(&mut text, "academy", &case.academy_id.to_string());
    line(&mut text, "enrolment", &case.enrolment_id.to_string());
    line(&mut text, "trainee", &trainee.to_string());
    line(&mut text, "case", &session.case_id.to_string());
    line(&mut text, "technique", &case.technique);
    line(&mut text, "client", &case.client_ref);
    line(&mut text, "number", &session.number.to_string());
    line(&mut text, "started", &minute(session.started_at));
    line(&mut text, "ended", &minute(session.ended_at));
    if shifted {
        line(&mut text, "clock_shift", &session.clock_shift.to_string());
    }
    line(&mut text, "supervisor", &person(session.supervisor_id));
    line(&mut text, "note", &session.note);
    if let Some(asked_again) = session.asked_again {
        line(&mut text, "client_sex", case.client_sex.name());
        line(&mut text, "age_band", case.age_band.name());
        line(&mut text, "adult_checked", if case.adult_checked { "yes" } else { "no" });
        line(&mut text, "skin_type", &case.skin_type.map(|skin| skin.to_string()).unwrap_or_default());
        line(&mut text, "contraindications", &case.contraindications.join(","));
        line(&mut text, "consented", &day(case.consented_on));
        line(&mut text, "screened", &day(case.screened_on));
        let tested =
            case.patch_tested_on.zip(case.patch_tested_time).map(|(on, time)| minute(on.and_time(time)));
        line(&mut text, "patch_tested", &tested.unwrap_or_else(|| day(case.patch_tested_on)));
        line(&mut text, "patch_result", case.patch_result.map(|result| result.name()).unwrap_or_default());
        line(&mut text, "asked_again", asked_again.name());
        line(&mut text, "change", &session.change);
        line(&mut text, "aftercare", &day(session.aftercare_on));
    }
    text
}

/// Whether a record that was declared void still says what was signed, but for what its case says by now: a change of the
/// case after the signature is a reason to declare it void.
pub fn matches_but_for_the_case(content: &str, signed: &str) -> bool {
    let own = |text: &'_ str| -> Vec<String> {
        let is_own = |line: &&str| !OF_THE_CASE.contains(&line.split('=').next().unwrap_or_default());
        text.lines().filter(is_own).map(str::to_owned).collect()
    };
    own(content) == own(signed)
}

/// SHA-256 of a text, in lower-case hexadecimal.
pub fn sha256_hex(content: &str) -> String {
    hex(&Sha256::digest(content.as_bytes()))
}

/// Whether a record still says what was signed.
pub fn content_matches(content: &str, content_sha256: &str) -> bool {
    sha256_hex(content) == content_sha256
}

/// Signs, after the state, then the person was checked.
pub(crate) fn sign(
    state: EntryState,
    trainee: PersonId,
    supervisor: Option<PersonId>,
    by: PersonId,
    at: DateTime<Utc>,
    content: &str,
) -> Result<Countersignature, SignError> {
    let state = state.after(EntryMove::Countersign)?;
    if by == trainee {
        return Err(SignError::OwnWork);
    }
    if supervisor != Some(by) {
        return Err(SignError::NotTheSupervisor);
    }
    Ok(Countersignature { signed_by: by, signed_at: at, content_sha256: sha256_hex(content), state })
}

/// The state after a move that needs no signature.
pub(crate) fn after_unsigned(
    state: EntryState,
    attempted: EntryMove,
) -> Result<EntryState, IllegalTransition> {
    if attempted == EntryMove::Countersign {
        return Err(IllegalTransition {
            thing: "unsigned record",
            state: state.name(),
            attempted: attempted.name(),
        });
    }
    state.after(attempted)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn line(text: &mut String, name: &str, value: &str) {
    text.push_str(name);
    text.push('=');
    for character in value.chars() {
        match character {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            other => text.push(other),
        }
    }
    text.push('\n');
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

fn day(on: Option<NaiveDate>) -> String {
    on.map(|on| on.to_string()).unwrap_or_default()
}

fn person(id: Option<PersonId>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
