//! Rows from before dates had bounds, or that something else than the program wrote: they change no page's answer, and one
//! trainee's record hides no other's.

use std::collections::BTreeMap;

use countersign::{
    domain::{states::EntryState, words::Role},
    storage::{bounds, dossiers},
};

use super::{foreign::Elsewhere, member, table::DOORS};
use crate::support::{
    app::{Browser, TestApp},
    records::{Fixture, day},
};

/// Writes behind the program: rows of before the bounds were written without them.
fn behind(app: &TestApp, statements: &[String]) {
    crate::commands::record::behind(app, &statements.join(";\n"));
}

/// The first day's row of a table once more, at other times and in another state.
fn copied(table: &str, columns: &str, others: &[(&str, &str)]) -> String {
    let selected = columns.split(", ").map(|column| {
        let other = others.iter().find(|(name, _)| *name == column);
        other.map_or(column.to_owned(), |(_, value)| (*value).to_owned())
    });
    let selected = selected.collect::<Vec<_>>().join(", ");
    format!(
        "INSERT INTO {table} ({columns}) SELECT {selected} FROM {table} WHERE state = 'submitted' LIMIT 1"
    )
}

const HOURS: &str = "id, academy_id, enrolment_id, trainee_id, category, technique, started_at, ended_at, on_public, \
                     supervisor_id, note, state, reason, version, created_at";
const SESSION: &str = "id, academy_id, case_id, number, started_at, ended_at, supervisor_id, note, state, reason, version, \
                       created_at";

fn poison() -> Vec<String> {
    let mut statements = Vec::new();
    let odd = ["-262143-01-01", "+262142-12-31", "+10000-01-01", "0001-01-01"];
    for (number, day) in (2..).zip(odd) {
        let (from, until) = (format!("'{day} 09:00:00'"), format!("'{day} 10:00:00'"));
        for state in ["'draft'", "'submitted'", "'countersigned'"] {
            let others =
                [("id", "randomblob(16)"), ("started_at", &*from), ("ended_at", &*until), ("state", state)];
            statements.push(copied("hours_entry", HOURS, &others));
        }
        let number = number.to_string();
        let others =
            [("id", "randomblob(16)"), ("number", &*number), ("started_at", &*from), ("ended_at", &*until)];
        statements.push(copied("case_session", SESSION, &others));
    }
    for set in [
        "treatment_case SET consented_on = '1000-01-01', screened_on = '+262142-12-31', aftercare_on = '-262143-01-01'",
        "document SET issued_on = '+10000-01-01', expires_on = '-262143-01-01'",
        "cohort SET starts_on = '0001-01-01', ends_on = '9999-12-31'",
        "enrolment SET starts_on = '-262143-01-01'",
        "person SET born_on = '-262143-01-01'",
    ] {
        statements.push(format!("UPDATE {set}"));
    }
    statements
}

