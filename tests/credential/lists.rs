//! Status lists: what they say, in both forms, and every way in which one does not speak for a credential.

use std::io::Write;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use countersign::issuing::{
    credential::{Fault, Issuer, JwtFault, StatusFault, StatusList, StatusPurpose, issue, list_path, verify},
    keys::Purpose,
};
use serde_json::{Value, json};

use super::{
    oracle::World,
    support::{
        INDEX, LIST, SITE, credential, did, did_json, facts, list, method, other_issuer, sign_again, signer,
    },
};
use crate::support::app::noon;

const NAMED: StatusPurpose = StatusPurpose::Suspension;

fn asked(list: &[u8]) -> Result<(), Fault> {
    verify(&credential(), &did(), &[list], noon()).map(|accepted| assert!(accepted.status_known))
}

fn refused(list: &[u8]) -> StatusFault {
    match asked(list) {
        Err(Fault::Status(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// A list that the issuer signed although it is not right.
fn signed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&list(NAMED, &[], noon()).json).unwrap();
    change(&mut value);
    serde_json::to_vec(&sign_again(value)).unwrap()
}

fn packed(bits: &[u8]) -> String {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bits).unwrap();
    format!("u{}", URL_SAFE_NO_PAD.encode(gzip.finish().unwrap()))
}

#[test]
fn the_bit_of_a_credential_decides_and_no_other() {
    let around: Vec<u32> = (0..131_072).filter(|place| *place != INDEX).collect();
    for set in [vec![], around] {
        let list = list(NAMED, &set, noon());
        assert_eq!(asked(&list.json), Ok(()));
        assert_eq!(asked(list.jwt.as_bytes()), Ok(()));
    }
    let withdrawn = list(NAMED, &[INDEX], noon());
    assert_eq!(asked(&withdrawn.json), Err(Fault::Withdrawn(NAMED)));
    assert_eq!(asked(withdrawn.jwt.as_bytes()), Err(Fault::Withdrawn(NAMED)));
    let for_good = list(StatusPurpose::Revocation, &[INDEX], noon());
    let both = verify(&credential(), &did(), &[&withdrawn.json, &for_good.json], noon());
    assert_eq!(both, Err(Fault::Withdrawn(StatusPurpose::Revocation)));
}

#[test]
fn bit_0_is_the_leftmost() {
    let value: Value = serde_json::from_slice(&list(NAMED, &[0, 9], noon()).json).unwrap();
    let encoded = value["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = URL_SAFE_NO_PAD.decode(encoded.strip_prefix('u').unwrap()).unwrap();
    let mut bits = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed.as_slice()), &mut bits).unwrap();
    assert_eq!((bits.len(), &bits[..3]), (16_384, &[0x80, 0x40, 0][..]));
}

#[test]
fn a_list_that_does_not_speak_for_the_credential_is_refused_with_its_own_reason() {
    let other = StatusList {
        issuer: Issuer::at(SITE),
        purpose: NAMED,
        list: 2,
        set: vec![],
        from: noon(),
        until: noon() + TimeDelta::minutes(5),
        ttl: 1,
    };
    assert_eq!(refused(&other.sign(&signer()).json), StatusFault::Other(LIST.into()));
    let purpose = signed(|l| l["credentialSubject"]["statusPurpose"] = json!("revocation"));
    assert_eq!(refused(&purpose), StatusFault::Purpose("revocation".into()));
    let short = signed(|l| l["credentialSubject"]["encodedList"] = json!(packed(&[0; 1024])));
    assert_eq!(refused(&short), StatusFault::TooShort(8192));
    let base =
        signed(|l| l["credentialSubject"]["encodedList"] = json!(packed(&[0; 16_384])[1..].to_owned()));
    assert_eq!(refused(&base), StatusFault::Multibase);
    let garbage = signed(|l| l["credentialSubject"]["encodedList"] = json!("uAAAA"));
    assert!(matches!(refused(&garbage), StatusFault::Malformed(_)));
    let bomb = signed(|l| l["credentialSubject"]["encodedList"] = json!(packed(&vec![0; 17 << 20])));
    assert!(matches!(refused(&bomb), StatusFault::Malformed(_)));
    let mut changed: Value = serde_json::from_slice(&list(NAMED, &[INDEX], noon()).json).unwrap();
    changed["credentialSubject"]["encodedList"] = json!(packed(&[0; 16_384]));
    let changed = serde_json::to_vec(&changed).unwrap();
    assert_eq!(refused(&changed), StatusFault::Proof(Fault::Signature.into()));
    let old = list(NAMED, &[], noon() - TimeDelta::minutes(6));
    assert_eq!(refused(&old.json), StatusFault::Expired("2026-11-20T11:59:00Z".into()));
    assert_eq!(refused(old.jwt.as_bytes()), StatusFault::Expired("2026-11-20T11:59:00Z".into()));
    let early = list(NAMED, &[], noon() + TimeDelta::minutes(1));
    assert_eq!(refused(&early.json), StatusFault::NotYetValid("2026-11-20T12:01:00Z".into()));
    let extra = signed(|l| l["credentialSubject"]["remark"] = json!("x"));
    assert!(matches!(refused(&extra), StatusFault::Malformed(_)));
    assert!(matches!(refused(b"{}"), StatusFault::Malformed(_)));
}

