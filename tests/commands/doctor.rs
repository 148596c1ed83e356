//! `doctor` is content with the sample and finds each kind of damage.

use std::path::PathBuf;

use countersign::{
    domain::{certificate::Standing, ids::CertificateId},
    storage::{ConnectionTrait, certificates},
};

use super::{code, json, record::behind, run, stdout};
use crate::support::{app::TestApp, sample::sampled};

pub async fn sql(app: &TestApp, statement: &str) {
    let tx = app.store().begin().await.unwrap();
    tx.execute_unprepared(statement).await.unwrap();
    tx.commit().await.unwrap();
}

/// The checks that found something wrong, with their problems.
fn wrong(app: &TestApp) -> Vec<(String, String)> {
    let output = run(app.dir.path(), &["doctor", "--json"]);
    let findings = json(&output);
    let found: Vec<_> = findings
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| !finding["ok"].as_bool().unwrap())
        .map(|finding| (finding["check"].as_str().unwrap().to_owned(), finding["problems"].to_string()))
        .collect();
    let grave = findings
        .as_array()
        .unwrap()
        .iter()
        .any(|f| !f["ok"].as_bool().unwrap() && f["grave"].as_bool().unwrap());
    assert_eq!(code(&output), i32::from(grave));
    found
}

#[track_caller]
fn expect_only(found: Vec<(String, String)>, check: &str, told: &str) {
    assert!(
        matches!(&found[..], [(name, problems)] if name == check && problems.contains(told)),
        "{found:?}"
    );
}

async fn file_of(app: &TestApp, academy: countersign::domain::ids::AcademyId, id: CertificateId) -> PathBuf {
    let certificate = certificates::find(app.store().read(), academy, id).await.unwrap();
    let sha256 = certificate.pdf_sha256.unwrap();
    app.app.settings.certificates_dir().join(&sha256[..2]).join(sha256)
}

