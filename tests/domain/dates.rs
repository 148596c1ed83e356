//! Dates from outside: every one has a meaning, and a meaning has a first and a last day.

use chrono::{Datelike, NaiveDate, NaiveTime};
use countersign::domain::dates::{
    DateError, DateOf, FIRST, LAST, last_day_of_term, read, read_search, read_time,
};
use proptest::prelude::*;

const MEANINGS: [DateOf; 7] = [
    DateOf::Birth,
    DateOf::Practice,
    DateOf::DocumentBegins,
    DateOf::DocumentEnds,
    DateOf::Course,
    DateOf::Role,
    DateOf::Search,
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_year_that_nobody_meant_is_refused_whatever_the_date_is_of() {
    let today = day("2026-11-30");
    for of in MEANINGS {
        for typed in [
            "-262143-01-01",
            "+262142-12-31",
            "+10000-01-01",
            "10000-01-01",
            "1000-01-01",
            "1899-12-31",
            "2101-01-01",
        ] {
            assert!(read(typed, of, today).is_err(), "{typed} as {of:?}");
        }
    }
}

#[test]
fn a_year_of_two_digits_is_told_apart_from_a_wrong_date() {
    // A browser's field sends 26 as 0026.
    for (typed, year) in
        [("0026-11-30", 26), ("26-11-30", 26), ("30.11.26", 26), ("30.11.99", 99), ("9-1-2", 9)]
    {
        assert_eq!(read_search(typed), Err(DateError::ShortYear { year }), "{typed}");
    }
}

#[test]
fn a_date_is_read_as_browsers_send_it_and_as_people_write_it_with_dots() {
    for typed in ["2026-11-03", " 2026-11-03 ", "2026-11-3", "3.11.2026", "03.11.2026"] {
        assert_eq!(read_search(typed), Ok(day("2026-11-03")), "{typed}");
    }
    // Half of the world reads 3 November here and the other half 11 March.
    for typed in [
        "03/11/2026",
        "2026-02-30",
        "2026-13-01",
        "2026-1-1-1",
        "today",
        "2026- 1-01",
        "٢٠٢٦-١١-٠٣",
        "0-0-0000",
    ] {
        assert!(read_search(typed).is_err(), "{typed}");
    }
    assert_eq!(read_search(" "), Err(DateError::Empty));
}

#[test]
fn what_a_date_is_of_narrows_the_days_that_make_sense() {
    let today = day("2026-11-30");
    let reads = |typed, of| read(typed, of, today).is_ok();
    assert!(reads("2026-11-29", DateOf::Birth) && !reads("2026-11-30", DateOf::Birth));
    assert!(reads("1906-11-30", DateOf::Birth) && !reads("1906-11-29", DateOf::Birth));
    assert!(reads("2000-01-01", DateOf::Practice) && !reads("1999-12-31", DateOf::Practice));
    assert!(!reads("2028-01-01", DateOf::Practice) && !reads("2028-01-01", DateOf::DocumentBegins));
    assert!(reads("2031-12-31", DateOf::DocumentEnds) && !reads("1949-12-31", DateOf::DocumentEnds));
}

#[test]
fn a_step_of_a_treatment_was_done_by_today_and_at_most_a_year_before_the_enrolment_began() {
    let of = DateOf::Step { enrolled: day("2026-09-01") };
    let read = |typed| read(typed, of, day("2026-11-30"));
    assert_eq!(read("2026-11-30"), Ok(day("2026-11-30")));
    assert_eq!(read("2026-12-01"), Err(DateError::TooLate { last: day("2026-11-30") }));
    assert_eq!(read("2025-09-01"), Ok(day("2025-09-01")));
    assert_eq!(read("2025-08-31"), Err(DateError::TooEarly { first: day("2025-09-01") }));
    assert_eq!(read("1000-01-01"), Err(DateError::TooEarly { first: FIRST }));
}

#[test]
fn a_time_of_day_has_two_digits_of_hours_and_of_minutes_and_no_seconds() {
    for typed in ["09:30", " 09:30 ", "09:30:00"] {
        assert_eq!(read_time(typed), NaiveTime::from_hms_opt(9, 30, 0), "{typed}");
    }
    assert_eq!(read_time("00:00"), NaiveTime::from_hms_opt(0, 0, 0));
    for typed in [
        "",
        "9",
        "9:30",
        "1:30",
        "09.30",
        "24:00",
        "09:60",
        "09:3",
        "01:30:59",
        "09:30:01",
        "09:30:60",
        "09:30:00:00",
        "09:00:00:00",
        "009:30",
        "+9:30",
        "9:30pm",
        "09:30pm",
        "-1:30",
        "٠٩:٣٠",
        "30:00",
        ":00",
        "09:00 :00",
    ] {
        assert_eq!(read_time(typed), None, "{typed}");
    }
}

#[test]
fn a_term_of_twelve_months_ends_on_the_day_before_its_anniversary() {
    for (begins, months, last) in [
        ("2025-08-30", 12, "2026-08-29"),
        ("2026-08-30", 12, "2027-08-29"),
        ("2026-01-01", 12, "2026-12-31"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2027-03-01", 12, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-30", 36, "2029-11-29"),
    ] {
        assert_eq!(last_day_of_term(day(begins), months), Some(day(last)), "{months} months from {begins}");
    }
    assert_eq!(last_day_of_term(day("2026-11-30"), u32::MAX), None);
    assert_eq!(last_day_of_term(day("2026-11-30"), 0), None);
}

#[test]
fn a_term_that_follows_another_keeps_the_anniversary() {
    let mut begins = day("2026-08-30");
    for year in 2027..2060 {
        let last = last_day_of_term(begins, 12).unwrap();
        assert_eq!((last.year(), last.month(), last.day()), (year, 8, 29));
        begins = last.succ_opt().unwrap();
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_date_outside_of_its_bounds(typed in r"\PC{0,24}|[+-]?[0-9]{1,7}[-.][0-9]{1,3}[-.][0-9]{1,7}", of in 0..7usize) {
        let today = day("2026-11-30");
        if let Ok(read) = read(&typed, MEANINGS[of], today) {
            prop_assert!((FIRST..=LAST).contains(&read) && MEANINGS[of].days(today).contains(&read));
        }
        let _ = read_time(&typed);
    }

    #[test]
    fn a_term_ends_within_the_bounds_or_not_at_all(days in 0u32..73_000, months in any::<u32>()) {
        let begins = FIRST + chrono::TimeDelta::days(i64::from(days));
        if let Some(last) = last_day_of_term(begins, months) {
            prop_assert!(begins <= last && last <= LAST);
        }
    }
}
