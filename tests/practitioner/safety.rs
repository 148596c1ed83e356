//! The safety steps as a trainee writes them down, and what becomes of signatures when the case changes after them.

use countersign::{
    domain::{
        case::TreatmentCase,
        ids::{CaseId, CaseSessionId},
        states::{CaseState, EntryState},
        words::PatchResult,
    },
    storage::{
        cases,
        countersignatures::{self, Subject},
        outbox,
    },
};

use super::{Logbook, all_texts_are_there};
use crate::{
    supervision::ticked,
    support::records::{case, day},
};

const RECORD: [(&str, &str); 12] = [
    ("version", "1"),
    ("technique", "hairline"),
    ("client_ref", "C-001"),
    ("client_sex", "not_said"),
    ("age_band", "30-44"),
    ("adult_checked", "true"),
    ("skin_type", "3"),
    ("contraindications", "keloid"),
    ("screened_on", "2026-09-10"),
    ("patch_tested_on", "2026-09-10"),
    ("patch_tested_time", "15:00"),
    ("patch_result", "clear"),
];

/// The form of the fixture's case, with some fields otherwise.
fn record<'a>(version: &'a str, consent: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = RECORD.to_vec();
    fields[0].1 = version;
    fields.push(("consented_on", consent));
    for (name, value) in other {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    fields
}

async fn stored(logbook: &Logbook, id: CaseId) -> TreatmentCase {
    cases::find(logbook.app.store().read(), logbook.house.academy, id).await.unwrap()
}

#[rocket::async_test]
async fn a_session_is_not_handed_in_before_its_safety_steps() {
    let logbook = Logbook::new().await;
    let mut case = case(&logbook.enrolment, "C-001");
    case.state = CaseState::Planned;
    case.consented_on = Some(day(11, 3));
    case.patch_result = Some(PatchResult::Reaction);
    logbook.house.write(async |tx| cases::insert(tx, &case, logbook.app.now()).await).await.unwrap();
    let browser = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/sessions", case.id);
    let (id, supervisor) = (CaseSessionId::fresh().to_string(), logbook.house.trainer.to_string());
    let form = |answers: &[(&'static str, &'static str)]| -> Vec<(&'static str, String)> {
        let mut fields = vec![
            ("id", id.clone()),
            ("date", "2026-11-02".to_owned()),
            ("start", "10:00".to_owned()),
            ("end", "12:30".to_owned()),
            ("supervisor", supervisor.clone()),
        ];
        fields.extend(answers.iter().map(|(name, value)| (*name, (*value).to_owned())));
        fields
    };
    let post = async |answers: &[(&'static str, &'static str)]| {
        let fields = form(answers);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(&path, &fields).await
    };
    let refused = post(&[("action", "hand-in")]).await.expect_status(422);
    all_texts_are_there(&refused.body);
    refused
        .expect_text("consent is recorded after this session")
        .expect_text("The skin reacted to the patch test")
        .expect_text("Say whether anything changed")
        .expect_text("Say that aftercare was given");
    post(&[("action", "hand-in"), ("asked_again", "changed")])
        .await
        .expect_status(422)
        .expect_text("Write what changed");
    assert!(stored(&logbook, case.id).await.sessions.is_empty());
    post(&[("action", "draft")]).await.expect_status(303);
    let mut mended = stored(&logbook, case.id).await;
    (mended.consented_on, mended.patch_result) = (Some(day(11, 2)), Some(PatchResult::Clear));
    let academy = logbook.house.academy;
    logbook.house.write(async |tx| cases::update_recorded(tx, academy, &mended).await).await.unwrap();
    let change = format!("{path}/{id}");
    let fields = form(&[
        ("version", "1"),
        ("action", "hand-in"),
        ("asked_again", "changed"),
        ("change", "A new medicine"),
        ("aftercare", "true"),
    ]);
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&change, &fields).await.expect_status(303);
    let page = browser.get(&format!("/practitioner/cases/{}", case.id)).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("A new medicine");
    let queue = logbook.supervisor().await.get("/academy/queue").await.expect_status(200);
    all_texts_are_there(&queue.body);
    queue.expect_text("A new medicine").expect_text("15:00").expect_text("No reaction");
}

