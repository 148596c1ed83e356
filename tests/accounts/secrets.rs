//! Links in mails: what is sent works, what is stored does not.

use chrono::TimeDelta;
use countersign::{domain::words::Role, worker};
use lettre::transport::stub::AsyncStubTransport;

use super::{a_person, an_academy, mails};
use crate::{
    commands::record::{behind, told},
    support::app::TestApp,
};

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
    owner.get(&there).await.expect_status(200).expect_text("Open the link in this email");
    let opened = owner.post(&format!("{there}/link"), &[]).await.expect_status(303);
    owner.get(&opened.location.unwrap()).await.expect_status(200).expect_text("Set a new password");
    app.set_now(app.now() + TimeDelta::hours(2));
    let owner = app.browser_of(ada, academy).await;
    owner.post_and_follow(&format!("{there}/link"), &[]).await.expect_text("no longer works");
}

/// What somebody changes who has the file of the database, to get the link of somebody else.
const CHANGES: [(&str, &str, &str); 7] = [
    ("mail", "to_address", "UPDATE mail SET to_address = 'mallory@evil.example'"),
    ("mail", "link_id", "UPDATE mail SET link_id = (SELECT max(id) FROM account_link)"),
    ("mail", "text", "UPDATE mail SET text = replace(text, 'verify.example', 'evil.example')"),
    ("mail", "html", "UPDATE mail SET html = replace(html, 'verify.example', 'evil.example')"),
    ("account_link", "person_id", "UPDATE account_link SET person_id = (SELECT max(id) FROM person)"),
    ("account_link", "expires_at", "UPDATE account_link SET expires_at = '2099-01-01T00:00:00+00:00'"),
    ("person", "email", "UPDATE person SET email = 'mallory@evil.example' WHERE email LIKE 'ada@%'"),
];

#[rocket::async_test]
async fn a_mail_that_was_changed_behind_the_program_is_told_and_sends_nobody_a_link() {
    for (table, column, change) in CHANGES {
        let app = TestApp::spawn().await;
        let academy = an_academy(&app, "Sample Academy", "SA").await;
        a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
        a_person(&app, academy, "Eve Trainee", &[Role::Trainee]).await;
        for address in ["ada@sample.example", "eve@sample.example"] {
            app.browser().post("/password", &[("email", address)]).await.expect_status(200);
        }
        behind(&app, change);
        let faults = told(&app).await;
        assert!(
            faults.iter().any(|line| line.starts_with(table) && line.contains(column)),
            "{table} {column}: {faults:?}"
        );
        let post = AsyncStubTransport::new_ok();
        worker::send_due(&app.app, &post, app.now()).await.unwrap();
        let sent = post.messages().await;
        let to: Vec<String> = sent.iter().map(|(envelope, _)| envelope.to()[0].to_string()).collect();
        assert!(!to.contains(&"mallory@evil.example".to_owned()), "{column}: {to:?}");
        assert!(!to.contains(&"ada@sample.example".to_owned()), "{column}: {to:?}");
        let given_up = mails(&app, academy).await.into_iter().filter(|mail| mail.last_error.is_some());
        assert!(given_up.count() > 0, "{column}: nobody reads why it is not sent");
    }
}

#[rocket::async_test]
async fn a_mail_that_was_put_in_behind_the_program_is_told_and_not_sent() {
    let app = TestApp::spawn().await;
    let academy = an_academy(&app, "Sample Academy", "SA").await;
    a_person(&app, academy, "Ada Sample", &[Role::Owner]).await;
    app.browser().post("/password", &[("email", "ada@sample.example")]).await.expect_status(200);
    behind(
        &app,
        "INSERT INTO mail (id, academy_id, dedup_key, to_address, template, subject, text, html, created_at,
            next_attempt_at, attempts, link_id)
         SELECT randomblob(16), academy_id, 'another', 'mallory@evil.example', template, subject, text, html, created_at,
            next_attempt_at, 0, link_id FROM mail",
    );
    let faults = told(&app).await;
    assert!(
        faults.iter().any(|line| line.starts_with("mail") && line.contains("written behind")),
        "{faults:?}"
    );
    let post = AsyncStubTransport::new_ok();
    worker::send_due(&app.app, &post, app.now()).await.unwrap();
    let sent = post.messages().await;
    let to: Vec<String> = sent.iter().map(|(envelope, _)| envelope.to()[0].to_string()).collect();
    assert_eq!(to, ["ada@sample.example"]);
}
