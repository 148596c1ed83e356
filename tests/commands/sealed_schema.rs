//! Every column of every table is sealed, or left out on purpose.

use rusqlite::Connection;

use super::{
    code,
    record::{behind, one, told},
    run, stderr,
};
use crate::support::sample::sampled;

/// Columns of sealed tables that are left out.
const COLUMNS: [(&str, &str, &str); 12] = [
    ("academy", "next_serial", "it counts by itself; two certificates cannot have one serial"),
    ("person", "locale", "anybody changes it for themself, and it decides nothing"),
    ("session", "academy_id", "which academy is switched on; the roles there are asked each time"),
    ("session", "device", "the browser's own word, for its person to recognise"),
    ("session", "last_seen_at", "told to its person only; the end of a session is sealed"),
    ("issue_job", "trouble", "what the page of the job says while it goes on"),
    ("issue_job", "tried_at", "which job has its turn next"),
    ("mail", "next_attempt_at", "when it is tried again"),
    ("mail", "attempts", "how often it was tried"),
    ("mail", "last_error", "what the mail server said"),
    ("mail", "sent_at", "sent once more, it goes to the same mailbox"),
    ("mail", "dropped_at", "given up: a link that has ended opens nothing"),
];

/// Tables that are left out.
const TABLES: [(&str, &str); 13] = [
    ("event", "the hash chain covers every event, and the newest of them is sealed"),
    ("log_leaf", "the public log covers it, and strangers keep its checkpoints"),
    ("public_log", "the signed checkpoints name it"),
    ("certificate_credential", "its bytes are signed and in the public log; its place is compared with them"),
    ("certificate_rendition", "each file is a leaf of the public log"),
    ("status_list", "a version that counts changes; the list itself is made of sealed states"),
    (
        "appearance_image",
        "pictures nobody is told anything by; those of a version are named in it by their SHA-256",
    ),
    ("verification", "how often a code was asked for"),
    ("access_record", "how often somebody signed in, for an owner to look through"),
    ("waiting_told", "what a mail told already"),
    ("waiting_day", "the day of the last mail"),
    ("record_seal", "the seals themselves"),
    ("record_tally", "what the seals come to, with a seal of its own"),
];

