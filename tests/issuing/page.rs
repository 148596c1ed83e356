//! What stands on the pages, and that a phone reads the code from paper.

use countersign::issuing::{CertificateDocument, Design, FactWording, LANGUAGES, UnitLine, prepare};

use super::support::{code_on, document, pdf, read_with, text_of};

#[test]
fn the_code_is_read_from_a_picture_at_300_dpi_in_every_design() {
    for design in Design::BUILT_IN.iter().copied() {
        let pdf = prepare(&document(), &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
        assert_eq!(code_on(&pdf), "HTTPS://VERIFY.EXAMPLE/V/7Q4K9MXT2HJD5VWP", "{design}");
    }
}

#[test]
fn the_first_page_says_who_what_when_and_how_to_check() {
    let text = text_of(&pdf(&document()).unwrap());
    let page = text.split('\u{C}').next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Harbour Street Academy",
        "Certificate",
        "Siân Ŵyn",
        "Level 4 Certificate in Scalp Micropigmentation",
        "Awarded on 20 November 2026",
        "Current until 19 November 2029",
        "Helen Marsh",
        "7Q4K-9MXT-2HJD-5VWP",
        "verify.example/v",
        "HSA-2026-0042",
    ] {
        assert!(page.contains(words), "{words} is missing:\n{page}");
    }
    assert!(!page.contains("Replacement"));
}

#[test]
fn a_replacement_says_so() {
    let text = text_of(&pdf(&CertificateDocument { replacement: true, ..document() }).unwrap());
    assert!(text.contains("Replacement"), "{text}");
}

