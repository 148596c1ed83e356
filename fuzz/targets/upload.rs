//! A file that a stranger drops on the site: whatever it is, there is an answer, and nothing is said to be signed here that is
//! not, byte for byte, what was signed.
#![no_main]

use std::sync::LazyLock;

use fuzz::inspection::{Finding, Kind, Limits, inspect};
use libfuzzer_sys::fuzz_target;
use x509_cert::{Certificate, der::DecodePem};

/// Signed by the installation whose root lies beside it.
const SIGNED: &[u8] = include_bytes!("../seeds/upload/signed.pdf");
static ROOTS: LazyLock<Vec<Certificate>> = LazyLock::new(|| {
    let root = Certificate::from_pem(include_bytes!("../seeds/root.pem")).expect("a certificate");
    assert_eq!(kind(SIGNED, std::slice::from_ref(&root)), Kind::Ours(Finding::Whole), "the seed is good");
    vec![root]
});

fn kind(file: &[u8], roots: &[Certificate]) -> Kind {
    inspect(file, roots, Limits::default()).expect("no input is too large").kind
}

/// What the signature covers: everything but its own digits, which cannot cover themselves. That they are the ones that were
/// issued, only the record knows.
fn covered(file: &[u8]) -> [&[u8]; 2] {
    let key = b"/Contents<";
    let start = SIGNED.windows(key.len()).position(|word| word == key).expect("a signature") + key.len();
    let length = SIGNED[start..].iter().position(|byte| *byte == b'>').expect("its end");
    [&file[..start], &file[start + length..]]
}

fuzz_target!(|file: &[u8]| {
    let added = match kind(file, &ROOTS) {
        Kind::Ours(Finding::Whole) => 0,
        Kind::Ours(Finding::Appended { bytes, .. }) => bytes,
        _ => return,
    };
    let signed = &file[..file.len() - added];
    assert_eq!(signed.len(), SIGNED.len(), "as long as what was signed");
    assert!(covered(signed) == covered(SIGNED), "only what was signed is said to be signed");
});
