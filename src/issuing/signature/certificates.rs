//! An authority of the installation's own and the certificates it gives to its signing keys (RFC 5280).

use chrono::{DateTime, Datelike, Utc};
use const_oid::{
    AssociatedOid,
    db::{
        rfc4519::{COMMON_NAME, ORGANIZATION_NAME},
        rfc5912::ECDSA_WITH_SHA_256,
    },
};
use der::{
    Any, DateTime as DerDateTime, Encode,
    asn1::{BitString, GeneralizedTime, Ia5String, OctetString, SetOfVec, UtcTime, Utf8StringRef},
};
use p256::{
    ecdsa::{DerSignature, SigningKey, VerifyingKey, signature::hazmat::PrehashSigner},
    pkcs8::EncodePublicKey,
};
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::{
    Certificate, TbsCertificate, Version,
    attr::AttributeTypeAndValue,
    ext::{
        Extension,
        pkix::{
            AuthorityKeyIdentifier, BasicConstraints, CrlDistributionPoints, KeyUsage, KeyUsages,
            SubjectKeyIdentifier,
            crl::dp::DistributionPoint,
            name::{DistributionPointName, GeneralName},
        },
    },
    name::{Name, RdnSequence, RelativeDistinguishedName},
    serial_number::SerialNumber,
    time::{Time, Validity},
};

use super::SignError;
use crate::random;

/// Paper is kept for decades: a file must still be checkable when its holder retires.
const ROOT_YEARS: i32 = 50;
const SIGNER_YEARS: i32 = 30;

/// The authority's certificate, signed by itself.
pub fn authority(name: &str, key: &SigningKey, at: DateTime<Utc>) -> Result<Certificate, SignError> {
    let subject = distinguished(name, &format!("{name}: root of certificates"))?;
    let extensions = vec![
        extension(true, &BasicConstraints { ca: true, path_len_constraint: Some(0) })?,
        extension(true, &KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign))?,
        extension(false, &SubjectKeyIdentifier(key_identifier(key.verifying_key())?))?,
    ];
    let draft = Draft { subject: subject.clone(), issuer: subject, years: ROOT_YEARS, extensions };
    draft.certify(key.verifying_key(), key, at)
}

/// For whom a certificate is.
pub struct Whose<'a> {
    /// Who signs.
    pub name: &'a str,
    /// The number of the key.
    pub number: u32,
    /// Where the authority's list of revocations is.
    pub list_url: Option<&'a str>,
}

/// A certificate for a signing key: it may sign documents and nothing else.
pub fn signer(
    whose: &Whose<'_>,
    public: &VerifyingKey,
    (authority, authority_key): &(Certificate, SigningKey),
    at: DateTime<Utc>,
) -> Result<Certificate, SignError> {
    let Whose { name, number, list_url } = whose;
    let mut extensions = vec![
        extension(true, &BasicConstraints { ca: false, path_len_constraint: None })?,
        extension(true, &KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation))?,
        extension(false, &SubjectKeyIdentifier(key_identifier(public)?))?,
        authority_key_identifier(authority_key)?,
    ];
    if let Some(url) = list_url {
        let names = vec![GeneralName::UniformResourceIdentifier(Ia5String::new(url)?)];
        let distribution_point = Some(DistributionPointName::FullName(names));
        let point = DistributionPoint { distribution_point, reasons: None, crl_issuer: None };
        extensions.push(extension(false, &CrlDistributionPoints(vec![point]))?);
    }
    let draft = Draft {
        subject: distinguished(name, &format!("{name}: certificates, key {number}"))?,
        issuer: authority.tbs_certificate.subject.clone(),
        years: SIGNER_YEARS,
        extensions,
    };
    draft.certify(public, authority_key, at)
}

/// A certificate but for its keys.
struct Draft {
    subject: Name,
    issuer: Name,
    years: i32,
    extensions: Vec<Extension>,
}

