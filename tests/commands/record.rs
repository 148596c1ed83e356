//! A record that somebody changed behind the program, with its file open and every trigger out of the way, is noticed.

use countersign::{
    domain::certificate::Standing,
    storage::{ConnectionTrait, Store},
    workflows::verify_record::verify_record,
};
use rusqlite::Connection;

use super::{code, doctor::sql, run, stderr, stdout};
use crate::support::{app::TestApp, sample::sampled};

/// Runs statements on the database as somebody would who has its file; the triggers stand aside meanwhile.
pub fn behind(app: &TestApp, statements: &str) {
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let mut triggers = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        triggers.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(statements).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
}

pub fn one(app: &TestApp, query: &str) -> String {
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    db.query_row(query, [], |row| row.get(0)).unwrap()
}

pub async fn told(app: &TestApp) -> Vec<String> {
    verify_record(app.store()).await.unwrap()
}

/// Every column of a certificate that decides an answer, with a change that a patient would be deceived by.
const CHANGES: [(&str, &str); 14] = [
    ("awarded_on", "awarded_on = '2020-01-01'"),
    ("expires_on", "expires_on = '2099-12-31'"),
    ("code", "code = '0000000000000000'"),
    ("serial", "serial = 'SA-2026-77777'"),
    ("person_id", "person_id = (SELECT id FROM person WHERE email LIKE 'ada@%')"),
    ("state", "state = CASE state WHEN 'active' THEN 'revoked' ELSE 'active' END"),
    ("reason_key", "reason_key = CASE WHEN reason_key IS NULL THEN 'other' END"),
    ("state_changed_at", "state_changed_at = '2020-01-01T00:00:00+00:00'"),
    (
        "predecessor_id",
        "predecessor_id = CASE WHEN predecessor_id IS NULL THEN id END, succession = CASE WHEN succession IS NULL THEN 'renewal' END",
    ),
    ("facts", "facts = replace(facts, 'holder_name\":\"', 'holder_name\":\"Mallory '), facts_sha256 = 'x'"),
    ("pdf_sha256", "pdf_sha256 = 'ab'"),
    ("enrolment_id", "enrolment_id = (SELECT max(id) FROM enrolment WHERE id <> enrolment_id)"),
    ("appearance_version", "appearance_version = 77"),
    ("language", "language = 'xx'"),
];

#[rocket::async_test]
async fn every_column_of_a_certificate_that_decides_an_answer_is_covered() {
    for standing in [Standing::Active, Standing::Revoked] {
        let (app, sample) = sampled().await;
        let code = sample.certificate(standing).code.as_str().to_owned();
        let serial = one(&app, &format!("SELECT serial FROM certificate WHERE code = '{code}'"));
        let keep = app.dir.path().join("before.db");
        behind(&app, &format!("VACUUM INTO '{}'", keep.display()));
        for (column, change) in CHANGES {
            behind(
                &app,
                "DROP INDEX IF EXISTS certificate_first; DROP INDEX IF EXISTS certificate_successor",
            );
            behind(&app, &format!("UPDATE certificate SET {change} WHERE code = '{code}'"));
            let found = told(&app).await;
            let named = if column == "serial" { "SA-2026-77777" } else { serial.as_str() };
            assert!(
                found.iter().any(|line| line.contains(named) && line.contains(column)),
                "{standing:?} {column}: {found:?}"
            );
            // As it was before, seal and all.
            behind(
                &app,
                &format!(
                    "ATTACH '{}' AS before; PRAGMA ignore_check_constraints = ON;
                     DELETE FROM main.certificate; INSERT INTO main.certificate SELECT * FROM before.certificate; DETACH before",
                    keep.display()
                ),
            );
            assert_eq!(told(&app).await, Vec::<String>::new(), "{column}");
        }
    }
}

#[rocket::async_test]
async fn doctor_and_log_verify_name_the_certificate_and_the_column_and_do_not_exit_with_0() {
    let (app, sample) = sampled().await;
    let of = |standing| sample.certificate(standing).code.as_str().to_owned();
    let (expired, revoked) = (of(Standing::Expired), of(Standing::Revoked));
    behind(&app, &format!("UPDATE certificate SET expires_on = '2099-12-31' WHERE code = '{expired}'"));
    behind(&app, &format!("UPDATE certificate SET code = '0000000000000000' WHERE code = '{revoked}'"));
    let serial = one(&app, &format!("SELECT serial FROM certificate WHERE code = '{expired}'"));
    for command in [&["doctor"][..], &["log", "verify"]] {
        let output = run(app.dir.path(), command);
        let said = stdout(&output);
        assert_eq!(code(&output), 1, "{said}");
        assert!(said.contains(&format!("certificate {serial}: expires_on was changed")), "{said}");
        assert!(said.contains(": code says '0000000000000000', and"), "{said}");
    }
}

