//! A file that a stranger hands in: what the page says of it, from the record alone.

use countersign::{
    domain::{certificate::Certificate, course_spec, text::Reason, words::RevocationReason},
    workflows::{revoke_certificate::revoke_certificate, suspend_certificate::suspend_certificate},
};

use crate::support::{
    app::{Answer, TestApp},
    issue::{approved, at_noon, by, certificate, countersign, followed, issued},
    people::{Eligible, crew_teaching, eligible_in, eligible_trainee},
    photos,
};
use countersign::workflows::succeed_certificate::Follow;

/// A site with an issued certificate, and its file.
pub struct Counter {
    pub app: TestApp,
    pub holder: Eligible,
    pub certificate: Certificate,
    pub file: Vec<u8>,
}

impl Counter {
    pub async fn open() -> Self {
        let app = TestApp::spawn().await;
        let holder = eligible_trainee(&app).await;
        Self::of(app, holder).await
    }

    /// On a course whose certificates last a year.
    async fn open_for_a_year() -> Self {
        let app = TestApp::spawn().await;
        let mut spec = course_spec::parse(include_str!("../../courses/smp-level-4.toml")).unwrap();
        spec.valid_for_months = Some(12);
        let crew = crew_teaching(&app, "Sample Academy", "SA", spec).await;
        let holder = eligible_in(&app, &crew, "Søren Ø").await;
        Self::of(app, holder).await
    }

    pub async fn of(app: TestApp, holder: Eligible) -> Self {
        let certificate = issued(&app, &holder).await;
        let file = app.app.files.certificates.get(certificate.pdf_sha256.as_ref().unwrap()).await.unwrap();
        Self { app, holder, certificate, file }
    }

    pub async fn ask(&self, file: &[u8]) -> Answer {
        ask(&self.app, file).await
    }

    pub fn holder_name(&self) -> &str {
        &self.certificate.facts.as_ref().unwrap().holder_name
    }
}

/// Sends a file as a browser does, and follows to the answer.
pub async fn ask(app: &TestApp, file: &[u8]) -> Answer {
    let browser = app.browser();
    let sent = browser.upload("/v/file", &[], ("file", "certificate.pdf", file)).await;
    match sent.location.clone() {
        Some(there) => browser.get(&there).await,
        None => sent,
    }
}

#[rocket::async_test]
async fn the_very_file_is_genuine_and_current() {
    let counter = Counter::open().await;
    let page = counter.ask(&counter.file).await.expect_status(200);
    page.expect_text("This file is genuine and current").expect_text(counter.holder_name());
    page.expect_text(&counter.certificate.code.as_ref().unwrap().to_string());
    assert!(!page.body.contains("Unknown localization"), "{}", page.body);
}

#[rocket::async_test]
async fn a_suspended_certificates_file_is_genuine_and_suspended() {
    let counter = Counter::open().await;
    let (e, c) = (&counter.holder, &counter.certificate);
    let owner = &by(&counter.app, e.academy, e.owner);
    let reason = Reason::parse("insurance ended").unwrap();
    suspend_certificate(&counter.app.app, owner, c.id, c.version, &reason).await.unwrap();
    counter.ask(&counter.file).await.expect_status(200).expect_text("Suspended. Do not rely on it for now");
}

#[rocket::async_test]
async fn a_revoked_certificates_file_is_genuine_and_revoked() {
    let counter = Counter::open().await;
    let (e, c) = (&counter.holder, &counter.certificate);
    let owner = &by(&counter.app, e.academy, e.owner);
    revoke_certificate(&counter.app.app, owner, c.id, c.version, RevocationReason::ClaimedInError, None)
        .await
        .unwrap();
    let page = counter.ask(&counter.file).await.expect_status(200);
    page.expect_text("Withdrawn. Do not rely on it");
    assert!(!page.body.contains("Unknown localization"), "{}", page.body);
}

