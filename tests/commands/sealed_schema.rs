//! Every column of every table is sealed, or left out on purpose.

use rusqlite::Connection;

use super::{
    code,
    record::{behind, one, told},
    run, stderr, stdout,
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

/// Why a table is left out, and what shows that it may be.
enum Why {
    /// Something stronger covers it: this change behind the program is told by `doctor`, in these words.
    Told(&'static str, &'static str),
    /// It decides nothing: only these files name it, none of which answers anybody whether something is so.
    ReadIn(&'static [&'static str]),
}
use Why::{ReadIn, Told};

/// Tables that are left out.
const TABLES: [(&str, &str, Why); 12] = [
    (
        "event",
        "the hash chain covers every event, and the newest of them is sealed",
        Told("UPDATE event SET action = 'x' WHERE number = 2", "does not hold"),
    ),
    (
        "log_leaf",
        "the public log covers it, and strangers keep its checkpoints",
        Told(
            "UPDATE log_leaf SET entry = replace(entry, ' issue ', ' revoke ') WHERE position < 9",
            "is not the one that was published",
        ),
    ),
    (
        "public_log",
        "the signed checkpoints name it",
        Told("UPDATE public_log SET origin = 'evil.example/log'", "WRONG  the public log holds"),
    ),
    (
        "certificate_credential",
        "its bytes are signed and in the public log; its place is compared with them",
        Told(
            "UPDATE certificate_credential SET status_index = (status_index + 1) % 131072
             WHERE certificate_id = (SELECT max(certificate_id) FROM certificate_credential)",
            "status_index says",
        ),
    ),
    (
        "status_list",
        "a version that counts changes; the list itself is made of sealed states",
        ReadIn(&["src/storage/credentials.rs"]),
    ),
    (
        "appearance_image",
        "pictures nobody is told anything by; those of a version are named in it by their SHA-256",
        ReadIn(&["src/storage/appearances.rs"]),
    ),
    ("verification", "how often a code was asked for", ReadIn(&["src/storage/verifications.rs"])),
    (
        "access_record",
        "how often somebody signed in, for an owner to look through",
        ReadIn(&["src/storage/access_records.rs", "src/storage/personal_data.rs", "src/storage/erasure.rs"]),
    ),
    (
        "waiting_told",
        "what a mail told already",
        ReadIn(&["src/storage/waiting_told.rs", "src/storage/personal_data.rs", "src/storage/erasure.rs"]),
    ),
    ("waiting_day", "the day of the last mail", ReadIn(&["src/storage/waiting_told.rs"])),
    (
        "record_seal",
        "the seals themselves",
        Told("UPDATE record_seal SET seal = x'00' WHERE kind = 'academy'", "its seal was changed"),
    ),
    (
        "record_tally",
        "what the seals come to, with a seal of its own",
        Told("UPDATE record_tally SET number = number + 1", "record_tally: its seal was changed"),
    ),
];

/// Every Rust file under a folder.
fn sources(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// Whether a file asks a table: in a query, or by its entity.
fn names(text: &str, table: &str) -> bool {
    let has = |text: &str, before: &str| {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let mut found = text.match_indices(table);
        found.any(|(at, _)| {
            text[..at].ends_with(before)
                && !text[..at].ends_with(is_word)
                && !text[at + table.len()..].starts_with(is_word)
        })
    };
    ["FROM ", "JOIN ", "INTO ", "UPDATE "].iter().any(|before| has(text, before))
        || text.split("entities::").skip(1).any(|rest| has(rest.split(';').next().unwrap_or_default(), ""))
}

#[rocket::async_test]
async fn what_is_left_out_is_told_by_something_stronger_or_read_where_nothing_is_decided() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    for (table, reason, why) in &TABLES {
        match why {
            Told(change, words) => {
                let (app, _) = sampled().await;
                behind(&app, &format!("PRAGMA ignore_check_constraints = ON; {change}"));
                let doctor = run(app.dir.path(), &["doctor"]);
                let said = stdout(&doctor);
                assert_eq!(code(&doctor), 1, "{table} ({reason}): {said}");
                assert!(said.contains(words), "{table} ({reason}): {said}");
            }
            ReadIn(known) => {
                let readers: Vec<String> = files
                    .iter()
                    .filter(|file| names(&std::fs::read_to_string(file).unwrap(), table))
                    .map(|file| file.strip_prefix(root).unwrap().display().to_string())
                    .filter(|file| !file.starts_with("src/storage/entities/"))
                    .collect();
                let more: Vec<_> = readers.iter().filter(|file| !known.contains(&file.as_str())).collect();
                assert!(
                    more.is_empty(),
                    "{table} ({reason}) is read in {more:?}: what does it decide there?"
                );
                assert!(!readers.is_empty(), "{table}: nobody reads it");
            }
        }
    }
}

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
        let left_out = TABLES.iter().any(|(name, ..)| name == table);
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
        "DELETE FROM record_seal WHERE kind NOT IN ('certificate', 'document', 'academy', 'person', 'role_grant', 'event');
         DELETE FROM record_tally",
    );
    std::fs::remove_file(data.join("record.mark")).unwrap();
    let opened = run(data, &["log", "verify"]);
    assert_eq!(code(&opened), 0, "{}", stderr(&opened));
    assert_eq!(std::fs::read_to_string(&key).unwrap(), text);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
    // From then on a row of theirs without a seal was not written by the program.
    behind(&app, "DELETE FROM record_seal WHERE kind = 'enrolment'");
    assert_eq!(code(&run(data, &["log", "verify"])), 1);
    assert_eq!(one(&app, "SELECT count(*) || '' FROM event WHERE action = 'academy.sealed'"), "2");
}
