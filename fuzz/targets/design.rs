//! A design's two files: refused or drawn, never fallen over. The art comes after the first form feed.
#![no_main]

use fuzz::issuing::{
    Design,
    design::Paper,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (plan, art) = text.split_once('\u{c}').unwrap_or((text, "<svg/>"));
    for paper in [Paper::A4, Paper::Letter] {
        Design::read("fuzzed", plan, art, paper).ok();
    }
});
