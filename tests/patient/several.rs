//! Several certificates in one file or on one photo: each is told with its own first line, and none hides another.

use countersign::{
    domain::{course_spec, states::CertificateState, words::RevocationReason},
    workflows::revoke_certificate::revoke_certificate,
};
use image::ImageFormat::{Jpeg, Png};

use super::{
    Clinic,
    file::{Counter, ask},
};
use crate::support::{
    app::{Answer, TestApp},
    issue::{by, issued, run},
    oracles,
    people::{crew_teaching, eligible_in},
    photos,
    records::code,
};

/// Two people's certificates, and the path of the second one's file.
async fn two() -> (Counter, Counter2) {
    let app = TestApp::spawn().await;
    let spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
    let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
    let first = eligible_in(&app, &crew, "Siân Ŵyn").await;
    let other = eligible_in(&app, &crew, "Søren Ø").await;
    let certificate = issued(&app, &other).await;
    let file = app.app.files.certificates.get(certificate.pdf_sha256.as_ref().unwrap()).await.unwrap();
    let code = certificate.code.as_ref().unwrap().as_str().to_owned();
    (Counter::of(app, first).await, Counter2 { certificate, code, file })
}

/// What is of the second one.
struct Counter2 {
    certificate: countersign::domain::certificate::Certificate,
    code: String,
    file: Vec<u8>,
}

fn names_both(way: &str, page: &Answer, codes: [&str; 2]) {
    let text = page.text();
    assert!(text.contains("Siân Ŵyn") && text.contains("Søren Ø"), "{way}: {text}");
    for code in codes {
        assert!(page.body.contains(&format!("href=\"/v/{code}\"")), "{way}: {text}");
    }
    assert!(!page.body.contains("verdict is-good") && !text.contains("was changed"), "{way}: {text}");
    assert!(!page.body.contains("Unknown localization"), "{way}: {text}");
}

