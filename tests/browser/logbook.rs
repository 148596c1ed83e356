//! A trainee on a phone between two clients, and the supervisor at a desk.

use super::Driver;
use crate::support::{app::TestApp, people};

#[tokio::test(flavor = "multi_thread")]
async fn a_trainee_logs_an_hour_on_a_phone_and_the_supervisor_countersigns_it() {
    let app = TestApp::spawn().await;
    let crew = people::crew(&app, "Sample Academy", "SA").await;
    let (trainee, _) = people::enrolled(&app, &crew, "Łukasz Świątek").await;
    for person in [trainee, crew.trainer] {
        app.set_password(person, "three quiet needles").await;
    }
    let driver = Driver::start(app.app.clone()).await;

    let phone = driver.open(360, 740).await;
    phone.sign_in(&app.email_of(trainee).await, "three quiet needles").await;
    phone.sees("Łukasz Świątek").await;
    assert_eq!(phone.path().await, "/practitioner");
    phone.go("/practitioner/hours/new").await;
    phone.tick("Theory").await;
    phone.fill("Date", "2026-11-19").await;
    phone.fill("Start", "13:00").await;
    phone.fill("End", "12:00").await;
    phone.press("Save and hand in").await;
    phone.sees("needs a look").await;
    phone.fill("End", "15:30").await;
    phone.tick("Tove Trainer").await;
    phone.press("Save and hand in").await;
    phone.sees("2 h 30 min saved and handed in").await;
    // The next one of the kind takes two taps: what was chosen is remembered, and it has ended about now.
    phone.go("/practitioner").await;
    phone.follow("Log hours").await;
    phone.press("Save and hand in").await;
    phone.sees("2 h 30 min saved and handed in").await;
    phone.go("/practitioner/hours").await;
    phone.sees("20 November").await;

    let desk = driver.open(1280, 900).await;
    desk.sign_in(&app.email_of(crew.trainer).await, "three quiet needles").await;
    desk.go("/academy/queue").await;
    desk.sees("2 entries are waiting").await;
    desk.tick("Select all").await;
    desk.press("Countersign selected").await;
    desk.sees("Nothing is waiting for your signature").await;
    desk.go("/academy/queue/signed").await;
    desk.sees("Łukasz Świątek").await;

    phone.go("/practitioner/hours").await;
    phone.sees("countersigned").await;
    phone.close().await;
    desk.close().await;
}
