//! The transcript's pages: what belongs together stays together, and a page that goes on says whose it is.

use countersign::issuing::design::{Appearance, Paper};
use countersign::issuing::{CertificateDocument, Design, LANGUAGES, Sample, UnitLine, prepare, preview};

use super::enclosures::enclosure;
use super::support::{document, read_with};

fn with_units(count: usize) -> CertificateDocument {
    let unit = |n| UnitLine { reference: format!("U{n}"), title: format!("Unit-{n}-title"), guided_hours: 1 };
    CertificateDocument { units: (1..=count).map(unit).collect(), ..document() }
}

/// The text of each page but the first.
fn pages(document: &CertificateDocument, design: &str, paper: Paper) -> Vec<String> {
    let files = [enclosure("credential.json", b"{}"), enclosure("credential.tlog-proof", b"proof")];
    let design = Appearance { paper, ..Appearance::of(design) }.design(&document.language).unwrap();
    let pdf = prepare(document, &design, &files).unwrap().into_pdf();
    let text = read_with("pdftotext", &[], &pdf, &["-"]);
    text.split_terminator('\u{C}').skip(1).map(str::to_owned).collect()
}

fn rows(page: &str) -> usize {
    page.matches("Unit-").count()
}

#[test]
fn an_ordinary_transcript_takes_one_page_in_every_design_on_every_paper() {
    for design in Design::BUILT_IN {
        for paper in Paper::ALL {
            for language in LANGUAGES {
                let document = CertificateDocument { language: (*language).to_owned(), ..document() };
                let pages = pages(&document, design, paper);
                assert_eq!(pages.len(), 1, "{design} {} {language}", paper.name());
            }
        }
    }
}

#[test]
fn the_assessors_never_stand_alone_on_a_page() {
    for paper in Paper::ALL {
        for count in 8..=34 {
            let pages = pages(&with_units(count), "classical", paper);
            let last = pages.last().unwrap();
            assert!(last.contains("Who assessed") && last.contains("Dr Amara"), "{count}: {last}");
            assert!(last.contains("Supervised cases"), "{count} units, {}: {last}", paper.name());
            assert!(last.contains("Attached to this file"), "{count}: {last}");
        }
    }
}

#[test]
fn a_short_table_is_never_parted() {
    for count in 8..=34 {
        for page in pages(&with_units(count), "modern", Paper::Letter) {
            for [first, last] in [["Hours of practice", "185 h 45 min"], ["Supervised cases", "Touch-up"]] {
                assert_eq!(page.contains(first), page.contains(last), "{count} units, {first}: {page}");
            }
        }
    }
}

#[test]
fn no_row_of_a_long_table_stands_alone_on_a_page() {
    for count in 26..=80 {
        let pages = pages(&with_units(count), "classical", Paper::A4);
        let on_pages: Vec<usize> = pages.iter().map(|page| rows(page)).filter(|rows| *rows > 0).collect();
        assert_eq!(on_pages.iter().sum::<usize>(), count);
        assert!(on_pages.iter().all(|rows| *rows >= 2), "{count} units: {on_pages:?}");
    }
}

#[test]
fn a_page_that_goes_on_says_whose_and_what_in_the_certificates_language() {
    for (language, goes_on) in [
        ("en", "units (continued)"),
        ("de", "einheiten (fortsetzung)"),
        ("fr", "unités (suite)"),
        ("es", "unidades (continuación)"),
        ("pl", "moduły (ciąg dalszy)"),
    ] {
        let mut document = with_units(90);
        document.language = language.to_owned();
        document.holder_name = "محمد (علي) Smith".to_owned();
        let pages = pages(&document, "classical", Paper::A4);
        assert_eq!(pages.len(), 3);
        assert!(!pages[0].to_lowercase().contains(goes_on));
        for page in &pages[1..] {
            assert!(page.to_lowercase().contains(goes_on), "{page}");
            assert!(
                page.contains("HSA-2026-0042") && page.contains("Smith") && page.contains("محمد"),
                "{page}"
            );
        }
    }
}

#[test]
fn a_table_that_goes_on_is_one_table_with_headings_on_every_page() {
    let design = Design::built_in("classical").unwrap();
    let pdf = prepare(&with_units(90), &design, &[]).unwrap().into_pdf();
    let outline = read_with("pdfinfo", &["-struct-text"], &pdf, &[]);
    assert_eq!(outline.matches("Table").count(), 4, "units, hours, cases, who assessed:\n{outline}");
    let headings = outline.matches("\"Guided hours\"").count();
    assert_eq!(headings, 3, "the units take three pages:\n{outline}");
    assert!(!outline.contains("continued"), "that is for the eye:\n{outline}");
}

#[test]
fn a_sample_speaks_one_language() {
    for (language, head) in [("en", "Head of the academy"), ("de", "Leitung der Akademie")] {
        let pdf = preview(&Appearance::of("compact"), language, &Sample::default()).unwrap();
        let text = read_with("pdftotext", &[], &pdf, &["-"]);
        assert!(text.contains(head), "{text}");
        assert_eq!(text.contains("Head of the academy"), language == "en", "{text}");
    }
}
