//! Logging hours, on a phone, with bad input and twice.

use chrono::{TimeZone, Utc};
use countersign::{
    domain::{
        ids::HoursEntryId,
        states::{EnrolmentState, EntryState},
    },
    storage::{events, hours, people},
};

use super::{Logbook, all_texts_are_there, hidden};
use crate::support::records::day;

fn fields<'a>(id: &'a str, enrolment: &'a str, supervisor: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("enrolment", enrolment),
        ("category", "supervised_practice"),
        ("technique", "hairline"),
        ("date", "2026-11-19"),
        ("start", "10:00"),
        ("end", "12:30"),
        ("supervisor", supervisor),
        ("note", "Practised on a model."),
        ("action", "hand-in"),
    ]
}

fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields.retain(|(known, _)| *known != name);
    fields.push((name, value));
    fields
}

struct Ids {
    entry: String,
    enrolment: String,
    supervisor: String,
}

fn ids(logbook: &Logbook) -> Ids {
    Ids {
        entry: HoursEntryId::fresh().to_string(),
        enrolment: logbook.enrolment.id.to_string(),
        supervisor: logbook.house.trainer.to_string(),
    }
}

async fn stored(logbook: &Logbook, id: &str) -> Option<countersign::domain::hours::HoursEntry> {
    hours::find(logbook.app.store().read(), logbook.house.academy, id.parse().unwrap()).await.ok()
}

#[rocket::async_test]
async fn an_entry_is_saved_handed_in_and_shown_with_its_length() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let form = browser.get("/practitioner/hours/new").await.expect_status(200);
    all_texts_are_there(&form.body);
    form.expect_text("Save and hand in");
    let ids = ids(&logbook);
    let id = hidden(&form.body, "id");
    let answer =
        browser.post_and_follow("/practitioner/hours", &fields(&id, &ids.enrolment, &ids.supervisor)).await;
    all_texts_are_there(&answer.body);
    answer.expect_text("It waits for Tilda Brandt").expect_text("handed in");
    let entry = stored(&logbook, &id).await.unwrap();
    assert_eq!((entry.state, entry.minutes()), (EntryState::Submitted, 150));
    let filter = events::EventFilter { subject: Some(entry.id.0), ..Default::default() };
    let (events, _) =
        events::list(logbook.app.store().read(), logbook.house.academy, &filter, 1, 10).await.unwrap();
    let actions: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
    assert_eq!(actions, ["hours.submitted", "hours.logged"]);
}

#[rocket::async_test]
async fn the_next_entry_begins_with_the_values_of_the_last_one() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = with(fields(&ids.entry, &ids.enrolment, &ids.supervisor), "category", "independent");
    browser.post("/practitioner/hours", &typed).await.expect_status(303);
    let form = browser.get("/practitioner/hours/new").await;
    assert!(form.body.contains("value=\"independent\" checked"));
    assert!(form.body.contains("value=\"hairline\" checked"));
    assert!(form.body.contains(&format!("value=\"{}\" id=\"supervisor\" checked", ids.supervisor)));
    assert!(form.body.contains("value=\"2026-11-20\""), "today, not the last day");
}

#[rocket::async_test]
async fn a_second_click_saves_nothing_twice() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let (one, two) = tokio::join!(
        browser.post("/practitioner/hours", &typed),
        browser.post("/practitioner/hours", &typed)
    );
    assert_eq!((one.status.code, two.status.code), (303, 303));
    let list = browser.get("/practitioner/hours").await;
    assert_eq!(list.body.matches("<tr><th scope=\"row\">").count(), 1);
}

