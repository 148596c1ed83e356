//! Logos and signatures that people bring: what is drawn, and that nothing hostile gets in, takes long or stays in.

use std::io::Cursor;
use std::time::{Duration, Instant};

use countersign::issuing::design::Appearance;
use countersign::issuing::picture::{Picture, PictureError};
use countersign::issuing::{Sample, preview};
use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::support::read_with;

fn encoded(image: &image::DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

fn png() -> Vec<u8> {
    let image = RgbaImage::from_fn(40, 20, |x, y| {
        Rgba([x as u8 * 6, y as u8 * 12, 90, if x < 20 { 255 } else { 128 }])
    });
    encoded(&image.into(), ImageFormat::Png)
}

fn jpeg() -> Vec<u8> {
    encoded(&RgbImage::from_fn(64, 48, |x, y| Rgb([x as u8 * 4, y as u8 * 5, 128])).into(), ImageFormat::Jpeg)
}

fn svg(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50">{inside}</svg>"#
    )
}

fn refused(bytes: &[u8]) -> PictureError {
    let start = Instant::now();
    let error = Picture::read(bytes).map(drop).expect_err("it was taken");
    assert!(start.elapsed() < Duration::from_secs(10), "{error} took {:?}", start.elapsed());
    error
}

#[test]
fn what_is_kept_of_a_picture_reads_as_the_same_picture_and_is_kept_as_the_same_file() {
    let drawing =
        svg(r#"<style>.a{fill:#c00}</style><rect class="a" x="5" y="5" width="30" height="20" rx="4"/>
        <path d="M50 40a10 10 0 0 1 20 0z" fill="none" stroke="navy" stroke-width="3"/>"#);
    for bytes in [png(), jpeg(), drawing.into_bytes()] {
        let picture = Picture::read(&bytes).unwrap();
        let file = picture.file().unwrap();
        let again = Picture::read(&file.bytes).unwrap();
        assert_eq!(again.file().unwrap(), file);
    }
}

#[test]
fn nothing_but_pixels_is_kept_of_a_jpeg() {
    let mut bytes = jpeg();
    // An Exif segment with a place and a name right after the start marker.
    let note = b"Exif\0\0GPS 51.4545 -2.5879 Siobhan";
    let mut segment = vec![0xFF, 0xE1, 0, note.len() as u8 + 2];
    segment.extend_from_slice(note);
    bytes.splice(2..2, segment);
    let file = Picture::read(&bytes).unwrap().file().unwrap();
    assert_eq!(file.media_type, "image/png");
    assert!(!file.bytes.windows(7).any(|w| w == b"Siobhan"));
}

#[test]
fn a_large_photograph_becomes_small_enough_for_every_certificate() {
    let photograph = RgbImage::from_fn(3000, 2000, |x, y| Rgb([(x / 12) as u8, (y / 8) as u8, 77]));
    let file = Picture::read(&encoded(&photograph.into(), ImageFormat::Jpeg)).unwrap().file().unwrap();
    assert!(file.bytes.len() < 1_000_000, "{} bytes", file.bytes.len());
    let small = image::load_from_memory(&file.bytes).unwrap();
    assert_eq!((small.width(), small.height()), (900, 600));
}

#[test]
fn a_picture_of_impossible_size_is_refused_before_a_pixel_is_made() {
    let header = |width: u32, height: u32| {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        let crc = crc(&bytes[12..]);
        bytes.extend(crc.to_be_bytes());
        bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
        bytes
    };
    for sides in [(100_000, 100_000), (20_000, 20_000), (2_000_000_000, 1), (8000, 8000)] {
        let error = refused(&header(sides.0, sides.1));
        assert!(
            matches!(error, PictureError::TooManyPixels { width, height } if (width, height) == sides),
            "{error}"
        );
    }
    assert!(matches!(refused(&header(0, 5)), PictureError::Corrupt(_)));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn a_jpeg_of_printing_inks_is_refused_by_name() {
    let mut bytes = jpeg();
    let frame = bytes.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    bytes[frame + 9] = 4;
    assert_eq!(refused(&bytes), PictureError::Cmyk);
}

#[test]
fn a_jpeg_that_paints_itself_over_a_thousand_times_is_refused() {
    let mut bytes = jpeg();
    bytes.truncate(bytes.len() - 2);
    (0..1000).for_each(|_| bytes.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0]));
    assert!(matches!(refused(&bytes), PictureError::TooComplex { what: "scans", .. }));
}

#[test]
fn an_animated_png_is_refused() {
    let mut bytes = png();
    let mut chunk = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
    let sum = crc(&chunk);
    chunk.extend(sum.to_be_bytes());
    let chunk: Vec<u8> = [0, 0, 0, 8].into_iter().chain(chunk).collect();
    bytes.splice(33..33, chunk);
    assert_eq!(refused(&bytes), PictureError::Animated);
}

#[test]
fn a_picture_in_which_nothing_is_seen_is_refused() {
    let empty = encoded(&RgbaImage::new(30, 30).into(), ImageFormat::Png);
    assert_eq!(refused(&empty), PictureError::Blank);
    assert_eq!(refused(svg("<g/>").as_bytes()), PictureError::Blank);
    assert_eq!(refused(b""), PictureError::Empty);
}

