//! What a form carries of what its page showed, and how it is compared with what is true now.

use countersign::domain::shown::{Difference, NotShown, Shown, ShownDigest, Value};
use proptest::prelude::*;

use super::fixtures::*;

fn page() -> Shown {
    Shown::new()
        .line("trainee", "Tegwen Sample")
        .line("patch-test", day("2026-02-01"))
        .lines("contra", ["pregnancy", "blood_thinner"])
        .line("supervisor", None::<String>)
}

#[test]
fn what_a_form_carried_is_what_the_page_had_shown() {
    let page = page().line("note", "Two lines\r\nand a \"quote\"").line("when", at("2026-02-01 09:00"));
    assert_eq!(Shown::from_field(&page.to_field()), Ok(page.clone()));
    assert_eq!(page.digest().to_string().parse(), Ok(page.digest()));
    assert!(page.differences(&page).is_empty());
}

#[test]
fn a_line_that_changed_came_or_went_is_named_side_by_side() {
    let now = Shown::new()
        .line("trainee", "Tegwen Sample")
        .line("patch-test", None::<chrono::NaiveDate>)
        .lines("contra", ["pregnancy"])
        .line("supervisor", None::<String>)
        .line("note", "new");
    assert_ne!(page().digest(), now.digest());
    let difference = |label: &str, shown: Option<Value>, now: Option<Value>| Difference {
        label: label.into(),
        shown,
        now,
    };
    let expected = [
        difference("patch-test", Some(day("2026-02-01").into()), Some(Value::Nothing)),
        difference("contra", Some("blood_thinner".into()), None),
        difference("note", None, Some("new".into())),
    ];
    assert_eq!(page().differences(&now), expected);
}

#[test]
fn a_field_of_another_making_shows_nothing() {
    for text in ["", "?", "W10x", "e30", &"A".repeat(200_000)] {
        assert_eq!(Shown::from_field(text), Err(NotShown), "{}", text.len());
    }
    for text in ["", "00", &"g".repeat(64), &"A".repeat(64), "ééééééééééééééééééééééééééééééééx"]
    {
        assert_eq!(text.parse::<ShownDigest>(), Err(NotShown));
    }
}

proptest! {
    #[test]
    fn no_two_pages_share_a_digest_and_any_text_is_read_or_refused(
        one in proptest::collection::vec(("[a-z]{1,3}", ".{0,6}"), 0..5),
        other in proptest::collection::vec(("[a-z]{1,3}", ".{0,6}"), 0..5),
        field in ".{0,80}",
    ) {
        let of = |lines: &[(String, String)]| {
            lines.iter().fold(Shown::new(), |page, (label, text)| page.line(label.clone(), text))
        };
        prop_assert_eq!(of(&one).digest() == of(&other).digest(), one == other);
        let _ = Shown::from_field(&field);
    }
}

#[test]
fn a_tick_of_many_is_as_long_as_what_is_shown_of_one_thing() {
    let of = |lines: usize, letters: usize| {
        (0..lines).fold(Shown::new(), |shown, _| shown.line("note", "x".repeat(letters)))
    };
    for usual in [of(0, 0), of(60, 100), of(400, 1)] {
        assert_eq!(Shown::from_tick(&usual.to_field()), Ok(usual));
    }
    // Of some hundred letters in a form it would be half a megabyte in memory, thousands of times.
    for bomb in [of(401, 1), of(5_000, 0), of(1, 100_000)] {
        let field = bomb.to_field();
        assert!(field.len() < 3_000, "{}", field.len());
        assert!(Shown::from_tick(&field).is_err() && Shown::from_field(&field).is_ok());
    }
}

#[test]
fn one_more_line_among_many_of_its_kind_is_one_difference() {
    let of = |names: &[&str]| Shown::new().line("count", 2_i64).lines("waits", names.iter().copied());
    let (before, now) = (of(&["Bo", "Cai", "Cai"]), of(&["Ada", "Bo", "Cai", "Cai"]));
    let came = Difference { label: "waits".into(), shown: None, now: Some("Ada".into()) };
    assert_eq!(before.differences(&now), [came]);
    let went = Difference { label: "waits".into(), shown: Some("Ada".into()), now: None };
    assert_eq!(now.differences(&before), [went]);
    let other = Difference { label: "waits".into(), shown: Some("Cai".into()), now: Some("Dai".into()) };
    assert_eq!(before.differences(&of(&["Bo", "Dai", "Cai"])), [other]);
    let turned = of(&["Cai", "Bo", "Cai"]);
    assert_eq!(
        before.still(&turned),
        Err(Vec::new()),
        "another order is something else, with nothing to name"
    );
}
