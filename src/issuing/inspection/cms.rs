//! Whether a signature was made with one of our keys, and over what.

use cms::{
    cert::CertificateChoices,
    content_info::ContentInfo,
    signed_data::{SignedData, SignerIdentifier, SignerInfo, SignerInfos},
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
    Any, Decode, Encode,
    asn1::{OctetString, SetOfVec},
};
use p256::ecdsa::{DerSignature, VerifyingKey, signature::hazmat::PrehashVerifier};
use sha2::{Digest, Sha256};
use x509_cert::{
    Certificate, TbsCertificate,
    ext::pkix::{BasicConstraints, KeyUsage},
};

use crate::random::sha256_hex;
use crate::signature::identity::{SigningCertificateV2, public_key};

/// A signature that one of our keys made.
#[derive(Debug)]
pub struct Ours {
    /// SHA-256 of the content that was signed.
    pub content_sha256: Vec<u8>,
    /// The signature as it was made, where something was put beside it since: a timestamp.
    pub bare: Option<Vec<u8>>,
    /// SHA-256 of the certificate whose key made it, in lower-case hexadecimal.
    pub certificate_sha256: String,
}

/// Reads a signature. `None` where it is not one of ours, for whatever reason: another form than we write, another key,
/// another authority, or one that does not fit.
pub fn read(der: &[u8], roots: &[Certificate]) -> Option<Ours> {
    let outer = ContentInfo::from_der(der).ok().filter(|c| c.content_type == ID_SIGNED_DATA)?;
    let signed: SignedData = outer.content.decode_as().ok()?;
    let content = &signed.encap_content_info;
    if content.econtent_type != ID_DATA || content.econtent.is_some() {
        return None;
    }
    let [signer] = signed.signer_infos.0.as_slice() else { return None };
    let certificate = certificate_of(&signed, signer)?;
    // A certificate from elsewhere stands for itself: its authority gives others to anybody.
    if !roots.iter().any(|root| root == certificate || vouches(root, certificate).is_some()) {
        return None;
    }
    let content_sha256 = signed_content(signer, certificate)?;
    let bare = match signer.unsigned_attrs {
        Some(_) => Some(without_timestamp(&signed)?),
        None => None,
    };
    let certificate_sha256 = sha256_hex(&certificate.to_der().ok()?);
    Some(Ours { content_sha256, bare, certificate_sha256 })
}

fn without_timestamp(signed: &SignedData) -> Option<Vec<u8>> {
    let mut signed = signed.clone();
    let mut signer = signed.signer_infos.0.as_slice().first()?.clone();
    signer.unsigned_attrs = None;
    signed.signer_infos = SignerInfos(SetOfVec::try_from(vec![signer]).ok()?);
    let content = Any::encode_from(&signed).ok()?;
    ContentInfo { content_type: ID_SIGNED_DATA, content }.to_der().ok()
}

/// The certificate that the signature names, among those that it carries.
pub fn certificate_of<'a>(signed: &'a SignedData, signer: &SignerInfo) -> Option<&'a Certificate> {
    let SignerIdentifier::IssuerAndSerialNumber(wanted) = &signer.sid else { return None };
    signed.certificates.as_ref()?.0.iter().find_map(|choice| match choice {
        CertificateChoices::Certificate(certificate) => {
            let tbs = &certificate.tbs_certificate;
            (tbs.issuer == wanted.issuer && tbs.serial_number == wanted.serial_number).then_some(certificate)
        }
        CertificateChoices::Other(_) => None,
    })
}

/// The certificates that a signature carries.
pub fn certificates_of(signed: &SignedData) -> Vec<Certificate> {
    let choices = signed.certificates.iter().flat_map(|set| set.0.iter());
    choices
        .filter_map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate.clone()),
            CertificateChoices::Other(_) => None,
        })
        .collect()
}

/// Whether the root gave this certificate to a key that signs documents. Dates are not asked: without a timestamp nobody
/// knows when a file was signed, and the record, not the certificate, says what the file is worth today.
fn vouches(root: &Certificate, certificate: &Certificate) -> Option<()> {
    let tbs = &certificate.tbs_certificate;
    let (_, usage) = tbs.get::<KeyUsage>().ok()??;
    let is_authority =
        |of: &TbsCertificate| of.get::<BasicConstraints>().ok().flatten().is_some_and(|(_, b)| b.ca);
    let authority = is_authority(tbs) || !is_authority(&root.tbs_certificate);
    if tbs.issuer != root.tbs_certificate.subject || authority || !usage.digital_signature() {
        return None;
    }
    if certificate.signature_algorithm.oid != ECDSA_WITH_SHA_256 {
        return None;
    }
    verify(&public_key(root).ok()?, &tbs.to_der().ok()?, certificate.signature.as_bytes()?)
}

/// What was signed, where the signature fits and names its certificate.
fn signed_content(signer: &SignerInfo, certificate: &Certificate) -> Option<Vec<u8>> {
    if signer.digest_alg.oid != ID_SHA_256 || signer.signature_algorithm.oid != ECDSA_WITH_SHA_256 {
        return None;
    }
    let attributes = signer.signed_attrs.as_ref()?;
    verify(&public_key(certificate).ok()?, &attributes.to_der().ok()?, signer.signature.as_bytes())?;
    if attribute::<Oid>(signer, ID_CONTENT_TYPE)? != ID_DATA {
        return None;
    }
    let named = attribute::<SigningCertificateV2>(signer, ID_AA_SIGNING_CERTIFICATE_V_2)?;
    let named = named.certs.first().filter(|c| c.hash_algorithm.is_none())?;
    let own = Sha256::digest(certificate.to_der().ok()?);
    if named.hash.as_bytes() != &own[..] {
        return None;
    }
    Some(attribute::<OctetString>(signer, ID_MESSAGE_DIGEST)?.as_bytes().to_vec())
}

/// The one value of a signed attribute that is there once.
pub fn attribute<T: for<'a> Decode<'a>>(signer: &SignerInfo, oid: Oid) -> Option<T> {
    let mut found = signer.signed_attrs.as_ref()?.iter().filter(|a| a.oid == oid);
    let (attribute, None) = (found.next()?, found.next()) else { return None };
    let [value] = attribute.values.as_slice() else { return None };
    T::from_der(&value.to_der().ok()?).ok()
}

fn verify(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> Option<()> {
    let signature = DerSignature::from_bytes(signature).ok()?;
    key.verify_prehash(&Sha256::digest(message), &signature).ok()
}
