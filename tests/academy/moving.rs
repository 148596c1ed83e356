//! A trainee changes cohort, leaves and comes back: nothing they did is lost.

use chrono::Days;
use countersign::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        ids::{CohortId, EnrolmentId, PersonId},
        states::{CohortState, EnrolmentState, EntryState},
        words::{AssessmentOutcome, Role},
    },
    storage::{assessments, cohorts, courses, enrolments, hours, joinings, outbox, people},
};

use crate::support::{
    app::{Answer, Browser, noon},
    records::{cohort, day, level_4},
};

use super::{Desk, expect_worded};

/// Another running cohort of the course.
async fn another(desk: &Desk, name: &str) -> Cohort {
    let records = &desk.records;
    let new = cohort(records.academy, records.course, records.trainer, name);
    records.write(async |tx| cohorts::insert(tx, &new, noon()).await).await.unwrap();
    new
}

async fn enrolment(desk: &Desk, of: &Enrolment) -> Enrolment {
    enrolments::find(desk.app.store().read(), desk.records.academy, of.id).await.unwrap()
}

/// Chooses a cohort, reads what happens and presses.
async fn moved(browser: &Browser<'_>, of: &Enrolment, to: CohortId) -> Answer {
    let path = format!("/academy/enrolments/{}/cohort", of.id);
    browser.press(&format!("{path}?to={to}"), &path, &[("to", &to.to_string())]).await
}

#[rocket::async_test]
async fn a_trainee_who_changes_cohort_keeps_hours_signatures_cases_and_identity() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    desk.app.set_password(of.person_id, "seven brass kettles hum").await;
    let entry = desk.records.entry(&of, day(11, 2), 9, 6, EntryState::Submitted).await;
    let case = desk.records.case(&of, "C-1").await;
    let to = another(&desk, "Evenings").await;
    let browser = desk.manager().await;
    let page = browser.get(&format!("/academy/enrolments/{}", of.id)).await.expect_status(200);
    page.expect_text("Move to cohort");
    let path = format!("/academy/enrolments/{}/cohort", of.id);
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Evenings");
    let page = browser.get(&format!("{path}?to={}", to.id)).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Everything goes along").expect_text("Both cohorts run version 1 of the course");
    moved(&browser, &of, to.id).await.expect_status(303);
    let now = enrolment(&desk, &of).await;
    assert_eq!(now, Enrolment { cohort_id: to.id, ..of.clone() }, "nothing but the cohort is another");
    let db = desk.app.store().read();
    assert_eq!(hours::find(db, desk.records.academy, entry.id).await.unwrap().enrolment_id, of.id);
    browser
        .get(&format!("/academy/enrolments/{}/cases", of.id))
        .await
        .expect_text(&format!("Client {}", case.client_ref));
    assert_eq!(desk.actions().await, ["enrolment.moved"]);
    let mails = outbox::list(db, desk.records.academy, 10).await.unwrap();
    assert_eq!(mails[0].subject, "You are in the cohort Evenings now");
    assert!(!mails[0].text.contains("Unknown localization"), "{}", mails[0].text);
    browser
        .get(&format!("/academy/enrolments/{}/events", of.id))
        .await
        .expect_text("Trainee moved to another cohort");
    moved(&browser, &of, to.id).await.expect_status(422).expect_text("The person is in this cohort already");
}

#[rocket::async_test]
async fn a_move_to_another_version_says_what_counts_there_and_asks_anew_only_for_what_reads_otherwise() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let assessor = desk.records.member("Asta Berg", Role::Assessor, &[]).await;
    let browser = desk.browser_of(assessor).await;
    let grid = format!("/academy/assessments/{}", of.id);
    let fields = [("outcome[0]", "met"), ("outcome[1]", "met")];
    browser.press(&grid, &format!("{grid}/criteria"), &fields).await.expect_status(303);
    let mut spec = level_4();
    spec.units[0].criteria[1].text = "Something else altogether".into();
    spec.rules.hours[0].hours += 1;
    let version = desk.publish(spec).await;
    let to = Cohort {
        course_version_id: version,
        ..cohort(desk.records.academy, version, desk.records.trainer, "Version two")
    };
    desk.records.write(async |tx| cohorts::insert(tx, &to, noon()).await).await.unwrap();
    let browser = desk.manager().await;
    let path = format!("/academy/enrolments/{}/cohort?to={}", of.id, to.id);
    let page = browser.get(&path).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("The other cohort runs version 2 of the course, not version 1")
        .expect_text("One decision does not count there, because its criterion reads otherwise: 1.2")
        .expect_text("After the move");
    moved(&browser, &of, to.id).await.expect_status(303);
    assert_eq!(enrolment(&desk, &of).await.course_version_id, version);
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    let standing = assessments::list_of_enrolment(db, academy, of.id).await.unwrap();
    let outcomes: Vec<_> = standing.iter().map(|one| (one.criterion.as_deref(), one.outcome)).collect();
    assert_eq!(outcomes, [(Some("1.1"), Some(AssessmentOutcome::Met)), (Some("1.2"), None)]);
    assert!(desk.actions().await.ends_with(&["enrolment.moved".into(), "assessment.reopened".into()]));
    courses::find_version(db, academy, version).await.unwrap();
}

