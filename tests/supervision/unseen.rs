//! What a supervisor's form signs, sends back or declares void is what its page showed: whatever changes between the look
//! and the press, nothing happens, and the page says what is different.

use countersign::{
    domain::{
        case::TreatmentCase,
        shown::Shown,
        states::EntryState,
        text::HolderName,
        words::{AgeBand, ClientSex},
    },
    storage::{Store, cases, countersignatures, people},
};

use crate::{
    practitioner::{Logbook, all_texts_are_there, hidden},
    supervision::ticked,
    support::{app::Answer, records::day},
};

const COUNTERSIGN: &str = "/academy/queue/countersign";

/// Writes a case anew behind the open form.
async fn rewrite(logbook: &Logbook, id: countersign::domain::ids::CaseId, change: fn(&mut TreatmentCase)) {
    let academy = logbook.house.academy;
    let mut case = cases::find(logbook.app.store().read(), academy, id).await.unwrap();
    change(&mut case);
    logbook.house.write(async |tx| cases::update_recorded(tx, academy, &case).await).await.unwrap();
}

type Change = fn(&mut TreatmentCase);

#[track_caller]
fn is_told(answer: Answer, of: &str) {
    assert_eq!(answer.status.code, 409, "{of}");
    all_texts_are_there(&answer.body);
    let answer = answer.expect_text("This has changed since you looked");
    assert!(answer.body.contains(of), "{of}: {}", answer.text());
}

#[rocket::async_test]
async fn a_session_whose_case_changed_since_it_was_shown_is_not_signed_unseen() {
    let changes: [(&str, Change); 10] = [
        ("Technique", |case| case.technique = "density".into()),
        ("SWAP-99", |case| case.client_ref = "SWAP-99".into()),
        ("Woman", |case| case.client_sex = ClientSex::Woman),
        ("Age", |case| case.age_band = AgeBand::From18),
        ("18 or over", |case| case.adult_checked = !case.adult_checked),
        ("Skin type", |case| case.skin_type = Some(6)),
        ("Pregnant", |case| case.contraindications = vec!["pregnancy".into()]),
        ("Medical screening", |case| case.screened_on = Some(day(1, 2))),
        ("Patch test", |case| case.patch_tested_on = Some(day(1, 2))),
        ("Consent", |case| case.consented_on = Some(day(1, 2))),
    ];
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "SEEN-01").await;
    let session = logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let supervisor = logbook.supervisor().await;
    for (told, change) in changes {
        let name = ticked(&supervisor, session.id).await;
        rewrite(&logbook, case.id, change).await;
        is_told(supervisor.post(COUNTERSIGN, &[("entry", &name)]).await, told);
        let rejection = [("entry", name.as_str()), ("reason", "No")];
        is_told(supervisor.post("/academy/queue/reject", &rejection).await, told);
    }
    let name = ticked(&supervisor, session.id).await;
    rename(logbook.app.store(), &logbook, "Somebody Else").await;
    is_told(supervisor.post(COUNTERSIGN, &[("entry", &name)]).await, "Somebody Else");
    let (db, academy) = (logbook.app.store().read(), logbook.house.academy);
    let signed = countersignatures::list_of_enrolment(db, academy, logbook.enrolment.id).await.unwrap();
    assert_eq!(signed.len(), 0);
    let name = ticked(&supervisor, session.id).await;
    supervisor.post(COUNTERSIGN, &[("entry", &name)]).await.expect_status(303);
}

async fn rename(store: &Store, logbook: &Logbook, name: &str) {
    let mut person = people::find(store.read(), logbook.enrolment.person_id).await.unwrap();
    person.full_name = HolderName::parse(name).unwrap().as_str().to_owned();
    logbook.house.write(async |tx| people::update(tx, &person).await).await.unwrap();
}

#[rocket::async_test]
async fn what_a_form_shows_of_another_supervisors_record_stays_there() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "SEEN-01").await;
    let session = logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let own = logbook.house.entry(&logbook.enrolment, day(11, 3), 9, 3, EntryState::Submitted).await;
    let supervisor = logbook.supervisor().await;
    let (name, own) = (ticked(&supervisor, session.id).await, ticked(&supervisor, own.id).await);
    let other = logbook.house.member("Ana Silva", countersign::domain::words::Role::Trainer, &[]).await;
    let mut draft = session.clone();
    draft.supervisor_id = Some(other);
    let academy = logbook.house.academy;
    logbook
        .house
        .write(async |tx| {
            cases::update_session_state(tx, academy, session.id, 1, EntryState::Rejected, Some("Wrong"))
                .await?;
            cases::update_session_state(tx, academy, session.id, 2, EntryState::Draft, None).await?;
            draft.version = 3;
            cases::update_session_draft(tx, academy, &draft).await?;
            cases::update_session_state(tx, academy, session.id, 4, EntryState::Submitted, None).await
        })
        .await
        .unwrap();
    let told = supervisor.post(COUNTERSIGN, &[("entry", &name), ("entry", &own)]).await;
    assert_eq!(told.status.code, 409);
    let told = told.expect_text("1 countersigned").expect_text("no longer names you");
    assert!(!told.body.contains("SEEN-01"));
}

#[rocket::async_test]
async fn a_case_that_changed_since_it_was_shown_is_not_reviewed_unseen() {
    let logbook = Logbook::new().await;
    let (academy, house) = (logbook.house.academy, &logbook.house);
    let case = house.case(&logbook.enrolment, "SEEN-01").await;
    house.session_signed_before(&case, day(10, 1)).await;
    house.session_signed_before(&case, day(10, 12)).await;
    rewrite(&logbook, case.id, |case| {
        case.adult_checked = true;
        case.screened_on = Some(day(9, 10));
        case.patch_tested_on = Some(day(9, 10));
        case.consented_on = Some(day(9, 10));
        case.aftercare_on = Some(day(10, 12));
    })
    .await;
    let version = cases::find(logbook.app.store().read(), academy, case.id).await.unwrap().version;
    let healing = countersign::domain::states::CaseState::Healing;
    house
        .write(async |tx| cases::update_state(tx, academy, case.id, version, healing, None).await)
        .await
        .unwrap();
    let supervisor = logbook.supervisor().await;
    let here = format!("/academy/cases/{}", case.id);
    let shown = hidden(&supervisor.get(&here).await.expect_status(200).body, "shown");
    rewrite(&logbook, case.id, |case| case.contraindications = vec!["pregnancy".into()]).await;
    let review = format!("{here}/healed");
    is_told(supervisor.post(&review, &[("shown", &shown)]).await, "Pregnant");
    let shown = hidden(&supervisor.get(&here).await.expect_status(200).body, "shown");
    supervisor.post(&review, &[("shown", &shown)]).await.expect_status(303);
}

#[rocket::async_test]
async fn more_ticks_than_a_person_sets_are_not_looked_at() {
    let logbook = Logbook::new().await;
    let entry = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let browser = logbook.supervisor().await;
    let name = ticked(&browser, entry.id).await;
    let short = format!("h:{}:1:{}", entry.id, Shown::new().to_field());
    let ticks = |number| vec![("entry", short.as_str()); number];
    browser.post(COUNTERSIGN, &ticks(2_000)).await.expect_status(409);
    browser.post(COUNTERSIGN, &ticks(2_001)).await.expect_status(404);
    // The same record named often is one record.
    let often = vec![("entry", name.as_str()); 50];
    browser.post_and_follow(COUNTERSIGN, &often).await.expect_text("1 countersigned.");
}
