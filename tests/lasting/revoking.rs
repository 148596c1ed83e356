//! An owner says that a key was stolen: what the site, the commands and strangers then say.

use std::{collections::BTreeSet, path::Path, process::Output};

use chrono::Utc;
use countersign::{
    config::Settings,
    issuing::keys::Keys,
    storage::certificates,
    workflows::strengthen_files::{Round, strengthen_bare},
};
use rocket::http::Header;
use x509_cert::{
    Certificate,
    der::{Decode, DecodePem},
    ext::pkix::CrlDistributionPoints,
};

use super::{authority::Authority, levels::signed};
use crate::support::{
    app::TestApp,
    issue::{issued, run},
    people::{crew, eligible_in, eligible_trainee},
};

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn certificate(app: &TestApp, name: &str) -> Certificate {
    let pem = std::fs::read(app.app.settings.keys_dir().join(format!("{name}.pem"))).unwrap();
    Certificate::from_pem(pem).unwrap()
}

#[rocket::async_test]
async fn a_stranger_fetches_the_root_and_its_list() {
    let app = TestApp::spawn().await;
    for path in ["/keys/root.crl", "/keys/root.cer"] {
        let none = app.browser().get(path).await.expect_status(404);
        assert_eq!(none.headers["content-type"], "application/problem+json", "{path}");
    }
    issued(&app, &eligible_trainee(&app).await).await;
    let root = app.browser().get("/keys/root.cer").await.expect_status(200);
    assert_eq!(root.headers["content-type"], "application/pkix-cert");
    assert_eq!(Certificate::from_der(&root.bytes).unwrap(), certificate(&app, "root"));
    let list = app.browser().get("/keys/root.crl").await.expect_status(200);
    assert_eq!(list.headers["content-type"], "application/pkix-crl");
    assert_eq!(list.headers["cache-control"], "public, max-age=3600");
    assert_eq!(list.headers["access-control-allow-origin"], "*");
    let again =
        app.client.get("/keys/root.crl").header(Header::new("If-None-Match", list.headers["etag"].clone()));
    assert!(app.browser().send(again).await.expect_status(304).bytes.is_empty());
    assert_eq!(list.bytes, std::fs::read(app.app.settings.keys_dir().join("root.crl")).unwrap());
}

#[test]
fn new_certificates_name_the_list_where_strangers_can_reach_it_and_files_will_carry_it() {
    let named_with = |timestamp_url: Option<&str>, url: Option<&str>| {
        let dir = tempfile::tempdir().unwrap();
        let settings = Settings {
            data_dir: dir.path().to_owned(),
            public_url: url.map(str::to_owned),
            timestamp_url: timestamp_url.map(str::to_owned),
            ..Settings::default()
        };
        let signer = settings.keys().signer(Utc::now()).unwrap();
        let points = signer.certificate().tbs_certificate.get::<CrlDistributionPoints>().unwrap();
        points.map(|(critical, points)| (critical, format!("{points:?}")))
    };
    let named = |url| named_with(Some("https://clock.example"), url);
    let (critical, points) = named(Some("https://certificates.example.org")).unwrap();
    assert!(!critical && points.contains("https://certificates.example.org/keys/root.crl"), "{points}");
    assert!(named(Some("https://certificates.example.org:8443")).unwrap().1.contains(":8443/keys/root.crl"));
    for near in [None, Some("http://localhost:8000"), Some("http://127.0.0.1"), Some("http://[::1]:8000")] {
        assert_eq!(named(near), None, "{near:?}");
    }
    assert_eq!(
        named_with(None, Some("https://certificates.example.org")),
        None,
        "files would stay at level B"
    );
}

/// Somebody who copied the keys before they were given up.
fn thief(app: &TestApp, dir: &Path) -> Keys {
    let keys = dir.join("keys");
    std::fs::create_dir(&keys).unwrap();
    for entry in std::fs::read_dir(app.app.settings.keys_dir()).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), keys.join(entry.file_name())).unwrap();
    }
    Keys::new(keys, None, "verify.example".into())
}