#[test]
fn a_list_by_somebody_else_says_nothing() {
    let (theirs, keys, _dir) = other_issuer();
    let key = keys.ed25519(Purpose::Credential, noon()).unwrap();
    let until = noon() + TimeDelta::minutes(5);
    let mut list =
        StatusList { issuer: theirs, purpose: NAMED, list: 1, set: vec![], from: noon(), until, ttl: 1 };
    let by_them: Value = serde_json::from_slice(&list.sign(&key).json).unwrap();
    // In their name, under the address that the credential names.
    let mut renamed = by_them.clone();
    renamed["id"] = json!(LIST);
    assert_eq!(refused(&serde_json::to_vec(&renamed).unwrap()), StatusFault::Issuer);
    // In our name, with their key.
    list.issuer = Issuer::at(SITE);
    let forged = list.sign(&key);
    let strange = |fault: StatusFault| matches!(fault, StatusFault::Proof(f) if matches!(*f, Fault::VerificationMethod(_)));
    assert!(strange(refused(&forged.json)));
    assert!(strange(refused(forged.jwt.as_bytes())));
}

#[test]
fn a_place_beyond_the_list_is_no_good_answer() {
    let mut facts = facts("Ada Brook");
    facts.place.index = 131_072;
    let bytes = issue(&facts, &signer()).bytes;
    let list = list(NAMED, &[], noon()).json;
    let fault = verify(&bytes, &did(), &[&list], noon()).unwrap_err();
    assert_eq!(fault, StatusFault::OutOfRange("131072".into()).into());
}

#[test]
fn a_token_is_trusted_with_one_algorithm_and_a_key_from_the_issuers_document() {
    let jwt = list(NAMED, &[], noon()).jwt;
    let payload = jwt.split('.').nth(1).unwrap().to_owned();
    let forged = |header: Value| {
        let signed = format!("{}.{payload}", URL_SAFE_NO_PAD.encode(header.to_string()));
        let signature = URL_SAFE_NO_PAD.encode(signer().sign(signed.as_bytes()));
        match refused(format!("{signed}.{signature}").as_bytes()) {
            StatusFault::Proof(fault) => *fault,
            other => panic!("{other}"),
        }
    };
    let kid = method();
    assert_eq!(forged(json!({"alg": "none", "typ": "vc+jwt", "kid": kid})), JwtFault::Unsigned.into());
    assert_eq!(
        forged(json!({"alg": "HS512", "typ": "vc+jwt", "kid": kid})),
        JwtFault::SharedSecret("HS512".into()).into()
    );
    let own_key = json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": kid, "jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}});
    assert_eq!(forged(own_key), JwtFault::OwnKey("jwk".into()).into());
    assert_eq!(forged(json!({"alg": "EdDSA", "typ": "JWT", "kid": kid})), JwtFault::Kind.into());
    assert_eq!(
        forged(json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": kid, "crit": ["b64"], "b64": false})),
        JwtFault::Kind.into()
    );
    let nobody = forged(json!({"alg": "EdDSA", "typ": "vc+jwt", "kid": "did:web:verify.example#x"}));
    assert_eq!(nobody, Fault::VerificationMethod("did:web:verify.example#x".into()));
    let (head, signature) = jwt.rsplit_once('.').unwrap();
    let cut = format!("{head}.{}", &signature[..40]);
    assert_eq!(refused(cut.as_bytes()), StatusFault::Proof(Box::new(JwtFault::Unreadable.into())));
}

#[test]
fn the_validators_refuse_what_is_withdrawn_and_lists_that_are_not_right() {
    let (theirs, keys, _dir) = other_issuer();
    let key = keys.ed25519(Purpose::Credential, noon()).unwrap();
    let until = noon() + TimeDelta::minutes(5);
    let foreign =
        StatusList { issuer: theirs, purpose: NAMED, list: 1, set: vec![], from: noon(), until, ttl: 1 };
    let mut changed: Value = serde_json::from_slice(&list(NAMED, &[INDEX], noon()).json).unwrap();
    changed["credentialSubject"]["encodedList"] = json!(packed(&[0; 16_384]));
    let lists: [(&str, bool, Vec<u8>); 6] = [
        ("current", true, list(NAMED, &[INDEX + 1], noon()).json),
        ("withdrawn", false, list(NAMED, &[INDEX], noon()).json),
        ("changed", false, serde_json::to_vec(&changed).unwrap()),
        ("out of date", false, list(NAMED, &[], noon() - TimeDelta::hours(1)).json),
        ("another purpose", false, list(StatusPurpose::Revocation, &[], noon()).json),
        ("somebody else's", false, foreign.sign(&key).json),
    ];
    let good = credential();
    for (name, accepted, bytes) in lists {
        let mut world = World::new();
        world.put("https://verify.example/.well-known/did.json", &serde_json::to_vec(&did_json()).unwrap());
        world.put(LIST, &bytes);
        let for_good = list(StatusPurpose::Revocation, &[], noon()).json;
        world.put(&format!("{SITE}{}", list_path(StatusPurpose::Revocation, 1)), &for_good);
        let said = &world.ask(noon(), &[("credential", &good)])[0];
        for faults in [&said.digital_bazaar, &said.consortium] {
            assert_eq!(faults.is_empty(), accepted, "{name}: {said:?}");
        }
    }
}