#[rocket::async_test]
async fn every_broken_rule_is_refused_beside_its_field_and_what_was_typed_stays() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    logbook.house.entry(&logbook.enrolment, day(11, 18), 10, 2, EntryState::Submitted).await;
    let narrow = logbook
        .house
        .member("Ana Silva", countersign::domain::words::Role::Trainer, &["density".to_owned()])
        .await
        .to_string();
    let base = || fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let cases = [
        (with(base(), "end", "09:00"), "end-error", "It ends before it starts"),
        (with(with(base(), "start", "06:00"), "end", "19:00"), "end-error", "longer than 12 hours"),
        (with(base(), "date", "2026-11-21"), "date-error", "It lies in the future"),
        (with(base(), "date", "2026-08-31"), "date-error", "before the enrolment began on 1 September 2026"),
        (with(base(), "date", "2026-11-18"), "start-error", "18 November 2026, 10:00 to 12:00"),
        (with(base(), "supervisor", ""), "supervisor-error", "Choose who was there"),
        (with(base(), "supervisor", &narrow), "supervisor-error", "not authorised for this technique"),
        (with(base(), "category", "dancing"), "category-error", "Choose one"),
        (with(base(), "start", "late"), "start-error", "Write the time"),
        (with(base(), "date", ""), "date-error", "Choose a date"),
    ];
    for (typed, field, words) in cases {
        let answer = browser.post("/practitioner/hours", &typed).await.expect_status(422);
        all_texts_are_there(&answer.body);
        assert!(answer.body.contains(&format!("id=\"{field}\"")), "{field}: {}", answer.text());
        answer.expect_text(words).expect_text("Practised on a model.");
        assert!(answer.body.contains("<title>Error: "));
        assert!(stored(&logbook, &ids.entry).await.is_none(), "{words}");
    }
}

#[rocket::async_test]
async fn a_day_on_which_nobody_may_supervise_says_so_and_from_when_on() {
    let logbook = Logbook::new().await;
    let trainer = logbook.house.trainer;
    let later = "UPDATE role_grant SET valid_from = '2026-11-12' WHERE role = 'trainer'";
    logbook.app.prepare(later).await;
    let ids = ids(&logbook);
    let typed = with(fields(&ids.entry, &ids.enrolment, ""), "date", "2026-11-10");
    let browser = logbook.trainee().await;
    let answer = browser.post("/practitioner/hours", &typed).await.expect_status(422);
    all_texts_are_there(&answer.body);
    answer
        .expect_text("No trainer may supervise this on that day. Save it as a draft and ask the academy.")
        .expect_text("trainer only from 12 November 2026 on")
        .expect_text(&logbook.app.name_of(trainer).await);
    assert!(answer.body.contains("href=\"#supervisor\"") && answer.body.contains(" id=\"supervisor\""));
}

#[rocket::async_test]
async fn half_past_eleven_at_night_is_today_in_london_and_tomorrow_is_not() {
    let logbook = Logbook::new().await;
    // 23:30 UTC on 30 September is 00:30 on 1 October in London, where summer time holds.
    logbook.app.set_now(Utc.with_ymd_and_hms(2026, 9, 30, 23, 30, 0).unwrap());
    let browser = logbook.trainee().await;
    let form = browser.get("/practitioner/hours/new").await;
    assert!(form.body.contains("value=\"2026-10-01\""), "the form begins with London's day");
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let just_now = with(with(with(typed, "date", "2026-10-01"), "start", "00:05"), "end", "00:25");
    browser.post("/practitioner/hours", &just_now).await.expect_status(303);
    let ahead = HoursEntryId::fresh().to_string();
    let ahead = with(with(with(just_now, "id", &ahead), "start", "00:26"), "end", "00:40");
    browser.post("/practitioner/hours", &ahead).await.expect_status(422).expect_text("It lies in the future");
}

#[rocket::async_test]
async fn an_entry_may_end_at_midnight() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let typed = with(with(typed, "start", "22:00"), "end", "00:00");
    browser.post("/practitioner/hours", &typed).await.expect_status(303);
    assert_eq!(stored(&logbook, &ids.entry).await.unwrap().minutes(), 120);
}

