//! A credential to start from, the keys it is signed with, and a signer of our own for what the program would never sign.

use std::sync::OnceLock;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use countersign::{
    issuing::{
        credential::{
            AchievementFacts, CredentialFacts, DidDocument, Issuer, SignedStatusList, StatusList,
            StatusPlace, StatusPurpose, issue,
        },
        ed25519::Ed25519Signer,
        keys::{Keys, Purpose},
    },
    random,
};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::{
    Dataset,
    dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::app::noon;

pub const SITE: &str = "https://verify.example";
pub const LIST: &str = "https://verify.example/status/suspension-1";
pub const INDEX: u32 = 4711;

/// An installation's key, made once for all these tests.
pub fn signer() -> std::sync::Arc<Ed25519Signer> {
    static KEYS: OnceLock<(tempfile::TempDir, Keys)> = OnceLock::new();
    let (_, keys) = KEYS.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::new(dir.path().join("keys"), None, "verify.example".into());
        (dir, keys)
    });
    keys.ed25519(Purpose::Credential, noon()).unwrap()
}

pub fn did() -> DidDocument {
    Issuer::at(SITE).document(&[signer().public()])
}

pub fn did_json() -> Value {
    serde_json::to_value(did()).unwrap()
}

/// The id of the key.
pub fn method() -> String {
    did_json()["assertionMethod"][0].as_str().unwrap().to_owned()
}

pub fn facts(holder: &str) -> CredentialFacts {
    CredentialFacts {
        issuer: Issuer::at(SITE),
        code: "7K3M9QX24TFDW8HP".into(),
        issuer_name: "Saltmarsh Academy".into(),
        holder_name: holder.into(),
        latin_name: None,
        serial: "SA-2026-00001".into(),
        achievement: AchievementFacts {
            id: "urn:uuid:0192f0c1-2222-7000-8000-000000000000".into(),
            name: "Level 4 Certificate in Scalp Micropigmentation".into(),
            description: "Certificate · Level 4 · 185 hours total qualification time".into(),
            criteria: "Study and practice of 185 hours in all.".into(),
            language: "en".into(),
        },
        narrative: Some("Hairline: 3 treatments completed under supervision".into()),
        valid_from: Utc.with_ymd_and_hms(2026, 11, 20, 0, 0, 0).unwrap(),
        valid_until: Some(Utc.with_ymd_and_hms(2029, 11, 20, 23, 59, 59).unwrap()),
        signed_at: Utc.with_ymd_and_hms(2026, 11, 20, 9, 30, 0).unwrap(),
        place: StatusPlace { list: 1, index: INDEX },
    }
}

pub fn credential() -> Vec<u8> {
    issue(&facts("Siân Ŵyn Prys"), &signer()).bytes
}

pub fn list(purpose: StatusPurpose, set: &[u32], from: DateTime<Utc>) -> SignedStatusList {
    let until = from + TimeDelta::minutes(5);
    let issuer = Issuer::at(SITE);
    StatusList { issuer, purpose, list: 1, set: set.to_vec(), from, until, ttl: 240_000 }.sign(&signer())
}

/// The canonical statements of a document, by a JSON-LD processor that knows the pinned contexts only.
pub fn statements(document: &Value) -> String {
    let bytes = serde_json::to_vec(document).unwrap();
    let parser = JsonLdParser::new().for_slice(&bytes).with_load_document_callback(|address, _| {
        let file = match address {
            "https://www.w3.org/ns/credentials/v2" => "credentials-v2.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json" => "open-badges-3.0.3.json",
            other => return Err(format!("{other} is not pinned").into()),
        };
        let file = format!("{}/certificates/contexts/{file}", env!("CARGO_MANIFEST_DIR"));
        Ok(JsonLdRemoteDocument { document: std::fs::read(file)?, document_url: address.to_owned() })
    });
    let mut dataset = Dataset::new();
    for quad in parser {
        dataset.insert(&quad.unwrap());
    }
    let hash_algorithm = CanonicalizationHashAlgorithm::Sha256;
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort();
    lines.concat()
}

/// What a proof over a document signs.
pub fn message(document: &Value) -> Vec<u8> {
    let (mut document, mut options) = (document.clone(), document["proof"][0].clone());
    options["@context"] = document["@context"].clone();
    options.as_object_mut().unwrap().remove("proofValue");
    document.as_object_mut().unwrap().remove("proof");
    [Sha256::digest(statements(&options)), Sha256::digest(statements(&document))].concat()
}

/// Signs whatever somebody made of a document, as only the issuer could.
pub fn sign_again(mut document: Value) -> Value {
    let message = message(&document);
    let value = format!("z{}", bs58::encode(signer().sign(&message)).into_string());
    document["proof"][0]["proofValue"] = json!(value);
    document
}

/// The same document under another issuer's key.
pub fn other_issuer() -> (Issuer, Keys, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let keys = Keys::new(dir.path().join("keys"), None, "other.example".into());
    (Issuer::at("https://other.example"), keys, dir)
}

/// SHA-256 as the log keeps it.
pub fn digest(bytes: &[u8]) -> String {
    random::sha256_hex(bytes)
}
