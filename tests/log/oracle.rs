//! What Go's own verifier says of the log, and of what forgers make of it.

use std::{path::Path, process::Command};

use countersign::{issuing::keys::Purpose, issuing::log::Checkpoint, workflows::log_proof::log_proof};

use super::support::Logged;
use crate::support::{app::copy, oracles};

fn asked(kind: &str, of: &Path, key: &str, older: &[&Path]) -> Result<(), String> {
    let logcheck = oracles::installed("log").join("logcheck");
    let output = Command::new(logcheck).arg(kind).arg(of).arg(key).args(older).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    if output.status.success() { Ok(()) } else { Err(said) }
}

/// A log of 600 leaves, the folder that is handed out, and its checkpoint at 300.
async fn published() -> (Logged, tempfile::TempDir) {
    let logged = Logged::new().await;
    let out = tempfile::tempdir().unwrap();
    logged.publish_at(300).await;
    std::fs::copy(logged.file("checkpoint"), out.path().join("older")).unwrap();
    logged.publish_at(600).await;
    copy(&logged.file(""), &out.path().join("log"));
    (logged, out)
}

#[rocket::async_test]
async fn go_accepts_the_log_its_growth_and_its_proofs() {
    let (logged, out) = published().await;
    let (key, log, older) = (logged.key().vkey(), out.path().join("log"), out.path().join("older"));
    asked("log", &log, &key, &[&older]).unwrap();
    let places = logged.append(42..44).await;
    let proof = log_proof(&logged.app.app, places[1]).await.unwrap().to_string();
    std::fs::write(out.path().join("proof"), &proof).unwrap();
    asked("proof", &out.path().join("proof"), &key, &[]).unwrap();
    std::fs::write(out.path().join("proof"), proof.replacen("index 4", "index 5", 1)).unwrap();
    asked("proof", &out.path().join("proof"), &key, &[]).unwrap_err();
}

#[rocket::async_test]
async fn go_rejects_a_rewritten_leaf_a_swapped_tile_a_rollback_and_a_second_history() {
    let (logged, out) = published().await;
    let (key, log, older) = (logged.key().vkey(), out.path().join("log"), out.path().join("older"));
    let whole = |path: &str| std::fs::read(log.join(path)).unwrap();

    let bundle = whole("tile/entries/001");
    let rewritten = String::from_utf8_lossy(&bundle).replacen("reinstate", "reinstatE", 1);
    std::fs::write(log.join("tile/entries/001"), rewritten).unwrap();
    assert!(asked("log", &log, &key, &[]).is_err(), "a rewritten leaf");
    std::fs::write(log.join("tile/entries/001"), bundle).unwrap();

    let tile = whole("tile/0/001");
    std::fs::write(log.join("tile/0/001"), whole("tile/0/000")).unwrap();
    assert!(asked("log", &log, &key, &[]).is_err(), "a swapped tile");
    std::fs::write(log.join("tile/0/001"), tile).unwrap();

    let newest = out.path().join("newest");
    std::fs::copy(log.join("checkpoint"), &newest).unwrap();
    asked("log", &log, &key, &[&older, &newest]).unwrap();
    std::fs::copy(&older, log.join("checkpoint")).unwrap();
    assert!(asked("log", &log, &key, &[&newest]).is_err(), "a rolled-back checkpoint");
    std::fs::copy(&newest, log.join("checkpoint")).unwrap();

    // Two histories, each signed by the log's own key: whoever has seen one rejects the other.
    let signer = logged.app.app.keys.ed25519(Purpose::Log, logged.app.now()).unwrap();
    let split = Checkpoint { origin: "verify.example".into(), size: 300, root: [9; 32] };
    std::fs::write(out.path().join("split"), split.sign(&signer)).unwrap();
    let told = asked("log", &log, &key, &[&out.path().join("split")]).unwrap_err();
    assert!(told.contains("from 300 to 600"), "{told}");
}
