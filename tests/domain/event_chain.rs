//! The chain of events: any change, gap or insertion is found at its place; erasing personal data breaks nothing.

use countersign::domain::event_chain::*;
use proptest::prelude::*;
use serde_json::json;

use super::fixtures::*;

fn happening(n: i64) -> Happening {
    Happening {
        academy_id: id(900),
        at: instant("2026-11-20 09:00") + chrono::Duration::nanoseconds(n * 1_000_001_789),
        actor: (n % 3 != 0).then(manager),
        action: "hours.countersign".into(),
        subject_kind: "hours entry".into(),
        subject_id: n.to_string(),
        changes_commitment: commitment(b"sixteen bytes of", &json!({ "state": n })),
    }
}

fn chain(length: i64) -> Vec<EventRecord> {
    let mut events: Vec<EventRecord> = Vec::new();
    for n in 1..=length {
        events.push(link(events.last(), happening(n)));
    }
    events
}

#[test]
fn a_chain_as_it_was_written_holds() {
    assert_eq!(verify(&chain(0)), Ok(()));
    let chain = chain(20);
    assert_eq!(verify(&chain), Ok(()));
    assert_eq!((chain[0].number, chain[0].previous_hash.as_str()), (1, GENESIS));
}

#[test]
fn a_missing_event_is_found_where_it_is_missing() {
    let mut events = chain(5);
    events.remove(2);
    assert_eq!(verify(&events), Err(BrokenLink { number: 4, fault: LinkFault::Number { expected: 3 } }));
    let mut headless = chain(5);
    headless.remove(0);
    assert_eq!(verify(&headless), Err(BrokenLink { number: 2, fault: LinkFault::Number { expected: 1 } }));
}

#[test]
fn an_event_whose_hash_was_made_anew_is_betrayed_by_the_next_one() {
    let mut events = chain(5);
    let forged = Happening { action: "hours.void".into(), ..happening(3) };
    events[2] = link(Some(&events[1].clone()), forged);
    assert_eq!(verify(&events), Err(BrokenLink { number: 4, fault: LinkFault::Previous }));
}

#[test]
fn an_event_long_before_the_one_it_follows_is_found_and_a_little_is_the_skew_of_clocks() {
    let back = |minutes| {
        let mut events = chain(3);
        let late = instant("2026-11-20 09:00") - chrono::TimeDelta::minutes(minutes);
        events.push(link(events.last(), Happening { at: late, ..happening(4) }));
        verify(&events)
    };
    assert_eq!(back(9), Ok(()));
    assert!(matches!(back(11), Err(BrokenLink { number: 4, fault: LinkFault::Time { .. } })));
}

#[test]
fn time_is_hashed_to_the_microsecond_that_both_databases_keep() {
    use chrono::SubsecRound;
    let mut events = chain(3);
    for event in &mut events {
        event.at = event.at.trunc_subsecs(6);
    }
    assert_eq!(verify(&events), Ok(()));
}

#[test]
fn the_commitment_does_not_depend_on_the_order_of_keys_but_on_the_salt() {
    let one = json!({ "b": [1, { "d": 2, "c": null }], "a": "ü\n" });
    assert_eq!(canonical_json(&one), "{\"a\":\"ü\\n\",\"b\":[1,{\"c\":null,\"d\":2}]}");
    let other: serde_json::Value = serde_json::from_str(r#"{"a":"ü\n","b":[1,{"c":null,"d":2}]}"#).unwrap();
    assert_eq!(commitment(b"salt", &one), commitment(b"salt", &other));
    assert_ne!(commitment(b"salt", &one), commitment(b"pepper", &one));
}

#[test]
fn a_byte_cannot_wander_from_one_field_into_the_next() {
    let with = |kind: &str, subject: &str| {
        let moved = Happening { subject_kind: kind.into(), subject_id: subject.into(), ..happening(1) };
        link(None, moved).hash
    };
    assert_ne!(with("case", "12"), with("case1", "2"));
}

proptest! {
    #[test]
    fn any_changed_field_of_any_event_breaks_the_chain(at in 0usize..8, field in 0usize..9) {
        let mut events = chain(8);
        let event = &mut events[at];
        match field {
            0 => event.academy_id = id(1),
            1 => event.number += 1,
            2 => event.at += chrono::Duration::microseconds(1),
            3 => event.actor = Some(iqa()),
            4 => event.action.push('!'),
            5 => event.subject_kind.push('!'),
            6 => event.subject_id.push('!'),
            7 => event.changes_commitment.replace_range(0..1, "x"),
            _ => event.previous_hash.replace_range(0..1, "x"),
        }
        prop_assert!(verify(&events).is_err());
    }
}
