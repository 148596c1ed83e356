//! Bitstring Status Lists (W3C, version 1.0): what the issuer says of its credentials today, a bit for each.

use std::io::{Read, Write};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::{Deserialize, Serialize};

use super::{
    fault::{Fault, StatusFault},
    iri::Iri,
    issuer::{DidDocument, Issuer},
    jwt,
    proof::{self, Proof, Proven, moment},
    quads::{DATE_TIME, Quads},
    shape::{STATUS, term},
    strict::{self, within},
};
use crate::ed25519::Ed25519Signer;

/// Places of a list: the fewest that the standard allows (section 2.2), so that no certificate stands out.
pub const PLACES: u32 = 131_072;

/// A list somebody hands in is read up to this many bytes of bits.
const MOST_BYTES: u64 = 1 << 24;

/// What a set bit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatusPurpose {
    /// Not to be relied on while it is set: suspended, revoked or superseded.
    Suspension,
    /// Never to be relied on again: revoked or superseded.
    Revocation,
}

impl StatusPurpose {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Suspension, Self::Revocation];

    /// As the standard writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suspension => "suspension",
            Self::Revocation => "revocation",
        }
    }
}

/// A place in the lists: the same in the one for suspension and in the one for revocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusPlace {
    /// Number of the list, from 1 on.
    pub list: u32,
    /// The bit, below [`PLACES`].
    pub index: u32,
}

/// The path of a list on the site, `/status/suspension-1`.
#[must_use]
pub fn list_path(purpose: StatusPurpose, list: u32) -> String {
    format!("/status/{}-{list}", purpose.name())
}

/// What a list says at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusList {
    /// Who says it.
    pub issuer: Issuer,
    /// What a set bit means.
    pub purpose: StatusPurpose,
    /// Its number.
    pub list: u32,
    /// The set bits, in any order; those beyond [`PLACES`] are not there.
    pub set: Vec<u32>,
    /// Since when it says so.
    pub from: DateTime<Utc>,
    /// Until when it may be relied on.
    pub until: DateTime<Utc>,
    /// After how many milliseconds to ask again.
    pub ttl: u64,
}

/// A signed list in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedStatusList {
    /// With a Data Integrity proof (`application/vc+ld+json`).
    pub json: Vec<u8>,
    /// As a token (`application/vc+jwt`).
    pub jwt: String,
}

impl StatusList {
    /// Signs the list. The same list and key give the same bytes.
    #[must_use]
    pub fn sign(&self, signer: &Ed25519Signer) -> SignedStatusList {
        let id = self.issuer.address(&list_path(self.purpose, self.list));
        let mut document = ListCredential {
            context: CONTEXTS.iter().map(|&context| context.to_owned()).collect(),
            kind: KINDS.iter().map(|&kind| kind.to_owned()).collect(),
            issuer: self.issuer.id(),
            valid_from: moment(self.from),
            valid_until: moment(self.until),
            credential_subject: Bits {
                id: Iri::new(&format!("{id}#list")),
                kind: LIST.to_owned(),
                status_purpose: self.purpose.name().to_owned(),
                encoded_list: encode(&self.set),
                ttl: self.ttl,
            },
            id,
            proof: Vec::new(),
        };
        let key = self.issuer.method(&signer.public().key);
        let jwt = jwt::sign(&strict::json(&document), &key, signer);
        document.proof.push(Proof::make(&document, &self.issuer, self.from, signer));
        SignedStatusList { json: strict::json(&document), jwt }
    }
}