#[rocket::async_test]
async fn nobody_is_moved_where_there_is_no_place_or_another_course() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let browser = desk.manager().await;
    let full = Cohort { capacity: 1, ..another(&desk, "One place").await };
    desk.records.write(async |tx| cohorts::update(tx, desk.records.academy, &full).await).await.unwrap();
    let shown = browser
        .get(&format!("/academy/enrolments/{}/cohort?to={}", of.id, full.id))
        .await
        .expect_status(200)
        .field("shown");
    let sitting = desk.records.enrol("Sits There").await;
    moved(&browser, &sitting, full.id).await.expect_status(303);
    let path = format!("/academy/enrolments/{}/cohort", of.id);
    let to = full.id.to_string();
    let again = browser.post(&path, &[("to", &to), ("shown", &shown)]).await.expect_status(422);
    expect_worded(&again);
    again.expect_text("This cohort has no place left: it takes 1");
    let planned = Cohort {
        state: CohortState::Planned,
        ..cohort(desk.records.academy, desk.records.course, desk.records.trainer, "Later")
    };
    desk.records.write(async |tx| cohorts::insert(tx, &planned, noon()).await).await.unwrap();
    let page = browser.get(&format!("{path}?to={}", planned.id)).await.expect_status(200);
    page.expect_text("This cohort takes nobody now");
    let mut spec = level_4();
    spec.key = "another-course".into();
    let version = desk.publish(spec).await;
    let other = cohort(desk.records.academy, version, desk.records.trainer, "Another course");
    desk.records.write(async |tx| cohorts::insert(tx, &other, noon()).await).await.unwrap();
    let page = browser.get(&format!("{path}?to={}", other.id)).await.expect_status(200);
    page.expect_text("This cohort runs another course");
    assert_eq!(enrolment(&desk, &of).await.cohort_id, desk.records.cohort.id);
    browser.post(&path, &[("to", "nothing")]).await.expect_status(422);
}

#[rocket::async_test]
async fn a_move_that_is_not_what_was_shown_any_more_is_not_made() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let to = another(&desk, "Evenings").await;
    let browser = desk.manager().await;
    let path = format!("/academy/enrolments/{}/cohort", of.id);
    let shown = browser.get(&format!("{path}?to={}", to.id)).await.field("shown");
    let renamed = Cohort { name: "Mornings".into(), ..to.clone() };
    desk.records.write(async |tx| cohorts::update(tx, desk.records.academy, &renamed).await).await.unwrap();
    let fields = [("to", to.id.to_string()), ("shown", shown)];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = browser.post(&path, &fields).await.expect_status(409);
    expect_worded(&page);
    page.expect_text("Evenings").expect_text("Mornings");
    assert_eq!(enrolment(&desk, &of).await.cohort_id, desk.records.cohort.id);
}

/// The person accepts what the academy asks of them.
async fn accept(desk: &Desk, person: PersonId) {
    let waiting = joinings::list_waiting(desk.app.store().read(), desk.records.academy).await.unwrap();
    let path = format!("/account/invitations/{}", waiting[0].id);
    desk.browser_of(person).await.post(&path, &[("answer", "yes")]).await.expect_status(303);
}

#[rocket::async_test]
async fn who_left_is_asked_before_they_are_in_a_cohort_again() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    desk.app.set_password(of.person_id, "seven brass kettles hum").await;
    let to = another(&desk, "Evenings").await;
    let grants = people::list_grants(desk.app.store().read(), desk.records.academy, of.person_id).await;
    let (grant, yesterday) = (grants.unwrap()[0].id, noon().date_naive() - Days::new(1));
    desk.records
        .write(async |tx| people::update_grant_end(tx, desk.records.academy, grant, yesterday).await)
        .await
        .unwrap();
    let enrol = format!("/academy/cohorts/{}/enrol", to.id);
    let id = EnrolmentId::fresh().to_string();
    let person = of.person_id.to_string();
    let form = [("id", id.as_str()), ("person", person.as_str()), ("starts_on", "2026-11-20")];
    let browser = desk.manager().await;
    for _ in 0..2 {
        let page = browser.post_and_follow(&enrol, &form).await;
        page.expect_text("left this academy, so we ask them by email");
    }
    let there = async || {
        let all = enrolments::list_of_cohort(desk.app.store().read(), desk.records.academy, to.id).await;
        all.unwrap().len()
    };
    assert_eq!(there().await, 0);
    accept(&desk, of.person_id).await;
    assert_eq!(there().await, 1);
}

