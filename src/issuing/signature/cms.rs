//! The signature as a CMS structure (RFC 5652) with what PAdES asks for: who signed is signed too, and no time is claimed
//! inside (ETSI EN 319 142-1, 6.3).

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
    },
};
use const_oid::{
    ObjectIdentifier as Oid,
    db::{
        rfc5911::{
            ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
        },
        rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256},
    },
};
use der::{
    Any, Encode, Sequence,
    asn1::{OctetString, SetOfVec},
};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;

use super::{SignError, Signer};

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

/// A detached signature over content of this SHA-256 digest, DER.
///
/// # Errors
/// [`SignError`] when something can't be encoded or the key fails.
pub fn detached(digest: &[u8], signer: &Signer) -> Result<Vec<u8>, SignError> {
    let certificate = signer.certificate();
    let signing_certificate = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            hash_algorithm: None,
            hash: OctetString::new(Sha256::digest(certificate.to_der()?).to_vec())?,
            issuer_serial: None,
        }],
        policies: None,
    };
    let signed_attributes = SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &signing_certificate)?,
    ])?;
    let signature = signer.sign_digest(&Sha256::digest(signed_attributes.to_der()?))?;
    let sha256 = AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None };
    let information = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: certificate.tbs_certificate.issuer.clone(),
            serial_number: certificate.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(signed_attributes),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
        signature: OctetString::new(signature.as_bytes())?,
        unsigned_attrs: None,
    };
    let certificates = signer.chain.iter().cloned().map(CertificateChoices::Certificate).collect::<Vec<_>>();
    let signed_data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![information])?),
    };
    Ok(ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&signed_data)? }.to_der()?)
}

fn attribute(oid: Oid, value: &(impl der::EncodeValue + der::Tagged)) -> Result<Attribute, der::Error> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}
