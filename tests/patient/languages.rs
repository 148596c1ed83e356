//! Every answer in every language: each sentence that the English page has is another one elsewhere.

use std::collections::BTreeSet;

use countersign::{
    domain::{states::CertificateState, words::RevocationReason},
    storage::ConnectionTrait,
    texts::Lang,
    throttle::{Busy, Origin, Whose},
};
use rocket::http::Header;

use super::{Clinic, everywhere};
use crate::support::{
    app::{Answer, TestApp},
    photos,
    records::code,
};

/// What is read out of attributes.
const READ: [&str; 8] = [
    "aria-label=\"",
    "data-start=\"",
    "data-stop=\"",
    "data-denied=\"",
    "data-long=\"",
    "content=\"",
    "alt=\"",
    "title=\"",
];

/// The sentences of a page: texts and spoken attributes of two words or more. What stands in `<bdi>` is a name or data of the course.
fn sentences(page: &Answer) -> BTreeSet<String> {
    let (mut found, mut isolated) = (Vec::new(), 0_u32);
    for piece in page.body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        match tag.split([' ', '\n']).next().unwrap_or_default() {
            "bdi" => isolated += 1,
            "/bdi" => isolated -= 1,
            _ => {}
        }
        let spoken = READ.iter().filter_map(|name| tag.split_once(name)?.1.split('"').next());
        found.extend(spoken.filter(|_| !tag.contains("viewport")).map(str::to_owned));
        if isolated == 0 {
            found.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    // Figures, digests and codes are no words.
    let is_word = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let words = |text: &str| text.split(|c: char| c == ' ' || ".,:;!?()".contains(c)).filter(is_word).count();
    found.into_iter().filter(|text| words(text) > 1).collect()
}

/// What is drawn in ten languages, and how.
struct Drawing<'a> {
    app: &'a TestApp,
}

impl Drawing<'_> {
    fn header(lang: Lang) -> Header<'static> {
        Header::new("Accept-Language", lang.tag())
    }

    async fn get(&self, path: &str, status: u16) {
        let ask = async |lang| {
            let request = self.app.client.get(path.to_owned()).header(Self::header(lang));
            self.app.browser().send(request).await.expect_status(status)
        };
        let english = ask(Lang::En).await;
        for lang in Lang::ALL {
            compare(path, *lang, &english, &ask(*lang).await);
        }
    }

    /// Hands in a file, and looks at the answer, or at what is said instead.
    async fn file(&self, what: &str, file: &[u8], status: u16) {
        let browser = self.app.browser();
        let sent = browser.upload("/v/file", &[], ("file", "certificate.pdf", file)).await;
        match &sent.location {
            Some(there) => self.get(there, status).await,
            None => self.upload(what, file, status).await,
        }
    }

    /// The page that comes right after a file was sent.
    async fn upload(&self, what: &str, file: &[u8], status: u16) {
        let ask = async |lang: Lang| {
            let browser = self.app.browser();
            browser.get(&format!("/language/{}", lang.tag())).await;
            browser.upload("/v/file", &[], ("file", "certificate.pdf", file)).await.expect_status(status)
        };
        let english = ask(Lang::En).await;
        for lang in Lang::ALL {
            compare(what, *lang, &english, &ask(*lang).await);
        }
    }
}

/// A piece of a file up to a bracket, where it opened the address of a link: another key.
fn without_link(piece: &[u8]) -> Vec<u8> {
    match piece.strip_suffix(b"/URI(") {
        Some(before) => [before, b"/URL("].concat(),
        None => piece.to_vec(),
    }
}

fn compare(what: &str, lang: Lang, english: &Answer, page: &Answer) {
    let html = format!("<html lang=\"{}\" dir=\"{}\">", lang.tag(), lang.dir());
    assert!(page.body.contains(&html), "{what}: {lang:?}: {}", &page.body[..200.min(page.body.len())]);
    assert!(!page.body.contains("Unknown localization"), "{what}: {lang:?}: {}", page.text());
    let said = sentences(english);
    assert!(said.len() > 5, "{what}: this reads no page: {said:?}");
    if lang != Lang::En {
        let foreign: Vec<_> = sentences(page).intersection(&said).cloned().collect();
        assert!(foreign.is_empty(), "{what}: English on the page in {lang:?}: {foreign:?}");
    }
}

