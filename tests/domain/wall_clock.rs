//! What passed between two times on the wall clock, in the nights when the clocks are changed.

use countersign::domain::{
    hours::HoursEntry,
    signed_content::of_hours_entry,
    wall_clock::{NeverShown, Stretch},
    words::HoursCategory,
};
use proptest::prelude::*;

use super::fixtures::{at, entry};

fn minutes(from: &str, until: &str) -> Result<u32, NeverShown> {
    Stretch::in_zone("Europe/London", at(from), at(until)).map(|stretch| stretch.minutes())
}

#[test]
fn a_time_that_the_clock_never_showed_is_refused() {
    // On 29 March 2026 London's clocks went from 01:00 to 02:00.
    assert_eq!(minutes("2026-03-29 01:15", "2026-03-29 01:45"), Err(NeverShown::Start));
    assert_eq!(minutes("2026-03-29 01:00", "2026-03-29 03:00"), Err(NeverShown::Start));
    assert_eq!(minutes("2026-03-29 00:30", "2026-03-29 01:30"), Err(NeverShown::End));
    assert_eq!(
        minutes("2026-03-29 00:30", "2026-03-29 01:00"),
        Ok(30),
        "it may end as the clock is put forward"
    );
}

#[test]
fn what_passed_is_measured_over_the_change_of_the_clocks() {
    assert_eq!(minutes("2026-03-29 00:30", "2026-03-29 02:30"), Ok(60));
    assert_eq!(minutes("2026-10-25 00:30", "2026-10-25 02:30"), Ok(180));
    assert_eq!(minutes("2026-07-01 00:30", "2026-07-01 02:30"), Ok(120));
}

#[test]
fn a_time_that_was_shown_twice_is_the_one_that_makes_the_stretch_shorter() {
    for (from, until, passed) in [
        ("2026-10-25 00:30", "2026-10-25 01:30", 60),
        ("2026-10-25 01:30", "2026-10-25 02:30", 60),
        ("2026-10-25 01:15", "2026-10-25 01:45", 30),
    ] {
        let stretch = Stretch::in_zone("Europe/London", at(from), at(until)).unwrap();
        assert_eq!((stretch.minutes(), stretch.is_shown_twice()), (passed, true), "{from} to {until}");
    }
}

#[test]
fn a_signature_over_a_changed_clock_says_what_passed_and_others_stay_as_they_were() {
    let plain = entry(7, HoursCategory::Independent, at("2026-10-25 00:30"), at("2026-10-25 02:30"));
    assert!(of_hours_entry(&plain).starts_with("countersign hours entry 1\n"));
    assert!(!of_hours_entry(&plain).contains("clock_shift"));
    let shifted = HoursEntry { clock_shift: 60, ..plain };
    assert_eq!(shifted.minutes(), 180);
    let text = of_hours_entry(&shifted);
    assert!(text.starts_with("countersign hours entry 2\n") && text.contains("\nclock_shift=60\n"), "{text}");
}

proptest! {
    #[test]
    fn no_zone_makes_more_of_a_stretch_than_a_change_of_its_clocks(
        zone in 0..chrono_tz::TZ_VARIANTS.len(),
        start in 0i64..3_000_000_000,
        length in 1i64..1440,
    ) {
        let from = chrono::DateTime::from_timestamp(start, 0).unwrap().naive_utc();
        let until = from + chrono::TimeDelta::minutes(length);
        if let Ok(stretch) = Stretch::in_zone(chrono_tz::TZ_VARIANTS[zone].name(), from, until) {
            let passed = i64::from(stretch.minutes());
            prop_assert!((passed - length).abs() <= 24 * 60 && passed >= 0);
        }
    }
}
