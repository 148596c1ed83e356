//! How a code looks on paper: it has to be typed from there. Looked at as a picture, letter by letter.

use chrono::NaiveDate;
use countersign::issuing::{CertificateDocument, Design, prepare};
use image::GrayImage;

use super::support::{document, read_with, run};

/// Each letter that has a swash, a ligature or a neighbour in other faces stands twice, beside different ones.
const CODE: &str = "TQ0A-1TP0-AQ4M-00QV";
/// Dots to the inch.
const FINE: u32 = 600;

/// Where a word stands on a page: left, top, right and bottom, in points.
type Place = [f64; 4];

/// The words of a file with their places, page by page.
fn words(file: &[u8]) -> Vec<Vec<(String, Place)>> {
    let page = read_with("pdftotext", &["-bbox"], file, &["-"]);
    let value = |line: &str, name: &str| -> f64 {
        let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let word = |line: &str| {
        let (_, text) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let place = ["xMin", "yMin", "xMax", "yMax"].map(|name| value(line, name));
        Some((text.trim_end_matches("</word>").to_owned(), place))
    };
    page.split("<page ").skip(1).map(|page| page.lines().filter_map(word).collect()).collect()
}

fn picture(file: &[u8], page: usize) -> GrayImage {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, out) = (folder.path().join("certificate.pdf"), folder.path().join("page"));
    std::fs::write(&pdf, file).unwrap();
    let (page, fine) = ((page + 1).to_string(), FINE.to_string());
    let args = ["-r", &fine, "-f", &page, "-l", &page, "-gray", "-singlefile"];
    run("pdftoppm", &args, &pdf, &[out.to_str().unwrap()]);
    let bytes = std::fs::read(out.with_extension("pgm")).unwrap();
    pgm(&bytes)
}

/// A grey picture as poppler writes it: P5, its sides, 255, and a byte for each dot.
fn pgm(bytes: &[u8]) -> GrayImage {
    let (mut at, mut numbers) = (2, Vec::new());
    while numbers.len() < 3 {
        let digits: Vec<u8> = bytes[at..]
            .iter()
            .skip_while(|byte| byte.is_ascii_whitespace())
            .take_while(|byte| byte.is_ascii_digit())
            .copied()
            .collect();
        at += bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count() + digits.len();
        numbers.push(String::from_utf8(digits).unwrap().parse::<u32>().unwrap());
    }
    GrayImage::from_raw(numbers[0], numbers[1], bytes[at + 1..].to_vec()).unwrap()
}

/// One letter of a code as it is drawn, in a grid of its own: how much ink each field has, 0 to 1.
const GRID: (usize, usize) = (9, 13);
type Letter = [[f64; GRID.0]; GRID.1];

/// The letters of a code, and how much ink stands on the seams between them.
fn letters(page: &GrayImage, [left, top, right, bottom]: Place) -> (Vec<Letter>, f64) {
    let dots = f64::from(FINE) / 72.0;
    let dot = |x: f64, y: f64| page.get_pixel((x * dots) as u32, (y * dots) as u32).0[0];
    let paper = dot(left, top);
    let (across, down) = ((right - left) / 190.0, (bottom - top) / 40.0);
    let all = (0..190).flat_map(|i| (0..40).map(move |j| (i, j)));
    let most = all
        .map(|(i, j)| dot(left + f64::from(i) * across, top + f64::from(j) * down).abs_diff(paper))
        .max()
        .unwrap();
    // What is drawn faintly behind the code is no ink of it.
    let ink = |x: f64, y: f64| f64::from(u8::from(dot(x, y).abs_diff(paper) > most / 2));
    let (wide, high) = ((right - left) / CODE.len() as f64, bottom - top);
    let letter = |number: usize| {
        let mut grid = [[0.0; GRID.0]; GRID.1];
        const EACH: usize = 6;
        for (row, fields) in grid.iter_mut().enumerate() {
            for (column, field) in fields.iter_mut().enumerate() {
                for (i, j) in (0..EACH).flat_map(|i| (0..EACH).map(move |j| (i, j))) {
                    let across = (column as f64 + (i as f64 + 0.5) / EACH as f64) / GRID.0 as f64;
                    let down = (row as f64 + (j as f64 + 0.5) / EACH as f64) / GRID.1 as f64;
                    *field +=
                        ink(left + (number as f64 + across) * wide, top + down * high) / (EACH * EACH) as f64;
                }
            }
        }
        grid
    };
    let seam = |number: usize| (0..60).map(move |j| (number, j));
    let seams = (1..CODE.len()).flat_map(seam);
    let seams =
        seams.map(|(number, j)| ink(left + number as f64 * wide, top + (f64::from(j) + 0.5) / 60.0 * high));
    let seams = seams.sum();
    ((0..CODE.len()).map(letter).collect(), seams)
}

