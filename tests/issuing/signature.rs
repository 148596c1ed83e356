//! The signature: whole, from our own authority, and keys that last.

use countersign::issuing::{
    Design,
    inspection::{Finding, Kind},
    keys::{KeyError, Keys},
    prepare,
};
use lopdf::{Document, Object};
use sha2::{Digest, Sha256};

use super::{
    signing_support::{Installation, at, byte_range, shared},
    support::{document, named, read_with, run},
};

#[test]
fn a_signed_certificate_is_whole() {
    let (installation, file) = shared();
    assert_eq!(installation.finding(file), Finding::Whole);
}

#[test]
fn poppler_finds_one_valid_signature_over_the_whole_file() {
    let (_, file) = shared();
    let report = read_with("pdfsig", &["-nocert"], file, &[]);
    assert!(report.contains("Signature is Valid."), "{report}");
    assert!(report.contains("Total document signed"), "{report}");
    assert!(report.contains("ETSI.CAdES.detached"), "{report}");
    assert!(!report.contains("Signature #2"), "{report}");
}

#[test]
fn the_chain_leads_to_the_installations_root() {
    let (installation, _) = shared();
    let keys = installation.dir.path().join("keys");
    let root = keys.join("root.pem");
    let said = run(
        "openssl",
        &["verify", "-x509_strict", "-CAfile", root.to_str().unwrap()],
        &keys.join("signer-1.pem"),
        &[],
    );
    assert!(said.ends_with("signer-1.pem: OK\n"), "{said}");
    let signer = run("openssl", &["x509", "-noout", "-text", "-in"], &keys.join("signer-1.pem"), &[]);
    for words in [
        "Digital Signature, Non Repudiation",
        "CA:FALSE",
        "Subject Key Identifier",
        "Authority Key Identifier",
    ] {
        assert!(signer.contains(words), "{words}:\n{signer}");
    }
}

#[test]
fn the_signature_covers_everything_but_itself() {
    let (_, file) = shared();
    let [start, before, after, rest] = byte_range(file);
    assert_eq!((start, after + rest), (0, file.len()));
    assert_eq!((file[before], file[after - 1]), (b'<', b'>'));
    assert!(file[before + 1..after - 1].iter().all(u8::is_ascii_hexdigit));
}

#[test]
fn the_file_has_one_revision_and_forbids_another() {
    let (_, file) = shared();
    assert_eq!(file.windows(5).filter(|w| w == b"%%EOF").count(), 1);
    let pdf = Document::load_mem(file).unwrap();
    let permissions = pdf.catalog().unwrap().get(b"Perms").unwrap().as_dict().unwrap();
    let signature = permissions.get(b"DocMDP").unwrap().as_reference().unwrap();
    let signature = pdf.get_dictionary(signature).unwrap();
    assert_eq!(signature.get(b"M").unwrap().as_str().unwrap(), b"D:20261120100000Z");
    assert!(!signature.has(b"Cert"));
    let reference = signature.get(b"Reference").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    let parameters = reference.get(b"TransformParams").unwrap().as_dict().unwrap();
    assert_eq!(parameters.get(b"P").unwrap().as_i64().unwrap(), 1);
}

