//! The press prints what the slow writer writes: the same text in the same places, the same picture, the same structure.

use countersign::issuing::{
    CertificateDocument, Design, Enclosure, LayoutError, Prepared, UnitLine, prepare, press::Press, sign,
};

use crate::support::oracles;

use super::{
    enclosures::enclosure,
    signing_support::{Installation, at},
    support::{code_on, document, named, read_with, run, text_of},
};

/// Names that bring fonts, directions and lines of their own.
const NAMES: [&str; 17] = [
    "Siân Ŵyn",
    "Sofia Affleck-Thorfinn",
    "Maximiliana Wilhelmine Konstantinopolitanska von Hohenzollern-Sigmaringen",
    "Nguyễn Thị Ánh",
    "محمد بن عبد الله",
    "Anna שרה",
    "فَاطِمَة الزَّهْرَاء",
    "שָׂרָה בַּת־אָב O'Neill 王",
    "محمد ١٢٣ (AB) 45",
    "สมชาย ใจดี",
    "शर्मा",
    "王小明",
    "김민준",
    "Ελένη",
    "Анна Каренина",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "髙橋 山﨑",
];

fn files() -> Vec<Enclosure> {
    vec![enclosure("credential.json", b"{\"a\": 1}"), enclosure("credential.tlog-proof", &[b'x'; 900])]
}

fn both(document: &CertificateDocument, design: &str) -> [Vec<u8>; 2] {
    let design = Design::built_in(design).unwrap();
    let slow = prepare(document, &design, &files()).unwrap();
    let fast = Press::shared().prepare(document, &design, &files()).unwrap();
    [slow, fast].map(Prepared::into_pdf)
}

/// What a program says of a file, without the numbers of its objects.
fn says(program: &str, before: &[&str], pdf: &[u8]) -> String {
    let after: &[&str] = if program == "pdftotext" { &["-"] } else { &[] };
    let out = read_with(program, before, pdf, after);
    let kept = out.lines().filter(|line| !line.trim_start().starts_with("Object "));
    kept.collect::<Vec<_>>().join("\n")
}

fn pixels(pdf: &[u8]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, pdf).unwrap();
    let page = folder.path().join("page");
    run("pdftoppm", &["-r", "50"], &file, &[page.to_str().unwrap()]);
    let mut pages: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|e| e == "ppm"));
    pages.sort();
    pages.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn alike(document: &CertificateDocument, design: &str) {
    let of = format!("{design} {} {}", document.language, document.holder_name);
    let [slow, fast] = both(document, design);
    for (program, before) in [("pdftotext", &["-bbox"][..]), ("pdfinfo", &["-struct-text"])] {
        assert_eq!(says(program, before, &fast), says(program, before, &slow), "{of}: {program}");
    }
    let (slow, fast) = (pixels(&slow), pixels(&fast));
    assert!(slow.len() >= 2, "{of}: pages are missing");
    assert!(slow == fast, "{of}: the pictures differ");
}

#[test]
fn every_kind_of_name_prints_as_it_is_written_slowly() {
    for name in NAMES {
        alike(&named(name), "classical");
    }
}

#[test]
fn every_design_and_language_prints_as_it_is_written_slowly() {
    for design in Design::BUILT_IN {
        for language in ["en", "de"] {
            for name in ["Siân Ŵyn", "محمد", "王小明"] {
                alike(&CertificateDocument { language: language.to_owned(), ..named(name) }, design);
            }
        }
    }
}

#[test]
fn a_transcript_of_many_pages_prints_as_it_is_written_slowly() {
    let unit = UnitLine { reference: "U".into(), title: "A unit like the others".into(), guided_hours: 1 };
    for name in ["Siân Ŵyn", "محمد (علي) Smith"] {
        alike(&CertificateDocument { units: vec![unit.clone(); 60], ..named(name) }, "classical");
    }
}

#[test]
fn a_certificate_does_not_show_what_was_printed_before_it() {
    let design = Design::built_in("classical").unwrap();
    let press = Press::default();
    let print =
        |document: &CertificateDocument| press.prepare(document, &design, &files()).unwrap().into_pdf();
    let first = print(&named("Ada Byron"));
    let mut other = named("Eve Kinsey");
    (other.code, other.serial) = ("AAAA-BBBB-CCCC-DDDD".into(), "HSA-2026-0043".into());
    other.verify_url = "https://verify.example/v/AAAABBBBCCCCDDDD".into();
    let second = print(&other);
    assert_eq!(press.templates(), 1, "the same course is printed from the same template");
    let text = text_of(&second);
    assert!(text.contains("Eve Kinsey") && text.contains("AAAA-BBBB-CCCC-DDDD") && text.contains("0043"));
    assert!(!text.contains("Ada") && !text.contains("7Q4K"));
    let everything = [text_of(&second), String::from_utf8_lossy(&second).into_owned()].concat();
    assert!(!everything.contains("Ada") && !everything.contains("7Q4K"), "nor anywhere else in the file");
    assert!(everything.contains("https://verify.example/v/AAAABBBBCCCCDDDD"));
    assert_eq!(first, print(&named("Ada Byron")), "the same input gives the same bytes");
}

