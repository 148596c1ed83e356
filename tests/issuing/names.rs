//! Names as people have them come out of the PDF as they went in.

use countersign::issuing::{
    CertificateDocument, Design, LANGUAGES, LayoutError, Prepared, prepare, press::Press,
};
use unicode_normalization::UnicodeNormalization;

use super::support::{named, pdf, read_with, text_of};
use crate::support::oracles;

/// Poppler puts a text from the right between marks of its direction, and the file has one where such a text ends in a space,
/// a bracket or a vowel sign: none of them shows. The order of several signs on a letter has no meaning; composed they have one.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{202A}'..='\u{202E}' | '\u{200E}' | '\u{200F}')).nfc().collect()
}

fn times(name: &str, text: &str) -> usize {
    text.matches(&name.nfc().collect::<String>()).count()
}

/// On the certificate and on the transcript, whole and on one line.
fn comes_out_as_it_went_in(name: &str) {
    let text = plain(&text_of(&pdf(&named(name)).unwrap()));
    assert!(times(name, &text) >= 2, "{name} is not on both pages:\n{text}");
}

/// The same, whatever the order that Poppler is asked for.
fn comes_out_as_it_went_in_by_any_way(name: &str) {
    comes_out_as_it_went_in(name);
    let file = pdf(&named(name)).unwrap();
    for order in ["-layout", "-raw"] {
        let text = plain(&read_with("pdftotext", &[order], &file, &["-"]));
        assert_eq!(times(name, &text), 2, "{order}: {name} is not on both pages:\n{text}");
    }
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
fn names_in_fifteen_more_scripts_come_out_as_they_went_in() {
    for name in [
        "ნინო ბერიძე",
        "Աննա Հակոբյան",
        "አበበ ቢቂላ",
        "শর্মিষ্ঠা চট্টোপাধ্যায়",
        "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
        "પ્રિયંકા પટેલ",
        "கௌசல்யா ஸ்ரீநிவாசன்",
        "శ్రీలక్ష్మి రెడ్డి",
        "ಶ್ರೀನಿವಾಸ ಕೃಷ್ಣಮೂರ್ತಿ",
        "ലക്ഷ്മി കൃഷ്ണൻ",
        "චන්ද්‍රිකා කුමාරතුංග",
        "សុខា ចាន់ធី",
        "ສົມສັກ ພົມມະຈັນ",
        "အောင်ဆန်း စုကြည်",
        "བསྟན་འཛིན་རྒྱ་མཚོ",
    ] {
        comes_out_as_it_went_in(name);
    }
}

#[test]
fn a_long_name_is_broken_between_words_as_long_as_each_fits_a_line() {
    let words = "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza \
        Wilhelmina Bartholomew Featherstonehaugh Oyelaran Nguyen";
    let words: Vec<&str> = words.split_whitespace().collect();
    for count in 6..=words.len() {
        let name = words[..count].join(" ");
        for design in Design::BUILT_IN {
            let pdf = prepare(&named(&name), &Design::built_in(design).unwrap(), &[]).unwrap().into_pdf();
            let text = text_of(&pdf);
            let torn: Vec<_> = words[..count].iter().filter(|word| times(word, &text) < 2).collect();
            assert!(torn.is_empty(), "{design}: {torn:?} in\n{text}");
        }
    }
}

/// What PDFium reads, which is what people copy and search in Chrome and on Android. It leaves direction marks out.
fn by_pdfium(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, pdf).unwrap();
    let output =
        oracles::python_of("pdfium").arg(oracles::file("pdfium/text.py")).arg(&file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().nfc().collect()
}

#[test]
fn chrome_reads_names_from_the_right_in_two_directions_and_of_rare_letters_as_they_are_written() {
    for name in [
        "Siân Ŵyn",
        "יעל כהן",
        "עמית בן־דוד",
        "שָׂרָה",
        "מִרְיָם כהן",
        "יִצְחָק בֶּן־צְבִי",
        "محمد بن سلمان",
        "عبد الله",
        "علاء",
        "مُحَمَّد",
        "مُحَمَّدٌ",
        "فَاطِمَة الزَّهْرَاء",
        "لُؤْلُؤَة",
        "Anna כהן",
        "כהן Smith",
        "Anna (כהן)",
        "יעל (Yael) כהן",
        "דוד 2 כהן",
        "محمد (علي) Smith",
        "محمد بن سلمان III",
        "Γιώργος محمد",
        "Olena محمد 王",
        "𠮷野家 太郎",
        "Anna 𠮷田",
        "王小明",
        "น้ำฝน",
        "क्षितिज",
        "அஇக்ஷ்மி",
        "លក្ខិណា",
    ] {
        let document = named(name);
        let text = by_pdfium(&pdf(&document).unwrap());
        assert!(times(name, &text) >= 2, "{name} is not on both pages:\n{text}");
        // The press writes the same by another way.
        let pressed =
            Press::shared().prepare(&document, &Design::built_in("classical").unwrap(), &[]).unwrap();
        let text = by_pdfium(&pressed.into_pdf());
        assert!(times(name, &text) >= 2, "{name} is not on both pages as it is issued:\n{text}");
    }
}

#[test]
fn a_name_in_latin_letters_stands_beneath_the_name_in_every_design_and_language_and_on_the_transcript() {
    for design in Design::BUILT_IN {
        for language in LANGUAGES {
            for (name, latin) in
                [("Ірина Шевченко", "Iryna Shevchenko"), ("محمد بن سلمان", "Muhammad bin Salmān")]
            {
                let document = CertificateDocument {
                    latin_name: latin.to_owned(),
                    language: (*language).to_owned(),
                    ..named(name)
                };
                let prepared = prepare(&document, &Design::built_in(design).unwrap(), &[]);
                let text = plain(&text_of(&prepared.unwrap().into_pdf()));
                assert_eq!((times(name, &text), times(latin, &text)), (2, 2), "{design} {language}:\n{text}");
                let page = text.split('\u{C}').next().unwrap();
                assert!(page.find(name) < page.find(latin), "{design} {language}: beneath\n{page}");
            }
        }
    }
    let without = text_of(&pdf(&named("Ірина Шевченко")).unwrap());
    assert!(!without.contains("Iryna"), "{without}");
}

/// Where the words that poppler finds on the first page begin and end, from the top.
fn places(pdf: &[u8]) -> String {
    read_with("pdftotext", &["-bbox", "-f", "1", "-l", "1"], pdf, &["-"])
}

#[test]
fn what_stands_beneath_a_name_of_a_deep_script_gives_way() {
    let top_of = |name: &str| {
        let document = CertificateDocument { latin_name: "Holder".to_owned(), ..named(name) };
        let found = places(&pdf(&document).unwrap());
        let line = found.lines().find(|line| line.contains(">Holder<")).unwrap().to_owned();
        let top = line.split("yMin=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        top.parse::<f64>().unwrap()
    };
    // As long, and of the same size: what differs is how deep the letters reach.
    let usual = top_of("Ада Брук");
    for deep in ["ကြည်", "རྒྱ"] {
        assert!(top_of(deep) > usual + 2.0, "{deep}: {} {usual}", top_of(deep));
    }
    assert!((top_of("Ада") - usual).abs() < 0.01);
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

#[test]
fn arabic_names_with_vowel_signs_come_out_whole() {
    for name in ["مُحَمَّد", "فَاطِمَة الزَّهْرَاء", "لُؤْلُؤَة", "مُحَمَّدٌ"]
    {
        comes_out_as_it_went_in_by_any_way(name);
    }
}

#[test]
fn hebrew_names_with_points_come_out_whole() {
    for name in ["שָׂרָה", "יִצְחָק בֶּן־צְבִי", "מִרְיָם"] {
        comes_out_as_it_went_in_by_any_way(name);
    }
}

#[test]
fn names_with_signs_above_and_below_come_out_whole() {
    for name in ["น้ำฝน ที่รัก", "กฤษณ์ ปั้นดี", "क्षितिज शर्मी", "ज्ञानेश्वर", "Ọ̀ṣun J̌ožef x̂y", "Ṽ̃ara"]
    {
        comes_out_as_it_went_in_by_any_way(name);
    }
}

#[test]
fn a_name_in_both_directions_comes_out_in_the_order_it_is_read_in() {
    for name in [
        "Sara (שרה) Cohen محمد Ali",
        "محمد ١٢٣ (AB) 45",
        "محمد 25",
        "محمد (علي)",
        "محمد (علي) Smith",
        "Anna (مُحَمَّد)",
        "שָׂרָה בַּת־אָב O'Neill 王",
        "בן־דוד-Levi 3.5",
        "Nok น้ำฝน مُحَمَّد शर्मी 김",
    ] {
        comes_out_as_it_went_in_by_any_way(name);
    }
}

/// A bracket in a text from the right is the mirror of what it is drawn with.
#[test]
fn brackets_in_a_name_from_the_right_leave_other_brackets_alone() {
    let document =
        CertificateDocument { academy_town: "Bath (Somerset)".to_owned(), ..named("محمد (علي)") };
    let text = plain(&text_of(&pdf(&document).unwrap()));
    assert!(text.contains("Bath (Somerset)") && text.contains("محمد (علي)"), "{text}");
}

#[test]
fn a_decomposed_name_is_composed() {
    let vietnamese = ("Nguye\u{0302}\u{0303}n Thi\u{0323} A\u{0301}nh", "Nguyễn Thị Ánh");
    for (typed, composed) in [("Sia\u{0302}n W\u{0302}yn", "Siân Ŵyn"), vietnamese] {
        let text = text_of(&pdf(&named(typed)).unwrap());
        assert!(text.contains(composed), "{text}");
    }
}

#[test]
fn a_very_long_name_wraps_and_comes_out_whole() {
    let name = "Maria Fernanda Aparecida de Albuquerque Cavalcanti Figueiredo dos Santos Vasconcelos e Souza de Oliveira";
    let text = text_of(&pdf(&named(name)).unwrap());
    let words: Vec<&str> = text.split_whitespace().collect();
    assert_eq!(times(name, &words.join(" ")), 2, "{text}");
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
        "Who assessed",
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
