//! Photos, screenshots and scans of a certificate, as patients hand them in: the square pattern on paper, as a camera sees it.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops};
use qrcodegen::{QrCode, QrCodeEcc};

/// A grey sheet with the square pattern of a text somewhere on it.
pub fn sheet(text: &str) -> GrayImage {
    // Light is not evenly spread over a photo.
    let sheet = GrayImage::from_fn(900, 1200, |x, y| Luma([200 + ((x + y) / 60) as u8]));
    with_pattern(sheet, text, (560, 830, 7))
}

/// A whole sheet of A4 as a screen shows it, at so many pixels to the module of a pattern that is 21 mm wide on paper.
fn on_a_screen(text: &str, module: i32) -> GrayImage {
    let (width, height) = (331 * module.unsigned_abs(), 468 * module.unsigned_abs());
    with_pattern(
        GrayImage::from_pixel(width, height, Luma([255])),
        text,
        (250 * module, 360 * module, module),
    )
}

/// A sheet with a pattern on it: how far from the left, from the top, and how wide a module is, in pixels.
fn with_pattern(mut sheet: GrayImage, text: &str, (left, top, module): (i32, i32, i32)) -> GrayImage {
    let pattern = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
    for (row, column) in
        (-4..pattern.size() + 4).flat_map(|row| (-4..pattern.size() + 4).map(move |c| (row, c)))
    {
        let shade = if pattern.get_module(column, row) { 30 } else { 235 };
        let at = |place: i32, from: i32| u32::try_from(from + place * module).unwrap();
        let dots = 0..module.unsigned_abs();
        for (x, y) in dots.clone().flat_map(|y| dots.clone().map(move |x| (x, y))) {
            sheet.put_pixel(at(column, left) + x, at(row, top) + y, Luma([shade]));
        }
    }
    sheet
}

/// A wall with one certificate beside another.
pub fn two(texts: [&str; 2]) -> GrayImage {
    let wall = GrayImage::from_pixel(1600, 1000, Luma([210]));
    texts
        .into_iter()
        .zip([100, 900])
        .fold(wall, |wall, (text, left)| with_pattern(wall, text, (left, 300, 7)))
}

/// A wall with a large pattern of somebody else beside a small one, photographed with a large camera: in a smaller copy of the picture only the
/// large one can be read.
pub fn poster_beside(large: &str, small: &str) -> GrayImage {
    let wall = GrayImage::from_pixel(3200, 2400, Luma([210]));
    with_pattern(with_pattern(wall, large, (300, 400, 30)), small, (2400, 1800, 4))
}

/// A PDF that is made of these photos, with something else in it.
pub fn scan(pages: &[Vec<u8>], more: &str) -> Vec<u8> {
    let head = b"\n1 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode>>stream\n".as_slice();
    let pages =
        pages.iter().flat_map(|page| [head, page, b"\nendstream endobj"]).collect::<Vec<_>>().concat();
    [b"%PDF-1.4", pages.as_slice(), more.as_bytes(), b"\ntrailer<<>>\nstartxref\n0\n%%EOF\n"].concat()
}

/// A picture as a file.
pub fn file(picture: GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The same sheet as people photograph and send it: a name for each way, and the file.
pub fn ways(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let (sheet, jpeg, png) = (sheet(text), ImageFormat::Jpeg, ImageFormat::Png);
    let mut dark = sheet.clone();
    imageops::invert(&mut dark);
    let large = imageops::resize(&sheet, 1500, 2000, imageops::FilterType::Triangle);
    let small = imageops::resize(&sheet, 480, 640, imageops::FilterType::Triangle);
    let photo = file(large.clone(), jpeg);
    let page = scan(std::slice::from_ref(&photo), "");
    vec![
        ("a screenshot", file(sheet.clone(), png)),
        ("a photo", file(sheet.clone(), jpeg)),
        ("a screenshot of the whole sheet", file(on_a_screen(text, 3), png)),
        ("a screenshot of the whole sheet on a small screen", file(on_a_screen(text, 2), png)),
        ("turned to the right", file(imageops::rotate90(&sheet), jpeg)),
        ("upside down", file(imageops::rotate180(&sheet), jpeg)),
        ("turned to the left", file(imageops::rotate270(&sheet), jpeg)),
        ("a screen in dark colours", file(dark, png)),
        ("out of focus", file(imageops::blur(&sheet, 1.5), jpeg)),
        ("of a large camera", photo.clone()),
        ("sent on by a messenger", file(small, jpeg)),
        ("a scan, as a PDF", page),
    ]
}
