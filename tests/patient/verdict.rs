//! The answer that is read first is the whole answer, and it is the same wherever it is read.

use chrono::{TimeZone, Utc};
use countersign::domain::{states::CertificateState, words::RevocationReason};

use super::Clinic;
use crate::support::{app::TestApp, records::code};

#[tokio::test]
async fn an_ended_insurance_stands_in_the_verdict_and_is_no_good_news() {
    let clinic = Clinic::open().await;
    clinic.site.set_now(Utc.with_ymd_and_hms(2027, 10, 5, 9, 0, 0).unwrap());
    let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
    assert!(page.body.contains("<h1>Treatment insurance ended on 30 September 2027</h1>"), "{}", page.text());
    assert!(page.body.contains("verdict is-warn"), "by colour and shape too");
    page.expect_text("Ask to see valid papers before any treatment").expect_text("May I see the new one?");
    assert!(!page.text().contains("Genuine and current"));
    let data = clinic.site.browser().get(&format!("/api/v1/certificates/{}", code(1).as_str())).await;
    let data: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!((data["standing"].as_str(), data["verdict"].as_str()), (Some("active"), Some("papers")));
    assert_eq!(data["concerns"][0]["trouble"], "ended");
}

#[tokio::test]
async fn a_paper_that_the_academy_never_saw_stands_in_the_verdict() {
    let clinic = Clinic::without_papers().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    assert!(page.body.contains("<h1>Treatment insurance: not shown to the academy</h1>"), "{}", page.text());
}

#[tokio::test]
async fn the_holder_reads_what_patients_read() {
    let clinic = Clinic::open().await;
    clinic.site.set_now(Utc.with_ymd_and_hms(2027, 10, 5, 9, 0, 0).unwrap());
    let holder = clinic.site.browser_of(clinic.certificate.person_id, clinic.records.academy).await;
    let page = holder.get("/practitioner/certificates").await.expect_status(200);
    page.expect_text("Treatment insurance ended on 30 September 2027");
    assert!(!page.text().contains("Genuine and current"));
}

#[tokio::test]
async fn bad_news_carries_no_tick_and_no_last_day_that_no_longer_is() {
    for (state, reason) in [
        (CertificateState::Suspended, None),
        (CertificateState::Revoked, Some(RevocationReason::LearnerMalpractice)),
        (CertificateState::Superseded, None),
    ] {
        let clinic = Clinic::open().await;
        clinic.change(state, reason).await;
        let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
        assert!(!page.body.contains("is-good"), "{state:?}");
        assert!(!page.text().contains("Valid until") && !page.text().contains("Genuine"), "{state:?}");
    }
}

#[tokio::test]
async fn a_number_of_cases_stands_beside_what_the_course_asks_for() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    let facts = clinic.certificate.facts.as_ref().unwrap();
    let done: u32 = facts.techniques.iter().map(|technique| technique.supervised_cases).sum();
    page.expect_text(&format!("Supervised cases in all: {done}. The course requires 12."));
}

#[tokio::test]
async fn what_the_academy_took_back_it_does_not_go_on_vouching_for() {
    let clinic = Clinic::open().await;
    clinic.site.browser().get(&clinic.path()).await.expect_text("Does not change with time");
    for state in [CertificateState::Suspended, CertificateState::Revoked] {
        clinic.change(state, Some(RevocationReason::ClaimedEarly)).await;
        let page = clinic.site.browser().get(&clinic.path()).await.expect_status(200);
        page.expect_text("What stands on the certificate");
        for claim in ["Does not change with time", "each entry signed", "The course requires"] {
            assert!(!page.text().contains(claim), "{state:?}: {claim}");
        }
    }
}

#[tokio::test]
async fn the_title_and_the_preview_say_no_verdict_and_no_search_engine_keeps_the_page() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    assert!(page.body.contains("<title>Certificate of Siân Ŵyn – Countersign</title>"));
    assert!(page.body.contains(r#"<meta name="robots" content="noindex">"#));
    assert!(page.body.contains(r#"<meta property="og:title" content="Certificate of Siân Ŵyn">"#));
    assert!(!clinic.site.browser().get("/").await.body.contains("noindex"));
    clinic.site.browser().get("/robots.txt").await.expect_status(200).expect_text("Disallow: /academy");
}

#[tokio::test]
async fn every_answer_asks_whether_this_is_the_person_and_says_whom_to_complain_to() {
    let clinic = Clinic::open().await;
    for state in [CertificateState::Active, CertificateState::Suspended] {
        if state != CertificateState::Active {
            clinic.change(state, None).await;
        }
        let page = clinic.site.browser().get(&clinic.path()).await;
        page.expect_text("Is this the person in front of you?")
            .expect_text("If the academy itself is the trouble");
        assert!(page.body.contains("href=\"mailto:office@ink.example\""));
    }
}

#[tokio::test]
async fn the_address_printed_on_every_certificate_shows_the_form() {
    let site = TestApp::spawn().await;
    for path in ["/v", "/v/", "/V", "/V/"] {
        let page = site.browser().get(path).await.expect_status(200);
        assert!(page.body.contains("name=\"code\""), "{path}");
    }
}

#[tokio::test]
async fn changing_the_language_keeps_the_page_and_what_was_typed() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    let mistake = browser.get("/v?code=T1TP-TN9R-43T0-25HX").await.expect_status(400);
    assert!(mistake.body.contains("next=/v%3Fcode%3DT1TP-TN9R-43T0-25HX"), "{}", mistake.body);
    let chosen = browser.get("/language/de?next=/v%3Fcode%3DT1TP-TN9R-43T0-25HX").await;
    assert_eq!(chosen.location.as_deref(), Some("/v?code=T1TP-TN9R-43T0-25HX"));
}

#[tokio::test]
async fn changing_the_language_on_a_mistake_behind_the_slash_keeps_it_whatever_its_letters() {
    let clinic = Clinic::open().await;
    for typed in [
        "T1TP%20TN9R%2043T0%2025HX",
        "T1TP-TN9R-43T0-25H%D0%96",
        "T1TP-TN9R%2F43T0-25HX",
        "what%3F",
        "50%25%23top",
        "a%26b%3Dc%2Bd",
        "%D9%A1%D9%A2",
        "%3Cscript%3E",
    ] {
        let path = format!("/v/{typed}");
        let browser = clinic.site.browser();
        let mistake = browser.get(&path).await.expect_status(400);
        let link = mistake.body.split("href=\"/language/de?next=").nth(1).unwrap().split('"').next().unwrap();
        let chosen = browser.get(&format!("/language/de?next={link}")).await.expect_status(303);
        let there = chosen.location.unwrap();
        let again = browser.get(&there).await.expect_status(400);
        assert!(again.body.contains("<html lang=\"de\""), "{typed}: {there}: {}", &again.body[..200]);
        let field = |page: &str| {
            page.split("<input id=\"code\"")
                .nth(1)
                .unwrap()
                .split("value=\"")
                .nth(1)
                .unwrap()
                .split('"')
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(field(&again.body), field(&mistake.body), "{typed}: {there}");
    }
}