#[rocket::async_test]
async fn an_expired_certificates_file_is_genuine_and_expired() {
    let counter = Counter::open_for_a_year().await;
    let last = counter.certificate.expires_on.unwrap();
    at_noon(&counter.app, last);
    counter.ask(&counter.file).await.expect_text("This is the very file that the academy issued");
    at_noon(&counter.app, last.succ_opt().unwrap());
    counter.ask(&counter.file).await.expect_text("Expired. Do not rely on it");
}

#[rocket::async_test]
async fn a_replaced_certificates_file_is_genuine_and_superseded() {
    let counter = Counter::open().await;
    let e = &counter.holder;
    let id = followed(&counter.app, e, counter.certificate.id, &Follow::Replacement).await.unwrap();
    approved(&counter.app, e, id).await.unwrap();
    counter.ask(&counter.file).await.expect_text("Replaced by a newer certificate");
    let new = certificate(counter.app.store(), e.academy, id).await.pdf_sha256.unwrap();
    let new = counter.app.app.files.certificates.get(&new).await.unwrap();
    counter.ask(&new).await.expect_text("This file is genuine and current");
}

#[rocket::async_test]
async fn a_file_with_something_added_is_altered_and_leads_to_the_original() {
    let counter = Counter::open().await;
    let file = [&counter.file[..], b"1 0 obj<</Type/Catalog>>endobj\nstartxref\n0\n%%EOF\n"].concat();
    let page = counter.ask(&file).await.expect_status(200);
    page.expect_text("This file was changed")
        .expect_text("added something to the file")
        .expect_text(counter.holder_name());
    assert!(page.body.contains(&format!("/v/{}", counter.certificate.code.as_ref().unwrap().as_str())));
    assert!(!page.text().contains("This file is genuine"));
}

#[rocket::async_test]
async fn a_file_with_another_name_in_it_is_altered_and_its_text_is_not_repeated() {
    let counter = Counter::open().await;
    let at = counter.file.windows(8).position(|w| w == b"<rdf:li>").unwrap() + 8;
    let mut file = counter.file.clone();
    file[at..at + 3].copy_from_slice(b"Eve");
    let page = counter.ask(&file).await.expect_status(200);
    page.expect_text("This file was changed").expect_text("not what was signed");
    page.expect_text("It names this certificate, but it is not the file").expect_text(counter.holder_name());
    assert!(!page.body.contains("Eve"));
}

#[rocket::async_test]
async fn a_damaged_signature_does_not_make_a_stranger_of_a_certificate() {
    let counter = Counter::open().await;
    let file = &counter.file;
    let place = |word: &[u8]| file.windows(word.len()).rposition(|w| w == word).unwrap();
    let start = place(b"/Contents<") + 10;
    let end = start + file[start..].iter().position(|byte| *byte == b'>').unwrap();
    let with = |at: usize, byte: u8| {
        let mut file = file.clone();
        file[at] = byte;
        file
    };
    let mut zeroed = file.clone();
    zeroed[start..end].fill(b'0');
    let emptied = [&file[..start], &file[end..]].concat();
    let damaged = [
        with(start + 900, b'!'),
        with(end - 10, b'G'),
        with(start - 6, b'X'),
        with(1, b'X'),
        [&[b' '; 2000][..], file].concat(),
        zeroed,
        emptied,
        file[..start].to_vec(),
    ];
    for (number, file) in damaged.iter().enumerate() {
        let page = counter.ask(file).await.expect_status(200);
        let text = page.text();
        let is_said =
            ["This file was changed", "This is a copy, not the original file", "This file is not whole"]
                .iter()
                .any(|w| text.contains(w));
        assert!(is_said, "{number}: {text}");
        assert!(text.contains("names this certificate"), "{number}: {text}");
        assert!(
            text.contains(counter.holder_name()) && !text.contains("This file is genuine"),
            "{number}: {text}"
        );
        assert!(!page.body.contains("Unknown localization"), "{}", page.body);
    }
}

#[rocket::async_test]
async fn half_a_file_is_said_to_be_no_whole_one() {
    let counter = Counter::open().await;
    let page = counter.ask(&counter.file[..counter.file.len() / 2]).await.expect_status(200);
    page.expect_text("This file is not whole").expect_text("cut off on its way");
    assert!(!page.text().contains("tells us nothing"));
}

