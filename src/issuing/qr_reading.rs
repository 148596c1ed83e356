//! The QR code in a photo, a screenshot or a scan of a certificate: what it says, as text. Nothing of the picture is kept.

use image::{DynamicImage, GrayImage, ImageReader, imageops};

/// Pixels of the longer side that reading is tried at: a code that fills a large photo is found in a small copy of it, a
/// small code in a large one.
const SIDES: [u32; 3] = [1000, 1800, 3200];
/// A picture of fewer pixels is read at twice its size as well: on a sheet that a screen shows whole, or that a messenger made small, a
/// module of the pattern is hardly two pixels wide.
const SMALL: u32 = 1700;
/// The longest text that is looked at; an address of ours is far shorter.
const LONGEST: usize = 512;
/// Pictures of a PDF that are looked at, the largest first: the pages of a scan.
const PAGES: usize = 4;
/// The smallest picture of a PDF that can be a page, in bytes.
const PAGE_BYTES: usize = 20_000;

/// The texts of the QR codes in a picture (JPEG or PNG), each once; none where it is no picture or shows none. `is_wanted` says of a
/// text whether it may be one of ours: another one hides none of those, wherever it hangs and however large it is.
pub fn texts(file: &[u8], is_wanted: fn(&str) -> bool) -> Vec<String> {
    let Some(picture) = decode(file) else { return Vec::new() };
    let longest = picture.width().max(picture.height());
    let mut found: Vec<String> = Vec::new();
    for side in sides(longest) {
        let was_found = found.iter().any(|text| is_wanted(text));
        let copy = if longest == side { picture.clone() } else { scaled(&picture, side, longest) };
        add(&mut found, read(&copy));
        if found.is_empty() {
            // A screen that shows everything dark shows the code dark, too.
            let mut light = copy;
            imageops::invert(&mut light);
            add(&mut found, read(&light));
        }
        // Two certificates side by side are hardly of one size: what is a little smaller is found one step further.
        if was_found {
            break;
        }
    }
    found
}

/// The texts of the QR codes in the photos that a PDF is made of, as scanners and phones make them. The file is not parsed: what
/// begins as a JPEG is read as one, and ends where that ends.
pub fn texts_of_scan(file: &[u8], is_wanted: fn(&str) -> bool) -> Vec<String> {
    const BEGINS: &[u8] = &[0xff, 0xd8, 0xff];
    const ENDS: &[u8] = b"endstream";
    let place = |word: &[u8], from: usize| {
        file.get(from..)?.windows(word.len()).position(|part| part == word).map(|at| from + at)
    };
    let (mut pages, mut from) = (Vec::new(), 0);
    while let Some(begin) = place(BEGINS, from) {
        let end = place(ENDS, begin).unwrap_or(file.len());
        pages.extend(file.get(begin..end).filter(|page| page.len() >= PAGE_BYTES));
        from = end;
    }
    pages.sort_by_key(|page| std::cmp::Reverse(page.len()));
    let mut found = Vec::new();
    for page in pages.into_iter().take(PAGES) {
        add(&mut found, texts(page, is_wanted));
    }
    found
}

fn add(found: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !found.contains(&text) {
            found.push(text);
        }
    }
}

/// Whether the file begins as a picture that people take with a phone or save from a screen.
pub fn is_picture(file: &[u8]) -> bool {
    infer::is_image(file)
}

/// The sizes that a picture is read at: smaller copies first, which is quicker and finds most, then as it is, then larger.
fn sides(longest: u32) -> Vec<u32> {
    let smaller = SIDES.into_iter().filter(|side| *side < longest);
    let as_it_is = Some(longest).filter(|longest| *longest <= SIDES[2]);
    let larger = Some(2 * longest).filter(|_| longest < SMALL);
    smaller.chain(as_it_is).chain(larger).collect()
}

fn decode(file: &[u8]) -> Option<GrayImage> {
    let mut reader = ImageReader::new(std::io::Cursor::new(file)).with_guessed_format().ok()?;
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(8_192);
    limits.max_image_height = Some(8_192);
    limits.max_alloc = Some(160 * 1024 * 1024);
    reader.limits(limits);
    Some(reader.decode().ok()?.into_luma8())
}

fn scaled(picture: &GrayImage, side: u32, longest: u32) -> GrayImage {
    let length = |length: u32| {
        u32::try_from(u64::from(length) * u64::from(side) / u64::from(longest)).unwrap_or(side).max(1)
    };
    let (width, height) = (length(picture.width()), length(picture.height()));
    let picture = DynamicImage::ImageLuma8(picture.clone());
    picture.resize_exact(width, height, imageops::FilterType::Triangle).into_luma8()
}

fn read(picture: &GrayImage) -> Vec<String> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_raw();
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let decoded = prepared.detect_grids().into_iter().take(8).filter_map(|grid| grid.decode().ok());
    decoded.map(|(_, text)| text).filter(|text| text.len() <= LONGEST).collect()
}
