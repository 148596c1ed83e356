//! What a countersignature signs, and who may sign.

use countersign::domain::hours::HoursEntry;
use countersign::domain::signed_content::{SignError, content_matches, of_case_session, of_hours_entry};
use countersign::domain::states::{EntryMove, EntryState};
use countersign::domain::words::{AskedAgain, HoursCategory};
use proptest::prelude::*;

use super::fixtures::*;

fn submitted() -> HoursEntry {
    HoursEntry {
        state: EntryState::Submitted,
        technique: Some("hairline".into()),
        note: "Two lines\nand a \\ in it".into(),
        ..entry(7, HoursCategory::SupervisedPractice, at("2026-02-01 09:00"), at("2026-02-01 11:30"))
    }
}

#[test]
fn the_supervisor_signs_what_the_entry_says() {
    let entry = submitted();
    let signature = entry.countersign(trainer(), instant("2026-02-02 08:00")).unwrap();
    assert_eq!((signature.signed_by, signature.state), (trainer(), EntryState::Countersigned));
    assert!(content_matches(&of_hours_entry(&entry), &signature.content_sha256));
    let longer = HoursEntry { ended_at: at("2026-02-01 11:31"), ..entry };
    assert!(!content_matches(&of_hours_entry(&longer), &signature.content_sha256));
}

#[test]
fn nobody_countersigns_their_own_work_even_when_named_as_supervisor() {
    let own = HoursEntry { supervisor_id: Some(ada()), ..submitted() };
    assert_eq!(own.countersign(ada(), instant("2026-02-02 08:00")), Err(SignError::OwnWork));
}

#[test]
fn only_the_named_supervisor_signs() {
    let refused = submitted().countersign(assessor(), instant("2026-02-02 08:00"));
    assert_eq!(refused, Err(SignError::NotTheSupervisor));
}

#[test]
fn a_signed_entry_is_not_signed_again_and_nothing_is_signed_without_a_person() {
    let signed = HoursEntry { state: EntryState::Countersigned, ..submitted() };
    assert!(matches!(signed.countersign(trainer(), instant("2026-02-02 08:00")), Err(SignError::Illegal(_))));
    assert!(submitted().after(EntryMove::Countersign).is_err());
    assert_eq!(submitted().after(EntryMove::Reject), Ok(EntryState::Rejected));
}

#[test]
fn the_content_is_stable_text_that_a_person_can_read() {
    let content = of_hours_entry(&submitted());
    let lines: Vec<_> = content.lines().collect();
    assert_eq!(lines[0], "countersign hours entry 1");
    assert!(lines.contains(&"started=2026-02-01T09:00"));
    assert!(lines.contains(&"note=Two lines\\nand a \\\\ in it"));
    assert_eq!(lines.len(), 12);
}

#[test]
fn what_happens_to_an_entry_after_signing_is_not_part_of_its_content() {
    let voided = HoursEntry {
        state: EntryState::Voided,
        reason: Some("Typed twice".into()),
        version: 9,
        ..submitted()
    };
    assert_eq!(of_hours_entry(&voided), of_hours_entry(&submitted()));
}

#[test]
fn a_sessions_content_names_its_case_and_technique() {
    let case = case(10, "density", &[day("2026-03-01")]);
    let content = of_case_session(&case.sessions[0], &case, ada());
    let other = countersign::domain::case::TreatmentCase { technique: "hairline".into(), ..case.clone() };
    assert!(content.contains("technique=density\n"));
    assert_ne!(content, of_case_session(&case.sessions[0], &other, ada()));
}

#[test]
fn a_session_over_a_change_of_the_clocks_is_signed_with_what_passed_beyond_them() {
    let case = case(10, "density", &[day("2026-10-25")]);
    let mut session = case.sessions[0].clone();
    session.asked_again = Some(AskedAgain::Unchanged);
    let plain = of_case_session(&session, &case, ada());
    session.clock_shift = 60;
    let shifted = of_case_session(&session, &case, ada());
    assert!(plain.starts_with("countersign case session 2\n") && !plain.contains("clock_shift"));
    assert!(shifted.starts_with("countersign case session 3\n") && shifted.contains("\nclock_shift=60\n"));
    // What was signed before sessions were asked again had neither.
    session.asked_again = None;
    assert!(of_case_session(&session, &case, ada()).starts_with("countersign case session 1\n"));
}

proptest! {
    #[test]
    fn no_note_can_pass_for_another_field(note in "[a-z=\\\\\\n\\r]{0,30}", other in "[a-z=\\\\\\n\\r]{0,30}") {
        let with = |note: &str| of_hours_entry(&HoursEntry { note: note.into(), ..submitted() });
        prop_assert_eq!(with(&note) == with(&other), note == other);
        prop_assert_eq!(with(&note).lines().count(), 12);
    }
}
