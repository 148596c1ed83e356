//! A supervisor's signature: once, unseen changes never, broken rules never.

use countersign::{
    domain::{
        course_spec::SupervisionStage, hours::HoursEntry, ids::GrantId, person::RoleGrant, signed_content,
        states::EntryState, words::Role,
    },
    storage::{
        cohorts,
        countersignatures::{self, Subject},
        courses, enrolments, hours, people,
    },
};

use crate::{
    practitioner::{Logbook, all_texts_are_there},
    supervision::ticked,
    support::records::{cohort, day, enrolment, level_4},
};

async fn stored(logbook: &Logbook, entry: &HoursEntry) -> HoursEntry {
    hours::find(logbook.app.store().read(), logbook.house.academy, entry.id).await.unwrap()
}

const COUNTERSIGN: &str = "/academy/queue/countersign";

#[rocket::async_test]
async fn twenty_are_countersigned_at_once_each_over_its_content() {
    let logbook = Logbook::new().await;
    let mut entries = Vec::new();
    for on in 1..=20 {
        let state = EntryState::Submitted;
        entries.push(logbook.house.entry(&logbook.enrolment, day(10, on), 9, 3, state).await);
    }
    let browser = logbook.supervisor().await;
    let queue = browser.get("/academy/queue").await.expect_status(200);
    all_texts_are_there(&queue.body);
    assert_eq!(queue.body.matches("data-row").count(), 20);
    let mut names = Vec::new();
    for entry in &entries {
        names.push(ticked(&browser, entry.id).await);
    }
    let fields: Vec<_> = names.iter().map(|name| ("entry", name.as_str())).collect();
    browser.post_and_follow(COUNTERSIGN, &fields).await.expect_text("20 countersigned.");
    for entry in &entries {
        let entry = stored(&logbook, entry).await;
        assert_eq!(entry.state, EntryState::Countersigned);
        let (db, academy) = (logbook.app.store().read(), logbook.house.academy);
        let signature =
            countersignatures::find_of(db, academy, Subject::HoursEntry(entry.id)).await.unwrap().unwrap();
        assert_eq!(
            signature.content_sha256,
            signed_content::sha256_hex(&signed_content::of_hours_entry(&entry))
        );
        assert_eq!((signature.signed_by, signature.signed_at), (logbook.house.trainer, logbook.app.now()));
        assert_eq!(signature.method, "password session");
    }
    let page = browser.get(&format!("/academy/queue/entries/{}", entries[0].id)).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("The entry still says exactly what was signed");
    let own = logbook.trainee().await.get(&format!("/practitioner/hours/{}", entries[0].id)).await;
    all_texts_are_there(&own.body);
    own.expect_text("Tilda Brandt");
}

#[rocket::async_test]
async fn of_two_tabs_at_once_one_signs_and_the_other_is_told() {
    let logbook = Logbook::new().await;
    let entry = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let (one, two) = (logbook.supervisor().await, logbook.supervisor().await);
    let name = ticked(&one, entry.id).await;
    let fields = [("entry", name.as_str())];
    let (first, second) =
        tokio::join!(one.post_and_follow(COUNTERSIGN, &fields), two.post_and_follow(COUNTERSIGN, &fields));
    let texts = [first.text(), second.text()];
    let say = |words: &str| texts.iter().filter(|text| text.contains(words)).count();
    assert_eq!(say("1 countersigned."), 1, "{texts:?}");
    assert_eq!(say("1 was already signed by you a moment ago."), 1, "{texts:?}");
    let (db, academy) = (logbook.app.store().read(), logbook.house.academy);
    let signed = countersignatures::list_of_enrolment(db, academy, logbook.enrolment.id).await.unwrap();
    assert_eq!(signed.len(), 1);
}

