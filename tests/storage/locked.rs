//! A database that somebody else keeps locked.

use countersign::storage::{Store, people};

use crate::support::{app::TestApp, people::crew};

#[tokio::test]
async fn while_the_database_is_locked_a_change_is_refused_with_a_page_and_reading_goes_on() {
    let app = TestApp::spawn().await;
    let crew = crew(&app, "Sample Academy", "SA").await;
    let browser = app.browser_of(crew.manager, crew.academy).await;
    let other = Store::open(&app.app.settings.database_file()).await.unwrap();
    let holder = other.begin().await.unwrap();
    let refused =
        browser.post("/account/language", &[("language", "de"), ("locale", "de")]).await.expect_status(503);
    refused.expect_text("We can't look this up right now").expect_text("Nothing was changed or lost");
    browser.get("/academy/cohorts").await.expect_status(200);
    drop(holder);
    assert_eq!(people::find(app.store().read(), crew.manager).await.unwrap().locale, "en");
    browser.post("/account/language", &[("language", "de"), ("locale", "de")]).await.expect_status(303);
    assert_eq!(people::find(app.store().read(), crew.manager).await.unwrap().locale, "de");
}
