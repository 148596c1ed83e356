//! What a file still shows of us where no signature of ours holds, or shows of the certificate that it was made from. All of it
//! can be copied, so none of it ever makes a file genuine: it only keeps a damaged file from being called a stranger's.

use x509_cert::{Certificate, ext::pkix::SubjectKeyIdentifier};

use super::scan::find;

/// The link of a certificate to its own page, as our writer writes it.
const LINK: &[u8] = b"/A<</S/URI/URI(";
/// What our writer says of itself in the metadata.
const MAKER: &[u8] = b"<pdf:Producer>Countersign</pdf:Producer>";
/// Before the code, in the address of that page.
const BEFORE_CODE: &[u8] = b"/v/";
/// No address is longer.
const LONGEST: usize = 512;
/// Links that are looked at; a certificate has one.
const LINKS: usize = 64;
/// Codes that are told; two are one too many.
const CODES: usize = 4;
/// The shortest identifier that says something.
const IDENTIFIER: usize = 16;

/// Whether the digits of one of our keys' identifiers stand in the file, as every signature of ours has them in its certificate
/// (RFC 5280, 4.2.1.1). They are looked for as they are written, so that damage around them does not matter.
pub fn have_our_key(file: &[u8], roots: &[Certificate]) -> bool {
    roots.iter().any(|root| {
        let Ok(Some((_, SubjectKeyIdentifier(key)))) = root.tbs_certificate.get() else { return false };
        let digits: String = key.as_bytes().iter().map(|byte| format!("{byte:02X}")).collect();
        key.as_bytes().len() >= IDENTIFIER && find(file, digits.as_bytes()).is_some()
    })
}

/// Whether the metadata says that our writer made the file.
pub fn say_our_name(file: &[u8]) -> bool {
    find(file, MAKER).is_some()
}

/// The codes at the end of links to certificates' pages: read from the links, never from the pages' text. Whether there are such
/// codes, the record knows.
pub fn codes(file: &[u8]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let mut rest = file;
    for _ in 0..LINKS {
        let Some(at) = find(rest, LINK) else { break };
        rest = &rest[at + LINK.len()..];
        let Some(code) = code(&rest[..rest.len().min(LONGEST)]) else { continue };
        if codes.len() < CODES && !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

fn code(link: &[u8]) -> Option<String> {
    let address = &link[..link.iter().position(|byte| *byte == b')')?];
    let at = address.windows(BEFORE_CODE.len()).rposition(|word| word == BEFORE_CODE)?;
    let code = std::str::from_utf8(&address[at + BEFORE_CODE.len()..]).ok()?;
    (!code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| code.to_owned())
}
