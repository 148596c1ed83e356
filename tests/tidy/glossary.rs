//! The glossary's tables of states are those of the program.

use std::fmt::Display;

use countersign::domain::states::{
    AssessmentMove, AssessmentState, CaseMove, CaseState, CertificateMove, CertificateState, CohortMove,
    CohortState, CourseVersionMove, CourseVersionState, DocumentMove, DocumentState, EnrolmentMove,
    EnrolmentState, EntryMove, EntryState,
};

use super::{files, hold, root};

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

/// A row of the glossary's words that no page says: the language, the words, and the one to say instead.
fn forbidden(glossary: &str) -> Vec<(&str, Vec<String>, &str)> {
    let part = glossary.split("| language | never | but |").nth(1).unwrap_or_default();
    let rows = part.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [language, never, but] = cells[..] else { panic!("a row of three: {row}") };
        (language.trim_matches('`'), never.split(", ").map(str::to_lowercase).collect(), but)
    })
    .collect()
}

/// Whether a text has these words as words of their own: "mail" is not in "mailbox".
fn has_words(text: &str, words: &str) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(place, _)| {
        let (before, after) = (&text[..place], &text[place + words.len()..]);
        !is_inside(before.chars().next_back()) && !is_inside(after.chars().next())
    })
}

#[test]
fn no_text_says_what_the_glossary_has_another_word_for() {
    let glossary = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let rows = forbidden(&glossary);
    assert!(rows.len() > 20, "the glossary's table of words that no page says is not where it was");
    let mut broken = Vec::new();
    for (language, never, but) in rows {
        for file in files(&format!("templates/locales/{language}"), &[".ftl"]) {
            for (line, text) in file.lines().filter(|(_, text)| !text.starts_with('#')) {
                let said = text.split_once(" =").map_or(text, |(_, said)| said).to_lowercase();
                // The right word may hold the wrong one: "email address", "E-Mail".
                let said = said.replace(&but.to_lowercase(), "…");
                let found = never.iter().filter(|words| has_words(&said, words));
                broken.extend(found.map(|words| format!("{}:{line}: “{words}”, but: {but}", file.path)));
            }
        }
    }
    hold("Pages and emails say one word for one thing, the glossary's.", broken);
}