/// A link that our writer would write leads to nothing that the record does not have, and words of ours are not enough.
#[rocket::async_test]
async fn a_file_that_names_no_certificate_of_the_record_is_not_ours() {
    let counter = Counter::open().await;
    let code = counter.certificate.code.as_ref().unwrap().as_str();
    let link = |code: &str| format!("/A<</S/URI/URI(https://verify.example/v/{code})>>");
    let maker = "<pdf:Producer>Countersign</pdf:Producer>";
    let file = |links: &str| format!("%PDF-1.7\n{maker}{links}\nstartxref\n0\n%%EOF\n").into_bytes();
    counter.ask(&file(&link(code))).await.expect_text("This is a copy").expect_text("It names this");
    for links in [link("AAAABBBBCCCCDDDD"), link("x"), String::new()] {
        counter.ask(&file(&links)).await.expect_text("This file alone tells us nothing");
    }
}

#[rocket::async_test]
async fn a_certificate_of_another_installation_is_not_ours() {
    let [here, there] = [Counter::open().await, Counter::open().await];
    let page = here.ask(&there.file).await.expect_status(200);
    page.expect_text("This file alone tells us nothing").expect_text("signed, but not by us");
    assert!(!page.body.contains(there.certificate.code.as_ref().unwrap().as_str()));
}

#[rocket::async_test]
async fn what_is_no_certificate_is_named_for_what_it_is() {
    let app = TestApp::spawn().await;
    for (file, text) in [
        (
            &b"PK\x03\x04 a sheet"[..],
            ["This file alone tells us nothing", "take the PDF out and choose that"],
        ),
        (
            b"From: sa@sa.example\nSubject: x",
            ["This file alone tells us nothing", "packed in it, as in a ZIP, an email"],
        ),
        (
            b"\n {\"id\": \"urn:x\"}",
            ["This file alone tells us nothing", "a file for programs, such as credential.json"],
        ),
        (
            b"%PDF-1.4\n1 0 obj<<>>endobj startxref",
            ["This file alone tells us nothing", "no signature of ours"],
        ),
        (b"%PDF-1.4\ntrailer<</Encrypt 1 0 R>>", ["This file alone tells us nothing", "a locked PDF"]),
    ] {
        let page = ask(&app, file).await.expect_status(200);
        page.expect_text(text[0]).expect_text(text[1]);
        assert!(!page.body.contains("Unknown localization"), "{}", page.body);
    }
}

#[rocket::async_test]
async fn no_file_and_too_large_a_file_bring_the_form_again() {
    let app = TestApp::spawn().await;
    let send = async |file: Vec<u8>| ask(&app, &file).await;
    send(Vec::new()).await.expect_status(422).expect_text("The file that you chose is empty");
    let just = [b"%PDF-".to_vec(), vec![b' '; 10 * 1024 * 1024 - 5]].concat();
    send(just.clone()).await.expect_status(200);
    send([just, vec![b' ']].concat()).await.expect_status(422).expect_text("larger than 10 MB");
    send(vec![b' '; 13 * 1024 * 1024]).await.expect_status(422).expect_text("larger than 10 MB");
    let nothing = app.browser().upload("/v/file", &[("other", "x")], ("wrong", "x.pdf", b"x")).await;
    nothing.expect_status(422).expect_text("Choose a file first");
}

#[rocket::async_test]
async fn a_form_from_another_site_is_refused() {
    let app = TestApp::spawn().await;
    let request = app
        .client
        .post("/v/file")
        .header(rocket::http::ContentType::Form)
        .header(rocket::http::Header::new("Sec-Fetch-Site", "cross-site"))
        .body("file=x");
    app.browser().send(request).await.expect_status(403);
}

#[rocket::async_test]
async fn a_program_that_is_no_browser_may_ask_about_a_file() {
    let app = TestApp::spawn().await;
    let body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n%PDF-1.7\r\n--b--\r\n";
    let kind = rocket::http::ContentType::new("multipart", "form-data").with_params(("boundary", "b"));
    let ask = || app.client.post("/v/file").header(kind.clone()).body(body);
    app.browser().send(ask()).await.expect_status(200);
    let elsewhere = rocket::http::Header::new("Origin", "https://evil.example");
    app.browser().send(ask().header(elsewhere)).await.expect_status(403);
}

