//! A forgotten password.

use std::net::{IpAddr, SocketAddr};

use chrono::TimeDelta;
use countersign::{
    domain::{ids::AcademyId, words::Role},
    workflows::hand_out_link::hand_out_link,
};
use rocket::http::{ContentType, Header};

use super::{PASSWORD, a_person, actions, an_academy, has_all_words, link_in, mails};
use crate::support::app::{Browser, TestApp};

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

/// Somebody at an address asks for a link to Ada's account.
async fn wish(browser: &Browser<'_>, app: &TestApp, from: [u8; 4]) {
    let request = app
        .client
        .post("/password")
        .remote(SocketAddr::new(IpAddr::from(from), 4000))
        .header(ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .body("email=ada%40sample.example");
    browser.send(request).await.expect_status(200).expect_text("Look into your mailbox");
}

/// Whether the newest link in Ada's mailbox opens.
async fn has_a_link(app: &TestApp, academy: AcademyId) -> bool {
    let newest = mails(app, academy).await.into_iter().max_by_key(|mail| mail.id).unwrap();
    match hand_out_link(app.store(), newest.link_id.unwrap(), app.now()).await.unwrap() {
        Some(link) => app.browser().get(&link).await.status.code == 200,
        None => false,
    }
}

const STRANGERS: [u8; 4] = [198, 51, 100, 7];
const OWNERS: [u8; 4] = [192, 0, 2, 1];

#[rocket::async_test]
async fn whoever_floods_a_mailbox_with_wishes_leaves_a_working_link_in_it_at_every_moment() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    for step in 0..36 * 12_u32 {
        // From one address on the first day, from any number of them then.
        let from = if step < 24 * 12 { STRANGERS } else { [203, 0, 113, u8::try_from(step % 250).unwrap()] };
        wish(&app.browser(), &app, from).await;
        if step % 7 == 0 {
            assert!(has_a_link(&app, academy).await, "after {} minutes", step * 5);
        }
        app.set_now(app.now() + TimeDelta::minutes(5));
    }
    let all = mails(&app, academy).await.len();
    assert!(all <= 12 + 18, "{all} mails in a day and a half");
}

#[rocket::async_test]
async fn an_owner_at_another_address_gets_a_link_of_their_own_while_a_stranger_asks_without_end() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    for _ in 0..5 * 60 {
        app.set_now(app.now() + TimeDelta::minutes(1));
        wish(&app.browser(), &app, STRANGERS).await;
    }
    let before = mails(&app, academy).await.len();
    wish(&app.browser(), &app, OWNERS).await;
    assert_eq!(mails(&app, academy).await.len(), before + 1, "the owner's own wish is mailed");
    assert!(has_a_link(&app, academy).await);
    // And once more, should the first one be lost.
    app.set_now(app.now() + TimeDelta::minutes(11));
    wish(&app.browser(), &app, STRANGERS).await;
    wish(&app.browser(), &app, OWNERS).await;
    assert_eq!(mails(&app, academy).await.len(), before + 2, "the owner's second wish is mailed");
}

#[rocket::async_test]
async fn a_known_browser_gets_a_link_while_strangers_ask_from_everywhere() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let own = app.browser();
    let pair = [("email", "ada@sample.example"), ("password", PASSWORD)];
    own.post("/sign-in", &pair).await.expect_status(303);
    own.post("/sign-out", &[]).await.expect_status(303);
    for last in 0..40 {
        app.set_now(app.now() + TimeDelta::minutes(11));
        wish(&app.browser(), &app, [203, 0, 113, last]).await;
    }
    app.set_now(app.now() + TimeDelta::minutes(11));
    let before = mails(&app, academy).await.len();
    // Even from where strangers ask, too.
    wish(&own, &app, [203, 0, 113, 1]).await;
    assert_eq!(mails(&app, academy).await.len(), before + 1, "the owner's own wish is mailed");
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