#[rocket::async_test]
async fn a_place_in_the_status_list_that_was_swapped_is_told_against_the_signed_credential() {
    let (app, sample) = sampled().await;
    let code = sample.certificate(Standing::Active).code.as_str().to_owned();
    behind(
        &app,
        &format!(
            "UPDATE certificate_credential SET status_index = (status_index + 1) % 131072
             WHERE certificate_id = (SELECT id FROM certificate WHERE code = '{code}')"
        ),
    );
    let found = told(&app).await;
    assert!(matches!(&found[..], [one] if one.contains("status_index says")), "{found:?}");
}

#[rocket::async_test]
async fn what_a_patient_reads_of_documents_academy_and_people_is_covered() {
    for (change, row, column) in [
        (
            "UPDATE document SET expires_on = '2099-01-01' WHERE id = (SELECT max(id) FROM document WHERE expires_on IS NOT NULL)",
            "document",
            "expires_on",
        ),
        (
            "UPDATE document SET state = 'approved' WHERE id = (SELECT max(id) FROM document WHERE state <> 'approved')",
            "document",
            "state",
        ),
        (
            "UPDATE document SET covers = '[\"everything\"]' WHERE id = (SELECT max(id) FROM document)",
            "document",
            "covers",
        ),
        ("UPDATE academy SET name = 'Mallory Academy' WHERE serial_prefix = 'SA'", "academy Mallory", "name"),
        (
            "UPDATE academy SET time_zone = 'Pacific/Kiritimati' WHERE serial_prefix = 'SA'",
            "academy Sample",
            "time_zone",
        ),
        (
            "UPDATE person SET full_name = 'Mallory' WHERE id = (SELECT max(id) FROM person)",
            "person",
            "full_name",
        ),
        (
            "UPDATE person SET password_hash = 'mine' WHERE id = (SELECT max(id) FROM person)",
            "person",
            "password_hash",
        ),
        (
            "UPDATE role_grant SET role = 'owner' WHERE id = (SELECT max(id) FROM role_grant WHERE role <> 'owner')",
            "role_grant",
            "role",
        ),
        (
            "UPDATE role_grant SET valid_to = NULL, valid_from = '2000-01-01' WHERE id = (SELECT max(id) FROM role_grant)",
            "role_grant",
            "valid_from",
        ),
    ] {
        let (app, _) = sampled().await;
        behind(&app, change);
        let found = told(&app).await;
        assert!(
            found.iter().any(|line| line.starts_with(row) && line.contains(column)),
            "{change}: {found:?}"
        );
    }
}

#[rocket::async_test]
async fn a_row_that_was_added_or_taken_away_and_a_seal_that_was_are_told() {
    let (app, _) = sampled().await;
    behind(
        &app,
        "INSERT INTO role_grant (id, academy_id, person_id, role, techniques, valid_from, valid_to, granted_by, created_at)
             SELECT randomblob(16), academy_id, person_id, 'auditor', techniques, valid_from, NULL, granted_by, created_at
             FROM role_grant WHERE role = 'trainer' LIMIT 1;
         DELETE FROM document WHERE id = (SELECT max(id) FROM document);
         DELETE FROM record_seal WHERE kind = 'academy' AND subject_id = (SELECT id FROM academy WHERE serial_prefix = 'SA');
         UPDATE record_seal SET seal = x'00' WHERE kind = 'academy' AND subject_id <> (SELECT id FROM academy WHERE serial_prefix = 'SA')",
    );
    let found = told(&app).await;
    for (row, what) in [
        ("role_grant", "written behind"),
        ("document", "taken away behind"),
        ("academy Sample", "written behind"),
        ("academy Westward", "seal was changed"),
    ] {
        assert!(
            found.iter().any(|line| line.starts_with(row) && line.contains(what)),
            "{row} {what}: {found:?}"
        );
    }
}

#[rocket::async_test]
async fn a_chain_whose_newest_events_were_cut_off_is_told_though_what_is_left_holds() {
    let (app, _) = sampled().await;
    behind(
        &app,
        "DELETE FROM event WHERE number > (SELECT max(number) - 3 FROM event e WHERE e.academy_id = event.academy_id)",
    );
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.contains("the newest event")), "{found:?}");
}

#[rocket::async_test]
async fn a_change_by_the_program_does_not_make_good_what_was_changed_behind_it() {
    let (app, sample) = sampled().await;
    let code = sample.certificate(Standing::Active).code.as_str().to_owned();
    behind(&app, &format!("UPDATE certificate SET expires_on = '2099-12-31' WHERE code = '{code}'"));
    behind(
        &app,
        "DELETE FROM event WHERE number > (SELECT max(number) - 1 FROM event e WHERE e.academy_id = event.academy_id)",
    );
    // What the program itself writes now, in the same row and after the same event.
    sql(&app, &format!("UPDATE certificate SET version = version + 1 WHERE code = '{code}'")).await;
    let (store, academy, at) = (app.store(), sample.academy.id, app.now());
    let tx = store.begin().await.unwrap();
    let event = countersign::storage::events::NewEvent {
        academy,
        actor: None,
        action: "academy.sealed",
        subject: academy.0,
        changes: serde_json::json!({}),
    };
    countersign::storage::events::append(&tx, event, at).await.unwrap();
    tx.commit().await.unwrap();
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.contains("expires_on was changed")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("the newest event")), "{found:?}");
}

