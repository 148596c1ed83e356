//! Whether certificates were good when they signed, as their authorities say it: OCSP (RFC 6960) or CRL (RFC 5280).

use const_oid::{
    ObjectIdentifier as Oid,
    db::rfc5912::{ID_AD_CA_ISSUERS, ID_AD_OCSP},
};
use der::{
    Any, Decode, Encode, Enumerated, Sequence, Tagged,
    asn1::{BitString, Null, OctetString},
};
use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate,
    crl::CertificateList,
    ext::pkix::{
        AuthorityInfoAccessSyntax, CrlDistributionPoints,
        name::{DistributionPointName, GeneralName},
    },
    serial_number::SerialNumber,
};

use super::{Fetch, LastingError};

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
    // Some responders write fractions of a second, which DER times here do not have.
    this_update: Any,
    #[asn1(context_specific = "0", optional = "true")]
    next_update: Option<Any>,
    #[asn1(context_specific = "1", optional = "true")]
    extensions: Option<Any>,
}

/// What an authority says of a certificate, for the file to carry.
pub enum Proof {
    /// An OCSP response, DER, and the certificates that it brings.
    Ocsp(Vec<u8>, Vec<Certificate>),
    /// A revocation list, DER.
    Crl(Vec<u8>),
}

/// Asks for one certificate. `None`: it names nobody who could be asked.
///
/// # Errors
/// [`LastingError::Revoked`] when it is; [`LastingError::Network`] or [`LastingError::Revocation`] when nobody answers sensibly.
pub fn proof(
    certificate: &Certificate,
    issuer: &Certificate,
    fetch: &dyn Fetch,
) -> Result<Option<Proof>, LastingError> {
    if let Some(url) = access(certificate, ID_AD_OCSP) {
        return ocsp(&url, certificate, issuer, fetch).map(Some);
    }
    match crl_address(certificate) {
        Some(url) => crl(&url, certificate, issuer, fetch).map(Some),
        None => Ok(None),
    }
}

/// Where the certificate of its issuer can be fetched.
pub fn issuer_address(certificate: &Certificate) -> Option<String> {
    access(certificate, ID_AD_CA_ISSUERS)
}

fn access(certificate: &Certificate, method: Oid) -> Option<String> {
    let (_, access) = certificate.tbs_certificate.get::<AuthorityInfoAccessSyntax>().ok()??;
    access.0.iter().filter(|a| a.access_method == method).find_map(|a| address(&a.access_location))
}

fn crl_address(certificate: &Certificate) -> Option<String> {
    let (_, points) = certificate.tbs_certificate.get::<CrlDistributionPoints>().ok()??;
    points.0.iter().find_map(|point| match &point.distribution_point {
        Some(DistributionPointName::FullName(names)) => names.iter().find_map(address),
        _ => None,
    })
}

fn address(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(url) if url.as_str().starts_with("http") => {
            Some(url.to_string())
        }
        _ => None,
    }
}

fn ocsp(
    url: &str,
    certificate: &Certificate,
    issuer: &Certificate,
    fetch: &dyn Fetch,
) -> Result<Proof, LastingError> {
    let wrong = |reason: &str| LastingError::Revocation { url: url.to_owned(), reason: reason.to_owned() };
    let sha1 = |bytes: &[u8]| OctetString::new(digest(&SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref());
    let key = &issuer.tbs_certificate.subject_public_key_info.subject_public_key;
    // SHA-1 only names the issuer here, and is what every responder understands (RFC 5019, 2.1.1).
    let algorithm = AlgorithmIdentifierOwned { oid: ID_SHA_1, parameters: Some(Any::encode_from(&Null)?) };
    let asked = CertId {
        algorithm,
        issuer_name: sha1(&issuer.tbs_certificate.subject.to_der()?)?,
        issuer_key: sha1(key.raw_bytes())?,
        serial_number: certificate.tbs_certificate.serial_number.clone(),
    };
    let request =
        OcspRequest { tbs: TbsRequest { requests: vec![OneRequest { certificate: asked.clone() }] } };
    let der = fetch.post(url, "application/ocsp-request", &request.to_der()?)?;
    let response = OcspResponse::from_der(&der).map_err(|e| wrong(&format!("no OCSP response: {e}")))?;
    let bytes = response.bytes.filter(|_| response.status == OcspStatus::Successful);
    let bytes = bytes.ok_or_else(|| wrong("the responder does not say"))?;
    let basic = BasicResponse::from_der(bytes.response.as_bytes()).map_err(|e| wrong(&e.to_string()))?;
    let parts: Vec<Any> = basic.tbs.decode_as().map_err(|e| wrong(&e.to_string()))?;
    // The only untagged sequence in it.
    let answers = parts.iter().find_map(|part| part.decode_as::<Vec<SingleResponse>>().ok());
    let answer = answers.into_iter().flatten().find(|a| {
        let (said, asked) = (&a.certificate, &asked);
        (&said.serial_number, &said.issuer_key) == (&asked.serial_number, &asked.issuer_key)
    });
    match answer.map(|a| a.status.tag().number().value()) {
        Some(0) => Ok(Proof::Ocsp(der, basic.certificates.unwrap_or_default())),
        Some(1) => Err(LastingError::Revoked(certificate.tbs_certificate.subject.to_string())),
        _ => Err(wrong("the responder does not know the certificate")),
    }
}

fn crl(
    url: &str,
    certificate: &Certificate,
    issuer: &Certificate,
    fetch: &dyn Fetch,
) -> Result<Proof, LastingError> {
    let wrong = |reason: String| LastingError::Revocation { url: url.to_owned(), reason };
    let der = fetch.get(url)?;
    let list = CertificateList::from_der(&der).map_err(|e| wrong(format!("no list of revocations: {e}")))?;
    if list.tbs_cert_list.issuer != issuer.tbs_certificate.subject {
        return Err(wrong("the list is another authority's".to_owned()));
    }
    let serial = &certificate.tbs_certificate.serial_number;
    let revoked = list.tbs_cert_list.revoked_certificates.iter().flatten();
    if revoked.into_iter().any(|one| one.serial_number == *serial) {
        return Err(LastingError::Revoked(certificate.tbs_certificate.subject.to_string()));
    }
    Ok(Proof::Crl(der))
}
