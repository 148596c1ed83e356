//! Whether a key made a signature, in the algorithms that authorities of time and certificates use.

use const_oid::{
    ObjectIdentifier as Oid,
    db::{
        rfc5912::{
            ECDSA_WITH_SHA_256, ECDSA_WITH_SHA_384, ID_EC_PUBLIC_KEY, ID_RSASSA_PSS, ID_SHA_256, ID_SHA_384,
            ID_SHA_512, RSA_ENCRYPTION, SECP_256_R_1, SECP_384_R_1, SHA_256_WITH_RSA_ENCRYPTION,
            SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
        },
        rfc8410::ID_ED_25519,
    },
};
use der::{Any, Encode, Sequence};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA384_ASN1, ECDSA_P384_SHA256_ASN1, ECDSA_P384_SHA384_ASN1, ED25519,
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, UnparsedPublicKey,
    VerificationAlgorithm,
};
use sha2::{Digest, Sha256, Sha384, Sha512};
use spki::AlgorithmIdentifierOwned;
use thiserror::Error;
use x509_cert::Certificate;

/// Why a signature is not believed.
#[derive(Debug, Error)]
pub enum Doubt {
    /// Key and algorithm are none that are known here.
    #[error("the algorithm of its signature, {0} with the key of {1}, can't be checked here")]
    Algorithm(Oid, String),
    /// Another key made it, or it is over something else.
    #[error("its signature was not made by {0}")]
    Signature(String),
}

/// RSASSA-PSS-params (RFC 4055, 3.1). Mask and salt are fixed by who verifies: as the hash has it.
#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", optional = "true")]
    mask: Option<Any>,
    #[asn1(context_specific = "2", optional = "true")]
    salt: Option<u8>,
    #[asn1(context_specific = "3", optional = "true")]
    trailer: Option<u8>,
}

/// Whether the key of a certificate signed a message. `digest` is what a signature of CMS says beside the algorithm, which
/// may leave it out (RFC 3370, 3.2).
///
/// # Errors
/// [`Doubt`].
pub fn verify(
    signer: &Certificate,
    algorithm: &AlgorithmIdentifierOwned,
    digest: Option<Oid>,
    message: &[u8],
    signature: &[u8],
) -> Result<(), Doubt> {
    let tbs = &signer.tbs_certificate;
    let who = || tbs.subject.to_string();
    let known = known(&tbs.subject_public_key_info.algorithm, algorithm, digest);
    let known = known.ok_or_else(|| Doubt::Algorithm(algorithm.oid, who()))?;
    let key = UnparsedPublicKey::new(known, tbs.subject_public_key_info.subject_public_key.raw_bytes());
    key.verify(message, signature).map_err(|_| Doubt::Signature(who()))
}

/// Whether the key of one certificate signed another.
///
/// # Errors
/// [`Doubt`].
pub fn verify_certificate(issuer: &Certificate, certificate: &Certificate) -> Result<(), Doubt> {
    let unlike = || Doubt::Signature(issuer.tbs_certificate.subject.to_string());
    let signed = certificate.tbs_certificate.to_der().map_err(|_| unlike())?;
    verify(issuer, &certificate.signature_algorithm, None, &signed, certificate.signature.raw_bytes())
}

/// The digest of bytes; none by SHA-1 or older.
pub fn digest(algorithm: Oid, bytes: &[u8]) -> Option<Vec<u8>> {
    match algorithm {
        ID_SHA_256 => Some(Sha256::digest(bytes).to_vec()),
        ID_SHA_384 => Some(Sha384::digest(bytes).to_vec()),
        ID_SHA_512 => Some(Sha512::digest(bytes).to_vec()),
        _ => None,
    }
}

fn known(
    key: &AlgorithmIdentifierOwned,
    used: &AlgorithmIdentifierOwned,
    digest: Option<Oid>,
) -> Option<&'static dyn VerificationAlgorithm> {
    match (key.oid, used.oid) {
        (ID_EC_PUBLIC_KEY, ecdsa) => {
            let curve = key.parameters.as_ref()?.decode_as::<Oid>().ok()?;
            match (curve, ecdsa) {
                (SECP_256_R_1, ECDSA_WITH_SHA_256) => Some(&ECDSA_P256_SHA256_ASN1),
                (SECP_256_R_1, ECDSA_WITH_SHA_384) => Some(&ECDSA_P256_SHA384_ASN1),
                (SECP_384_R_1, ECDSA_WITH_SHA_256) => Some(&ECDSA_P384_SHA256_ASN1),
                (SECP_384_R_1, ECDSA_WITH_SHA_384) => Some(&ECDSA_P384_SHA384_ASN1),
                _ => None,
            }
        }
        (RSA_ENCRYPTION, SHA_256_WITH_RSA_ENCRYPTION) => pkcs1(ID_SHA_256),
        (RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION) => pkcs1(ID_SHA_384),
        (RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION) => pkcs1(ID_SHA_512),
        (RSA_ENCRYPTION, RSA_ENCRYPTION) => pkcs1(digest?),
        (RSA_ENCRYPTION | ID_RSASSA_PSS, ID_RSASSA_PSS) => {
            match used.parameters.as_ref()?.decode_as::<PssParameters>().ok()?.hash?.oid {
                ID_SHA_256 => Some(&RSA_PSS_2048_8192_SHA256),
                ID_SHA_384 => Some(&RSA_PSS_2048_8192_SHA384),
                ID_SHA_512 => Some(&RSA_PSS_2048_8192_SHA512),
                _ => None,
            }
        }
        (ID_ED_25519, ID_ED_25519) => Some(&ED25519),
        _ => None,
    }
}

fn pkcs1(hash: Oid) -> Option<&'static dyn VerificationAlgorithm> {
    match hash {
        ID_SHA_256 => Some(&RSA_PKCS1_2048_8192_SHA256),
        ID_SHA_384 => Some(&RSA_PKCS1_2048_8192_SHA384),
        ID_SHA_512 => Some(&RSA_PKCS1_2048_8192_SHA512),
        _ => None,
    }
}
