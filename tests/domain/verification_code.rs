//! The public code: what it forgives, and that it catches every slip it promises to catch. The check is linear, so one
//! code with all 31 wrong characters at each place stands for every code.

use countersign::domain::verification_code::{CodeError, VerificationCode, suspects};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn code() -> VerificationCode {
    VerificationCode::from_random(*b"0123456789")
}

/// A code that has these two characters at a place and the next one. The first 13 places are filled so that the check
/// character, where it is asked for, comes out as wanted.
fn with_pair(place: usize, left: char, right: char) -> Option<String> {
    let fits =
        |code: &str| code.chars().nth(place) == Some(left) && code.chars().nth(place + 1) == Some(right);
    (0..=0xFFFFu32).find_map(|filler| {
        let value = |c| ALPHABET.find(c).unwrap() as u128;
        let mut bits = u128::from(filler) << if place < 8 { 0 } else { 50 };
        for (at, c) in [(place, left), (place + 1, right)] {
            if at < 15 {
                let shift = 5 * (14 - at);
                bits = bits & !(31 << shift) | value(c) << shift;
            }
        }
        let bytes: [u8; 16] = (bits << 5).to_be_bytes();
        let code = VerificationCode::from_random(bytes[6..].try_into().unwrap()).as_str().to_owned();
        fits(&code).then_some(code)
    })
}

#[test]
fn every_wrong_character_at_every_place_is_caught() {
    let right = code().as_str().to_owned();
    for place in 0..16 {
        for wrong in ALPHABET.chars() {
            let mut typed: Vec<char> = right.chars().collect();
            if typed[place] == wrong {
                continue;
            }
            typed[place] = wrong;
            let typed: String = typed.into_iter().collect();
            assert_eq!(VerificationCode::parse(&typed), Err(CodeError::Check), "{typed}");
        }
    }
}

#[test]
fn every_swap_of_every_two_neighbours_is_caught() {
    for place in 0..15 {
        for left in ALPHABET.chars() {
            for right in ALPHABET.chars().filter(|right| *right != left) {
                let code = with_pair(place, left, right).unwrap();
                assert!(VerificationCode::parse(&code).is_ok());
                let mut typed: Vec<char> = code.chars().collect();
                typed.swap(place, place + 1);
                let typed: String = typed.into_iter().collect();
                assert_eq!(VerificationCode::parse(&typed), Err(CodeError::Check), "{code} at {place}");
            }
        }
    }
}

#[test]
fn a_code_is_written_in_four_groups_of_four() {
    let code = code();
    let written = code.to_string();
    assert_eq!(written.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert_eq!(written.replace('-', ""), code.as_str());
}

#[test]
fn what_is_wrong_with_a_text_is_told() {
    let parse = VerificationCode::parse;
    assert_eq!(parse(" - "), Err(CodeError::Empty));
    assert_eq!(parse("ABCD-EFGH"), Err(CodeError::Length { have: 8 }));
    assert_eq!(parse("0000-0000-0000-00000"), Err(CodeError::Length { have: 17 }));
    assert_eq!(parse("00U0-0000-0000-0000"), Err(CodeError::Character { found: 'U', position: 3 }));
    assert_eq!(parse("0000-0000-0000-000é"), Err(CodeError::Character { found: 'é', position: 16 }));
}

#[test]
fn all_seventy_five_bits_of_randomness_change_the_code() {
    let all: std::collections::BTreeSet<_> = (0..75)
        .map(|bit| {
            let mut bytes = [0u8; 10];
            bytes[bit / 8] |= 0x80 >> (bit % 8);
            VerificationCode::from_random(bytes)
        })
        .collect();
    assert_eq!(all.len(), 75);
}

#[test]
fn a_character_taken_for_one_that_looks_like_it_is_pointed_at() {
    let right = code().as_str().to_owned();
    for (wrong, meant) in [('8', 'B'), ('B', '8'), ('5', 'S'), ('S', '5'), ('2', 'Z'), ('D', '0'), ('7', '1')]
    {
        let Some(place) = right.find(meant) else { continue };
        let typed = format!("{}{wrong}{}", &right[..place], &right[place + 1..]);
        let told = suspects(&typed);
        assert!(
            told.iter().any(|s| s.place == place + 1 && s.typed == wrong && s.perhaps == meant),
            "{typed}: {told:?}"
        );
    }
    assert!(suspects(&right).is_empty());
}

#[test]
fn digits_of_any_script_and_letters_that_look_the_same_are_read() {
    assert_eq!(VerificationCode::parse("٠٠٠٠-۰۰۰۰-००००-0000").unwrap().as_str(), "0000000000000000");
    let code = VerificationCode::from_random([0xAA; 10]);
    let cyrillic: String = code
        .as_str()
        .chars()
        .map(|c| match c {
            'A' => 'А',
            'B' => 'В',
            'C' => 'С',
            'E' => 'Е',
            'H' => 'Н',
            'K' => 'К',
            'M' => 'М',
            'P' => 'Р',
            'T' => 'Т',
            'X' => 'Х',
            other => other,
        })
        .collect();
    assert_eq!(VerificationCode::parse(&cyrillic), Ok(code));
}

proptest! {
    #[test]
    fn a_code_is_read_in_any_spacing_and_case_and_with_look_alikes(
        bytes in any::<[u8; 10]>(), gaps in prop::collection::vec("[ \u{a0}\u{2013}-]{0,2}", 17), lower in any::<u16>(),
    ) {
        let code = VerificationCode::from_random(bytes);
        let mut typed = gaps[16].clone();
        for (place, c) in code.as_str().chars().enumerate() {
            let c = match c { '0' if lower & 2 == 0 => 'O', '1' if lower & 4 == 0 => 'I', '1' => 'L', c => c };
            typed.push(if lower >> place & 1 == 1 { c.to_ascii_lowercase() } else { c });
            typed.push_str(&gaps[place]);
        }
        prop_assert_eq!(VerificationCode::parse(&typed), Ok(code.clone()));
        prop_assert_eq!(VerificationCode::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn reading_any_text_never_panics(text in "\\PC{0,40}") {
        let _ = VerificationCode::parse(&text);
    }
}
