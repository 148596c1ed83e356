//! Names as people have them, addresses, reasons, passwords, and the folding that finds them.

use countersign::domain::{
    password::{WeakPassword, check_password},
    text::{Email, HolderName, LatinName, Reason, TextError, search_fold},
};
use countersign::texts::Lang;
use proptest::prelude::*;

const NAMES: [&str; 14] = [
    "Siân Ŵyn",
    "Łukasz Świątek",
    "Ștefan Țăran",
    "Işıl Yıldız",
    "Søren Ø",
    "Nguyễn Thị Ánh",
    "Γιώργος",
    "Олена",
    "محمد",
    "王小明",
    "สมชาย",
    "O'Neill-García",
    "Zoë",
    "نیلوفر می‌خواهم",
];

#[test]
fn names_are_kept_as_people_write_them() {
    for name in NAMES {
        assert_eq!(HolderName::parse(name).unwrap().as_str(), name);
    }
    assert_eq!(HolderName::parse("  Ada \u{a0} Lovelace ").unwrap().as_str(), "Ada Lovelace");
    assert_eq!(HolderName::parse("Zoe\u{308}").unwrap().as_str(), "Zoë");
}

#[test]
fn a_name_in_another_script_may_have_a_form_in_latin_letters_and_no_other_name_has() {
    let beside = |name: &str, typed: &str| {
        let latin = LatinName::beside(&HolderName::parse(name).unwrap(), typed);
        latin.map(|latin| latin.map(String::from))
    };
    for (name, latin) in [
        ("Олена", "Olena"),
        ("محمد بن سلمان", "Muhammad bin Salmān"),
        ("王小明", "Wáng Xiǎomíng"),
        ("김민준", "Kim Min-jun"),
        ("Олена Smith", "Olena Smith"),
        ("ნინო", "Nino D\u{2019}Arc, Jr."),
    ] {
        assert_eq!(beside(name, &format!("  {latin} ")), Ok(Some(latin.to_owned())));
    }
    assert_eq!(beside("Олена", "Zoe\u{308}"), Ok(Some("Zoë".into())));
    for none in ["", "  ", "\u{200b}"] {
        assert_eq!(beside("Олена", none), Ok(None), "{none:?}");
    }
    for name in ["Siân Ŵyn", "Łukasz", "Nguyễn Thị Ánh", "O'Neill-García", "ʻOkina", "Kü\u{308}n"]
    {
        assert_eq!(beside(name, "Anything"), Err(TextError::LatinAlready), "{name}");
    }
    for (typed, character) in
        [("Оlena", 'О'), ("Olena 2", '2'), ("Olena <b>", '<'), ("Οlena", 'Ο'), ("Olena 明", '明')]
    {
        assert_eq!(beside("Олена", typed), Err(TextError::NotLatin { character }), "{typed}");
    }
    assert_eq!(beside("Олена", &"a".repeat(201)), Err(TextError::TooLong { have: 201, most: 200 }));
    assert!(matches!(beside("Олена", "O\u{202e}l"), Err(TextError::Unshowable { .. })));
    assert_eq!(beside("Олена", "-."), Err(TextError::Empty));
}

#[test]
fn a_name_has_one_to_two_hundred_characters() {
    assert!(HolderName::parse(&"ñ".repeat(200)).is_ok());
    assert_eq!(HolderName::parse(&"ñ".repeat(201)), Err(TextError::TooLong { have: 201, most: 200 }));
    for empty in ["", "   ", "-", "..."] {
        assert_eq!(HolderName::parse(empty), Err(TextError::Empty));
    }
}

#[test]
fn a_name_cannot_turn_the_direction_of_writing_or_hide_characters() {
    for bad in [
        "Ada\u{202e}evil",
        "Ada\u{2066}x",
        "Ada\u{0}",
        "Ada\u{200b}",
        "\u{feff}Ada",
        "A\u{e0041}",
        "An\u{ad}na",
        "Ann\u{34f}a",
        "Ada \u{2764}\u{fe0f}",
        "\u{3164}",
        "\u{2800}Ada",
    ] {
        assert!(matches!(HolderName::parse(bad), Err(TextError::Unshowable { .. })), "{bad:?}");
    }
}

