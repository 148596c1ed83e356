//! Who was withdrawn comes back, whatever became of their cohort; nobody is withdrawn who is learning; and each hears of it.

use countersign::{
    domain::{
        cohort::Cohort,
        enrolment::Enrolment,
        ids::CohortId,
        states::{CohortState, EnrolmentState, EntryState},
        words::{AssessmentOutcome, Role},
    },
    storage::{assessments, cohorts, enrolments, outbox},
};

use crate::support::{
    app::{Answer, Browser, noon},
    records::{cohort, day, enrolment, level_4},
};

use super::{Desk, expect_worded};

async fn cohort_in(desk: &Desk, name: &str, state: CohortState) -> Cohort {
    let records = &desk.records;
    let new = Cohort { state, ..cohort(records.academy, records.course, records.trainer, name) };
    records.write(async |tx| cohorts::insert(tx, &new, noon()).await).await.unwrap();
    new
}

async fn becomes(desk: &Desk, id: CohortId, from: CohortState, to: CohortState) {
    let academy = desk.records.academy;
    desk.records.write(async |tx| cohorts::update_state(tx, academy, id, from, to).await).await.unwrap();
}

async fn now(desk: &Desk, of: &Enrolment) -> Enrolment {
    enrolments::find(desk.app.store().read(), desk.records.academy, of.id).await.unwrap()
}

async fn step(browser: &Browser<'_>, of: &Enrolment, (attempted, seen): (&str, &str)) -> Answer {
    let moves = format!("/academy/enrolments/{}/moves", of.id);
    let fields = [("attempted", attempted), ("seen", seen), ("reason", "For a while")];
    browser.press(&format!("{moves}/{attempted}"), &moves, &fields).await
}

async fn goes(browser: &Browser<'_>, of: &Enrolment, to: CohortId) -> Answer {
    let path = format!("/academy/enrolments/{}/cohort", of.id);
    browser.press(&format!("{path}?to={to}"), &path, &[("to", &to.to_string())]).await
}

/// The subjects of the mails to somebody, oldest first.
async fn told(desk: &Desk, of: &Enrolment) -> Vec<String> {
    let to = desk.app.email_of(of.person_id).await;
    let mut mails = outbox::list(desk.app.store().read(), desk.records.academy, 50).await.unwrap();
    mails.retain(|mail| mail.to == to);
    mails.sort_by_key(|mail| mail.created_at);
    for mail in &mails {
        assert!(!mail.text.contains("Unknown localization") && !mail.text.contains('{'), "{}", mail.text);
    }
    mails.into_iter().map(|mail| mail.subject).collect()
}

#[rocket::async_test]
async fn who_was_withdrawn_from_a_cohort_that_has_closed_comes_back_to_it() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Idris Sample").await;
    let browser = desk.manager().await;
    step(&browser, &of, ("withdraw", "active")).await.expect_status(303);
    becomes(&desk, of.cohort_id, CohortState::Running, CohortState::Closed).await;
    let page = browser.get(&format!("/academy/enrolments/{}/moves/reopen", of.id)).await.expect_status(200);
    expect_worded(&page);
    step(&browser, &of, ("reopen", "withdrawn")).await.expect_status(303);
    assert_eq!(now(&desk, &of).await, of, "as it was before");
}

#[rocket::async_test]
async fn who_was_withdrawn_with_a_cancelled_cohort_is_moved_to_another_one_and_is_active_there() {
    let desk = Desk::open().await;
    let planned = cohort_in(&desk, "Spring", CohortState::Open).await;
    let of = desk.records.enrol("Aled Sample").await;
    let entry = desk.records.entry(&of, day(11, 2), 9, 6, EntryState::Submitted).await;
    let browser = desk.manager().await;
    goes(&browser, &of, planned.id).await.expect_status(303);
    step(&browser, &of, ("withdraw", "active")).await.expect_status(303);
    becomes(&desk, planned.id, CohortState::Open, CohortState::Cancelled).await;
    let refused = step(&browser, &of, ("reopen", "withdrawn")).await.expect_status(422);
    expect_worded(&refused);
    refused.expect_text("This cohort was cancelled. Move the trainee to another cohort instead");
    browser.get(&format!("/academy/enrolments/{}", of.id)).await.expect_text("Move to cohort");
    let to = desk.records.cohort.id;
    let page = browser.get(&format!("/academy/enrolments/{}/cohort?to={to}", of.id)).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("The trainee is not withdrawn any more: they are active again at once");
    goes(&browser, &of, to).await.expect_status(303);
    assert_eq!(now(&desk, &of).await, of, "where they began, with no last day");
    browser
        .get(&format!("/academy/enrolments/{}/hours", of.id))
        .await
        .expect_text(&format!("{}", entry.started_at.format("%-d November 2026")));
}

