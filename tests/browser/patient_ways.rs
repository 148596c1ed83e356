//! A patient who does not have the link: with a paper, a photo, another language, and bad news.

use chrono::{TimeDelta, TimeZone, Utc};
use countersign::{
    domain::{states::CertificateState, words::RevocationReason},
    texts::Lang,
};
use image::ImageFormat;

use super::Driver;
use crate::{
    patient::Clinic,
    support::{photos, records::code},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_reads_first_that_the_insurance_has_ended() {
    let clinic = Clinic::open().await;
    clinic.site.set_now(Utc.with_ymd_and_hms(2027, 10, 5, 9, 0, 0).unwrap());
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    phone.go(&clinic.path()).await;
    assert_eq!(phone.text_of("h1").await, "Treatment insurance ended on 30 September 2027");
    let text = phone.text().await;
    assert!(!text.contains("Genuine and current"), "{text}");
    assert_eq!(phone.count(".is-good").await, 0, "no tick beside bad news");
    assert_eq!(phone.text_of(".steps li").await, "Treatment insurance has ended. May I see the new one?");
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_types_the_address_on_the_paper_then_the_serial_then_the_code_with_a_slip() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(320, 640).await;
    phone.go("/v").await;
    phone.fill("Certificate code", "SA-2026-00014").await;
    phone.press("Check").await;
    phone.sees("That is the serial number").await;
    phone.fill("Certificate code", &code(1).to_string()[..18]).await;
    phone.press("Check again").await;
    phone.sees("This one has 15").await;
    phone
        .fill("Certificate code", &format!("http://localhost:8000/v/{}?fbclid=x#main", code(1).as_str()))
        .await;
    phone.press("Check again").await;
    assert_eq!(phone.path().await, clinic.path());
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_patient_hands_in_a_photo_and_reads_the_answer_in_arabic_and_polish() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("photo.jpg");
    let photo = photos::file(
        photos::sheet(&format!("{}/V/{}", driver.site.to_uppercase(), code(1).as_str())),
        ImageFormat::Jpeg,
    );
    std::fs::write(&path, photo).unwrap();
    let phone = driver.open(360, 740).await;
    phone.go("/").await;
    phone.hand_in("The PDF, or a photo", &path).await;
    phone.press("Check the file").await;
    phone.sees("This is a copy, not the original file").await;
    for lang in [Lang::Ar, Lang::Pl] {
        phone.follow(lang.own_name()).await;
        phone.sees(&lang.t("file-verdict-copy")).await;
        phone.sees("Siân Ŵyn").await;
    }
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_the_language_keeps_the_answer_whatever_it_is() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    let mistyped = code(1).to_string().replacen('-', "", 2)[1..].to_owned();
    for (path, key) in [
        (clinic.path(), "patient-verdict-active"),
        (format!("/v/{}", code(9).as_str()), "patient-unknown-title"),
        (format!("/v?code={mistyped}"), "patient-mistake-title"),
        ("/v?code=SA-2026-00014".to_owned(), "patient-serial-title"),
        (format!("{}/proof", clinic.path()), "proof-title"),
    ] {
        phone.go(&path).await;
        for lang in Lang::ALL {
            phone.follow(lang.own_name()).await;
            phone.sees(&lang.t(key)).await;
            assert_eq!(phone.path().await, path.split('?').next().unwrap());
        }
        phone.follow("English").await;
    }
    // Every other outcome, in three languages: one of them from right to left.
    let some = [Lang::De, Lang::Pl, Lang::Ar];
    let keeps = async |path: &str, key: &str| {
        phone.go(path).await;
        for lang in some {
            phone.follow(lang.own_name()).await;
            phone.sees(&lang.t(key)).await;
        }
        phone.follow("English").await;
    };
    for (state, key) in [
        (CertificateState::Suspended, "patient-verdict-suspended"),
        (CertificateState::Revoked, "patient-verdict-revoked"),
    ] {
        clinic.change(state, Some(RevocationReason::Other)).await;
        keeps(&clinic.path(), key).await;
    }
    let dir = tempfile::tempdir().unwrap();
    for (name, content, key) in [
        ("letter.txt", &b"Dear patient"[..], "file-verdict-no_word"),
        (
            "plain.pdf",
            &b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n0\n%%EOF\n"[..],
            "file-verdict-no_word",
        ),
        ("half.pdf", &b"%PDF-1.4\n1 0 obj<<>>"[..], "file-verdict-incomplete"),
        ("photo.png", &b"\x89PNG\r\n\x1a\n"[..], "file-verdict-unreadable"),
    ] {
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        phone.go("/").await;
        phone.hand_in("The PDF, or a photo", &path).await;
        phone.press("Check the file").await;
        for lang in some {
            phone.sees(&Lang::En.t(key)).await;
            phone.follow(lang.own_name()).await;
            phone.sees(&lang.t(key)).await;
            phone.follow("English").await;
        }
    }
    // Last, because nothing answers afterwards: the record cannot be asked.
    clinic.site.store().clone().close().await.unwrap();
    keeps(&format!("/v/{}", code(9).as_str()), "patient-unavailable-title").await;
    phone.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_the_language_keeps_bad_news_that_a_day_brought() {
    let clinic = Clinic::open().await;
    let driver = Driver::start(clinic.site.app.clone()).await;
    let phone = driver.open(360, 740).await;
    let keeps = async |key: &str| {
        phone.go(&clinic.path()).await;
        for lang in Lang::ALL {
            phone.follow(lang.own_name()).await;
            phone.sees(&lang.t(key)).await;
        }
        phone.follow("English").await;
    };
    let first = Utc.with_ymd_and_hms(2027, 10, 5, 9, 0, 0).unwrap();
    for (now, key) in
        [(first, "patient-papers-genuine"), (first + TimeDelta::days(900), "patient-verdict-expired")]
    {
        clinic.site.set_now(now);
        keeps(key).await;
    }
    clinic.change(CertificateState::Superseded, None).await;
    keeps("patient-verdict-superseded").await;
    phone.close().await;
}