#[rocket::async_test]
async fn a_patch_test_has_a_time_and_a_result_and_no_step_goes_past_a_session_that_stands() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let trainee = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/record", case.id);
    let untimed = record("1", "2026-09-12", &[("patch_tested_time", ""), ("patch_result", "")]);
    let refused = trainee.post(&path, &untimed).await.expect_status(422);
    refused.expect_text("Write at what time").expect_text("Choose what the patch test showed");
    let late = record("1", "2026-11-03", &[("screened_on", "2026-11-03")]);
    let refused = trainee.post(&path, &late).await.expect_status(422);
    all_texts_are_there(&refused.body);
    let refused = refused.expect_text("consent is recorded after this session");
    assert!(refused.body.contains("consented_on-error") && refused.body.contains("screened_on-error"));
    let removed = record("1", "", &[("patch_tested_on", "")]);
    trainee.post(&path, &removed).await.expect_status(422).expect_text("The patch test is not recorded");
    assert_eq!(
        stored(&logbook, case.id).await,
        TreatmentCase { sessions: stored(&logbook, case.id).await.sessions, ..case }
    );
}

#[rocket::async_test]
async fn a_change_after_the_signature_voids_it_visibly_and_asks_for_a_new_one() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let session = logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let (trainee, supervisor) = (logbook.trainee().await, logbook.supervisor().await);
    let name = ticked(&supervisor, session.id).await;
    supervisor.post("/academy/queue/countersign", &[("entry", &name)]).await.expect_status(303);
    let path = format!("/practitioner/cases/{}/record", case.id);
    let pregnant =
        |reason| record("1", "2026-09-12", &[("contraindications", "pregnancy"), ("reason", reason)]);
    // The same once more is no change.
    let untouched = trainee.post(&path, &record("1", "2026-09-12", &[])).await;
    assert_eq!(untouched.status.code, 303);
    let again = |reason| {
        let mut fields = pregnant(reason);
        fields[0].1 = "2";
        fields
    };
    let refused = trainee.post(&path, &again(" ")).await.expect_status(422);
    all_texts_are_there(&refused.body);
    refused.expect_text("A signed session says otherwise");
    assert_eq!(stored(&logbook, case.id).await.sessions.len(), 1);
    trainee.post(&path, &again("I had ticked the wrong one")).await.expect_status(303);

    let now = stored(&logbook, case.id).await;
    assert_eq!(now.contraindications, ["pregnancy"]);
    let states: Vec<_> = now.sessions.iter().map(|s| (s.number, s.state)).collect();
    assert_eq!(states, [(1, EntryState::Voided), (2, EntryState::Submitted)]);
    assert_eq!(now.sessions[0].reason.as_deref(), Some("I had ticked the wrong one"));
    let (db, academy) = (logbook.app.store().read(), logbook.house.academy);
    let mails = outbox::list(db, academy, 10).await.unwrap();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("I had ticked the wrong one"), "{}", mails[0].text);
    let old = supervisor.get(&format!("/academy/queue/sessions/{}", session.id)).await.expect_status(200);
    all_texts_are_there(&old.body);
    old.expect_text("Declared void: I had ticked the wrong one")
        .expect_text("still says exactly what was signed");
    let name = ticked(&supervisor, now.sessions[1].id).await;
    supervisor.post("/academy/queue/countersign", &[("entry", &name)]).await.expect_status(303);
    let subject = Subject::CaseSession(now.sessions[1].id);
    let signature = countersignatures::find_of(db, academy, subject).await.unwrap().unwrap();
    assert!(signature.content.contains("contraindications=pregnancy\n"), "{}", signature.content);
}

