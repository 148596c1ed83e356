//! Names as people have them come out of the PDF as they went in.

use countersign::issuing::{Design, LayoutError, Prepared, prepare};

use super::support::{named, pdf, read_with, text_of};

/// Text between two isolates or with bidi marks is the same text; so is a line break for a space.
fn plain(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn comes_out_as_it_went_in(name: &str) {
    let text = plain(&text_of(&pdf(&named(name)).unwrap()));
    let times = text.matches(name).count();
    assert!(times >= 2, "{name} is not on both pages:\n{text}");
}

#[test]
fn latin_names_come_out_as_they_went_in() {
    for name in [
        "Siân Ŵyn",
        "Łukasz Świątek",
        "Ștefan Țăran",
        "Işıl Yıldız",
        "Søren Ø",
        "Nguyễn Thị Ánh",
        "O'Neill-García",
        "Mononym",
    ] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn greek_and_cyrillic_names_come_out_as_they_went_in() {
    for name in ["Γιώργος", "Олена"] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn names_written_from_the_right_come_out_as_they_went_in() {
    for name in ["محمد", "محمد بن سلمان", "علاء", "عبد الله", "עמית בן־דוד"]
    {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn names_in_scripts_that_need_shaping_come_out_as_they_went_in() {
    for name in ["สมชาย", "น้ำฝน", "วันทนีย์", "प्रियंका शर्मा", "क्षितिज"]
    {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn chinese_japanese_and_korean_names_come_out_as_they_went_in() {
    for name in ["王小明", "山田 花子", "さくら", "김민준"] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn a_name_in_several_scripts_comes_out_whole() {
    for name in [
        "Anna 王小明 Müller",
        "Олена Smith",
        "Nok น้ำฝน Smith",
        "Γιώργος Smith-Παπαδόπουλος",
        "Олена O'Neill (王小明)",
        "สมชาย Sharma शर्मा",
        "山田 Hanako Ŵyn 김민준",
        "Ἀθηνᾶ Ѣлкинъ Ởng",
        "Zoë Çelik-Østergård, MSc",
    ] {
        comes_out_as_it_went_in(name);
    }
}

/// Poppler moves the spaces around a word from the right, so the words are looked for one by one.
#[test]
fn a_name_in_both_directions_keeps_every_word() {
    let text = text_of(&pdf(&named("Sara (שרה) Cohen محمد Ali")).unwrap());
    for word in ["Sara", "שרה", "Cohen", "محمد", "Ali"] {
        assert_eq!(text.matches(word).count(), 2, "{word}:\n{text}");
    }
}

#[test]
fn a_decomposed_name_is_composed() {
    let text = text_of(&pdf(&named("Sia\u{0302}n W\u{0302}yn")).unwrap());
    assert!(text.contains("Siân Ŵyn"), "{text}");
}

#[test]
fn a_very_long_name_wraps_and_comes_out_whole() {
    comes_out_as_it_went_in(
        "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza de Oliveira",
    );
}

#[test]
fn a_number_within_a_name_written_from_the_right_keeps_its_own_direction() {
    let text = text_of(&pdf(&named("محمد 25")).unwrap());
    assert!(text.contains("25") && text.contains("محمد"), "{text}");
}

#[test]
fn pairs_of_letters_stand_closer_than_their_boxes() {
    // The pen moves back between A and V: a positive number within the operator that shows text (ISO 32000-1, 9.4.3).
    let pdf = lopdf::Document::load_mem(&pdf(&named("AVAVAVAV")).unwrap()).unwrap();
    let first = *pdf.get_pages().values().next().unwrap();
    let content = lopdf::content::Content::decode(&pdf.get_page_content(first)).unwrap();
    let kerned = content.operations.iter().filter(|o| o.operator == "TJ").any(|o| {
        let shown = o.operands[0].as_array().unwrap();
        shown.iter().filter(|item| item.as_float().is_ok_and(|kern| kern > 40.0)).count() >= 7
    });
    assert!(kerned);
}

#[test]
fn the_certificate_is_read_in_the_order_of_its_meaning() {
    let outline = read_with("pdfinfo", &["-struct-text"], &pdf(&named("Γιώργος Παπαδόπουλος")).unwrap(), &[]);
    let order = [
        "Harbour Street Academy",
        "This is to certify that",
        "Γιώργος",
        "has met every requirement",
        "Scalp",
        "Awarded on",
        "Helen Marsh",
        "7Q4K-9MXT",
        "Transcript",
        "Units",
        "Consultation",
        "Hours of practice",
        "Supervised cases",
        "Assessed by",
    ];
    let mut rest = outline.as_str();
    for words in order {
        let at =
            rest.find(words).unwrap_or_else(|| panic!("{words} is missing or comes too early:\n{outline}"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn rare_characters_of_chinese_japanese_and_korean_names_are_printed() {
    for name in ["髙橋 一郎", "山﨑 花子", "𠮷田 太郎", "喆堃", "黃韻嫻", "陳𨋢", "똠뷁", "塚﨑 彅 凛 祐 羽"]
    {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn a_word_that_is_too_long_for_its_line_is_broken_between_letters_without_a_hyphen() {
    let place = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
    for name in [
        place.to_owned(),
        format!("Anna Maria {place}"),
        "王".repeat(40),
        "Wm".repeat(30),
        "สมชาย".repeat(12),
    ] {
        for design in Design::BUILT_IN {
            let design = Design::built_in(design).unwrap();
            let pdf = prepare(&named(&name), &design, &[]).map(Prepared::into_pdf);
            let text = text_of(&pdf.unwrap_or_else(|error| panic!("{name}: {error}")));
            let letters: String = text.split_whitespace().collect();
            let wanted: String = name.split_whitespace().collect();
            assert!(letters.matches(&wanted).count() >= 2, "{name} is not whole on both pages:\n{text}");
        }
    }
}

#[test]
fn only_the_word_that_is_too_long_is_broken_and_no_joined_script_is() {
    let place = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2);
    let text = text_of(&pdf(&named(&format!("Anna Ffion {place}"))).unwrap());
    assert!(text.contains("Anna Ffion"), "{text}");
    let joined = "محمد".repeat(40);
    assert!(matches!(pdf(&named(&joined)), Err(LayoutError::DoesNotFit { .. })));
}
