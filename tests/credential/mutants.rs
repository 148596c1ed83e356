//! Credentials that somebody changed: each refused by us with its own reason, and by the validators.

use chrono::TimeDelta;
use countersign::issuing::credential::{
    CredentialFacts, DidDocument, Fault, JwtFault, StatusPurpose, issue, list_path, verify,
};
use serde_json::{Value, json};

use super::{
    oracle::World,
    support::{
        INDEX, SITE, credential, did, did_json, facts, list, method, other_issuer, sign_again, signer,
    },
};
use crate::support::app::noon;

type Change = fn(&mut Value);

fn undefined(path: &str) -> Fault {
    Fault::UndefinedTerm(path.into())
}

fn shape(fault: &Fault) -> bool {
    matches!(fault, Fault::Malformed(_))
}

fn mutant(change: Change) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&credential()).unwrap();
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

fn told(bytes: &[u8]) -> Fault {
    verify(bytes, &did(), &[], noon()).unwrap_err()
}

/// What is changed, how, and what we say to it.
fn changes() -> Vec<(&'static str, Change, Fault)> {
    vec![
        (
            "holder",
            |c| c["credentialSubject"]["identifier"][0]["identityHash"] = json!("Eve"),
            Fault::Signature,
        ),
        ("serial", |c| c["credentialSubject"]["licenseNumber"] = json!("SA-2026-00002"), Fault::Signature),
        ("title", |c| c["credentialSubject"]["achievement"]["name"] = json!("Master"), Fault::Signature),
        ("issuer-name", |c| c["issuer"]["name"] = json!("Another Academy"), Fault::Signature),
        ("id", |c| c["id"] = json!("https://verify.example/credentials/0000000000000000"), Fault::Signature),
        ("later-end", |c| c["validUntil"] = json!("2099-01-01T00:00:00Z"), Fault::Signature),
        ("earlier-start", |c| c["validFrom"] = json!("2020-01-01T00:00:00Z"), Fault::Signature),
        ("no-end", |c| drop(c.as_object_mut().unwrap().remove("validUntil")), Fault::Signature),
        (
            "other-bits",
            |c| {
                for place in [0, 1] {
                    c["credentialStatus"][place]["statusListIndex"] = json!("7");
                }
            },
            Fault::Signature,
        ),
        (
            "other-list",
            |c| c["credentialStatus"][0]["statusListCredential"] = json!("https://evil.example/1"),
            Fault::Signature,
        ),
        ("other-moment", |c| c["proof"][0]["created"] = json!("2026-11-20T09:30:01Z"), Fault::Signature),
        ("top-term", |c| c["rank"] = json!("master"), undefined("rank")),
        (
            "deep-term",
            |c| c["credentialSubject"]["achievement"]["honours"] = json!("first"),
            undefined("credentialSubject.achievement.honours"),
        ),
        (
            "nested-context",
            |c| c["credentialSubject"]["@context"] = json!("https://evil.example/v1"),
            undefined("credentialSubject.@context"),
        ),
        ("proof-term", |c| c["proof"][0]["note"] = json!("x"), undefined("proof.note")),
        (
            "extra-context",
            |c| c["@context"].as_array_mut().unwrap().push(json!("https://evil.example/v1")),
            Fault::Context,
        ),
        (
            "own-context",
            |c| c["@context"].as_array_mut().unwrap().push(json!({"name": "https://evil.example/name"})),
            Fault::Context,
        ),
        ("context-order", |c| c["@context"].as_array_mut().unwrap().reverse(), Fault::Context),
        ("one-context", |c| drop(c["@context"].as_array_mut().unwrap().pop()), Fault::Context),
        (
            "issuer",
            |c| c["issuer"]["id"] = json!("did:web:evil.example"),
            Fault::Issuer("did:web:evil.example".into()),
        ),
        (
            "strange-key",
            |c| c["proof"][0]["verificationMethod"] = json!("did:web:verify.example#key"),
            Fault::VerificationMethod("did:web:verify.example#key".into()),
        ),
        (
            "foreign-key",
            |c| c["proof"][0]["verificationMethod"] = json!("did:web:evil.example#key"),
            Fault::VerificationMethod("did:web:evil.example#key".into()),
        ),
        (
            "purpose",
            |c| c["proof"][0]["proofPurpose"] = json!("authentication"),
            Fault::Purpose("authentication".into()),
        ),
        (
            "suite",
            |c| c["proof"][0]["cryptosuite"] = json!("ecdsa-rdfc-2019"),
            Fault::Suite("DataIntegrityProof ecdsa-rdfc-2019".into()),
        ),
        ("proof-value", |c| c["proof"][0]["proofValue"] = json!("z0OIl"), Fault::ProofValue),
        ("short-value", |c| c["proof"][0]["proofValue"] = json!("z2"), Fault::ProofValue),
        ("no-proof", |c| drop(c.as_object_mut().unwrap().remove("proof")), Fault::Proofs(0)),
        (
            "another's-proof",
            |c| {
                let other: Value =
                    serde_json::from_slice(&issue(&facts("Ada Brook"), &signer()).bytes).unwrap();
                c["proof"] = other["proof"].clone();
            },
            Fault::Signature,
        ),
    ]
}

