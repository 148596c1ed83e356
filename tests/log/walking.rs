//! `countersign log`: what a walk finds, with the installation and with nothing but the files.

use std::process::Output;

use countersign::workflows::log_proof::log_proof;

use super::support::Logged;
use crate::support::{
    app::{TestApp, copy},
    issue::run,
};

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn verify(logged: &Logged) -> (bool, String) {
    let output = run(&logged.app, &["log", "verify"]);
    (output.status.success(), said(&output))
}

#[rocket::async_test]
async fn a_log_in_order_is_shown_and_verified() {
    let fresh = TestApp::spawn().await;
    assert!(said(&run(&fresh, &["log", "show"])).contains("Nothing is published yet"));
    let logged = Logged::new().await;
    logged.publish_at(300).await;
    let (well, told) = verify(&logged);
    assert!(well && told.contains("size    300") && told.contains(&logged.key().vkey()), "{told}");
    let json = run(&logged.app, &["log", "show", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((json["size"].as_u64(), json["origin"].as_str()), (Some(300), Some("verify.example")));
}

#[rocket::async_test]
async fn the_files_alone_are_enough_for_whoever_has_the_key() {
    let logged = Logged::new().await;
    logged.publish_at(270).await;
    let out = tempfile::tempdir().unwrap();
    copy(&logged.file(""), out.path());
    let (folder, key) = (out.path().to_str().unwrap(), logged.key().vkey());
    let walk = || run(&logged.app, &["log", "verify", "--folder", folder, "--key", &key]);
    assert!(walk().status.success());
    let bundle = std::fs::read(out.path().join("tile/entries/000")).unwrap();
    std::fs::write(out.path().join("tile/entries/000"), &bundle[..bundle.len() - 1]).unwrap();
    assert!(said(&walk()).contains("WRONG   tile/entries/000"));
    std::fs::write(out.path().join("tile/entries/000"), &bundle).unwrap();
    std::fs::write(out.path().join("tile/1/000.p/1"), [0; 32]).unwrap();
    assert!(said(&walk()).contains("WRONG   tile/1/000.p/1"));
    let other = key.replace("verify.example", "evil.example");
    assert!(!run(&logged.app, &["log", "verify", "--folder", folder, "--key", &other]).status.success());
}

#[rocket::async_test]
async fn a_leaf_that_was_rewritten_behind_the_program_is_found() {
    let logged = Logged::new().await;
    logged.publish_at(20).await;
    let tx = logged.app.store().begin().await.unwrap();
    for sql in [
        "DROP TRIGGER log_leaf_kept",
        "UPDATE log_leaf SET entry = replace(entry, 'v1 reinstate', 'v1 suspend') WHERE position = 7",
    ] {
        countersign::storage::ConnectionTrait::execute_unprepared(&tx, sql).await.unwrap();
    }
    tx.commit().await.unwrap();
    let (well, told) = verify(&logged);
    assert!(!well && told.contains("leaf 7 of the database is not the one that was published"), "{told}");
    let doctor = said(&run(&logged.app, &["doctor"]));
    assert!(doctor.contains("WRONG  the public log holds"), "{doctor}");
}

#[rocket::async_test]
async fn a_proof_is_checked_with_nothing_but_the_logs_key_and_the_file_it_is_about() {
    let logged = Logged::new().await;
    let places = logged.append(40..44).await;
    logged.publish_at(logged.size().await).await;
    let proof = log_proof(&logged.app.app, places[2]).await.unwrap().to_string();
    let dir = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        std::fs::write(dir.path().join(name), bytes).unwrap();
        dir.path().join(name).to_str().unwrap().to_owned()
    };
    let (good, bad) =
        (file("good", proof.as_bytes()), file("bad", proof.replacen("\n", "\nA", 2).as_bytes()));
    let (own, other) = (file("own", &42_u64.to_be_bytes()), file("other", &41_u64.to_be_bytes()));
    let check = |proof: &str, of: &str, key: &str| {
        let output = run(&logged.app, &["log", "verify", "--proof", proof, "--of", of, "--key", key]);
        (output.status.success(), said(&output))
    };
    let key = logged.key().vkey();
    let (well, told) = check(&good, &own, &key);
    assert!(well && told.contains("It is in the log verify.example: leaf"), "{told}");
    let (well, told) = check(&good, &other, &key);
    assert!(!well && told.contains("it is not about"), "{told}");
    assert!(!check(&bad, &own, &key).0);
    assert!(!check(&good, &own, &key.replace("verify.example", "evil.example")).0);
}

#[rocket::async_test]
async fn a_mark_that_is_damaged_set_back_or_lost_is_found() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    let file = logged.app.dir.path().join("log.mark");
    let before = std::fs::read_to_string(&file).unwrap();
    logged.publish_at(20).await;
    assert!(verify(&logged).0);
    let told = |mark: Option<&str>| {
        match mark {
            Some(mark) => std::fs::write(&file, mark).unwrap(),
            None => std::fs::remove_file(&file).unwrap(),
        }
        let (well, told) = verify(&logged);
        assert!(!well && run(&logged.app, &["doctor"]).status.code() == Some(1), "{told}");
        told
    };
    assert!(told(Some("garbage")).contains("log.mark is not a checkpoint that the log's key signed"));
    assert!(told(Some(&before)).contains("log.mark is missing, or older"));
    assert!(told(None).contains("log.mark is missing, or older"));
}

