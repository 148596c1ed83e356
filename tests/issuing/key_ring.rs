//! The Ed25519 keys of an installation: made once, kept, rotated, and never lying open.

use countersign::issuing::{ed25519::verify, keys::Purpose};

use super::signing_support::{Installation, at};

#[test]
fn a_key_is_made_once_and_signs_what_its_public_half_verifies() {
    let installation = Installation::new();
    let signer = installation.keys.ed25519(Purpose::Credential, at()).unwrap();
    let signature = signer.sign(b"words");
    assert!(verify(&signer.public().key, b"words", &signature));
    assert!(!verify(&signer.public().key, b"other words", &signature));
    let again = installation.again().ed25519(Purpose::Credential, at()).unwrap();
    assert_eq!(again.public(), signer.public(), "another start of the program finds the same key");
}

#[test]
fn the_log_and_the_credentials_have_keys_of_their_own() {
    let installation = Installation::new();
    let key = |purpose| installation.keys.ed25519(purpose, at()).unwrap().public().key;
    assert_ne!(key(Purpose::Credential), key(Purpose::Log));
}

#[test]
fn a_rotation_retires_the_key_of_credentials_and_leaves_the_log_its_own() {
    let installation = Installation::new();
    let log = installation.keys.ed25519(Purpose::Log, at()).unwrap().public();
    let old = installation.keys.ed25519(Purpose::Credential, at()).unwrap().public();
    installation.keys.rotate(at()).unwrap();
    let new = installation.keys.ed25519(Purpose::Credential, at()).unwrap().public();
    assert_ne!(old.key, new.key);
    let kept = installation.keys.ed25519_publics(Purpose::Credential).unwrap();
    assert_eq!(
        kept.iter().map(|k| (k.number, k.key, k.retired)).collect::<Vec<_>>(),
        [(1, old.key, true), (2, new.key, false)]
    );
    assert!(
        !installation.dir.path().join("keys/credential-1.key").exists(),
        "the retired key can't sign again"
    );
    assert_eq!(installation.again().ed25519(Purpose::Log, at()).unwrap().public(), log);
}

#[test]
fn the_key_at_rest_does_not_open_with_another_secret() {
    let installation = Installation::new();
    installation.keys.ed25519(Purpose::Log, at()).unwrap();
    let keys = installation.dir.path().join("keys");
    assert!(std::fs::read_to_string(keys.join("log-1.key")).unwrap().contains("ENCRYPTED PRIVATE KEY"));
    std::fs::write(keys.join("secret.key"), "another secret").unwrap();
    let error = installation.again().ed25519(Purpose::Log, at()).unwrap_err().to_string();
    assert!(error.contains("log-1.key"), "{error}");
}

#[test]
fn a_public_key_that_does_not_belong_to_the_key_beside_it_is_told_and_not_handed_out() {
    let installation = Installation::new();
    installation.keys.ed25519(Purpose::Credential, at()).unwrap();
    let file = installation.dir.path().join("keys/credential-1.pub");
    let own = std::fs::read_to_string(&file).unwrap();
    let other = Installation::new();
    other.keys.ed25519(Purpose::Credential, at()).unwrap();
    std::fs::copy(other.dir.path().join("keys/credential-1.pub"), &file).unwrap();
    for keys in [&installation.keys, &installation.again()] {
        let error = keys.ed25519_publics(Purpose::Credential).unwrap_err().to_string();
        assert!(error.contains("credential-1.pub") && error.contains("does not belong"), "{error}");
        assert_eq!(keys.problems(at()).len(), 1);
    }
    std::fs::remove_file(&file).unwrap();
    let problems = installation.again().problems(at());
    assert!(
        problems.len() == 1 && problems[0].to_string().contains("missing beside its key"),
        "{problems:?}"
    );
    std::fs::write(&file, own).unwrap();
    assert!(installation.again().problems(at()).is_empty());
    assert_eq!(installation.again().ed25519_publics(Purpose::Credential).unwrap().len(), 1);
}