#[test]
fn a_joiner_stands_in_a_name_only_where_the_script_needs_it() {
    for good in ["نیلوفر می‌خواهم", "ක්‍රිස්ටිනා", "क्‍ष", "അവന്‍"]
    {
        assert_eq!(HolderName::parse(good).map(String::from).as_deref(), Ok(good));
    }
    for bad in [
        "A\u{200d}da",
        "Ada\u{200c}",
        "\u{200d}Ada",
        "می\u{200c}\u{200c}خواهم",
        "محمد\u{200c}",
        "王\u{200d}明",
    ] {
        assert!(matches!(HolderName::parse(bad), Err(TextError::Unshowable { .. })), "{bad:?}");
    }
}

#[test]
fn a_letter_of_a_name_has_no_more_marks_than_a_script_puts_there() {
    for good in [
        "Nguyễn Thị Ánh",
        "Jonas i\u{307}\u{301}",
        "שִׁמְעוֹן",
        "שּׁ\u{5b8}\u{5bd}",
        "إِلٰهٌ ٱللّٰهِ",
        "น้ำผึ้ง",
        "ᾅδης",
        "స్త్రీ",
    ] {
        assert!(HolderName::parse(good).is_ok(), "{good}: {:?}", HolderName::parse(good));
    }
    let forty = format!("Łukasz {}", "\u{301}".repeat(40));
    let deep = format!("Ada{}", "\u{323}".repeat(3));
    for bad in [forty.as_str(), deep.as_str(), "A\u{301}\u{300}\u{304}da", "A\u{20dd}\u{20dd}\u{20dd}"] {
        assert_eq!(HolderName::parse(bad), Err(TextError::Stacked), "{bad:?}");
    }
}

#[test]
fn addresses_are_folded_and_checked_for_their_form() {
    assert_eq!(Email::parse(" Ada@Example.ORG ").unwrap().as_str(), "ada@example.org");
    assert_eq!(
        Email::parse("o'neill+smp@mail.example.org").unwrap().as_str(),
        "o'neill+smp@mail.example.org"
    );
    for bad in [
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "a@b@example.org",
        "a..b@example.org",
        "ada@-example.org",
        "ada@example..org",
        "ada@example.org\r\nBcc: x@example.org",
    ] {
        assert_eq!(Email::parse(bad), Err(TextError::NotAnAddress), "{bad:?}");
    }
}

#[test]
fn a_reason_is_needed_and_may_have_lines() {
    assert_eq!(Reason::parse(" \n "), Err(TextError::Empty));
    assert_eq!(Reason::parse(" one\ntwo ").unwrap().as_str(), "one\ntwo");
    assert!(Reason::parse(&"x".repeat(1000)).is_ok());
    assert_eq!(Reason::parse(&"x".repeat(1001)), Err(TextError::TooLong { have: 1001, most: 1000 }));
}

#[test]
fn a_password_is_long_and_neither_common_nor_made_of_what_everybody_knows_of_the_person() {
    let known = ["Efua Sample", "Sample Academy"];
    let check = |password: &str| check_password(password, "efua.sample@example.org", &known);
    assert_eq!(check("elevenchars"), Err(WeakPassword::TooShort));
    assert_eq!(check(&"rain on the old slate roof, ".repeat(150)), Err(WeakPassword::TooLong));
    assert_eq!(check("Efua.Sample@Example.org"), Err(WeakPassword::IsAddress));
    for own in ["efua sample 1", "sample-academy", "Efua-Academy-2026", "countersign12"] {
        assert!(
            matches!(check(own), Err(WeakPassword::OwnWords | WeakPassword::Guessable)),
            "{own}: {:?}",
            check(own)
        );
    }
    // What everybody at an academy could think of: what is taught there, the time of the year.
    for near in
        ["Summer2026!!", "scalpmicropigmentation", "ScalpMicro2026", "PermanentMakeup1", "Herbst2026!!!!"]
    {
        assert!(check(near).is_err(), "{near}");
    }
    let common =
        ["123123123123", "Password123!", "football1234", "zzzzzzzzzzzzzz", "qwertyuiopasdf", "Pa$$w0rd1234"];
    for common in
        common.into_iter().chain(["äöüßäöüßäöüß", "1q2w3e4r5t6y", "letmeinletmein", "abcdefghijklm"])
    {
        assert_eq!(check(common), Err(WeakPassword::Guessable), "{common}");
    }
    // Famous phrases are no secret, however they are spaced, written or added to.
    for famous in [
        "correcthorsebatterystaple",
        "correct horse battery staple",
        "Correct-Horse-Battery-Staple",
        "correct horse battery",
        "correct.horse.battery.staple1",
        "c0rrecth0rsebatterystaple",
        "CORRECTHORSEBATTERYSTAPLE!",
        "elpatsyrettabesroh tcerroc",
        "May the force be with you",
        "the quick brown fox jumps over the lazy dog",
        "to be or not to be",
        "Once upon a time 1",
        "Freude, schöner Götterfunken",
    ] {
        assert_eq!(check(famous), Err(WeakPassword::Guessable), "{famous}");
    }
    // Full-width letters are the same letters.
    assert_eq!(check("Ｐａｓｓｗｏｒｄ１２３!"), Err(WeakPassword::Guessable));
    for good in [
        "seven brass kettles hum",
        "rain on the old slate roof",
        "дождь на старой крыше",
        "Xk9#mQ2$vL7p",
        "a correct horse with seven wheels",
    ] {
        assert_eq!(check(good), Ok(()), "{good}");
    }
    assert_eq!(check(&"a very long text that goes on ".repeat(100)), Ok(()));
}