#[rocket::async_test]
async fn who_had_not_begun_waits_for_the_start_of_the_cohort_that_they_are_moved_to() {
    let desk = Desk::open().await;
    let (gone, later) = (
        cohort_in(&desk, "Gone", CohortState::Open).await,
        cohort_in(&desk, "Later", CohortState::Open).await,
    );
    let person = desk.records.member("Non Sample", Role::Trainee, &[]).await;
    let of = Enrolment {
        state: EnrolmentState::Applied,
        ..enrolment(desk.records.academy, person, desk.records.course, gone.id)
    };
    desk.records.write(async |tx| enrolments::insert(tx, &of, noon()).await).await.unwrap();
    let browser = desk.manager().await;
    let moves = format!("/academy/cohorts/{}/moves", gone.id);
    let page = browser.get(&format!("{moves}/cancel")).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("is told by email");
    let fields = [("attempted", "cancel"), ("seen", "open")];
    browser.press(&format!("{moves}/cancel"), &moves, &fields).await.expect_status(303);
    assert_eq!(told(&desk, &of).await, ["The cohort Gone was cancelled"]);
    let page = browser
        .get(&format!("/academy/enrolments/{}/cohort?to={}", of.id, later.id))
        .await
        .expect_status(200);
    page.expect_text("they begin with the cohort");
    goes(&browser, &of, later.id).await.expect_status(303);
    assert_eq!(now(&desk, &of).await.state, EnrolmentState::Applied);
}

#[rocket::async_test]
async fn a_cohort_in_which_somebody_is_learning_is_not_cancelled() {
    let desk = Desk::open().await;
    let open = cohort_in(&desk, "Spring", CohortState::Open).await;
    let browser = desk.manager().await;
    let moves = format!("/academy/cohorts/{}/moves", open.id);
    let question = browser.get(&format!("{moves}/cancel")).await.expect_status(200);
    let of = desk.records.enrol("Aled Sample").await;
    goes(&browser, &of, open.id).await.expect_status(303);
    let shown = question.field("shown");
    let fields = [("attempted", "cancel"), ("seen", "open"), ("shown", shown.as_str())];
    let refused = browser.post_and_follow(&moves, &fields).await;
    expect_worded(&refused);
    // Their page was drawn before Aled came: they read that first, and then why it cannot be.
    refused.expect_text("This has changed since you looked").expect_text("Aled Sample");
    let asked = browser.get(&format!("{moves}/cancel")).await.expect_status(303);
    browser
        .get(asked.location.as_deref().unwrap())
        .await
        .expect_text("Aled Sample is learning in this cohort");
    assert_eq!(now(&desk, &of).await.state, EnrolmentState::Active);
    let found = cohorts::find(desk.app.store().read(), desk.records.academy, open.id).await.unwrap();
    assert_eq!(found.state, CohortState::Open);
}

#[rocket::async_test]
async fn who_learns_in_a_cohort_that_has_not_started_or_is_over_is_on_every_list() {
    for state in [CohortState::Open, CohortState::Closed] {
        let desk = Desk::open().await;
        let other = cohort_in(&desk, "Elsewhere", state).await;
        let of = desk.records.enrol("Samira Sample").await;
        desk.records
            .write(async |tx| {
                let to = (other.id, of.course_version_id);
                enrolments::update_cohort(tx, &of, to, EnrolmentState::Active).await
            })
            .await
            .unwrap();
        let assessor = desk.staff(Role::Assessor).await;
        let list = assessor.get("/academy/assessments").await.expect_status(200);
        list.expect_text("Samira Sample").expect_text("Elsewhere");
        let chosen = format!("/academy/assessments?cohort={}", other.id);
        assessor.get(&chosen).await.expect_text("Samira Sample");
        let manager = desk.manager().await;
        manager.get("/academy/certificates/new").await.expect_status(200).expect_text("Elsewhere");
        manager.get("/academy").await.expect_status(200).expect_text("Elsewhere");
    }
}