impl Draft {
    fn certify(
        self,
        public: &VerifyingKey,
        issuer: &SigningKey,
        at: DateTime<Utc>,
    ) -> Result<Certificate, SignError> {
        let algorithm = AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None };
        let tbs_certificate = TbsCertificate {
            version: Version::V3,
            serial_number: serial_number()?,
            signature: algorithm.clone(),
            issuer: self.issuer,
            validity: Validity { not_before: midnight(at, 0)?, not_after: midnight(at, self.years)? },
            subject: self.subject,
            subject_public_key_info: public_key_info(public)?,
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(self.extensions),
        };
        let signature = signature(issuer, &tbs_certificate.to_der()?)?;
        Ok(Certificate { tbs_certificate, signature_algorithm: algorithm, signature })
    }
}

/// The authority's signature over something DER.
pub fn signature(key: &SigningKey, der: &[u8]) -> Result<BitString, SignError> {
    let signature: DerSignature =
        key.sign_prehash(&Sha256::digest(der)).map_err(|e| SignError::Refused(e.to_string()))?;
    Ok(BitString::from_bytes(signature.as_bytes())?)
}

/// Names the key that signed a certificate or a list.
pub fn authority_key_identifier(key: &SigningKey) -> Result<Extension, der::Error> {
    let key_identifier = Some(key_identifier(key.verifying_key())?);
    let identifier = AuthorityKeyIdentifier {
        key_identifier,
        authority_cert_issuer: None,
        authority_cert_serial_number: None,
    };
    extension(false, &identifier)
}

fn distinguished(organisation: &str, common: &str) -> Result<Name, SignError> {
    let part = |oid, text: &str| -> Result<RelativeDistinguishedName, der::Error> {
        let value = Any::encode_from(&Utf8StringRef::new(text)?)?;
        Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![AttributeTypeAndValue { oid, value }])?))
    };
    Ok(RdnSequence(vec![part(ORGANIZATION_NAME, organisation)?, part(COMMON_NAME, common)?]))
}

fn extension<T: AssociatedOid + Encode>(critical: bool, value: &T) -> Result<Extension, der::Error> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

fn public_key_info(key: &VerifyingKey) -> Result<SubjectPublicKeyInfoOwned, SignError> {
    let document = key.to_public_key_der().map_err(|e| SignError::Mismatch(e.to_string()))?;
    Ok(der::Decode::from_der(document.as_bytes())?)
}

/// The first 20 bytes of the SHA-256 of the public key (RFC 7093, method 1).
fn key_identifier(key: &VerifyingKey) -> Result<OctetString, der::Error> {
    OctetString::new(&Sha256::digest(key.to_encoded_point(false).as_bytes())[..20])
}

/// 126 random bits: positive, and never zero.
fn serial_number() -> Result<SerialNumber, SignError> {
    let mut bytes = random::bytes::<16>().map_err(|e| SignError::Refused(e.to_string()))?;
    bytes[0] = bytes[0] & 0x7F | 0x40;
    Ok(SerialNumber::new(&bytes)?)
}

/// The first moment of the day, some years later. From 2050 on certificates write the year in full.
fn midnight(at: DateTime<Utc>, years: i32) -> Result<Time, der::Error> {
    let year = at.year() + years;
    // The 29th of February is not in every year.
    let day = if (at.month(), at.day()) == (2, 29) { 28 } else { at.day() };
    let number = |n: u32| u8::try_from(n).map_err(|_| der::ErrorKind::DateTime);
    let year = u16::try_from(year).map_err(|_| der::ErrorKind::DateTime)?;
    let day = DerDateTime::new(year, number(at.month())?, number(day)?, 0, 0, 0)?;
    Ok(match year {
        2050.. => Time::GeneralTime(GeneralizedTime::from_date_time(day)),
        _ => Time::UtcTime(UtcTime::from_date_time(day)?),
    })
}
