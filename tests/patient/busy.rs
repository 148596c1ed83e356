//! Many ask from one place, or the records can't be asked: said calmly, with the way to ask again, and nothing about anybody.

use countersign::{
    storage::ConnectionTrait,
    throttle::{Busy, Origin, Whose},
};

use crate::support::{
    app::{Answer, TestApp},
    records::code,
};

use super::Clinic;

fn is_worded(page: &Answer) {
    assert!(!page.body.contains("Unknown localization"), "{}", page.text());
}

#[tokio::test]
async fn who_asks_too_often_keeps_the_code_and_is_told_when_to_try_again() {
    let site = TestApp::spawn_with(|settings| settings.checks_per_minute = 2).await;
    let browser = site.browser();
    let path = format!("/v/{}", code(1).as_str());
    for _ in 0..2 {
        browser.get(&path).await.expect_status(404);
    }
    let page = browser.get(&format!("{path}?lang=en")).await.expect_status(429);
    is_worded(&page);
    page.expect_text("This says nothing about the practitioner, good or bad")
        .expect_text(&code(1).to_string());
    assert!(
        page.body.contains(&format!("href=\"{path}?lang=en\"")),
        "the same is asked again: {}",
        page.body
    );
    assert!(page.body.contains("Try again") && !page.body.contains("is-good"));
    let wait: u64 = page.headers["retry-after"].parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    let arabic = browser.get(&format!("{path}?lang=ar")).await.expect_status(429);
    is_worded(&arabic);
    let api = browser.get(&format!("/api/v1/certificates/{}", code(1).as_str())).await.expect_status(429);
    assert!(api.headers["content-type"].contains("problem+json"));
    assert!(api.headers["retry-after"].parse::<u64>().unwrap() >= 1);
    let file = browser.upload("/v/file", &[], ("file", "a.pdf", b"%PDF-1.7")).await.expect_status(429);
    is_worded(&file);
    assert!(file.body.contains("href=\"/v#file-check\""), "{}", file.body);
    site.set_now(site.now() + chrono::TimeDelta::seconds(i64::try_from(wait).unwrap()));
    browser.get(&path).await.expect_status(404);
}

#[tokio::test]
async fn a_file_is_not_checked_either_while_the_records_cannot_be_asked_and_the_page_says_so_alike() {
    let clinic = Clinic::open().await;
    let rename = async |from: &str, to: &str| {
        let sql = format!("ALTER TABLE {from} RENAME TO {to}");
        clinic.site.store().read().execute_unprepared(&sql).await.unwrap();
    };
    let browser = clinic.site.browser();
    rename("certificate", "aside").await;
    let file = ("file", "a.pdf", &b"%PDF-1.7 something"[..]);
    let page = browser.upload("/v/file", &[], file).await.expect_status(503);
    is_worded(&page);
    page.expect_text("We can’t check this right now");
    assert!(!page.text().contains("Something went wrong on our side"), "{}", page.text());
    assert_eq!(page.headers["retry-after"], "5");
    let again =
        page.body.split("href=\"/v/file?seen=").nth(1).expect("the way to ask again, without the file");
    let again = format!("/v/file?seen={}", again.split('"').next().unwrap());
    browser.get(&again).await.expect_status(503).expect_text("We can’t check this right now");
    rename("aside", "certificate").await;
    browser.get(&again).await.expect_status(200);
}

#[tokio::test]
async fn files_of_one_place_wait_for_their_turn_and_the_others_go_on() {
    let site = TestApp::spawn().await;
    let busy = site.client.rocket().state::<Busy>().unwrap();
    let here = Whose::Address(Origin::from("127.0.0.1".parse::<std::net::IpAddr>().unwrap()).address());
    let unknown = Whose::Address(std::net::Ipv4Addr::UNSPECIFIED.into());
    let mut turns = Vec::new();
    for whose in [here, unknown] {
        while let Some(turn) = busy.files.take(whose) {
            turns.push(turn);
            assert!(turns.len() < 100, "there is no bound");
        }
    }
    let file = ("file", "a.pdf", &b"%PDF-1.7"[..]);
    let page = site.browser().upload("/v/file", &[], file).await.expect_status(503);
    is_worded(&page);
    assert_eq!(page.headers["retry-after"], "5");
    site.browser().get("/").await.expect_status(200);
    turns.clear();
    site.browser().upload("/v/file", &[], file).await.expect_status(303);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_told_so_and_nothing_of_it_is_kept() {
    let site = TestApp::spawn().await;
    let large = vec![b'x'; 10 * 1024 * 1024 + 1];
    let page = site.browser().upload("/v/file", &[], ("file", "a.pdf", &large)).await.expect_status(422);
    is_worded(&page);
    let lead = page.text();
    assert!(lead.contains("10 MB") || lead.contains("too large"), "{lead}");
    let empty = site.browser().upload("/v/file", &[], ("file", "a.pdf", b"")).await.expect_status(422);
    is_worded(&empty);
}
