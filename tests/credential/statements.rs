//! What is signed is exactly what a JSON-LD processor makes of the credential, whatever people are called.

use countersign::issuing::{
    credential::{StatusPurpose, issue, verify},
    ed25519,
};
use proptest::prelude::*;
use serde_json::Value;

use super::support::{INDEX, credential, did, digest, facts, list, message, signer, statements};
use crate::support::app::noon;

/// Whether a document's signature is over the statements that a JSON-LD processor finds in it.
fn is_signed(bytes: &[u8]) -> bool {
    let document: Value = serde_json::from_slice(bytes).unwrap();
    let value = document["proof"][0]["proofValue"].as_str().unwrap().strip_prefix('z').unwrap();
    let signature = bs58::decode(value).into_vec().unwrap().try_into().unwrap();
    ed25519::verify(&signer().public().key, &message(&document), &signature)
}

/// Names with everything that JSON, RDF and JSON-LD give a meaning to.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\\u0022".to_owned()),
        Just("\\\"".to_owned()),
        Just("> <https://schema.org/name> \"x\" .\n".to_owned()),
        Just("_:c14n0".to_owned()),
        Just("\",\"@context\":[\"https://evil.example\"],\"x\":\"".to_owned()),
        Just("@id".to_owned()),
        Just("محمد \u{200f}علي".to_owned()),
        Just("😀𝔘王小明".to_owned()),
        Just("\t\r\u{7f}\u{1}\u{85}\u{2028}".to_owned()),
        any::<String>(),
        "\\PC{1,12}",
    ];
    proptest::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_writer_says_what_a_json_ld_processor_reads(
        holder in hostile(), academy in hostile(), title in hostile(), narrative in proptest::option::of(hostile()),
        ends in any::<bool>(), index in 0..131_072u32,
    ) {
        let mut facts = facts(&holder);
        facts.issuer_name = academy;
        facts.achievement.name = title;
        facts.narrative = narrative;
        facts.place.index = index;
        if !ends {
            facts.valid_until = None;
        }
        let signed = issue(&facts, &signer());
        prop_assert!(is_signed(&signed.bytes));
        let accepted = verify(&signed.bytes, &did(), &[], noon()).unwrap();
        prop_assert_eq!(accepted.holder_name, holder);
    }
}

#[test]
fn a_status_list_is_signed_over_what_a_json_ld_processor_reads() {
    for purpose in StatusPurpose::ALL {
        assert!(is_signed(&list(purpose, &[0, INDEX, 131_071], noon()).json));
    }
}

#[test]
fn a_name_that_looks_like_json_ld_adds_no_statement_and_changes_none() {
    let of = |holder: &str| -> Value {
        let mut credential: Value = serde_json::from_slice(&issue(&facts(holder), &signer()).bytes).unwrap();
        credential.as_object_mut().unwrap().remove("proof");
        credential
    };
    let name = r#"x","@id":"https://evil.example","achievement":{"name":"Master"},"y":"> <https://schema.org/name> "Z" ."#;
    let hostile = of(name);
    assert_eq!(hostile["credentialSubject"]["identifier"][0]["identityHash"], name);
    let but_the_name = |credential: &Value| -> Vec<String> {
        let lines = statements(credential);
        lines.lines().filter(|line| !line.contains("identityHash")).map(str::to_owned).collect()
    };
    let plain = of("Ada Brook");
    assert_eq!(but_the_name(&hostile), but_the_name(&plain));
    assert_eq!(statements(&hostile).lines().count(), statements(&plain).lines().count());
}

#[test]
fn the_same_facts_give_the_same_bytes_and_their_digest() {
    let (once, again) = (issue(&facts("Ada Brook"), &signer()), issue(&facts("Ada Brook"), &signer()));
    assert_eq!(once, again);
    assert_eq!(once.sha256, digest(&once.bytes));
    assert_ne!(once.bytes, credential());
    assert_eq!(
        list(StatusPurpose::Suspension, &[3, 1], noon()),
        list(StatusPurpose::Suspension, &[1, 3], noon())
    );
}
