//! A full certificate to start from, and the poppler tools that read what came out.

use std::path::Path;
use std::process::Command;

use chrono::{NaiveDate, TimeZone, Utc};
use countersign::issuing::{
    CategoryHours, CertificateDocument, Design, LayoutError, Signatory, TechniqueCases, UnitLine, prepare,
};

pub fn document() -> CertificateDocument {
    let unit = |reference: &str, title: &str, guided_hours| UnitLine {
        reference: reference.to_owned(),
        title: title.to_owned(),
        guided_hours,
    };
    let person = |name: &str, title: &str| Signatory { name: name.to_owned(), title: title.to_owned() };
    let hours = |category: &str, minutes| CategoryHours { category: category.to_owned(), minutes };
    let cases = |technique: &str, cases| TechniqueCases { technique: technique.to_owned(), cases };
    CertificateDocument {
        holder_name: "Siân Ŵyn".to_owned(),
        latin_name: String::new(),
        course_title: "Level 4 Certificate in Scalp Micropigmentation".to_owned(),
        level_line: "185 hours of study, practice and assessment".to_owned(),
        kind_note: "An academy’s own certificate, not a regulated qualification".to_owned(),
        kind: "Certificate".to_owned(),
        academy_name: "Harbour Street Academy".to_owned(),
        academy_town: "Bristol".to_owned(),
        awarded_on: NaiveDate::from_ymd_opt(2026, 11, 20).unwrap(),
        expires_on: NaiveDate::from_ymd_opt(2029, 11, 19),
        serial: "HSA-2026-0042".to_owned(),
        code: "7Q4K-9MXT-2HJD-5VWP".to_owned(),
        verify_url: "https://verify.example/v/7Q4K9MXT2HJD5VWP".to_owned(),
        techniques: vec![
            cases("Hairline", 3),
            cases("Density", 3),
            cases("Scar camouflage and alopecia", 3),
            cases("Touch-up", 3),
        ],
        hours: vec![
            hours("Theory", 2400),
            hours("Supervised practice", 3030),
            hours("Independent practice", 5715),
        ],
        hours_note: "The whole course takes 185 hours, 90 of them taught.".to_owned(),
        units: vec![
            unit("U1", "Consultation and suitability", 10),
            unit("U2", "Hygiene, sanitation and infection control", 12),
            unit("U3", "Hairline design", 10),
            unit("U4", "Colour and pigment matching to skin and hair", 10),
            unit("U5", "Needle grouping, depth and angle", 12),
            unit("U6", "Layering, density and shading", 12),
            unit("U7", "Scars and alopecia", 10),
            unit("U8", "Aftercare, healing and touch-ups", 8),
            unit("U9", "Professional practice and insurance", 6),
        ],
        assessors: vec![
            person("Łukasz Świątek", "Assessor"),
            person("Dr Amara O'Neill-García", "Assessor"),
            person("Ingrid Solberg", "Quality assurer"),
        ],
        signatories: vec![
            person("Helen Marsh", "Head of the academy"),
            person("Łukasz Świątek", "Lead assessor"),
        ],
        language: "en".to_owned(),
        replacement: false,
        created_at: Utc.with_ymd_and_hms(2026, 11, 20, 9, 30, 0).unwrap(),
    }
}

pub fn named(name: &str) -> CertificateDocument {
    CertificateDocument { holder_name: name.to_owned(), ..document() }
}

pub fn pdf(document: &CertificateDocument) -> Result<Vec<u8>, LayoutError> {
    prepare(document, &Design::built_in("classical").unwrap(), &[]).map(|p| p.into_pdf())
}

/// Runs a program on the file with these bytes and returns what it prints.
pub fn read_with(program: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, pdf).unwrap();
    run(program, before, &file, after)
}

pub fn run(program: &str, before: &[&str], file: &Path, after: &[&str]) -> String {
    let out = Command::new(program).args(before).arg(file).args(after).output();
    let out = out.unwrap_or_else(|e| panic!("{program} is needed (poppler-utils, zbar-tools): {e}"));
    assert!(out.status.success(), "{program}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

pub fn text_of(pdf: &[u8]) -> String {
    read_with("pdftotext", &["-enc", "UTF-8"], pdf, &["-"])
}

/// What a phone reads from the first page, printed at 300 dpi.
pub fn code_on(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, pdf).unwrap();
    let picture = folder.path().join("page");
    run("pdftoppm", &["-r", "300", "-png", "-singlefile"], &file, &[picture.to_str().unwrap()]);
    run("zbarimg", &["-q", "--raw"], &folder.path().join("page.png"), &[]).trim().to_owned()
}