/// Changes of the shape; the reader's words say which.
fn misshapen() -> Vec<(&'static str, Change)> {
    vec![
        ("no-status", |c| drop(c.as_object_mut().unwrap().remove("credentialStatus"))),
        ("one-status-twice", |c| c["credentialStatus"][1] = c["credentialStatus"][0].clone()),
        ("another-bit", |c| c["credentialStatus"][0]["statusListIndex"] = json!("7")),
        ("another-question", |c| c["credentialStatus"][0]["statusPurpose"] = json!("revocation")),
        ("for-today-only", |c| c["credentialStatus"] = c["credentialStatus"][0].clone()),
        ("for-good-only", |c| c["credentialStatus"] = c["credentialStatus"][1].clone()),
        ("no-badge", |c| c["type"] = json!(["VerifiableCredential"])),
        ("statement-in-an-id", |c| {
            c["id"] = json!(
                "https://verify.example/x> <https://schema.org/name> \"Eve\" .\n<https://verify.example/y"
            );
        }),
        ("relative-id", |c| c["credentialSubject"]["id"] = json!("subject")),
    ]
}

#[test]
fn every_changed_credential_is_refused_with_its_own_reason() {
    for (name, change, fault) in changes() {
        assert_eq!(told(&mutant(change)), fault, "{name}");
    }
    for (name, change) in misshapen() {
        assert!(shape(&told(&mutant(change))), "{name}: {:?}", told(&mutant(change)));
    }
    let twice =
        String::from_utf8(credential()).unwrap().replacen("\"name\":", "\"name\":\"Master\",\"name\":", 1);
    assert!(shape(&told(twice.as_bytes())), "a member that is there twice");
    let mut two: Value = serde_json::from_slice(&credential()).unwrap();
    two["proof"] = json!([two["proof"][0], two["proof"][0]]);
    assert_eq!(told(&serde_json::to_vec(&two).unwrap()), Fault::Proofs(2));
    assert!(matches!(told(b"certificate"), Fault::NotJson(_)));
    assert_eq!(told(&vec![b' '; 70_000]), Fault::TooLarge(70_000));
}