#[test]
fn files_that_are_no_pictures_are_refused() {
    for bytes in
        [&b"GIF89a"[..], b"%PDF-1.7", b"hello", b"<html><svg/></html>", b"\x1f\x8b\x08\0", &[0xFF; 40]]
    {
        assert!(matches!(refused(bytes), PictureError::Unknown | PictureError::Corrupt(_)), "{bytes:?}");
    }
    assert!(matches!(refused(&vec![b'x'; 5_000_000]), PictureError::TooLarge { .. }));
}

#[test]
fn an_svg_that_acts_or_loads_is_refused_by_what_it_has() {
    for inside in [
        "<script>alert(1)</script>",
        "<g onload='alert(1)'/>",
        "<image href='https://elsewhere.example/a.png'/>",
        "<image xlink:href='file:///etc/passwd'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        "<a xlink:href='javascript:alert(1)'><path d='M0 0h9v9z'/></a>",
        "<style>@import url(https://elsewhere.example/a.css);</style>",
        "<rect width='9' height='9' fill='url(https://elsewhere.example/#a)'/>",
        "<rect width='9' height='9' style='fill:URL( \"https://elsewhere.example/#a\")'/>",
        "<rect width='9' height='9'><animate attributeName='x' to='5'/></rect>",
        "<?xml-stylesheet href='https://elsewhere.example/a.css'?>",
    ] {
        let error = refused(svg(inside).as_bytes());
        assert!(matches!(error, PictureError::Active(_)), "{inside}: {error}");
    }
}

#[test]
fn an_svg_of_more_than_plain_paths_is_refused_by_what_is_not_drawn() {
    for inside in [
        "<text>Academy</text>",
        "<use href='#a'/>",
        "<filter id='a'/>",
        "<mask id='a'/>",
        "<linearGradient id='a'/>",
        "<pattern id='a'/>",
        "<svg width='5' height='5'/>",
        "<path d='M0 0h9' stroke='red' stroke-dasharray='0.00001'/>",
        "<rect width='9' height='9' opacity='0.5'/>",
        "<rect width='9' height='9' fill='#ff000080'/>",
        "<clipPath id='c'><rect width='3' height='3'/></clipPath><rect clip-path='url(#c)' width='9' height='9'/>",
    ] {
        let error = refused(svg(inside).as_bytes());
        let reference = inside.contains("use") && matches!(error, PictureError::Active(_));
        assert!(matches!(error, PictureError::NotDrawn(_)) || reference, "{inside}: {error}");
    }
}

#[test]
fn a_billion_laughs_are_refused_at_the_first() {
    let bomb = format!("<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>{}", svg("<title>&b;</title>"));
    assert_eq!(refused(bomb.as_bytes()), PictureError::DocumentType);
    let old = format!(
        r#"<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">{}"#,
        svg("<path d='M0 0h9v9z'/>")
    );
    assert!(Picture::read(old.as_bytes()).is_ok(), "what old drawing programs write defines nothing");
}

#[test]
fn an_svg_too_deep_or_too_full_is_refused() {
    let deep = svg(&format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000)));
    assert!(matches!(refused(deep.as_bytes()), PictureError::TooComplex { what: "levels", .. }));
    let wide = svg(&"<path d='M0 0h1z'/>".repeat(3_000));
    assert!(matches!(refused(wide.as_bytes()), PictureError::TooComplex { what: "elements", .. }));
    let long = svg(&format!("<path d='M0 0{}z'/>", "l1 1".repeat(50_000)));
    assert!(matches!(refused(long.as_bytes()), PictureError::TooComplex { what: "points", .. }));
}

/// Each of these took minutes, or gigabytes, from a few hundred kilobytes and less.
#[test]
fn a_small_svg_that_stands_for_a_large_drawing_is_refused_by_what_multiplies() {
    let square = r#"<path d="M0 0h9v9z"/>"#;
    let style = |rules: &str| svg(&format!("<style>{rules}</style>{square}"));
    let within_others = format!("x{} {{fill:red}}", " *".repeat(16));
    assert_eq!(
        refused(style(&within_others).as_bytes()).to_string(),
        not("style rules for elements within others")
    );
    let spelt_out = within_others.replace(' ', "&#32;");
    assert_eq!(
        refused(style(&spelt_out).as_bytes()).to_string(),
        not("style rules for elements within others")
    );
    for hiding in ["[a=\"}x{\"] * *{fill:red}", "/*}x{*/ * *{fill:red}", "\\{ * *{fill:red}"] {
        let error = refused(style(hiding).as_bytes()).to_string();
        assert_eq!(error, not("style rules of more than plain names"), "{hiding}");
    }
    let error = refused(style(&"x{fill:red}".repeat(40_000)).as_bytes());
    assert_eq!(error, PictureError::TooComplex { what: "parts of style rules", most: 1_000 });

    let attributes: String = (0..19_000).map(|n| format!(" a{n}=''")).collect();
    let error = refused(svg(&format!("<g{attributes}>{square}</g>")).as_bytes());
    assert_eq!(error, PictureError::TooComplex { what: "attributes of one element", most: 100 });

    let clip = |n: usize| {
        let next = format!("clip-path='url(#c{})'", n + 1);
        format!("<clipPath id='c{n}' {next}><rect width='9' height='9' {next}/></clipPath>")
    };
    let chain: String = (0..400).map(clip).collect();
    let error = refused(svg(&format!("{chain}<g clip-path='url(#c0)'>{square}</g>")).as_bytes());
    assert_eq!(error, PictureError::TooComplex { what: "clipping paths", most: 8 });
    let wide = format!("<clipPath id='c'>{}</clipPath>{square}", square.repeat(2));
    assert_eq!(refused(svg(&wide).as_bytes()).to_string(), not("a clipping path"));
}

