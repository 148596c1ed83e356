//! A row that is taken away together with its seal, or put back with the seal it once had, is noticed; so is an older record in the
//! place of the newer one. What a crash or a lawful restore leaves is not told of.

use std::path::{Path, PathBuf};

use countersign::{
    storage::{Store, events, seals},
    workflows::verify_record::verify_record,
};

use super::{
    code,
    doctor::sql,
    record::{behind, one, told},
    run, stderr, stdout,
};
use crate::support::{app::TestApp, sample::sampled};

/// What decides by being there, and a row of each, as the program writes it.
const ROWS: [(&str, &str); 6] = [
    (
        "hold",
        "(id, academy_id, enrolment_id, reason, opened_by, opened_at)
         SELECT randomblob(16), academy_id, id, 'Unpaid', person_id, created_at FROM enrolment LIMIT 1",
    ),
    (
        "academy_lock",
        "(id, academy_id, person_id, reason, locked_at, locked_by)
         SELECT randomblob(16), academy_id, max(person_id), 'Left', created_at, min(person_id) FROM role_grant",
    ),
    (
        "certificate_doubt",
        "(id, academy_id, certificate_id, cause, subject_id, reason, raised_by, raised_at)
         SELECT randomblob(16), academy_id, id, 'signature_void', id, 'Void', person_id, requested_at FROM certificate LIMIT 1",
    ),
    (
        "answering",
        "(id, academy_id, person_id, answered_by, since)
         SELECT randomblob(16), academy_id, max(person_id), min(person_id), created_at FROM role_grant",
    ),
    ("role_grant", ""),
    ("assessment", ""),
];

#[rocket::async_test]
async fn a_row_that_is_taken_away_together_with_its_seal_is_told() {
    let (app, _) = sampled().await;
    for (table, row) in ROWS {
        if !row.is_empty() {
            sql(&app, &format!("INSERT INTO {table} {row}")).await;
        }
    }
    assert_eq!(told(&app).await, Vec::<String>::new());
    for (table, _) in ROWS {
        let newest = format!("(SELECT max(id) FROM {table})");
        behind(
            &app,
            &format!(
                "DELETE FROM record_seal WHERE kind = '{table}' AND subject_id = {newest};
                 DELETE FROM {table} WHERE id = {newest}"
            ),
        );
        let found = told(&app).await;
        let is_told = |line: &String| line.starts_with(&format!("{table}: one row was taken away"));
        assert!(found.iter().any(is_told), "{table}: {found:?}");
    }
    for command in [&["doctor"][..], &["log", "verify"]] {
        let output = run(app.dir.path(), command);
        assert_eq!(code(&output), 1);
        assert!(stdout(&output).contains("hold: one row was taken away"), "{}", stdout(&output));
    }
}

#[rocket::async_test]
async fn what_the_program_writes_later_does_not_make_good_what_was_taken_away() {
    let (app, _) = sampled().await;
    behind(
        &app,
        "DELETE FROM record_seal WHERE kind = 'role_grant' AND subject_id = (SELECT max(id) FROM role_grant);
         DELETE FROM role_grant WHERE id = (SELECT max(id) FROM role_grant)",
    );
    sql(&app, "UPDATE academy SET town = 'Elsewhere'").await;
    sql(&app, "UPDATE role_grant SET reason = 'Written by the program'").await;
    let found = told(&app).await;
    assert!(
        matches!(&found[..], [one] if one.starts_with("role_grant: one row was taken away")),
        "{found:?}"
    );
    // Nor does a tally that was taken away, too.
    behind(&app, "DELETE FROM record_tally");
    sql(&app, "UPDATE academy SET town = 'Somewhere'").await;
    let found = told(&app).await;
    assert!(found.iter().any(|line| line.starts_with("record_tally")), "{found:?}");
}

/// A copy of the database as it stands.
fn kept(app: &TestApp) -> PathBuf {
    let copy = app.dir.path().join("before.db");
    let db = rusqlite::Connection::open(app.app.settings.database_file()).unwrap();
    db.execute_batch(&format!("VACUUM INTO '{}'", copy.display())).unwrap();
    copy
}

