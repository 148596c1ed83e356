//! A word is put into every text about one person, in every table that has one: the copy holds each, and an erasure leaves none.

use countersign::{
    domain::{
        doubt::{Doubt, DoubtCause},
        hold::Hold,
        ids::{AcademyId, DoubtId, HoldId, JoiningId, PersonId},
        states::{DocumentState, EntryState},
        words::Role,
    },
    storage::{
        doubts, events, holds,
        joinings::{self, Joining, JoiningState},
        personal_data,
    },
};
use serde_json::{Value, json};

use super::Office;
use crate::support::{app::noon, records::day};

/// Nobody else's word.
const WORD: &str = "Zanzibarian";

fn blob(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

async fn asked(office: &Office, academy: AcademyId, person: PersonId) {
    let joining = Joining {
        id: JoiningId::fresh(),
        academy,
        person,
        email: format!("{WORD}@people.example"),
        roles: vec![Role::Assessor],
        techniques: Vec::new(),
        place: None,
        asked_by: None,
        session: None,
        asked_at: noon(),
        expires_at: noon() + chrono::TimeDelta::days(14),
        state: JoiningState::Waiting,
    };
    office.records.write(async |tx| joinings::insert(tx, &joining).await).await.unwrap();
}

/// The word in every text that can stand about the trainee.
async fn planted(office: &Office) {
    let (records, trainee) = (&office.records, &office.trainee);
    let (academy, person) = (records.academy, trainee.person_id);
    let elsewhere = records.another().await;
    asked(office, academy, person).await;
    asked(office, elsewhere.academy, person).await;
    records.entry(trainee, day(11, 2), 9, 2, EntryState::Rejected).await;
    let case = records.case(trainee, "C-1").await;
    records.session(&case, day(11, 3), EntryState::Rejected).await;
    records.document(person, "first_aid", DocumentState::Rejected).await;
    let certificate = records.issue(trainee, 1, "Somebody Else").await;
    let hold = Hold {
        id: HoldId::fresh(),
        academy_id: academy,
        enrolment_id: trainee.id,
        reason: WORD.into(),
        opened_by: records.manager,
        opened_at: noon(),
        cleared_by: None,
        cleared_at: None,
    };
    records.write(async |tx| holds::insert(tx, &hold).await).await.unwrap();
    let doubt = Doubt {
        id: DoubtId::fresh(),
        academy_id: academy,
        certificate_id: certificate.id,
        cause: DoubtCause::SignatureVoid,
        subject: uuid::Uuid::now_v7(),
        reason: WORD.into(),
        raised_by: records.trainer,
        raised_at: noon(),
        settled: None,
    };
    records.write(async |tx| doubts::insert(tx, &doubt).await).await.unwrap();
    let about = [person.0, trainee.id.0, case.id.0, certificate.id.0];
    for subject in about {
        let new = events::NewEvent {
            academy,
            actor: Some(records.manager),
            action: "person.changed",
            subject,
            changes: json!({ "reason": WORD }),
        };
        records.write(async |tx| events::append(tx, new.clone(), noon()).await).await.unwrap();
    }
    let (p, a, by) = (blob(person.0), blob(academy.0), blob(records.manager.0));
    let (of, c, at) = (blob(trainee.id.0), blob(certificate.id.0), noon().to_rfc3339());
    let fresh = || blob(uuid::Uuid::now_v7());
    for sql in [
        format!("UPDATE person SET full_name = '{WORD}', latin_name = '{WORD}', search_name = lower('{WORD}'), email = lower('{WORD}') || '@x.example' WHERE id = {p}"),
        format!("UPDATE role_grant SET reason = '{WORD}' WHERE person_id = {p}"),
        format!("UPDATE hours_entry SET note = '{WORD}', reason = '{WORD}' WHERE trainee_id = {p}"),
        format!("UPDATE treatment_case SET reason = '{WORD}', spacing_override_reason = '{WORD}' WHERE enrolment_id = {of}"),
        format!("UPDATE case_session SET note = '{WORD}', change = '{WORD}', reason = '{WORD}'"),
        format!("UPDATE document SET issuer = '{WORD}', reference = '{WORD}', file_name = '{WORD}', reason = '{WORD}' WHERE person_id = {p}"),
        format!("UPDATE certificate SET new_name = '{WORD}', new_latin_name = '{WORD}', reason = '{WORD}' WHERE person_id = {p}"),
        format!("UPDATE certificate_doubt SET note = '{WORD}' WHERE certificate_id = {c}"),
        format!("INSERT INTO certificate_asked VALUES ({c}, {a}, '[{{\"l\":\"cert-holder\",\"v\":{{\"t\":\"{WORD}\"}}}}]')"),
        format!(
            "INSERT INTO assessment (id, academy_id, enrolment_id, kind, criterion, comment, iqa_comment, state, created_at)
             VALUES ({}, {a}, {of}, 'criterion', '1.1', '{WORD}', '{WORD}', 'planned', '{at}')",
            fresh()
        ),
        format!(
            "INSERT INTO address_change VALUES ({}, {p}, '{WORD}@x.example', {a}, {by}, '{at}', '{at}', 'a', NULL, NULL)",
            fresh()
        ),
        format!(
            "INSERT INTO record_change VALUES ({}, {p}, {a}, '{WORD}', NULL, '{WORD}', NULL, {by}, '{at}', NULL, '{WORD}', '{WORD}')",
            fresh()
        ),
        format!(
            "INSERT INTO academy_lock VALUES ({}, {a}, {p}, '{WORD}', '{at}', {by}, NULL, NULL)",
            fresh()
        ),
        format!(
            "INSERT INTO access_record VALUES ({}, {p}, {a}, 'signed_in', '{WORD}', '{WORD}', '{at}', '{at}', 1)",
            fresh()
        ),
        format!("UPDATE session SET device = '{WORD}' WHERE person_id = {p}"),
    ] {
        office.site.prepare(&sql).await;
    }
}

/// The tables in which the word stands.
fn where_it_stands(office: &Office) -> Vec<String> {
    let db = rusqlite::Connection::open(office.site.app.settings.database_file()).unwrap();
    let mut tables = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
        )
        .unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let stands = |name: &String| {
        let mut all = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = all.column_count();
        let mut rows = all.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let text = |n| match row.get_ref(n).unwrap() {
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).to_lowercase(),
                _ => String::new(),
            };
            if (0..columns).any(|n| text(n).contains(&WORD.to_lowercase())) {
                return true;
            }
        }
        false
    };
    names.into_iter().filter(stands).collect()
}