#[rocket::async_test]
async fn a_draft_is_changed_handed_in_or_removed_and_then_stays() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let draft = with(fields(&ids.entry, &ids.enrolment, &ids.supervisor), "action", "draft");
    browser.post("/practitioner/hours", &draft).await.expect_status(303);
    assert_eq!(stored(&logbook, &ids.entry).await.unwrap().state, EntryState::Draft);
    let path = format!("/practitioner/hours/{}", ids.entry);
    let edit = browser.get(&format!("{path}/edit")).await.expect_status(200);
    let mut typed = with(draft, "end", "13:00");
    typed.push(("version", "1"));
    assert_eq!(hidden(&edit.body, "version"), "1");
    browser.post(&path, &typed).await.expect_status(303);
    assert_eq!(stored(&logbook, &ids.entry).await.unwrap().minutes(), 180);
    // The other tab still has version 1: nothing typed is lost, and it says how the entry stands.
    let other = browser.post(&path, &with(typed, "note", "From the other tab")).await.expect_status(409);
    other.expect_text("changed in another window").expect_text("From the other tab");
    assert_eq!(hidden(&other.body, "version"), "2");
    browser.get(&format!("{path}/remove")).await.expect_status(200).expect_text("It can't be brought back");
    browser.post(&format!("{path}/hand-in"), &[("version", "2")]).await.expect_status(303);
    assert_eq!(stored(&logbook, &ids.entry).await.unwrap().state, EntryState::Submitted);
    browser.post(&format!("{path}/remove"), &[("version", "3")]).await.expect_status(409);
    assert!(stored(&logbook, &ids.entry).await.is_some(), "what was handed in stays");
    browser.post(&path, &[("version", "3")]).await.expect_status(422);
}

#[rocket::async_test]
async fn a_draft_that_nobody_saw_can_be_thrown_away() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let draft = logbook.house.entry(&logbook.enrolment, day(11, 18), 10, 2, EntryState::Draft).await;
    let path = format!("/practitioner/hours/{}/remove", draft.id);
    browser.post_and_follow(&path, &[("version", "1")]).await.expect_text("The draft is gone");
    assert!(stored(&logbook, &draft.id.to_string()).await.is_none());
}

#[rocket::async_test]
async fn a_rejected_entry_shows_its_reason_and_is_taken_up_again() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let entry = logbook.house.entry(&logbook.enrolment, day(11, 18), 10, 2, EntryState::Rejected).await;
    let path = format!("/practitioner/hours/{}", entry.id);
    browser.get(&path).await.expect_text("It was sent back: Wrong day");
    let again = browser.post_and_follow(&format!("{path}/take-up-again"), &[("version", "1")]).await;
    again.expect_text("Wrong day").expect_text("Change the draft");
    // It was seen by a supervisor once: it can't vanish.
    browser.post(&format!("{path}/remove"), &[("version", "2")]).await.expect_status(409);
    assert_eq!(stored(&logbook, &entry.id.to_string()).await.unwrap().state, EntryState::Draft);
}

#[rocket::async_test]
async fn nobody_sees_or_changes_anothers_entries() {
    let logbook = Logbook::new().await;
    let other = logbook.house.enrol("Siân Ŵyn").await;
    let elsewhere = logbook.house.another().await;
    let abroad = elsewhere.enrol("Søren Ø").await;
    let browser = logbook.trainee().await;
    for entry in [
        logbook.house.entry(&other, day(11, 18), 10, 2, EntryState::Draft).await,
        elsewhere.entry(&abroad, day(11, 18), 10, 2, EntryState::Draft).await,
    ] {
        for page in ["", "/edit", "/remove"] {
            browser.get(&format!("/practitioner/hours/{}{page}", entry.id)).await.expect_status(404);
        }
        for action in ["/hand-in", "/take-up-again", "/remove"] {
            let path = format!("/practitioner/hours/{}{action}", entry.id);
            browser.post(&path, &[("version", "1")]).await.expect_status(404);
        }
        let enrolment = entry.enrolment_id.to_string();
        browser.get(&format!("/practitioner/hours?enrolment={enrolment}")).await.expect_status(404);
        let ids = ids(&logbook);
        let typed = fields(&ids.entry, &enrolment, &ids.supervisor);
        browser.post("/practitioner/hours", &typed).await.expect_status(404);
    }
    browser.get("/practitioner/hours/not-an-id").await.expect_status(404);
    let staff = logbook.supervisor().await;
    staff.get("/practitioner/hours").await.expect_status(403);
}

