//! The record changes behind a form that decides: whatever its page showed of it is covered, so that nothing is decided unseen.
//!
//! Not what the form carries is played with here but the record itself. A change that makes the page read differently must keep the
//! form that was drawn before from doing anything.

use std::panic::AssertUnwindSafe;

use rocket::futures::FutureExt;

use super::{
    forms::{self, Sheet, World},
    held::{self, Porter, changed},
    unseen::deciding,
};
use crate::support::app::{Answer, text_of};

/// A column, and what it says afterwards. The sender's own row is left as it is: their name stands on every page.
const CHANGES: [(&str, &str, &str); 12] = [
    ("person", "full_name", "full_name || ' Changed'"),
    ("person", "email", "'changed.' || email"),
    ("person", "born_on", "'1971-02-03'"),
    ("role_grant", "valid_from", "'2025-06-07'"),
    ("cohort", "name", "name || ' Changed'"),
    ("cohort", "ends_on", "'2027-06-07'"),
    ("course_version", "spec", "json_set(spec, '$.title', 'Another title')"),
    ("hold", "reason", "reason || ' Changed'"),
    ("document", "expires_on", "'2031-06-07'"),
    ("certificate", "expires_on", "'2031-06-07'"),
    ("assessment", "comment", "comment || ' Changed'"),
    ("joining", "roles", "'[\"manager\"]'"),
];

/// Doors and columns that the form does not answer for, and why.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    (
        "/academy/assessments/sample/draw",
        "cohort.name",
        "of whose decisions a sample is drawn is covered; the list beside it is not drawn from",
    ),
    ("/academy/certificates/<id>/approve", "cohort.name", "it stands on no certificate"),
    (
        "/academy/people/invitations/<id>/withdraw",
        "person.full_name",
        "the page lists everybody; the form is about one invitation",
    ),
    (
        "/academy/people/invitations/<id>/withdraw",
        "person.email",
        "the page lists everybody; the form is about one invitation",
    ),
];

/// What a person reads of a page, without its frame.
fn read(page: &Answer) -> String {
    let main = page.body.split("<main").nth(1).unwrap_or(&page.body);
    let main = main.split("</main>").next().unwrap_or(main);
    text_of(main)
}

/// Runs statements on a table behind the program, its triggers out of the way.
fn behind(world: &World, table: &str, statements: &str) {
    let file = world.app.app.settings.database_file();
    let db = rusqlite::Connection::open(&file).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    // What is kept for later lies beside the database: the program writes beside no table that it does not know.
    let aside = file.with_file_name("aside.db");
    db.execute("ATTACH ?1 AS aside", [aside.to_str().unwrap()]).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE").unwrap();
    let mut found =
        db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?1").unwrap();
    let found = found.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let triggers: Vec<(String, String)> = found.map(Result::unwrap).collect();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(statements).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
}

fn change(world: &World, sheet: &Sheet, (table, column, to): (&str, &str, &str)) {
    let viewer = sheet.person.0.simple().to_string();
    let whose = if table == "person" { format!("WHERE id <> x'{viewer}'") } else { String::new() };
    let keep = format!(
        "DROP TABLE IF EXISTS aside.kept_aside; CREATE TABLE aside.kept_aside AS SELECT id, {column} FROM {table}"
    );
    behind(world, table, &format!("{keep}; UPDATE {table} SET {column} = {to} {whose}"));
}

fn undo(world: &World, (table, column, _): (&str, &str, &str)) {
    let back = format!("(SELECT k.{column} FROM aside.kept_aside k WHERE k.id = {table}.id)");
    behind(world, table, &format!("UPDATE {table} SET {column} = {back}; DROP TABLE aside.kept_aside"));
}

/// What went wrong at a form, and how many changes its page showed.
async fn try_sheet(world: &World, porter: &Porter, (door, sheet): (&str, &Sheet)) -> (Vec<String>, usize) {
    let (token, _) = porter.sign_in(world, sheet).await;
    let (drawn, filled) =
        (porter.page(world, sheet, &token).await, porter.filled(world, sheet, &token).await);
    let (mut faults, mut shown) = (Vec::new(), 0);
    for one in CHANGES {
        let (table, column, _) = one;
        if ELSEWHERE.iter().any(|(left, of, _)| *left == door && format!("{table}.{column}") == *of) {
            continue;
        }
        change(world, sheet, one);
        let now = porter.look(world, sheet, &token).await;
        if now.status.code == 200 && read(&drawn) != read(&now) {
            shown += 1;
            let before = porter.record();
            let answer = held::post(world, sheet, &token, filled.clone()).await;
            let changed = changed(&before, &porter.record());
            let changed: Vec<_> = changed.into_iter().filter(|table| table != "session").collect();
            if answer.status.code != 409 || !changed.is_empty() {
                faults.push(format!("{door}, {table}.{column}: {} {changed:?}", answer.status));
                undo(world, one);
                if !changed.is_empty() {
                    break;
                }
                continue;
            }
        }
        undo(world, one);
    }
    (faults, shown)
}

#[tokio::test]
async fn whatever_a_page_shows_that_is_another_behind_its_form_keeps_the_form_from_deciding() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let (mut faults, mut shown) = (Vec::new(), 0);
    for door in deciding() {
        for sheet in forms::sheets(&world, door).await.iter().take(1) {
            match AssertUnwindSafe(try_sheet(&world, &porter, (door, sheet))).catch_unwind().await {
                Ok((found, more)) => {
                    faults.extend(found);
                    shown += more;
                }
                Err(_) => faults.push(format!("{door}: its form could not be sent (see above)")),
            }
        }
    }
    assert!(faults.is_empty(), "{} faults of {shown}:\n{}", faults.len(), faults.join("\n"));
    assert!(shown > 40, "{shown}");
}
