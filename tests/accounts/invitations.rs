//! Invitations: who may send them, what they carry, how they end.

use chrono::TimeDelta;
use countersign::domain::{ids::AcademyId, words::Role};
use countersign::storage::people;

use super::{PASSWORD, a_person, actions, an_academy, grants, has_all_words, hidden, link_in, mails};
use crate::support::app::{Browser, TestApp};

/// The invitation form as the page has it, filled in.
async fn form(browser: &Browser<'_>, name: &str, email: &str, roles: &[&str]) -> Vec<(String, String)> {
    let page = browser.get("/academy/people/invite").await.expect_status(200);
    has_all_words(&page.body);
    let mut form = vec![
        ("id".to_owned(), hidden(&page.body, "id")),
        ("name".to_owned(), name.to_owned()),
        ("email".to_owned(), email.to_owned()),
        ("techniques".to_owned(), "hairline, density".to_owned()),
    ];
    form.extend(roles.iter().map(|role| ("roles".to_owned(), (*role).to_owned())));
    form
}

fn fields(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn known(app: &TestApp, email: &str) -> Option<countersign::domain::person::Person> {
    people::find_by_email(app.store().read(), email).await.unwrap().map(|(person, _)| person)
}

async fn a_managed_academy(app: &TestApp) -> (AcademyId, Browser<'_>) {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    let manager = a_person(app, academy, "Max Manager", &[Role::Manager]).await;
    (academy, app.browser_of(manager, academy).await)
}

#[rocket::async_test]
async fn an_invited_trainer_sets_a_password_and_is_signed_in() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    let form = form(&manager, "Nguyễn Thị Ánh", "Anh@sample.example", &["trainer", "assessor"]).await;
    let page = manager.post_and_follow("/academy/people/invite", &fields(&form)).await.expect_status(200);
    page.expect_text("Nguyễn Thị Ánh is invited.").expect_text("invited, no password yet");
    has_all_words(&page.body);
    let person = known(&app, "anh@sample.example").await.unwrap();
    let held = grants(&app, academy, person.id).await;
    let trainer = held.iter().find(|grant| grant.role == Role::Trainer).unwrap();
    assert_eq!(trainer.techniques, ["hairline", "density"]);
    assert!(held.iter().any(|grant| grant.role == Role::Assessor && grant.techniques.is_empty()));
    let link = link_in(&app, &mails(&app, academy).await[0]).await;
    let browser = app.browser();
    let page = browser.get(&link).await.expect_status(200);
    page.expect_text("Sample Academy").expect_text("Trainer");
    has_all_words(&page.body);
    browser
        .post(&link, &[("password", "short")])
        .await
        .expect_status(422)
        .expect_text("at least 12 characters");
    let answer = browser.post(&link, &[("password", PASSWORD)]).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/account/start"));
    browser.get("/account").await.expect_status(200).expect_text("Nguyễn Thị Ánh");
    let wanted = ["person.invited", "person.role_granted", "person.role_granted", "person.joined"];
    assert_eq!(actions(&app, academy).await, wanted);
    browser.get(&link).await.expect_status(410).expect_text("ask your academy to send the invitation again");
    browser.post(&link, &[("password", "another long password")]).await.expect_status(410);
}

#[rocket::async_test]
async fn a_second_click_invites_nobody_twice() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    let form = form(&manager, "Eve Trainee", "eve@sample.example", &["trainee"]).await;
    let first = manager.post("/academy/people/invite", &fields(&form)).await.expect_status(303);
    let second = manager.post("/academy/people/invite", &fields(&form)).await.expect_status(303);
    assert_eq!(first.location, second.location);
    assert_eq!(mails(&app, academy).await.len(), 1);
}

#[rocket::async_test]
async fn an_address_of_the_academy_is_refused_beside_its_field() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let form = form(&manager, "Ada Again", "ADA@sample.example", &["trainee"]).await;
    let page = manager.post("/academy/people/invite", &fields(&form)).await.expect_status(422);
    page.expect_text("Somebody with this email address has a role in this academy already.");
    assert!(page.body.contains("id=\"email-error\"") && page.body.contains("value=\"Ada Again\""));
    assert!(mails(&app, academy).await.is_empty());
}

