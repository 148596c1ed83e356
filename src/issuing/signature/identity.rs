//! Whose signature it is: how a signature names the certificate that made it, and the key of that one.

use der::{Any, Encode, Sequence, asn1::OctetString};
use p256::ecdsa::VerifyingKey;
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

/// Which certificate signed, by its digest (RFC 5035). SHA-256 is the algorithm where none is named.
#[derive(Sequence)]
pub struct EssCertIdV2 {
    /// The digest's algorithm.
    #[asn1(optional = "true")]
    pub hash_algorithm: Option<AlgorithmIdentifierOwned>,
    /// The digest.
    pub hash: OctetString,
    /// Its issuer and serial number, not needed beside the digest.
    #[asn1(optional = "true")]
    pub issuer_serial: Option<Any>,
}

/// The signing-certificate-v2 attribute.
#[derive(Sequence)]
pub struct SigningCertificateV2 {
    /// The signer's certificate first.
    pub certs: Vec<EssCertIdV2>,
    /// Policies, not used.
    #[asn1(optional = "true")]
    pub policies: Option<Any>,
}

/// The P-256 key of a certificate, or why there is none.
pub fn public_key(certificate: &Certificate) -> Result<VerifyingKey, String> {
    let info = certificate.tbs_certificate.subject_public_key_info.to_der().map_err(|e| e.to_string())?;
    p256::pkcs8::DecodePublicKey::from_public_key_der(&info).map_err(|e| e.to_string())
}
