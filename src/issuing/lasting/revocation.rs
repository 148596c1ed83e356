//! Whether certificates were good when they signed, as their authorities say it: OCSP (RFC 6960) or CRL (RFC 5280).

use const_oid::{
    ObjectIdentifier as Oid,
    db::rfc5912::{ID_AD_CA_ISSUERS, ID_AD_OCSP},
};
use x509_cert::{
    Certificate,
    ext::pkix::{
        AuthorityInfoAccessSyntax, CrlDistributionPoints,
        name::{DistributionPointName, GeneralName},
    },
};

use super::{LastingError, Means, crl, ocsp};

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
    means: &Means<'_>,
) -> Result<Option<Proof>, LastingError> {
    if let Some(url) = access(certificate, ID_AD_OCSP) {
        return ocsp::ask(&url, certificate, issuer, means).map(Some);
    }
    match list_addresses(certificate).first() {
        Some(url) => Ok(Some(Proof::Crl(crl::fetch(url, certificate, issuer, means)?))),
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

/// Where lists of revocations are that speak of a certificate.
pub fn list_addresses(certificate: &Certificate) -> Vec<String> {
    let points = certificate.tbs_certificate.get::<CrlDistributionPoints>().ok().flatten();
    let points = points.into_iter().flat_map(|(_, points)| points.0);
    points.filter_map(|point| point.distribution_point).flat_map(|point| addresses(&point)).collect()
}

/// The addresses of a place where a list is.
pub fn addresses(point: &DistributionPointName) -> Vec<String> {
    match point {
        DistributionPointName::FullName(names) => names.iter().filter_map(address).collect(),
        DistributionPointName::NameRelativeToCRLIssuer(_) => Vec::new(),
    }
}

fn address(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(url) if url.as_str().starts_with("http") => {
            Some(url.to_string())
        }
        _ => None,
    }
}