#[rocket::async_test]
async fn the_copy_holds_every_text_about_a_person_and_an_erasure_leaves_none_in_any_table() {
    let office = Office::open().await;
    let person = office.trainee.person_id;
    drop(office.browser(person).await);
    planted(&office).await;
    let tables = where_it_stands(&office);
    for table in [
        "academy_lock",
        "access_record",
        "address_change",
        "assessment",
        "case_session",
        "certificate",
        "certificate_asked",
        "certificate_doubt",
        "document",
        "event",
        "hold",
        "hours_entry",
        "joining",
        "person",
        "record_change",
        "role_grant",
        "session",
        "treatment_case",
    ] {
        assert!(tables.iter().any(|one| one == table), "the test plants nothing in {table}: {tables:?}");
    }
    let copy = personal_data::collect(office.site.store().read(), person).await.unwrap();
    let held = |value: &Value| value.to_string().contains(WORD);
    let parts: Vec<_> =
        copy.as_object().unwrap().iter().filter(|(_, part)| held(part)).map(|(k, _)| k).collect();
    assert_eq!(parts.len(), tables.len(), "{parts:?} of {tables:?}");

    let owner = office.records.member("Ada Sample", Role::Owner, &[]).await;
    // The lock is no hindrance, and neither is a certificate that was issued.
    office
        .browser(owner)
        .await
        .post(&format!("/academy/people/{person}/erase"), &[])
        .await
        .expect_status(303);
    assert_eq!(where_it_stands(&office), Vec::<String>::new());
}
