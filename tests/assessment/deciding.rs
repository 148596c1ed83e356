//! What an assessor decides.

use countersign::{
    domain::{
        states::EnrolmentState,
        words::{AssessmentOutcome, Role},
    },
    storage::{
        enrolments,
        events::{self, EventFilter},
    },
};

use super::Desk;

const MET: (&str, &str) = ("outcome[0]", "met");
const NOT_YET: (&str, &str) = ("outcome[1]", "not_met");

async fn decided_events(desk: &Desk) -> u64 {
    let filter = EventFilter { action: "assessment.decided".into(), ..EventFilter::default() };
    events::list(desk.site.store().read(), desk.records.academy, &filter, 1, 50).await.unwrap().1
}

#[rocket::async_test]
async fn several_criteria_are_decided_at_once_each_with_its_event() {
    let desk = Desk::open().await;
    let page = desk.browser(desk.assessor).await.get(&desk.path("")).await.expect_status(200);
    page.expect_text("Consultation and suitability").expect_text("Not decided");
    assert!(!page.body.contains("Unknown localization"));
    desk.decide(&[MET, NOT_YET, ("comment[1]", "Ask about allergies first.")]).await.expect_status(303);
    let standing = desk.standing().await;
    assert_eq!(standing.len(), 2, "what was not chosen is untouched");
    let said: Vec<_> =
        standing.iter().map(|a| (a.criterion.as_deref().unwrap(), a.outcome.unwrap())).collect();
    assert_eq!(said, [("1.1", AssessmentOutcome::Met), ("1.2", AssessmentOutcome::NotMet)]);
    assert_eq!(decided_events(&desk).await, 2);
    let list = desk.browser(desk.assessor).await.get("/academy/assessments").await.expect_status(200);
    list.expect_text("Nguyễn Thị Ánh").expect_text("Autumn 2026 1 /");
    assert!(!list.body.contains("Unknown localization"));
}

#[rocket::async_test]
async fn a_second_click_decides_nothing_twice() {
    let desk = Desk::open().await;
    desk.decide(&[MET]).await.expect_status(303);
    desk.decide(&[MET]).await.expect_status(303);
    assert_eq!(decided_events(&desk).await, 1);
}

#[rocket::async_test]
async fn not_yet_can_be_tried_again_and_becomes_met() {
    let desk = Desk::open().await;
    desk.decide(&[NOT_YET]).await.expect_status(303);
    desk.decide(&[("outcome[1]", "met"), ("version[1]", "1")]).await.expect_status(303);
    assert_eq!(desk.standing().await[0].outcome, Some(AssessmentOutcome::Met));
    assert_eq!(decided_events(&desk).await, 2);
}

#[rocket::async_test]
async fn of_two_assessors_the_slower_is_told_and_nothing_of_theirs_is_saved() {
    let desk = Desk::open().await;
    desk.decide(&[NOT_YET]).await.expect_status(303);
    let second = desk.records.member("Bo Second", Role::Assessor, &[]).await;
    let fields = [MET, ("outcome[1]", "met"), ("version[1]", "")];
    let late = desk.browser(second).await.press(&desk.path(""), &desk.path("/criteria"), &fields).await;
    late.expect_status(409).expect_text("Somebody decided 1.2 meanwhile");
    assert_eq!(desk.standing().await.len(), 1);
}

#[rocket::async_test]
async fn what_is_met_stays_met() {
    let desk = Desk::open().await;
    desk.decide(&[MET]).await.expect_status(303);
    desk.decide(&[("outcome[0]", "not_met"), ("version[0]", "1")]).await.expect_status(409);
    assert_eq!(desk.standing().await[0].outcome, Some(AssessmentOutcome::Met));
}

#[rocket::async_test]
async fn nobody_assesses_their_own_work() {
    let desk = Desk::open().await;
    let own = desk.records.enrol("Both At Once").await;
    let tx = desk.site.store().begin().await.unwrap();
    let grant = countersign::domain::person::RoleGrant {
        id: countersign::domain::ids::GrantId::fresh(),
        academy_id: desk.records.academy,
        person_id: own.person_id,
        role: Role::Assessor,
        techniques: Vec::new(),
        valid_from: own.starts_on,
        valid_to: None,
    };
    countersign::storage::people::insert_grant(&tx, &grant, None, desk.site.now()).await.unwrap();
    tx.commit().await.unwrap();
    let browser = desk.browser(own.person_id).await;
    let path = format!("/academy/assessments/{}/criteria", own.id);
    browser.post(&path, &[MET]).await.expect_status(409).expect_text("Nobody assesses their own work");
}

