//! An answer is kept only as long as nothing was written: a revocation is seen by the very next look.

use std::time::{Duration, SystemTime};

use countersign::{
    domain::{states::CertificateState, words::RevocationReason},
    storage::Store,
};

use super::Clinic;

/// Says of the database that it was last written to so long ago.
fn touch_the_log(clinic: &Clinic, ago: Duration) {
    let log = clinic.site.dir.path().join("countersign.db-wal");
    let file = std::fs::File::options().write(true).open(log).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) - ago).unwrap();
}

/// The database was last written to long enough ago for answers to be kept.
fn let_the_log_settle(clinic: &Clinic) {
    touch_the_log(clinic, Duration::ZERO);
}

#[tokio::test]
async fn an_answer_is_kept_from_the_second_look_on_while_the_log_is_untouched() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let other = rusqlite::Connection::open(clinic.site.dir.path().join("countersign.db")).unwrap();
    // The next change is written over the beginning of the log, so that its size stays.
    other.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())).unwrap();
    let revoke = "UPDATE certificate SET state = 'revoked', reason_key = 'other'";
    let reinstate = "UPDATE certificate SET state = 'active', reason_key = NULL";
    let_the_log_settle(&clinic);

    // Nothing is kept of the first look: with the time of the log forged, the second one sees the change.
    browser.get(&clinic.path()).await.expect_text("Genuine and current");
    other.execute(revoke, []).unwrap();
    let_the_log_settle(&clinic);
    browser.get(&clinic.path()).await.expect_text("Withdrawn. Do not rely on it");

    // What the second look saw is kept until the log says that something was written.
    other.execute(reinstate, []).unwrap();
    let_the_log_settle(&clinic);
    browser.get(&clinic.path()).await.expect_text("Withdrawn. Do not rely on it");
    touch_the_log(&clinic, Duration::from_nanos(1));
    browser.get(&clinic.path()).await.expect_text("Genuine and current");
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
    elsewhere.site.browser().get(&elsewhere.path()).await.expect_text("Withdrawn. Do not rely on it");
}

#[tokio::test]
async fn the_minute_of_the_check_is_never_an_old_one() {
    let clinic = Clinic::open().await;
    let_the_log_settle(&clinic);
    clinic.site.browser().get(&clinic.path()).await.expect_text("20 November 2026, 12:00");
    clinic.site.set_now(clinic.site.now() + chrono::TimeDelta::minutes(1));
    clinic.site.browser().get(&clinic.path()).await.expect_text("20 November 2026, 12:01");
}
