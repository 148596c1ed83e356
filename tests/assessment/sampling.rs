//! What a quality assurer looks at.

use countersign::{
    domain::{
        states::{AssessmentState, EnrolmentState},
        words::Role,
    },
    storage::enrolments,
};

use super::Desk;
use crate::{
    kept::{filled, send},
    support::app::{Answer, Browser},
};

const SAMPLE: &str = "/academy/assessments/sample";

/// Four decisions of the assessor.
async fn decided() -> Desk {
    let desk = Desk::open().await;
    let fields = [("outcome[0]", "met"), ("outcome[1]", "met"), ("outcome[2]", "met"), ("outcome[3]", "met")];
    desk.decide(&fields).await.expect_status(303);
    desk
}

async fn sampled(desk: &Desk) -> usize {
    desk.standing().await.iter().filter(|a| a.sampled).count()
}

/// Ticks a decision, as the page shows it where it does, and sends it.
pub(super) async fn pick(browser: &Browser<'_>, id: &str) -> Answer {
    let page = browser.get(SAMPLE).await.body;
    let mut values =
        page.split("name=\"assessment\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let value = values.find(|value| value.starts_with(id)).unwrap_or(id);
    browser.post(&format!("{SAMPLE}/pick"), &[("assessment", value)]).await
}

#[rocket::async_test]
async fn a_draw_takes_as_many_as_asked_and_never_more_than_there_are() {
    let desk = decided().await;
    let browser = desk.browser(desk.iqa).await;
    browser
        .post_and_follow(&format!("{SAMPLE}/draw"), &[("how_many", "3")])
        .await
        .expect_text("3 decisions are in the sample now.");
    assert_eq!(sampled(&desk).await, 3);
    browser.post(&format!("{SAMPLE}/draw"), &[("how_many", "3")]).await.expect_status(303);
    assert_eq!(sampled(&desk).await, 4);
    let page = browser.get(SAMPLE).await;
    page.expect_text("Asta Berg 4 / 4");
    assert!(!page.body.contains("Unknown localization"));
    let nothing = browser.post_and_follow(&format!("{SAMPLE}/draw"), &[("how_many", "1")]).await;
    nothing.expect_text("There was nothing to draw");
}

#[rocket::async_test]
async fn a_draw_of_no_number_is_refused_beside_the_field() {
    let desk = decided().await;
    let browser = desk.browser(desk.iqa).await;
    for wrong in ["", "0", "-1", "some", "201"] {
        let answer = browser.post(&format!("{SAMPLE}/draw"), &[("how_many", wrong)]).await.expect_status(422);
        answer.expect_text("Write a whole number from 1 to 200.");
    }
    assert_eq!(sampled(&desk).await, 0);
}

#[rocket::async_test]
async fn what_is_returned_comes_back_to_the_assessor_on_top_and_again_to_the_sample() {
    let desk = decided().await;
    let picked = desk.standing().await.remove(0);
    let id = picked.id.to_string();
    let browser = desk.browser(desk.iqa).await;
    pick(&browser, &id).await.expect_status(303);
    assert_eq!(sampled(&desk).await, 1);
    let path = format!("{SAMPLE}/decisions/{id}");
    let page = browser.get(&path).await.expect_status(200);
    assert!(!page.body.contains("Unknown localization"));
    let wordless = browser.post(&path, &[("verdict", "return"), ("version", "2")]).await;
    wordless.expect_status(422).expect_text("Write what the assessor should look at again.");
    let words = [("verdict", "return"), ("version", "2"), ("comment", "Where is the evidence?")];
    browser.press(&path, &path, &words).await.expect_status(303);
    let list = desk.browser(desk.assessor).await.get("/academy/assessments").await;
    list.expect_text("Sent back to you").expect_text("Where is the evidence?");
    desk.decide(&[("outcome[0]", "met"), ("version[0]", "3"), ("comment[0]", "Portfolio page 4.")])
        .await
        .expect_status(303);
    let again = desk.standing().await.remove(0);
    assert_eq!((again.state, again.sampled), (AssessmentState::Decided, true));
    browser.press(&path, &path, &[("verdict", "confirm"), ("version", "4")]).await.expect_status(303);
    assert_eq!(desk.standing().await[0].state, AssessmentState::Confirmed);
}

#[rocket::async_test]
async fn nobody_samples_their_own_decision() {
    let desk = decided().await;
    let both = desk.records.member("Both Roles", Role::Assessor, &[]).await;
    let tx = desk.site.store().begin().await.unwrap();
    let grant = countersign::domain::person::RoleGrant {
        id: countersign::domain::ids::GrantId::fresh(),
        academy_id: desk.records.academy,
        person_id: both,
        role: Role::Iqa,
        techniques: Vec::new(),
        valid_from: desk.trainee.starts_on,
        valid_to: None,
    };
    countersign::storage::people::insert_grant(&tx, &grant, None, desk.site.now()).await.unwrap();
    tx.commit().await.unwrap();
    let browser = desk.browser(both).await;
    browser.press(&desk.path(""), &desk.path("/criteria"), &[("outcome[4]", "met")]).await.expect_status(303);
    let own = desk.standing().await.pop().unwrap();
    let id = own.id.to_string();
    pick(&browser, &id).await.expect_status(303);
    assert_eq!(sampled(&desk).await, 0, "it cannot be picked");
    pick(&desk.browser(desk.iqa).await, &id).await.expect_status(303);
    let answer =
        browser.post(&format!("{SAMPLE}/decisions/{id}"), &[("verdict", "confirm"), ("version", "2")]).await;
    answer.expect_status(409).expect_text("You can't confirm or send this back: it is your own");
}

#[rocket::async_test]
async fn two_quality_assurers_at_once_have_one_effect() {
    let desk = decided().await;
    let picked = desk.standing().await.remove(0);
    let id = picked.id.to_string();
    let first = desk.browser(desk.iqa).await;
    pick(&first, &id).await.expect_status(303);
    let second = desk.records.member("Ida Second", Role::Iqa, &[]).await;
    let decision = format!("{SAMPLE}/decisions/{id}");
    first.press(&decision, &decision, &[("verdict", "confirm"), ("version", "2")]).await.expect_status(303);
    let words = [("verdict", "return"), ("version", "2"), ("comment", "No.")];
    let late = desk.browser(second).await.post(&format!("{SAMPLE}/decisions/{id}"), &words).await;
    late.expect_status(409).expect_text("This has changed since you looked");
    assert_eq!(desk.standing().await[0].state, AssessmentState::Confirmed);
}

#[rocket::async_test]
async fn who_confirms_what_its_assessor_mended_meanwhile_is_shown_both_sides() {
    let desk = decided().await;
    let id = desk.standing().await[0].id.to_string();
    let iqa = desk.browser(desk.iqa).await;
    pick(&iqa, &id).await.expect_status(303);
    let decision = format!("{SAMPLE}/decisions/{id}");
    let page = iqa.get(&decision).await.expect_status(200);
    let (shown, version) = (page.field("shown"), page.field("version"));
    let assessor = desk.browser(desk.assessor).await;
    let path = format!("/academy/assessments/decisions/{id}/correct");
    let held = assessor.get(&path).await.expect_status(200).field("version");
    let mended = [
        ("version", held.as_str()),
        ("outcome", "met"),
        ("comment", "Other words than before"),
        ("reason", "A slip of mine"),
    ];
    assessor.press(&path, &path, &mended).await.expect_status(303);
    let fields = [("verdict", "confirm"), ("version", version.as_str()), ("shown", &shown)];
    let late = iqa.post(&decision, &fields).await.expect_status(409);
    late.expect_text("Other words than before");
    assert!(!late.text().contains("Somebody was faster"), "{}", late.text());
    assert_eq!(desk.standing().await[0].state, AssessmentState::Decided);
}

#[rocket::async_test]
async fn only_quality_assurers_sample_and_only_in_their_academy() {
    let desk = decided().await;
    desk.browser(desk.assessor).await.get(SAMPLE).await.expect_status(403);
    let id = desk.standing().await[0].id.to_string();
    let elsewhere = desk.records.another().await;
    let stranger = elsewhere.member("Eve Elsewhere", Role::Iqa, &[]).await;
    let browser = desk.site.browser_of(stranger, elsewhere.academy).await;
    browser.get(&format!("{SAMPLE}/decisions/{id}")).await.expect_status(404);
    pick(&browser, &id).await.expect_status(303);
    assert_eq!(sampled(&desk).await, 0);
}

#[rocket::async_test]
async fn who_was_brought_in_by_the_assessor_this_week_does_not_sample_their_decisions() {
    let desk = decided().await;
    let academy = desk.records.academy;
    let new = desk.records.person("Nia New").await;
    let grant = countersign::domain::person::RoleGrant {
        id: countersign::domain::ids::GrantId::fresh(),
        academy_id: academy,
        person_id: new,
        role: Role::Iqa,
        techniques: Vec::new(),
        valid_from: desk.site.now().date_naive(),
        valid_to: None,
    };
    let (by, now) = (Some(desk.assessor), desk.site.now());
    let give = async |tx: &_| countersign::storage::people::insert_grant(tx, &grant, by, now).await;
    desk.records.write(give).await.unwrap();
    let id = desk.standing().await[0].id;
    let browser = desk.browser(new).await;
    pick(&browser, &id.to_string()).await.expect_status(303);
    let judge = format!("{SAMPLE}/decisions/{id}");
    let version = browser.get(&judge).await.field("version");
    let fields = [("verdict", "confirm"), ("version", version.as_str())];
    let refused = browser.press(&judge, &judge, &fields).await.expect_status(409);
    assert!(!refused.body.contains("Unknown localization"));
    assert_eq!(desk.standing().await[0].state, AssessmentState::Decided);
    // A week later they are two people.
    desk.site.set_now(now + chrono::TimeDelta::days(8));
    let browser = desk.browser(new).await;
    browser.press(&judge, &judge, &fields).await.expect_status(303);
    assert_eq!(desk.standing().await[0].state, AssessmentState::Confirmed);
}

#[rocket::async_test]
async fn what_was_sent_back_of_somebody_who_pauses_waits_for_nobody_until_they_go_on() {
    let desk = decided().await;
    let id = desk.standing().await.remove(0).id.to_string();
    let iqa = desk.browser(desk.iqa).await;
    pick(&iqa, &id).await.expect_status(303);
    let path = format!("{SAMPLE}/decisions/{id}");
    let words = [("verdict", "return"), ("version", "2"), ("comment", "Where is the evidence?")];
    iqa.press(&path, &path, &words).await.expect_status(303);
    let assessor = desk.browser(desk.assessor).await;
    let turn = async |from, to| {
        let (academy, ids) = (desk.records.academy, [desk.trainee.id]);
        let write = async |tx: &_| enrolments::update_state(tx, academy, &ids, from, to).await;
        desk.records.write(write).await.unwrap();
    };
    for (from, to) in [
        (EnrolmentState::Active, EnrolmentState::Paused),
        (EnrolmentState::Paused, EnrolmentState::Active),
        (EnrolmentState::Active, EnrolmentState::Completed),
    ] {
        turn(from, to).await;
        let waits = to == EnrolmentState::Active;
        let list = assessor.get("/academy/assessments").await.expect_status(200);
        assert_eq!(list.text().contains("Where is the evidence?"), waits, "{to:?}");
        let front = assessor.get("/academy").await.expect_status(200);
        assert_eq!(front.text().contains("decision sent back to you"), waits, "{to:?}");
    }
}

#[rocket::async_test]
async fn what_was_sent_back_is_decided_again_by_a_choice_and_not_by_saving_something_else() {
    let desk = decided().await;
    let id = desk.standing().await.remove(0).id.to_string();
    let iqa = desk.browser(desk.iqa).await;
    pick(&iqa, &id).await.expect_status(303);
    let path = format!("{SAMPLE}/decisions/{id}");
    let words = [("verdict", "return"), ("version", "2"), ("comment", "Where is the evidence?")];
    iqa.press(&path, &path, &words).await.expect_status(303);
    let browser = desk.browser(desk.assessor).await;
    let (here, to) = (desk.path(""), desk.path("/criteria"));
    let page = browser.get(&here).await.expect_status(200);
    page.expect_text("It was: Met. Decide it again.").expect_text("Where is the evidence?");
    let fields = filled(&page, &here, &to, &[("outcome[4]", "met")]);
    let answer = send(&browser, &to, &fields).await.expect_status(303);
    browser.get(answer.location.as_deref().unwrap()).await.expect_text("One decision was saved.");
    let returned = desk.standing().await.remove(0);
    assert_eq!((returned.state, returned.version), (AssessmentState::Returned, 3));
}
