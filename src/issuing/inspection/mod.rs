//! What the bytes of an uploaded file prove, and what not.
//!
//! A file is only *genuine* when its SHA-256 is one that the record has: that is the caller's question. This room answers the
//! one after it: where the bytes are others, is it one of our files that somebody changed, and how? It reads signatures, not
//! pages. It never parses the PDF: the file is searched for the few forms that our own writer uses, in one pass and with
//! limits, so that no nesting, no compression and no broken table can make it slow, large or wrong. What a forger hides from
//! it by writing the same things in another form is *not ours*, which is true as well. What shows a trace of us and nothing that
//! holds is said to be broken, which a forger may have as well: nobody relies on it. Only links are read in every form that a program
//! may give them (`links`), because they lead to the record and nowhere else.

mod cms;
mod links;
pub(super) mod scan;
mod traces;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;
use x509_cert::Certificate;

use crate::random::sha256_hex;
pub(super) use cms::{attribute, certificate_of, certificates_of};

/// How much work a file may cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest file, in bytes.
    pub bytes: usize,
    /// Signatures that are looked at; a file of ours has one.
    pub signatures: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 10 * 1024 * 1024, signatures: 8 }
    }
}

/// A file that is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the file has more than {limit} bytes")]
pub struct TooLarge {
    /// The limit, in bytes.
    pub limit: usize,
}

/// What a file is, as far as its bytes prove it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// SHA-256 of the whole file, in lower-case hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// What kind of file it is.
    pub kind: Kind,
    /// Where it carries a signature of ours: SHA-256 of the certificate whose key made it, in lower-case hexadecimal.
    pub signer: Option<String>,
    /// Whether a PDF ends as PDFs do, but for blank bytes. One that does not broke off on its way, wherever that was: what its
    /// signature says then is the work of the break.
    #[serde(default = "ends")]
    pub ends: bool,
    /// Codes of certificates that it links to, where it shows a trace of us: a hint, no proof.
    pub codes: Vec<String>,
    /// Addresses of links in a PDF that shows no trace of us, where they look like a certificate's: programs that print a PDF into
    /// another one leave nothing else. They count where they lead here, as square patterns do.
    #[serde(default)]
    pub links: Vec<String>,
    /// Of a file that is whole with a timestamp beside its signature: SHA-256 of the file as it was issued, without it, in lower-case
    /// hexadecimal. Every byte that is shown is in both.
    #[serde(default)]
    pub as_issued: Option<String>,
    /// SHA-256 of the file without the blank bytes at its end, and of that with one line end: programs on the way add and
    /// take such bytes, and no page shows them.
    pub without_padding: Vec<String>,
}

fn ends() -> bool {
    true
}

/// What kind of file it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// It carries a signature made with one of our keys.
    Ours(Finding),
    /// It is signed, by others.
    SignedByOthers,
    /// A PDF whose content is encrypted and which shows no signature of ours. We encrypt nothing.
    Encrypted,
    /// A PDF without a signature.
    Unsigned,
    /// A PDF without a signature and without an end.
    CutOff,
    /// No PDF at all, but data for programs as credentials are (JSON).
    Data,
    /// No PDF at all.
    NotPdf,
}

/// How a file stands to the signature of ours that it carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// The signature covers the whole file, and the file is as it was signed.
    Whole,
    /// The file begins with one that we signed, and something was added after it.
    Appended {
        /// Bytes after the signed part.
        bytes: usize,
        /// Revisions among them: each can change what is shown. None: the bytes are not even PDF.
        revisions: usize,
        /// SHA-256 of the file as it was issued, without them and without a timestamp, in lower-case hexadecimal.
        signed_sha256: String,
        /// Whether the file ends in the middle of them.
        #[serde(default)]
        cut_off: bool,
    },
    /// The end is missing.
    Truncated {
        /// Bytes that are missing.
        missing: usize,
    },
    /// What the signature says that it covers leaves out more of the file than the signature itself.
    Uncovered,
    /// The signature is there and does not say what it covers.
    NoByteRange,
    /// The content is not what was signed.
    Changed,
    /// The signature itself is damaged, or gone.
    Broken,
}