/// What every page answers to somebody who holds every role, and to the trainee.
async fn walk(elsewhere: &Elsewhere, browsers: &[&Browser<'_>]) -> BTreeMap<String, Vec<u16>> {
    let mut codes = BTreeMap::new();
    for (method, path, _) in DOORS {
        let skipped =
            ["/kinds/", "/designs/", "/language/", "/setup/", "/password/", "/invitation/", "/assets/"];
        if *method != "GET" || skipped.iter().any(|part| path.contains(part)) {
            continue;
        }
        let path = if path.contains('<') && elsewhere.names(path) {
            elsewhere.path(path)
        } else {
            (*path).to_owned()
        };
        if path.contains('<') {
            continue;
        }
        let mut answers = Vec::new();
        for browser in browsers {
            answers.push(browser.get(&path).await.status.code);
        }
        codes.insert(path, answers);
    }
    codes
}

async fn everybody(records: &Fixture) -> countersign::domain::ids::PersonId {
    for role in &Role::ALL[..6] {
        if *role != Role::Trainer {
            records.grant(records.trainer, *role).await;
        }
    }
    records.trainer
}

#[tokio::test]
async fn rows_of_impossible_dates_change_the_answer_of_no_page() {
    let app = TestApp::spawn().await;
    let here = super::academy(&app).await;
    member(&here, Role::Owner).await;
    let elsewhere = Elsewhere::new(&here).await;
    let staff = app.browser_of(everybody(&elsewhere.records).await, elsewhere.records.academy).await;
    let trainee = app.browser_of(elsewhere.trainee, elsewhere.records.academy).await;
    let before = walk(&elsewhere, &[&staff, &trainee]).await;
    assert!(before.len() > 60, "{}", before.len());
    behind(&app, &poison());
    let outside = bounds::list_outside(app.store().read()).await.unwrap();
    assert!(outside.len() > 20, "{outside:?}");
    let after = walk(&elsewhere, &[&staff, &trainee]).await;
    assert_eq!(before, after, "poisoned rows change an answer");
    // No file lies behind the certificate of these records, before and after.
    let pages = after.iter().filter(|(path, _)| !path.ends_with("/file"));
    assert!(pages.flat_map(|(_, codes)| codes).all(|code| *code < 500), "{after:?}");
}

#[tokio::test]
async fn a_record_that_cannot_be_read_hides_no_cohort_and_is_named() {
    let app = TestApp::spawn().await;
    let records = super::academy(&app).await;
    let (good, bad) = (records.enrol("Ada Brook").await, records.enrol("Bo Lind").await);
    records.document(bad.person_id, "first_aid", countersign::domain::states::DocumentState::Approved).await;
    behind(&app, &["UPDATE cohort SET state = 'running'".into(), "UPDATE document SET covers = '{'".into()]);
    let read = dossiers::load_cohort(app.store().read(), records.academy, records.cohort.id).await.unwrap();
    assert_eq!(read.dossiers.iter().map(|d| d.enrolment.id).collect::<Vec<_>>(), [good.id]);
    assert_eq!(read.unreadable.iter().map(|one| one.enrolment).collect::<Vec<_>>(), [bad.id]);
    let manager = app.browser_of(records.manager, records.academy).await;
    for path in [
        "/academy".to_owned(),
        format!("/academy/cohorts/{}", records.cohort.id),
        format!("/academy/certificates/new?cohort={}", records.cohort.id),
    ] {
        let page = manager.get(&path).await.expect_status(200);
        page.expect_text("Records that cannot be read").expect_text("Bo Lind");
    }
    // Nor the healed results of others.
    for enrolment in [&good, &bad] {
        let case = records.case(enrolment, "C-7").await;
        behind(
            &app,
            &[format!("UPDATE treatment_case SET state = 'healing' WHERE id = x'{}'", case.id.0.simple())],
        );
    }
    let assessor = app.browser_of(member(&records, Role::Assessor).await, records.academy).await;
    let page = assessor.get("/academy/queue/healed").await.expect_status(200);
    page.expect_text("Records that cannot be read").expect_text("Bo Lind").expect_text("Ada Brook");
    assert_eq!(page.body.matches("C-7").count(), 1, "the one that can be read is there");
    let handed_in = async |of, from| records.entry(of, day(11, 5), from, 2, EntryState::Submitted).await;
    // Nor what waits for a signature: the one that can be read is signed, the other is left and named.
    let (ada, bo) = (handed_in(&good, 9).await, handed_in(&bad, 14).await);
    let supervisor = app.browser_of(records.trainer, records.academy).await;
    let queue = supervisor.get("/academy/queue").await.expect_status(200);
    queue.expect_text("Records that cannot be read").expect_text("Bo Lind").expect_text("Ada Brook");
    let tick = queue.field("entry");
    assert!(tick.starts_with(&format!("h:{}", ada.id)), "{tick}");
    let lost = tick.replace(&ada.id.to_string(), &bo.id.to_string());
    let both = [("entry", tick.as_str()), ("entry", lost.as_str())];
    let told = supervisor.post_and_follow("/academy/queue/countersign", &both).await;
    told.expect_text("1 countersigned.").expect_text("1 was left alone");
    let back = [("entry", lost.as_str()), ("entry", tick.as_str()), ("reason", "Twice")];
    supervisor.post("/academy/queue/reject", &back).await.expect_status(409).expect_text("1 was left alone");
    let own = manager.get(&format!("/academy/enrolments/{}", bad.id)).await.expect_status(500);
    own.expect_text("This record cannot be read");
}