#[rocket::async_test]
async fn a_paused_course_takes_no_hours_and_says_so() {
    let logbook = Logbook::new().await;
    let id = logbook.enrolment.id;
    logbook
        .house
        .write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Paused);
            countersign::storage::enrolments::update_state(tx, logbook.house.academy, &[id], from, to).await
        })
        .await
        .unwrap();
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    browser.post("/practitioner/hours", &typed).await.expect_status(422).expect_text("Your course is paused");
}

#[rocket::async_test]
async fn the_list_is_by_month_with_totals_and_keeps_what_was_voided() {
    let logbook = Logbook::new().await;
    let house = &logbook.house;
    house.entry(&logbook.enrolment, day(10, 5), 10, 3, EntryState::Countersigned).await;
    house.entry(&logbook.enrolment, day(11, 5), 10, 2, EntryState::Submitted).await;
    house.entry(&logbook.enrolment, day(11, 6), 10, 4, EntryState::Voided).await;
    let browser = logbook.trainee().await;
    let list = browser.get("/practitioner/hours").await.expect_status(200);
    all_texts_are_there(&list.body);
    list.expect_text("November 2026 0 h countersigned, 2 h waiting");
    list.expect_text("October 2026 3 h countersigned").expect_text("void Wrong day");
    let only = browser.get("/practitioner/hours?state=voided").await;
    only.expect_text("void");
    assert_eq!(only.body.matches("<tr><th scope=\"row\">").count(), 1);
}

#[rocket::async_test]
async fn a_year_that_nobody_meant_is_refused_beside_its_field_and_hides_no_page() {
    let logbook = Logbook::new().await;
    let (browser, manager) =
        (logbook.trainee().await, logbook.app.browser_of(logbook.house.manager, logbook.house.academy).await);
    let ids = ids(&logbook);
    let draft = with(fields(&ids.entry, &ids.enrolment, &ids.supervisor), "action", "draft");
    for (day, words) in [
        ("-262143-01-01", "year-month-day"),
        ("+262142-12-31", "year-month-day"),
        ("10000-01-01", "too late"),
        ("1000-01-01", "too early"),
        ("0026-11-18", "all four digits"),
        ("2028-11-18", "too late"),
    ] {
        let answer =
            browser.post("/practitioner/hours", &with(draft.clone(), "date", day)).await.expect_status(422);
        all_texts_are_there(&answer.body);
        assert!(answer.body.contains("id=\"date-error\""), "{day}: {}", answer.text());
        answer.expect_text(words).expect_text("Practised on a model.");
    }
    assert!(stored(&logbook, &ids.entry).await.is_none());
    manager.get("/academy").await.expect_status(200);
}

#[rocket::async_test]
async fn a_time_that_the_clock_never_showed_is_refused_and_the_longer_night_counts_whole() {
    let logbook = Logbook::new().await;
    logbook.app.set_now(Utc.with_ymd_and_hms(2027, 4, 1, 12, 0, 0).unwrap());
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let spring = with(with(with(typed.clone(), "date", "2027-03-28"), "start", "01:15"), "end", "01:45");
    let answer = browser.post("/practitioner/hours", &spring).await.expect_status(422);
    assert!(answer.body.contains("id=\"start-error\""), "{}", answer.text());
    answer.expect_text("The clocks were put forward over this time");
    let autumn = with(with(with(typed, "date", "2026-10-25"), "start", "00:30"), "end", "02:30");
    browser.post_and_follow("/practitioner/hours", &autumn).await.expect_text("3 h");
    let entry = stored(&logbook, &ids.entry).await.unwrap();
    assert_eq!((entry.minutes(), entry.clock_shift), (180, 60));
    let queue = logbook.supervisor().await.get("/academy/queue").await;
    queue.expect_text("Clocks changed: 3 h passed");
}