/// Looks at a file. `roots` are the certificates that our signatures lead to.
///
/// # Errors
/// [`TooLarge`] when the file is longer than the limits allow.
pub fn inspect(file: &[u8], roots: &[Certificate], limits: Limits) -> Result<Inspection, TooLarge> {
    if file.len() > limits.bytes {
        return Err(TooLarge { limit: limits.bytes });
    }
    let (kind, signer, as_issued) = kind(file, roots, limits);
    let shows_us = matches!(kind, Kind::Ours(_)) || traces::say_our_name(file);
    // What is packed without squeezing shows its links.
    let mut links = match has_header(file) || shows_us {
        true => links::addresses(file),
        false => Vec::new(),
    };
    let mut codes: Vec<String> = Vec::new();
    if shows_us {
        for code in links.drain(..).filter_map(|address| links::code(&address).map(str::to_owned)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    let without_padding = without_padding(file);
    let (sha256, bytes) = (sha256_hex(file), file.len());
    // What begins with something else is a PDF within something else, whose end is another.
    let ends = !file.starts_with(b"%PDF-") || ends_as_pdfs_do(file);
    Ok(Inspection { sha256, bytes, kind, signer, ends, codes, links, as_issued, without_padding })
}

/// Readers accept the header within the first kilobyte, and so do forgers.
fn has_header(file: &[u8]) -> bool {
    scan::find(&file[..file.len().min(1024)], b"%PDF-").is_some()
}

/// ISO 32000-1, 7.5.5; blank bytes may follow.
fn ends_as_pdfs_do(file: &[u8]) -> bool {
    let end = file.iter().rposition(|byte| !is_blank(*byte)).map_or(0, |at| at + 1);
    file[..end].ends_with(b"%%EOF")
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// How files begin that others are packed into: ZIP (and so text documents and books), gzip, 7-Zip, RAR, bzip2, xz, Zstandard,
/// cabinets, and text documents as they were before. The PDF's header is seen through the packing, its end is not.
const PACKED: [&[u8]; 9] = [
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"MSCF\0\0\0\0",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
];

fn is_packed(file: &[u8]) -> bool {
    PACKED.iter().any(|beginning| file.starts_with(beginning))
}

fn without_padding(file: &[u8]) -> Vec<String> {
    let end = file.iter().rposition(|byte| !is_blank(*byte));
    let Some(content) = end.map(|end| &file[..=end]) else { return Vec::new() };
    let with = |added: &[u8]| sha256_hex(&[content, added].concat());
    vec![with(b""), with(b"\n"), with(b"\r\n")]
}

/// What kind of file it is; of one of ours who signed it and, where it is whole, what was issued.
fn kind(file: &[u8], roots: &[Certificate], limits: Limits) -> (Kind, Option<String>, Option<String>) {
    let signatures = scan::signatures(file, limits.signatures);
    let findings = signatures.iter().filter_map(|place| {
        let signature = cms::read(&place.der, roots)?;
        let finding = finding(file, place, &signature);
        let bare = signature.bare.as_deref().filter(|_| finding == Finding::Whole);
        let issued = bare.map(|bare| as_issued(file, &place.hex, Some(bare)));
        Some((finding, signature.certificate_sha256, issued))
    });
    if let Some((finding, signer, issued)) = findings.min_by_key(|(finding, ..)| rank(finding)) {
        return (Kind::Ours(finding), Some(signer), issued);
    }
    let kind = if traces::have_our_key(file, roots) {
        Kind::Ours(Finding::Broken)
    } else if !has_header(file) {
        if file.trim_ascii_start().starts_with(b"{") { Kind::Data } else { Kind::NotPdf }
    } else if !signatures.is_empty() {
        Kind::SignedByOthers
    } else if scan::find(file, b"/Encrypt").is_some() {
        Kind::Encrypted
    } else if scan::find(file, b"startxref").is_none() {
        if is_packed(file) { Kind::NotPdf } else { Kind::CutOff }
    } else {
        Kind::Unsigned
    };
    (kind, None, None)
}

/// Of several findings the one that says most: a copied signature elsewhere in the file takes nothing from the real one.
fn rank(finding: &Finding) -> u8 {
    match finding {
        Finding::Whole => 0,
        Finding::Appended { .. } => 1,
        Finding::Truncated { .. } => 2,
        Finding::Uncovered => 3,
        Finding::Changed => 4,
        Finding::NoByteRange => 5,
        Finding::Broken => 6,
    }
}

fn finding(file: &[u8], place: &scan::Place, signature: &cms::Ours) -> Finding {
    let Some([start, before, after, rest]) = place.byte_range else { return Finding::NoByteRange };
    // From the first byte on, and nothing left out but the signature's own digits (ISO 32000-1, 12.8.1). What else the
    // gap held would be shown and not signed.
    if start != 0 || before != place.hex.start || after != place.hex.end {
        return Finding::Uncovered;
    }
    let Some(end) = after.checked_add(rest) else { return Finding::Uncovered };
    if end > file.len() {
        return Finding::Truncated { missing: end - file.len() };
    }
    let digest = Sha256::new().chain_update(&file[..before]).chain_update(&file[after..end]).finalize();
    // The digits alone are not covered by what they say: written in another way they are not our writing.
    if signature.content_sha256[..] != digest[..] || !place.plain {
        return Finding::Changed;
    }
    match &file[end..] {
        [] => Finding::Whole,
        added => Finding::Appended {
            bytes: added.len(),
            revisions: scan::count(added, b"startxref"),
            signed_sha256: as_issued(&file[..end], &place.hex, signature.bare.as_deref()),
            cut_off: is_cut_off(added),
        },
    }
}

/// Whether revisions are not whole: each ends with a mark (ISO 32000-1, 7.5.5), and blank bytes may follow it. Bytes that are no
/// revision were never whole.
fn is_cut_off(added: &[u8]) -> bool {
    scan::find(added, b" obj").is_some() && !added.trim_ascii_end().ends_with(b"%%EOF")
}

/// SHA-256 of a signed file as it was when it was issued: with its signature as it was made.
fn as_issued(file: &[u8], hex: &Range<usize>, bare: Option<&[u8]>) -> String {
    let Some(bare) = bare else { return sha256_hex(file) };
    let mut issued = file.to_vec();
    let digits = &mut issued[hex.start + 1..hex.end - 1];
    digits.fill(b'0');
    for (place, byte) in digits.chunks_exact_mut(2).zip(bare) {
        place.copy_from_slice(format!("{byte:02X}").as_bytes());
    }
    sha256_hex(&issued)
}
