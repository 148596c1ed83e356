//! Buttons that scripts add to fields: today's date, and a password that can be read.

use serde_json::json;

use super::Driver;
use crate::support::{app::TestApp, people};

const PASSWORD: &str = "three quiet needles";

#[tokio::test(flavor = "multi_thread")]
async fn a_button_beside_each_day_of_a_case_writes_the_academys_today_into_it() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    let (trainee, _) = people::enrolled(&app, &crew, "Łukasz Świątek").await;
    app.set_password(trainee, PASSWORD).await;
    let driver = Driver::start(app.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.sign_in(&app.email_of(trainee).await, PASSWORD).await;
    phone.go("/practitioner/cases/new").await;
    let buttons = phone
        .run(
            "return [...document.querySelectorAll('button[data-today]')].map((button) => [
               button.hidden, button.type, button.getAttribute('aria-label'), button.offsetHeight >= 44]);",
        )
        .await;
    let named = |label: &str| json!([false, "button", label, true]);
    let all = ["Today: Consent", "Today: Medical screening", "Today: Patch test"].map(named);
    assert_eq!(buttons, json!(all));
    // Without a script there are none.
    let trainee = app.browser_of(trainee, crew.academy).await;
    let page = trainee.get("/practitioner/cases/new").await;
    assert_eq!(page.body.matches("hidden data-today").count(), 3);
    assert!(app.browser().get("/sign-in").await.body.contains("hidden data-show"));
    for field in ["consented_on", "screened_on", "patch_tested_on"] {
        let script = format!(
            "document.querySelector('[data-for={field}]').click(); return document.getElementById('{field}').value;"
        );
        assert_eq!(phone.run(&script).await, json!("2026-11-20"));
    }
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_readable_while_its_button_is_pressed_and_is_sent_as_a_password() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    app.set_password(crew.manager, PASSWORD).await;
    let driver = Driver::start(app.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.go("/sign-in").await;
    phone.fill("Email address", &app.email_of(crew.manager).await).await;
    phone.fill("Password", PASSWORD).await;
    let state = "const [field, button] = ['#password', '[data-show]'].map((one) => document.querySelector(one));
        return [field.type, field.value, button.getAttribute('aria-pressed'), button.getAttribute('aria-label')];";
    let of = |kind: &str, pressed: &str| json!([kind, PASSWORD, pressed, "Show the password"]);
    assert_eq!(phone.run(state).await, of("password", "false"));
    phone.run("document.querySelector('[data-show]').click()").await;
    assert_eq!(phone.run(state).await, of("text", "true"));
    phone.run("document.querySelector('[data-show]').click()").await;
    assert_eq!(phone.run(state).await, of("password", "false"));
    // It is a password again by the time the form is sent, which is kept here to be looked at.
    phone.run("document.querySelector('[data-show]').click()").await;
    let sent = phone
        .run(
            "const form = document.querySelector('#password').form;
             form.addEventListener('submit', (event) => event.preventDefault());
             form.requestSubmit();
             return document.querySelector('#password').type;",
        )
        .await;
    assert_eq!(sent, json!("password"));
    phone.go("/sign-in").await;
    phone.fill("Email address", &app.email_of(crew.manager).await).await;
    phone.fill("Password", PASSWORD).await;
    phone.run("document.querySelector('[data-show]').click()").await;
    phone.press("Sign in").await;
    phone.sees("Sample Academy").await;
    phone.close().await;
}
