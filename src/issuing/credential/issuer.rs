//! The issuer to other people's programs: the installation's `did:web`, and the document with its keys.

use serde::{Deserialize, Serialize};

use super::{
    fault::Fault,
    iri::{Iri, encoded},
    proof::multibase,
    strict,
};
use crate::ed25519::Ed25519Public;

/// The multicodec of an Ed25519 public key (`ed25519-pub`).
const ED25519_PUB: [u8; 2] = [0xed, 0x01];

/// The installation that issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    site: String,
    did: Iri,
}

impl Issuer {
    /// The issuer at an address: scheme and host, no path, such as `https://verify.example`.
    #[must_use]
    pub fn at(site: &str) -> Self {
        let host = site.split_once("://").map_or(site, |(_, host)| host);
        // did:web 3.1: a port's colon is percent-encoded; nothing else of a host needs to be.
        let stays = |byte: u8| byte.is_ascii_alphanumeric() || b".-_".contains(&byte);
        Self { site: site.to_owned(), did: Iri::new(&format!("did:web:{}", encoded(host, stays))) }
    }

    /// `did:web:verify.example`, with the colon of a port as `%3A`.
    #[must_use]
    pub fn did(&self) -> &str {
        self.did.as_str()
    }

    /// One that a credential names, whatever its site was called then.
    pub(super) fn named(did: &Iri) -> Self {
        Self { site: String::new(), did: did.clone() }
    }

    pub(super) fn id(&self) -> Iri {
        self.did.clone()
    }

    /// An address on the site.
    pub(super) fn address(&self, path: &str) -> Iri {
        Iri::new(&format!("{}{path}", self.site))
    }

    /// The id of a key: the DID, and the key itself as fragment, so that no two keys ever share an id.
    pub(super) fn method(&self, key: &[u8; 32]) -> Iri {
        Iri::new(&format!("{}#{}", self.did, multikey(key)))
    }

    /// The document of the DID: every key may assert, the retired ones too, because what they signed stays good.
    #[must_use]
    pub fn document(&self, keys: &[Ed25519Public]) -> DidDocument {
        let method = |public: &Ed25519Public| Method {
            id: self.method(&public.key).into(),
            kind: MULTIKEY.to_owned(),
            controller: self.did().to_owned(),
            public_key_multibase: multikey(&public.key),
        };
        let verification_method: Vec<Method> = keys.iter().map(method).collect();
        DidDocument {
            context: ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
                .map(str::to_owned)
                .to_vec(),
            id: self.did().to_owned(),
            assertion_method: verification_method.iter().map(|method| method.id.clone()).collect(),
            verification_method,
        }
    }
}

const MULTIKEY: &str = "Multikey";

fn multikey(key: &[u8; 32]) -> String {
    multibase(&[&ED25519_PUB[..], key].concat())
}

/// What `/.well-known/did.json` says (W3C DID Core 1.0, section 5). Serialises to it and reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DidDocument {
    #[serde(rename = "@context", default)]
    context: Vec<String>,
    id: String,
    #[serde(default)]
    verification_method: Vec<Method>,
    #[serde(default)]
    assertion_method: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Method {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    controller: String,
    #[serde(default)]
    public_key_multibase: String,
}

impl DidDocument {
    /// Reads a document that somebody saved.
    ///
    /// # Errors
    /// The reader's, where it is not one.
    pub fn read(bytes: &[u8]) -> serde_json::Result<Self> {
        strict::read_known(bytes)
    }

    /// The key of a verification method that this issuer lets assert.
    pub(super) fn asserting_key(&self, issuer: &Iri, method: &str) -> Result<[u8; 32], Fault> {
        if self.id != issuer.as_str() {
            return Err(Fault::Issuer(issuer.to_string()));
        }
        let unknown = || Fault::VerificationMethod(method.to_owned());
        let found = self.verification_method.iter().find(|known| known.id == method).ok_or_else(unknown)?;
        let own = found.controller == self.id
            && found.id.strip_prefix(&self.id).is_some_and(|rest| rest.starts_with('#'));
        if !own || found.kind != MULTIKEY {
            return Err(unknown());
        }
        if !self.assertion_method.iter().any(|id| id == method) {
            return Err(Fault::NotForAssertion(method.to_owned()));
        }
        let bytes =
            found.public_key_multibase.strip_prefix('z').and_then(|text| bs58::decode(text).into_vec().ok());
        let key = bytes.as_deref().and_then(|bytes| bytes.strip_prefix(&ED25519_PUB[..]));
        key.and_then(|key| key.try_into().ok()).ok_or_else(unknown)
    }
}