#[rocket::async_test]
async fn every_answer_about_a_code_is_in_the_readers_language_alone() {
    let clinic = Clinic::open().await;
    let draw = Drawing { app: &clinic.site };
    let good: Vec<char> = code(1).as_str().chars().collect();
    let at = good.windows(2).position(|two| two[0] != two[1]).unwrap();
    let mut swapped = good.clone();
    swapped.swap(at, at + 1);
    let swapped: String = swapped.into_iter().collect();
    for (path, status) in [
        ("/".to_owned(), 200),
        (clinic.path(), 200),
        (format!("{}/proof", clinic.path()), 200),
        (format!("/v/{}", code(9).as_str()), 404),
        ("/v?code=".to_owned(), 400),
        ("/v?code=T1TP".to_owned(), 400),
        ("/v?code=7K3M-9QX2-4TFD-W8H%24".to_owned(), 400),
        (format!("/v?code={swapped}"), 400),
        ("/v?code=SA-2026-00014".to_owned(), 400),
        (format!("/v?code={}+{}", code(1), code(9)), 400),
        ("/v?scanned=https%3A%2F%2Fevil.example%2Fv%2FT1TP".to_owned(), 400),
        ("/v?scanned=hello".to_owned(), 400),
        ("/v/file?seen=gone".to_owned(), 422),
        ("/nothing".to_owned(), 404),
        ("/v/one/two/three/four".to_owned(), 404),
    ] {
        draw.get(&path, status).await;
    }
}

#[rocket::async_test]
async fn every_standing_and_every_trouble_of_a_paper_is_in_the_readers_language_alone() {
    use everywhere::{Case, stand};
    for case in Case::ALL {
        let s = stand(case).await;
        let draw = Drawing { app: &s.app };
        draw.get(&format!("/v/{}", s.code), 200).await;
        let file = std::fs::read(&s.pdf).unwrap();
        draw.file("the issued file", &file, 200).await;
        if matches!(case, Case::Good | Case::Revoked) {
            draw.file(
                "an altered file",
                &[&file[..], b"1 0 obj<<>>endobj\nstartxref\n0\n%%EOF\n"].concat(),
                200,
            )
            .await;
            draw.file("the end is missing", &file[..file.len() - 3], 200).await;
            draw.file("half a file", &file[..file.len() / 2], 200).await;
            let padded = [&file[..], b"\n \n"].concat();
            draw.file("blank bytes at the end", &padded, 200).await;
            let at = file.windows(8).position(|word| word == b"<rdf:li>").unwrap() + 8;
            let mut changed = file.clone();
            changed[at..at + 3].copy_from_slice(b"Eve");
            draw.file("another name in it", &changed, 200).await;
            // Saved anew by a program that leaves no link.
            let moved = [b"%PDF-1.7\n", &file[..]].concat();
            draw.file("a copy", &moved, 200).await;
            let unlinked: Vec<u8> =
                moved.split_inclusive(|byte| *byte == b'(').map(without_link).collect::<Vec<_>>().concat();
            draw.file("a copy without a link", &unlinked, 200).await;
        }
    }
    for reason in RevocationReason::ALL {
        let clinic = Clinic::open().await;
        clinic.change(CertificateState::Revoked, Some(*reason)).await;
        Drawing { app: &clinic.site }.get(&clinic.path(), 200).await;
    }
    let clinic = Clinic::without_papers().await;
    Drawing { app: &clinic.site }.get(&clinic.path(), 200).await;
}

fn ours(number: u8) -> String {
    format!("http://verify.example/v/{}", code(number).as_str())
}

#[rocket::async_test]
async fn every_answer_about_a_picture_is_in_the_readers_language_alone() {
    let clinic = Clinic::open().await;
    let draw = Drawing { app: &clinic.site };
    let photo = |text: &str| photos::file(photos::sheet(text), image::ImageFormat::Jpeg);
    for (what, file) in [
        ("a photo", photo(&ours(1))),
        ("a photo of nobody's code", photo(&ours(9))),
        ("a pattern that leads away", photo("https://evil.example/v/T1TP")),
        ("another pattern", photo("hello")),
        ("no picture to read", b"\x89PNG\r\n\x1a\n".to_vec()),
    ] {
        draw.file(what, &file, 200).await;
    }
    draw.file("an empty file", b"", 422).await;
    draw.file("too large a file", &vec![b' '; 11 * 1024 * 1024], 422).await;
}

#[rocket::async_test]
async fn every_answer_about_somebody_elses_file_is_in_the_readers_language_alone() {
    let clinic = Clinic::open().await;
    let draw = Drawing { app: &clinic.site };
    for (what, file) in [
        ("no PDF", b"PK\x03\x04 a sheet".to_vec()),
        ("data", b"{\"id\": 1}".to_vec()),
        ("a PDF of others", b"%PDF-1.4\n1 0 obj<<>>endobj startxref".to_vec()),
        ("a locked PDF", b"%PDF-1.4\ntrailer<</Encrypt 1 0 R>>".to_vec()),
    ] {
        draw.file(what, &file, 200).await;
    }
}