#[test]
fn a_curve_of_astronomic_size_is_refused() {
    let arc = format!("<path d='M50 20a5 5 0 0 1 9 0{}z'/>", "9".repeat(70));
    for (drawing, name) in [
        (arc.as_str(), "d"),
        ("<path d='M50 20a5 5 0 0 1 9-.1E+38z'/>", "d"),
        ("<rect width='9' height='9' rx='1e30'/>", "rx"),
        ("<circle r='1e38%'/>", "r"),
        ("<g font-size='1e38'><circle r='9em'/></g>", "r"),
    ] {
        let what = format!("a measure ({name}) in letters or of more than a million");
        assert_eq!(refused(svg(drawing).as_bytes()).to_string(), not(&what), "{drawing}");
    }
    let usual = "<path fill='#1e9999' id='e9' d='M-100000.5.5L1e5-3E2L1e-9 .7z'/>";
    assert!(Picture::read(svg(usual).as_bytes()).is_ok());
}

/// It would be kept as a file that nobody can read again.
#[test]
fn a_drawing_that_cannot_be_written_anew_is_refused() {
    let thin = r#"<path d="M0 0L900000 10" stroke="navy"/>"#;
    assert_eq!(refused(svg(thin).as_bytes()), PictureError::Blank);
    let outlined = r#"<path d="M0 0h9v9z" stroke="navy"/>"#.repeat(1_500);
    let error = refused(svg(&outlined).as_bytes());
    assert_eq!(error, PictureError::TooComplex { what: "shapes", most: 1_999 });
    // What the group says of all of them is written at each.
    let curves = "C345.67 345.67 456.78 456.78 567.89 567.89".repeat(5);
    let shapes = format!(r#"<path d="M123.45 123.45{curves}"/>"#).repeat(1_990);
    let group = format!(r#"<g fill-rule="evenodd"><path d="M0 0H1000V1000z"/>{shapes}</g>"#);
    let error = refused(svg(&group).as_bytes());
    assert!(matches!(error, PictureError::TooLarge { most: 524_288, .. }), "{error}");
}

#[test]
fn an_element_of_svg_is_one_under_any_prefix() {
    let marker = r##"<x:marker xmlns:x="http://www.w3.org/2000/&#115;vg" id="m"><path d="M0 0h1v1z"/></x:marker>
        <path marker-mid="url(#m)" d="M0 0h1v1z"/>"##;
    assert_eq!(refused(svg(marker).as_bytes()).to_string(), not("<marker>"));
}

fn not(what: &str) -> String {
    PictureError::NotDrawn(what.to_owned()).to_string()
}

#[test]
fn a_drawing_that_leaves_its_page_stays_in_the_room_of_a_logo() {
    let mut appearance = Appearance::of("classical");
    let wild = svg("<path fill='red' d='M-9000 -9000h20000v300h-20000z'/>");
    appearance.logo = Some(appearance.supply(wild.as_bytes()).unwrap());
    assert!(preview(&appearance, "en", &Sample::default()).is_ok());
    assert!(appearance.design("en").unwrap().lint("en", &Sample::default()).is_empty());
}

#[test]
fn a_logo_is_in_the_file_once_with_its_transparency_as_a_mask() {
    let mut appearance = Appearance::of("modern");
    appearance.logo = Some(appearance.supply(&png()).unwrap());
    let pdf = preview(&appearance, "en", &Sample::default()).unwrap();
    let list = read_with("pdfimages", &["-list"], &pdf, &[]);
    let kinds: Vec<&str> = list.lines().skip(2).filter_map(|l| l.split_whitespace().nth(2)).collect();
    assert_eq!(kinds, ["image", "smask"], "{list}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_picture_is_read_or_refused_and_never_more(
        which in 0..3_usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let drawing = svg("<g transform='rotate(9)'><path fill='#123456' d='M1 1C2 3 4 5 60 7Q8 9 10 11A5 5 0 0 1 20 20Z'/></g>");
        let mut bytes = [png(), jpeg(), drawing.into_bytes()][which].clone();
        for (at, value) in damage {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if cut.index(3) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(picture) = Picture::read(&bytes) {
            let file = picture.file().unwrap();
            prop_assert!(Picture::read(&file.bytes).is_ok());
        }
    }
}