fn apart(one: &Letter, other: &Letter) -> f64 {
    let fields = one.iter().flatten().zip(other.iter().flatten());
    fields.map(|(a, b)| (a - b).abs()).sum::<f64>() / one.iter().flatten().sum::<f64>().max(1e-9)
}

/// The ink in the middle of a letter: the middle column of fields, between its head and its foot.
fn middle(letter: &Letter) -> f64 {
    let inked: Vec<_> = (0..GRID.1).filter(|row| letter[*row].iter().sum::<f64>() > 0.2).collect();
    let (head, foot) = (inked[0], inked[inked.len() - 1]);
    let centre = usize::midpoint(head, foot);
    (centre - 1..=centre + 1).map(|row| letter[row][GRID.0 / 2]).sum::<f64>() / 3.0
}

#[test]
fn a_code_is_drawn_with_a_struck_zero_one_hyphen_and_letters_that_know_no_neighbour() {
    for design in Design::BUILT_IN {
        let face = CertificateDocument { code: CODE.to_owned(), ..document() };
        let file = prepare(&face, &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
        let mut seen = 0;
        for (number, page) in words(&file).into_iter().enumerate() {
            for (_, place) in page.into_iter().filter(|(text, _)| text == CODE) {
                seen += 1;
                let (drawn, seams) = letters(&picture(&file, number), place);
                // Nothing of a letter runs into the next one.
                assert!(seams < 0.5, "{design}: a letter leaves its place: {seams}");
                for (i, one) in CODE.chars().enumerate() {
                    for (j, other) in CODE.chars().enumerate().skip(i + 1) {
                        let apart = apart(&drawn[i], &drawn[j]);
                        // Hyphens after a figure and between capitals, a Q before M and before V: the same picture.
                        assert_eq!(
                            apart < 0.2,
                            one == other,
                            "{design}: {one} at {i}, {other} at {j}: {apart}"
                        );
                    }
                }
                let (zero, q) = (middle(&drawn[2]), middle(&drawn[1]));
                assert!(zero > 0.35 && q < 0.1, "{design}: a stroke in 0 ({zero}) and none in Q ({q})");
            }
        }
        assert_eq!(seen, 2, "{design}: on the certificate and on the transcript");
    }
}

#[test]
fn a_space_before_a_one_is_as_wide_as_any_other() {
    for design in Design::BUILT_IN {
        let face = CertificateDocument {
            awarded_on: NaiveDate::from_ymd_opt(2026, 8, 1).unwrap(),
            expires_on: NaiveDate::from_ymd_opt(2029, 11, 19),
            ..document()
        };
        let file = prepare(&face, &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
        let page = words(&file).remove(0);
        let gap = |words: [&str; 2]| {
            let there = page.windows(2).find(|two| two[0].0 == words[0] && two[1].0 == words[1]);
            let two = there.unwrap_or_else(|| panic!("{design}: {words:?} in {page:?}"));
            two[1].1[0] - two[0].1[2]
        };
        for (before, after) in [(["until", "19"], ["19", "November"]), (["on", "1"], ["1", "August"])] {
            let (one, other) = (gap(before), gap(after));
            assert!((one - other).abs() < 0.1 * other, "{design}: {before:?} {one}, {after:?} {other}");
        }
    }
}