#[rocket::async_test]
async fn what_was_signed_without_the_steps_may_be_completed_but_nothing_of_it_taken_away() {
    let logbook = Logbook::new().await;
    let mut case = case(&logbook.enrolment, "C-001");
    (case.patch_tested_time, case.patch_result) = (None, None);
    case.state = CaseState::Healing;
    logbook.house.write(async |tx| cases::insert(tx, &case, logbook.app.now()).await).await.unwrap();
    logbook.house.session_signed_before(&case, day(11, 2)).await;
    let trainee = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/record", case.id);
    trainee.post(&path, &record("1", "2026-09-12", &[])).await.expect_status(303);
    let moved = record("2", "2026-09-12", &[("patch_tested_time", "16:00")]);
    trainee.post(&path, &moved).await.expect_status(422).expect_text("A signed session says otherwise");
    let mut moved = moved;
    moved.push(("reason", "It was an hour later"));
    trainee.post(&path, &moved).await.expect_status(303);
    let now = stored(&logbook, case.id).await;
    let states: Vec<_> = now.sessions.iter().map(|s| s.state).collect();
    // The trainee still has to answer for the steps of it.
    assert_eq!(states, [EntryState::Voided, EntryState::Draft]);
    let draft = &now.sessions[1];
    let supervisor = logbook.house.trainer.to_string();
    let answered = [
        ("version", "1"),
        ("date", "2026-11-02"),
        ("start", "10:00"),
        ("end", "12:00"),
        ("supervisor", supervisor.as_str()),
        ("asked_again", "unchanged"),
        ("aftercare", "true"),
        ("action", "hand-in"),
    ];
    let change = format!("/practitioner/cases/{}/sessions/{}", case.id, draft.id);
    trainee.post(&change, &answered).await.expect_status(303);
    assert_eq!(stored(&logbook, case.id).await.sessions[1].state, EntryState::Submitted);
}

#[rocket::async_test]
async fn a_session_is_handed_in_only_once_somebody_checked_that_the_client_is_of_age() {
    let logbook = Logbook::new().await;
    let mut case = case(&logbook.enrolment, "C-001");
    (case.state, case.adult_checked) = (CaseState::Planned, false);
    logbook.house.write(async |tx| cases::insert(tx, &case, logbook.app.now()).await).await.unwrap();
    let browser = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/sessions", case.id);
    let (id, supervisor) = (CaseSessionId::fresh().to_string(), logbook.house.trainer.to_string());
    let fields = |action| {
        [
            ("id", id.as_str()),
            ("date", "2026-11-02"),
            ("start", "10:00"),
            ("end", "12:30"),
            ("supervisor", &supervisor),
            ("asked_again", "unchanged"),
            ("aftercare", "true"),
            ("action", action),
            ("version", "1"),
        ]
    };
    let refused = browser.post(&path, &fields("hand-in")).await.expect_status(422);
    all_texts_are_there(&refused.body);
    refused.expect_text("that the client is 18 or over");
    assert!(stored(&logbook, case.id).await.sessions.is_empty());
    browser.post(&path, &fields("draft")).await.expect_status(303);
    let change = format!("{path}/{id}");
    browser.post(&change, &fields("hand-in")).await.expect_status(422);
    let record_path = format!("/practitioner/cases/{}/record", case.id);
    browser.post(&record_path, &record("1", "2026-09-12", &[])).await.expect_status(303);
    browser.post(&change, &fields("hand-in")).await.expect_status(303);
    // The check is not taken away from under a session that waits.
    let unticked: Vec<_> =
        record("3", "2026-09-12", &[]).into_iter().filter(|(name, _)| *name != "adult_checked").collect();
    let version = stored(&logbook, case.id).await.version.to_string();
    let unticked: Vec<_> = unticked
        .into_iter()
        .map(|(name, value)| (name, if name == "version" { &version } else { value }))
        .collect();
    let refused = browser.post(&record_path, &unticked).await.expect_status(422);
    all_texts_are_there(&refused.body);
    assert!(refused.body.contains("id=\"adult_checked-error\""), "{}", refused.text());
    assert!(stored(&logbook, case.id).await.adult_checked);
}