#[rocket::async_test]
async fn somebody_with_an_account_is_asked_and_renamed_by_nobody() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    let other = an_academy(&app, "Other School", "OS").await;
    let ada = a_person(&app, other, "Ada Sample", &[Role::Owner]).await;
    let form = form(&manager, "Somebody Else", "ada@sample.example", &["assessor"]).await;
    for _ in 0..2 {
        let answer = manager.post("/academy/people/invite", &fields(&form)).await.expect_status(303);
        assert_eq!(answer.location.as_deref(), Some("/academy/people"));
    }
    assert!(grants(&app, academy, ada).await.is_empty());
    let written = mails(&app, academy).await;
    assert_eq!(written.iter().map(|mail| mail.template.as_str()).collect::<Vec<_>>(), ["joining"]);
    assert!(written[0].text.contains("Assessor") && written[0].text.contains("Sample Academy"));
    assert!(!written[0].text.contains("Ada Sample"), "the academy can read its mails");
    let name = known(&app, "ada@sample.example").await.unwrap().full_name;
    assert_eq!(name, "Ada Sample", "an invitation renames nobody");
}

#[rocket::async_test]
async fn only_an_owner_hands_out_the_roles_that_run_or_watch_the_academy() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    for role in ["owner", "manager", "auditor"] {
        let form = form(&manager, "Eve", "eve@sample.example", &[role]).await;
        let page = manager.post("/academy/people/invite", &fields(&form)).await.expect_status(422);
        page.expect_text("Choose a role that you may give.");
    }
    assert!(known(&app, "eve@sample.example").await.is_none());
    let owner = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let owner = app.browser_of(owner, academy).await;
    let form = form(&owner, "Eve", "eve@sample.example", &["auditor"]).await;
    owner.post("/academy/people/invite", &fields(&form)).await.expect_status(303);
    let trainee = a_person(&app, academy, "Tom Trainee", &[Role::Trainee]).await;
    let trainee = app.browser_of(trainee, academy).await;
    trainee.get("/academy/people/invite").await.expect_status(403);
    trainee.post("/academy/people/invite", &fields(&form)).await.expect_status(403);
}

#[rocket::async_test]
async fn a_wrong_invitation_keeps_what_was_typed() {
    let app = TestApp::spawn().await;
    let (_, manager) = a_managed_academy(&app).await;
    let fields = [
        ("name", "Łukasz Świątek"),
        ("email", "lukasz"),
        ("techniques", "Hair Line"),
        ("born_on", "2031-01-01"),
    ];
    let page = manager.post("/academy/people/invite", &fields).await.expect_status(422);
    page.expect_text("Write an email address")
        .expect_text("Roles: Choose a role")
        .expect_text("Choose a day in the past");
    page.expect_text("Use keys of small letters");
    assert!(page.body.contains("value=\"Łukasz Świątek\"") && page.body.contains("value=\"lukasz\""));
    has_all_words(&page.body);
}

#[rocket::async_test]
async fn an_invitation_dies_after_14_days_and_can_be_sent_again() {
    let app = TestApp::spawn().await;
    let (academy, manager) = a_managed_academy(&app).await;
    let form = form(&manager, "Eve Trainee", "eve@sample.example", &["trainee"]).await;
    let there =
        manager.post("/academy/people/invite", &fields(&form)).await.expect_status(303).location.unwrap();
    let first = link_in(&app, &mails(&app, academy).await[0]).await;
    app.set_now(app.now() + TimeDelta::days(15));
    let max = known(&app, "max@sample.example").await.unwrap().id;
    let manager = app.browser_of(max, academy).await;
    app.browser().get(&first).await.expect_status(410);
    let again = format!("{there}/invitation");
    manager.post_and_follow(&again, &[]).await.expect_text("The invitation is sent again.");
    manager.post_and_follow(&again, &[]).await.expect_text("A link went to them within the last ten minutes");
    assert_eq!(mails(&app, academy).await.len(), 2);
    let second = link_in(&app, &mails(&app, academy).await[0]).await;
    app.browser().get(&first).await.expect_status(410);
    app.browser().post(&second, &[("password", PASSWORD)]).await.expect_status(303);
    manager.post_and_follow(&again, &[]).await.expect_text("need no invitation");
    assert_eq!(mails(&app, academy).await.len(), 2);
}