#[test]
fn a_screen_reader_is_told_of_the_signature() {
    let (_, file) = shared();
    let pdf = Document::load_mem(file).unwrap();
    let dictionaries = || pdf.objects.values().filter_map(|o| o.as_dict().ok());
    let of_kind = |key: &[u8], name: &[u8]| {
        dictionaries().find(|d| d.get(key).and_then(Object::as_name).is_ok_and(|n| n == name)).unwrap()
    };
    let widget = of_kind(b"FT", b"Sig");
    let label: Vec<u8> = [0xFE, 0xFF]
        .into_iter()
        .chain("Digital signature for Harbour Street Academy".encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    assert_eq!(widget.get(b"TU").unwrap().as_str().unwrap(), label);
    assert!(widget.has(b"AP"));
    // Bit 3: it is printed.
    assert_eq!(widget.get(b"F").unwrap().as_i64().unwrap() & 4, 4);
    let form = of_kind(b"S", b"Form");
    assert!(form.get(b"K").unwrap().as_dict().unwrap().has(b"Obj"));
}

#[test]
fn the_same_certificate_signed_again_differs_in_the_signature_alone() {
    let installation = Installation::new();
    let [one, two] = [installation.sign(&document()), installation.sign(&document())];
    let [_, start, end, _] = byte_range(one.pdf());
    assert_eq!((&one.pdf()[..start], &one.pdf()[end..]), (&two.pdf()[..start], &two.pdf()[end..]));
    assert_ne!(one.sha256(), two.sha256(), "each signature has a nonce of its own");
    assert_ne!(one.sha256(), installation.sign(&named("Ada")).sha256());
}

/// The structure is filled in from a frame: whatever the numbers of a signature begin with, its lengths must be right.
#[test]
fn openssl_accepts_signatures_of_every_length_within_the_room() {
    let installation = Installation::new();
    let signer = installation.keys.signer(at()).unwrap();
    let keys = installation.dir.path().join("keys");
    let [content, file] = ["content", "signature"].map(|name| installation.dir.path().join(name));
    let root = keys.join("root.pem");
    let root = ["-purpose", "any", "-CAfile", root.to_str().unwrap(), "-out", "/dev/null"];
    let content_is = ["-content", content.to_str().unwrap(), "-in"];
    let arguments = [&["cms", "-verify", "-binary", "-inform", "DER"], &root[..], &content_is].concat();
    let mut seen = std::collections::BTreeSet::new();
    for number in 0..2000_u32 {
        let text = number.to_be_bytes();
        let signature = signer.detached(&Sha256::digest(text).into()).unwrap();
        assert!(signature.len() <= signer.room());
        if seen.insert(signature.len()) {
            std::fs::write(&content, text).unwrap();
            std::fs::write(&file, &signature).unwrap();
            run("openssl", &arguments, &file, &[]);
        }
    }
    assert!(seen.len() >= 3, "{seen:?}");
}

#[test]
fn an_unsigned_certificate_says_that_it_is_not_signed() {
    let (installation, _) = shared();
    let unsigned = prepare(&document(), &Design::built_in("classical").unwrap(), &[]).unwrap().into_pdf();
    assert_eq!(installation.kind(&unsigned), Kind::Unsigned);
    assert!(Document::load_mem(&unsigned).is_ok());
}

#[test]
fn a_rotation_changes_the_key_and_leaves_old_files_good() {
    let installation = Installation::new();
    let old = installation.sign(&document());
    installation.keys.rotate(at()).unwrap();
    let new = installation.sign(&document());
    assert_ne!(old, new);
    assert_eq!(installation.finding(old.pdf()), Finding::Whole);
    assert_eq!(installation.finding(new.pdf()), Finding::Whole);
    let kept = installation.keys.list().unwrap();
    let names: Vec<_> = kept.iter().map(|k| (k.name.as_str(), k.retired)).collect();
    assert_eq!(names, [("root", false), ("signer-1", true), ("signer-2", false)]);
    assert!(!installation.dir.path().join("keys/signer-1.key").exists(), "the retired key can't sign again");
}

#[test]
fn a_rotation_that_was_cut_short_stops_nobody() {
    let installation = Installation::new();
    installation.sign(&document());
    let keys = installation.dir.path().join("keys");
    std::fs::copy(keys.join("signer-1.key"), keys.join("signer-2.key")).unwrap();
    let again = Keys::new(keys.clone(), None, "verify.example".into());
    assert!(again.signer(at()).is_ok());
    again.rotate(at()).unwrap();
    assert!(again.signer(at()).is_ok());
    assert!(keys.join("signer-3.pem").exists());
}

#[test]
fn keys_are_the_same_after_a_restart() {
    let installation = Installation::new();
    let first = installation.sign(&document());
    let certificate = installation.keys.signer(at()).unwrap().certificate().clone();
    let keys = Keys::new(installation.dir.path().join("keys"), None, "verify.example".into());
    let restarted = Installation { keys, dir: installation.dir };
    let signers = |of: &Installation| of.keys.signer(at()).unwrap().certificate().clone();
    assert_eq!(signers(&restarted), certificate);
    assert_eq!(restarted.finding(first.pdf()), Finding::Whole);
}

#[test]
fn programs_that_start_together_make_one_authority() {
    let dir = tempfile::tempdir().unwrap();
    let fingerprints: Vec<String> = std::thread::scope(|scope| {
        let start = || {
            let keys = Keys::new(dir.path().join("keys"), None, "verify.example".into());
            keys.signer(at()).unwrap();
            keys.list().unwrap().swap_remove(0).sha256
        };
        let running: Vec<_> = (0..4).map(|_| scope.spawn(start)).collect();
        running.into_iter().map(|r| r.join().unwrap()).collect()
    });
    assert!(fingerprints.iter().all(|f| *f == fingerprints[0]), "{fingerprints:?}");
    let left: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["keys"]);
}

#[test]
fn private_keys_lie_encrypted_on_the_disk() {
    let installation = Installation::new();
    installation.sign(&document());
    for name in ["root.key", "signer-1.key"] {
        let file = installation.dir.path().join("keys").join(name);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{text}");
        let secret = format!("file:{}", installation.dir.path().join("keys/secret.key").display());
        let said = run("openssl", &["pkey", "-noout", "-text", "-passin", &secret, "-in"], &file, &[]);
        assert!(said.contains("prime256v1"), "another program opens it with the secret: {said}");
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn keys_open_with_their_passphrase_only() {
    let dir = tempfile::tempdir().unwrap();
    let keys = |passphrase: Option<&str>| {
        Keys::new(dir.path().join("keys"), passphrase.map(str::to_owned), "verify.example".into())
    };
    keys(Some("correct horse battery")).signer(at()).unwrap();
    assert!(!dir.path().join("keys/secret.key").exists());
    assert!(keys(Some("correct horse battery")).signer(at()).is_ok());
    let wrong = keys(Some("incorrect horse battery")).signer(at());
    assert!(matches!(wrong, Err(KeyError::WrongSecret(_))), "{wrong:?}");
    assert!(matches!(keys(None).signer(at()), Err(KeyError::File { .. })));
}

#[test]
fn a_key_that_is_not_its_certificates_is_refused() {
    let [one, two] = [Installation::new(), Installation::new()];
    one.sign(&document());
    two.sign(&document());
    let certificate = |of: &Installation| of.dir.path().join("keys/signer-1.pem");
    std::fs::copy(certificate(&two), certificate(&one)).unwrap();
    let keys = Keys::new(one.dir.path().join("keys"), None, "verify.example".into());
    assert!(matches!(keys.signer(at()), Err(KeyError::Sign(_))));
}
