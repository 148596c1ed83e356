//! Whether certificates were good when they signed, as their authorities say it: OCSP (RFC 6960) or CRL (RFC 5280).

use chrono::{DateTime, Utc};
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

/// A question about a certificate.
pub struct Question<'a> {
    /// Which.
    pub certificate: &'a Certificate,
    /// The one above it.
    pub issuer: &'a Certificate,
    /// When somebody else vouched for what its key signed.
    pub vouched: DateTime<Utc>,
}

impl Question<'_> {
    /// Looks into the lists at hand, or asks whom the certificate names. `None`: it names nobody.
    ///
    /// # Errors
    /// [`LastingError::Revoked`] when it was revoked before somebody vouched for what it signed; [`LastingError::Network`] or
    /// [`LastingError::Revocation`] when nobody answers sensibly.
    pub fn ask(&self, means: &Means<'_>) -> Result<Option<Proof>, LastingError> {
        if let Some(list) = means.lists.iter().find(|list| crl::is_of(list, self.issuer)) {
            let who = self.issuer.tbs_certificate.subject.to_string();
            return crl::look_up(list.clone(), &who, self, means.now).map(Some);
        }
        if let Some(url) = access(self.certificate, ID_AD_OCSP) {
            return ocsp::ask(&url, self, means).map(Some);
        }
        match list_addresses(self.certificate).first() {
            Some(url) => crl::look_up(means.fetch.get(url)?, url, self, means.now).map(Some),
            None => Ok(None),
        }
    }

    /// Refuses a certificate that was revoked before.
    pub fn judge(&self, revoked: Option<DateTime<Utc>>) -> Result<(), LastingError> {
        match revoked {
            Some(at) if at <= self.vouched => {
                Err(LastingError::Revoked { who: self.certificate.tbs_certificate.subject.to_string(), at })
            }
            _ => Ok(()),
        }
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
