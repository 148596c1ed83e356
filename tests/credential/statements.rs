//! What is signed is exactly what a JSON-LD processor makes of the credential, whatever people are called.

use std::path::{Path, PathBuf};

use countersign::issuing::{
    credential::{CredentialFacts, DidDocument, Fault, StatusPurpose, issue, verify},
    ed25519,
};
use proptest::prelude::*;
use serde_json::Value;

use super::support::{
    INDEX, credential, did, did_json, digest, facts, list, message, sign_again, signer, statements,
};
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
        holder in hostile(), latin in proptest::option::of(hostile()), academy in hostile(), title in hostile(), narrative in proptest::option::of(hostile()),
        ends in any::<bool>(), index in 0..131_072u32,
    ) {
        let mut facts = facts(&holder);
        facts.latin_name = latin;
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
        prop_assert_eq!((accepted.holder_name, accepted.latin_name), (holder, facts.latin_name));
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

/// A file that the credential's reader is fuzzed from.
fn seed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/credential").join(name)
}

#[test]
fn fuzzing_begins_with_a_credential_of_every_shape_that_is_read() {
    let read = |name| std::fs::read(seed(name)).unwrap();
    let did = DidDocument::read(&read("did.json")).unwrap();
    for (name, lists, latin) in [
        ("good.json", false, None),
        ("two-lists.json", true, None),
        ("two-names.json", true, Some("Olena Sample".to_owned())),
    ] {
        let credential = read(name);
        for list in ["list.json", "list.jwt"] {
            let accepted = verify(&credential, &did, &[&read(list)], noon()).unwrap();
            assert_eq!((accepted.status_known, &accepted.latin_name), (true, &latin), "{name}");
        }
        let credential: Value = serde_json::from_slice(&credential).unwrap();
        assert_eq!(credential["credentialStatus"].is_array(), lists, "{name}");
    }
}

#[test]
#[ignore = "writes those files anew, all of them under one new key"]
fn fuzzing_gets_new_seeds() {
    let write = |name, bytes: &[u8]| std::fs::write(seed(name), bytes).unwrap();
    let two = CredentialFacts { latin_name: Some("Olena Sample".into()), ..facts("Олена Зразок") };
    write("did.json", &serde_json::to_vec(&did_json()).unwrap());
    write("two-lists.json", &credential());
    write("two-names.json", &issue(&two, &signer()).bytes);
    // As credentials were before they named both lists.
    let mut before: Value = serde_json::from_slice(&credential()).unwrap();
    let reference = before["credentialStatus"][1]["statusListCredential"].clone();
    before["credentialStatus"] = before["credentialStatus"][0].take();
    before["credentialStatus"]["statusReference"] = reference;
    write("good.json", &serde_json::to_vec(&sign_again(before)).unwrap());
    let list = list(StatusPurpose::Suspension, &[], noon());
    write("list.json", &list.json);
    write("list.jwt", list.jwt.as_bytes());
}

/// The node that a name stands at follows from the names, whichever of them comes first.
#[test]
fn two_names_are_put_in_order_by_what_is_stated_of_them() {
    for (name, latin) in
        [("Олена", "Olena"), ("王小明", "Wang Xiaoming"), ("محمد", "Muhammad"), ("ნინო", "Nino")]
    {
        let two = CredentialFacts { latin_name: Some(latin.into()), ..facts(name) };
        let signed = issue(&two, &signer()).bytes;
        assert!(is_signed(&signed), "{name}");
        let accepted = verify(&signed, &did(), &[], noon()).unwrap();
        assert_eq!((accepted.holder_name.as_str(), accepted.latin_name.as_deref()), (name, Some(latin)));
        let mut turned: Value = serde_json::from_slice(&signed).unwrap();
        turned["credentialSubject"]["identifier"].as_array_mut().unwrap().reverse();
        // A set has no order: the statements are the same, and so is the signature. What is written in another order is refused.
        let turned = serde_json::to_vec(&turned).unwrap();
        assert!(is_signed(&turned));
        assert!(matches!(verify(&turned, &did(), &[], noon()), Err(Fault::Malformed(_))));
    }
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
