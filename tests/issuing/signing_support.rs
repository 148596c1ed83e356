//! Keys in a folder of their own, a signed certificate, and what a forger does to it.

use std::sync::OnceLock;

use chrono::{DateTime, TimeZone, Utc};
use countersign::issuing::{
    CertificateDocument, Design, Signed,
    inspection::{Finding, Inspection, Kind, Limits, inspect},
    keys::Keys,
    prepare, sign,
};

use super::support::document;

pub fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 10, 0, 0).unwrap()
}

/// An installation's keys. The folder goes away with the value.
pub struct Installation {
    pub keys: Keys,
    pub dir: tempfile::TempDir,
}

impl Installation {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { keys: Keys::new(dir.path().join("keys"), None, "verify.example".into()), dir }
    }

    /// The same keys, as another start of the program finds them.
    pub fn again(&self) -> Keys {
        Keys::new(self.dir.path().join("keys"), None, "verify.example".into())
    }

    pub fn sign(&self, document: &CertificateDocument) -> Signed {
        let prepared = prepare(document, &Design::built_in("classical").unwrap(), &[]).unwrap();
        sign(prepared, &self.keys.signer(at()).unwrap(), at()).unwrap()
    }

    pub fn inspect(&self, file: &[u8]) -> Inspection {
        inspect(file, &self.keys.roots().unwrap(), Limits::default()).unwrap()
    }

    pub fn kind(&self, file: &[u8]) -> Kind {
        self.inspect(file).kind
    }

    pub fn finding(&self, file: &[u8]) -> Finding {
        match self.kind(file) {
            Kind::Ours(finding) => finding,
            other => panic!("{other:?}"),
        }
    }
}

/// One installation and one certificate that it signed, for every test that only reads them.
pub fn shared() -> (&'static Installation, &'static [u8]) {
    static SHARED: OnceLock<(Installation, Vec<u8>)> = OnceLock::new();
    let (installation, file) = SHARED.get_or_init(|| {
        let installation = Installation::new();
        let file = installation.sign(&document()).into_pdf();
        (installation, file)
    });
    (installation, file)
}

/// Where a word last stands.
pub fn last(file: &[u8], word: &[u8]) -> usize {
    file.windows(word.len()).rposition(|w| w == word).unwrap_or_else(|| panic!("no {word:?}"))
}

/// The file with the last occurrence of a word replaced by another of the same length.
pub fn with(file: &[u8], word: &[u8], other: &[u8]) -> Vec<u8> {
    assert_eq!(word.len(), other.len());
    let at = last(file, word);
    let mut file = file.to_vec();
    file[at..at + word.len()].copy_from_slice(other);
    file
}

/// The four numbers of the byte range, as the file has them.
pub fn byte_range(file: &[u8]) -> [usize; 4] {
    let at = last(file, b"/ByteRange[") + 11;
    let text = std::str::from_utf8(&file[at..at + 41]).unwrap();
    let numbers: Vec<usize> =
        text.split(']').next().unwrap().split_whitespace().map(|n| n.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

/// The file with another byte range.
pub fn with_byte_range(file: &[u8], range: [usize; 4]) -> Vec<u8> {
    let [a, b, c, d] = range;
    let old = last(file, b"/ByteRange[");
    let new = format!("/ByteRange{:<40}]", format!("[{a} {b} {c} {d}"));
    let mut file = file.to_vec();
    file[old..old + new.len()].copy_from_slice(new.as_bytes());
    file
}

/// An honest-looking revision after the signed one, made by a PDF library: `change` edits its objects.
pub fn with_revision(file: &[u8], change: impl FnOnce(&mut lopdf::IncrementalDocument)) -> Vec<u8> {
    let document = lopdf::Document::load_mem(file).unwrap();
    let mut revision = lopdf::IncrementalDocument::create_from(file.to_vec(), document);
    change(&mut revision);
    let mut out = Vec::new();
    revision.save_to(&mut out).unwrap();
    assert!(out.starts_with(file));
    out
}
