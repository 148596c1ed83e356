//! Cohorts: planning, changing, moving, and the matrix of trainees.

use chrono::TimeDelta;
use countersign::{
    domain::{
        ids::CohortId,
        states::{CohortState, EnrolmentMove, EnrolmentState},
        words::Role,
    },
    storage::{cohorts, enrolments},
};

use crate::support::{
    app::noon,
    records::{day, enrolment},
};

use super::{Desk, expect_worded, hidden};

fn form<'a>(id: &'a str, course: &'a str, name: &'a str, capacity: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("course", course),
        ("name", name),
        ("starts_on", "2026-12-01"),
        ("ends_on", "2027-03-31"),
        ("capacity", capacity),
    ]
}

#[rocket::async_test]
async fn a_cohort_is_planned_once_however_often_the_button_is_pressed() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let page = browser.get("/academy/cohorts/new").await.expect_status(200);
    expect_worded(&page);
    let (id, course) = (hidden(&page, "id"), desk.records.course.to_string());
    for _ in 0..2 {
        let answer = browser.post("/academy/cohorts/new", &form(&id, &course, "Winter 2026", "8")).await;
        assert_eq!(answer.expect_status(303).location.unwrap(), format!("/academy/cohorts/{id}"));
    }
    let found =
        cohorts::find(desk.app.store().read(), desk.records.academy, id.parse().unwrap()).await.unwrap();
    assert_eq!((found.state, found.capacity), (CohortState::Planned, 8));
    assert_eq!(desk.actions().await, ["cohort.planned"]);
}

#[rocket::async_test]
async fn a_form_with_mistakes_keeps_what_was_typed() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let (id, course) = (CohortId::fresh().to_string(), desk.records.course.to_string());
    let mut fields = form(&id, &course, "Winter <2026>", "many");
    fields[4].1 = "2026-11-01";
    let page = browser.post("/academy/cohorts/new", &fields).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("Write a whole number").expect_text("The last day is before the first day");
    assert!(page.body.contains("value=\"many\"") && page.body.contains("2026-11-01"));
    let taken = browser
        .post("/academy/cohorts/new", &form(&id, &course, "Autumn 2026", "8"))
        .await
        .expect_status(422);
    taken.expect_text("Another cohort has this name already");
    let mut lead = form(&id, &course, "Winter 2026", "8");
    let manager = desk.records.manager.to_string();
    lead.push(("lead", &manager));
    browser.post("/academy/cohorts/new", &lead).await.expect_status(422).expect_text("not a trainer");
}

#[rocket::async_test]
async fn starting_a_cohort_makes_those_who_applied_active() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let id = CohortId::fresh().to_string();
    let course = desk.records.course.to_string();
    browser.post("/academy/cohorts/new", &form(&id, &course, "Winter 2026", "8")).await.expect_status(303);
    let address = format!("/academy/cohorts/{id}");
    let page = browser.get(&address).await.expect_status(200);
    expect_worded(&page);
    assert!(!page.body.contains("moves/start"), "a planned cohort has no such move");
    for _ in 0..2 {
        let fields = [("attempted", "open"), ("seen", "planned")];
        browser.press(&address, &format!("{address}/moves"), &fields).await.expect_status(303);
    }
    let enrol = browser.get(&format!("{address}/enrol")).await.expect_status(200);
    expect_worded(&enrol);
    let enrolment = hidden(&enrol, "id");
    let fields = [
        ("id", enrolment.as_str()),
        ("name", "Łukasz Świątek"),
        ("email", "lukasz@example.org"),
        ("starts_on", "2026-12-01"),
    ];
    browser.post(&format!("{address}/enrol"), &fields).await.expect_status(303);
    let question = browser.get(&format!("{address}/moves/start")).await.expect_status(200);
    expect_worded(&question);
    question.expect_text("One trainee who applied becomes active");
    let fields = [("attempted", "start"), ("seen", "open")];
    let question = format!("{address}/moves/start");
    browser.press(&question, &format!("{address}/moves"), &fields).await.expect_status(303);
    let found = enrolments::find(desk.app.store().read(), desk.records.academy, enrolment.parse().unwrap())
        .await
        .unwrap();
    assert_eq!(found.state, EnrolmentState::Active);
    let actions = desk.actions().await;
    assert_eq!(actions.iter().filter(|action| *action == "cohort.opened").count(), 1);
    assert_eq!(&actions[actions.len() - 2..], ["cohort.started", "enrolment.activated"]);
}

