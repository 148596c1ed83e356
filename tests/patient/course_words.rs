//! What a course says to patients: its names, questions and warnings, in the language of whoever reads.

use countersign::{
    domain::course_spec::{self, CourseSpec, READERS},
    texts::Lang,
};

use super::Clinic;
use crate::support::records::level_4;

const SHIPPED: [&str; 4] = [
    include_str!("../../courses/smp-level-4.toml"),
    include_str!("../../courses/new-mexico.toml"),
    include_str!("../../courses/new-jersey.toml"),
    include_str!("../../courses/oregon.toml"),
];

#[tokio::test]
async fn a_reader_of_polish_reads_the_course_in_polish_and_what_stands_on_paper_beside_it() {
    let clinic = Clinic::without_papers().await;
    let browser = clinic.site.browser();
    browser.get("/language/pl").await;
    let page = browser.get(&clinic.path()).await.expect_status(200);
    page.expect_text("Certyfikat poziomu 4 z mikropigmentacji skóry głowy")
        .expect_text("Na samym certyfikacie: Level 4 Certificate in Scalp Micropigmentation")
        .expect_text("Linia włosów Hairline")
        .expect_text("Ubezpieczenie zabiegów: nie pokazano akademii")
        .expect_text("Cukrzyca lub słaba odporność");
    assert!(!page.text().contains("Treatment insurance"), "{}", page.text());
}

#[tokio::test]
async fn programs_read_the_names_that_stand_on_the_certificate() {
    let clinic = Clinic::open().await;
    let browser = clinic.site.browser();
    browser.get("/language/pl").await;
    let path = clinic.path().replace("/v/", "/api/v1/certificates/");
    let data: serde_json::Value = serde_json::from_str(&browser.get(&path).await.body).unwrap();
    assert_eq!(data["qualification"]["title"], "Level 4 Certificate in Scalp Micropigmentation");
    assert_eq!(data["documents"][0]["name"], "Treatment insurance");
}

#[tokio::test]
async fn the_course_says_what_to_ask_and_what_to_tell() {
    let clinic = Clinic::open().await;
    let page = clinic.site.browser().get(&clinic.path()).await;
    page.expect_text("May I see healed results of people with my kind of hair loss?")
        .expect_text("Tell them before the treatment")
        .expect_text("Diabetes, or a weak immune system");
}

#[tokio::test]
async fn without_words_of_a_course_nothing_is_said_of_hair_skin_or_needles() {
    for lang in Lang::ALL {
        let general = (1..=4).map(|n| lang.t(&format!("patient-ask-{n}")));
        let texts = general.chain(["patient-home-lead", "patient-tell-general"].map(|key| lang.t(key)));
        let words = texts.collect::<Vec<_>>().join(" ").to_lowercase();
        for field in
            ["hair", "skin", "needle", "haut", "haar", "peau", "piel", "pelle", "skór", "cilt", "шкір"]
        {
            assert!(!words.contains(field), "{lang:?}: {field}: {words}");
        }
    }
}

#[test]
fn a_course_has_words_in_the_languages_that_patients_pages_speak() {
    assert_eq!(READERS.to_vec(), Lang::ALL.iter().map(|lang| lang.tag()).collect::<Vec<_>>());
}

#[test]
fn the_courses_that_come_along_speak_every_language() {
    for toml in SHIPPED {
        let spec = course_spec::parse(toml).unwrap();
        let spoken =
            READERS.iter().filter(|tag| **tag == spec.language || spec.translations.contains_key(**tag));
        assert_eq!(spoken.count(), READERS.len(), "{}", spec.key);
        assert!(!spec.patients.ask.is_empty() && !spec.patients.tell.is_empty(), "{}", spec.key);
    }
}

fn faults(change: impl FnOnce(&mut CourseSpec)) -> Vec<String> {
    let mut spec = level_4();
    change(&mut spec);
    let text = toml::to_string(&spec).unwrap();
    course_spec::parse(&text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_translation_has_all_that_patients_read_or_is_refused_with_the_place() {
    let without = faults(|spec| {
        let words = spec.translations.get_mut("de").unwrap();
        words.techniques.remove("hairline");
        words.documents.insert("passport".into(), "Reisepass".into());
        words.ask.pop();
    });
    assert_eq!(without.len(), 3, "{without:?}");
    assert!(without[0].starts_with("translations.de.technique.hairline: is missing"), "{without:?}");
    assert!(without[1].starts_with("translations.de.document.passport: the course has none"), "{without:?}");
    assert!(without[2].starts_with("translations.de.ask: has 4 lines, patients.ask has 5"), "{without:?}");
}

#[test]
fn a_language_that_no_page_speaks_is_refused() {
    let unknown = faults(|spec| spec.language = "cy".into());
    assert!(
        unknown[0].starts_with("language: 'cy' is no language of patients' pages: en, de"),
        "{unknown:?}"
    );
    let twice = faults(|spec| spec.language = "de".into());
    assert!(twice.iter().any(|fault| fault == "translations.de: the course itself is in 'de'"), "{twice:?}");
}

#[test]
fn a_specification_of_before_keeps_its_digest() {
    let mut spec = level_4();
    spec.patients = Default::default();
    spec.translations.clear();
    let stored = serde_json::to_value(&spec).unwrap();
    for new in ["language", "patients", "translations"] {
        assert!(stored.get(new).is_none(), "{new}");
    }
}
