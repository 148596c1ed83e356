//! Front and back: several photos that are chosen at once become one document.

use std::io::Cursor;

use countersign::domain::{
    ids::DocumentId,
    upload::{LARGEST, MOST_PAGES, join, take},
};
use image::{DynamicImage, ImageFormat, RgbImage, metadata::Orientation};
use lopdf::{Document, Object};

use super::{
    Office, PDF,
    pictures::{photo, segment, telephone_photo},
};
use crate::{issuing::support::run, support::app::Answer};

async fn chosen(office: &Office, files: &[(&str, &[u8])]) -> Answer {
    let id = DocumentId::fresh().to_string();
    office.hand_in_all(&id, files).await
}

/// The pages of what was handed in: across, down, and the picture's filter.
async fn pages(office: &Office) -> Vec<(f32, f32, String)> {
    let document = office.handed_in().await.remove(0).document;
    assert_eq!(document.media_type, "application/pdf");
    let bytes = office.site.app.files.documents.get(&document.sha256).await.unwrap();
    for gone in ["GPS", "Home", "Exif"] {
        assert!(!bytes.windows(gone.len()).any(|window| window == gone.as_bytes()), "{gone}");
    }
    let file = Document::load_mem(&bytes).unwrap();
    let page = |(_, id): (u32, lopdf::ObjectId)| {
        let page = file.get_dictionary(id).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let (wide, high) = (sides[2].as_float().unwrap(), sides[3].as_float().unwrap());
        let resources = page.get(b"Resources").unwrap().as_dict().unwrap();
        let pictures = resources.get(b"XObject").unwrap().as_dict().unwrap();
        let Object::Reference(picture) = pictures.get(b"P").unwrap() else { panic!("no picture") };
        let picture = &file.get_object(*picture).unwrap().as_stream().unwrap().dict;
        let filter = picture.get(b"Filter").unwrap().as_name().unwrap();
        (wide, high, String::from_utf8_lossy(filter).into_owned())
    };
    file.get_pages().into_iter().map(page).collect()
}

#[rocket::async_test]
async fn photos_that_are_chosen_together_are_one_file_with_a_page_for_each_in_their_order_the_right_way_up() {
    let office = Office::open().await;
    let (front, back) = (telephone_photo(), photo(ImageFormat::Png));
    let third = photo(ImageFormat::Jpeg);
    let files: [(&str, &[u8]); 3] = [("front.jpg", &front), ("back.png", &back), ("third.jpg", &third)];
    chosen(&office, &files).await.expect_status(303);
    let told: Vec<_> = pages(&office).await;
    let is = |told: &(f32, f32, String)| (told.0 < told.1, told.2.clone());
    // The telephone was held sideways: 24 by 16 pixels stand upright.
    let wanted = [(true, "DCTDecode".into()), (false, "FlateDecode".into()), (false, "DCTDecode".into())];
    assert_eq!(told.iter().map(is).collect::<Vec<_>>(), wanted);
    assert_eq!(office.handed_in().await.len(), 1);
    let reviewer = office.browser(office.records.manager).await;
    let id = office.handed_in().await[0].document.id;
    reviewer.get(&format!("/academy/documents/{id}")).await.expect_status(200).expect_text("front.pdf");
}

#[rocket::async_test]
async fn the_same_photos_sent_twice_are_one_document_and_one_photo_stays_a_photo() {
    let office = Office::open().await;
    let (front, back) = (telephone_photo(), photo(ImageFormat::Png));
    let id = DocumentId::fresh().to_string();
    for _ in 0..2 {
        let files: [(&str, &[u8]); 2] = [("front.jpg", &front), ("back.png", &back)];
        office.hand_in_all(&id, &files).await.expect_status(303);
    }
    assert_eq!((office.handed_in().await.len(), office.files().await.len()), (1, 1));
    chosen(&office, &[("front.jpg", &front)]).await.expect_status(303);
    let kinds: Vec<_> = office.handed_in().await.into_iter().map(|view| view.document.media_type).collect();
    assert!(kinds.contains(&"image/jpeg".to_owned()), "{kinds:?}");
}

#[rocket::async_test]
async fn what_does_not_go_together_is_refused_beside_the_field_and_nothing_is_stored() {
    let office = Office::open().await;
    let front = photo(ImageFormat::Jpeg);
    let large = [&front[..front.len() - 2], &vec![0; LARGEST / 2][..], &front[front.len() - 2..]].concat();
    let many = vec![("front.jpg", &front[..]); MOST_PAGES + 1];
    let thousands = vec![("front.jpg", &front[..]); 1000];
    type Files<'a> = &'a [(&'a str, &'a [u8])];
    let cases: [(Files, &str); 6] = [
        (&[("front.jpg", &front), ("rest.pdf", PDF)], "become one only where all are photos"),
        (&[("a.pdf", PDF), ("b.pdf", PDF)], "become one only where all are photos"),
        (&[("front.jpg", &front), ("back.txt", b"words")], "not a PDF, JPEG or PNG"),
        (&[("front.jpg", &large), ("back.jpg", &large)], "This file is larger than 10 MB."),
        (&many, "more than ten photos"),
        (&thousands, "more than ten photos"),
    ];
    for (files, told) in cases {
        let answer = chosen(&office, files).await.expect_status(422);
        answer.expect_text(told);
        assert!(answer.body.contains("value=\"FA-77\""), "what was typed is kept");
    }
    assert!(office.files().await.is_empty());
}

#[test]
fn each_page_stands_the_right_way_up_however_the_telephone_was_held() {
    let upright = RgbImage::from_fn(48, 32, |x, y| image::Rgb([if x < 24 && y < 16 { 20 } else { 230 }; 3]));
    let held = |way: u8| {
        let mut stored = DynamicImage::ImageRgb8(upright.clone());
        // What turns it back: two of the eight ways undo each other, the others themselves.
        let back = [0, 1, 2, 3, 4, 5, 8, 7, 6][usize::from(way)];
        stored.apply_orientation(Orientation::from_exif(back).unwrap());
        let mut plain = Cursor::new(Vec::new());
        stored.write_to(&mut plain, ImageFormat::Jpeg).unwrap();
        let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([way, 0, 0, 0, 0, 0, 0]);
        let plain = plain.into_inner();
        take([&plain[..2], &segment(0xE1, &exif), &plain[2..]].concat()).unwrap()
    };
    let file = join((1..=8).map(held).collect()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (pdf, out) = (folder.path().join("photos.pdf"), folder.path().join("page"));
    std::fs::write(&pdf, file.bytes).unwrap();
    run("pdftoppm", &["-r", "18", "-png"], &pdf, &[out.to_str().unwrap()]);
    for page in 1..=8 {
        let drawn = image::open(folder.path().join(format!("page-{page}.png"))).unwrap().to_luma8();
        let (wide, high) = drawn.dimensions();
        let dark = |x: u32, y: u32| drawn.get_pixel(wide * x / 4, high * y / 4).0[0] < 120;
        assert!(wide > high, "{page}");
        assert_eq!([dark(1, 1), dark(3, 1), dark(1, 3), dark(3, 3)], [true, false, false, false], "{page}");
    }
}