#[rocket::async_test]
async fn what_changed_since_it_was_shown_is_not_signed_unseen() {
    let logbook = Logbook::new().await;
    let shown = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let other = logbook.house.entry(&logbook.enrolment, day(11, 3), 9, 3, EntryState::Submitted).await;
    let supervisor = logbook.supervisor().await;
    let names = [ticked(&supervisor, shown.id).await, ticked(&supervisor, other.id).await];
    // Meanwhile it was sent back from another tab, and the trainee handed in something longer.
    supervisor.post("/academy/queue/reject", &[("entry", &names[0]), ("reason", "Too short")]).await;
    let trainee = logbook.trainee().await;
    let path = format!("/practitioner/hours/{}", shown.id);
    trainee.post(&format!("{path}/take-up-again"), &[("version", "2")]).await.expect_status(303);
    let supervisor_id = logbook.house.trainer.to_string();
    let longer = [
        ("version", "3"),
        ("category", "supervised_practice"),
        ("technique", "hairline"),
        ("date", "2026-11-02"),
        ("start", "09:00"),
        ("end", "18:00"),
        ("supervisor", supervisor_id.as_str()),
        ("action", "hand-in"),
    ];
    trainee.post(&path, &longer).await.expect_status(303);
    let told = supervisor.post_and_follow(COUNTERSIGN, &[("entry", &names[0]), ("entry", &names[1])]).await;
    assert_eq!(told.status.code, 409);
    all_texts_are_there(&told.body);
    let told = told.expect_text("1 countersigned. 1 was changed meanwhile");
    told.expect_text("End 2 November 2026, 12:00 2 November 2026, 18:00");
    let stored = stored(&logbook, &shown).await;
    assert_eq!((stored.state, stored.minutes()), (EntryState::Submitted, 540));
}

#[rocket::async_test]
async fn a_trainer_who_lost_the_role_or_the_technique_cannot_sign() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let narrow = house.member("Ana Silva", Role::Trainer, &["density".to_owned()]).await;
    let mut entry = crate::support::records::entry(
        &logbook.enrolment,
        narrow,
        crate::support::records::hour(day(11, 2), 9),
        3,
        EntryState::Submitted,
    );
    entry.note = String::new();
    house.write(async |tx| hours::insert(tx, &entry, logbook.app.now()).await).await.unwrap();
    let browser = logbook.app.browser_of(narrow, academy).await;
    let queue = browser.get("/academy/queue").await.expect_status(200);
    queue.expect_text("breaks a rule This supervisor was not authorised for this technique on that day.");
    let name = ticked(&browser, entry.id).await;
    browser.post_and_follow(COUNTERSIGN, &[("entry", &name)]).await.expect_text("can only be sent back");
    assert_eq!(stored(&logbook, &entry).await.state, EntryState::Submitted);
    let grants = people::list_grants(logbook.app.store().read(), academy, narrow).await.unwrap();
    let last = day(11, 19);
    house.write(async |tx| people::update_grant_end(tx, academy, grants[0].id, last).await).await.unwrap();
    let answer = browser.post(COUNTERSIGN, &[("entry", &name)]).await;
    assert_eq!(answer.status.code, 403);
}

#[rocket::async_test]
async fn nobody_countersigns_their_own_work_or_what_names_another() {
    let logbook = Logbook::new().await;
    let (house, academy) = (&logbook.house, logbook.house.academy);
    let entry = house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let name = ticked(&logbook.supervisor().await, entry.id).await;
    // The trainee is a trainer too by now.
    let grant = RoleGrant {
        id: GrantId::fresh(),
        academy_id: academy,
        person_id: logbook.enrolment.person_id,
        role: Role::Trainer,
        techniques: vec!["hairline".into()],
        valid_from: day(1, 1),
        valid_to: None,
    };
    house.write(async |tx| people::insert_grant(tx, &grant, None, logbook.app.now()).await).await.unwrap();
    let own = logbook.trainee().await;
    own.post(COUNTERSIGN, &[("entry", &name)]).await.expect_status(404);
    own.get(&format!("/academy/queue/entries/{}", entry.id)).await.expect_status(404);
    let elsewhere = house.another().await;
    let abroad = logbook.app.browser_of(elsewhere.trainer, elsewhere.academy).await;
    abroad.post(COUNTERSIGN, &[("entry", &name)]).await.expect_status(404);
    let manager = logbook.app.browser_of(house.manager, academy).await;
    manager.post(COUNTERSIGN, &[("entry", &name)]).await.expect_status(403);
    assert_eq!(stored(&logbook, &entry).await.state, EntryState::Submitted);
}

