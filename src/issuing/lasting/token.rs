//! Whether a timestamp was signed by the authority whose certificate it carries (RFC 3161, 2.3 and 2.4.2; RFC 5652, 5.4).

use chrono::{DateTime, Utc};
use cms::signed_data::SignerInfo;
use const_oid::{
    ObjectIdentifier as Oid,
    db::{
        rfc5911::{
            ID_AA_SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_MESSAGE_DIGEST,
        },
        rfc5912::{ID_KP_TIME_STAMPING, ID_SHA_256},
    },
};
use der::{Encode, asn1::OctetString};
use ring::digest::SHA1_FOR_LEGACY_USE_ONLY;
use thiserror::Error;
use x509_cert::{Certificate, ext::pkix::ExtendedKeyUsage};

use super::{
    moments,
    timestamp::{ID_CT_TST_INFO, TokenInfo},
    verify::{Doubt, digest, verify},
};
use crate::{
    inspection::{attribute, certificate_of},
    signature::identity::SigningCertificateV2,
};

/// Why a timestamp is not believed.
#[derive(Debug, Error)]
pub enum Flaw {
    /// One authority signs it, and nobody else.
    #[error("it has {0} signatures")]
    Signers(usize),
    /// It was asked for with its certificates.
    #[error("it does not carry the certificate of its authority")]
    NoCertificate,
    /// What must be signed along is missing or is of something else.
    #[error("what it signed along does not fit: {0}")]
    Attribute(&'static str),
    /// The signature.
    #[error(transparent)]
    Doubt(#[from] Doubt),
    /// The certificate is for other things too, or not for timestamps at all.
    #[error("the certificate of {0} is not one for timestamps alone")]
    Usage(String),
    /// The certificate did not hold at the time of the timestamp.
    #[error("the certificate of {who} does not hold at {time}, when it says it signed")]
    OutOfTime {
        /// Whose certificate.
        who: String,
        /// The timestamp's time.
        time: DateTime<Utc>,
    },
    /// The authority's clock and ours are far apart.
    #[error("it says that it is {time}, and it is {now} here")]
    Clock {
        /// The timestamp's time.
        time: DateTime<Utc>,
        /// Ours.
        now: DateTime<Utc>,
    },
}

/// The certificate whose key signed a timestamp just now.
///
/// # Errors
/// [`Flaw`].
pub fn authority(token: &TokenInfo, now: DateTime<Utc>) -> Result<&Certificate, Flaw> {
    let signers = token.signed.signer_infos.0.as_slice();
    let [signer] = signers else { return Err(Flaw::Signers(signers.len())) };
    let own = certificate_of(&token.signed, signer).ok_or(Flaw::NoCertificate)?;
    let (time, who) = (token.time, || own.tbs_certificate.subject.to_string());
    attributes(token, signer, own)?;
    let signed = signer.signed_attrs.as_ref().and_then(|attributes| attributes.to_der().ok());
    let signed = signed.ok_or(Flaw::Attribute("there is nothing"))?;
    let algorithm = &signer.signature_algorithm;
    verify(own, algorithm, Some(signer.digest_alg.oid), &signed, signer.signature.as_bytes())?;
    let usage = own.tbs_certificate.get::<ExtendedKeyUsage>().ok().flatten();
    if !matches!(&usage, Some((true, usage)) if usage.0 == [ID_KP_TIME_STAMPING]) {
        return Err(Flaw::Usage(who()));
    }
    if !moments::holds(own, time) {
        return Err(Flaw::OutOfTime { who: who(), time });
    }
    if !moments::is_now(time, now) {
        return Err(Flaw::Clock { time, now });
    }
    Ok(own)
}

fn attributes(token: &TokenInfo, signer: &SignerInfo, own: &Certificate) -> Result<(), Flaw> {
    if attribute::<Oid>(signer, ID_CONTENT_TYPE) != Some(ID_CT_TST_INFO) {
        return Err(Flaw::Attribute("content-type"));
    }
    let signed = attribute::<OctetString>(signer, ID_MESSAGE_DIGEST);
    let content = digest(signer.digest_alg.oid, &token.content);
    if content.is_none() || signed.map(OctetString::into_bytes) != content {
        return Err(Flaw::Attribute("message-digest"));
    }
    // In the first form, which RFC 3161 asks for, by SHA-1; in the second since RFC 5816. Whichever is there must fit.
    let named = [ID_AA_SIGNING_CERTIFICATE, ID_AA_SIGNING_CERTIFICATE_V_2].map(|oid| {
        let there = signer.signed_attrs.iter().flat_map(|all| all.iter()).any(|a| a.oid == oid);
        there.then(|| names(signer, oid, own) == Some(true))
    });
    match named {
        [None, None] | [Some(false), _] | [_, Some(false)] => Err(Flaw::Attribute("signing-certificate")),
        _ => Ok(()),
    }
}

/// Whether the attribute's first digest is the certificate's. The first form is written as the second one without an algorithm.
fn names(signer: &SignerInfo, oid: Oid, own: &Certificate) -> Option<bool> {
    let named = attribute::<SigningCertificateV2>(signer, oid)?.certs.into_iter().next()?;
    let der = own.to_der().ok()?;
    let own = match (oid, named.hash_algorithm) {
        (ID_AA_SIGNING_CERTIFICATE, None) => {
            ring::digest::digest(&SHA1_FOR_LEGACY_USE_ONLY, &der).as_ref().to_vec()
        }
        (_, algorithm) => digest(algorithm.map_or(ID_SHA_256, |a| a.oid), &der)?,
    };
    Some(named.hash.as_bytes() == own)
}
