//! What cannot be printed is refused before anything is issued, with the element and the reason.

use countersign::{
    issuing::{CertificateDocument, Design, DesignError, LayoutError, design::Paper},
    texts::Lang,
    web::print_words,
};

use super::support::{document, named, pdf};

#[test]
fn an_emoji_in_a_name_is_refused_by_name() {
    let error = pdf(&named("Ada \u{1F600}")).unwrap_err();
    assert_eq!(
        error,
        LayoutError::MissingGlyph { element: "holder_name".to_owned(), character: '\u{1F600}' }
    );
}

#[test]
fn an_unassigned_character_in_a_unit_is_refused_by_name() {
    let mut document = document();
    document.units[3].title.push('\u{0378}');
    let error = pdf(&document).unwrap_err();
    assert_eq!(error, LayoutError::MissingGlyph { element: "units".to_owned(), character: '\u{0378}' });
}

#[test]
fn a_direction_override_in_a_name_is_refused() {
    let error = pdf(&named("Ada \u{202E}ecalevoL")).unwrap_err();
    assert_eq!(
        error,
        LayoutError::ForbiddenCharacter { element: "holder_name".to_owned(), character: '\u{202E}' }
    );
}

#[test]
fn a_control_character_in_a_name_is_refused() {
    let error = pdf(&named("Ada\u{0007}Lovelace")).unwrap_err();
    assert_eq!(
        error,
        LayoutError::ForbiddenCharacter { element: "holder_name".to_owned(), character: '\u{0007}' }
    );
}

#[test]
fn a_name_of_five_hundred_characters_is_refused() {
    let error = pdf(&named(&"Abcdefghi ".repeat(50))).unwrap_err();
    assert!(
        matches!(&error, LayoutError::DoesNotFit { element, lines: 3, .. } if element == "holder_name"),
        "{error}"
    );
}

#[test]
fn a_name_of_a_million_characters_is_refused_at_once() {
    let error = pdf(&named(&"a ".repeat(500_000))).unwrap_err();
    assert!(matches!(&error, LayoutError::DoesNotFit { element, .. } if element == "holder_name"), "{error}");
}

#[test]
fn one_endless_word_is_refused() {
    let error = pdf(&named(&"w".repeat(120))).unwrap_err();
    assert!(matches!(&error, LayoutError::DoesNotFit { element, .. } if element == "holder_name"), "{error}");
}

#[test]
fn a_certificate_without_a_name_is_refused() {
    assert_eq!(pdf(&named("  ")).unwrap_err(), LayoutError::Empty { element: "holder_name".to_owned() });
}

#[test]
fn an_address_too_long_for_the_qr_code_is_refused() {
    let verify_url = format!("https://verify.example/v/{}", "7".repeat(200));
    let error = pdf(&CertificateDocument { verify_url, ..document() }).unwrap_err();
    assert_eq!(error, LayoutError::QrTooLong);
}

#[test]
fn a_design_that_names_an_unknown_field_is_refused() {
    let plan =
        include_str!("../../certificates/classical/design.toml").replace("{holder_name}", "{holder_nmae}");
    let error = Design::read("mine", &plan, "<svg/>", Paper::A4).unwrap_err();
    let expected =
        DesignError::UnknownField { element: "holder_name".to_owned(), field: "holder_nmae".to_owned() };
    assert_eq!(error, expected);
}

#[test]
fn art_with_a_script_or_an_entity_is_refused() {
    let plan = include_str!("../../certificates/classical/design.toml");
    for svg in [
        "<svg><script>alert(1)</script></svg>",
        "<svg><image href='https://elsewhere.example/'/></svg>",
        "<!DOCTYPE svg [<!ENTITY a 'aa'>]><svg/>",
    ] {
        assert!(matches!(Design::read("mine", plan, svg, Paper::A4), Err(DesignError::Art(_))), "{svg}");
    }
}

/// Each of these took gigabytes or minutes when it was long.
#[test]
fn art_that_stands_for_more_than_it_is_long_is_refused_or_shared() {
    let plan = include_str!("../../certificates/classical/design.toml");
    let read = |inside: &str| {
        let svg =
            format!("<svg id='a4-certificate'><defs><g id='a'><path d='M0 0L1 1'/></g></defs>{inside}</svg>");
        Design::read("mine", plan, &svg, Paper::A4)
    };
    let refused = |inside: &str| match read(inside).unwrap_err() {
        DesignError::Art(reason) => reason,
        other => panic!("{other}"),
    };
    assert_eq!(refused("<defs><g id='b'><use href='#a'/></g></defs>"), "a tile uses another");
    assert_eq!(refused("<defs><g id='a'><use href='#a'/></g></defs>"), "a tile uses another");
    let later = "<use href='#a'/><defs><g id='a'><path d='M0 0L1 1'/></g></defs>";
    assert_eq!(refused(later), "the tile \"a\" goes on after its use");
    assert_eq!(refused("<use href='#b'/>"), "there is no tile \"b\" before its use");
    assert_eq!(refused(&"<g>".repeat(60_000)), "more than 16 levels are not drawn");
    // A path within a path has a line of its own, or none.
    let nested = read("<path d='M0 0L1 1'><path/></path>").unwrap();
    let beside = read("<path d='M0 0L1 1'/><path/>").unwrap();
    assert_eq!(nested, beside);
    assert!(read(&"<use href='#a'/>".repeat(3)).is_ok());
}

#[test]
fn every_element_of_every_design_has_a_plain_name_in_every_language_of_the_pages() {
    let mut elements: Vec<String> = [
        "transcript_holder",
        "transcript_course",
        "units",
        "hours",
        "cases",
        "assessors",
        "enclosed",
        "qr",
        "logo",
    ]
    .map(str::to_owned)
    .to_vec();
    for design in Design::BUILT_IN {
        let file = format!("{}/certificates/{design}/design.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(file).unwrap();
        let names = text.split("name = \"").skip(1).filter_map(|rest| rest.split('"').next());
        elements.extend(names.map(str::to_owned));
    }
    assert!(elements.len() > 40, "{elements:?}");
    for lang in Lang::ALL {
        for element in &elements {
            let words = print_words::element(*lang, element);
            assert!(
                !words.contains('_') && words != element.replace('_', " "),
                "{lang:?} {element}: {words}"
            );
        }
    }
}
