//! Notes, checkpoints, proofs and entries as text: what is written is read back, and what was changed is refused.

use countersign::{
    domain::log_entry::{LogEntry, Operation},
    issuing::{
        keys::Purpose,
        log::{Checkpoint, NoteError, NoteKey, ProofError, TlogProof, leaf_hash, sign_note},
    },
};

use crate::{issuing::signing_support::Installation, support::app::noon};

/// The example of C2SP signed-note, whose key is that of Go's `note` package.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETERS_NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

fn checkpoint(entry: &[u8]) -> Checkpoint {
    Checkpoint { origin: "verify.example".into(), size: 1, root: leaf_hash(entry) }
}

#[test]
fn a_note_that_the_go_package_signed_is_believed() {
    let key = NoteKey::from_vkey(PETER).unwrap();
    assert_eq!(key.vkey(), PETER);
    assert!(key.open(PETERS_NOTE).unwrap().ends_with("your problem is.\n"));
    let changed = PETERS_NOTE.replace("your problem is", "your trouble is");
    assert_eq!(key.open(&changed), Err(NoteError::Changed));
}

#[test]
fn a_key_that_is_mistyped_is_no_key() {
    for wrong in
        [PETER.replace("c74f", "c74e"), PETER.replace("Peter", "Petra"), PETER[..40].into(), String::new()]
    {
        assert_eq!(NoteKey::from_vkey(&wrong), None, "{wrong}");
    }
}

#[test]
fn a_checkpoint_is_believed_under_its_own_name_and_key_only() {
    let installation = Installation::new();
    let signer = installation.keys.ed25519(Purpose::Log, noon()).unwrap();
    let key = NoteKey { name: "verify.example".into(), key: signer.public().key };
    let note = checkpoint(b"x").sign(&signer);
    assert_eq!(Checkpoint::open(&note, &key).unwrap(), checkpoint(b"x"));

    let elsewhere = NoteKey { name: "evil.example".into(), ..key.clone() };
    assert_eq!(Checkpoint::open(&note, &elsewhere), Err(NoteError::OtherKey));
    let other = Installation::new();
    let other = other.keys.ed25519(Purpose::Log, noon()).unwrap();
    let others = NoteKey { name: "verify.example".into(), key: other.public().key };
    assert_eq!(Checkpoint::open(&note, &others), Err(NoteError::OtherKey));
    // Signatures of others, as witnesses add them, are passed over.
    let witnessed = format!("{note}{}", checkpoint(b"x").sign(&other).lines().last().unwrap()) + "\n";
    assert_eq!(Checkpoint::open(&witnessed, &key).unwrap(), checkpoint(b"x"));
    // A text under the same key that is about another log, or no checkpoint at all.
    for text in ["evil.example\n1\nxxx\n", "verify.example\n01\n", "hello\n"] {
        let note = sign_note("verify.example", text, &signer);
        assert_eq!(Checkpoint::open(&note, &key), Err(NoteError::NotACheckpoint));
    }
    let longer = note.replacen("\n1\n", "\n2\n", 1);
    assert_eq!(Checkpoint::open(&longer, &key), Err(NoteError::Changed));
    assert_eq!(Checkpoint::open(note.trim_end(), &key), Err(NoteError::Malformed));
    assert_eq!(Checkpoint::open("", &key), Err(NoteError::Malformed));
}

#[test]
fn a_proof_is_read_back_and_a_changed_one_proves_nothing() {
    let installation = Installation::new();
    let signer = installation.keys.ed25519(Purpose::Log, noon()).unwrap();
    let key = NoteKey { name: "verify.example".into(), key: signer.public().key };
    let entry = LogEntry::new(Operation::Issue, &"a".repeat(64), noon()).unwrap().to_string().into_bytes();
    let note = checkpoint(&entry).sign(&signer);
    let proof = TlogProof { entry, index: 0, hashes: Vec::new(), checkpoint: note };
    let text = proof.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra "), "{text}");
    assert_eq!(TlogProof::parse(&text).unwrap(), proof);
    assert_eq!(proof.verify(&key).unwrap().size, 1);

    let of_other = TlogProof { entry: b"v1 issue another".to_vec(), ..proof.clone() };
    assert_eq!(of_other.verify(&key), Err(ProofError::NotIncluded));
    let elsewhere = TlogProof { index: 1, ..proof.clone() };
    assert_eq!(elsewhere.verify(&key), Err(ProofError::NotIncluded));
    for wrong in [
        text.replace("@v1", "@v2"),
        text.replace("index 0", "index 00"),
        text.replace("extra", "xtra"),
        String::new(),
    ] {
        assert_eq!(TlogProof::parse(&wrong), Err(ProofError::Malformed), "{wrong}");
    }
}

#[test]
fn an_entry_is_one_line_and_is_read_in_one_way_only() {
    let entry = LogEntry::new(Operation::Revoke, &"0f".repeat(32), noon()).unwrap();
    let text = entry.to_string();
    assert_eq!(text, format!("v1 revoke {} 2026-11-20T12:00:00Z", "0f".repeat(32)));
    assert_eq!(LogEntry::parse(&text).unwrap(), entry);
    let continued = LogEntry::continuing("verify.example\n4\nxxx\n\n— verify.example abc\n", noon());
    assert_eq!(LogEntry::parse(&continued.to_string()).unwrap(), continued);
    let changed = continued.to_string().replace("\n4\n", "\n3\n");
    for wrong in [
        text.replace("revoke", "forget"),
        text.replace("0f0f", "0F0F"),
        text.replace('Z', "+00:00"),
        text.replace("v1", "v2"),
        format!("{text} "),
        format!("{text}\nverify.example"),
        changed,
        String::new(),
    ] {
        assert!(LogEntry::parse(&wrong).is_err(), "{wrong}");
    }
    assert_eq!(LogEntry::new(Operation::Issue, "Ada Brook", noon()), None, "only a SHA-256 can stand there");
}
