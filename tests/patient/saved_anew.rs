//! A certificate that another program wrote anew: it still leads to its record, and nobody cries wolf.

use countersign::{
    domain::{text::Reason, words::RevocationReason},
    workflows::{revoke_certificate::revoke_certificate, suspend_certificate::suspend_certificate},
};

use super::file::{Counter, ask};
use crate::support::{
    issue::{by, run},
    oracles, photos,
};

/// The certificate of a counter in every way that the programs at hand save it.
fn saved(counter: &Counter) -> Vec<(String, Vec<u8>)> {
    let path = counter.app.dir.path().join("certificate.pdf");
    std::fs::write(&path, &counter.file).unwrap();
    let saved = oracles::saved_anew(counter.app.dir.path(), &[&path]);
    assert!(saved.len() > 10, "{saved:?}");
    saved
}

#[rocket::async_test]
async fn a_certificate_that_qpdf_or_pypdf_saved_anew_leads_to_its_record_and_is_not_called_changed() {
    let counter = Counter::open().await;
    let link = format!("href=\"/v/{}\"", counter.certificate.code.as_ref().unwrap().as_str());
    for (way, file) in saved(&counter) {
        let page = counter.ask(&file).await.expect_status(200);
        let text = page.text();
        assert!(!page.body.contains("is-bad") && !page.body.contains("is-good"), "{way}: {text}");
        assert!(!text.contains("was changed"), "{way}: {text}");
        assert!(!page.body.contains("Unknown localization"), "{way}: {text}");
        let path = counter.app.dir.path().join("again.pdf");
        std::fs::write(&path, &file).unwrap();
        let out = run(&counter.app, &["verify-file", "--json", path.to_str().unwrap()]);
        let data: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!((out.status.code(), data["file"].as_str()), (Some(1), Some("copy")), "{way}: {data}");
        if way.contains("locked") {
            assert!(text.contains("This file alone tells us nothing"), "{way}: {text}");
            assert!(text.contains("a program saved it anew"), "{way}: {text}");
            assert!(text.contains("Type the code that stands on the certificate"), "{way}: {text}");
            assert!(data["certificate"].is_null(), "{way}: {data}");
            continue;
        }
        assert!(text.contains("This is a copy, not the original file"), "{way}: {text}");
        assert!(text.contains("It names this certificate. Compare the name"), "{way}: {text}");
        assert!(text.contains(counter.holder_name()) && page.body.contains(&link), "{way}: {text}");
        let how = if way == "printed" {
            ("A link in this file leads", "linked")
        } else {
            ("A program saved", "saved_again")
        };
        assert!(text.contains(how.0), "{way}: {text}");
        assert_eq!(
            (data["detail"]["made_as"].as_str(), &data["certificate"]["verdict"]),
            (Some(how.1), &"active".into())
        );
    }
}

#[rocket::async_test]
async fn a_withdrawn_certificate_that_was_saved_anew_is_withdrawn_first() {
    let counter = Counter::open().await;
    let (e, c) = (&counter.holder, &counter.certificate);
    let files = saved(&counter);
    let owner = &by(&counter.app, e.academy, e.owner);
    revoke_certificate(&counter.app.app, owner, c.id, c.version, RevocationReason::ClaimedInError, None)
        .await
        .unwrap();
    for (way, file) in files.into_iter().filter(|(way, _)| !way.contains("locked")) {
        let page = counter.ask(&file).await;
        assert!(page.body.contains("<h1>Withdrawn. Do not rely on it</h1>"), "{way}: {}", page.text());
        assert!(page.body.contains("verdict is-bad"), "{way}");
    }
}

/// A PDF of another site may link to a certificate's page as anybody's may, and a link that leads elsewhere names nothing from here.
#[rocket::async_test]
async fn a_link_counts_in_anybodys_pdf_where_it_leads_here_and_nowhere_else() {
    let counter = Counter::open().await;
    let code = counter.certificate.code.as_ref().unwrap().as_str();
    let file = |links: &str| format!("%PDF-1.4\n{links}\nstartxref\n0\n%%EOF\n").into_bytes();
    for address in
        [format!("https://verify.example/v/{code}"), format!("http://VERIFY.example/v/{code}?from=cv#top")]
    {
        let links = format!("/URI (https://elsewhere.example/v/x) /URI ({address})");
        let page = counter.ask(&file(&links)).await;
        page.expect_text("This is a copy")
            .expect_text("A link in this file leads to")
            .expect_text(counter.holder_name());
    }
    for address in
        [format!("https://evil.example/v/{code}"), format!("https://verify.example@evil.example/v/{code}")]
    {
        let page = counter.ask(&file(&format!("/URI ({address})"))).await;
        page.expect_text("This file alone tells us nothing");
        assert!(!page.text().contains(counter.holder_name()), "{address}: {}", page.text());
    }
}

/// A signature that somebody else made.
fn others() -> String {
    format!("/ByteRange[0 1 2 3]/Contents<3082012C{}>", "00".repeat(300))
}

#[rocket::async_test]
async fn a_copy_that_somebody_else_signed_is_a_copy_and_a_signed_scan_is_read_for_its_pattern() {
    let counter = Counter::open().await;
    let address = format!("http://verify.example/v/{}", counter.certificate.code.as_ref().unwrap().as_str());
    let copy = format!(
        "%PDF-1.7\n<pdf:Producer>Countersign</pdf:Producer>/URI ({address}){}\nstartxref\n0\n%%EOF\n",
        others()
    );
    let page = counter.ask(copy.as_bytes()).await;
    page.expect_text("This is a copy")
        .expect_text("A program saved this file anew")
        .expect_text(counter.holder_name());
    assert!(!page.body.contains("is-bad"), "{}", page.text());
    let photo = photos::file(photos::sheet(&address), image::ImageFormat::Jpeg);
    let page = counter.ask(&photos::scan(&[photo], &others())).await;
    page.expect_text("This is a copy")
        .expect_text("The square pattern in this picture")
        .expect_text(counter.holder_name());
    let page = ask(&counter.app, &photos::scan(&[], &others())).await;
    page.expect_text("This file alone tells us nothing").expect_text("signed, but not by us");
}

#[rocket::async_test]
async fn a_suspended_certificate_in_anybodys_pdf_is_suspended_first() {
    let counter = Counter::open().await;
    let (e, c) = (&counter.holder, &counter.certificate);
    let owner = &by(&counter.app, e.academy, e.owner);
    let reason = Reason::parse("told us").unwrap();
    suspend_certificate(&counter.app.app, owner, c.id, c.version, &reason).await.unwrap();
    let code = c.code.as_ref().unwrap().as_str();
    let file = format!("%PDF-1.4\n/URI (http://verify.example/v/{code})\nstartxref\n0\n%%EOF\n");
    let page = counter.ask(file.as_bytes()).await;
    assert!(page.body.contains("<h1>Suspended. Do not rely on it for now</h1>"), "{}", page.text());
}