#[rocket::async_test]
async fn overlapping_entries_are_flagged_and_one_of_them_must_go() {
    let logbook = Logbook::new().await;
    let one = logbook.house.entry(&logbook.enrolment, day(11, 2), 9, 3, EntryState::Submitted).await;
    let two = logbook.house.entry(&logbook.enrolment, day(11, 2), 11, 3, EntryState::Submitted).await;
    let browser = logbook.supervisor().await;
    let names = [ticked(&browser, one.id).await, ticked(&browser, two.id).await];
    let both = [("entry", names[0].as_str()), ("entry", names[1].as_str())];
    browser
        .post_and_follow(COUNTERSIGN, &both)
        .await
        .expect_text("Nothing was countersigned. 2 break a rule and can only be sent back.");
    browser.post("/academy/queue/reject", &[both[1], ("reason", "Twice")]).await.expect_status(303);
    browser.post_and_follow(COUNTERSIGN, &both[..1]).await.expect_text("1 countersigned.");
}

#[rocket::async_test]
async fn more_trainees_at_once_than_the_course_allows_cannot_be_signed() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    let mut spec = level_4();
    spec.key = "one-to-one".into();
    spec.rules.supervision =
        vec![SupervisionStage { first_cases: None, trainees_per_supervisor: 1, over_at_least_days: None }];
    let strict = house
        .write(async |tx| {
            let course = courses::insert_draft(tx, house.academy, &spec, logbook.app.now()).await?;
            courses::update_published(tx, house.academy, course, house.manager, logbook.app.now()).await?;
            let cohort = cohort(house.academy, course, house.trainer, "One to one");
            cohorts::insert(tx, &cohort, logbook.app.now()).await?;
            let strict = enrolment(house.academy, logbook.enrolment.person_id, course, cohort.id);
            enrolments::insert(tx, &strict, logbook.app.now()).await?;
            Ok(strict)
        })
        .await
        .unwrap();
    let other = house.enrol("Siân Ŵyn").await;
    house.entry(&other, day(11, 2), 10, 1, EntryState::Submitted).await;
    let entry = house.entry(&strict, day(11, 2), 9, 3, EntryState::Submitted).await;
    let browser = logbook.supervisor().await;
    let queue = browser.get("/academy/queue").await;
    queue.expect_text("would have watched 2 trainees at once; allowed are 1");
    let name = ticked(&browser, entry.id).await;
    browser.post_and_follow(COUNTERSIGN, &[("entry", &name)]).await.expect_text("1 breaks a rule");
    assert_eq!(stored(&logbook, &entry).await.state, EntryState::Submitted);
}

#[rocket::async_test]
async fn sessions_are_in_the_queue_and_signed_with_their_case() {
    let logbook = Logbook::new().await;
    let case = logbook.house.case(&logbook.enrolment, "C-001").await;
    let session = logbook.house.session(&case, day(11, 2), EntryState::Submitted).await;
    let browser = logbook.supervisor().await;
    let path = format!("/academy/queue?trainee={}", logbook.enrolment.person_id);
    browser.get(&path).await.expect_text("Session 1 of case C-001");
    let name = ticked(&browser, session.id).await;
    browser.post_and_follow(COUNTERSIGN, &[("entry", &name)]).await.expect_text("1 countersigned.");
    let page = browser.get(&format!("/academy/queue/sessions/{}", session.id)).await.expect_status(200);
    all_texts_are_there(&page.body);
    page.expect_text("The entry still says exactly what was signed");
    browser.get("/academy/queue").await.expect_text("Nothing is waiting for your signature");
}

#[rocket::async_test]
async fn nothing_ticked_does_nothing_and_a_forged_name_is_not_found() {
    let logbook = Logbook::new().await;
    let browser = logbook.supervisor().await;
    browser.post_and_follow(COUNTERSIGN, &[]).await.expect_text("Nothing was ticked");
    browser.post(COUNTERSIGN, &[("entry", "x:1:2")]).await.expect_status(404);
}