#[rocket::async_test]
async fn the_sample_is_in_order() {
    let (app, _) = sampled().await;
    let output = run(app.dir.path(), &["doctor"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stdout(&output).lines().all(|line| line.starts_with("ok ")), "{}", stdout(&output));
}

#[rocket::async_test]
async fn an_event_that_was_tampered_with_is_found() {
    let (app, _) = sampled().await;
    behind(
        &app,
        "UPDATE event SET action = 'hours.rejected' WHERE number = 40 AND action <> 'hours.rejected'",
    );
    expect_only(wrong(&app), "events are unbroken", "event 40");
}

#[rocket::async_test]
async fn an_event_that_was_taken_out_is_found() {
    let (app, _) = sampled().await;
    behind(&app, "DELETE FROM event WHERE number = 7");
    expect_only(wrong(&app), "events are unbroken", "event 8");
}

/// What was signed is told by the signature and by the seal of its row.
fn expect_both(found: &[(String, String)], signature: &str, seal: &str) {
    for (check, says) in
        [("countersignatures fit their records", signature), ("the record is as the program wrote it", seal)]
    {
        assert!(found.iter().any(|(name, told)| name == check && told.contains(says)), "{check}: {found:?}");
    }
}

#[rocket::async_test]
async fn an_entry_that_was_altered_after_its_countersignature_is_found() {
    let (app, _) = sampled().await;
    let one = "SELECT id FROM hours_entry WHERE state = 'countersigned' ORDER BY id LIMIT 1";
    behind(&app, &format!("UPDATE hours_entry SET note = 'four hours more' WHERE id = ({one})"));
    expect_both(&wrong(&app), "was changed after it was countersigned", "hours_entry");
}

#[rocket::async_test]
async fn a_session_that_was_altered_after_its_countersignature_is_found() {
    let (app, _) = sampled().await;
    let one = "SELECT id FROM case_session WHERE state = 'countersigned' ORDER BY id LIMIT 1";
    behind(&app, &format!("UPDATE case_session SET note = 'went well' WHERE id = ({one})"));
    expect_both(&wrong(&app), "case session", "case_session");
}

#[rocket::async_test]
async fn a_countersigned_entry_without_a_countersignature_is_found() {
    let (app, _) = sampled().await;
    sql(&app, "UPDATE hours_entry SET state = 'countersigned' WHERE id = (SELECT id FROM hours_entry WHERE state = 'submitted' LIMIT 1)").await;
    expect_only(wrong(&app), "countersignatures fit their records", "1 countersigned records");
}

#[rocket::async_test]
async fn facts_that_were_changed_are_found() {
    let (app, _) = sampled().await;
    behind(&app, "UPDATE certificate SET facts = replace(facts, 'Siân', 'Jane') WHERE facts LIKE '%Siân%'");
    let found = wrong(&app);
    for check in ["certificates say what was frozen", "the record is as the program wrote it"] {
        assert!(found.iter().any(|(name, told)| name == check && told.contains("SA-")), "{check}: {found:?}");
    }
}

#[rocket::async_test]
async fn a_key_that_is_missing_or_does_not_open_is_found() {
    let (app, _) = sampled().await;
    let keys = app.app.settings.keys_dir();
    for name in ["signer-1.key", "root.key", "credential-1.key", "log-1.key"] {
        let (file, aside) = (keys.join(name), keys.join("aside"));
        std::fs::rename(&file, &aside).unwrap();
        expect_only(wrong(&app), "signing keys can be opened", name);
        std::fs::rename(&aside, &file).unwrap();
    }
    std::fs::write(keys.join("secret.key"), "another secret").unwrap();
    expect_only(wrong(&app), "signing keys can be opened", "does not open this key");
}

#[rocket::async_test]
async fn a_missing_and_an_altered_certificate_file_are_found() {
    let (app, sample) = sampled().await;
    let missing = file_of(&app, sample.academy.id, sample.certificate(Standing::Active).id).await;
    let altered = file_of(&app, sample.academy.id, sample.certificate(Standing::Revoked).id).await;
    std::fs::remove_file(missing).unwrap();
    std::fs::write(altered, b"%PDF-1.7 another").unwrap();
    let found = wrong(&app);
    assert!(found[0].1.contains("missing") && found[0].1.contains("was changed"), "{found:?}");
    expect_only(found, "files of certificates are there", "missing");
}

#[rocket::async_test]
async fn a_missing_document_is_found() {
    let (app, _) = sampled().await;
    let sha256 = app.app.files.documents.list().await.unwrap().remove(0);
    std::fs::remove_file(app.app.settings.documents_dir().join(&sha256[..2]).join(&sha256)).unwrap();
    expect_only(wrong(&app), "files of documents are there", &sha256);
}

#[rocket::async_test]
async fn a_file_without_a_record_is_told_but_is_no_fault() {
    let (app, _) = sampled().await;
    app.app.files.documents.put(b"left by a crash".to_vec()).await.unwrap();
    expect_only(wrong(&app), "no file without a record", "documents: ");
    assert_eq!(code(&run(app.dir.path(), &["doctor"])), 0);
}

#[rocket::async_test]
async fn a_row_that_refers_to_nothing_is_found() {
    let (app, _) = sampled().await;
    app.app.store.read().execute_unprepared("PRAGMA foreign_keys = OFF; INSERT INTO hold SELECT randomblob(16), academy_id, randomblob(16), 'x', person_id, created_at, NULL, NULL FROM enrolment LIMIT 1; PRAGMA foreign_keys = ON").await.unwrap();
    let found = wrong(&app);
    assert!(
        found
            .iter()
            .any(|(check, told)| check == "rows refer to rows that are there" && told.contains("hold")),
        "{found:?}"
    );
}

#[rocket::async_test]
async fn a_certificate_stuck_in_preparation_is_found() {
    let (app, _) = sampled().await;
    sql(&app, "UPDATE certificate SET state = 'preparing', pdf_sha256 = NULL WHERE serial = (SELECT min(serial) FROM certificate)").await;
    let found = wrong(&app);
    assert!(
        found.iter().any(|(check, told)| check == "issues are finished" && told.contains("SA-")),
        "{found:?}"
    );
}

#[test]
fn a_folder_without_an_installation_is_not_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let output = run(dir.path(), &["doctor"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("there is no database"), "{}", stdout(&output));
}

#[rocket::async_test]
async fn a_public_key_that_signed_nothing_of_what_is_stored_is_told_and_not_handed_out() {
    let (app, _) = sampled().await;
    let file = app.dir.path().join("keys/credential-1.pub");
    let own = std::fs::read_to_string(&file).unwrap();
    assert_eq!(app.browser().get("/.well-known/did.json").await.status.code, 200);
    let stranger = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    std::fs::write(&file, stranger).unwrap();
    assert!(wrong(&app).iter().any(|(_, told)| told.contains("credential-1.pub")), "{:?}", wrong(&app));
    assert_eq!(app.browser().get("/.well-known/did.json").await.status.code, 500);
    std::fs::write(&file, &own).unwrap();
    // A retired one has no key beside it: what is stored says whose it is.
    app.app.keys.rotate(app.now()).unwrap();
    assert_eq!(wrong(&app), Vec::new());
    std::fs::write(&file, stranger).unwrap();
    let found = wrong(&app);
    assert!(
        found.iter().any(|(check, told)| check == "public keys signed what is stored"
            && told.contains("none of the public keys")),
        "{found:?}"
    );
    assert!(found.iter().any(|(_, told)| told.contains("credential-1.pub is handed out")), "{found:?}");
}