#[rocket::async_test]
async fn closing_a_cohort_counts_only_those_who_have_not_finished() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let (academy, question) =
        (desk.records.academy, format!("/academy/cohorts/{}/moves/close", desk.records.cohort.id));
    let mut ids = Vec::new();
    for name in ["Ffion Sample", "Goran Sample", "Hywel Sample"] {
        ids.push(desk.records.enrol(name).await.id);
    }
    browser.get(&question).await.expect_text("Its 3 trainees stay enrolled");
    let (from, to) = (EnrolmentState::Active, EnrolmentState::Completed);
    desk.records
        .write(async |tx| enrolments::update_state(tx, academy, &ids[..2], from, to).await)
        .await
        .unwrap();
    browser.get(&question).await.expect_text("Its trainee stays enrolled");
}

#[rocket::async_test]
async fn a_cancelled_cohort_withdraws_its_trainees() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let id = CohortId::fresh();
    let mut open = desk.records.cohort.clone();
    (open.id, open.name, open.state) = (id, "Spring".into(), CohortState::Open);
    let person = desk.records.member("Søren Ø", Role::Trainee, &[]).await;
    let mut applied =
        crate::support::records::enrolment(desk.records.academy, person, desk.records.course, id);
    applied.state = EnrolmentState::Applied;
    desk.records
        .write(async |tx| {
            cohorts::insert(tx, &open, desk.app.now()).await?;
            enrolments::insert(tx, &applied, desk.app.now()).await
        })
        .await
        .unwrap();
    let question = browser.get(&format!("/academy/cohorts/{id}/moves/cancel")).await.expect_status(200);
    expect_worded(&question);
    let fields = [("attempted", "cancel"), ("seen", "open")];
    let moves = format!("/academy/cohorts/{id}/moves");
    browser.press(&format!("{moves}/cancel"), &moves, &fields).await.expect_status(303);
    let found = enrolments::find(desk.app.store().read(), desk.records.academy, applied.id).await.unwrap();
    assert_eq!(found.state, EnrolmentState::Withdrawn);
    assert!(found.after(EnrolmentMove::Resume).is_err());
}

#[rocket::async_test]
async fn a_move_on_a_cohort_that_somebody_else_moved_tells_how_it_stands() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}/moves", desk.records.cohort.id);
    let fields = [("attempted", "cancel"), ("seen", "open")];
    let page = browser.post(&address, &fields).await.expect_status(409);
    page.expect_text("This has changed since you looked").expect_text("running");
    browser.post(&address, &[("attempted", "open"), ("seen", "running")]).await.expect_status(409);
    browser.post(&address, &[("attempted", "explode"), ("seen", "running")]).await.expect_status(400);
}

#[rocket::async_test]
async fn two_managers_who_edit_at_once_do_not_overwrite_each_other() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    desk.records.enrol("Siân Ŵyn Prys").await;
    desk.records.enrol("Nguyễn Thị Ánh").await;
    let address = format!("/academy/cohorts/{}/edit", desk.records.cohort.id);
    let page = browser.get(&address).await.expect_status(200);
    expect_worded(&page);
    let (seen, lead) = (hidden(&page, "seen"), desk.records.trainer.to_string());
    let with = |capacity: &'static str| {
        vec![
            ("seen", seen.as_str()),
            ("name", "Autumn 2026"),
            ("starts_on", "2026-09-01"),
            ("ends_on", "2027-01-31"),
            ("capacity", capacity),
            ("lead", lead.as_str()),
        ]
    };
    browser
        .post(&address, &with("1"))
        .await
        .expect_status(422)
        .expect_text("2 trainees are enrolled already");
    browser.post(&address, &with("20")).await.expect_status(303);
    browser.post(&address, &with("20")).await.expect_status(303);
    browser.post(&address, &with("30")).await.expect_status(409).expect_text("Somebody was faster");
    let found =
        cohorts::find(desk.app.store().read(), desk.records.academy, desk.records.cohort.id).await.unwrap();
    assert_eq!((found.capacity, found.ends_on), (20, day(1, 31).with_year_2027()));
    assert_eq!(desk.actions().await, ["cohort.changed"]);
}

trait NextYear {
    fn with_year_2027(self) -> Self;
}

