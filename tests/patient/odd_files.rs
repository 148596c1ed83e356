//! Files that are not what somebody meant to hand in: broken off on the way, squeezed, two at once.

use super::file::{Counter, ask};
use crate::support::app::TestApp;

#[rocket::async_test]
async fn a_download_that_broke_off_is_one_thing_wherever_it_broke() {
    let counter = Counter::open().await;
    let whole = counter.file.len();
    let cuts = (1..20).map(|part| whole * part / 20);
    let near =
        [whole * 97 / 100, whole * 98 / 100, whole * 99 / 100, whole - 200, whole - 30, whole - 5, whole - 2];
    for cut in cuts.chain(near) {
        let page = counter.ask(&counter.file[..cut]).await.expect_status(200);
        assert!(page.body.contains("<h1>This file is not whole</h1>"), "{cut} of {whole}: {}", page.text());
        assert!(page.body.contains("verdict is-none"), "{cut} of {whole}");
        page.expect_text("cut off on its way").expect_text("Type the code that stands on the certificate");
    }
    let page = counter.ask(&counter.file[..whole - 30]).await;
    page.expect_text("It names this certificate. Compare the name").expect_text(counter.holder_name());
    // Bytes that are missing in the middle were taken out by somebody.
    let middle = [&counter.file[..whole / 3], &counter.file[whole / 3 + 50..]].concat();
    let page = counter.ask(&middle).await.expect_status(200);
    assert!(!page.text().contains("not whole"), "{}", page.text());
}

#[rocket::async_test]
async fn what_is_packed_by_squeezing_is_whole_and_no_pdf() {
    let counter = Counter::open().await;
    let squeezed = |level| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), level);
        std::io::Write::write_all(&mut out, &counter.file).unwrap();
        out.finish().unwrap()
    };
    let gzip = squeezed(flate2::Compression::best());
    // A ZIP holds the same squeezed bytes behind a header of its own.
    let zip = [b"PK\x03\x04\x14\0\0\0\x08\0", &gzip[10..gzip.len() - 8], b"PK\x01\x02"].concat();
    let shown = |begin: &[u8]| [begin, b" word/document.xml %PDF-1.7 "].concat();
    for file in
        [gzip, zip, shown(b"PK\x03\x04"), shown(b"Rar!\x1a\x07"), shown(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]
    {
        let page = counter.ask(&file).await.expect_status(200);
        page.expect_text("This file alone tells us nothing").expect_text("take the PDF out and choose that");
        assert!(!page.text().contains("not whole"), "{}", page.text());
    }
}

#[rocket::async_test]
async fn a_link_to_a_code_that_nobody_issued_is_told_as_a_pattern_that_leads_to_one() {
    let app = TestApp::spawn().await;
    let nobodys = crate::support::records::code(9);
    let link = format!("/URI (http://verify.example/v/{})", nobodys.as_str());
    let page = ask(&app, format!("%PDF-1.4\n{link}\nstartxref\n0\n%%EOF\n").as_bytes()).await;
    page.expect_text("No certificate has this code").expect_text(&nobodys.to_string());
}

#[rocket::async_test]
async fn of_two_files_in_one_form_neither_is_taken_for_the_one_that_was_meant() {
    let app = TestApp::spawn().await;
    let one = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\n\r\n%PDF-1.7\r\n";
    let kind = rocket::http::ContentType::new("multipart", "form-data").with_params(("boundary", "b"));
    let request = app.client.post("/v/file").header(kind).body(format!("{one}{one}--b--\r\n"));
    let page = app.browser().send(request).await.expect_status(422);
    let told = "id=\"file-error\">Those were several files. Choose one file, then the next one.";
    assert!(page.body.contains(told), "{}", page.text());
}
