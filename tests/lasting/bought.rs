//! A signing certificate from elsewhere: used where all is well, and refused with a word on what to do.

use std::{path::Path, process::Command};

use chrono::{TimeZone, Utc};
use countersign::{
    config::Settings,
    issuing::{
        bought::{Bought, KeyPlace},
        inspection::{Finding, Kind, Limits, inspect},
        keys::Keys,
        prepare, sign,
    },
};

use super::authority::new_key;
use crate::issuing::{signing_support::at, support::document};

/// A root and a certificate under it, made with openssl.
pub struct Shop {
    pub dir: tempfile::TempDir,
}

impl Shop {
    pub fn new(curve: &str) -> Self {
        let shop = Self { dir: tempfile::tempdir().unwrap() };
        new_key(&shop.file("root.key"), "P-256");
        new_key(&shop.file("own.key"), curve);
        let request = ["req", "-x509", "-days", "7300", "-subj", "/CN=Shop Root", "-key"];
        shop.openssl(&[&request[..], &["root.key", "-out", "root.pem"]].concat());
        let request =
            ["req", "-new", "-subj", "/CN=Harbour Street Academy", "-key", "own.key", "-out", "own.csr"];
        shop.openssl(&request);
        std::fs::write(shop.file("own.ext"), "keyUsage=critical,digitalSignature,nonRepudiation\n").unwrap();
        let signed =
            ["x509", "-req", "-in", "own.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "3650"];
        shop.openssl(&[&signed[..], &["-CAcreateserial", "-extfile", "own.ext", "-out", "own.pem"]].concat());
        shop.write_chain(&["own.pem", "root.pem"]);
        shop
    }

    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.dir.path().join(name)
    }

    pub fn openssl(&self, arguments: &[&str]) {
        let out = Command::new("openssl").args(arguments).current_dir(self.dir.path()).output().unwrap();
        assert!(out.status.success(), "{arguments:?} {out:?}");
    }

    pub fn write_chain(&self, names: &[&str]) {
        let parts: String = names.iter().map(|n| std::fs::read_to_string(self.file(n)).unwrap()).collect();
        std::fs::write(self.file("chain.pem"), parts).unwrap();
    }

    fn keys_with(&self, key: &str, passphrase: Option<&str>) -> Keys {
        let passphrase = passphrase.map(|text| text.to_owned().into());
        let key = KeyPlace::File(self.file(key), passphrase);
        let bought = Bought { chain: self.file("chain.pem"), key };
        Keys::with(self.file("keys"), None, "verify.example".into(), Some(bought), false, None)
    }

    fn refusal(&self, key: &str, passphrase: Option<&str>) -> String {
        self.keys_with(key, passphrase).signer(Utc::now()).unwrap_err().to_string()
    }
}

fn signed(keys: &Keys) -> Vec<u8> {
    let design = countersign::issuing::Design::built_in("classical").unwrap();
    let prepared = prepare(&document(), &design, &[]).unwrap();
    sign(prepared, &keys.signer(Utc::now()).unwrap(), at()).unwrap().into_pdf()
}

fn finding(keys: &Keys, file: &[u8]) -> Kind {
    inspect(file, &keys.roots().unwrap(), Limits::default()).unwrap().kind
}

#[test]
fn it_signs_in_place_of_the_own_one_and_stays_known_after_it_is_given_up() {
    let shop = Shop::new("P-256");
    let keys = shop.keys_with("own.key", None);
    let file = signed(&keys);
    assert_eq!(finding(&keys, &file), Kind::Ours(Finding::Whole));
    let own = Keys::new(shop.file("keys"), None, "verify.example".into());
    assert_eq!(finding(&own, &file), Kind::Ours(Finding::Whole));
    assert_eq!(finding(&own, &signed(&own)), Kind::Ours(Finding::Whole));
    let signing = |keys: &Keys| {
        let list = keys.list().unwrap();
        list.into_iter().filter(|k| !k.retired && k.name != "root").map(|k| k.name).collect::<Vec<_>>()
    };
    assert!(matches!(&signing(&keys)[..], [name] if name.starts_with("bought-")), "{:?}", signing(&keys));
    assert_eq!(signing(&own), ["signer-1"]);
}