#[rocket::async_test]
async fn only_assessors_decide_and_only_in_their_academy() {
    let desk = Desk::open().await;
    desk.browser(desk.records.manager).await.post(&desk.path("/criteria"), &[MET]).await.expect_status(403);
    let elsewhere = desk.records.another().await;
    let stranger = elsewhere.member("Eve Elsewhere", Role::Assessor, &[]).await;
    let browser = desk.site.browser_of(stranger, elsewhere.academy).await;
    browser.get(&desk.path("")).await.expect_status(404);
    browser.post(&desk.path("/criteria"), &[MET]).await.expect_status(404);
    assert!(desk.standing().await.is_empty());
}

#[rocket::async_test]
async fn a_paused_trainee_is_not_assessed() {
    let desk = Desk::open().await;
    let (academy, id) = (desk.records.academy, desk.trainee.id);
    let pause = async |tx: &countersign::storage::Tx| {
        enrolments::update_state(tx, academy, &[id], EnrolmentState::Active, EnrolmentState::Paused).await
    };
    desk.records.write(pause).await.unwrap();
    desk.decide(&[MET]).await.expect_status(409).expect_text("not learning at the moment");
}

#[rocket::async_test]
async fn an_observed_treatment_is_recorded_once_however_often_the_button_is_pressed() {
    let desk = Desk::open().await;
    let browser = desk.browser(desk.assessor).await;
    let path = desk.path("/observations/new");
    let page = browser.get(&path).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    let fields = [
        ("id", "019a0000-0000-7000-8000-000000000001"),
        ("technique", "hairline"),
        ("client_ref", "C-04"),
        ("on", "2026-11-19"),
        ("outcome", "met"),
    ];
    browser.post(&path, &fields).await.expect_status(303);
    browser.post(&path, &fields).await.expect_status(303);
    assert_eq!(desk.standing().await.len(), 1);
    browser.get(&desk.path("")).await.expect_text("Hairline C-04 19 November 2026 Passed");
}

#[rocket::async_test]
async fn an_observation_is_of_a_client_of_the_trainees_cases() {
    let desk = Desk::open().await;
    desk.records.case(&desk.trainee, "C-001").await;
    let browser = desk.browser(desk.assessor).await;
    let path = desk.path("/observations/new");
    let page = browser.get(&path).await.expect_status(200);
    assert!(page.body.contains("<option value=\"C-001\"") && !page.body.contains("Unknown localization"));
    let of = |client: &'static str| {
        [("technique", "hairline"), ("client_ref", client), ("on", "2026-11-19"), ("outcome", "met")]
    };
    let refused = browser.post(&path, &of("Z-999")).await.expect_status(422);
    refused.expect_text("The trainee has no case of this client");
    assert!(desk.standing().await.is_empty());
    browser.post(&path, &of("C-001")).await.expect_status(303);
    assert_eq!(desk.standing().await.len(), 1);
}

#[rocket::async_test]
async fn an_observation_of_tomorrow_or_before_the_enrolment_is_refused_and_the_form_kept() {
    let desk = Desk::open().await;
    let browser = desk.browser(desk.assessor).await;
    let path = desk.path("/observations/new");
    for (on, wanted) in
        [("2026-11-21", "This day is in the future."), ("2026-08-31", "outside the enrolment")]
    {
        let fields = [("technique", "hairline"), ("client_ref", "C-04"), ("on", on), ("outcome", "met")];
        let answer = browser.post(&path, &fields).await.expect_status(422);
        answer.expect_text(wanted);
        assert!(answer.body.contains("value=\"C-04\""));
    }
    let empty = browser.post(&path, &[]).await.expect_status(422);
    empty.expect_text("Write the client reference").expect_text("Choose one.");
    assert!(desk.standing().await.is_empty());
}

#[rocket::async_test]
async fn a_comment_without_a_choice_comes_back_with_what_to_choose_and_nothing_beside_it_is_saved() {
    let desk = Desk::open().await;
    let words = ("comment[2]", "Ask about allergies first.");
    let refused = desk.decide(&[MET, words]).await.expect_status(422);
    refused.expect_text("Choose Met or Not yet too.").expect_text("Ask about allergies first.");
    assert!(refused.body.contains("href=\"#outcome.2\">Criterion "), "{}", refused.body);
    assert!(!refused.body.contains("Unknown localization"));
    assert!(desk.standing().await.is_empty());
    desk.decide(&[MET, words, ("outcome[2]", "not_met")]).await.expect_status(303);
    assert_eq!(desk.standing().await.len(), 2);
}