#[rocket::async_test]
async fn what_is_taken_back_is_not_sealed_and_what_is_written_is() {
    let (app, _) = sampled().await;
    let tx = app.store().begin().await.unwrap();
    tx.execute_unprepared("UPDATE academy SET town = 'Nowhere'").await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(told(&app).await, Vec::<String>::new());
    sql(&app, "UPDATE academy SET town = 'Somewhere'").await;
    sql(&app, "UPDATE document SET reference = 'changed by the program'").await;
    assert_eq!(told(&app).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn triggers_and_tables_that_are_not_what_the_program_made_are_named() {
    let (app, _) = sampled().await;
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    db.execute_batch(
        "DROP TRIGGER certificate_frozen; DROP TRIGGER event_kept;
         CREATE TRIGGER event_kept BEFORE UPDATE ON event BEGIN SELECT 1; END;
         CREATE TRIGGER quiet AFTER INSERT ON certificate BEGIN SELECT 1; END; DROP INDEX certificate_code",
    )
    .unwrap();
    let output = run(app.dir.path(), &["doctor"]);
    let said = stdout(&output);
    assert_eq!(code(&output), 1, "{said}");
    for told in [
        "trigger certificate_frozen was taken away",
        "trigger event_kept was changed",
        "trigger quiet was added",
        "index certificate_code was taken away",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[rocket::async_test]
async fn a_record_from_before_there_were_seals_is_sealed_once_and_that_is_written_down() {
    let (app, _) = sampled().await;
    let data = app.dir.path();
    behind(&app, "DELETE FROM record_seal");
    std::fs::remove_file(data.join("record.key")).unwrap();
    let doctor = run(data, &["doctor"]);
    assert!(stdout(&doctor).contains("record.key is missing"), "{}", stdout(&doctor));
    assert_eq!(code(&run(data, &["log", "verify"])), 0);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
    assert_eq!(code(&run(data, &["doctor"])), 0);
    assert_eq!(code(&run(data, &["log", "verify"])), 0);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
    // From then on a row without a seal was not written by the program.
    behind(&app, "DELETE FROM record_seal WHERE kind = 'document'");
    assert_eq!(code(&run(data, &["log", "verify"])), 1);
}

#[rocket::async_test]
async fn a_lost_key_of_the_seals_stops_the_program_until_somebody_has_looked() {
    let (app, _) = sampled().await;
    let data = app.dir.path();
    std::fs::remove_file(data.join("record.key")).unwrap();
    let refused = run(data, &["log", "show"]);
    assert_eq!(code(&refused), 1);
    assert!(stderr(&refused).contains("doctor --seal-anew"), "{}", stderr(&refused));
    assert_eq!(code(&run(data, &["doctor"])), 1);
    let sealed = run(data, &["doctor", "--seal-anew"]);
    assert_eq!(code(&sealed), 0, "{}", stderr(&sealed));
    assert_eq!(code(&run(data, &["doctor"])), 0);
}

#[rocket::async_test]
async fn a_database_that_lies_beside_no_key_and_has_no_rows_begins_with_one() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("countersign.db")).await.unwrap();
    assert_eq!(store.sealed_at_open(), 0);
    assert!(dir.path().join("record.key").exists() && !dir.path().join(".record.key.new").exists());
    assert_eq!(verify_record(&store).await.unwrap(), Vec::<String>::new());
}

#[rocket::async_test]
async fn what_events_say_of_a_certificate_is_compared_even_where_the_seal_was_made_anew() {
    let (app, sample) = sampled().await;
    let code = sample.certificate(Standing::Revoked).code.as_str().to_owned();
    let follower = one(
        &app,
        "SELECT serial FROM certificate WHERE predecessor_id IS NOT NULL AND serial IS NOT NULL
         AND id NOT IN (SELECT predecessor_id FROM certificate WHERE predecessor_id IS NOT NULL) LIMIT 1",
    );
    // By the program itself, so that every seal holds.
    sql(
        &app,
        &format!(
            "UPDATE certificate SET reason_key = 'claimed_in_error', state_changed_at = '2020-01-01T00:00:00+00:00'
             WHERE code = '{code}'"
        ),
    )
    .await;
    sql(&app, &format!("UPDATE certificate SET predecessor_id = id WHERE serial = '{follower}'")).await;
    let found = told(&app).await;
    for column in ["reason_key", "state_changed_at", "predecessor_id"] {
        assert!(
            found
                .iter()
                .any(|line| line.contains(&format!("{column} says")) && line.contains("its events say")),
            "{column}: {found:?}"
        );
    }
}
