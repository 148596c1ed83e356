//! `migrate` says what is pending before it changes anything.

use super::{code, json, run, stderr};

#[test]
fn a_folder_without_a_database_lacks_everything_until_migrated() {
    let dir = tempfile::tempdir().unwrap();
    let looked = run(dir.path(), &["migrate", "--check", "--json"]);
    assert_eq!(code(&looked), 1);
    let pending = json(&looked)["pending"].as_array().unwrap().len();
    assert!(pending >= 5);
    assert!(!dir.path().join("countersign.db").exists(), "looking changes nothing");

    let applied = run(dir.path(), &["migrate", "--json"]);
    assert_eq!(code(&applied), 0);
    assert_eq!(json(&applied)["applied"].as_array().unwrap().len(), pending);

    let again = run(dir.path(), &["migrate", "--check", "--json"]);
    assert_eq!((code(&again), json(&again)["pending"].clone()), (0, serde_json::json!([])));
}

#[rocket::async_test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let (app, _) = crate::support::sample::sampled().await;
    super::doctor::sql(&app, "INSERT INTO seaql_migrations VALUES ('m9999_future', 0)").await;
    let output = run(app.dir.path(), &["migrate"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("m9999_future"), "{}", stderr(&output));
}

#[rocket::async_test]
async fn a_record_of_an_older_program_is_migrated_before_it_is_sealed_anew() {
    let (app, _) = crate::support::sample::sampled().await;
    super::doctor::sql(&app, "DELETE FROM seaql_migrations WHERE version LIKE 'm0046%'").await;
    let refused = run(app.dir.path(), &["doctor", "--seal-anew"]);
    assert_eq!(code(&refused), 1);
    assert!(stderr(&refused).contains("run `countersign migrate` first"), "{}", stderr(&refused));
}
