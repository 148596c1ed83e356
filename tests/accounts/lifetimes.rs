//! How long somebody stays signed in: by disuse, by age, and in the browser exactly as long as in the record.

use chrono::TimeDelta;
use countersign::domain::words::Role;

use super::{PASSWORD, a_person, an_academy};
use crate::support::app::{Answer, Browser, TestApp};

async fn signed_in(app: &TestApp) -> (Browser<'_>, Answer) {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    a_person(app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    let form = [("email", "ada@sample.example"), ("password", PASSWORD)];
    let answer = browser.post("/sign-in", &form).await.expect_status(303);
    (browser, answer)
}

/// The seconds that the session's cookie lasts, where an answer sets it.
fn max_age(answer: &Answer) -> Option<i64> {
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("session="))?;
    let age = cookie.split("Max-Age=").nth(1)?;
    age.split(';').next()?.parse().ok()
}

#[rocket::async_test]
async fn the_cookie_lasts_as_long_as_the_session_and_is_renewed_with_it() {
    let app = TestApp::spawn().await;
    let (browser, answer) = signed_in(&app).await;
    assert_eq!(max_age(&answer), Some(14 * 86_400));
    app.set_now(app.now() + TimeDelta::minutes(30));
    assert_eq!(max_age(&browser.get("/academy").await.expect_status(200)), None);
    app.set_now(app.now() + TimeDelta::days(10));
    assert_eq!(max_age(&browser.get("/academy").await.expect_status(200)), Some(14 * 86_400));
    app.set_now(app.now() + TimeDelta::days(10));
    let last = max_age(&browser.get("/academy").await.expect_status(200)).unwrap();
    assert!(last < 10 * 86_400, "the cookie outlives the session's thirty days by {last} s");
}

#[rocket::async_test]
async fn a_session_that_is_used_every_day_ends_after_thirty_days() {
    let app = TestApp::spawn().await;
    let (browser, _) = signed_in(&app).await;
    for _ in 0..29 {
        app.set_now(app.now() + TimeDelta::days(1));
        browser.get("/academy").await.expect_status(200);
    }
    app.set_now(app.now() + TimeDelta::days(1));
    browser.get("/academy").await.expect_status(303);
}

#[rocket::async_test]
async fn a_session_that_is_not_used_ends_after_the_days_of_the_setting() {
    let app = TestApp::spawn_with(|settings| settings.session_idle_days = 2).await;
    let (browser, answer) = signed_in(&app).await;
    assert_eq!(max_age(&answer), Some(2 * 86_400));
    app.set_now(app.now() + TimeDelta::hours(47));
    browser.get("/academy").await.expect_status(200);
    app.set_now(app.now() + TimeDelta::hours(48));
    browser.get("/academy").await.expect_status(303);
}

#[rocket::async_test]
async fn a_page_is_shown_also_while_the_use_of_the_session_cannot_be_written_down() {
    let app = TestApp::spawn().await;
    let (browser, _) = signed_in(&app).await;
    app.set_now(app.now() + TimeDelta::days(3));
    // Somebody else writes without end.
    let writing = app.store().begin().await.unwrap();
    browser.get("/account").await.expect_status(200);
    drop(writing);
}

#[rocket::async_test]
async fn signing_out_tells_the_browser_to_forget_what_it_kept() {
    let app = TestApp::spawn().await;
    let (browser, _) = signed_in(&app).await;
    let answer = browser.post("/sign-out", &[]).await.expect_status(303);
    assert_eq!(answer.headers["clear-site-data"], "\"cache\", \"storage\"");
}

#[rocket::async_test]
async fn password_managers_find_the_page_on_which_a_password_is_changed() {
    let app = TestApp::spawn().await;
    let answer = app.browser().get("/.well-known/change-password").await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/account#change-password"));
    let (browser, _) = signed_in(&app).await;
    assert!(browser.get("/account").await.body.contains("id=\"change-password\""));
}

#[rocket::async_test]
async fn a_form_to_another_host_name_than_the_sites_own_is_refused() {
    let app = TestApp::spawn().await;
    let (browser, _) = signed_in(&app).await;
    let send = |host: &'static str, header: (&'static str, &'static str)| {
        let request = app
            .client
            .post("/account/language")
            .header(rocket::http::ContentType::Form)
            .header(rocket::http::Header::new("Host", host))
            .header(rocket::http::Header::new(header.0, header.1))
            .body("language=en");
        browser.send(request)
    };
    send("evil.example", ("Origin", "http://evil.example")).await.expect_status(403);
    send("evil.example", ("Sec-Fetch-Site", "same-origin")).await.expect_status(403);
    send("verify.example", ("Origin", "https://verify.example")).await.expect_status(403);
    send("verify.example", ("Origin", "chrome-extension://verify.example")).await.expect_status(403);
    send("verify.example", ("Origin", "http://verify.example")).await.expect_status(303);
}
