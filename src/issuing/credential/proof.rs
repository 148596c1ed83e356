//! Data Integrity proofs of the suite `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2).

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    fault::Fault,
    iri::Iri,
    issuer::{DidDocument, Issuer},
    quads::{BLANK, DATE_TIME, Quads},
};
use crate::ed25519::{self, Ed25519Signer};

const SECURITY: &str = "https://w3id.org/security#";
const SUITE: &str = "eddsa-rdfc-2022";
const KIND: &str = "DataIntegrityProof";
const PURPOSE: &str = "assertionMethod";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Proof {
    #[serde(rename = "type")]
    pub kind: String,
    pub created: String,
    pub verification_method: Iri,
    pub cryptosuite: String,
    pub proof_purpose: String,
    pub proof_value: String,
}

/// A document that proofs are made for.
pub(super) trait Proven {
    /// The canonical statements that it makes, without its proof.
    fn statements(&self) -> String;
    /// The proofs that it carries.
    fn proofs(&self) -> &[Proof];
}

impl Proof {
    /// Proves a document. The same document, moment and key give the same proof.
    pub(super) fn make(
        document: &impl Proven,
        issuer: &Issuer,
        created: DateTime<Utc>,
        signer: &Ed25519Signer,
    ) -> Self {
        let mut proof = Self {
            kind: KIND.to_owned(),
            created: moment(created),
            verification_method: issuer.method(&signer.public().key),
            cryptosuite: SUITE.to_owned(),
            proof_purpose: PURPOSE.to_owned(),
            proof_value: String::new(),
        };
        proof.proof_value = multibase(&signer.sign(&proof.message(document)));
        proof
    }

    /// What is signed: the digest of the proof's options, then that of the document (section 3.2.4).
    fn message(&self, document: &impl Proven) -> [u8; 64] {
        let mut message = [0; 64];
        message[..32].copy_from_slice(&Sha256::digest(self.statements()));
        message[32..].copy_from_slice(&Sha256::digest(document.statements()));
        message
    }

    fn statements(&self) -> String {
        let mut quads = Quads::new();
        let term = |name: &str| [SECURITY, name].concat();
        quads.kind(BLANK, &term(KIND));
        quads.typed(BLANK, "http://purl.org/dc/terms/created", &self.created, DATE_TIME);
        quads.link(BLANK, &term("verificationMethod"), self.verification_method.as_str());
        quads.typed(BLANK, &term("cryptosuite"), &self.cryptosuite, &term("cryptosuiteString"));
        quads.link(BLANK, &term("proofPurpose"), &term(PURPOSE));
        quads.canonical()
    }
}

/// Checks the one proof of a document against the keys that its issuer's document allows to assert.
pub(super) fn check(document: &impl Proven, issuer: &Iri, did: &DidDocument) -> Result<(), Fault> {
    let [proof] = document.proofs() else { return Err(Fault::Proofs(document.proofs().len())) };
    if proof.kind != KIND || proof.cryptosuite != SUITE {
        return Err(Fault::Suite(format!("{} {}", proof.kind, proof.cryptosuite)));
    }
    if proof.proof_purpose != PURPOSE {
        return Err(Fault::Purpose(proof.proof_purpose.clone()));
    }
    let key = did.asserting_key(issuer, proof.verification_method.as_str())?;
    let signature = proof.proof_value.strip_prefix('z').and_then(|text| bs58::decode(text).into_vec().ok());
    let signature = signature.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok()).ok_or(Fault::ProofValue)?;
    if ed25519::verify(&key, &proof.message(document), &signature) { Ok(()) } else { Err(Fault::Signature) }
}

/// Bytes as multibase base58-btc (`z…`).
pub(super) fn multibase(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// A moment as credentials write it: UTC, whole seconds.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
