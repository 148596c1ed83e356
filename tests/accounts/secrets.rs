//! Links in mails: what is sent works, what is stored does not.

use chrono::TimeDelta;
use countersign::{domain::words::Role, worker};
use lettre::transport::stub::AsyncStubTransport;

use super::{a_person, an_academy, mails};
use crate::support::app::TestApp;

/// Every text in the database file and its log beside it.
fn stored(app: &TestApp) -> String {
    let database = app.app.settings.database_file();
    let beside = database.with_extension("db-wal");
    [database, beside]
        .iter()
        .filter_map(|file| std::fs::read(file).ok())
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect()
}

/// The path of the link in a mail that went out: lines of it end with `=`, as quoted-printable does.
fn link_of(message: &str) -> String {
    let whole = message.replace("=\r\n", "");
    let start = whole.find("http://verify.example/password/").expect("a link");
    let link = whole[start..].split_whitespace().next().unwrap();
    link.trim_start_matches("http://verify.example").to_owned()
}

#[rocket::async_test]
async fn the_mail_that_is_sent_holds_a_working_link_and_the_record_holds_none() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    let post = AsyncStubTransport::new_ok();
    worker::send_due(&app.app, &post, app.now()).await.unwrap();
    let sent = post.messages().await;
    let link = link_of(&sent[0].1);
    app.browser().get(&link).await.expect_status(200);
    let secret = link.rsplit('/').next().unwrap();
    assert!(secret.len() > 40, "{secret}");
    assert!(!stored(&app).contains(secret), "the secret of a link that works stands in the database");
}

#[rocket::async_test]
async fn a_mail_that_is_sent_twice_brings_two_links_that_both_work_until_one_is_used() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    let mail = mails(&app, academy).await.remove(0);
    let (first, second) = (super::link_in(&app, &mail).await, super::link_in(&app, &mail).await);
    assert_ne!(first, second);
    app.browser().get(&second).await.expect_status(200);
    let new = [("password", "rain on the old slate roof")];
    app.browser().post(&first, &new).await.expect_status(303);
    app.browser().get(&second).await.expect_status(410);
}

#[rocket::async_test]
async fn in_development_an_owner_opens_the_link_of_a_mail_by_a_button() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    let ada = a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    let mail = mails(&app, academy).await.remove(0);
    let owner = app.browser_of(ada, academy).await;
    let there = format!("/academy/outbox/{}", mail.id);
    owner.get(&there).await.expect_status(200).expect_text("Open the link in this mail");
    let opened = owner.post(&format!("{there}/link"), &[]).await.expect_status(303);
    owner.get(&opened.location.unwrap()).await.expect_status(200).expect_text("Set a new password");
    app.set_now(app.now() + TimeDelta::hours(2));
    let owner = app.browser_of(ada, academy).await;
    owner.post_and_follow(&format!("{there}/link"), &[]).await.expect_text("has ended");
}