#[test]
fn the_validators_accept_the_credential_and_refuse_each_that_was_changed() {
    let mut world = World::new();
    world.put("https://verify.example/.well-known/did.json", &serde_json::to_vec(&did()).unwrap());
    for purpose in StatusPurpose::ALL {
        world.put(&format!("{SITE}{}", list_path(purpose, 1)), &list(purpose, &[], noon()).json);
    }
    let mutants: Vec<(&str, Vec<u8>)> = changes()
        .into_iter()
        .map(|(name, change, _)| (name, change))
        .chain(misshapen())
        .map(|(name, change)| (name, mutant(change)))
        .collect();
    let good = credential();
    let two = CredentialFacts { latin_name: Some("Olena Sample".into()), ..facts("Олена Зразок") };
    let two = issue(&two, &signer()).bytes;
    let asked: Vec<(&str, &[u8])> = [("good", good.as_slice()), ("two-names", &two)]
        .into_iter()
        .chain(mutants.iter().map(|(name, bytes)| (*name, bytes.as_slice())))
        .collect();
    let said = world.ask(noon(), &asked);
    assert!(said[0].accept(), "{:?}", said[0]);
    assert!(said[1].accept(), "{:?}", said[1]);
    let accepted: Vec<_> = asked
        .iter()
        .zip(&said)
        .skip(2)
        .filter(|(_, said)| said.accept())
        .map(|((name, _), _)| name)
        .collect();
    assert!(accepted.is_empty(), "accepted by all three: {accepted:?}");
    // What the proof covers is refused by each of the two libraries, not by the schema alone.
    for ((name, _, fault), said) in changes().iter().zip(&said[2..]) {
        if *fault == Fault::Signature {
            assert!(!said.digital_bazaar.is_empty() && !said.consortium.is_empty(), "{name}: {said:?}");
        }
    }
}

#[test]
fn a_key_speaks_only_where_the_issuers_document_lets_it() {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = did_json();
        change(&mut document);
        let document = DidDocument::read(&serde_json::to_vec(&document).unwrap()).unwrap();
        verify(&credential(), &document, &[], noon()).unwrap_err()
    };
    assert_eq!(with(&|d| d["assertionMethod"] = json!([])), Fault::NotForAssertion(method()));
    let not_its_own = Fault::VerificationMethod(method());
    assert_eq!(with(&|d| d["verificationMethod"] = json!([])), not_its_own);
    assert_eq!(
        with(&|d| d["verificationMethod"][0]["controller"] = json!("did:web:evil.example")),
        not_its_own
    );
    assert_eq!(with(&|d| d["verificationMethod"][0]["type"] = json!("JsonWebKey")), not_its_own);
    let (_, keys, _dir) = other_issuer();
    let other = keys.ed25519(countersign::issuing::keys::Purpose::Credential, noon()).unwrap().public();
    let swapped = countersign::issuing::credential::Issuer::at("https://x.example").document(&[other]);
    let swapped =
        serde_json::to_value(swapped).unwrap()["verificationMethod"][0]["publicKeyMultibase"].clone();
    assert_eq!(
        with(&|d| d["verificationMethod"][0]["publicKeyMultibase"] = swapped.clone()),
        Fault::Signature
    );
}

#[test]
fn a_credential_is_good_from_its_first_second_to_its_last() {
    let (bytes, facts) = (credential(), facts("x"));
    let at = |now| verify(&bytes, &did(), &[], now).map(|accepted| accepted.ended);
    let (from, until, second) = (facts.valid_from, facts.valid_until.unwrap(), TimeDelta::seconds(1));
    assert_eq!(at(from), Ok(false));
    assert_eq!(at(until), Ok(false));
    assert_eq!(at(from - second), Err(Fault::NotYetValid("2026-11-20T00:00:00Z".into())));
    // It was real: no fault, but not to be relied on.
    assert_eq!(at(until + second), Ok(true));
}