const CONTEXTS: &[&str] = &["https://www.w3.org/ns/credentials/v2"];
const KINDS: &[&str] = &["VerifiableCredential", "BitstringStatusListCredential"];
const LIST: &str = "BitstringStatusList";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListCredential {
    #[serde(rename = "@context")]
    context: Vec<String>,
    id: Iri,
    #[serde(rename = "type")]
    kind: Vec<String>,
    issuer: Iri,
    valid_from: String,
    valid_until: String,
    credential_subject: Bits,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    proof: Vec<Proof>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bits {
    id: Iri,
    #[serde(rename = "type")]
    kind: String,
    status_purpose: String,
    encoded_list: String,
    ttl: u64,
}

impl Proven for ListCredential {
    fn statements(&self) -> String {
        let mut quads = Quads::new();
        let (id, list) = (self.id.as_str(), self.credential_subject.id.as_str());
        let vc = "https://www.w3.org/2018/credentials#";
        quads.kind(id, term!(vc, "VerifiableCredential"));
        quads.kind(id, term!(STATUS, "BitstringStatusListCredential"));
        quads.link(id, term!(vc, "issuer"), self.issuer.as_str());
        quads.typed(id, term!(vc, "validFrom"), &self.valid_from, DATE_TIME);
        quads.typed(id, term!(vc, "validUntil"), &self.valid_until, DATE_TIME);
        quads.link(id, term!(vc, "credentialSubject"), list);
        quads.kind(list, term!(STATUS, "BitstringStatusList"));
        quads.text(list, term!(STATUS, "statusPurpose"), &self.credential_subject.status_purpose);
        let multibase = "https://w3id.org/security#multibase";
        quads.typed(list, term!(STATUS, "encodedList"), &self.credential_subject.encoded_list, multibase);
        let integer = "http://www.w3.org/2001/XMLSchema#integer";
        quads.typed(list, term!(STATUS, "ttl"), &self.credential_subject.ttl.to_string(), integer);
        quads.canonical()
    }

    fn proofs(&self) -> &[Proof] {
        &self.proof
    }
}

/// Section 2.2: bit 0 is the leftmost; gzip, then base64url with the multibase mark `u`.
fn encode(set: &[u32]) -> String {
    let mut bits = vec![0u8; PLACES as usize / 8];
    for place in set {
        if let Some(byte) = bits.get_mut(*place as usize / 8) {
            *byte |= 0x80 >> (place % 8);
        }
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    gzip.write_all(&bits).ok();
    format!("u{}", URL_SAFE_NO_PAD.encode(gzip.finish().unwrap_or_default()))
}

fn decode(encoded: &str) -> Result<Vec<u8>, StatusFault> {
    let malformed = |e: String| StatusFault::Malformed(e);
    let text = encoded.strip_prefix('u').ok_or(StatusFault::Multibase)?;
    let packed = URL_SAFE_NO_PAD.decode(text).map_err(|e| malformed(e.to_string()))?;
    let mut bits = Vec::new();
    let mut unpacked = GzDecoder::new(packed.as_slice()).take(MOST_BYTES + 1);
    unpacked.read_to_end(&mut bits).map_err(|e| malformed(e.to_string()))?;
    if bits.len() as u64 > MOST_BYTES {
        return Err(malformed("it is too long".to_owned()));
    }
    if bits.len() < PLACES as usize / 8 {
        return Err(StatusFault::TooShort(bits.len() * 8));
    }
    Ok(bits)
}

/// A list that somebody saved, in either form; nothing is believed of it yet.
pub(super) struct Saved<'a> {
    document: ListCredential,
    /// Where it is a token.
    token: Option<&'a str>,
}

/// What a credential asks its list.
pub(super) struct Question<'a> {
    pub issuer: &'a Iri,
    pub purpose: &'a str,
    pub index: &'a str,
}

impl<'a> Saved<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let broken = |fault: Fault| match fault {
            Fault::Jwt(fault) => StatusFault::Proof(Box::new(fault.into())),
            other => StatusFault::Malformed(other.to_string()),
        };
        let text = std::str::from_utf8(bytes).map_err(|e| StatusFault::Malformed(e.to_string()))?.trim();
        if text.starts_with('{') {
            let document = strict::read(text.as_bytes(), CONTEXTS).map_err(broken)?;
            return Ok(Self { document, token: None });
        }
        jwt::header(text).map_err(|fault| broken(fault.into()))?;
        let payload =
            text.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok()).unwrap_or_default();
        Ok(Self { document: strict::read(&payload, CONTEXTS).map_err(broken)?, token: Some(text) })
    }

    pub(super) fn is(&self, id: &Iri) -> bool {
        self.document.id == *id
    }

    /// Whether the bit is set, once everything about the list holds.
    pub(super) fn says(
        &self,
        question: &Question<'_>,
        did: &DidDocument,
        now: DateTime<Utc>,
    ) -> Result<bool, Fault> {
        let (document, bits) = (&self.document, &self.document.credential_subject);
        if document.issuer != *question.issuer {
            return Err(StatusFault::Issuer.into());
        }
        match self.token {
            None => proof::check(document, &document.issuer, did),
            Some(token) => jwt::open(token, &document.issuer, did).map(|_| ()),
        }
        .map_err(|fault| StatusFault::Proof(Box::new(fault)))?;
        if document.kind != KINDS || bits.kind != LIST {
            return Err(StatusFault::Malformed("its types are others".to_owned()).into());
        }
        if bits.status_purpose != question.purpose {
            return Err(StatusFault::Purpose(bits.status_purpose.clone()).into());
        }
        within(&document.valid_from, Some(&document.valid_until), now).map_err(|fault| match fault {
            Fault::NotYetValid(from) => StatusFault::NotYetValid(from),
            Fault::Expired(until) => StatusFault::Expired(until),
            other => StatusFault::Malformed(other.to_string()),
        })?;
        let out_of_range = || StatusFault::OutOfRange(question.index.to_owned());
        let decoded = decode(&bits.encoded_list)?;
        let index: usize = question.index.parse().map_err(|_| out_of_range())?;
        let byte = decoded.get(index / 8).ok_or_else(out_of_range)?;
        Ok(byte & (0x80 >> (index % 8)) != 0)
    }
}
