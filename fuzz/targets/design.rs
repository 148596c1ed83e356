//! A design's two files: refused or drawn, never fallen over. The art comes after the first form feed.
#![no_main]

use fuzz::design::{Design, Paper};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (plan, art) = text.split_once('\u{c}').unwrap_or((text, "<svg/>"));
    for paper in Paper::ALL {
        Design::read("fuzzed", plan, art, paper).ok();
    }
});
