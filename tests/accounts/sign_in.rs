//! Signing in and out.

use chrono::TimeDelta;
use countersign::{domain::words::Role, passwords, storage::sessions};

use super::{PASSWORD, a_person, a_role, an_academy, has_all_words};
use crate::support::app::TestApp;

fn pair<'a>(email: &'a str, password: &'a str) -> [(&'a str, &'a str); 2] {
    [("email", email), ("password", password)]
}

#[rocket::async_test]
async fn a_person_signs_in_and_comes_back_to_the_page_they_wanted() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    let first = browser.get("/academy/people?q=x").await.expect_status(303);
    let location = first.location.unwrap();
    assert_eq!(location, "/sign-in?next=%2Facademy%2Fpeople%3Fq%3Dx");
    let page = browser.get(&location).await.expect_status(200);
    has_all_words(&page.body);
    assert!(page.body.contains("value=\"/academy/people?q=x\""));
    let mut form = pair(" ADA@sample.example ", PASSWORD).to_vec();
    form.push(("next", "/academy/people?q=x"));
    let answer = browser.post("/sign-in", &form).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/academy/people?q=x"));
    let cookie = answer.cookies.iter().find(|cookie| cookie.starts_with("session=")).unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"),
        "{cookie}"
    );
    browser.get("/academy/people").await.expect_status(200);
}

#[rocket::async_test]
async fn an_address_elsewhere_is_never_followed_after_signing_in() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    for evil in ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"] {
        let mut form = pair("ada@sample.example", PASSWORD).to_vec();
        form.push(("next", evil));
        let answer = app.browser().post("/sign-in", &form).await.expect_status(303);
        assert_eq!(answer.location.as_deref(), Some("/account/start"), "{evil}");
    }
}

#[rocket::async_test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let wrong = app
        .browser()
        .post("/sign-in", &pair("ada@sample.example", "not my password"))
        .await
        .expect_status(422);
    let unknown = app
        .browser()
        .post("/sign-in", &pair("eve@sample.example", "not my password"))
        .await
        .expect_status(422);
    wrong.expect_text("The email address or the password is wrong.");
    assert_eq!(wrong.body.replace("ada@", "eve@"), unknown.body);
    assert!(!wrong.headers.contains_key("set-cookie"));
}

#[rocket::async_test]
async fn an_unknown_account_costs_a_hash_of_the_same_price() {
    let hash = passwords::hash(PASSWORD).await.unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert!(passwords::verify(PASSWORD, Some(hash.clone())).await.unwrap());
    assert!(!passwords::verify("another password", Some(hash)).await.unwrap());
    let begun = std::time::Instant::now();
    assert!(!passwords::verify(PASSWORD, None).await.unwrap());
    assert!(begun.elapsed() > std::time::Duration::from_millis(2), "nobody's hash was not worked at");
}

#[rocket::async_test]
async fn too_many_tries_on_one_account_have_to_wait_and_then_work_again() {
    let app = TestApp::spawn_with(|settings| settings.sign_ins_per_minute = 3).await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    for _ in 0..3 {
        app.browser()
            .post("/sign-in", &pair("ada@sample.example", "guess guess guess"))
            .await
            .expect_status(422);
    }
    let refused =
        app.browser().post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(429);
    refused.expect_text("You can try again in 20 seconds.");
    assert_eq!(refused.headers["retry-after"], "20");
    app.set_now(app.now() + TimeDelta::seconds(20));
    app.browser().post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
}

#[rocket::async_test]
async fn a_session_that_was_planted_before_is_worth_nothing_after_signing_in() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let eve = a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    browser.post("/sign-in", &pair("eve@sample.example", PASSWORD)).await.expect_status(303);
    browser.post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
    let live = |person| sessions::list_live(app.store().read(), person, app.now());
    assert_eq!((live(eve).await.unwrap().len(), live(ada).await.unwrap().len()), (0, 1));
}

#[rocket::async_test]
async fn signing_out_ends_the_session() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    browser.post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
    browser.post_and_follow("/sign-out", &[]).await.expect_status(200).expect_text("You are signed out.");
    assert!(sessions::list_live(app.store().read(), ada, app.now()).await.unwrap().is_empty());
    browser.get("/account").await.expect_status(303);
}

#[rocket::async_test]
async fn a_form_from_another_site_signs_nobody_in() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    let request = app
        .client
        .post("/sign-in")
        .header(rocket::http::ContentType::Form)
        .header(rocket::http::Header::new("Sec-Fetch-Site", "cross-site"))
        .body(format!("email=ada%40sample.example&password={}", PASSWORD.replace(' ', "+")));
    app.browser().send(request).await.expect_status(403);
}

#[rocket::async_test]
async fn somebody_of_two_academies_lands_in_the_one_they_used_last() {
    let app = TestApp::spawn().await;
    let (north, south) =
        (an_academy(&app, "North School", "NS").await, an_academy(&app, "South School", "SO").await);
    let ada = a_person(&app, north, "Ada Sample", &[Role::Owner]).await;
    a_role(&app, south, ada, Role::Trainee).await;
    let browser = app.browser();
    browser.post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
    assert_eq!(browser.get("/account/start").await.location.as_deref(), Some("/academy"));
    browser.post("/account/academy", &[("academy", &south.to_string())]).await.expect_status(303);
    assert_eq!(browser.get("/account/start").await.location.as_deref(), Some("/practitioner"));
    browser.post("/sign-out", &[]).await.expect_status(303);
    app.set_now(app.now() + TimeDelta::minutes(1));
    let later = app.browser();
    later.post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
    assert_eq!(later.get("/account/start").await.location.as_deref(), Some("/practitioner"));
    let elsewhere = an_academy(&app, "Foreign School", "FS").await;
    later.post("/account/academy", &[("academy", &elsewhere.to_string())]).await.expect_status(404);
}

#[rocket::async_test]
async fn joining_another_academy_does_not_move_a_session_into_it() {
    let app = TestApp::spawn().await;
    let second = an_academy(&app, "Westward School", "WS").await;
    let ada = a_person(&app, second, "Ada Sample", &[Role::Owner]).await;
    let browser = app.browser();
    browser.post("/sign-in", &pair("ada@sample.example", PASSWORD)).await.expect_status(303);
    browser.get("/academy/people").await.expect_status(200).expect_text("Westward School");
    // First by its name.
    let first = an_academy(&app, "Aaron Academy", "AA").await;
    a_role(&app, first, ada, Role::Owner).await;
    let page = browser.get("/academy/people").await.expect_status(200);
    assert!(page.body.contains("<title>") && page.text().contains("Westward School"), "{}", page.text());
    let live = sessions::list_live(app.store().read(), ada, app.now()).await.unwrap();
    assert_eq!(live.len(), 1);
    assert_eq!(sessions::find_last_academy(app.store().read(), ada).await.unwrap(), Some(second));
}
