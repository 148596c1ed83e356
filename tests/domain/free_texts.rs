//! What people write in their own words: what nobody sees is taken away, what harms is named with its place.

use countersign::domain::{
    free_text::{is_empty, line, lines, note, search},
    text::{Email, HolderName, Reason, TextError},
};
use proptest::prelude::*;

fn hidden(character: char, place: usize) -> Result<String, TextError> {
    Err(TextError::Unshowable { character, place })
}

#[test]
fn what_comes_along_unseen_with_a_pasted_text_is_taken_away() {
    for typed in [
        "Complaint under review\u{200b}",
        "\u{feff}Complaint under review",
        "Complaint\u{2060} under\u{200b} review",
        "\u{202a}Complaint under review\u{202c}",
        "\u{200f}Complaint under review\u{200f}",
        "\u{2068}Complaint\u{2069} under review",
        "Complaint\tunder\u{2028}review",
        "Complaint under\r\nreview",
    ] {
        assert_eq!(line(typed, 200).as_deref(), Ok("Complaint under review"), "{typed:?}");
        assert!(Reason::parse(typed).is_ok(), "{typed:?}");
    }
}

#[test]
fn a_control_character_is_named_with_its_place() {
    assert_eq!(lines("note\u{7}", 100), hidden('\u{7}', 5));
    assert_eq!(lines("\u{0}note", 100), hidden('\u{0}', 1));
    assert_eq!(line("  no\u{9f}te", 100), hidden('\u{9f}', 5));
    assert_eq!(note("a\u{202e}b", 100), hidden('\u{202e}', 2));
    assert_eq!(note("a\u{ffff}", 100), hidden('\u{ffff}', 2));
    let said = lines("note\u{7}", 100).unwrap_err().to_string();
    assert_eq!(said, "the text has a hidden character, U+0007, at place 5");
}

#[test]
fn a_text_of_several_lines_keeps_its_lines_and_tabs() {
    let typed = "First\u{2028}second\ttabbed  \r\nthird\rfourth\u{2029}\n\n";
    assert_eq!(lines(typed, 100).as_deref(), Ok("First\nsecond\ttabbed\nthird\nfourth"));
    // The marks of direction order the line that they stand in.
    let arabic = "رقم\u{200f} (7) صالح";
    assert_eq!(line(arabic, 100).as_deref(), Ok(arabic));
}

#[test]
fn a_text_of_nothing_but_unseen_characters_is_empty() {
    for typed in
        ["", " ", "\u{200b}", "\u{feff}\u{200f}\n", "\u{3164}", "\u{2800} \u{ad}", "\u{200d}\u{fe0f}"]
    {
        assert_eq!(line(typed, 100), Err(TextError::Empty), "{typed:?}");
        assert_eq!(note(typed, 100).as_deref(), Ok(""), "{typed:?}");
        assert!(is_empty(typed), "{typed:?}");
    }
}

#[test]
fn a_text_is_measured_after_it_was_cleaned() {
    let long = format!("{}\u{200b}\u{200b}", "é".repeat(40));
    assert_eq!(line(&long, 40).map(|text| text.chars().count()), Ok(40));
    assert_eq!(line(&"e".repeat(41), 40), Err(TextError::TooLong { have: 41, most: 40 }));
}

#[test]
fn an_address_is_read_without_what_nobody_sees() {
    for typed in [
        "\u{200b}zed@sample.example",
        "\u{202a}zed@sample.example\u{202c}",
        "zed@\u{2060}sample.example\u{feff}",
    ] {
        assert_eq!(Email::parse(typed).map(String::from).as_deref(), Ok("zed@sample.example"), "{typed:?}");
    }
}

#[test]
fn a_tab_in_a_name_is_the_space_that_it_looks_like() {
    assert_eq!(HolderName::parse("Anna\tMüller").map(String::from).as_deref(), Ok("Anna Müller"));
    assert_eq!(
        HolderName::parse("Anna\u{7}Müller"),
        Err(TextError::Unshowable { character: '\u{7}', place: 5 })
    );
}

#[test]
fn what_is_looked_for_is_never_refused() {
    assert_eq!(search("  Święta\u{200b}\u{202e}\u{0}tek\t"), "Święta tek");
    assert_eq!(search(&"x".repeat(5000)).chars().count(), 200);
}

/// Whether a text may stand in a table and on a page.
fn is_clean(text: &str) -> bool {
    let breaks = |c: char| matches!(c, '\n' | '\t');
    text.chars().all(|c| {
        (!c.is_control() || breaks(c)) && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{feff}' | '\u{200b}')
    }) && text.trim() == text
}

proptest! {
    #[test]
    fn no_reader_lets_a_control_through_or_falls(typed in any::<String>(), most in 0usize..60) {
        for read in [line(&typed, most), lines(&typed, most), note(&typed, most)].into_iter().flatten() {
            prop_assert!(is_clean(&read) && read.chars().count() <= most, "{typed:?} became {read:?}");
        }
        if let Ok(read) = line(&typed, most) {
            prop_assert!(!read.contains(['\n', '\t']));
            // Reading again what was read changes nothing.
            prop_assert_eq!(line(&read, most), Ok(read));
        }
        prop_assert!(is_clean(&search(&typed)) && !search(&typed).contains(['\n', '\t']));
        let names = [HolderName::parse(&typed).map(String::from), Email::parse(&typed).map(String::from), Reason::parse(&typed).map(String::from)];
        for read in names.into_iter().flatten() {
            prop_assert!(is_clean(&read), "{typed:?} became {read:?}");
        }
    }
}