#[test]
fn another_course_or_date_is_another_template() {
    let design = Design::built_in("classical").unwrap();
    let press = Press::default();
    let print = |document: &CertificateDocument| press.prepare(document, &design, &[]).unwrap().into_pdf();
    print(&document());
    let mut later = document();
    later.awarded_on = later.awarded_on.succ_opt().unwrap();
    assert!(text_of(&print(&later)).contains("21 November 2026"));
    let mut academy = document();
    academy.academy_name = "Quayside Academy".into();
    assert!(text_of(&print(&academy)).contains("Quayside"));
    assert_eq!(press.templates(), 3);
}

#[test]
fn the_press_refuses_what_the_slow_writer_refuses() {
    let design = Design::built_in("classical").unwrap();
    let refusal = |document: &CertificateDocument| {
        let slow = prepare(document, &design, &[]).unwrap_err();
        assert_eq!(Press::shared().prepare(document, &design, &[]).unwrap_err(), slow);
        slow
    };
    assert!(matches!(refusal(&named("Ada \u{202E}")), LayoutError::ForbiddenCharacter { .. }));
    assert!(matches!(refusal(&named("Ada 𒀀")), LayoutError::MissingGlyph { .. }));
    assert!(matches!(refusal(&named(&"Wilhelmine ".repeat(40))), LayoutError::DoesNotFit { .. }));
    assert!(matches!(refusal(&named(" ")), LayoutError::Empty { .. }));
}

#[test]
fn a_printed_certificate_is_signed_like_any_other() {
    let installation = Installation::new();
    let signer = installation.keys.signer(at()).unwrap();
    let design = Design::built_in("classical").unwrap();
    let prepared = Press::shared().prepare(&document(), &design, &files()).unwrap();
    let signed = sign(prepared, &signer, at()).unwrap();
    assert_eq!(signed.sha256(), countersign::random::sha256_hex(signed.pdf()));
    let kind = installation.kind(signed.pdf());
    assert!(format!("{kind:?}").contains("Whole"), "{kind:?}");
    assert!(signed.pdf().len() <= 64 * 1024, "{} bytes", signed.pdf().len());
    let list = read_with("pdfsig", &[], signed.pdf(), &[]);
    assert!(list.contains("Signature is Valid") && list.contains("Total document signed"), "{list}");
}

#[test]
fn threads_print_from_the_same_template() {
    let design = Design::built_in("modern").unwrap();
    let press = Press::default();
    let alone = Press::default().prepare(&document(), &design, &files()).unwrap().into_pdf();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    assert_eq!(press.prepare(&document(), &design, &files()).unwrap().into_pdf(), alone);
                }
            });
        }
    });
    assert_eq!(press.templates(), 1);
}

#[test]
fn what_is_printed_is_archival_and_accessible() {
    let installation = Installation::new();
    let signer = installation.keys.signer(at()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for design in Design::BUILT_IN {
        let names = if *design == "classical" { &NAMES[..] } else { &NAMES[3..5] };
        for name in names {
            let design = Design::built_in(design).unwrap();
            let prepared = Press::shared().prepare(&named(name), &design, &files()).unwrap();
            let path = folder.path().join(format!("{}.pdf", paths.len()));
            std::fs::write(&path, sign(prepared, &signer, at()).unwrap().pdf()).unwrap();
            paths.push(path);
        }
    }
    let said = oracles::verapdf("3a,ua1", &paths.iter().map(|path| path.as_path()).collect::<Vec<_>>());
    let words = String::from_utf8_lossy(&[said.stdout, said.stderr].concat()).into_owned();
    assert!(said.status.success() && words.matches("ok  ").count() == 2 * paths.len(), "{words}");
}

#[test]
fn every_printed_code_is_read() {
    let digits = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    for seed in 0..12_usize {
        let code: String =
            (0..16).map(|at| char::from(digits[(seed * 37 + at * at * 11 + at * 5) % 32])).collect();
        let address = format!("https://verify.example/v/{code}");
        let document = CertificateDocument { verify_url: address.clone(), ..document() };
        let design = Design::built_in("compact").unwrap();
        let pdf = Press::shared().prepare(&document, &design, &[]).unwrap().into_pdf();
        assert_eq!(code_on(&pdf), address.to_uppercase());
    }
}