/// Puts a row back as it was in a copy, together with the seal that it had.
fn put_back(app: &TestApp, copy: &Path, (table, id): (&str, &str)) {
    behind(
        app,
        &format!(
            "ATTACH '{copy}' AS before;
             DELETE FROM main.{table} WHERE id = {id};
             INSERT INTO main.{table} SELECT * FROM before.{table} WHERE id = {id};
             DELETE FROM main.record_seal WHERE kind = '{table}' AND subject_id = {id};
             INSERT INTO main.record_seal SELECT * FROM before.record_seal WHERE kind = '{table}' AND subject_id = {id};
             DETACH before",
            copy = copy.display()
        ),
    );
}

#[rocket::async_test]
async fn a_row_that_is_put_back_as_it_once_was_with_the_seal_of_then_is_told() {
    for (table, which, change) in [
        (
            "document",
            "state = 'approved'",
            "state = 'withdrawn', withdrawn_by = reviewed_by, withdrawn_at = reviewed_at, reason = 'Somebody else''s'",
        ),
        ("role_grant", "role = 'trainer' AND valid_to IS NULL", "valid_to = valid_from"),
        ("person", "password_hash IS NULL", "password_hash = 'another'"),
        ("certificate", "state = 'active'", "state = 'revoked', reason_key = 'other', reason = 'x'"),
    ] {
        let (app, _) = sampled().await;
        let id = one(&app, &format!("SELECT 'x''' || hex(max(id)) || '''' FROM {table} WHERE {which}"));
        let copy = kept(&app);
        sql(&app, &format!("UPDATE {table} SET {change} WHERE id = {id}")).await;
        put_back(&app, &copy, (table, &id));
        let found = told(&app).await;
        assert!(
            found.iter().any(|line| line.starts_with(&format!("{table}: a row was put back"))),
            "{table}: {found:?}"
        );
    }
}

