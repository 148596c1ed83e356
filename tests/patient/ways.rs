//! Ways to the answer that go wrong or are narrow: too many at once, a record that does not answer, a slow line, paper.

use rocket::http::Header;
use std::io::Read;

use super::Clinic;
use crate::support::{app::TestApp, records::code};

async fn drop_table(app: &TestApp) {
    app.store().clone().close().await.unwrap();
}

#[tokio::test]
async fn a_file_that_cannot_be_checked_now_is_told_as_calmly_as_a_code() {
    let clinic = Clinic::open().await;
    drop_table(&clinic.site).await;
    let page = clinic.site.browser().upload("/v/file", &[], ("file", "c.pdf", b"%PDF-1.7 x")).await;
    page.expect_status(503).expect_text("We can’t check this right now").expect_text("good or bad");
}

#[tokio::test]
async fn who_checks_too_many_codes_keeps_the_code_and_reads_when_to_try_again() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let mut last = browser.get(&clinic.path()).await;
    for _ in 0..400 {
        if last.status.code == 429 {
            break;
        }
        last = browser.get(&clinic.path()).await;
    }
    let page = last.expect_status(429);
    page.expect_text("This says nothing about the practitioner").expect_text(&code(1).to_string());
    assert!(page.body.contains(&format!("class=\"btn\" href=\"{}\"", clinic.path())), "{}", page.body);
    let after = page.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("Retry-After"));
    assert!(after.is_some_and(|(_, after)| after.parse::<u32>().is_ok()), "{:?}", page.headers);
}

#[tokio::test]
async fn an_answer_comes_compressed_to_whoever_asks_so_and_has_no_session() {
    let clinic = Clinic::open().await;
    let plain = clinic.site.browser().get(&clinic.path()).await.body;
    let ask = |accepts: &'static str| {
        clinic.site.client.get(clinic.path()).header(Header::new("Accept-Encoding", accepts))
    };
    for accepts in ["gzip", "br, GZIP;q=0.5", "deflate,gzip"] {
        let answer = ask(accepts).dispatch().await;
        assert_eq!(answer.headers().get_one("Content-Encoding"), Some("gzip"), "{accepts}");
        assert_eq!(answer.headers().get_one("Vary"), Some("Accept-Encoding"));
        let small = answer.into_bytes().await.unwrap();
        assert!(small.len() * 2 < plain.len(), "{} of {}", small.len(), plain.len());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&small[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, plain);
    }
    for accepts in ["br", "gzip;q=0", "identity"] {
        assert!(ask(accepts).dispatch().await.headers().get_one("Content-Encoding").is_none(), "{accepts}");
    }
    let answer = ask("gzip").cookie(("session", "x")).dispatch().await;
    assert!(
        answer.headers().get_one("Content-Encoding").is_none(),
        "a page of somebody signed in has secrets"
    );
    for path in ["/sign-in", "/v/file"] {
        let answer =
            clinic.site.client.get(path).header(Header::new("Accept-Encoding", "gzip")).dispatch().await;
        assert!(answer.headers().get_one("Content-Encoding").is_none(), "{path}");
    }
}

#[tokio::test]
async fn a_printed_answer_has_the_whole_address_and_its_square_pattern() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    page.expect_text(&format!("Check it again at http://verify.example{}", clinic.path()));
    let square = clinic.site.browser().get(&format!("{}/square.svg", clinic.path())).await.expect_status(200);
    assert!(square.body.starts_with("<svg "));
    clinic.site.browser().get("/v/T1TP/square.svg").await.expect_status(404);
}

#[tokio::test]
async fn the_browsers_language_is_found_whatever_country_stands_beside_it() {
    let clinic = Clinic::open().await;
    for (wish, lang) in [
        ("pt-BR,pt;q=0.9,en;q=0.8", "pt"),
        ("ar-EG", "ar"),
        ("uk-UA, ru;q=0.9", "uk"),
        ("zh-CN,zh;q=0.9,es-419;q=0.8", "es"),
        ("de;q=0, fr;q=0.1", "fr"),
        ("EN-us", "en"),
        ("cy, *", "en"),
        ("tr_TR", "tr"),
        (";;,q=,é", "en"),
    ] {
        let header = Header::new("Accept-Language", wish);
        let body = clinic
            .site
            .client
            .get(clinic.path())
            .header(header)
            .dispatch()
            .await
            .into_string()
            .await
            .unwrap();
        assert!(body.contains(&format!("<html lang=\"{lang}\"")), "{wish}: {}", &body[..80]);
    }
}

#[tokio::test]
async fn the_moment_of_a_check_says_its_zone_to_people_abroad() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    assert!(page.body.contains("<time datetime=\"2026-11-20T12:00:00+00:00\">"), "{}", page.body);
    clinic.site.set_now(chrono::TimeZone::with_ymd_and_hms(&chrono::Utc, 2027, 7, 1, 12, 0, 0).unwrap());
    clinic.site.browser().get(&clinic.path()).await.expect_text("1 July 2027, 13:00 (BST, UTC+01:00)");
}

#[tokio::test]
async fn names_and_days_in_an_arabic_sentence_keep_their_own_direction() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    browser.get("/language/ar").await;
    let page = browser.get("/v?code=T1TP-TN9R").await;
    assert!(page.body.contains("\u{2068}16\u{2069}"), "{}", page.text());
    let english = clinic.site.browser().get("/v?code=T1TP-TN9R").await;
    assert!(!english.body.contains('\u{2068}'));
}
