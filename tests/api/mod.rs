//! The public API.

use chrono::TimeZone;
use rocket::http::Header;
use serde_json::Value;

use crate::{patient::Clinic, support::records::code};

fn json(answer: &crate::support::app::Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn a_program_gets_the_same_answer_as_the_patient_as_data_from_any_origin() {
    let clinic = Clinic::open().await;
    let answer =
        clinic.site.browser().get(&format!("/api/v1/certificates/{}", code(1))).await.expect_status(200);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    assert_eq!(answer.headers["content-type"], "application/json");
    let body = json(&answer);
    assert_eq!(body["code"], code(1).to_string());
    assert_eq!((&body["standing"], &body["verdict"]), (&"active".into(), &"active".into()));
    assert_eq!(body["holder"], "Siân Ŵyn");
    assert_eq!(body["qualification"]["kind"], "academy");
    assert_eq!(body["valid_until"], "2029-11-20");
    assert_eq!(body["documents"][0]["state"], "current");
    assert_eq!(body.get("id"), None, "no internal id leaves the house");
}

#[tokio::test]
async fn errors_are_problem_json_and_a_malformed_code_is_pointed_at() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    for (path, status, word) in [
        (format!("/api/v1/certificates/{}", code(9)), 404, "No certificate has this code"),
        ("/api/v1/certificates/7K3M".to_owned(), 422, "typing mistake"),
        ("/api/v1/nothing".to_owned(), 404, "nothing here"),
    ] {
        let answer = browser.get(&path).await.expect_status(status);
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
        let body = json(&answer);
        assert_eq!(body["status"], status);
        assert!(body["title"].as_str().unwrap().contains(word), "{body}");
    }
    let malformed = browser.get("/api/v1/certificates/7K3M").await;
    assert_eq!(json(&malformed)["pointer"], "#/code");
    let request =
        clinic.site.client.get("/api/v1/certificates/7K3M").header(Header::new("Accept-Language", "ar"));
    let arabic = json(&browser.send(request).await);
    for part in ["title", "detail"] {
        let text = arabic[part].as_str().unwrap();
        assert!(!text.chars().any(|c| c.is_ascii_alphabetic()), "a problem is in one language: {text}");
    }
}

#[tokio::test]
async fn an_unreachable_database_is_503_and_never_a_standing() {
    let clinic = Clinic::open().await;
    clinic.site.store().clone().close().await.unwrap();
    let answer =
        clinic.site.browser().get(&format!("/api/v1/certificates/{}", code(1))).await.expect_status(503);
    assert_eq!(json(&answer).get("standing"), None);
}

#[tokio::test]
async fn a_browser_script_of_any_origin_may_ask() {
    let clinic = Clinic::open().await;
    let request = clinic
        .site
        .client
        .options(format!("/api/v1/certificates/{}", code(1)))
        .header(Header::new("Origin", "https://clinic.example"));
    let answer = clinic.site.browser().send(request).await.expect_status(204);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    assert_eq!(answer.headers["access-control-allow-methods"], "GET");
}

#[tokio::test]
async fn the_openapi_document_is_3_1_and_names_every_answer_that_is_given() {
    let clinic = Clinic::open().await;
    let document = json(&clinic.site.browser().get("/api/openapi.json").await.expect_status(200));
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    let responses = &document["paths"]["/api/v1/certificates/{code}"]["get"]["responses"];
    for status in ["200", "404", "422", "429", "503"] {
        assert!(responses.get(status).is_some(), "{status} is missing: {responses}");
    }
    // What is answered has exactly the properties that are described.
    let said = responses["200"]["description"].as_str().unwrap();
    assert!(said.contains("`verdict`") && !said.contains("`standing`"), "{said}");
    let text = document.to_string();
    assert!(!text.contains("not-yet") && !text.contains("not-shown"), "one thing has one spelling");
    let described = document["components"]["schemas"]["Answer"]["properties"].as_object().unwrap();
    let answer = clinic.site.browser().get(&format!("/api/v1/certificates/{}", code(1))).await;
    for name in json(&answer).as_object().unwrap().keys() {
        assert!(described.contains_key(name), "{name} is not described");
    }
}

#[tokio::test]
async fn the_moment_of_an_answer_says_how_far_it_is_from_utc() {
    let clinic = Clinic::open().await;
    // Summer in London: an hour ahead.
    clinic.site.set_now(chrono::Utc.with_ymd_and_hms(2027, 6, 1, 9, 30, 0).unwrap());
    let data = json(&clinic.site.browser().get(&format!("/api/v1/certificates/{}", code(1))).await);
    let told = data["checked_at"].as_str().unwrap();
    let read = chrono::DateTime::parse_from_rfc3339(told).unwrap();
    assert_eq!(read, clinic.site.now(), "{told}");
    assert_eq!(told, "2027-06-01T10:30:00+01:00");
}