#[rocket::async_test]
async fn after_a_theft_the_record_stands_and_a_forgery_is_called_one() {
    let app = TestApp::spawn().await;
    let team = crew(&app, "Sample Academy", "SA").await;
    let first = issued(&app, &eligible_in(&app, &team, "Siân Prys").await).await;
    let stolen = tempfile::tempdir().unwrap();
    let forged = signed(&thief(&app, stolen.path()));
    let revoked = run(&app, &["keys", "revoke", "signer-1", "--reason", "key-compromise"]);
    assert!(revoked.status.success(), "{revoked:?}");
    let shown = said(&run(&app, &["keys", "show"]));
    assert!(shown.contains("(revoked as of ") && shown.contains(": key-compromise)"), "{shown}");

    // The server was not started again, and signs with the new key.
    let second = issued(&app, &eligible_in(&app, &team, "Łukasz Świątek").await).await;
    assert_eq!(app.app.keys.signer(app.now()).unwrap().certificate(), &certificate(&app, "signer-2"));
    let path = app.dir.path().join("file.pdf");
    let ask = async |file: &[u8]| {
        std::fs::write(&path, file).unwrap();
        let told = said(&run(&app, &["verify-file", path.to_str().unwrap()]));
        let browser = app.browser();
        let there = browser.upload("/v/file", &[], ("file", "c.pdf", file)).await.location.unwrap();
        (browser.get(&there).await.expect_status(200).text(), told)
    };
    for (c, by_revoked) in [(&first, true), (&second, false)] {
        let file = app.app.files.certificates.get(c.pdf_sha256.as_ref().unwrap()).await.unwrap();
        let (page, told) = ask(&file).await;
        assert!(page.contains("This file is genuine and current") && !page.contains("stolen"), "{page}");
        assert!(told.contains("Genuine and current."), "{told}");
        assert_eq!(told.contains("the record knows the file all the same"), by_revoked, "{told}");
    }
    let (page, told) = ask(&forged).await;
    assert!(
        page.contains("no academy here has issued it") && page.contains("reported stolen as of"),
        "{page}"
    );
    assert!(told.contains("Altered") && told.contains("can make files that look like ours"), "{told}");
    let (page, _) = ask(&signed(&app.app.keys)).await;
    assert!(page.contains("no academy here has issued it") && !page.contains("stolen"), "{page}");
    let doctor = said(&run(&app, &["doctor"]));
    assert!(doctor.contains("ok     signing keys are good"), "{doctor}");
}

#[rocket::async_test]
async fn a_file_of_a_revoked_key_keeps_no_other_waiting_for_its_timestamp() {
    let authority = Authority::open();
    let app = TestApp::spawn_with(|s| s.timestamp_url = Some(authority.timestamp_url.clone())).await;
    let team = crew(&app, "Sample Academy", "SA").await;
    let first = issued(&app, &eligible_in(&app, &team, "Siân Prys").await).await;
    let revoked = run(&app, &["keys", "revoke", "signer-1", "--reason", "superseded"]);
    assert!(revoked.status.success(), "{revoked:?}");
    let second = issued(&app, &eligible_in(&app, &team, "Łukasz Świątek").await).await;
    let mut revoked = BTreeSet::new();
    let round = strengthen_bare(&app.app, Utc::now(), &mut revoked).await.unwrap();
    assert_eq!(round, Round { done: 1, left: 1 });
    let round = strengthen_bare(&app.app, Utc::now(), &mut revoked).await.unwrap();
    assert_eq!(round, Round::default(), "it is passed over");
    let level = async |id| {
        let now = certificates::find(app.store().read(), team.academy, id).await.unwrap().pdf_sha256.unwrap();
        certificates::find_level(app.store().read(), &now).await.unwrap().unwrap()
    };
    assert_eq!((level(first.id).await.as_str(), level(second.id).await.as_str()), ("B", "LT"));
}

#[rocket::async_test]
async fn the_command_refuses_what_makes_no_sense() {
    let app = TestApp::spawn().await;
    issued(&app, &eligible_trainee(&app).await).await;
    let revoke = |arguments: &[&str]| {
        let output = run(&app, &[&["keys", "revoke"], arguments].concat());
        (output.status.code().unwrap(), said(&output))
    };
    assert_eq!(revoke(&["signer-1"]).0, 2, "why?");
    assert_eq!(revoke(&["signer-1", "--reason", "boredom"]).0, 2);
    assert_eq!(revoke(&["signer-1", "--reason", "superseded", "--as-of", "yesterday"]).0, 2);
    for (name, why) in
        [("root", "the root can't be revoked"), ("signer-9", "there is no signing certificate")]
    {
        let (code, told) = revoke(&[name, "--reason", "superseded"]);
        assert!(code == 1 && told.contains(why), "{told}");
    }
    let (code, told) = revoke(&["signer-1", "--reason", "superseded", "--as-of", "2090-01-01T00:00:00Z"]);
    assert!(code == 1 && told.contains("can't be revoked as of 2090-01-01"), "{told}");
    assert_eq!(revoke(&["signer-1", "--reason", "superseded"]).0, 0);
    let (code, told) = revoke(&["signer-1", "--reason", "key-compromise"]);
    assert!(code == 1 && told.contains("already"), "{told}");
}

#[rocket::async_test]
async fn doctor_finds_a_list_that_is_damaged_and_a_revoked_key_that_signs() {
    let app = TestApp::spawn().await;
    issued(&app, &eligible_trainee(&app).await).await;
    assert!(run(&app, &["keys", "revoke", "signer-1", "--reason", "superseded"]).status.success());
    let keys = app.app.settings.keys_dir();
    // As where only part of a backup came back.
    std::fs::remove_file(keys.join("signer-2.pem")).unwrap();
    let told = said(&run(&app, &["doctor"]));
    assert!(
        told.contains("WRONG  signing keys are good") && told.contains("signer-1 signs and is revoked"),
        "{told}"
    );
    std::fs::write(keys.join("root.crl"), "hello").unwrap();
    let told = said(&run(&app, &["doctor"]));
    assert!(told.contains("WRONG  signing keys are good") && told.contains("root.crl"), "{told}");
    app.browser().get("/keys/root.crl").await.expect_status(503);
}
