//! Questions to a timestamp authority and its answers (RFC 3161).

use chrono::{DateTime, Utc};
use cms::{content_info::ContentInfo, signed_data::SignedData};
use const_oid::{
    ObjectIdentifier as Oid,
    db::{rfc5911::ID_SIGNED_DATA, rfc5912::ID_SHA_256},
};
use der::{
    Any, Decode, Encode, Sequence, Tag, Tagged,
    asn1::{BitString, OctetString, Uint},
};
use spki::AlgorithmIdentifierOwned;

use super::{LastingError, Means, moments, token};
use crate::random;

/// id-ct-TSTInfo (RFC 3161, 2.4.2).
pub const ID_CT_TST_INFO: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");

#[derive(Sequence)]
struct MessageImprint {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

#[derive(Sequence)]
struct Request {
    version: u8,
    imprint: MessageImprint,
    nonce: Uint,
    certificates: bool,
}

#[derive(Sequence)]
struct Status {
    status: u8,
    #[asn1(optional = "true")]
    text: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

#[derive(Sequence)]
struct Response {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<Any>,
}

/// A timestamp that an authority gave.
pub struct Stamp {
    /// The token, DER.
    pub der: Vec<u8>,
    /// What it says.
    pub info: TokenInfo,
    /// When the certificate that signed it ends.
    pub until: DateTime<Utc>,
}

/// Asks the authority for a timestamp of a SHA-256 digest, and believes its answer only where it signed it.
///
/// # Errors
/// [`LastingError::Network`]; [`LastingError::Timestamp`] when the authority refuses, answers another question, or did not
/// sign as it must; [`LastingError::Encoding`] without randomness.
pub fn stamp(digest: [u8; 32], means: &Means<'_>) -> Result<Stamp, LastingError> {
    let url = means.timestamp_url;
    let query = Query::new(digest)?;
    let answer = means.fetch.post(url, "application/timestamp-query", &query.der)?;
    let wrong = |reason: String| LastingError::Timestamp { url: url.to_owned(), reason };
    let (der, info) = query.token(&answer).map_err(wrong)?;
    let own = token::authority(&info, means.now).map_err(|flaw| wrong(flaw.to_string()))?;
    let until = moments::moment(own.tbs_certificate.validity.not_after);
    Ok(Stamp { der, info, until })
}

/// A question about a digest, and what its answer must repeat.
struct Query {
    /// The question, DER.
    der: Vec<u8>,
    digest: [u8; 32],
    nonce: Uint,
}

impl Query {
    /// Asks when a SHA-256 digest was there, with a nonce and for the authority's certificates.
    fn new(digest: [u8; 32]) -> Result<Self, LastingError> {
        let mut nonce = random::bytes::<12>().map_err(|e| LastingError::Encoding(e.to_string()))?;
        nonce[0] |= 1;
        let nonce = Uint::new(&nonce)?;
        let request = Request {
            version: 1,
            imprint: MessageImprint {
                algorithm: AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None },
                digest: OctetString::new(digest)?,
            },
            nonce: nonce.clone(),
            certificates: true,
        };
        Ok(Self { der: request.to_der()?, digest, nonce })
    }

    /// The token of the authority's answer, DER, and what it says; otherwise what is wrong.
    fn token(&self, answer: &[u8]) -> Result<(Vec<u8>, TokenInfo), String> {
        let answer = Response::from_der(answer).map_err(|e| format!("no answer of RFC 3161: {e}"))?;
        // Granted, or granted with modifications.
        if answer.status.status > 1 {
            return Err(format!("the authority refuses with status {}", answer.status.status));
        }
        let token =
            answer.token.and_then(|token| token.to_der().ok()).ok_or("an answer without a timestamp")?;
        let info = read(&token).ok_or("the timestamp can't be read")?;
        if info.digest != self.digest {
            return Err("the timestamp is of something else".to_owned());
        }
        if info.nonce.as_ref() != Some(&self.nonce) {
            return Err("the timestamp answers another question".to_owned());
        }
        Ok((token, info))
    }
}

/// What a token says.
pub struct TokenInfo {
    /// The SHA-256 digest that it is about.
    pub digest: Vec<u8>,
    /// When that was there, as its authority says.
    pub time: DateTime<Utc>,
    nonce: Option<Uint>,
    /// What is signed, DER.
    pub content: Vec<u8>,
    /// The structure around it.
    pub signed: SignedData,
}

/// Reads a token; `None` where it is none over a SHA-256 digest. Its signature is not looked at.
pub fn read(token: &[u8]) -> Option<TokenInfo> {
    let outer = ContentInfo::from_der(token).ok().filter(|c| c.content_type == ID_SIGNED_DATA)?;
    let signed: SignedData = outer.content.decode_as().ok()?;
    if signed.encap_content_info.econtent_type != ID_CT_TST_INFO {
        return None;
    }
    let content: OctetString = signed.encap_content_info.econtent.as_ref()?.decode_as().ok()?;
    // version, policy, imprint, serial number, time; then what may be left out.
    let parts = Vec::<Any>::from_der(content.as_bytes()).ok()?;
    let imprint: MessageImprint = parts.get(2)?.decode_as().ok()?;
    let time = moments::generalized(parts.get(4)?)?;
    let nonce = parts.iter().skip(5).find(|part| part.tag() == Tag::Integer);
    if imprint.algorithm.oid != ID_SHA_256 {
        return None;
    }
    Some(TokenInfo {
        digest: imprint.digest.as_bytes().to_vec(),
        time,
        nonce: nonce.and_then(|n| n.decode_as().ok()),
        content: content.into_bytes(),
        signed,
    })
}
