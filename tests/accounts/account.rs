//! My account: password, language, sessions.

use countersign::{domain::words::Role, storage::sessions};
use rocket::http::Header;

use super::{PASSWORD, a_person, actions, an_academy, has_all_words, mails};
use crate::support::app::{Browser, TestApp};

const NEW: &str = "a longer and newer one";

async fn sign_in<'a>(app: &'a TestApp, password: &str) -> Browser<'a> {
    let browser = app.browser();
    let form = [("email", "ada@sample.example"), ("password", password)];
    browser.post("/sign-in", &form).await.expect_status(303);
    browser
}

#[rocket::async_test]
async fn another_password_signs_out_the_other_browsers_and_is_told_by_mail() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let (here, there) = (sign_in(&app, PASSWORD).await, sign_in(&app, PASSWORD).await);
    let form = [("old_password", PASSWORD), ("new_password", NEW)];
    here.post_and_follow("/account/password", &form)
        .await
        .expect_status(200)
        .expect_text("Your password is changed.");
    there.get("/account").await.expect_status(303);
    assert_eq!(actions(&app, academy).await, ["person.password_changed"]);
    assert_eq!(mails(&app, academy).await[0].template, "password-changed");
    let old = [("email", "ada@sample.example"), ("password", PASSWORD)];
    app.browser().post("/sign-in", &old).await.expect_status(422);
    sign_in(&app, NEW).await;
}

#[rocket::async_test]
async fn the_password_stays_without_the_old_one_or_with_a_poor_new_one() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = sign_in(&app, PASSWORD).await;
    for (old, new, says) in [
        ("guess guess guess", NEW, "This is not the password you use now."),
        (PASSWORD, "short", "at least 12 characters"),
        (PASSWORD, "passwordpassword", "This password is easy to guess"),
        ("", NEW, "Type your password."),
    ] {
        let page = browser.post("/account/password", &[("old_password", old), ("new_password", new)]).await;
        let page = page.expect_status(422);
        page.expect_text(says);
        has_all_words(&page.body);
    }
    sign_in(&app, PASSWORD).await;
}

#[rocket::async_test]
async fn i_see_where_i_am_signed_in_and_end_one_or_all() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let browser = app.browser();
    let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36";
    let request = app
        .client
        .post("/sign-in")
        .header(rocket::http::ContentType::Form)
        .header(Header::new("Sec-Fetch-Site", "same-origin"))
        .header(Header::new("User-Agent", agent))
        .body(format!("email=ada%40sample.example&password={}", PASSWORD.replace(' ', "+")));
    browser.send(request).await.expect_status(303);
    let other = sign_in(&app, PASSWORD).await;
    let page = browser.get("/account").await.expect_status(200);
    page.expect_text("Chrome on Windows this browser").expect_text("An unknown browser");
    has_all_words(&page.body);
    let lines = sessions::list_live(app.store().read(), ada, app.now()).await.unwrap();
    let unknown = lines.iter().find(|line| line.device == "An unknown browser").unwrap();
    app.browser_of(eve, academy)
        .await
        .post(&format!("/account/sessions/{}/end", unknown.id), &[])
        .await
        .expect_status(404);
    browser.post(&format!("/account/sessions/{}/end", unknown.id), &[]).await.expect_status(303);
    other.get("/account").await.expect_status(303);
    let third = sign_in(&app, PASSWORD).await;
    browser.post_and_follow("/account/sessions/end", &[]).await.expect_text("signed out in every browser");
    third.get("/account").await.expect_status(303);
    browser.get("/account").await.expect_status(303);
}

#[rocket::async_test]
async fn the_language_of_my_account_is_the_language_of_my_pages_everywhere() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser_of(ada, academy).await;
    browser.post("/account/language", &[("language", "tlh")]).await.expect_status(422);
    browser.post("/account/language", &[("language", "de")]).await.expect_status(303);
    let elsewhere = app.browser_of(ada, academy).await.get("/account").await.expect_status(200);
    assert!(elsewhere.body.contains("<html lang=\"de\""));
    let chosen = app.browser_of(ada, academy).await;
    chosen.get("/language/en?next=/account").await.expect_status(303);
    assert!(
        chosen.get("/account").await.body.contains("<html lang=\"en\""),
        "the choice in a browser comes first"
    );
}
