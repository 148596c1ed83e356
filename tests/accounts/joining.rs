//! Somebody with an account is asked by a second academy: what it learns before they accept, and what it may change after.

use chrono::{NaiveDate, TimeDelta};
use countersign::{
    domain::{
        ids::{AcademyId, PersonId},
        words::Role,
    },
    storage::{events, events::EventFilter, joinings, people, sessions},
};

use super::{a_person, actions, an_academy, grants, has_all_words, mails};
use crate::support::app::{Browser, TestApp};

const INVITE: &str = "/academy/people/invite";

struct Two<'a> {
    app: &'a TestApp,
    sample: AcademyId,
    westward: AcademyId,
    sian: PersonId,
    mallory: Browser<'a>,
}

/// Siân is a trainee of the Sample Academy, with a birth date; Mallory manages Westward.
async fn two(app: &TestApp) -> Two<'_> {
    let sample = an_academy(app, "Sample Academy", "SA").await;
    let westward = an_academy(app, "Westward School", "WW").await;
    a_person(app, sample, "Ada Sample", &[Role::Owner]).await;
    let sian = a_person(app, sample, "Sian Private-Name", &[Role::Trainee]).await;
    let tx = app.store().begin().await.unwrap();
    let mut record = people::find(&tx, sian).await.unwrap();
    record.born_on = NaiveDate::from_ymd_opt(1991, 4, 3);
    people::update(&tx, &record).await.unwrap();
    tx.commit().await.unwrap();
    let mallory = a_person(app, westward, "Mallory Manager", &[Role::Manager]).await;
    a_person(app, westward, "Wendy Owner", &[Role::Owner]).await;
    Two { app, sample, westward, sian, mallory: app.browser_of(mallory, westward).await }
}

impl Two<'_> {
    async fn invite(&self) {
        let form = [("name", "Typed Name"), ("email", "sian@sample.example"), ("roles", "trainee")];
        let page = self.mallory.post_and_follow(INVITE, &form).await.expect_status(200);
        page.expect_text("sian@sample.example has an account already and will be asked");
    }

    async fn answer(&self, answer: &str) -> String {
        let waiting = joinings::list_waiting(self.app.store().read(), self.westward).await.unwrap();
        let browser = self.app.browser_of(self.sian, self.sample).await;
        let path = format!("/account/invitations/{}", waiting[0].id);
        browser.post_and_follow(&path, &[("answer", answer)]).await.text()
    }

    /// Whether anything that Westward can read says who Siân is.
    async fn is_told(&self) -> bool {
        let db = self.app.store().read();
        let (lines, _) = events::list(db, self.westward, &EventFilter::default(), 1, 100).await.unwrap();
        let mut read: Vec<String> = lines.iter().map(|line| format!("{line:?}")).collect();
        read.extend(mails(self.app, self.westward).await.iter().map(|mail| format!("{mail:?}")));
        for path in ["/academy/people", "/academy/people?q=Private", "/academy/events", "/academy"] {
            read.push(self.mallory.get(path).await.expect_status(200).body);
        }
        let id = self.sian.to_string();
        let telling = ["Private-Name", "1991-04-03", "3 April 1991", id.as_str()];
        read.iter().any(|text| telling.iter().any(|told| text.contains(told)))
    }
}

#[rocket::async_test]
async fn until_somebody_accepts_a_second_academy_knows_the_address_and_nothing_else() {
    let app = TestApp::spawn().await;
    let two = two(&app).await;
    two.invite().await;
    let list = two.mallory.get("/academy/people").await.expect_status(200);
    list.expect_text("sian@sample.example").expect_text("Asked, and not answered yet");
    has_all_words(&list.body);
    assert!(!two.is_told().await);
    for path in ["", "/edit", "/address", "/roles/new"] {
        two.mallory.get(&format!("/academy/people/{}{path}", two.sian)).await.expect_status(404);
    }
    let renamed =
        [("name_before", "Sian Private-Name"), ("born_on_before", "1991-04-03"), ("name", "Mallory's")];
    two.mallory.post(&format!("/academy/people/{}/edit", two.sian), &renamed).await.expect_status(404);
    assert_eq!(people::find(app.store().read(), two.sian).await.unwrap().full_name, "Sian Private-Name");
    assert!(grants(&app, two.westward, two.sian).await.is_empty());
    assert_eq!(sessions::list_memberships(app.store().read(), two.sian).await.unwrap().len(), 1);
    let form = [("name", "Again"), ("email", "sian@sample.example"), ("roles", "trainee")];
    two.mallory.post(INVITE, &form).await.expect_status(422).expect_text("can still answer");
}

#[rocket::async_test]
async fn a_declined_invitation_tells_the_academy_that_and_no_more() {
    let app = TestApp::spawn().await;
    let two = two(&app).await;
    two.invite().await;
    let page = app.browser_of(two.sian, two.sample).await.get("/account").await.expect_status(200);
    page.expect_text("Westward School asks you to join").expect_text("As: Trainee.");
    has_all_words(&page.body);
    assert!(two.answer("no").await.contains("You have declined."));
    assert!(!two.is_told().await);
    assert!(grants(&app, two.westward, two.sian).await.is_empty());
    assert_eq!(actions(&app, two.westward).await, ["invitation.asked", "invitation.declined"]);
}

