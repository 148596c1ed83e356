//! An answer is kept only as long as nothing was written: a revocation is seen by the very next look.

use std::time::{Duration, SystemTime};

use countersign::{
    domain::{states::CertificateState, words::RevocationReason},
    storage::Store,
};

use super::Clinic;

/// The database was last written to long enough ago for answers to be kept.
fn let_the_log_settle(clinic: &Clinic) {
    let log = clinic.site.dir.path().join("countersign.db-wal");
    let file = std::fs::File::options().write(true).open(log).unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(10)).unwrap();
}

#[tokio::test]
async fn an_answer_is_kept_from_the_second_look_on_while_nothing_is_written() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    // Keeps the log there when the program's own connections are closed.
    let other = rusqlite::Connection::open(clinic.site.dir.path().join("countersign.db")).unwrap();
    other.execute_batch("BEGIN; SELECT 1 FROM academy").unwrap();
    let_the_log_settle(&clinic);
    browser.get(&clinic.path()).await.expect_status(200);
    let second = browser.get(&clinic.path()).await.expect_status(200);
    // With the database gone, only a kept answer can still come.
    clinic.site.store().clone().close().await.unwrap();
    let third = browser.get(&clinic.path()).await.expect_status(200);
    assert_eq!(second.body, third.body);
    // Nothing is kept of what was asked for once, and no other language's answer is given.
    browser.get("/language/de?next=/").await;
    browser.get(&clinic.path()).await.expect_status(503);
}

#[tokio::test]
async fn a_kept_answer_names_the_code_as_it_is_printed_and_not_as_somebody_typed_it() {
    let clinic = Clinic::open().await;
    let_the_log_settle(&clinic);
    let typed = clinic.path().to_lowercase();
    for _ in 0..3 {
        clinic.site.browser().get(&typed).await.expect_status(200);
    }
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    assert!(!page.body.contains(typed.trim_start_matches("/v/")), "{}", page.body);
}

#[tokio::test]
async fn a_revocation_by_another_process_is_seen_by_the_very_next_look() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let_the_log_settle(&clinic);
    for _ in 0..3 {
        browser.get(&clinic.path()).await.expect_text("Genuine and current");
    }
    // Connections of their own, as `countersign certificate revoke` has them.
    let other = Store::open(&clinic.site.dir.path().join("countersign.db")).await.unwrap();
    let elsewhere =
        Clinic { records: crate::support::records::Fixture { store: other, ..clinic.records }, ..clinic };
    elsewhere.change(CertificateState::Revoked, Some(RevocationReason::ClaimedInError)).await;
    elsewhere.site.browser().get(&elsewhere.path()).await.expect_text("Withdrawn for good");
}

#[tokio::test]
async fn the_minute_of_the_check_is_never_an_old_one() {
    let clinic = Clinic::open().await;
    let_the_log_settle(&clinic);
    clinic.site.browser().get(&clinic.path()).await.expect_text("20 November 2026, 12:00");
    clinic.site.set_now(clinic.site.now() + chrono::TimeDelta::minutes(1));
    clinic.site.browser().get(&clinic.path()).await.expect_text("20 November 2026, 12:01");
}
