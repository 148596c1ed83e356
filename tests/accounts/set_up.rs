//! The first academy of an installation.

use chrono::TimeDelta;
use countersign::{
    storage::{academies, people},
    workflows::set_up_academy,
};

use super::{actions, has_all_words};
use crate::support::app::TestApp;

const FORM: &[(&str, &str)] = &[
    ("academy", "Sample Academy"),
    ("town", "Cardiff"),
    ("country", "GB"),
    ("time_zone", "Europe/London"),
    ("contact_email", "office@sample.example"),
    ("serial_prefix", ""),
    ("name", "Siân Ŵyn"),
    ("email", "Sian@Sample.example"),
    ("password", "seven brass kettles hum"),
];

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FORM.iter().map(|(name, old)| if *name == field { (*name, value) } else { (*name, *old) }).collect()
}

async fn link(app: &TestApp) -> String {
    let token = set_up_academy::offer(app.store(), app.now()).await.unwrap().expect("an empty installation");
    format!("/setup/{}", token.text())
}

#[rocket::async_test]
async fn the_printed_link_makes_the_academy_and_signs_its_owner_in() {
    let app = TestApp::spawn().await;
    let browser = app.browser();
    let link = link(&app).await;
    let page = browser.get(&link).await.expect_status(200);
    page.expect_text("Set up your academy").expect_text("United Kingdom");
    has_all_words(&page.body);
    let answer = browser.post(&link, FORM).await.expect_status(303);
    assert_eq!(answer.location.as_deref(), Some("/academy"));
    let academy = academies::find_by_prefix(app.store().read(), "SA").await.unwrap();
    assert_eq!((academy.name.as_str(), academy.time_zone.as_str()), ("Sample Academy", "Europe/London"));
    let members = people::list_members(app.store().read(), academy.id, None, "").await.unwrap();
    assert_eq!(members[0].person.email, "sian@sample.example");
    assert_eq!(members[0].grants[0].role.name(), "owner");
    assert_eq!(actions(&app, academy.id).await, ["academy.set_up"]);
    browser.get("/account").await.expect_status(200).expect_text("Siân Ŵyn").expect_text("Owner");
}

#[rocket::async_test]
async fn after_the_set_up_nothing_stays_open() {
    let app = TestApp::spawn().await;
    let browser = app.browser();
    let link = link(&app).await;
    browser.post(&link, FORM).await.expect_status(303);
    let second = app.browser().post(&link, &with("email", "thief@sample.example")).await.expect_status(410);
    second.expect_text("This installation is set up");
    for path in [link.as_str(), "/setup", "/setup/nonsense"] {
        app.browser().get(path).await.expect_status(410).expect_text("This installation is set up");
    }
    assert!(set_up_academy::offer(app.store(), app.now()).await.unwrap().is_none());
    assert_eq!(academies::list(app.store().read()).await.unwrap().len(), 1);
}

#[rocket::async_test]
async fn a_restart_prints_a_new_link_and_the_earlier_one_dies() {
    let app = TestApp::spawn().await;
    let (first, second) = (link(&app).await, link(&app).await);
    app.browser().get(&first).await.expect_status(410).expect_text("This is not the set-up link");
    app.browser().post(&first, FORM).await.expect_status(410);
    app.browser().get(&second).await.expect_status(200);
    app.set_now(app.now() + TimeDelta::hours(25));
    app.browser().get(&second).await.expect_status(410);
}

#[rocket::async_test]
async fn a_wrong_set_up_form_keeps_what_was_typed_and_the_link() {
    let app = TestApp::spawn().await;
    let browser = app.browser();
    let link = link(&app).await;
    for (field, wrong, says) in [
        ("academy", " ", "Fill this in."),
        ("country", "XX", "Choose one."),
        ("time_zone", "Etc/GMT+3", "Choose one."),
        ("contact_email", "office", "Write an email address"),
        ("serial_prefix", "S1", "Write 2 to 6 capitals"),
        ("password", "short", "at least 12 characters"),
        ("password", "sian@sample.example", "Your email address can't be your password"),
    ] {
        let page = browser.post(&link, &with(field, wrong)).await.expect_status(422);
        page.expect_text(says);
        assert!(page.body.contains("<title>Error: "), "{field}");
        assert!(page.body.contains("value=\"Siân Ŵyn\""), "the name is kept when {field} is wrong");
        assert!(!page.body.contains("seven brass kettles hum"), "a password is never sent back");
        has_all_words(&page.body);
    }
    // Each line of the list above the form says its field, and the initials of no name are nobody's mistake.
    let empty = browser.post(&link, &[]).await.expect_status(422);
    empty.expect_text("Name of the academy: Fill this in.");
    assert!(!empty.text().contains("Write 2 to 6 capitals"), "{}", empty.text());
    browser.post(&link, FORM).await.expect_status(303);
}

#[rocket::async_test]
async fn the_link_is_only_stored_as_a_digest() {
    let app = TestApp::spawn().await;
    let link = link(&app).await;
    let token = link.trim_start_matches("/setup/");
    for file in ["countersign.db", "countersign.db-wal"] {
        let bytes = std::fs::read(app.dir.path().join(file)).unwrap_or_default();
        assert!(
            !bytes.windows(token.len()).any(|window| window == token.as_bytes()),
            "{file} holds the token"
        );
    }
}

#[rocket::async_test]
async fn an_academy_that_certificates_cannot_name_is_told_before_it_is_made() {
    let app = TestApp::spawn().await;
    let browser = app.browser();
    let link = link(&app).await;
    for (field, value, reason) in [
        ("academy", "Academy ✂️ ᏣᎳᎩ", "The academy’s name: no font of the certificate has the character “✂”"),
        ("town", "𒀀", "The academy’s town: no font of the certificate has the character “𒀀”"),
        (
            "academy",
            &"Wörterwald ".repeat(18),
            "The academy’s name: it is too long and does not fit on the paper",
        ),
    ] {
        let page = browser.post(&link, &with(field, value)).await.expect_status(422);
        has_all_words(&page.body);
        page.expect_text(reason);
        assert!(page.body.contains(&format!("id=\"{field}-error\"")), "beside the field: {}", page.text());
    }
    assert!(academies::list(app.store().read()).await.unwrap().is_empty());
    browser.post(&link, FORM).await.expect_status(303);
}
