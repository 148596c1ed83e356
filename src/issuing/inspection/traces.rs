//! What a file still shows of us where no signature of ours holds, or shows of the certificate that it was made from. All of it
//! can be copied, so none of it ever makes a file genuine: it only keeps a damaged file from being called a stranger's.

use x509_cert::{Certificate, ext::pkix::SubjectKeyIdentifier};

use super::scan::find;

/// What our writer says of itself in the metadata.
const MAKER: &[u8] = b"<pdf:Producer>Countersign</pdf:Producer>";
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
