//! What the worker does by itself: mail goes out once, and is tried again where it could not.

use chrono::TimeDelta;
use countersign::{App, domain::words::Role, storage::outbox, worker};
use lettre::transport::stub::AsyncStubTransport;

use super::{a_person, an_academy, mails};
use crate::support::app::TestApp;

async fn with_a_mail(app: &TestApp) -> countersign::domain::ids::AcademyId {
    let academy = an_academy(app, "Sample Academy", "SA").await;
    a_person(app, academy, "Ada Sample", &[Role::Owner]).await;
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    academy
}

fn of(app: &TestApp) -> &App {
    &app.app
}

#[rocket::async_test]
async fn mail_that_is_due_is_sent_once() {
    let app = TestApp::spawn().await;
    let academy = with_a_mail(&app).await;
    let post = AsyncStubTransport::new_ok();
    worker::send_due(of(&app), &post, app.now()).await.unwrap();
    worker::send_due(of(&app), &post, app.now()).await.unwrap();
    let sent = post.messages().await;
    assert_eq!(sent.len(), 1);
    let (envelope, message) = &sent[0];
    assert_eq!(envelope.to()[0].to_string(), "ada@sample.example");
    assert!(message.contains("Subject: Set a new password") && message.contains("text/html"));
    assert!(message.contains("@verify.example>"), "the message's id is the outbox's");
    assert!(message.contains("Auto-Submitted: auto-generated"), "nobody's absence is answered to a program");
    assert!(message.contains("X-Auto-Response-Suppress: All"));
    assert_eq!(mails(&app, academy).await[0].sent_at, Some(app.now()));
}

#[rocket::async_test]
async fn mail_that_fails_waits_longer_each_time_and_is_tried_again() {
    let app = TestApp::spawn().await;
    let academy = with_a_mail(&app).await;
    let (broken, working) = (AsyncStubTransport::new_error(), AsyncStubTransport::new_ok());
    worker::send_due(of(&app), &broken, app.now()).await.unwrap();
    let mail = mails(&app, academy).await.remove(0);
    assert_eq!((mail.attempts, mail.sent_at, mail.last_error.is_some()), (1, None, true));
    assert!(outbox::list_due(app.store().read(), app.now(), 10).await.unwrap().is_empty());
    worker::send_due(of(&app), &working, app.now() + TimeDelta::minutes(1)).await.unwrap();
    assert_eq!(working.messages().await.len(), 1);
}

#[rocket::async_test]
async fn mail_whose_link_has_ended_is_given_up_and_not_sent() {
    let app = TestApp::spawn().await;
    let academy = with_a_mail(&app).await;
    let (broken, working) = (AsyncStubTransport::new_error(), AsyncStubTransport::new_ok());
    worker::send_due(of(&app), &broken, app.now()).await.unwrap();
    let later = app.now() + TimeDelta::hours(3);
    worker::send_due(of(&app), &working, later).await.unwrap();
    assert!(working.messages().await.is_empty(), "a link that died two hours ago was mailed");
    let mail = mails(&app, academy).await.remove(0);
    assert_eq!((mail.sent_at, mail.dropped_at), (None, Some(later)));
    assert!(outbox::list_due(app.store().read(), later, 10).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn in_development_mail_stays_in_the_outbox() {
    let app = TestApp::spawn().await;
    let academy = with_a_mail(&app).await;
    assert!(worker::post(of(&app)).unwrap().is_none());
    worker::step(of(&app), app.now()).await.unwrap();
    assert_eq!(mails(&app, academy).await[0].sent_at, None);
}

#[rocket::async_test]
async fn the_worker_stops_when_it_is_told_to() {
    let app = TestApp::spawn().await;
    worker::run(of(&app).clone(), None, std::future::ready(())).await;
}
