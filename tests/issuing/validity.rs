//! What every design makes is what it claims to be: veraPDF is asked about all of it in one run, zbar about the codes.

use std::path::Path;

use countersign::issuing::design::{Appearance, Paper};
use countersign::issuing::{CertificateDocument, Design, LANGUAGES, UnitLine, prepare};

use super::appearances::dressed;
use super::support::{code_on, document, read_with};
use crate::support::oracles;

/// What veraPDF says of files, and whether all are PDF/A-3a and PDF/UA-1.
fn verapdf(files: &[&Path]) -> (bool, String) {
    let said = oracles::verapdf("3a,ua1", files);
    let words = [said.stdout, said.stderr].concat();
    (said.status.success(), String::from_utf8_lossy(&words).into_owned())
}

fn units(count: u32) -> Vec<UnitLine> {
    let unit =
        |n| UnitLine { reference: format!("U{n}"), title: format!("Unit {n} שלום 王"), guided_hours: n };
    (1..=count).map(unit).collect()
}

/// A file for each design and language. The kinds of documents and the papers take turns, so that each design meets all of them; or
/// each kind in each language.
fn everything(each_kind: bool) -> Vec<(String, Vec<u8>)> {
    let kinds: [(&str, &str, u32, bool); 4] = [
        ("short", "Bo", 0, false),
        (
            "long",
            "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos",
            30,
            true,
        ),
        ("mixed", "Γιώργος محمد (王小明) शर्मा", 9, false),
        ("rows", "Nguyễn Thị Ánh", 120, true),
    ];
    let mut out = Vec::new();
    for (place, design) in Design::BUILT_IN.iter().enumerate() {
        for (turn, language) in LANGUAGES.iter().enumerate() {
            for (number, (kind, name, rows, dress)) in kinds.into_iter().enumerate() {
                if !each_kind && number != (turn + place) % kinds.len() {
                    continue;
                }
                let paper = Paper::ALL[(turn / 2 + number) % Paper::ALL.len()];
                let plain = Appearance { paper, ..Appearance::of(design) };
                let appearance = if dress { dressed(design, paper) } else { plain };
                let document = CertificateDocument {
                    holder_name: name.to_owned(),
                    language: (*language).to_owned(),
                    units: units(rows),
                    ..document()
                };
                let pdf = prepare(&document, &appearance.design(language).unwrap(), &[]).unwrap().into_pdf();
                out.push((format!("{design}-{}-{kind}-{language}.pdf", paper.name()), pdf));
            }
        }
    }
    out
}

#[test]
fn every_design_in_every_language_and_at_every_length_is_archival_and_accessible_and_its_code_is_read() {
    are_what_they_claim(everything(false));
}

#[test]
#[ignore = "a quarter of an hour: before a release, `sh tests/run --ignored issuing::validity`"]
fn every_design_in_every_language_at_each_length_is_archival_and_accessible() {
    are_what_they_claim(everything(true));
}

fn are_what_they_claim(all: Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (name, pdf) in all {
        if name.contains("mixed") {
            assert_eq!(code_on(&pdf), "HTTPS://VERIFY.EXAMPLE/V/7Q4K9MXT2HJD5VWP", "{name}");
            let fonts = read_with("pdffonts", &[], &pdf, &[]);
            assert!(
                fonts.lines().skip(2).all(|row| row.contains('+') && !row.contains(" no ")),
                "{name}:\n{fonts}"
            );
        }
        let file = folder.path().join(name);
        std::fs::write(&file, pdf).unwrap();
        files.push(file);
    }
    let paths: Vec<&Path> = files.iter().map(|f| f.as_path()).collect();
    let (all, said) = verapdf(&paths);
    assert!(all, "{said}");
    assert_eq!(said.matches("ok  ").count(), 2 * files.len(), "{said}");
}

#[test]
fn verapdf_is_not_satisfied_with_a_file_that_lost_its_title_or_its_tags() {
    let folder = tempfile::tempdir().unwrap();
    let good = prepare(&document(), &Design::built_in("compact").unwrap(), &[]).unwrap().into_pdf();
    for lost in [&b"DisplayDocTitle"[..], b"MarkInfo"] {
        let mut pdf = lopdf::Document::load_mem(&good).unwrap();
        let catalog = pdf.catalog_mut().unwrap();
        catalog.remove(if lost == b"MarkInfo" { lost } else { b"ViewerPreferences" });
        let file = folder.path().join("bad.pdf");
        pdf.save(&file).unwrap();
        let (all, said) = verapdf(&[&file]);
        assert!(!all && said.contains("BAD "), "{said}");
    }
}