#[test]
fn a_german_certificate_speaks_german() {
    let text = text_of(&pdf(&CertificateDocument { language: "de-AT".to_owned(), ..document() }).unwrap());
    for words in ["Verliehen am 20. November 2026", "Hiermit wird bescheinigt", "Leistungsübersicht"] {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
}

#[test]
fn the_transcript_adds_up() {
    let text = text_of(&pdf(&document()).unwrap());
    // 90 guided hours, 2400 + 3030 + 5715 minutes, 12 cases.
    for total in ["90", "185 h 45 min", "12"] {
        assert!(text.lines().any(|l| l.trim() == total), "{total} is missing:\n{text}");
    }
}

/// What a regulated qualification is called, in the languages of certificates.
const QUALIFICATION: [&str; 13] = [
    "qualif",
    "kwalifik",
    "кваліф",
    "titulaci",
    "abschluss",
    "diplôme",
    "título",
    "titolo",
    "yeterlilik",
    "مؤهل",
    "reglament",
    "regolament",
    "total qualification time",
];

#[test]
fn the_face_of_an_academys_certificate_says_in_every_language_what_it_is_not_and_claims_nothing_else() {
    for language in LANGUAGES {
        let words = FactWording::of(language).unwrap();
        let face = CertificateDocument {
            kind: words.academy.clone(),
            kind_note: words.not_regulated.clone(),
            level_line: words.level.words(language, 185).replace("{level}", "4").replace("{hours}", "185"),
            hours_note: String::new(),
            units: Vec::new(),
            language: (*language).to_owned(),
            ..document()
        };
        let sample = |note: &str| {
            let face = CertificateDocument { kind_note: note.to_owned(), ..face.clone() };
            read_with("pdftotext", &["-raw"], &pdf(&face).unwrap(), &["-"]).to_lowercase()
        };
        let claims = sample("");
        for word in QUALIFICATION {
            assert!(!claims.contains(word), "{language}: {word} in\n{claims}");
        }
        let [first, ..] = words.not_regulated.split([',', ';', '،']).collect::<Vec<_>>()[..] else {
            panic!()
        };
        let whole = sample(&words.not_regulated);
        let seen = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        // Poppler puts marks of direction between Arabic words.
        assert!(
            *language == "ar" || seen.contains(first.trim().to_lowercase().as_str()),
            "{language}:\n{whole}"
        );
        assert!(
            QUALIFICATION.iter().any(|word| words.not_regulated.to_lowercase().contains(word)),
            "{language}"
        );
    }
}

#[test]
fn a_code_is_set_to_be_typed_in_one_width_with_one_hyphen_and_a_struck_zero() {
    for design in Design::BUILT_IN {
        let code = "Q0A-1TP0-AQ4M-00QV";
        let face = CertificateDocument { code: format!("T{code}"), ..document() };
        let file = prepare(&face, &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
        let pdf = lopdf::Document::load_mem(&file).unwrap();
        let named = |d: &lopdf::Dictionary| {
            d.get(b"BaseFont").and_then(lopdf::Object::as_name).is_ok_and(|n| n.starts_with(b"CSMONO"))
        };
        let mut fonts = pdf.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| named(d));
        let mono = fonts.find_map(|d| d.get(b"DescendantFonts").ok()).expect("a font for codes");
        let widths = format!("{mono:?}");
        assert!(widths.contains("600") && !widths.contains("500"), "{design}: {widths}");
        assert_eq!(text_of(&file).matches(code).count(), 2, "{design}: on both pages");
    }
}

#[test]
fn a_line_that_nobody_signed_by_hand_says_who_signed() {
    let text = text_of(&pdf(&document()).unwrap());
    assert_eq!(text.matches("Digitally signed by the academy").count(), 2, "{text}");
}

#[test]
fn the_transcript_says_of_everybody_who_assessed_what_they_did() {
    let page = read_with("pdftotext", &["-layout"], &pdf(&document()).unwrap(), &["-"]);
    let stand_together = |name: &str, role: &str| {
        page.lines().any(|line| line.trim_start().starts_with(name) && line.trim_end().ends_with(role))
    };
    for (name, role) in [
        ("Name", "Role"),
        ("Łukasz Świątek", "Assessor"),
        ("Dr Amara O'Neill-García", "Assessor"),
        ("Ingrid Solberg", "Quality assurer"),
    ] {
        assert!(stand_together(name, role), "{name}, {role}:\n{page}");
    }
}

#[test]
fn the_seal_of_the_classical_design_has_the_academys_letters() {
    let text = text_of(&pdf(&document()).unwrap());
    assert!(text.lines().any(|line| line.trim() == "HSA"), "{text}");
}

#[test]
fn the_transcript_says_whose_it_is_and_how_its_hours_belong_together() {
    let text = text_of(&pdf(&document()).unwrap());
    let page = text.split('\u{C}').nth(1).unwrap();
    for words in [
        "Harbour Street Academy",
        "HSA-2026-0042",
        "20 November 2026",
        "40 h",
        "185 h 45 min",
        "90 of them taught",
    ] {
        assert!(page.contains(words), "{words} is missing:\n{page}");
    }
    assert!(!page.contains("40:00"));
}

#[test]
fn an_arabic_certificate_is_set_from_the_right() {
    let arabic = CertificateDocument { language: "ar".to_owned(), ..document() };
    let design = Design::built_in("modern").unwrap();
    let boxes = read_with(
        "pdftotext",
        &["-bbox", "-l", "1"],
        &prepare(&arabic, &design, &[]).unwrap().into_pdf(),
        &["-"],
    );
    let name = boxes.lines().find(|line| line.contains("<word") && line.contains("Ŵyn")).unwrap();
    let right: f32 = name.split("xMax=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    assert!((right - 547.0).abs() < 2.0, "{name}");
}

#[test]
fn a_long_transcript_flows_over_pages_without_losing_a_row() {
    let units = (1..=120)
        .map(|n| UnitLine {
            reference: format!("U{n}"),
            title: format!("Unit number {n} of many"),
            guided_hours: 1,
        })
        .collect();
    let text = text_of(&pdf(&CertificateDocument { units, ..document() }).unwrap());
    for n in 1..=120 {
        assert!(text.contains(&format!("Unit number {n} of many")), "unit {n} is missing");
    }
    let pages = text.matches('\u{C}').count();
    assert!(text.contains(&format!("Page {pages} of {pages}")), "{pages} pages:\n{text}");
    assert!(pages > 3);
}

#[test]
fn every_design_draws_every_language_and_length() {
    let long = "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza";
    for design in Design::BUILT_IN.iter().copied() {
        for (language, holder) in [("en", "Bo"), ("de", long), ("xx", "محمد 王小明")] {
            let document = CertificateDocument {
                language: language.to_owned(),
                holder_name: holder.to_owned(),
                replacement: true,
                course_title:
                    "Advanced Diploma in Micropigmentation, Scar Camouflage and Areola Reconstruction"
                        .to_owned(),
                ..document()
            };
            let prepared = prepare(&document, &Design::built_in(design).unwrap(), &[]);
            assert_eq!(prepared.map(|p| p.pages()), Ok(2), "{design} {language}");
        }
    }
}

#[test]
fn the_printed_code_is_at_least_eighteen_millimetres_wide() {
    for design in Design::BUILT_IN.iter().copied() {
        let pdf = prepare(&document(), &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
        let pdf = lopdf::Document::load_mem(&pdf).unwrap();
        let area = pdf.objects.values().filter_map(|o| o.as_dict().ok()).find_map(|d| {
            let layout = d.get(b"A").and_then(lopdf::Object::as_dict).ok()?;
            let area = layout.get(b"BBox").and_then(lopdf::Object::as_array).ok()?;
            Some(area.iter().map(|n| n.as_float().unwrap()).collect::<Vec<_>>())
        });
        let area = area.expect("the figure has a bounding box");
        let millimetres = (area[2] - area[0]) * 25.4 / 72.0;
        assert!(millimetres >= 18.0, "{design}: {millimetres} mm");
    }
}

#[test]
fn a_name_that_looks_like_a_field_is_only_a_name() {
    let text =
        text_of(&pdf(&CertificateDocument { holder_name: "Ada {code}".to_owned(), ..document() }).unwrap());
    assert_eq!(text.matches("Ada {code}").count(), 2, "{text}");
}

#[test]
fn a_long_name_is_not_broken_at_its_hyphen_where_a_space_will_do() {
    let name = "Anne-Marie van den Berg-Nieuwenhuizen Hohenstein-Waldburg";
    let text = text_of(&pdf(&CertificateDocument { holder_name: name.to_owned(), ..document() }).unwrap());
    assert!(text.lines().any(|l| l.ends_with("Berg-Nieuwenhuizen")), "{text}");
}

#[test]
fn every_page_of_a_long_table_begins_with_its_headings_and_none_with_its_sum() {
    for count in 20..60 {
        let unit =
            |n| UnitLine { reference: format!("U{n}"), title: format!("Unit number {n}"), guided_hours: 1 };
        let units = (1..=count).map(unit).collect();
        let text = text_of(&pdf(&CertificateDocument { units, ..document() }).unwrap());
        for page in text.split('\u{C}').skip(1).filter(|page| page.contains("Unit number")) {
            assert!(page.contains("Guided hours"), "{count}:\n{page}");
        }
        let sum =
            text.split('\u{C}').find(|page| page.lines().any(|l| l.trim() == count.to_string())).unwrap();
        assert!(sum.contains(&format!("Unit number {count}")), "{count}:\n{text}");
    }
}
