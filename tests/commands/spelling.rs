//! A value that is written otherwise than the program writes it reads the same and is another one to a query: it is told, and nobody
//! acts upon it.

use rusqlite::Connection;

use super::record::{behind, one, told};
use crate::support::{app::TestApp, people::crew, sample::sampled};

/// How the values of columns of a type are written anew: each reads as before.
const OTHERWISE: [(&str, &str); 10] = [
    ("date_text", "'+' || {c}"),
    ("date_text", "' ' || {c}"),
    ("date_text", "replace({c}, '-0', '-')"),
    ("timestamp_with_timezone_text", "replace({c}, 'T', ' ')"),
    ("timestamp_with_timezone_text", "'+' || {c}"),
    ("timestamp_with_timezone_text", "replace({c}, '+00:00', 'Z')"),
    ("datetime_text", "replace({c}, ' ', 'T')"),
    ("uuid_text", "CAST({c} AS TEXT)"),
    ("json_text", "'{\"' || (SELECT key FROM json_each({c}) LIMIT 1) || '\":\"Mallory\",' || substr({c}, 2)"),
    ("boolean", "CASE {c} WHEN 1 THEN 2 ELSE {c} END"),
];

/// The sealed columns of a type that hold something in the sample.
fn columns(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    let mut found = Vec::new();
    for (table, sealed) in countersign::storage::seals::covered().filter(|(table, _)| *table != "event") {
        let mut info = db.prepare("SELECT name, lower(type) FROM pragma_table_info(?1)").unwrap();
        let info: Vec<(String, String)> = info
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let of_kind = info.into_iter().filter(|(name, of)| of == kind && sealed.contains(&name.as_str()));
        found.extend(of_kind.map(|(name, _)| (table.to_owned(), name)));
    }
    found
}

#[rocket::async_test]
async fn every_other_spelling_of_a_sealed_value_is_told() {
    for (kind, how) in OTHERWISE {
        let (app, _) = sampled().await;
        let (mut changed, mut statements) =
            (Vec::new(), vec!["PRAGMA ignore_check_constraints = ON".to_owned()]);
        for (table, column) in columns(&app, kind) {
            let new = how.replace("{c}", &column);
            let object =
                if kind == "json_text" { format!("AND {column} LIKE '{{%:%'") } else { String::new() };
            let which = format!(
                "(SELECT rowid FROM {table} WHERE {column} IS NOT NULL AND ({new}) IS NOT {column} {object} LIMIT 1)"
            );
            let there = one(&app, &format!("SELECT count(*) || '' FROM {table} WHERE rowid = {which}"));
            if there != "0" {
                statements.push(format!("UPDATE {table} SET {column} = {new} WHERE rowid = {which}"));
                changed.push((table, column));
            }
        }
        behind(&app, &statements.join(";\n"));
        assert!(!changed.is_empty(), "{kind} {how}");
        let found = told(&app).await;
        for (table, column) in changed {
            assert!(
                found.iter().any(|line| line.starts_with(&table)
                    && (line.contains(&column) || line.contains("can't be read"))),
                "{how}: {table}.{column}: {found:?}"
            );
        }
    }
}

#[rocket::async_test]
async fn the_hand_of_a_newcomer_is_not_made_old_by_another_spelling_of_its_day() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let owner = app.browser_of(crew.owner, crew.academy).await;
    let ask = async || owner.post(&format!("/academy/people/{}/account/sign-out", crew.iqa), &[]).await;
    behind(&app, "UPDATE role_grant SET created_at = '+' || created_at");
    ask().await.expect_status(409).expect_text("countersign doctor");
    let found = told(&app).await;
    assert!(
        found
            .iter()
            .any(|line| line.starts_with("role_grant") && line.contains("created_at is not written as"))
    );
    behind(&app, "UPDATE role_grant SET created_at = substr(created_at, 2)");
    assert_eq!(told(&app).await, Vec::<String>::new());
}
