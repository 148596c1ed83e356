//! What a file is, its content tells.

use countersign::domain::upload::{FileKind, LARGEST, Unfit, take};

use super::{Office, PDF};

fn inspect(bytes: &[u8]) -> Result<FileKind, Unfit> {
    take(bytes.to_vec()).map(|taken| taken.kind)
}

/// A PNG of one pixel.
pub fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in
        [(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0][..]), (b"IDAT", &[1, 2][..]), (b"IEND", &[][..])]
    {
        bytes.extend((content.len() as u32).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(content);
        bytes.extend([0; 4]);
    }
    bytes
}

pub fn jpeg() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2, 0x2A, 0xFF, 0xD9]);
    bytes
}

#[test]
fn the_three_kinds_are_known_by_their_content() {
    assert_eq!(inspect(PDF), Ok(FileKind::Pdf));
    assert_eq!(inspect(&png()), Ok(FileKind::Png));
    assert_eq!(inspect(&jpeg()), Ok(FileKind::Jpeg));
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
    assert_eq!(inspect(&PDF[..PDF.len() - 20]), Err(Unfit::Damaged));
    assert_eq!(inspect(&png()[..40]), Err(Unfit::Damaged));
    assert_eq!(inspect(&jpeg()[..25]), Err(Unfit::Damaged));
}

#[test]
fn a_picture_without_a_size_is_refused() {
    let mut flat = png();
    flat[16..20].fill(0);
    assert_eq!(inspect(&flat), Err(Unfit::Damaged));
}

#[test]
fn a_pdf_that_needs_a_password_is_refused() {
    let locked = String::from_utf8(PDF.to_vec()).unwrap().replace("<</Root", "<</Encrypt 5 0 R/Root");
    assert_eq!(inspect(locked.as_bytes()), Err(Unfit::Locked));
    assert_eq!(inspect(&encrypted("reader", "owner")), Err(Unfit::Locked));
}

#[test]
fn a_pdf_whose_password_only_forbids_editing_is_taken_byte_for_byte() {
    let file = encrypted("", "owner");
    let taken = take(file.clone()).unwrap();
    assert_eq!((taken.kind, taken.bytes == file), (FileKind::Pdf, true));
}

/// A PDF that is encrypted under these passwords.
fn encrypted(user: &str, owner: &str) -> Vec<u8> {
    use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, dictionary};
    let mut document = Document::with_version("1.7");
    let pages =
        document.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 });
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: owner,
        user_password: user,
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    file
}

#[test]
fn what_every_viewer_opens_is_taken_as_it_came() {
    let with = |before: &[u8], behind: &[u8]| [before, PDF, behind].concat();
    for odd in [
        with(b"\r\n", b""),
        with(b"\xEF\xBB\xBF", b""),
        with(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n", b""),
        with(&[b' '; 1024], b""),
        with(b"", &[0; 4096]),
        with(b"", &[b'\n'; 200_000]),
        with(b"", b"% printed by the insurer\n"),
    ] {
        let taken = take(odd.clone()).unwrap();
        assert_eq!((taken.kind, taken.bytes == odd), (FileKind::Pdf, true));
    }
    assert_eq!(inspect(&with(&[b' '; 1025], b"")), Err(Unfit::Kind));
    assert_eq!(inspect(&with(b"", b"7 0 obj\n<<>>\nendobj\n")), Err(Unfit::Damaged));
}

#[rocket::async_test]
async fn a_heic_photo_is_told_how_to_become_a_jpeg() {
    let office = Office::open().await;
    let photo = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and so on";
    let answer = office.hand_in("IMG_0001.jpg", photo).await.expect_status(422);
    answer.expect_text("save it as JPEG");
    assert!(answer.body.contains("value=\"FA-77\""), "what was typed is kept");
}

#[rocket::async_test]
async fn a_form_with_a_file_that_is_too_large_keeps_what_was_typed() {
    let office = Office::open().await;
    let answer = office.hand_in("photo.jpg", &padded(12 * 1024 * 1024)).await.expect_status(422);
    answer.expect_text("This file is larger than 10 MB.");
    for kept in ["value=\"Red Cross\"", "value=\"FA-77\"", "value=\"2026-05-01\"", "value=\"2026-11-30\""] {
        assert!(answer.body.contains(kept), "{kept}");
    }
    assert!(office.files().await.is_empty());
}

#[test]
fn every_beginning_of_a_file_is_judged_without_a_panic() {
    for whole in [PDF.to_vec(), png(), jpeg()] {
        for end in 0..whole.len() {
            assert!(inspect(&whole[..end]).is_err() || end > whole.len() / 2);
        }
    }
}

#[rocket::async_test]
async fn zip_svg_html_and_gif_are_refused_under_any_name() {
    let office = Office::open().await;
    let liars: [&[u8]; 4] = [
        b"PK\x03\x04rest of a zip archive",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
    ];
    for content in liars {
        let answer = office.hand_in("policy.pdf", content).await.expect_status(422);
        answer.expect_text("This is not a PDF, JPEG or PNG, whatever its name says.");
        assert!(answer.body.contains("<title>Error:"));
        assert!(answer.body.contains("value=\"FA-77\""), "what was typed is kept");
    }
    assert!(office.handed_in().await.is_empty());
    assert!(office.files().await.is_empty());
}

#[rocket::async_test]
async fn exactly_ten_megabytes_are_taken() {
    let office = Office::open().await;
    office.hand_in("big.pdf", &padded(LARGEST)).await.expect_status(303);
    assert_eq!(office.handed_in().await[0].document.size, LARGEST as u64);
}

#[rocket::async_test]
async fn one_byte_more_is_refused_beside_the_field() {
    let office = Office::open().await;
    let answer = office.hand_in("big.pdf", &padded(LARGEST + 1)).await.expect_status(422);
    answer.expect_text("This file is larger than 10 MB.");
    assert!(office.files().await.is_empty());
}

#[rocket::async_test]
async fn a_body_too_large_to_read_is_answered_beside_the_field() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    let body = vec![b'x'; 33 * 1024 * 1024];
    let request = office
        .site
        .client
        .post("/practitioner/documents/kinds/first_aid/new")
        .header(rocket::http::Header::new("Sec-Fetch-Site", "same-origin"))
        .header(rocket::http::Header::new("Content-Length", body.len().to_string()))
        .header(rocket::http::ContentType::new("multipart", "form-data").with_params(("boundary", "b")))
        .body(body);
    browser.send(request).await.expect_status(422).expect_text("This file is larger than 10 MB.");
}

