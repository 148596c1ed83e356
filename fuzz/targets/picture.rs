//! A logo or a signature's picture that an owner uploads: refused or read, within bounds of time and memory. What is read is
//! written anew, and what was written reads as the same picture.
#![no_main]

use fuzz::{design::Appearance, picture::Picture};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if Appearance::of("classical").supply(bytes).is_ok() {
        let clean =
            Picture::read(bytes).and_then(|picture| picture.file()).expect("what was read is written");
        Picture::read(&clean.bytes).expect("what was written is read");
    }
});
