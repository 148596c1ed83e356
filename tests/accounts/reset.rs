//! A forgotten password.

use chrono::TimeDelta;
use countersign::domain::words::Role;

use super::{PASSWORD, a_person, actions, an_academy, has_all_words, link_in, mails};
use crate::support::app::TestApp;

const NEW: &str = "a longer and newer one";

#[rocket::async_test]
async fn a_mailed_link_sets_another_password_once_and_signs_out_everywhere() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let signed_in = app.browser_of(ada, academy).await;
    let browser = app.browser();
    has_all_words(&browser.get("/password").await.expect_status(200).body);
    browser.post("/password", &[("email", "Ada@sample.example")]).await.expect_status(200);
    let link = link_in(&app, &mails(&app, academy).await[0]).await;
    has_all_words(&browser.get(&link).await.expect_status(200).body);
    browser
        .post(&link, &[("password", "short")])
        .await
        .expect_status(422)
        .expect_text("at least 12 characters");
    browser.post_and_follow(&link, &[("password", NEW)]).await.expect_text("Your new password is saved.");
    signed_in.get("/account").await.expect_status(303);
    browser.post(&link, &[("password", "yet another password")]).await.expect_status(410);
    browser.get(&link).await.expect_status(410).expect_text("Ask for another link");
    let form = |password| [("email", "ada@sample.example"), ("password", password)];
    browser.post("/sign-in", &form(PASSWORD)).await.expect_status(422);
    browser.post("/sign-in", &form(NEW)).await.expect_status(303);
    assert_eq!(actions(&app, academy).await, ["person.password_reset"]);
    let written: Vec<_> = mails(&app, academy).await.into_iter().map(|mail| mail.template).collect();
    assert!(written.contains(&"password-changed".to_owned()), "{written:?}");
}

#[rocket::async_test]
async fn nobody_learns_from_the_answer_who_has_an_account() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let known = app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    let unknown =
        app.browser().post("/password", &[("email", "eve@sample.example")]).await.expect_status(200);
    assert_eq!(known.body, unknown.body);
    assert_eq!(mails(&app, academy).await.len(), 1);
}

#[rocket::async_test]
async fn a_link_dies_after_an_hour_and_when_another_one_was_used() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    let ask = async || browser.post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    ask().await;
    let first = link_in(&app, &mails(&app, academy).await[0]).await;
    app.set_now(app.now() + TimeDelta::minutes(11));
    ask().await;
    let second = link_in(&app, &mails(&app, academy).await[0]).await;
    browser.get(&first).await.expect_status(200);
    browser.get(&second).await.expect_status(200);
    browser.post(&second, &[("password", NEW)]).await.expect_status(303);
    browser.get(&first).await.expect_status(410);
    app.set_now(app.now() + TimeDelta::minutes(11));
    ask().await;
    let third = link_in(&app, &mails(&app, academy).await[0]).await;
    app.set_now(app.now() + TimeDelta::minutes(61));
    browser.post(&third, &[("password", NEW)]).await.expect_status(410);
}

#[rocket::async_test]
async fn asking_again_and_again_is_one_mail_and_the_link_in_it_goes_on_working() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let (browser, ada) = (app.browser(), [("email", "ada@sample.example")]);
    browser.post("/password", &ada).await.expect_status(200);
    let link = link_in(&app, &mails(&app, academy).await[0]).await;
    for _ in 0..8 {
        browser.post("/password", &ada).await.expect_status(200).expect_text("Look into your mailbox");
    }
    assert_eq!(mails(&app, academy).await.len(), 1);
    browser.get(&link).await.expect_status(200);
    for _ in 0..24 * 6 {
        app.set_now(app.now() + TimeDelta::minutes(10));
        browser.post("/password", &ada).await.expect_status(200);
    }
    let in_a_day = mails(&app, academy).await.len();
    assert!((4..=13).contains(&in_a_day), "{in_a_day} mails in a day");
}

#[rocket::async_test]
async fn links_are_not_mailed_without_end() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 2).await;
    let browser = app.browser();
    for _ in 0..2 {
        browser.post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    }
    browser.post("/password", &[("email", "ada@sample.example")]).await.expect_status(429);
}
