//! Hours in words, in the form that their number takes in each language.

use countersign::issuing::{Counted, FactWording, LANGUAGES, TranscriptWording};

fn spent(language: &str, minutes: u32) -> String {
    TranscriptWording::of(language).unwrap().spent(language, minutes)
}

#[test]
fn arabic_counts_hours_and_minutes_in_six_forms() {
    for (hours, words) in [
        (0, "0 ساعة"),
        (1, "ساعة واحدة"),
        (2, "ساعتان"),
        (3, "3 ساعات"),
        (10, "10 ساعات"),
        (11, "11 ساعة"),
        (99, "99 ساعة"),
        (100, "100 ساعة"),
        (102, "102 ساعة"),
        (103, "103 ساعات"),
        (111, "111 ساعة"),
    ] {
        assert_eq!(spent("ar", hours * 60), words);
    }
    for (minutes, words) in [
        (1, "دقيقة واحدة"),
        (2, "دقيقتان"),
        (5, "5 دقائق"),
        (30, "30 دقيقة"),
        (62, "ساعة واحدة ودقيقتان"),
        (40 * 60 + 30, "40 ساعة و30 دقيقة"),
    ] {
        assert_eq!(spent("ar", minutes), words);
    }
}

#[test]
fn other_languages_count_as_they_write_it_and_a_part_of_an_hour_has_no_hours() {
    for (language, minutes, words) in [
        ("en", 2430, "40 h 30 min"),
        ("en-GB", 30, "30 min"),
        ("en", 0, "0 h"),
        ("de", 2430, "40 Std. 30 Min."),
        ("pl", 2430, "40 godz. 30 min"),
        ("uk", 2430, "40 год 30 хв"),
        ("tr", 2430, "40 sa 30 dk"),
    ] {
        assert_eq!(spent(language, minutes), words);
    }
}

#[test]
fn a_course_of_so_many_hours_is_named_in_the_form_of_the_number() {
    let note = |language: &str, hours: u32| {
        let words = &FactWording::of(language).unwrap().hours_note;
        words.words(language, hours).replace("{total}", &hours.to_string())
    };
    for (hours, words) in [
        (1, "1 godzina"),
        (22, "22 godziny"),
        (24, "24 godziny"),
        (25, "25 godzin"),
        (112, "112 godzin"),
        (185, "185 godzin"),
    ] {
        assert!(note("pl", hours).contains(&format!("{words},")), "{}", note("pl", hours));
    }
    assert!(note("en", 1).contains("takes 1 hour,") && note("en", 2).contains("takes 2 hours,"));
    let line =
        |language: &str, hours| FactWording::of(language).unwrap().hours.words(language, hours).to_owned();
    assert_eq!(
        (line("de", 1).as_str(), line("de", 7).as_str()),
        ("{hours} Stunde Lernzeit", "{hours} Stunden Lernzeit")
    );
    assert_eq!(
        (line("fr", 0).as_str(), line("it", 1).as_str()),
        ("{hours} heure de formation au total", "{hours} ora di formazione in totale")
    );
}

#[test]
fn every_language_has_words_for_each_form_of_its_own_with_every_field_that_the_others_have() {
    for language in LANGUAGES {
        let (facts, transcript) =
            (FactWording::of(language).unwrap(), TranscriptWording::of(language).unwrap());
        let counted: [(&Counted, &[&str]); 8] = [
            (&facts.level, &["{level}", "{hours}"]),
            (&facts.hours, &["{hours}"]),
            (&facts.regulated_level, &["{level}", "{hours}"]),
            (&facts.regulated_hours, &["{hours}"]),
            (&facts.hours_note, &["{total}", "{guided}"]),
            (&facts.criteria, &["{total}", "{guided}"]),
            (&transcript.whole_hours, &[]),
            (&transcript.whole_minutes, &[]),
        ];
        for (words, fields) in counted {
            for number in (0..=1_000).chain([10_000, 100_000]) {
                assert!(words.knows(language, number), "{language}, {number}: {words:?}");
            }
            for text in words.texts() {
                assert!(fields.iter().all(|field| text.contains(field)), "{language}: {text}");
            }
        }
        for number in [3, 7, 11, 25, 100] {
            assert!(spent(language, number * 60).contains(&number.to_string()), "{language}");
        }
    }
}