async fn happen(
    store: &Store,
    academy: countersign::domain::ids::AcademyId,
    at: chrono::DateTime<chrono::Utc>,
) {
    let tx = store.begin().await.unwrap();
    let event = events::NewEvent {
        academy,
        actor: None,
        action: "academy.sealed",
        subject: academy.0,
        changes: serde_json::json!({}),
    };
    events::append(&tx, event, at).await.unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn newest_events_that_are_cut_off_with_the_seal_that_the_chain_had_before_are_told() {
    let (app, sample) = sampled().await;
    let copy = kept(&app);
    happen(app.store(), sample.academy.id, app.now()).await;
    behind(
        &app,
        &format!(
            "DELETE FROM event WHERE number = (SELECT max(number) FROM event e WHERE e.academy_id = event.academy_id)
                 AND action = 'academy.sealed';
             ATTACH '{}' AS before; DELETE FROM main.record_seal WHERE kind = 'event';
             INSERT INTO main.record_seal SELECT * FROM before.record_seal WHERE kind = 'event'; DETACH before",
            copy.display()
        ),
    );
    let found = told(&app).await;
    assert!(matches!(&found[..], [one] if one.starts_with("event: ")), "{found:?}");
}

#[rocket::async_test]
async fn a_tally_that_somebody_writes_is_told() {
    let (app, _) = sampled().await;
    behind(&app, "UPDATE record_tally SET number = number + 1");
    let found = told(&app).await;
    assert!(
        matches!(&found[..], [one] if one.starts_with("record_tally: its seal was changed")),
        "{found:?}"
    );
}

/// Opens the data folder of an application that has been closed.
async fn opened(app: &TestApp) -> Store {
    Store::open(&app.app.settings.database_file()).await.unwrap()
}

#[rocket::async_test]
async fn an_older_database_in_the_place_of_the_newer_one_is_told_for_as_long_as_nobody_has_looked() {
    let (app, sample) = sampled().await;
    let (data, copy) = (app.dir.path().to_owned(), kept(&app));
    for _ in 0..3 {
        happen(app.store(), sample.academy.id, app.now()).await;
    }
    app.store().clone().close().await.unwrap();
    for ending in ["-wal", "-shm"] {
        std::fs::remove_file(data.join(format!("countersign.db{ending}"))).ok();
    }
    std::fs::copy(copy, data.join("countersign.db")).unwrap();
    let doctor = run(&data, &["doctor"]);
    assert_eq!(code(&doctor), 1);
    assert!(stdout(&doctor).contains("an earlier record lies in its place"), "{}", stdout(&doctor));
    // Also when it has gone on for longer than the newer one had.
    let store = opened(&app).await;
    for _ in 0..9 {
        happen(&store, sample.academy.id, app.now()).await;
    }
    let found = verify_record(&store).await.unwrap();
    assert!(matches!(&found[..], [one] if one.contains("an earlier record lies in its place")), "{found:?}");
    store.close().await.unwrap();
    // The operator has compared it.
    let sealed = run(&data, &["doctor", "--seal-anew"]);
    assert_eq!(code(&sealed), 0, "{}", stderr(&sealed));
    let doctor = run(&data, &["doctor"]);
    assert_eq!(code(&doctor), 0, "{}", stdout(&doctor));
}

#[rocket::async_test]
async fn a_program_that_was_stopped_before_it_raised_the_mark_cries_no_wolf_and_goes_on() {
    let (app, sample) = sampled().await;
    let mark = app.dir.path().join("record.mark");
    let before = std::fs::read_to_string(&mark).unwrap();
    for _ in 0..3 {
        happen(app.store(), sample.academy.id, app.now()).await;
    }
    let after = std::fs::read_to_string(&mark).unwrap();
    assert_ne!(before, after);
    // Three commits, none of which came to the file.
    std::fs::write(&mark, &before).unwrap();
    assert_eq!(told(&app).await, Vec::<String>::new());
    assert_eq!(code(&run(app.dir.path(), &["doctor"])), 0);
    happen(app.store(), sample.academy.id, app.now()).await;
    let raised = std::fs::read_to_string(&mark).unwrap();
    assert!(raised > after, "{raised}");
    assert_eq!(told(&app).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_mark_that_is_lost_or_damaged_is_told_and_not_made_by_itself() {
    let (app, sample) = sampled().await;
    let mark = app.dir.path().join("record.mark");
    for damage in ["", "nonsense"] {
        if damage.is_empty() {
            std::fs::remove_file(&mark).unwrap();
        } else {
            std::fs::write(&mark, damage).unwrap();
        }
        happen(app.store(), sample.academy.id, app.now()).await;
        let found = told(&app).await;
        assert!(matches!(&found[..], [one] if one.contains("record.mark")), "{found:?}");
    }
    seals::seal_anew(app.store()).await.unwrap();
    assert_eq!(told(&app).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_restored_backup_is_lawful_though_the_record_had_come_further() {
    let (app, sample) = sampled().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let (archive, data) = (elsewhere.path().join("backup.tar"), elsewhere.path().join("data"));
    assert_eq!(code(&run(app.dir.path(), &["backup", archive.to_str().unwrap()])), 0);
    happen(app.store(), sample.academy.id, app.now()).await;
    let restored = run(&data, &["restore", archive.to_str().unwrap()]);
    assert_eq!(code(&restored), 0, "{}", stderr(&restored));
    let store = Store::open(&data.join("countersign.db")).await.unwrap();
    assert_eq!(verify_record(&store).await.unwrap(), Vec::<String>::new());
    let mark = std::fs::read(data.join("record.mark")).unwrap();
    happen(&store, sample.academy.id, app.now()).await;
    assert_ne!(std::fs::read(data.join("record.mark")).unwrap(), mark, "it goes on from there");
    assert_eq!(verify_record(&store).await.unwrap(), Vec::<String>::new());
}

#[rocket::async_test]
async fn a_record_from_before_seals_were_added_up_is_counted_once_and_that_is_written_down() {
    let (app, _) = sampled().await;
    let (data, key) = (app.dir.path(), app.dir.path().join("record.key"));
    let text = std::fs::read_to_string(&key).unwrap();
    // As that version left it.
    std::fs::write(&key, text.replace(" record_tally", "")).unwrap();
    std::fs::remove_file(data.join("record.mark")).unwrap();
    behind(&app, "DELETE FROM record_tally");
    let opened = run(data, &["log", "verify"]);
    assert_eq!(code(&opened), 0, "{}{}", stdout(&opened), stderr(&opened));
    assert_eq!(std::fs::read_to_string(&key).unwrap(), text);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
    assert_eq!(code(&run(data, &["doctor"])), 0);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
}
