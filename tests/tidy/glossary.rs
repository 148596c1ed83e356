//! The glossary's tables of states are those of the program.

use std::fmt::Display;

use countersign::domain::states::{
    AssessmentMove, AssessmentState, CaseMove, CaseState, CertificateMove, CertificateState, CohortMove,
    CohortState, CourseVersionMove, CourseVersionState, DocumentMove, DocumentState, EnrolmentMove,
    EnrolmentState, EntryMove, EntryState,
};

use super::{hold, root};

/// The rows of one table, as the glossary writes them.
fn rows<S: Copy + Display, M: Copy + Display, E>(
    states: &[S],
    moves: &[M],
    after: impl Fn(S, M) -> Result<S, E>,
) -> Vec<String> {
    let row = |attempted: &M| {
        let possible = |state: &S| Some((*state, after(*state, *attempted).ok()?));
        let ways: Vec<(S, S)> = states.iter().filter_map(possible).collect();
        let from: Vec<String> = ways.iter().map(|(from, _)| format!("`{from}`")).collect();
        format!("| `{attempted}` | {} | `{}` |", from.join(", "), ways[0].1)
    };
    moves.iter().map(row).collect()
}

#[test]
fn the_glossary_has_every_move() {
    let glossary = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let part = |heading: &str| glossary.split(&format!("| {heading}: move |")).nth(1).unwrap_or_default();
    let written = |heading: &str| -> Vec<String> {
        part(heading).lines().skip(2).take_while(|line| line.starts_with('|')).map(str::to_owned).collect()
    };
    let tables = [
        ("course version", rows(CourseVersionState::ALL, CourseVersionMove::ALL, CourseVersionState::after)),
        ("cohort", rows(CohortState::ALL, CohortMove::ALL, CohortState::after)),
        ("enrolment", rows(EnrolmentState::ALL, EnrolmentMove::ALL, EnrolmentState::after)),
        ("hours entry, case session", rows(EntryState::ALL, EntryMove::ALL, EntryState::after)),
        ("treatment case", rows(CaseState::ALL, CaseMove::ALL, CaseState::after)),
        ("document", rows(DocumentState::ALL, DocumentMove::ALL, DocumentState::after)),
        ("assessment", rows(AssessmentState::ALL, AssessmentMove::ALL, AssessmentState::after)),
        ("certificate", rows(CertificateState::ALL, CertificateMove::ALL, CertificateState::after)),
    ];
    let broken = tables.into_iter().filter(|(heading, rows)| written(heading) != *rows);
    let broken = broken.map(|(heading, rows)| format!("{heading}: should be\n  {}", rows.join("\n  ")));
    hold("docs/glossary.md has the tables of src/domain/states.rs.", broken.collect());
}