#[test]
fn a_token_is_no_credential_whatever_it_says_of_its_algorithm() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let token = |header: Value| {
        let signed = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(header.to_string()),
            URL_SAFE_NO_PAD.encode(credential())
        );
        let signature = URL_SAFE_NO_PAD.encode(signer().sign(signed.as_bytes()));
        told(format!("{signed}.{signature}").as_bytes())
    };
    let kid = method();
    assert_eq!(token(json!({"alg": "none", "kid": kid})), JwtFault::Unsigned.into());
    assert_eq!(token(json!({"kid": kid})), JwtFault::Unsigned.into());
    assert_eq!(token(json!({"alg": "HS256", "kid": kid})), JwtFault::SharedSecret("HS256".into()).into());
    assert_eq!(token(json!({"alg": "EdDSA", "jwk": {"kty": "OKP"}})), JwtFault::OwnKey("jwk".into()).into());
    assert_eq!(token(json!({"alg": "RS256", "kid": kid})), JwtFault::Algorithm("RS256".into()).into());
    assert_eq!(token(json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": kid})), JwtFault::NotACredential.into());
}

#[test]
fn even_the_issuer_cannot_sign_a_term_that_has_no_meaning() {
    let mut value: Value = serde_json::from_slice(&credential()).unwrap();
    value["rank"] = json!("master");
    let signed = serde_json::to_vec(&sign_again(value)).unwrap();
    assert_eq!(told(&signed), undefined("rank"));
}

/// Every object of a credential, and its members in the order in which a reader of positions would take them.
const OBJECTS: [(&str, &[&str]); 8] = [
    ("/issuer", &["id", "type", "name"]),
    ("/credentialSubject", &["id", "type", "identifier", "licenseNumber", "narrative", "achievement"]),
    ("/credentialSubject/identifier/0", &["type", "hashed", "identityHash", "identityType"]),
    (
        "/credentialSubject/achievement",
        &["id", "type", "achievementType", "name", "description", "inLanguage", "criteria"],
    ),
    ("/credentialSubject/achievement/criteria", &["id", "narrative"]),
    ("/credentialStatus/0", STATUS),
    ("/credentialStatus/1", STATUS),
    ("/proof/0", &["type", "created", "verificationMethod", "cryptosuite", "proofPurpose", "proofValue"]),
];

const STATUS: &[&str] = &["id", "type", "statusPurpose", "statusListIndex", "statusListCredential"];

/// The document with an object written as a list of its values.
fn in_positions(document: &Value, path: &str, members: &[&str]) -> Value {
    let mut document = document.clone();
    let place = document.pointer_mut(path).unwrap();
    *place = members.iter().map(|member| place[*member].clone()).collect();
    document
}

#[test]
fn an_object_that_is_written_as_a_list_of_its_values_is_refused_wherever_it_is() {
    let good: Value = serde_json::from_slice(&credential()).unwrap();
    let suspension = list(StatusPurpose::Suspension, &[], noon()).json;
    for (path, members) in OBJECTS {
        let listed = in_positions(&good, path, members);
        assert!(shape(&told(&serde_json::to_vec(&listed).unwrap())), "{path}");
        let with_status = verify(&serde_json::to_vec(&listed).unwrap(), &did(), &[&suspension], noon());
        assert!(shape(&with_status.unwrap_err()), "{path}");
    }
    // All of them at once, the innermost first.
    let all = OBJECTS.iter().rev().fold(good.clone(), |document, (path, members)| {
        if document.pointer(path).is_some_and(Value::is_object) {
            in_positions(&document, path, members)
        } else {
            document
        }
    });
    assert!(shape(&told(&serde_json::to_vec(&all).unwrap())));
    let whole: Value = good.as_object().unwrap().values().cloned().collect();
    assert_eq!(told(&serde_json::to_vec(&whole).unwrap()), Fault::Context);
}

#[test]
fn unsigned_terms_do_not_pass_within_a_list_of_values() {
    let good: Value = serde_json::from_slice(&credential()).unwrap();
    for (term, value) in [
        ("honorificPrefix", json!("Dr Mallory, surgeon")),
        ("result", json!("Distinction")),
        ("@context", json!({ "name": "https://evil.example/name" })),
    ] {
        for (path, members) in OBJECTS {
            let mut with = good.clone();
            // Within an object inside of the list, and as one more value at its end.
            let mut listed = in_positions(&with, path, members);
            listed.pointer_mut(path).unwrap().as_array_mut().unwrap().push(json!({ term: value }));
            assert!(shape(&told(&serde_json::to_vec(&listed).unwrap())), "{path} {term}");
            with.pointer_mut(path).unwrap()[term] = value.clone();
            let outer = "/credentialSubject";
            if path.starts_with(outer) && path != outer {
                let listed = in_positions(&with, outer, OBJECTS[1].1);
                assert!(
                    matches!(
                        told(&serde_json::to_vec(&listed).unwrap()),
                        Fault::Malformed(_) | Fault::UndefinedTerm(_)
                    ),
                    "{path} {term}"
                );
            }
        }
    }
}

#[test]
fn the_two_statuses_stand_once_each_and_in_their_order() {
    let turned: Change = |c| c["credentialStatus"].as_array_mut().unwrap().reverse();
    let thrice: Change = |c| {
        let first = c["credentialStatus"][0].clone();
        c["credentialStatus"].as_array_mut().unwrap().push(first);
    };
    for change in [turned, thrice] {
        assert!(shape(&told(&mutant(change))));
    }
}

/// As credentials were written before they named both lists.
fn with_one_status() -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&credential()).unwrap();
    let mut entry = value["credentialStatus"][0].clone();
    entry["statusReference"] = value["credentialStatus"][1]["statusListCredential"].clone();
    value["credentialStatus"] = entry;
    serde_json::to_vec(&sign_again(value)).unwrap()
}