#[rocket::async_test]
async fn the_front_page_offers_to_check_a_file() {
    let app = TestApp::spawn().await;
    let page = app.browser().get("/").await.expect_status(200);
    page.expect_text("Check the file");
    assert!(page.body.contains(r#"action="/v/file" enctype="multipart/form-data""#));
    assert!(!page.body.contains("Unknown localization"), "{}", page.body);
    let again = app.browser().get("/v/file").await.expect_status(303);
    assert_eq!(again.location.as_deref(), Some("/#file-check"));
}

#[rocket::async_test]
async fn the_command_says_the_same_and_its_exit_code_too() {
    let counter = Counter::open().await;
    let path = counter.app.dir.path().join("file.pdf");
    let ask = |file: &[u8]| {
        std::fs::write(&path, file).unwrap();
        let out = countersign(&counter.app).args(["verify-file", "--json"]).arg(&path).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        (out.status.code().unwrap(), json)
    };
    // The program's own clock is not the test's, so only what holds on any day before the expiry is asked.
    let (code, json) = ask(&counter.file);
    assert_eq!((code, json["verdict"].as_str()), (0, Some("genuine")));
    assert_eq!(json["certificate"]["holder"].as_str(), Some(counter.holder_name()));
    let (code, json) = ask(&[&counter.file[..], b"x"].concat());
    assert_eq!((code, json["verdict"].as_str()), (1, Some("altered")));
    assert_eq!(json["detail"]["bytes"].as_u64(), Some(1));
    let (code, json) = ask(&counter.file[..counter.file.len() - 3000]);
    assert_eq!((code, json["verdict"].as_str()), (1, Some("incomplete")));
    assert_eq!(json["certificate_shown_by"].as_str(), Some("link"));
    let words = |file: &[u8]| {
        std::fs::write(&path, file).unwrap();
        let out = countersign(&counter.app).arg("verify-file").arg(&path).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let said = words(&[&counter.file[..], b"x"].concat());
    assert!(said.contains("Altered: 1 byte was added after the signed part."), "{said}");
    let said = words(&[&counter.file[..], b"startxref"].concat());
    assert!(said.contains("1 revision was added after the signed part, in 9 bytes."), "{said}");
    let said = words(&counter.file[..counter.file.len() - 3]);
    assert!(said.contains("Not whole: the end of the file is missing."), "{said}");
    for padded in [counter.file[..counter.file.len() - 1].to_vec(), [&counter.file[..], &[0; 100]].concat()] {
        let said = words(&padded);
        assert!(said.contains("Genuine and current."), "blank bytes at the end change nothing: {said}");
    }
    let (code, json) = ask(b"hello");
    assert_eq!((code, json["verdict"].as_str()), (1, Some("not_ours")));
}

#[rocket::async_test]
async fn the_command_tells_years_before_the_own_keys_end_and_once_they_have() {
    let counter = Counter::open().await;
    let path = counter.app.dir.path().join("file.pdf");
    std::fs::write(&path, &counter.file).unwrap();
    let at = |moment: &str, more: &[&str]| {
        let mut command = countersign(&counter.app);
        command.args(["verify-file"]).args(more).arg(&path).env("CLOCK_OF_TESTS", moment);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let now = at("2026-11-21T12:00:00Z", &[]);
    assert!(now.contains("Genuine and current.") && !now.contains("Note:"), "{now}");
    let near = at("2054-01-01T12:00:00Z", &[]);
    assert!(near.contains("Note: signer-1 ends on 20") && !near.contains("signer-1 ended on"), "{near}");
    let late = at("2060-01-01T12:00:00Z", &[]);
    assert!(late.contains("Note: signer-1 ended on 20"), "{late}");
    assert!(late.contains("The file is the one that was issued."), "{late}");
    assert!(at("2080-01-01T12:00:00Z", &[]).contains("Note: root ended on 20"));
    let told: serde_json::Value = serde_json::from_str(&at("2054-01-01T12:00:00Z", &["--json"])).unwrap();
    assert_eq!(told["keys_ended"], serde_json::json!([]));
    assert!(told["keys_ending"][0].as_str().unwrap().starts_with("signer-1 ends on"), "{told}");
}

#[rocket::async_test]
async fn a_photo_a_screenshot_and_a_scan_lead_to_the_certificate_by_the_square_pattern() {
    let counter = Counter::open().await;
    let code = counter.certificate.code.as_ref().unwrap();
    let mut ways = photos::ways(&format!("HTTPS://VERIFY.EXAMPLE/V/{}", code.as_str()));
    for address in [format!("https://verify.example/v/{}?utm_source=poster", code.as_str()), code.to_string()]
    {
        ways.push(("another pattern", photos::file(photos::sheet(&address), image::ImageFormat::Png)));
    }
    for (way, file) in ways {
        let page = counter.ask(&file).await.expect_status(200);
        let text = page.text();
        assert!(text.contains("This is a copy, not the original file"), "{way}: {text}");
        assert!(text.contains(counter.holder_name()) && text.contains("Compare the name"), "{way}: {text}");
        assert!(text.contains("Is this the person in front of you?"), "{way}: {text}");
        assert!(!page.body.contains("is-good"), "{way}: nobody can tell whether it was altered");
    }
}

#[rocket::async_test]
async fn a_photo_of_a_withdrawn_certificate_says_so_first() {
    let counter = Counter::open().await;
    let (e, c) = (&counter.holder, &counter.certificate);
    let owner = &by(&counter.app, e.academy, e.owner);
    let reason = Reason::parse("told us").unwrap();
    suspend_certificate(&counter.app.app, owner, c.id, c.version, &reason).await.unwrap();
    let (_, photo) = photos::ways(c.code.as_ref().unwrap().as_str()).remove(1);
    let page = counter.ask(&photo).await;
    assert!(page.body.contains("<h1>Suspended. Do not rely on it for now</h1>"), "{}", page.text());
}

#[rocket::async_test]
async fn a_picture_without_a_code_from_here_says_nothing_about_anybody() {
    let app = TestApp::spawn().await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let webp = b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0".to_vec();
    for file in [heic, webp, b"\x89PNG\r\n\x1a\n".to_vec(), b"\xff\xd8\xff\xe0".to_vec()] {
        let page = ask(&app, &file).await.expect_status(200);
        page.expect_text("No code can be read in this picture").expect_text("good or bad");
        page.expect_text("save it as a JPEG");
    }
}

/// A photo of a sheet with this text in its square pattern.
fn photo(text: &str) -> Vec<u8> {
    photos::file(photos::sheet(text), image::ImageFormat::Jpeg)
}

#[rocket::async_test]
async fn a_pattern_that_leads_to_another_site_is_named_for_that_and_its_code_is_not_looked_up() {
    let counter = Counter::open().await;
    let code = counter.certificate.code.as_ref().unwrap().as_str();
    for (text, host) in [
        (format!("https://evil.example/v/{code}"), "evil.example"),
        (format!("HTTPS://EVIL.EXAMPLE/V/{code}"), "evil.example"),
        (format!("https://verify.example.evil.example/v/{code}"), "verify.example.evil.example"),
        (format!("https://verify.example@evil.example/v/{code}"), "evil.example"),
        (format!("https://evil.example/?next=http://verify.example/v/{code}"), "evil.example"),
        (format!("http:\\\\evil.example\\v\\{code}"), "evil.example"),
        (format!("//evil.example/v/{code}"), "evil.example"),
        (format!("evil.example/v/{code}"), "evil.example"),
        (format!("http://verify.example:8080/v/{code}"), "verify.example:8080"),
        ("https://elsewhere.example/menu".to_owned(), "elsewhere.example"),
        (format!("https://v\u{435}rify.example/v/{code}"), "xn--vrify-zwe.example"),
    ] {
        let page = counter.ask(&photo(&text)).await.expect_status(200);
        page.expect_text("This pattern leads to another site").expect_text(host);
        page.expect_text("A certificate from here leads to http://verify.example");
        assert!(!page.text().contains(counter.holder_name()), "{text}: {}", page.text());
        assert!(!page.text().contains("leads to the certificate below"), "{text}: {}", page.text());
        assert!(!page.body.contains("is-good") && !page.body.contains("Unknown localization"), "{text}");
        let sent = rocket::http::RawStr::new(&text).percent_encode().to_string();
        let seen = counter.app.browser().get(&format!("/v?scanned={sent}")).await.expect_status(400);
        seen.expect_text("This pattern leads to another site").expect_text(host);
    }
}

#[rocket::async_test]
async fn a_pattern_of_this_site_leads_to_its_certificate_by_photo_and_by_camera() {
    let counter = Counter::open().await;
    let code = counter.certificate.code.as_ref().unwrap();
    for text in [
        format!("HTTP://VERIFY.EXAMPLE/V/{}", code.as_str()),
        format!("https://verify.example:443/v/{}?from=poster", code.as_str()),
        format!("verify.example/v/{}", code.as_str()),
        code.to_string(),
        format!("Code: {code}"),
    ] {
        counter.ask(&photo(&text)).await.expect_text("This is a copy").expect_text(counter.holder_name());
        let sent = rocket::http::RawStr::new(&text).percent_encode().to_string();
        let seen = counter.app.browser().get(&format!("/v?scanned={sent}")).await.expect_status(303);
        assert_eq!(seen.location, Some(format!("/v/{}", code.as_str())), "{text}");
    }
}

#[rocket::async_test]
async fn a_pattern_with_a_code_that_nobody_issued_is_not_called_unreadable() {
    let app = TestApp::spawn().await;
    let nobodys = crate::support::records::code(9);
    let page = ask(&app, &photo(&format!("http://verify.example/v/{}", nobodys.as_str()))).await;
    page.expect_text("No certificate has this code").expect_text(&nobodys.to_string());
    page.expect_text("do not rely on this certificate");
    assert!(!page.text().contains("Take the photo again"), "{}", page.text());
    for text in ["WIFI:S:salon;T:WPA;P:secret;;", "tel:+44123456", "http://verify.example/sign-in", "hello"] {
        let page = ask(&app, &photo(text)).await;
        page.expect_text("This pattern leads to no certificate").expect_text("good or bad");
        let sent = rocket::http::RawStr::new(text).percent_encode().to_string();
        let seen = app.browser().get(&format!("/v?scanned={sent}")).await.expect_status(400);
        seen.expect_text("This pattern leads to no certificate");
        assert!(!seen.text().contains("typing mistake"), "{}", seen.text());
    }
}

#[rocket::async_test]
async fn a_certificate_from_before_the_site_moved_is_no_strangers() {
    let mut counter = Counter::open().await;
    let code = counter.certificate.code.clone().unwrap();
    let mut settings = (*counter.app.app.settings).clone();
    settings.public_url = Some("https://moved.example".into());
    let moved = countersign::App { settings: settings.into(), ..counter.app.app.clone() };
    counter.app.client =
        rocket::local::asynchronous::Client::untracked(countersign::build(moved, &[7; 64])).await.unwrap();
    let old = format!("HTTP://VERIFY.EXAMPLE/V/{}", code.as_str());
    counter.ask(&photo(&old)).await.expect_text("This is a copy").expect_text(counter.holder_name());
    let sent = rocket::http::RawStr::new(&old).percent_encode().to_string();
    let seen = counter.app.browser().get(&format!("/v?scanned={sent}")).await.expect_status(303);
    assert_eq!(seen.location, Some(format!("/v/{}", code.as_str())));
    let nobodys = crate::support::records::code(9);
    for elsewhere in [
        format!("https://evil.example/v/{}", code.as_str()),
        format!("http://verify.example/v/{}", nobodys.as_str()),
    ] {
        counter.ask(&photo(&elsewhere)).await.expect_text("This pattern leads to another site");
    }
}