#[rocket::async_test]
async fn a_note_with_a_control_character_is_refused_by_name_and_unseen_ones_go() {
    let logbook = Logbook::new().await;
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    let bell = browser.post("/practitioner/hours", &with(typed.clone(), "note", "It rang\u{7}.")).await;
    bell.expect_status(422).expect_text("hidden character (U+0007) at place 8");
    let pasted = with(typed, "note", "\u{feff}First\u{2028}second\u{200b}");
    browser.post("/practitioner/hours", &pasted).await.expect_status(303);
    assert_eq!(stored(&logbook, &ids.entry).await.unwrap().note, "First\nsecond");
}

#[rocket::async_test]
async fn nobody_hands_in_to_somebody_who_can_not_sign_any_more() {
    let logbook = Logbook::new().await;
    let (house, app) = (&logbook.house, &logbook.app);
    let browser = logbook.trainee().await;
    let ids = ids(&logbook);
    // One waits for them already, one is a draft.
    let typed = fields(&ids.entry, &ids.enrolment, &ids.supervisor);
    browser.post("/practitioner/hours", &typed).await.expect_status(303);
    let draft = HoursEntryId::fresh().to_string();
    let typed =
        with(with(fields(&draft, &ids.enrolment, &ids.supervisor), "action", "draft"), "date", "2026-11-18");
    browser.post("/practitioner/hours", &typed).await.expect_status(303);
    let grants = people::list_grants(app.store().read(), house.academy, house.trainer).await.unwrap();
    let yesterday = app.now().date_naive() - chrono::Days::new(1);
    house
        .write(async |tx| people::update_grant_end(tx, house.academy, grants[0].id, yesterday).await)
        .await
        .unwrap();
    let new = HoursEntryId::fresh().to_string();
    let typed = with(fields(&new, &ids.enrolment, &ids.supervisor), "date", "2026-11-17");
    let refused = browser.post("/practitioner/hours", &typed).await.expect_status(422);
    all_texts_are_there(&refused.body);
    refused
        .expect_text("Tilda Brandt no longer supervises here and can't sign this")
        .expect_text("Tilda Brandt: no longer supervises here")
        .expect_text("Practised on a model.");
    assert!(stored(&logbook, &new).await.is_none(), "nothing is half-written");
    let hand_in = format!("/practitioner/hours/{draft}/hand-in");
    browser
        .post(&hand_in, &[("version", "1")])
        .await
        .expect_status(422)
        .expect_text("no longer supervises here");
    assert_eq!(stored(&logbook, &draft).await.unwrap().state, EntryState::Draft, "the draft stays");
    let waiting = browser.get(&format!("/practitioner/hours/{}", ids.entry)).await.expect_status(200);
    all_texts_are_there(&waiting.body);
    waiting.expect_text("It waits for somebody who no longer supervises here, so nobody can sign it");
    let form = browser.get("/practitioner/hours/new").await;
    assert!(!form.body.contains("id=\"supervisor\" checked"), "a new form does not begin with them");
}

#[rocket::async_test]
async fn who_was_withdrawn_is_offered_nothing_to_do() {
    let logbook = Logbook::new().await;
    let (house, of) = (&logbook.house, &logbook.enrolment);
    house.entry(of, day(11, 2), 9, 2, EntryState::Rejected).await;
    house
        .write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
            countersign::storage::enrolments::update_state(tx, house.academy, &[of.id], from, to).await
        })
        .await
        .unwrap();
    let browser = logbook.trainee().await;
    let home = browser.get("/practitioner").await.expect_status(200);
    home.expect_text("Enrolment is active withdrawn");
    for text in ["put these right", "What comes after that"] {
        assert!(!home.text().contains(text), "{text}: {}", home.text());
    }
    for path in ["/practitioner", "/practitioner/hours", "/practitioner/cases"] {
        let page = browser.get(path).await.expect_status(200);
        for link in ["/practitioner/hours/new", "/practitioner/cases/new"] {
            assert!(!page.body.contains(link), "{link} on {path}");
        }
    }
}
