//! Guessing is slowed down, and nobody can use that to keep somebody else out.

use std::net::{IpAddr, SocketAddr};

use chrono::TimeDelta;
use countersign::{
    domain::words::Role,
    passwords::{Asker, Desk},
};
use rocket::http::{ContentType, Header};

use super::{PASSWORD, a_person, an_academy};
use crate::support::app::{Answer, Browser, TestApp};

async fn sign_in(browser: &Browser<'_>, app: &TestApp, who: &str, password: &str, from: [u8; 4]) -> Answer {
    let body = format!("email={who}%40sample.example&password={}", password.replace(' ', "+"));
    let request = app
        .client
        .post("/sign-in")
        .remote(SocketAddr::new(IpAddr::from(from), 4000))
        .header(ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .body(body);
    browser.send(request).await
}

async fn academy_of_ada(app: &TestApp) {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    a_person(app, academy, "Ada Sample", &[Role::Owner]).await;
}

const OWNERS: [u8; 4] = [192, 0, 2, 1];
const STRANGERS: [u8; 4] = [198, 51, 100, 7];

#[rocket::async_test]
async fn somebody_who_guesses_without_end_from_one_address_keeps_nobody_out() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 2).await;
    academy_of_ada(&app).await;
    let mut refused = 0;
    for _ in 0..40 {
        app.set_now(app.now() + TimeDelta::seconds(30));
        let answer = sign_in(&app.browser(), &app, "ada", "guess guess guess", STRANGERS).await;
        refused += usize::from(answer.status.code == 429);
    }
    assert!(refused > 20, "only {refused} of 40 guesses were slowed down");
    sign_in(&app.browser(), &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
}

#[rocket::async_test]
async fn a_browser_that_signed_in_before_gets_in_whatever_strangers_do_from_anywhere() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 1).await;
    academy_of_ada(&app).await;
    let own = app.browser();
    sign_in(&own, &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
    own.post("/sign-out", &[]).await.expect_status(303);
    for last in 0..30 {
        sign_in(&app.browser(), &app, "ada", "guess guess guess", [198, 51, 100, last]).await;
    }
    sign_in(&app.browser(), &app, "ada", PASSWORD, [203, 0, 113, 9]).await.expect_status(429);
    sign_in(&own, &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
}

#[rocket::async_test]
async fn a_browser_that_is_known_is_slowed_down_by_its_own_guesses() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 2).await;
    academy_of_ada(&app).await;
    let own = app.browser();
    sign_in(&own, &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
    own.post("/sign-out", &[]).await.expect_status(303);
    for _ in 0..2 {
        sign_in(&own, &app, "ada", "guess guess guess", OWNERS).await.expect_status(422);
    }
    sign_in(&own, &app, "ada", PASSWORD, OWNERS).await.expect_status(429);
}

#[rocket::async_test]
async fn a_class_behind_one_address_signs_in() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 2).await;
    academy_of_ada(&app).await;
    for _ in 0..30 {
        sign_in(&app.browser(), &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
    }
}

#[rocket::async_test]
async fn a_person_who_is_slowed_down_still_gets_a_link_for_a_new_password() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 1).await;
    academy_of_ada(&app).await;
    for _ in 0..3 {
        sign_in(&app.browser(), &app, "ada", "guess guess guess", STRANGERS).await;
    }
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
}

#[rocket::async_test]
async fn when_too_many_strangers_wait_they_are_told_to_come_back_and_known_browsers_get_in() {
    let app = TestApp::spawn().await;
    academy_of_ada(&app).await;
    let known = app.browser();
    sign_in(&known, &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
    known.post("/sign-out", &[]).await.expect_status(303);
    let desk = app.client.rocket().state::<Desk>().unwrap();
    let line: Vec<_> = (0..Desk::PLACES).map(|_| desk.place(Asker::Stranger).unwrap()).collect();
    let busy = sign_in(&app.browser(), &app, "ada", PASSWORD, OWNERS).await.expect_status(503);
    assert_eq!(busy.headers["retry-after"], "5");
    busy.expect_text("Many people are signing in at this moment.");
    assert!(busy.body.contains("value=\"ada@sample.example\""), "what was typed is lost");
    sign_in(&known, &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
    drop(line);
    sign_in(&app.browser(), &app, "ada", PASSWORD, OWNERS).await.expect_status(303);
}