/// What a browser sends, ended or called as the test says.
async fn sent_raw(office: &Office, body: String) -> crate::support::app::Answer {
    let browser = office.browser(office.trainee.person_id).await;
    let request = office
        .site
        .client
        .post("/practitioner/documents/kinds/first_aid/new")
        .header(rocket::http::Header::new("Sec-Fetch-Site", "same-origin"))
        .header(rocket::http::ContentType::new("multipart", "form-data").with_params(("boundary", "b")))
        .body(body);
    browser.send(request).await
}

const ISSUER: &str = "--b\r\nContent-Disposition: form-data; name=\"typed.issuer\"\r\n\r\nAcme Insurance";

fn part_of_a_file(name: &str) -> String {
    let head = format!("Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"");
    format!("{ISSUER}\r\n--b\r\n{head}\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4")
}

#[rocket::async_test]
async fn a_form_that_ends_before_its_end_did_not_arrive_whole_and_is_not_called_too_large() {
    let office = Office::open().await;
    for body in [ISSUER.to_owned(), part_of_a_file("a.pdf")] {
        let answer = sent_raw(&office, body).await.expect_status(422);
        answer.expect_text("File: This did not arrive whole");
        assert!(!answer.text().contains("File: This file is larger"), "{}", answer.text());
    }
    // What came before it broke off is given back.
    assert!(sent_raw(&office, part_of_a_file("a.pdf")).await.body.contains("Acme Insurance"));
    assert!(office.files().await.is_empty());
}

#[rocket::async_test]
async fn a_file_whose_name_cannot_be_read_is_refused_beside_the_field() {
    let office = Office::open().await;
    let body = format!("{}\r\n--b--\r\n", part_of_a_file("a\0.pdf"));
    let answer = sent_raw(&office, body).await.expect_status(422);
    answer.expect_text("The name of this file cannot be read");
    assert!(answer.body.contains("Acme Insurance"), "{}", answer.text());
}

#[rocket::async_test]
async fn a_body_of_unknown_length_that_does_not_end_is_answered_with_a_page() {
    let office = Office::open().await;
    office.hand_in("big.pdf", &padded(33 * 1024 * 1024)).await.expect_status(413).expect_text("up to 10 MB");
}

/// A PDF of so many bytes.
pub fn padded(length: usize) -> Vec<u8> {
    let mut bytes = PDF[..9].to_vec();
    bytes.resize(length - (PDF.len() - 9), b' ');
    bytes.extend(&PDF[9..]);
    bytes
}

#[rocket::async_test]
async fn a_body_of_millions_of_empty_parts_costs_no_more_than_its_length() {
    let office = Office::open().await;
    let browser = office.browser(office.trainee.person_id).await;
    // Cut into parts by the shortest delimiter: each byte moved for each part would take minutes.
    let typed = "\r\nContent-Disposition: form-data; name=\"typed.reference\"\r\n\r\nFA-77";
    let body = ["--x", typed, &"\r\n--x".repeat(6 * 1024 * 1024)].concat().into_bytes();
    let request = office
        .site
        .client
        .post("/practitioner/documents/kinds/first_aid/new")
        .header(rocket::http::Header::new("Sec-Fetch-Site", "same-origin"))
        .header(rocket::http::Header::new("Content-Length", body.len().to_string()))
        .header(rocket::http::ContentType::new("multipart", "form-data").with_params(("boundary", "x")))
        .body(body);
    let answer = browser.send(request).await.expect_status(422);
    answer.expect_text("This file is larger than 10 MB.");
    assert!(answer.body.contains("value=\"FA-77\""), "what was typed is kept");
}