/// The shop sells to anybody: what another of its customers signs is not ours.
#[test]
fn another_certificate_of_the_same_shop_is_not_ours() {
    let shop = Shop::new("P-256");
    let ours = shop.keys_with("own.key", None);
    signed(&ours);
    new_key(&shop.file("other.key"), "P-256");
    shop.openssl(&["req", "-new", "-subj", "/CN=Eve", "-key", "other.key", "-out", "other.csr"]);
    let request =
        ["x509", "-req", "-in", "other.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "3650"];
    shop.openssl(&[&request[..], &["-CAcreateserial", "-extfile", "own.ext", "-out", "other.pem"]].concat());
    shop.write_chain(&["other.pem", "root.pem"]);
    let chain = shop.file("chain.pem");
    let eve = Bought { chain, key: KeyPlace::File(shop.file("other.key"), None) };
    let eve = Keys::with(shop.file("eve"), None, "verify.example".into(), Some(eve), false, None);
    assert_eq!(finding(&ours, &signed(&eve)), Kind::SignedByOthers);
}

#[test]
fn an_encrypted_key_opens_with_its_passphrase() {
    let shop = Shop::new("P-256");
    let seal = ["pkcs8", "-topk8", "-in", "own.key", "-out", "sealed.key", "-passout", "pass:correct horse"];
    shop.openssl(&seal);
    assert!(shop.keys_with("sealed.key", Some("correct horse")).signer(Utc::now()).is_ok());
    assert!(shop.refusal("sealed.key", Some("wrong horse")).contains("does not open this key"));
    assert!(shop.refusal("sealed.key", None).contains("set signing_key_passphrase"));
}

#[test]
fn what_does_not_fit_is_refused_and_named() {
    let shop = Shop::new("P-256");
    assert!(shop.refusal("root.key", None).contains("does not belong to the key"));
    assert!(shop.refusal("missing.key", None).contains("missing.key"));
    std::fs::write(shop.file("nonsense.key"), "hello").unwrap();
    assert!(shop.refusal("nonsense.key", None).contains("openssl pkcs8 -topk8"));
    shop.write_chain(&["own.pem"]);
    assert!(shop.refusal("own.key", None).contains("append that of CN=Shop Root"));
    shop.write_chain(&["own.pem", "own.pem"]);
    assert!(shop.refusal("own.key", None).contains("must come"));
    std::fs::write(shop.file("chain.pem"), "").unwrap();
    assert!(shop.refusal("own.key", None).contains("there is no certificate in it"));
    std::fs::write(shop.file("chain.pem"), "-----BEGIN CERTIFICATE-----").unwrap();
    assert!(shop.refusal("own.key", None).contains("chain.pem"));
}

#[test]
fn another_curve_is_refused() {
    let shop = Shop::new("P-384");
    assert!(shop.refusal("own.key", None).contains("P-256, which is the only one"));
}

#[test]
fn a_certificate_that_ended_or_has_not_begun_is_refused() {
    let shop = Shop::new("P-256");
    let refusal = |year| {
        let moment = Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
        shop.keys_with("own.key", None).signer(moment).unwrap_err().to_string()
    };
    assert!(refusal(2060).contains("ended on"), "{}", refusal(2060));
    assert!(refusal(2001).contains("begins on"), "{}", refusal(2001));
}

#[test]
fn settings_that_contradict_each_other_are_named() {
    let file = || Some(Path::new("x.pem").to_owned());
    let wrong = |change: fn(&mut Settings, Option<std::path::PathBuf>)| {
        let mut settings = Settings::default();
        change(&mut settings, file());
        settings.check().unwrap_err().setting
    };
    assert_eq!(wrong(|s, f| s.signing_chain = f), "signing_key");
    assert_eq!(wrong(|s, f| s.signing_key = f), "signing_chain");
    assert_eq!(wrong(|s, f| s.pkcs11_module = f), "signing_chain");
    assert_eq!(
        wrong(|s, f| {
            s.signing_chain = f.clone();
            s.pkcs11_module = f;
        }),
        "pkcs11_token"
    );
    assert_eq!(wrong(|s, _| s.timestamp_url = Some("clock.example".into())), "timestamp_url");
}
