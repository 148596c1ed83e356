//! A file that a stranger drops on the site: whatever it is, there is an answer, and no file but the signed one is whole.
#![no_main]

use std::sync::LazyLock;

use fuzz::issuing::inspection::{Finding, Kind, Limits, inspect};
use libfuzzer_sys::fuzz_target;
use x509_cert::{Certificate, der::DecodePem};

/// Signed by the installation whose root lies beside it.
const SIGNED: &[u8] = include_bytes!("../seeds/upload/signed.pdf");
static ROOTS: LazyLock<Vec<Certificate>> =
    LazyLock::new(|| Certificate::from_pem(include_bytes!("../seeds/root.pem")).into_iter().collect());

fuzz_target!(|file: &[u8]| {
    if let Ok(inspection) = inspect(file, &ROOTS, Limits::default()) {
        let whole = inspection.kind == Kind::Ours(Finding::Whole);
        assert_eq!(whole, file == SIGNED, "only the signed file is whole");
    }
});