#[rocket::async_test]
async fn every_answer_about_a_copy_is_in_the_readers_language_alone() {
    let clinic = Clinic::open().await;
    let draw = Drawing { app: &clinic.site };
    let another = clinic.records.enrol("Person 2").await;
    clinic.records.issue(&another, 2, "Person 2").await;
    let links = |numbers: &[u8], more: &str| {
        let links: String = numbers.iter().map(|number| format!("/URI ({})", ours(*number))).collect();
        format!("%PDF-1.4\n{links}{more}\nstartxref\n0\n%%EOF\n").into_bytes()
    };
    for (what, file) in [
        ("a PDF with a link", links(&[1], "")),
        ("a copy that was saved anew", links(&[1], "<pdf:Producer>Countersign</pdf:Producer>")),
        ("several certificates", links(&[1, 2], "")),
        ("several certificates and more", links(&[1, 2, 7, 8, 9], "")),
    ] {
        draw.file(what, &file, 200).await;
    }
}

#[rocket::async_test]
async fn what_stands_in_place_of_an_answer_is_calm_and_in_the_readers_language_alone() {
    let calm = "This says nothing about";
    let clinic = Clinic::open().await;
    let draw = Drawing { app: &clinic.site };
    let rename = async |from: &str, to: &str| {
        let sql = format!("ALTER TABLE {from} RENAME TO {to}");
        clinic.site.store().read().execute_unprepared(&sql).await.unwrap();
    };
    // Other files are looked at.
    let busy = clinic.site.client.rocket().state::<Busy>().unwrap();
    let here = Whose::Address(Origin::from("127.0.0.1".parse::<std::net::IpAddr>().unwrap()).address());
    let unknown = Whose::Address(std::net::Ipv4Addr::UNSPECIFIED.into());
    let mut turns = Vec::new();
    for whose in [here, unknown] {
        while let Some(turn) = busy.files.take(whose) {
            turns.push(turn);
        }
    }
    draw.upload("too many files", b"%PDF-1.7", 503).await;
    let page = clinic.site.browser().upload("/v/file", &[], ("file", "c.pdf", b"%PDF-1.7")).await;
    page.expect_text(calm).expect_text("then choose the file again");
    assert!(page.body.contains("href=\"/v#file-check\""), "the way on: {}", page.body);
    turns.clear();
    // The record does not answer, or has what nobody can read.
    rename("certificate", "aside").await;
    for path in [clinic.path(), format!("{}/proof", clinic.path())] {
        let page = clinic.site.browser().get(&path).await;
        page.expect_text(calm);
        assert!(page.status.code >= 500 && !page.text().contains("doctor"), "{path}: {}", page.text());
        draw.get(&path, page.status.code).await;
    }
    draw.upload("the record does not answer", b"%PDF-1.7 x", 503).await;
    rename("aside", "certificate").await;
    let site = TestApp::spawn_with(|settings| settings.checks_per_minute = 1).await;
    site.browser().get("/v/T1TP").await;
    let path = format!("/v/{}", code(1).as_str());
    site.browser().get(&path).await;
    Drawing { app: &site }.get(&path, 429).await;
    Drawing { app: &site }.upload("too many checks", b"%PDF-1.7", 429).await;
}

#[rocket::async_test]
async fn a_page_that_is_not_there_in_a_language_is_in_another_one_from_its_first_line_to_its_last() {
    for lang in Lang::ALL {
        let here = lang.for_key("patient-verdict-active");
        assert_eq!(here, *lang, "what patients read is there in every language");
        let work = lang.for_key("error-stale-title");
        assert_eq!(work, lang.for_work(), "{lang:?}");
    }
}

/// As the framework answers what did not arrive in three minutes.
#[rocket::post("/v/file")]
fn late() -> rocket::http::Status {
    rocket::http::Status::RequestTimeout
}

#[rocket::async_test]
async fn a_file_that_does_not_arrive_in_time_is_answered_calmly_and_in_the_readers_language_alone() {
    let mut clinic = Clinic::open().await;
    let mut before = rocket::routes![late];
    before.iter_mut().for_each(|route| route.rank = -20);
    let slow = countersign::build(clinic.site.app.clone(), &[7; 64]).mount("/", before);
    clinic.site.client = rocket::local::asynchronous::Client::untracked(slow).await.unwrap();
    let page = clinic.site.browser().upload("/v/file", &[], ("file", "c.pdf", b"%PDF-1.7")).await;
    page.expect_text("The file did not arrive in time").expect_text("This says nothing about");
    assert!(page.body.contains("href=\"/v#file-check\""), "the way on: {}", page.body);
    Drawing { app: &clinic.site }.upload("too slow a file", b"%PDF-1.7", 408).await;
}