#[rocket::async_test]
async fn a_trainee_is_told_of_whatever_the_academy_does_to_their_enrolment() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let browser = desk.manager().await;
    let home = format!("/academy/enrolments/{}", of.id);
    let mut wait = 0;
    let mut later = || {
        wait += 1;
        desk.app.set_now(noon() + chrono::TimeDelta::minutes(wait));
    };
    for (attempted, seen) in [("pause", "active"), ("withdraw", "paused"), ("reopen", "withdrawn")] {
        later();
        let page = browser.get(&format!("{home}/moves/{attempted}")).await.expect_status(200);
        expect_worded(&page);
        page.expect_text("The trainee is told by email");
        step(&browser, &of, (attempted, seen)).await.expect_status(303);
    }
    later();
    step(&browser, &of, ("pause", "active")).await.expect_status(303);
    later();
    let resume = [("attempted", "resume"), ("seen", "paused")];
    let page = browser.press(&home, &format!("{home}/moves"), &resume).await.expect_status(303);
    browser.get(page.location.as_deref().unwrap()).await.expect_text("is told by email");
    later();
    let hold = [("id", "019ad000-0000-7000-8000-000000000001"), ("reason", "A secret complaint")];
    browser.press(&home, &format!("{home}/holds"), &hold).await.expect_status(303);
    later();
    let clear = format!("{home}/holds/{}/clear", hold[0].1);
    browser.press(&clear, &clear, &[]).await.expect_status(303);
    assert_eq!(
        told(&desk, &of).await,
        [
            "Your course at INK Academy is paused",
            "You were withdrawn from Certificate in Scalp Micropigmentation, Level 4",
            "Your enrolment on Certificate in Scalp Micropigmentation, Level 4 is open again",
            "Your course at INK Academy is paused",
            "Your course at INK Academy goes on",
            "Your certificate for Certificate in Scalp Micropigmentation, Level 4 is on hold",
            "A hold on your enrolment was cleared",
        ]
        .map(|subject| subject.replace("Certificate in Scalp Micropigmentation, Level 4", &level_4().title))
    );
    let mails = outbox::list(desk.app.store().read(), desk.records.academy, 50).await.unwrap();
    assert!(mails.iter().all(|mail| !mail.text.contains("secret complaint")), "the reason is the academy's");
}

#[rocket::async_test]
async fn a_move_names_what_does_not_count_and_says_nothing_else() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Ffion Sample").await;
    let assessor = desk.records.member("Asta Berg", Role::Assessor, &[]).await;
    let grid = format!("/academy/assessments/{}", of.id);
    let fields = [("outcome[0]", "met"), ("outcome[1]", "met")];
    let browser = desk.browser_of(assessor).await;
    browser.press(&grid, &format!("{grid}/criteria"), &fields).await.expect_status(303);
    let mut spec = level_4();
    spec.units[0].criteria[1].text = "Something else altogether".into();
    let version = desk.publish(spec).await;
    let to = cohort(desk.records.academy, version, desk.records.trainer, "Version two");
    desk.records.write(async |tx| cohorts::insert(tx, &to, noon()).await).await.unwrap();
    let browser = desk.manager().await;
    let page =
        browser.get(&format!("/academy/enrolments/{}/cohort?to={}", of.id, to.id)).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("and every decision but those named here");
    assert!(!page.text().contains("Everything goes along"), "{}", page.text());
    let done = goes(&browser, &of, to.id).await.expect_status(303);
    let home = browser.get(done.location.as_deref().unwrap()).await;
    home.expect_text("Everything else went along; one decision does not count there");
    let standing = assessments::list_of_enrolment(desk.app.store().read(), desk.records.academy, of.id).await;
    let met = standing.unwrap().iter().filter(|one| one.outcome == Some(AssessmentOutcome::Met)).count();
    assert_eq!(met, 1);
    // A slip: back under the words that they were judged by, nothing is lost.
    let home = desk.records.cohort.id;
    let page =
        browser.get(&format!("/academy/enrolments/{}/cohort?to={home}", of.id)).await.expect_status(200);
    expect_worded(&page);
    page.expect_text(
        "One decision counts again there, because its criterion reads as it did when it was made: 1.2",
    );
    goes(&browser, &of, home).await.expect_status(303);
    let standing = assessments::list_of_enrolment(desk.app.store().read(), desk.records.academy, of.id).await;
    let standing = standing.unwrap();
    let met = standing.iter().filter(|one| one.outcome == Some(AssessmentOutcome::Met)).count();
    assert_eq!(met, 2);
    assert!(standing.iter().all(|one| one.assessor_id == Some(assessor) && one.decided_on.is_some()));
}

#[rocket::async_test]
async fn who_was_withdrawn_from_a_cohort_is_not_enrolled_in_it_a_second_time_but_reopened() {
    let desk = Desk::open().await;
    let of = desk.records.enrol("Idris Sample").await;
    let browser = desk.manager().await;
    let form = format!("/academy/cohorts/{}/enrol", of.cohort_id);
    let id = browser.get(&form).await.expect_status(200).field("id");
    step(&browser, &of, ("withdraw", "active")).await.expect_status(303);
    let page = browser.get(&format!("{form}?q=Idris")).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Their enrolment is reopened").expect_text("Reopen the enrolment of Idris Sample");
    assert!(!page.body.contains("name=\"person\""), "{}", page.text());
    assert!(page.body.contains(&format!("/academy/enrolments/{}/moves/reopen", of.id)), "{}", page.body);
    // A form of before says so too.
    let person = of.person_id.to_string();
    let fields = [("id", id.as_str()), ("person", &person), ("starts_on", "2026-11-20")];
    let late = browser.post(&form, &fields).await.expect_status(422);
    expect_worded(&late);
    late.expect_text("Reopen their enrolment");
    assert!(late.body.contains(&format!("/academy/enrolments/{}/moves/reopen", of.id)), "{}", late.body);
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    assert_eq!(enrolments::list_of_person(db, academy, of.person_id).await.unwrap().len(), 1);
}