#[test]
fn a_name_is_found_without_its_marks() {
    let found = ["sian wyn", "lukasz swiatek", "stefan taran", "isil yildiz", "soren o", "nguyen thi anh"];
    for (name, folded) in NAMES.iter().zip(found) {
        assert_eq!(search_fold(name), folded);
    }
    assert_eq!(search_fold("İSTANBUL Straße ﬁne Γιώργος"), "istanbul strasse fine γιωργοσ");
    assert_eq!(search_fold("王小明"), "王小明");
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let once = search_fold(&text);
        prop_assert_eq!(search_fold(&once), once);
    }

    #[test]
    fn a_name_that_was_accepted_is_accepted_again_unchanged(text in any::<String>()) {
        if let Ok(name) = HolderName::parse(&text) {
            prop_assert_eq!(HolderName::parse(name.as_str()), Ok(name));
        }
    }
}

#[test]
fn arabic_pages_count_hours_and_minutes_as_the_certificate_does() {
    let spent = |minutes| Lang::Ar.hours(minutes).replace('\u{a0}', " ");
    for (hours, words) in [
        (0, "0 ساعة"),
        (1, "ساعة واحدة"),
        (2, "ساعتان"),
        (5, "5 ساعات"),
        (11, "11 ساعة"),
        (100, "100 ساعة"),
        (103, "103 ساعات"),
    ] {
        assert_eq!(spent(hours * 60), words);
    }
    let paper = countersign::issuing::TranscriptWording::of("ar").unwrap();
    for minutes in [0, 1, 2, 5, 30, 45, 60, 62, 120, 185, 660, 2430, 6000, 6060, 6120, 6180, 6600, 12_000] {
        assert_eq!(spent(i64::from(minutes)), paper.spent("ar", minutes), "{minutes}");
    }
}

#[test]
fn signs_between_words_are_those_of_the_language() {
    let at = chrono::NaiveDate::from_ymd_opt(2026, 3, 3).unwrap().and_hms_opt(14, 5, 0).unwrap();
    assert!(Lang::Ar.moment(at).contains("2026، 14:05"), "{}", Lang::Ar.moment(at));
    assert_eq!(Lang::En.moment(at), "3 March 2026, 14:05");
    assert_eq!(["a", "b"].join(Lang::Ar.comma()), "a، b");
    // A line never begins with a French sign.
    let mut french = Lang::Fr.t("patient-on-paper") + Lang::Fr.semicolon();
    for course in [
        include_str!("../../courses/smp-level-4.toml"),
        include_str!("../../courses/new-jersey.toml"),
        include_str!("../../courses/new-mexico.toml"),
        include_str!("../../courses/oregon.toml"),
    ] {
        let (_, of_course) = course.split_once("[translations.fr]").unwrap();
        french += of_course.split("[translations.").next().unwrap();
    }
    for sign in [" :", " ;", " ?", " !"] {
        assert!(!french.contains(sign), "{sign}");
    }
}