#[rocket::async_test]
async fn who_left_comes_back_to_everything_they_had() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    desk.app.set_password(of.person_id, "seven brass kettles hum").await;
    let entry = desk.records.entry(&of, day(11, 2), 9, 6, EntryState::Submitted).await;
    let browser = desk.manager().await;
    let home = format!("/academy/enrolments/{}", of.id);
    let moves = format!("{home}/moves");
    let leave = [("attempted", "withdraw"), ("seen", "active"), ("reason", "Moved away")];
    browser.press(&format!("{moves}/withdraw"), &moves, &leave).await.expect_status(303);
    assert!(enrolment(&desk, &of).await.ends_on.is_some());
    let grants = people::list_grants(desk.app.store().read(), desk.records.academy, of.person_id).await;
    let grant = grants.unwrap()[0].id;
    let yesterday = noon().date_naive() - Days::new(1);
    desk.records
        .write(async |tx| people::update_grant_end(tx, desk.records.academy, grant, yesterday).await)
        .await
        .unwrap();
    browser.get(&home).await.expect_text("Reopen");
    let page = browser.get(&format!("{moves}/reopen")).await.expect_status(200);
    expect_worded(&page);
    let back = [("attempted", "reopen"), ("seen", "withdrawn"), ("reason", "Back again")];
    let refused = browser.press(&format!("{moves}/reopen"), &moves, &back).await.expect_status(422);
    expect_worded(&refused);
    refused.expect_text("they are asked, and once they accept you can open the enrolment again");
    let role = format!("/academy/people/{}/roles/new", of.person_id);
    let page = browser.post_and_follow(&role, &[("role", "trainee")]).await;
    page.expect_text("left this academy, so we ask them by email");
    accept(&desk, of.person_id).await;
    browser.press(&format!("{moves}/reopen"), &moves, &back).await.expect_status(303);
    assert_eq!(enrolment(&desk, &of).await, of, "as it was before");
    let db = desk.app.store().read();
    assert_eq!(hours::find(db, desk.records.academy, entry.id).await.unwrap().state, EntryState::Submitted);
    let trainee = desk.browser_of(of.person_id).await;
    trainee.get("/practitioner").await.expect_status(200);
    let wanted = [
        "enrolment.withdrawn",
        "invitation.asked",
        "invitation.accepted",
        "person.role_granted",
        "enrolment.reopened",
    ];
    assert_eq!(desk.actions().await, wanted);
}

#[rocket::async_test]
async fn nobody_comes_back_to_a_cohort_that_is_full() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let browser = desk.manager().await;
    let moves = format!("/academy/enrolments/{}/moves", of.id);
    let leave = [("attempted", "withdraw"), ("seen", "active"), ("reason", "Moved away")];
    browser.press(&format!("{moves}/withdraw"), &moves, &leave).await.expect_status(303);
    let full = Cohort { capacity: 1, ..desk.records.cohort.clone() };
    desk.records.enrol("Sits There").await;
    desk.records.write(async |tx| cohorts::update(tx, desk.records.academy, &full).await).await.unwrap();
    let back = [("attempted", "reopen"), ("seen", "withdrawn"), ("reason", "Back again")];
    let page = browser.press(&format!("{moves}/reopen"), &moves, &back).await.expect_status(422);
    page.expect_text("The cohort has no place left: it takes 1");
    assert_eq!(enrolment(&desk, &of).await.state, EnrolmentState::Withdrawn);
}

#[rocket::async_test]
async fn closing_a_cohort_counts_who_can_still_finish() {
    let desk = Desk::open().await;
    for (name, state) in [
        ("Learns", EnrolmentState::Active),
        ("Has finished", EnrolmentState::Completed),
        ("Has left", EnrolmentState::Withdrawn),
    ] {
        let of = desk.records.enrol(name).await;
        desk.records
            .write(async |tx| {
                enrolments::update_state(tx, desk.records.academy, &[of.id], EnrolmentState::Active, state)
                    .await
            })
            .await
            .unwrap();
    }
    let page =
        desk.manager().await.get(&format!("/academy/cohorts/{}/moves/close", desk.records.cohort.id)).await;
    page.expect_status(200).expect_text("Its trainee stays enrolled and can still finish");
}