#[test]
fn a_credential_from_before_both_lists_were_named_is_as_good_as_ever() {
    let told = |set: &[u32], purposes: &[StatusPurpose]| {
        let lists: Vec<Vec<u8>> = purposes.iter().map(|p| list(*p, set, noon()).json).collect();
        let lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
        verify(&with_one_status(), &did(), &lists, noon()).map(|_| ())
    };
    assert_eq!(told(&[], &[]), Ok(()));
    assert_eq!(told(&[], &StatusPurpose::ALL), Ok(()));
    assert_eq!(told(&[INDEX], &StatusPurpose::ALL), Err(Fault::Withdrawn(StatusPurpose::Revocation)));
    assert_eq!(
        told(&[INDEX], &[StatusPurpose::Suspension]),
        Err(Fault::Withdrawn(StatusPurpose::Suspension))
    );
    let listed = mutant(|c| {
        c["credentialStatus"] = json!(["x:y", "BitstringStatusListEntry", "suspension", "1", "x:y", "x:z"]);
    });
    assert!(shape(&self::told(&listed)));
}

#[test]
fn nothing_that_has_no_value_stands_for_a_term_that_is_left_out() {
    for (name, change) in [
        ("validUntil", (|c| c["validUntil"] = Value::Null) as Change),
        ("narrative", |c| c["credentialSubject"]["narrative"] = Value::Null),
    ] {
        assert!(matches!(told(&mutant(change)), Fault::UndefinedTerm(_) | Fault::Malformed(_)), "{name}");
    }
}

#[test]
fn a_status_list_and_an_issuers_document_are_objects_of_objects_too() {
    let ask = |list: &[u8]| verify(&credential(), &did(), &[list], noon()).map(|_| ());
    let good = list(StatusPurpose::Suspension, &[], noon());
    let document: Value = serde_json::from_slice(&good.json).unwrap();
    for (path, members) in [
        ("/credentialSubject", &["id", "type", "statusPurpose", "encodedList", "ttl"][..]),
        ("/proof/0", OBJECTS[7].1),
    ] {
        let listed = serde_json::to_vec(&in_positions(&document, path, members)).unwrap();
        assert!(matches!(ask(&listed), Err(Fault::Status(_))), "{path}");
    }
    assert_eq!(ask(&good.json), Ok(()));
    assert_eq!(ask(good.jwt.as_bytes()), Ok(()));
    let method = in_positions(
        &did_json(),
        "/verificationMethod/0",
        &["id", "type", "controller", "publicKeyMultibase"],
    );
    assert!(DidDocument::read(&serde_json::to_vec(&method).unwrap()).is_err());
    let mut more = did_json();
    more["service"] = json!([{ "id": "#more", "type": "Other", "serviceEndpoint": "https://x.example" }]);
    assert_eq!(
        DidDocument::read(&serde_json::to_vec(&more).unwrap()).unwrap(),
        did(),
        "what is beyond is left aside"
    );
}
