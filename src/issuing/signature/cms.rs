//! The signature as a CMS structure (RFC 5652) with what PAdES asks for: who signed is signed too, and no time is claimed
//! inside (ETSI EN 319 142-1, 6.3).
//!
//! All signatures of a signer are alike but for the digest, the signature's value and the lengths that follow from it.
//! [`Frame`] holds the rest, encoded once.

use std::ops::Range;

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
    Any, Encode,
    asn1::{OctetString, SetOfVec},
};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{Certificate, attr::Attribute};

use super::{
    SignError,
    identity::{EssCertIdV2, SigningCertificateV2},
    key::Key,
};

/// The longest ECDSA-Sig-Value of this curve: two integers of 33 bytes in a sequence.
const LONGEST_VALUE: usize = 72;

/// A signature but for its digest and its value, DER. The value stands at the end of every structure around it.
pub struct Frame {
    /// Everything before the value.
    bytes: Vec<u8>,
    /// Where the two bytes of each length stand that counts the value too, written for the longest.
    lengths: [usize; 5],
    /// Where the signed attributes stand.
    attributes: Range<usize>,
    /// Where the digest stands, among them.
    digest: usize,
}

impl Frame {
    /// The frame for a key's certificate, which comes first, and those above it.
    ///
    /// # Errors
    /// [`SignError::Chain`] for none, or for more than a signature can carry; [`SignError::Encoding`].
    pub fn new(chain: &[Certificate]) -> Result<Self, SignError> {
        let placeholder = [0xA5; 32];
        let attributes = signed_attributes(chain, &placeholder)?;
        let own = attributes.to_der()?;
        let information = signer_info(chain, attributes)?;
        let last = information.to_der()?;
        let signed_data = signed_data(chain, information)?;
        let inner = signed_data.to_der()?;
        let content = ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&signed_data)? };
        let mut bytes = content.to_der()?;
        // All end where the whole does: content info, its [0], signed data, the set of signers, the one signer.
        let [inner, last] = [bytes.len() - inner.len(), bytes.len() - last.len()];
        let heads = [0, inner - 4, inner, last - 4, last];
        // The form with two bytes of length, which stays the form with any value.
        if heads.iter().any(|at| bytes[at + 1] != 0x82) {
            return Err(SignError::Chain("its certificates take too much room"));
        }
        bytes.truncate(bytes.len() - LONGEST_VALUE - 2);
        let missing = || SignError::Chain("its signature has another shape");
        let start = last + find(&bytes[last..], &own[1..]).ok_or_else(missing)? - 1;
        let digest = start + find(&bytes[start..], &placeholder).ok_or_else(missing)?;
        Ok(Self { bytes, lengths: heads.map(|at| at + 2), attributes: start..start + own.len(), digest })
    }

    /// The most bytes that a signature takes.
    pub fn longest(&self) -> usize {
        self.bytes.len() + 2 + LONGEST_VALUE
    }

    /// A detached signature over content of this SHA-256 digest, DER.
    ///
    /// # Errors
    /// [`SignError::Refused`] when the key does not sign.
    pub fn detached(&self, digest: &[u8; 32], key: &dyn Key) -> Result<Vec<u8>, SignError> {
        let mut cms = Vec::with_capacity(self.longest());
        cms.extend(&self.bytes);
        cms[self.digest..self.digest + digest.len()].copy_from_slice(digest);
        // They stand there with a tag of their own and are signed as the set that they are (RFC 5652, 5.4).
        let tag = std::mem::replace(&mut cms[self.attributes.start], 0x31);
        let value = key.sign(&cms[self.attributes.clone()])?;
        cms[self.attributes.start] = tag;
        let start = cms.len() + 1;
        cms.extend([0x04, 0, 0x30, 0]);
        push_integer(&mut cms, &value[..32]);
        push_integer(&mut cms, &value[32..]);
        // Both are shorter than 128 bytes: one byte of length each.
        let length = cms.len() - start - 1;
        cms[start] = length as u8;
        cms[start + 2] = (length - 2) as u8;
        for at in self.lengths {
            let longest = u16::from_be_bytes([cms[at], cms[at + 1]]);
            let length = longest - (LONGEST_VALUE - length) as u16;
            cms[at..at + 2].copy_from_slice(&length.to_be_bytes());
        }
        Ok(cms)
    }
}

/// Appends a positive INTEGER: without zeros in front, except one where the first bit is set.
fn push_integer(to: &mut Vec<u8>, number: &[u8]) {
    let zeros = number.iter().take(number.len() - 1).take_while(|byte| **byte == 0).count();
    let number = &number[zeros..];
    let sign = usize::from(number[0] >> 7);
    to.extend([0x02, (number.len() + sign) as u8]);
    to.extend(&[0][..sign]);
    to.extend(number);
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn signed_attributes(chain: &[Certificate], digest: &[u8]) -> Result<SetOfVec<Attribute>, SignError> {
    let own = chain.first().ok_or(SignError::Chain("it is empty"))?;
    let signing_certificate = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            hash_algorithm: None,
            hash: OctetString::new(Sha256::digest(own.to_der()?).to_vec())?,
            issuer_serial: None,
        }],
        policies: None,
    };
    Ok(SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &signing_certificate)?,
    ])?)
}

/// Who signed what, with zeros for the value.
fn signer_info(chain: &[Certificate], attributes: SetOfVec<Attribute>) -> Result<SignerInfo, SignError> {
    let own = &chain.first().ok_or(SignError::Chain("it is empty"))?.tbs_certificate;
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.issuer.clone(),
            serial_number: own.serial_number.clone(),
        }),
        digest_alg: AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None },
        signed_attrs: Some(attributes),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
        signature: OctetString::new([0; LONGEST_VALUE])?,
        unsigned_attrs: None,
    })
}

fn signed_data(chain: &[Certificate], information: SignerInfo) -> Result<SignedData, SignError> {
    let certificates = chain.iter().cloned().map(CertificateChoices::Certificate).collect::<Vec<_>>();
    Ok(SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![information.digest_alg.clone()])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![information])?),
    })
}

fn attribute(oid: Oid, value: &(impl der::EncodeValue + der::Tagged)) -> Result<Attribute, der::Error> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}
