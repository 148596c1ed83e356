//! A backup restores to an installation that is in order; what is damaged leaves nothing behind.

use std::path::Path;

use countersign::domain::certificate::Standing;

use super::{code, json, run, stderr};
use crate::support::{app::TestApp, sample::sampled};

async fn backed_up(into: &Path) -> (TestApp, countersign::sample::Sample) {
    let (app, sample) = sampled().await;
    std::fs::write(app.dir.path().join("secret.key"), "a secret").unwrap();
    let output = run(app.dir.path(), &["backup", into.to_str().unwrap(), "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(json(&output)["files"].as_u64().unwrap() > 20);
    (app, sample)
}

#[rocket::async_test]
async fn what_was_backed_up_while_the_server_runs_is_restored_in_order() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    let (_, sample) = backed_up(&archive).await;
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing lies beside the archive");

    let data = dir.path().join("data");
    let output = run(&data, &["restore", archive.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(data.join("secret.key")).unwrap(), "a secret");
    // The public log may have gone on since the backup: the operator says that it has not.
    assert_eq!(code(&run(&data, &["doctor"])), 1);
    let resumed = run(&data, &["log", "resume", "--nothing-newer"]);
    assert_eq!(code(&resumed), 0, "{}", stderr(&resumed));
    assert_eq!(code(&run(&data, &["doctor"])), 0);
    let code_text = sample.certificate(Standing::Active).code.to_string();
    assert_eq!(code(&run(&data, &["certificate", "verify", &code_text])), 0);
}

#[cfg(unix)]
#[rocket::async_test]
async fn only_its_owner_can_read_an_archive() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    backed_up(&archive).await;
    assert_eq!(std::fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
}

#[rocket::async_test]
async fn a_backup_overwrites_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    std::fs::write(&archive, "the only copy").unwrap();
    let (app, _) = sampled().await;
    let output = run(app.dir.path(), &["backup", archive.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert_eq!(std::fs::read_to_string(&archive).unwrap(), "the only copy");
}

#[rocket::async_test]
async fn a_folder_that_is_not_empty_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    backed_up(&archive).await;
    let data = dir.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("note"), "mine").unwrap();
    let output = run(&data, &["restore", archive.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("not empty"), "{}", stderr(&output));
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 1);
}

#[rocket::async_test]
async fn an_archive_that_was_cut_short_or_altered_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    backed_up(&archive).await;
    let whole = std::fs::read(&archive).unwrap();
    // Within the database, which comes first and is by far the largest.
    let middle = whole.len() / 4;
    let mut altered = whole.clone();
    altered[middle] ^= 1;
    for (damaged, about) in
        [(&whole[..middle], "cut"), (&whole[..700], "cut early"), (&altered[..], "altered")]
    {
        let archive = dir.path().join("damaged.tar");
        std::fs::write(&archive, damaged).unwrap();
        let data = dir.path().join("data");
        let output = run(&data, &["restore", archive.to_str().unwrap()]);
        assert_eq!(code(&output), 1, "{about}");
        assert!(!data.exists(), "{about}");
        std::fs::create_dir(&data).unwrap();
        assert_eq!(code(&run(&data, &["restore", archive.to_str().unwrap()])), 1, "{about}");
        assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0, "{about}");
        std::fs::remove_dir(&data).unwrap();
    }
}

#[rocket::async_test]
async fn an_archive_of_a_newer_program_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let archive = dir.path().join("backup.tar");
    let (app, _) = sampled().await;
    super::doctor::sql(&app, "INSERT INTO seaql_migrations VALUES ('m9999_future', 0)").await;
    assert_eq!(code(&run(app.dir.path(), &["backup", archive.to_str().unwrap()])), 0);
    let data = dir.path().join("data");
    let output = run(&data, &["restore", archive.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("newer program") && !data.exists(), "{}", stderr(&output));
}
