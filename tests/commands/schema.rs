//! Nothing is written beside tables and triggers that the program did not make: what somebody's trigger writes would be sealed as the
//! program's own.

use rusqlite::Connection;

use super::{
    code,
    record::{one, told},
    run, stdout,
};
use crate::support::{
    app::TestApp,
    people::{Crew, crew},
};

const PASSWORD: &str = "what the owner chose";

async fn scene() -> (TestApp, Crew) {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    app.set_password(crew.owner, PASSWORD).await;
    (app, crew)
}

fn file(app: &TestApp) -> Connection {
    let db = Connection::open(app.app.settings.database_file()).unwrap();
    db.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    db
}

fn version(db: &Connection) -> i64 {
    db.query_row("PRAGMA schema_version", [], |row| row.get(0)).unwrap()
}

const MINE: &str = "AFTER INSERT ON session BEGIN UPDATE person SET password_hash = 'mine'; END";

async fn sign_in(app: &TestApp, crew: &Crew) -> u16 {
    let email = app.email_of(crew.owner).await;
    app.browser().post("/sign-in", &[("email", &*email), ("password", PASSWORD)]).await.status.code
}

fn mine(app: &TestApp) -> String {
    one(app, "SELECT count(*) || '' FROM person WHERE password_hash = 'mine'")
}

#[rocket::async_test]
async fn a_trigger_of_somebody_elses_writes_nothing_with_the_programs_hand() {
    let (app, crew) = scene().await;
    assert_eq!(sign_in(&app, &crew).await, 303);
    file(&app).execute_batch(&format!("CREATE TRIGGER zz {MINE}")).unwrap();
    assert_eq!(sign_in(&app, &crew).await, 503, "nothing is written while it stands");
    assert_eq!(mine(&app), "0");
    let doctor = run(app.dir.path(), &["doctor"]);
    assert_eq!(code(&doctor), 1);
    assert!(stdout(&doctor).contains("trigger zz was added"), "{}", stdout(&doctor));
    file(&app).execute_batch("DROP TRIGGER zz").unwrap();
    assert_eq!(sign_in(&app, &crew).await, 303, "taken away, everything goes on");
    assert_eq!(told(&app).await, Vec::<String>::new());
}

#[rocket::async_test]
async fn a_number_of_the_schema_that_is_set_back_hides_no_trigger() {
    let (app, crew) = scene().await;
    assert_eq!(sign_in(&app, &crew).await, 303);
    let db = file(&app);
    let before = version(&db);
    db.execute_batch(&format!("CREATE TRIGGER zz {MINE}")).unwrap();
    assert_eq!(sign_in(&app, &crew).await, 503);
    db.execute_batch(&format!("PRAGMA schema_version = {before}")).unwrap();
    assert_eq!(sign_in(&app, &crew).await, 503);
    assert_eq!(mine(&app), "0");
}

#[rocket::async_test]
async fn a_trigger_under_a_name_that_sqlite_keeps_for_itself_is_told_and_stops_every_change() {
    let (app, crew) = scene().await;
    let db = file(&app);
    let next = version(&db) + 1;
    db.execute_batch(&format!(
        "PRAGMA writable_schema = ON; BEGIN IMMEDIATE;
         INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
             VALUES ('trigger', 'sqlite_zz', 'session', 0, 'CREATE TRIGGER sqlite_zz {MINE}');
         PRAGMA schema_version = {next}; COMMIT",
        MINE = MINE.replace('\'', "''")
    ))
    .unwrap();
    let doctor = run(app.dir.path(), &["doctor"]);
    assert_eq!(code(&doctor), 1);
    assert!(stdout(&doctor).contains("trigger sqlite_zz was added"), "{}", stdout(&doctor));
    assert_eq!(sign_in(&app, &crew).await, 503);
    assert_eq!(mine(&app), "0");
}

#[rocket::async_test]
async fn a_view_an_index_and_a_trigger_that_is_gone_are_told_and_stop_every_change() {
    for change in [
        "CREATE VIEW mine AS SELECT * FROM person",
        "CREATE INDEX mine ON person (full_name)",
        "DROP TRIGGER certificate_rendition_kept",
    ] {
        let (app, crew) = scene().await;
        file(&app).execute_batch(change).unwrap();
        assert_eq!(sign_in(&app, &crew).await, 503, "{change}");
        assert_eq!(code(&run(app.dir.path(), &["doctor"])), 1, "{change}");
    }
}