fn column_names(db: &Connection, table: &str) -> Vec<String> {
    let mut names = db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
    names.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[rocket::async_test]
async fn a_table_or_column_that_is_added_is_sealed_or_left_out_on_purpose() {
    let (app, _) = sampled().await;
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    let mut tables = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'seaql_migrations'")
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let covered: Vec<_> =
        countersign::storage::seals::covered().filter(|(table, _)| *table != "event").collect();
    let mut open = Vec::new();
    for table in &tables {
        let left_out = TABLES.iter().any(|(name, _)| name == table);
        match covered.iter().find(|(name, _)| name == table) {
            Some(_) if left_out => open.push(format!("{table} is sealed and left out")),
            None if !left_out => open.push(format!("{table} is neither sealed nor left out")),
            None => {}
            Some((_, columns)) => {
                let names = column_names(&db, table);
                let id = &names[0];
                for name in names.iter().filter(|name| *name != id && *name != "id") {
                    let left_out = COLUMNS.iter().any(|(of, column, _)| of == table && column == name);
                    if columns.contains(&name.as_str()) == left_out {
                        open.push(format!("{table}.{name}"));
                    }
                }
                open.extend(
                    columns
                        .iter()
                        .filter(|name| !names.iter().any(|there| there == *name))
                        .map(|name| format!("{table}.{name} is not there")),
                );
            }
        }
    }
    assert!(
        open.is_empty(),
        "Say it at the end of the list in src/storage/seals/kinds.rs, or here with the reason: {open:?}"
    );
}

/// One change of each kind of row, as somebody makes it who has the file of the database.
const CHANGES: [(&str, &str, &str); 16] = [
    ("session", "expires_at", "UPDATE session SET expires_at = '2099-01-01T00:00:00+00:00'"),
    ("course_version", "spec", "UPDATE course_version SET spec = json_set(spec, '$.rules.minimum_age', 3)"),
    ("cohort", "ends_on", "UPDATE cohort SET ends_on = '2099-01-01'"),
    ("enrolment", "identity_checked_on", "UPDATE enrolment SET identity_checked_on = '2001-01-01'"),
    ("hold", "cleared_at", "UPDATE hold SET cleared_at = opened_at, cleared_by = opened_by"),
    ("hours_entry", "ended_at", "UPDATE hours_entry SET ended_at = datetime(started_at, '+20 hours')"),
    ("hours_entry", "state", "UPDATE hours_entry SET state = 'countersigned' WHERE state = 'submitted'"),
    ("treatment_case", "patch_result", "UPDATE treatment_case SET patch_result = 'reaction'"),
    ("treatment_case", "healed_reviewed_on", "UPDATE treatment_case SET healed_reviewed_on = '2026-01-01'"),
    ("case_session", "clock_shift", "UPDATE case_session SET clock_shift = 60"),
    ("countersignature", "signed_at", "UPDATE countersignature SET signed_at = '2020-01-01T00:00:00+00:00'"),
    ("countersignature", "content", "UPDATE countersignature SET content = 'x', content_sha256 = 'y'"),
    ("assessment", "outcome", "UPDATE assessment SET outcome = 'not_met' WHERE outcome = 'met'"),
    ("certificate_asked", "shown", "UPDATE certificate_asked SET shown = '[]'"),
    ("course", "title", "UPDATE course SET title = 'Doctor of everything'"),
    ("mail", "to_address", "UPDATE mail SET to_address = 'mallory@evil.example'"),
];

#[rocket::async_test]
async fn a_change_of_any_kind_of_row_behind_the_program_is_told_with_its_column() {
    let (app, sample) = sampled().await;
    app.browser_of(sample.person("ada"), sample.academy.id).await;
    for (table, column, change) in CHANGES {
        behind(&app, &format!("PRAGMA ignore_check_constraints = ON; {change}"));
        let found = told(&app).await;
        assert!(
            found.iter().any(|line| line.starts_with(table) && line.contains(column)),
            "{table} {column}: {:?}",
            found.iter().take(20).collect::<Vec<_>>()
        );
    }
}

#[rocket::async_test]
async fn a_lock_that_is_lifted_and_a_link_that_is_slipped_in_behind_the_program_are_told() {
    let (app, sample) = sampled().await;
    let owner = app.browser_of(sample.person("ada"), sample.academy.id).await;
    let locked = sample.person("carys");
    owner.post(&format!("/academy/people/{locked}/account/lock"), &[("reason", "Left the academy")]).await;
    behind(
        &app,
        "UPDATE academy_lock SET unlocked_at = locked_at;
         INSERT INTO account_link (id, purpose, person_id, token_sha256, created_at, expires_at)
             SELECT randomblob(16), 'password_reset', id, 'mine', created_at, created_at FROM person LIMIT 1",
    );
    let found = told(&app).await;
    assert!(
        found.iter().any(|line| line.starts_with("academy_lock") && line.contains("unlocked_at")),
        "{found:?}"
    );
    assert!(
        found.iter().any(|line| line.starts_with("account_link") && line.contains("written behind")),
        "{found:?}"
    );
}

#[rocket::async_test]
async fn tables_that_an_earlier_version_did_not_seal_are_sealed_once_and_that_is_written_down() {
    let (app, _) = sampled().await;
    let (data, key) = (app.dir.path(), app.dir.path().join("record.key"));
    let text = std::fs::read_to_string(&key).unwrap();
    // As that version left it: one line, and no seals of the tables that came later.
    std::fs::write(&key, text.lines().next().unwrap()).unwrap();
    behind(
        &app,
        "DELETE FROM record_seal WHERE kind IN ('enrolment', 'session', 'academy_lock', 'hours_entry')",
    );
    let opened = run(data, &["log", "verify"]);
    assert_eq!(code(&opened), 0, "{}", stderr(&opened));
    assert_eq!(std::fs::read_to_string(&key).unwrap(), text);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
    // From then on a row of theirs without a seal was not written by the program.
    behind(&app, "DELETE FROM record_seal WHERE kind = 'enrolment'");
    assert_eq!(code(&run(data, &["log", "verify"])), 1);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
}