#[rocket::async_test]
async fn the_days_of_consent_screening_and_patch_test_lie_within_what_can_have_been() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let trainee = logbook.trainee().await;
    let path = format!("/practitioner/cases/{}/record", case.id);
    // The enrolment began on 1 September 2026; today is 20 November.
    for field in ["consented_on", "screened_on", "patch_tested_on"] {
        for (typed, told) in [
            ("2025-08-31", "1 September 2025"),
            ("2000-01-01", "1 September 2025"),
            ("1000-01-01", "1 January 1900"),
            ("2026-11-21", "20 November 2026"),
            ("2027-01-01", "20 November 2026"),
            ("9999-12-31", "31 December 2100"),
        ] {
            let fields = record("1", "2026-09-12", &[(field, typed)]);
            let refused = trainee.post(&path, &fields).await.expect_status(422);
            all_texts_are_there(&refused.body);
            assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{field} {typed}");
            refused.expect_text(told);
        }
    }
    assert_eq!(stored(&logbook, case.id).await, case);
    let first = record("1", "2025-09-01", &[]);
    trainee.post(&path, &first).await.expect_status(303);
}

#[rocket::async_test]
async fn a_time_is_hours_and_minutes_and_nothing_is_guessed() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let trainee = logbook.trainee().await;
    let record_path = format!("/practitioner/cases/{}/record", case.id);
    let sessions = format!("/practitioner/cases/{}/sessions", case.id);
    let supervisor = logbook.house.trainer.to_string();
    let enrolment = logbook.enrolment.id.to_string();
    for typed in ["01:30:59", "1:30", "0130", "01.30", "25:00", "13:30 PM"] {
        let fields = record("1", "2026-09-12", &[("patch_tested_time", typed)]);
        let refused = trainee.post(&record_path, &fields).await.expect_status(422);
        assert!(refused.body.contains("id=\"patch_tested_time-error\""), "{typed}");
        for (path, field) in [
            (sessions.as_str(), "start"),
            (&sessions, "end"),
            ("/practitioner/hours", "start"),
            ("/practitioner/hours", "end"),
        ] {
            let id = CaseSessionId::fresh().to_string();
            let other = if field == "start" { ("end", "14:00") } else { ("start", "00:30") };
            let fields = [
                ("id", id.as_str()),
                ("enrolment", &enrolment),
                ("category", "theory"),
                ("date", "2026-11-02"),
                (field, typed),
                other,
                ("supervisor", &supervisor),
                ("action", "draft"),
            ];
            let refused = trainee.post(path, &fields).await.expect_status(422);
            assert!(refused.body.contains(&format!("id=\"{field}-error\"")), "{path} {field} {typed}");
            refused.expect_text("two figures for hour and minute");
        }
    }
    assert!(stored(&logbook, case.id).await.sessions.is_empty());
    let fields = record("1", "2026-09-12", &[("patch_tested_time", "13:30:00")]);
    trainee.post(&record_path, &fields).await.expect_status(303);
}

#[rocket::async_test]
async fn nothing_that_is_signed_is_changed_to_what_the_rules_forbid_whichever_field_it_is() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let session = logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let (trainee, supervisor) = (logbook.trainee().await, logbook.supervisor().await);
    let name = ticked(&supervisor, session.id).await;
    supervisor.post("/academy/queue/countersign", &[("entry", &name)]).await.expect_status(303);
    let path = format!("/practitioner/cases/{}/record", case.id);
    let before = stored(&logbook, case.id).await;
    for forbidden in [
        ("adult_checked", ""),
        ("patch_result", "reaction"),
        ("patch_tested_time", ""),
        ("patch_tested_on", ""),
        ("patch_tested_on", "2026-11-03"),
        ("screened_on", "2026-11-03"),
        ("screened_on", ""),
        ("consented_on", "2026-11-03"),
        ("consented_on", ""),
    ] {
        let mut fields = record("1", "2026-09-12", &[("reason", "A slip"), forbidden]);
        fields.retain(|(name, value)| *name != "adult_checked" || !value.is_empty());
        let refused = trainee.post(&path, &fields).await;
        assert_eq!(refused.status.code, 422, "{forbidden:?}: {}", refused.text());
        assert_eq!(stored(&logbook, case.id).await, before, "{forbidden:?}");
    }
}
