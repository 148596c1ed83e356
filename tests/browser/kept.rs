//! Somebody whose session ends while they fill in a form.

use super::Driver;
use crate::support::{app::TestApp, people};

const PASSWORD: &str = "three quiet needles";

#[tokio::test(flavor = "multi_thread")]
async fn a_trainee_whose_session_ends_in_mid_form_goes_on_without_loss() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    let (trainee, _) = people::enrolled(&app, &crew, "Łukasz Świątek").await;
    app.set_password(trainee, PASSWORD).await;
    let email = app.email_of(trainee).await;
    let driver = Driver::start(app.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.sign_in(&email, PASSWORD).await;
    phone.go("/practitioner/hours/new").await;
    phone.tick("Theory").await;
    phone.fill("Date", "2026-11-19").await;
    phone.fill("Start", "08:15").await;
    phone.fill("End", "09:45").await;
    phone.fill("Note", "Skin & hair, \"chapter four\"").await;
    phone.forget_cookies().await;
    phone.press("Save as draft").await;
    phone.sees("You were signed out, so nothing was saved.").await;
    assert_eq!(phone.path().await, "/sign-in");
    // A slip of the hand loses nothing.
    phone.fill("Email address", &email).await;
    phone.fill("Password", "three loud needles").await;
    phone.press("Sign in").await;
    phone.sees("What you typed is kept for 30 minutes").await;
    phone.fill("Password", PASSWORD).await;
    phone.press("Sign in").await;
    phone.sees("What you typed is here again.").await;
    assert_eq!(phone.path().await, "/practitioner/hours/new");
    phone.press("Save as draft").await;
    phone.sees("1 h 30 min").await;
    phone.follow("19 November").await;
    phone.sees("Skin & hair, \"chapter four\"").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_field_that_has_the_focus_is_hidden_behind_the_bar_of_buttons() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    let (trainee, _) = people::enrolled(&app, &crew, "Łukasz Świątek").await;
    app.set_password(trainee, PASSWORD).await;
    let driver = Driver::start(app.app.clone()).await;
    let phone = driver.open(360, 640).await;
    phone.sign_in(&app.email_of(trainee).await, PASSWORD).await;
    for path in
        ["/practitioner/hours/new", "/practitioner/cases/new", "/practitioner/documents/kinds/first_aid/new"]
    {
        phone.go(path).await;
        assert_eq!(phone.hidden_with_focus().await, Vec::<String>::new(), "{path}");
    }
    phone.close().await;
}