#[rocket::async_test]
async fn certificates_put_into_one_file_are_told_one_by_one_the_worst_first() {
    let (counter, other) = two().await;
    let dir = counter.app.dir.path();
    let [one, two] = ["one.pdf", "two.pdf"].map(|name| dir.join(name));
    std::fs::write(&one, &counter.file).unwrap();
    std::fs::write(&two, &other.file).unwrap();
    let mut files = oracles::saved_anew(dir, &[&one, &two]);
    assert_eq!(files.len(), 3, "{files:?}");
    // Packed without squeezing, as the academy hands out the files of a cohort.
    let zip = [b"PK\x03\x04 one.pdf ", &counter.file[..], b"PK\x03\x04 two.pdf ", &other.file, b"PK\x01\x02"]
        .concat();
    files.push(("a ZIP".into(), zip));
    let united = dir.join("united.pdf");
    let ran = std::process::Command::new("pdfunite").args([&one, &two, &united]).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    files.push(("pdfunite".into(), std::fs::read(&united).unwrap()));
    let code = counter.certificate.code.as_ref().unwrap().as_str();
    for (way, file) in &files {
        let page = counter.ask(file).await.expect_status(200);
        page.expect_text("There are several certificates in it")
            .expect_text("believe only what is written here");
        names_both(way, &page, [code, &other.code]);
    }
    let owner = &by(&counter.app, counter.holder.academy, counter.holder.owner);
    let c = &other.certificate;
    revoke_certificate(&counter.app.app, owner, c.id, c.version, RevocationReason::ClaimedInError, None)
        .await
        .unwrap();
    let path = dir.join("several.pdf");
    for (way, file) in &files {
        let page = counter.ask(file).await.expect_status(200);
        assert!(
            page.body.contains("<h1>Not every certificate in it is in order today</h1>"),
            "{way}: {}",
            page.text()
        );
        assert!(page.body.contains("verdict is-bad"), "{way}");
        names_both(way, &page, [code, &other.code]);
        let text = page.text();
        let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{way}: no {words}: {text}"));
        assert!(place("Withdrawn. Do not rely on it") < place("Genuine and current"), "{way}: {text}");
        std::fs::write(&path, file).unwrap();
        let out = run(&counter.app, &["verify-file", path.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(said.starts_with("Not every certificate in it is in order today."), "{way}: {said}");
        assert!(
            said.contains("Withdrawn. Do not rely on it.") && said.contains("Genuine and current."),
            "{way}: {said}"
        );
        assert!(said.contains("Siân Ŵyn") && said.contains("Søren Ø"), "{way}: {said}");
        let out = run(&counter.app, &["verify-file", "--json", path.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(1));
        let data: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        let verdicts = [0, 1].map(|at| data["certificates"][at]["verdict"].as_str());
        assert_eq!(verdicts, [Some("revoked"), Some("active")], "{way}: {data}");
        assert_eq!(
            (data["file"].as_str(), data["good"].as_bool()),
            (Some("several"), Some(false)),
            "{way}: {data}"
        );
        assert!(data["certificate"].is_null() && data["certificates"][2].is_null(), "{way}: {data}");
    }
}

/// A clinic with as many certificates more as are asked for.
async fn with_more(count: u8) -> Clinic {
    let clinic = Clinic::open().await;
    for number in 2..2 + count {
        let name = format!("Person {number}");
        let holder = clinic.records.enrol(&name).await;
        clinic.records.issue(&holder, number, &name).await;
    }
    clinic
}

fn address(number: u8) -> String {
    format!("http://verify.example/v/{}", code(number).as_str())
}

#[tokio::test]
async fn a_photo_of_two_certificates_tells_of_both_whichever_is_read_first() {
    let clinic = with_more(1).await;
    clinic.change(CertificateState::Revoked, Some(RevocationReason::Other)).await;
    let (withdrawn, good) = (address(1), address(2));
    for texts in [[&*withdrawn, &*good], [&*good, &*withdrawn]] {
        let page = ask(&clinic.site, &photos::file(photos::two(texts), Jpeg)).await.expect_status(200);
        assert!(page.body.contains("verdict is-bad"), "{}", page.text());
        assert!(page.text().contains("Siân Ŵyn") && page.text().contains("Person 2"), "{}", page.text());
        assert!(page.text().find("Withdrawn. Do not rely").unwrap() < page.text().find("Person 2").unwrap());
    }
    let pages = [&withdrawn, &good].map(|text| photos::file(photos::sheet(text), Jpeg));
    let page = ask(&clinic.site, &photos::scan(&pages, "")).await;
    page.expect_text("Not every certificate in it").expect_text("Siân Ŵyn").expect_text("Person 2");
}

#[tokio::test]
async fn a_code_that_nobody_issued_beside_a_certificate_is_told_as_well() {
    let clinic = Clinic::open().await;
    let (known, nobodys) = (address(1), address(9));
    let page = ask(&clinic.site, &photos::file(photos::two([&known, &nobodys]), Png)).await;
    page.expect_text("Not every certificate in it").expect_text("Siân Ŵyn");
    page.expect_text("No certificate has this code").expect_text(&code(9).to_string());
    let page = ask(&clinic.site, &photos::file(photos::two([&known, &known]), Png)).await;
    page.expect_text("This is a copy, not the original file").expect_text("Siân Ŵyn");
}

#[tokio::test]
async fn of_more_than_four_certificates_the_worst_four_are_shown_and_it_is_said_that_there_are_more() {
    let clinic = with_more(5).await;
    clinic.change(CertificateState::Suspended, None).await;
    let links: String = (1..=6).rev().map(|number| format!("/URI ({})", address(number))).collect();
    let file = format!("%PDF-1.4\n{links}\nstartxref\n0\n%%EOF\n");
    let page = ask(&clinic.site, file.as_bytes()).await.expect_status(200);
    page.expect_text("Siân Ŵyn").expect_text("No more than 4 are shown here");
    assert_eq!(page.body.matches("<article class=\"holder\">").count(), 4, "{}", page.text());
}

#[tokio::test]
async fn a_large_pattern_of_somebody_else_hides_no_certificate_beside_it() {
    let clinic = Clinic::open().await;
    let wall = photos::poster_beside("https://elsewhere.example/menu", &address(1));
    let page = ask(&clinic.site, &photos::file(wall, Png)).await.expect_status(200);
    page.expect_text("This is a copy, not the original file").expect_text("Siân Ŵyn");
    let page = |text: &str| photos::file(photos::sheet(text), Jpeg);
    let scan = photos::scan(&[page("https://elsewhere.example/letterhead"), page(&address(1))], "");
    ask(&clinic.site, &scan).await.expect_text("This is a copy").expect_text("Siân Ŵyn");
    let scan = photos::scan(&[page("https://elsewhere.example/letterhead"), page("hello")], "");
    ask(&clinic.site, &scan).await.expect_text("leads to another site").expect_text("elsewhere.example");
}