#[rocket::async_test]
async fn an_accepted_role_begins_and_the_record_stays_the_persons_own() {
    let app = TestApp::spawn().await;
    let two = two(&app).await;
    two.invite().await;
    assert!(two.answer("yes").await.contains("You have joined."));
    assert_eq!(grants(&app, two.westward, two.sian).await[0].role, Role::Trainee);
    let path = format!("/academy/people/{}/edit", two.sian);
    two.mallory.get(&path).await.expect_status(200).expect_text("Another academy relies on this record too");
    let form = [
        ("name_before", "Sian Private-Name"),
        ("born_on_before", "1991-04-03"),
        ("name", "Sian Renamed"),
        ("born_on", "1991-04-03"),
    ];
    two.mallory.post_and_follow(&path, &form).await.expect_text("The record is corrected when they agree.");
    let name = async || people::find(app.store().read(), two.sian).await.unwrap().full_name;
    assert_eq!(name().await, "Sian Private-Name");
    let sian = app.browser_of(two.sian, two.sample).await;
    let page = sian.get("/account").await.expect_status(200);
    page.expect_text("Westward School asks to correct your record").expect_text("Sian Renamed");
    has_all_words(&page.body);
    let start = page.body.find("/account/record/").unwrap();
    let asked = page.body[start..].split('"').next().unwrap().to_owned();
    let wrong = app.browser_of(two.sian, two.sample).await;
    wrong.post(&asked, &[("answer", "perhaps")]).await.expect_status(400);
    sian.post_and_follow(&asked, &[("answer", "yes")]).await.expect_text("Your record is corrected.");
    assert_eq!(name().await, "Sian Renamed");
    sian.post_and_follow(&asked, &[("answer", "yes")]).await.expect_text("answered before");
    for academy in [two.sample, two.westward] {
        assert!(actions(&app, academy).await.contains(&"person.changed".to_owned()));
    }
    let told = mails(&app, two.sample).await;
    assert!(told.iter().any(|mail| mail.template == "record-changed" && mail.to == "ada@sample.example"));
}

#[rocket::async_test]
async fn an_invitation_can_be_taken_back_and_dies_by_itself() {
    let app = TestApp::spawn().await;
    let two = two(&app).await;
    two.invite().await;
    let waiting = joinings::list_waiting(app.store().read(), two.westward).await.unwrap();
    let ada = app.browser_of(two.sian, two.sample).await;
    let path = format!("/academy/people/invitations/{}/withdraw", waiting[0].id);
    ada.post(&path, &[]).await.expect_status(403);
    two.mallory.post_and_follow(&path, &[]).await.expect_text("The invitation is taken back.");
    let answer = format!("/account/invitations/{}", waiting[0].id);
    ada.post_and_follow(&answer, &[("answer", "yes")]).await.expect_text("answered or taken back");
    two.invite().await;
    app.set_now(app.now() + TimeDelta::days(15));
    let sian = app.browser_of(two.sian, two.sample).await;
    assert!(!sian.get("/account").await.text().contains("asks you to join"));
    let late = joinings::list_waiting(app.store().read(), two.westward).await.unwrap();
    let answer = format!("/account/invitations/{}", late[0].id);
    sian.post_and_follow(&answer, &[("answer", "yes")]).await.expect_text("or it no longer works");
    two.invite_anew().await;
}

impl Two<'_> {
    /// Mallory's session is over after fifteen days; she invites from another browser.
    async fn invite_anew(&self) {
        let (mallory, _) =
            people::find_by_email(self.app.store().read(), "mallory@sample.example").await.unwrap().unwrap();
        let browser = self.app.browser_of(mallory.id, self.westward).await;
        let form = [("name", "Typed Name"), ("email", "sian@sample.example"), ("roles", "trainee")];
        browser.post_and_follow(INVITE, &form).await.expect_text("will be asked");
        let waiting = joinings::list_waiting(self.app.store().read(), self.westward).await.unwrap();
        assert_eq!(waiting.len(), 1, "what was over is settled");
    }
}

#[rocket::async_test]
async fn an_invitation_of_somebody_who_may_no_longer_invite_opens_nothing() {
    let app = TestApp::spawn().await;
    let two = two(&app).await;
    two.invite().await;
    let (mallory, _) =
        people::find_by_email(app.store().read(), "mallory@sample.example").await.unwrap().unwrap();
    let held = grants(&app, two.westward, mallory.id).await[0].id;
    let tx = app.store().begin().await.unwrap();
    let yesterday = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    people::update_grant_end(&tx, two.westward, held, yesterday).await.unwrap();
    tx.commit().await.unwrap();
    assert!(two.answer("yes").await.contains("may not do so any more"));
    assert!(grants(&app, two.westward, two.sian).await.is_empty());
}
