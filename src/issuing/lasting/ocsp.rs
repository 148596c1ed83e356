//! Questions to an OCSP responder about a certificate, and its signed answers (RFC 6960).

use chrono::{DateTime, Utc};
use const_oid::{ObjectIdentifier as Oid, db::rfc5912::ID_KP_OCSP_SIGNING};
use der::{
    Any, Decode, Encode, Enumerated, Sequence, SliceReader, Tagged,
    asn1::{BitString, Null, OctetString},
};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{Certificate, ext::pkix::ExtendedKeyUsage, serial_number::SerialNumber};

use super::{
    LastingError, Means, moments,
    revocation::{Proof, Question},
    verify::{Doubt, verify, verify_certificate},
};

const ID_SHA_1: Oid = Oid::new_unwrap("1.3.14.3.2.26");

#[derive(Sequence, Clone, PartialEq, Eq)]
struct CertId {
    algorithm: AlgorithmIdentifierOwned,
    issuer_name: OctetString,
    issuer_key: OctetString,
    serial_number: SerialNumber,
}

#[derive(Sequence)]
struct OneRequest {
    certificate: CertId,
}

#[derive(Sequence)]
struct TbsRequest {
    requests: Vec<OneRequest>,
}

#[derive(Sequence)]
struct OcspRequest {
    tbs: TbsRequest,
}

#[derive(Enumerated, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum OcspStatus {
    Successful = 0,
    Malformed = 1,
    Internal = 2,
    TryLater = 3,
    SignatureRequired = 5,
    Unauthorised = 6,
}

#[derive(Sequence)]
struct OcspBytes {
    kind: Oid,
    response: OctetString,
}

#[derive(Sequence)]
struct OcspResponse {
    status: OcspStatus,
    #[asn1(context_specific = "0", optional = "true")]
    bytes: Option<OcspBytes>,
}

#[derive(Sequence)]
struct BasicResponse {
    tbs: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
    #[asn1(context_specific = "0", optional = "true")]
    certificates: Option<Vec<Certificate>>,
}

#[derive(Sequence)]
struct SingleResponse {
    certificate: CertId,
    status: Any,
    // Some responders write fractions of a second, which the times of the library do not have.
    this_update: Any,
    #[asn1(context_specific = "0", optional = "true")]
    next_update: Option<Any>,
    #[asn1(context_specific = "1", optional = "true")]
    extensions: Option<Any>,
}

/// Asks a responder.
///
/// # Errors
/// As [`Question::ask`].
pub fn ask(url: &str, question: &Question<'_>, means: &Means<'_>) -> Result<Proof, LastingError> {
    let asked = id_of(question.certificate, question.issuer)?;
    let request =
        OcspRequest { tbs: TbsRequest { requests: vec![OneRequest { certificate: asked.clone() }] } };
    let der = means.fetch.post(url, "application/ocsp-request", &request.to_der()?)?;
    let wrong = |reason: String| LastingError::Revocation { url: url.to_owned(), reason };
    let (status, certificates) = read(&der, &asked, question.issuer, means.now).map_err(wrong)?;
    match status.tag().number().value() {
        0 => question.judge(None)?,
        1 => {
            let at = revoked_at(&status)
                .ok_or_else(|| wrong("since when it is revoked can't be read".to_owned()))?;
            question.judge(Some(at))?;
        }
        _ => return Err(wrong("the responder does not know the certificate".to_owned())),
    }
    Ok(Proof::Ocsp(der, certificates))
}

/// The first part of what is said of a revoked certificate.
fn revoked_at(status: &Any) -> Option<DateTime<Utc>> {
    let mut reader = SliceReader::new(status.value()).ok()?;
    moments::generalized(&Any::decode(&mut reader).ok()?)
}

fn id_of(certificate: &Certificate, issuer: &Certificate) -> Result<CertId, der::Error> {
    let sha1 = |bytes: &[u8]| OctetString::new(digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref());
    let key = &issuer.tbs_certificate.subject_public_key_info.subject_public_key;
    // SHA-1 only names the issuer here, and is what every responder understands (RFC 5019, 2.1.1).
    let algorithm = AlgorithmIdentifierOwned { oid: ID_SHA_1, parameters: Some(Any::encode_from(&Null)?) };
    Ok(CertId {
        algorithm,
        issuer_name: sha1(&issuer.tbs_certificate.subject.to_der()?)?,
        issuer_key: sha1(key.raw_bytes())?,
        serial_number: certificate.tbs_certificate.serial_number.clone(),
    })
}

/// The status in an answer that holds and is signed as it must be, and the certificates that it brings; otherwise what is wrong.
fn read(
    der: &[u8],
    asked: &CertId,
    issuer: &Certificate,
    now: DateTime<Utc>,
) -> Result<(Any, Vec<Certificate>), String> {
    let response = OcspResponse::from_der(der).map_err(|e| format!("no OCSP response: {e}"))?;
    let bytes = response.bytes.filter(|_| response.status == OcspStatus::Successful);
    let bytes = bytes.ok_or("the responder does not say")?;
    let basic = BasicResponse::from_der(bytes.response.as_bytes()).map_err(|e| e.to_string())?;
    signed(&basic, issuer, now)?;
    let parts: Vec<Any> = basic.tbs.decode_as().map_err(|e| e.to_string())?;
    // The only untagged sequence in it.
    let answers = parts.iter().find_map(|part| part.decode_as::<Vec<SingleResponse>>().ok());
    let answer = answers.into_iter().flatten().find(|a| {
        let (said, asked) = (&a.certificate, &asked);
        (&said.serial_number, &said.issuer_key) == (&asked.serial_number, &asked.issuer_key)
    });
    let answer = answer.ok_or("the responder answers another question")?;
    let unread = || "the answer's times can't be read".to_owned();
    let this = moments::generalized(&answer.this_update).ok_or_else(unread)?;
    let next = answer.next_update.as_ref().map(|time| moments::generalized(time).ok_or_else(unread));
    match moments::stale(this, next.transpose()?, now) {
        Some(wrong) => Err(wrong),
        None => Ok((answer.status, basic.certificates.unwrap_or_default())),
    }
}

/// Whether the issuer signed the answer, or somebody to whom it gave a certificate for that (RFC 6960, 4.2.2.2).
fn signed(basic: &BasicResponse, issuer: &Certificate, now: DateTime<Utc>) -> Result<(), String> {
    let carried = basic.certificates.iter().flatten();
    let appointed = carried.filter(|c| is_appointed(c, issuer) && moments::holds(c, now));
    let message = basic.tbs.to_der().map_err(|e| e.to_string())?;
    let mut unknown = None;
    for signer in std::iter::once(issuer).chain(appointed) {
        match verify(signer, &basic.algorithm, None, &message, basic.signature.raw_bytes()) {
            Ok(()) => return Ok(()),
            Err(doubt @ Doubt::Algorithm(..)) => unknown = Some(doubt.to_string()),
            Err(Doubt::Signature(_)) => {}
        }
    }
    let who = &issuer.tbs_certificate.subject;
    Err(unknown.unwrap_or_else(|| format!("the answer was signed neither by {who} nor by who may for it")))
}

fn is_appointed(responder: &Certificate, issuer: &Certificate) -> bool {
    let usage = responder.tbs_certificate.get::<ExtendedKeyUsage>().ok().flatten();
    usage.is_some_and(|(_, usage)| usage.0.contains(&ID_KP_OCSP_SIGNING))
        && responder.tbs_certificate.issuer == issuer.tbs_certificate.subject
        && verify_certificate(issuer, responder).is_ok()
}
