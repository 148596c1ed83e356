//! An academy's choice: what it may bring, what is refused when it is saved, and how it looks.

use countersign::domain::verification_code::VerificationCode;
use countersign::issuing::design::{Appearance, Paper, Signs};
use countersign::issuing::{Design, DesignError, Sample, prepare, preview, thumbnail};

use super::support::{document, read_with, text_of};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><g fill="#0b4f52"><circle cx="20" cy="20" r="18"/>
    <path d="M50 8h60v8H50zM50 24h40v8H50z"/></g></svg>"##;

pub fn dressed(design: &str, paper: Paper) -> Appearance {
    let mut appearance = Appearance { paper, ..Appearance::of(design) };
    appearance.logo = Some(appearance.supply(LOGO.as_bytes()).unwrap());
    let signature = Some(appearance.supply(&signature()).unwrap());
    let signs = |name: &str, title: &str, signature: Option<String>| Signs {
        name: name.to_owned(),
        title: title.to_owned(),
        signature,
    };
    appearance.signatories = vec![
        signs("Helen Marsh", "Head of the academy", signature.clone()),
        signs("Łukasz Świątek", "Lead assessor", signature),
        signs("Nguyễn Thị Ánh", "Internal quality assurer", None),
    ];
    appearance
}

/// Ink on a transparent ground.
fn signature() -> Vec<u8> {
    let image = image::RgbaImage::from_fn(300, 90, |x, y| {
        let wave = 45.0 + 30.0 * (f64::from(x) / 18.0).sin();
        let ink = (f64::from(y) - wave).abs() < 3.0;
        image::Rgba([20, 30, 90, if ink { 255 } else { 0 }])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    image.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

#[test]
fn an_appearance_is_stored_as_text_and_comes_back_the_same() {
    let appearance =
        Appearance { logo: None, signatories: Vec::new(), ..dressed("classical", Paper::Letter) };
    let text = serde_json::to_string(&appearance).unwrap();
    let back: Appearance = serde_json::from_str(&text).unwrap();
    assert_eq!(back.paper, Paper::Letter);
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
    assert_eq!(
        serde_json::from_str::<Appearance>(r#"{"design":"modern"}"#).unwrap(),
        Appearance::of("modern")
    );
}

#[test]
fn a_picture_that_was_not_handed_in_is_asked_for_by_its_digest() {
    let dressed = dressed("classical", Paper::A4);
    let stored = serde_json::to_string(&dressed).unwrap();
    let back: Appearance = serde_json::from_str(&stored).unwrap();
    assert_eq!(back.pictures().count(), 3);
    let sha256 = back.logo.clone().unwrap();
    assert_eq!(back.design("en").unwrap_err(), DesignError::NoPicture { element: "logo".to_owned(), sha256 });
}

#[test]
fn a_pale_brand_is_refused_with_the_element_that_nobody_could_read() {
    let mut appearance = Appearance::of("classical");
    appearance.colours.brand = Some("#f2d5a0".to_owned());
    let error = appearance.design("en").unwrap_err();
    assert!(matches!(&error, DesignError::Contrast { element, .. } if element == "academy_name"), "{error}");
}

#[test]
fn a_colour_that_is_none_is_refused() {
    let mut appearance = Appearance::of("classical");
    appearance.colours.accent = Some("gold".to_owned());
    let expected = DesignError::Colour { name: "accent".to_owned(), text: "gold".to_owned() };
    assert_eq!(appearance.design("en").unwrap_err(), expected);
}

#[test]
fn a_fourth_signatory_is_refused() {
    let mut appearance = dressed("modern", Paper::A4);
    appearance.signatories.push(appearance.signatories[0].clone());
    assert_eq!(appearance.design("en").unwrap_err(), DesignError::TooManySignatories { count: 4, most: 3 });
}

#[test]
fn an_academys_own_words_stand_on_the_certificate_in_their_language_only() {
    let mut appearance = Appearance::of("classical");
    let own = [("certifies".to_owned(), "We are proud to announce that".to_owned())];
    appearance.wording.insert("en".to_owned(), own.into());
    let said = |language: &str| {
        let document =
            countersign::issuing::CertificateDocument { language: language.to_owned(), ..document() };
        text_of(&prepare(&document, &appearance.design(language).unwrap(), &[]).unwrap().into_pdf())
    };
    assert!(said("en-GB").contains("We are proud to announce that"));
    assert!(said("de").contains("Hiermit wird bescheinigt"));
}

#[test]
fn own_words_that_lose_the_date_or_name_no_key_are_refused() {
    for (language, key, words) in [
        ("en", "awarded_on", "Awarded"),
        ("en", "certifies", "For {name}"),
        ("en", "title", "x"),
        ("tlh", "check", "x"),
    ] {
        let mut appearance = Appearance::of("classical");
        appearance.wording.insert(language.to_owned(), [(key.to_owned(), words.to_owned())].into());
        let error = appearance.design("en").unwrap_err();
        assert!(matches!(error, DesignError::Words { .. } | DesignError::UnknownLanguage(_)), "{error}");
    }
}

#[test]
fn a_preview_is_plainly_a_sample_and_its_code_is_none() {
    let pdf = preview(&dressed("classical", Paper::A4), "en", &Sample::default()).unwrap();
    let text = text_of(&pdf);
    assert!(text.contains("Serial SAMPLE"), "{text}");
    assert!(
        read_with("pdfinfo", &[], &pdf, &[]).contains("SAMPLE: Certificate"),
        "what a reader's window and ear begin with"
    );
    assert!(text.contains("SAMP-LE00-0000-000U") && VerificationCode::parse("SAMP-LE00-0000-000U").is_err());
    let outline = read_with("pdfinfo", &["-struct-text"], &pdf, &[]);
    assert_eq!(outline.matches("Figure").count(), 4, "logo, two signatures, code:\n{outline}");
}

#[test]
fn the_same_appearance_gives_the_same_bytes() {
    let once = || preview(&dressed("modern", Paper::A4), "de", &Sample::default()).unwrap();
    assert_eq!(once(), once());
}

#[test]
fn the_longest_documents_fit_every_design_on_every_paper_in_every_language() {
    let mut misfits = Vec::new();
    for design in Design::BUILT_IN {
        for paper in Paper::ALL {
            for language in countersign::issuing::LANGUAGES {
                for appearance in [Appearance { paper, ..Appearance::of(design) }, dressed(design, paper)] {
                    for fault in appearance.design(language).unwrap().lint(language, &Sample::default()) {
                        misfits.push(format!("{design} {paper:?} {language}: {fault}"));
                    }
                }
            }
        }
    }
    assert!(misfits.is_empty(), "{}", misfits.join("\n"));
}

#[test]
fn a_signatory_whose_name_no_font_has_is_refused_before_a_certificate_is_due() {
    let mut appearance = dressed("classical", Paper::A4);
    appearance.signatories[0].name = "Ada \u{1F600}".to_owned();
    let faults = appearance.design("en").unwrap().lint("en", &Sample::default());
    assert!(
        faults.iter().all(|f| f.to_string().contains("signatory_name")) && !faults.is_empty(),
        "{faults:?}"
    );
}

#[test]
fn a_preview_in_the_browser_shows_what_the_design_draws_behind_the_words() {
    for design in Design::BUILT_IN {
        let art = std::fs::read_to_string(format!("certificates/{design}/art.svg")).unwrap();
        let behind =
            art.split("id=\"a4-certificate\"").nth(1).unwrap().split("id=\"a4-transcript\"").next().unwrap();
        let drawn = thumbnail(design).unwrap();
        let count = |text: &str, tag: &str| text.matches(tag).count();
        let [art, words] = [count(behind, "<path") + count(behind, "<use"), 10];
        let shown = count(&drawn, "<path") + count(&drawn, "<use");
        assert!(art > 0 && shown >= art + words, "{design}: {shown} shapes, of which {art} behind the words");
    }
}
