//! Photos lose what they say beside the picture, and no pixel of it.

use countersign::domain::upload::{FileKind, take};
use image::{DynamicImage, ImageDecoder, ImageFormat, RgbImage, codecs::jpeg::JpegDecoder};
use std::io::Cursor;

use super::Office;

/// A small photo of many colours.
pub fn photo(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(24, 16, |x, y| image::Rgb([(x * 10) as u8, (y * 15) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG segment.
fn segment(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, kind], &length[..], content].concat()
}

/// What a telephone that was held sideways (6) writes: where the picture was taken, in words that a test can look for.
fn telephone_exif() -> Vec<u8> {
    let mut exif = b"Exif\0\0II\x2A\0\x08\0\0\0\x02\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0GPS 51.5 N 0.1 W");
    segment(0xE1, &exif)
}

pub fn telephone_photo() -> Vec<u8> {
    let plain = photo(ImageFormat::Jpeg);
    let mut bytes = plain[..2].to_vec();
    bytes.extend(telephone_exif());
    bytes.extend(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<place>Home</place>"));
    bytes.extend(segment(0xED, b"Photoshop 3.0\0Home"));
    bytes.extend(segment(0xFE, b"Home, sweet Home"));
    bytes.extend(&plain[2..]);
    bytes.extend(b"a film of the Home behind the end");
    bytes
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a_jpeg_loses_where_it_was_taken_and_keeps_its_pixels_and_which_way_up_it_is() {
    let taken = take(telephone_photo()).unwrap();
    assert_eq!(taken.kind, FileKind::Jpeg);
    for gone in [&b"GPS"[..], b"Home", b"xap", b"Photoshop"] {
        assert!(!holds(&taken.bytes, gone), "{}", String::from_utf8_lossy(gone));
    }
    let pixels =
        |bytes: &[u8]| image::load_from_memory_with_format(bytes, ImageFormat::Jpeg).unwrap().to_rgb8();
    assert_eq!(pixels(&taken.bytes), pixels(&photo(ImageFormat::Jpeg)));
    let mut decoder = JpegDecoder::new(Cursor::new(&taken.bytes)).unwrap();
    assert_eq!(decoder.orientation().unwrap().to_exif(), 6);
    assert_eq!(take(taken.bytes.clone()).unwrap(), taken, "what is bare stays as it is");
}

#[test]
fn a_jpeg_that_says_nothing_beside_its_picture_is_kept_byte_for_byte() {
    let plain = photo(ImageFormat::Jpeg);
    assert_eq!(take(plain.clone()).unwrap().bytes, plain);
}

#[test]
fn a_png_loses_its_texts_and_keeps_its_pixels() {
    let plain = photo(ImageFormat::Png);
    let header = 8 + 25;
    let mut bytes = plain[..header].to_vec();
    for (kind, content) in
        [(b"tEXt", &b"Place\0Home"[..]), (b"eXIf", b"II GPS"), (b"tIME", &[7, 0xEA, 1, 1, 1, 1, 1])]
    {
        bytes.extend((content.len() as u32).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(content);
        bytes.extend([0; 4]);
    }
    bytes.extend(&plain[header..]);
    bytes.extend(b"Home");
    assert_eq!(take(bytes).unwrap().bytes, plain);
}

#[test]
fn every_beginning_of_a_photo_is_judged_without_a_panic() {
    let whole = telephone_photo();
    for end in 1..whole.len() {
        let _ = take(whole[..end].to_vec());
        let mut broken = whole.clone();
        broken[end] ^= 0xFF;
        let _ = take(broken);
    }
}

#[rocket::async_test]
async fn a_reviewer_never_gets_the_place_of_a_photo() {
    let office = Office::open().await;
    office.hand_in("first-aid.jpeg", &telephone_photo()).await.expect_status(303);
    let document = office.handed_in().await.remove(0).document;
    let reviewer = office.browser(office.records.manager).await;
    let file = reviewer.get(&format!("/academy/documents/{}/file", document.id)).await.expect_status(200);
    assert!(!holds(&file.bytes, b"GPS") && !holds(&file.bytes, b"Home"));
    assert_eq!(document.size, file.bytes.len() as u64);
}