impl NextYear for chrono::NaiveDate {
    fn with_year_2027(self) -> Self {
        chrono::Datelike::with_year(&self, 2027).unwrap()
    }
}

#[rocket::async_test]
async fn the_matrix_shows_each_trainee_and_filters_by_standing() {
    let desk = Desk::open().await;
    desk.records.enrol("Siân Ŵyn Prys").await;
    desk.app.set_now(desk.app.now() + TimeDelta::days(20));
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}", desk.records.cohort.id);
    let page = browser.get(&address).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Siân Ŵyn Prys").expect_text("0 / 40").expect_text("0 / 12").expect_text("Behind");
    assert!(!page.body.contains("/academy/certificates/new"), "nobody is ready");
    browser.get(&format!("{address}?standing=behind")).await.expect_text("Siân Ŵyn Prys");
    let ready = browser.get(&format!("{address}?standing=ready")).await.expect_status(200);
    ready.expect_text("Nobody stands like this today");
    assert!(!ready.text().contains("Siân"));
}

#[rocket::async_test]
async fn cohorts_are_found_by_name_and_state() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    browser.get("/academy/cohorts?q=autumn").await.expect_status(200).expect_text("Autumn 2026");
    browser.get("/academy/cohorts?q=2026+AUTUMN").await.expect_text("Autumn 2026");
    for typed in ["%25", "_utumn", "autumn+winter"] {
        let none = browser.get(&format!("/academy/cohorts?q={typed}")).await;
        none.expect_text("Nothing matches what you asked for");
    }
    browser.get("/academy/cohorts?state=running").await.expect_text("Autumn 2026");
    let none = browser.get("/academy/cohorts?state=planned").await;
    none.expect_text("Nothing matches what you asked for");
    expect_worded(&none);
    browser
        .get("/academy/cohorts?page=99999999&state=nonsense")
        .await
        .expect_status(200)
        .expect_text("Autumn 2026");
}

#[rocket::async_test]
async fn another_academys_cohort_is_not_there_and_a_trainer_changes_none() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let browser = desk.manager().await;
    let theirs = format!("/academy/cohorts/{}", other.cohort.id);
    for path in ["", "/edit", "/enrol", "/moves/close"] {
        browser.get(&format!("{theirs}{path}")).await.expect_status(404);
    }
    let close = [("attempted", "close"), ("seen", "running")];
    browser.post(&format!("{theirs}/moves"), &close).await.expect_status(404);
    let trainer = desk.browser_of(desk.records.trainer).await;
    let ours = format!("/academy/cohorts/{}", desk.records.cohort.id);
    let page = trainer.get(&ours).await.expect_status(200);
    assert!(!page.body.contains("/enrol\"") && !page.body.contains("/edit\""));
    trainer.get(&format!("{ours}/edit")).await.expect_status(403);
    trainer.post(&format!("{ours}/moves"), &close).await.expect_status(403);
}

#[rocket::async_test]
async fn a_cohort_with_somebody_else_in_it_is_not_the_one_that_was_shown() {
    let desk = Desk::open().await;
    let (ada, bo) =
        (desk.records.enrol("Ada Brook").await, desk.records.member("Bo Lind", Role::Trainee, &[]).await);
    let browser = desk.manager().await;
    let id = desk.records.cohort.id;
    let question = browser.get(&format!("/academy/cohorts/{id}/moves/close")).await.expect_status(200);
    let (seen, shown) = (question.field("seen"), question.field("shown"));
    // One went, one came: as many as before.
    let came = enrolment(desk.records.academy, bo, desk.records.course, id);
    desk.records
        .write(async |tx| {
            let (from, to) = (EnrolmentState::Active, EnrolmentState::Withdrawn);
            enrolments::update_state(tx, desk.records.academy, &[ada.id], from, to).await?;
            enrolments::insert(tx, &came, noon()).await
        })
        .await
        .unwrap();
    let fields = [("attempted", "close"), ("seen", seen.as_str()), ("shown", &shown)];
    let late = browser.post(&format!("/academy/cohorts/{id}/moves"), &fields).await.expect_status(409);
    expect_worded(&late);
    late.expect_text("Ada Brook").expect_text("Bo Lind");
    let now = cohorts::find(desk.app.store().read(), desk.records.academy, id).await.unwrap();
    assert_eq!(now.state, CohortState::Running);
}
