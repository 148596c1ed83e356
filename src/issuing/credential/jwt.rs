//! JSON Web Tokens for status lists (VC-JOSE-COSE, section 3.1.1): one algorithm, keys only from the issuer's document.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::{
    fault::{Fault, JwtFault},
    iri::Iri,
    issuer::DidDocument,
};
use crate::ed25519::{self, Ed25519Signer};

const ALGORITHM: &str = "EdDSA";
const KIND: &str = "vc+jwt";

/// Signs a payload as a compact token.
pub(super) fn sign(payload: &[u8], key: &Iri, signer: &Ed25519Signer) -> String {
    let header = json!({ "alg": ALGORITHM, "cty": "vc", "kid": key.as_str(), "typ": KIND }).to_string();
    let mut token = [URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload)].join(".");
    let signature = signer.sign(token.as_bytes());
    token.push('.');
    token.push_str(&URL_SAFE_NO_PAD.encode(signature));
    token
}

/// The payload of a token that one of the issuer's keys signed.
pub(super) fn open(token: &str, issuer: &Iri, did: &DidDocument) -> Result<Vec<u8>, Fault> {
    let header = header(token)?;
    let field = |name: &str| header.get(name).and_then(Value::as_str).unwrap_or_default();
    if field("typ") != KIND || header.get("crit").is_some() {
        return Err(JwtFault::Kind.into());
    }
    let key = did.asserting_key(issuer, field("kid"))?;
    let (signed, signature) = token.rsplit_once('.').ok_or(JwtFault::Unreadable)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).ok().and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    let signature = signature.ok_or(JwtFault::Unreadable)?;
    if !ed25519::verify(&key, signed.as_bytes(), &signature) {
        return Err(Fault::Signature);
    }
    let payload = signed.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    Ok(payload.ok_or(JwtFault::Unreadable)?)
}

/// The header of a token whose algorithm is the one that is expected. What the token says of itself decides nothing else.
pub(super) fn header(token: &str) -> Result<Value, JwtFault> {
    let parts: Vec<&str> = token.split('.').collect();
    let [header, ..] = parts[..] else { return Err(JwtFault::Unreadable) };
    let bytes = URL_SAFE_NO_PAD.decode(header).ok().filter(|_| parts.len() == 3);
    let header: Option<Value> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let header = header.ok_or(JwtFault::Unreadable)?;
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or_default();
    if algorithm.is_empty() || algorithm.eq_ignore_ascii_case("none") {
        return Err(JwtFault::Unsigned);
    }
    if algorithm.starts_with("HS") {
        return Err(JwtFault::SharedSecret(algorithm.to_owned()));
    }
    if let Some(own) = ["jwk", "jku", "x5c", "x5u"].into_iter().find(|name| header.get(name).is_some()) {
        return Err(JwtFault::OwnKey(own.to_owned()));
    }
    if algorithm != ALGORITHM {
        return Err(JwtFault::Algorithm(algorithm.to_owned()));
    }
    Ok(header)
}