#[rocket::async_test]
async fn a_tile_of_a_smaller_log_that_is_still_handed_out_is_looked_at_too() {
    let logged = Logged::new().await;
    logged.publish_at(10).await;
    logged.publish_at(20).await;
    for path in ["tile/0/000.p/10", "tile/entries/000.p/10"] {
        let right = std::fs::read(logged.file(path)).unwrap();
        let mut wrong = right.clone();
        wrong[40] ^= 1;
        std::fs::write(logged.file(path), wrong).unwrap();
        let (well, told) = verify(&logged);
        assert!(!well && told.contains(&format!("{path}: not the beginning")), "{told}");
        std::fs::write(logged.file(path), right).unwrap();
        assert!(verify(&logged).0);
    }
}

#[rocket::async_test]
async fn strangers_fetch_tiles_that_may_be_kept_and_a_checkpoint_that_may_not() {
    let logged = Logged::new().await;
    logged.publish_at(300).await;
    let browser = logged.app.browser();
    let checkpoint = browser.get("/checkpoint").await.expect_status(200);
    assert_eq!(checkpoint.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(checkpoint.headers["cache-control"], "no-cache");
    assert_eq!(checkpoint.headers["access-control-allow-origin"], "*");
    for path in
        ["/tile/0/000", "/tile/0/001.p/44", "/tile/1/000.p/1", "/tile/entries/000", "/tile/entries/001.p/44"]
    {
        let tile = browser.get(path).await.expect_status(200);
        assert_eq!(tile.headers["content-type"], "application/octet-stream");
        assert!(tile.headers["cache-control"].contains("immutable"), "{path}");
        assert_eq!(tile.bytes, std::fs::read(logged.file(&path[1..])).unwrap());
    }
    for path in [
        "/tile/0/002",
        "/tile/0/001",
        "/tile/0/0",
        "/tile/checkpoint",
        "/tile/0/../checkpoint",
        "/tile/0/%2e%2e/checkpoint",
        "/log/2/checkpoint",
        "/tile/",
    ] {
        assert_eq!(browser.get(path).await.status.code, 404, "{path}");
    }
}

#[rocket::async_test]
async fn what_is_altered_is_named_as_that_and_not_as_leaves_that_wait_to_be_published() {
    let logged = Logged::new().await;
    logged.publish_at(20).await;
    for path in ["tile/0/000.p/20", "tile/entries/000.p/20", "checkpoint"] {
        let right = std::fs::read(logged.file(path)).unwrap();
        let mut wrong = right.clone();
        wrong[40] ^= 1;
        std::fs::write(logged.file(path), wrong).unwrap();
        let (well, told) = verify(&logged);
        // A bundle of entries is told by the hashes that are not theirs.
        let is_named = told.contains(path) || told.contains("not the hashes of the entries");
        assert!(!well && told.contains("WRONG") && is_named, "{path}: {told}");
        assert!(!told.contains("not published yet"), "{path}: {told}");
        assert!(!told.contains("set back") && !told.contains("not the beginning"), "{path}: {told}");
        std::fs::write(logged.file(path), right).unwrap();
        assert!(verify(&logged).0);
    }
}
