//! A logo or a signature's picture that an owner uploads: refused or read, within bounds of time and memory.
#![no_main]

use fuzz::issuing::design::Appearance;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    Appearance::of("classical").supply(bytes).ok();
});
