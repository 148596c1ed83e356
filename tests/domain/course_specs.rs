//! The shipped courses have the numbers of their sources; a faulty specification is told fault by fault.

use countersign::domain::course_spec::{CourseSpec, Requirement, parse, requirements};
use countersign::domain::words::HoursCategory::{self, Independent, SupervisedPractice, Theory};

use super::fixtures::{LEVEL_4, OREGON, spec};

fn hours(spec: &CourseSpec, category: HoursCategory, technique: Option<&str>) -> u32 {
    let targets = spec.rules.hours.iter();
    targets.filter(|t| t.category == category && t.technique.as_deref() == technique).map(|t| t.hours).sum()
}

fn targets(spec: &CourseSpec) -> Vec<(Vec<&str>, u32, u32)> {
    let targets = spec.rules.cases.targets.iter();
    targets.map(|t| (t.techniques.iter().map(String::as_str).collect(), t.minimum, t.on_women)).collect()
}

#[test]
fn the_level_4_course_has_its_numbers() {
    let spec = spec(LEVEL_4);
    assert_eq!(spec.title, "Level 4 Certificate in Scalp Micropigmentation");
    assert_eq!((spec.level, spec.total_hours, spec.guided_hours), (Some(4), 185, 90));
    let split = [Theory, SupervisedPractice, Independent].map(|category| hours(&spec, category, None));
    assert_eq!(split, [40, 50, 95]);
    let expected = [
        (vec!["hairline"], 3, 0),
        (vec!["density"], 3, 1),
        (vec!["scar_camouflage", "alopecia"], 3, 0),
        (vec!["touch_up"], 3, 0),
    ];
    assert_eq!(targets(&spec), expected);
    assert_eq!((spec.rules.observations.minimum, spec.rules.observations.by_another_assessor), (3, 1));
    let documents: Vec<_> =
        spec.rules.documents.iter().map(|d| (d.kind.as_str(), d.valid_for_months, d.required)).collect();
    let expected = [
        ("infection_control", None, true),
        ("bloodborne_pathogens", Some(12), true),
        ("first_aid", None, true),
        ("treatment_insurance", None, true),
        ("identity", None, true),
    ];
    assert_eq!(documents, expected);
    assert_eq!(spec.units.len(), 9);
    assert!(spec.units.iter().all(|unit| (3..=5).contains(&unit.criteria.len())));
    assert_eq!(
        (spec.rules.minimum_age, spec.rules.longest_entry_hours, spec.rules.cases.spacing_days),
        (18, 12, 7)
    );
}

#[test]
fn oregon_has_its_numbers() {
    let spec = spec(OREGON);
    assert_eq!(
        (spec.total_hours, hours(&spec, Theory, None), hours(&spec, SupervisedPractice, None)),
        (360, 210, 150)
    );
    assert!(spec.rules.theory_before_public);
    assert_eq!(spec.rules.cases.targets.iter().map(|t| t.minimum).sum::<u32>(), 50);
    let stages: Vec<_> = spec
        .rules
        .supervision
        .iter()
        .map(|s| (s.first_cases, s.trainees_per_supervisor, s.over_at_least_days))
        .collect();
    assert_eq!(stages, [(Some(10), 1, Some(30)), (None, 4, None)]);
}

#[test]
fn new_jersey_has_its_numbers() {
    let spec = spec(include_str!("../../courses/new-jersey.toml"));
    assert_eq!(spec.total_hours, 100);
    assert_eq!(spec.rules.supervision[0].trainees_per_supervisor, 4);
    assert!(targets(&spec).iter().all(|(techniques, minimum, _)| techniques.len() == 1 && *minimum == 5));
    assert_eq!(targets(&spec).len(), spec.techniques.len());
}

#[test]
fn new_mexico_has_its_numbers() {
    let spec = spec(include_str!("../../courses/new-mexico.toml"));
    assert_eq!(spec.total_hours, 100);
    assert_eq!(hours(&spec, SupervisedPractice, Some("scalp")), 20);
    assert_eq!(hours(&spec, SupervisedPractice, Some("scar_camouflage")), 40);
    let yearly: Vec<_> = spec.rules.documents.iter().filter(|d| d.valid_for_months == Some(12)).collect();
    assert_eq!(yearly.iter().map(|d| d.kind.as_str()).collect::<Vec<_>>(), ["bloodborne_pathogens"]);
    assert!(spec.rules.documents.iter().any(|d| d.kind == "first_aid" && d.required));
}

#[test]
fn every_course_in_the_folder_is_without_fault_and_survives_being_stored() {
    for file in std::fs::read_dir("courses").unwrap() {
        let path = file.unwrap().path();
        let spec =
            parse(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{path:?}: {e:?}"));
        let stored = serde_json::to_string(&spec).unwrap();
        assert_eq!(serde_json::from_str::<CourseSpec>(&stored).unwrap(), spec);
    }
}

/// The faults of the Level 4 course after a change to its text.
fn faults(from: &str, to: &str) -> Vec<String> {
    assert!(LEVEL_4.contains(from), "{from}");
    parse(&LEVEL_4.replacen(from, to, 1)).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn each_fault_is_told_with_its_place() {
    let cases = [
        (
            "techniques = [\"hairline\"]",
            "techniques = [\"hairlin\"]",
            "rules.cases.target[1].techniques: the course has no technique 'hairlin'",
        ),
        ("reference = \"U2\"", "reference = \"U1\"", "unit[2].reference: 'U1' is there twice"),
        (
            "reference = \"1.2\"",
            "reference = \"1.1\"",
            "unit[1].criterion[2].reference: '1.1' is there twice",
        ),
        ("level = 4", "level = 9", "level: must be 1 to 8"),
        ("minimum = 3 },", "minimum = 0 },", "rules.cases.target[1].minimum: must be 1 to 10000, not 0"),
        (
            "key = \"smp-level-4\"",
            "key = \"SMP level 4\"",
            "key: 'SMP level 4' must begin with a-z and have only a-z, 0-9 and -",
        ),
        (
            "kind = \"academy\"",
            "kind = \"regulated\"",
            "register_number: a regulated qualification has a number on the register",
        ),
        ("on_women = 1", "on_women = 4", "rules.cases.target[2].on_women: is more than the minimum, 3"),
        (
            "by_another_assessor = 1",
            "by_another_assessor = 4",
            "rules.observations.by_another_assessor: is more than the minimum, 3",
        ),
        ("hours = 95", "hours = 96", "rules.hours: the targets add up to 186, more than total_hours, 185"),
        (
            "\"scar_camouflage\", \"alopecia\"]",
            "\"scar_camouflage\", \"hairline\"]",
            "rules.cases.target[3].techniques: 'hairline' is there twice; a case would count twice",
        ),
        ("[\"touch_up\"]", "[]", "rules.cases.target[4].techniques: the list is empty"),
    ];
    for (from, to, fault) in cases {
        assert_eq!(faults(from, to), [fault]);
    }
}

#[test]
fn hours_that_do_not_add_up_are_told_with_both_sums() {
    assert_eq!(
        faults("guided_hours = 10", "guided_hours = 11"),
        ["guided_hours: the units' guided hours add up to 91, not to 90"]
    );
    assert_eq!(
        faults("hours = 40", "hours = 39"),
        ["rules.hours: theory and supervised practice add up to 89, the course has 90 guided hours"]
    );
}

#[test]
fn the_title_must_fit_the_size() {
    for (word, hours, fits) in [
        ("Award", 120, true),
        ("Award", 121, false),
        ("Certificate", 120, false),
        ("Certificate", 121, true),
        ("Certificate", 369, true),
        ("Certificate", 370, false),
        ("Diploma", 369, false),
        ("Diploma", 370, true),
    ] {
        let text = LEVEL_4
            .replace("Level 4 Certificate in", &format!("Level 4 {word} in"))
            .replace("total_hours = 185", &format!("total_hours = {hours}"))
            .replace("  { category = \"independent\", hours = 95 },\n", "");
        assert_eq!(parse(&text).is_ok(), fits, "{word} {hours}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = LEVEL_4
        .replace("level = 4", "level = 0")
        .replace("spacing_days = 7", "spacing_days = 7\nminimum_sessions = 0")
        .replace("minimum_sessions = 2\n", "");
    let places: Vec<_> = parse(&text).unwrap_err().into_iter().map(|fault| fault.place).collect();
    assert_eq!(places, ["level", "rules.cases.minimum_sessions"]);
}

#[test]
fn a_file_that_is_not_toml_gives_line_and_column() {
    let faults = parse("key = \"a\"\ntitle = = 3\n").unwrap_err();
    assert_eq!(faults[0].place, "line 2, column 9");
    let unknown = LEVEL_4.replace("level = 4", "lvl = 4");
    let line = unknown.lines().position(|l| l == "lvl = 4").unwrap() + 1;
    assert_eq!(parse(&unknown).unwrap_err()[0].place, format!("line {line}, column 1"));
}

#[test]
fn every_rule_of_a_course_is_described() {
    let described = requirements(&spec(OREGON));
    let first_stage = Requirement::Supervision {
        after_cases: 0,
        until_cases: Some(10),
        trainees: 1,
        over_at_least_days: Some(30),
    };
    let then = Requirement::Supervision {
        after_cases: 10,
        until_cases: None,
        trainees: 4,
        over_at_least_days: None,
    };
    assert!(described.contains(&Requirement::TheoryBeforePublic));
    assert!(described.contains(&first_stage) && described.contains(&then));
    let names = ["Scar camouflage", "Alopecia"].map(str::to_owned).to_vec();
    let scars = Requirement::Cases { techniques: names, minimum: 3, on_women: 0, sessions: 2 };
    assert!(requirements(&spec(LEVEL_4)).contains(&scars));
}

/// A specification with another number in every place of a name.
fn with_number(course: &str, name: &str, number: &str) -> String {
    let mark = format!("{name} = ");
    let mut parts = course.split(&mark);
    let mut changed = parts.next().unwrap().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_longer = changed.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let is_number = rest.len() < part.len() && !is_longer;
        changed.push_str(&mark);
        changed.push_str(if is_number { number } else { &part[..part.len() - rest.len()] });
        changed.push_str(rest);
    }
    changed
}

#[test]
fn no_number_of_a_course_is_so_large_that_a_sum_of_them_falls() {
    let most = u32::MAX.to_string();
    for name in [
        "total_hours",
        "guided_hours",
        "valid_for_months",
        "hours",
        "minimum",
        "minimum_sessions",
        "spacing_days",
        "first_cases",
        "trainees_per_supervisor",
        "over_at_least_days",
    ] {
        for course in [LEVEL_4, OREGON] {
            let changed = with_number(course, name, &most);
            if changed.contains(&most) {
                let faults = parse(&changed).unwrap_err();
                assert!(faults.iter().any(|fault| fault.place.contains(name)), "{name}: {faults:?}");
            }
        }
    }
    let forever = LEVEL_4.replacen("total_hours", "valid_for_months = 601\ntotal_hours", 1);
    assert_eq!(parse(&forever).unwrap_err()[0].place, "valid_for_months");
}

#[test]
fn a_term_that_no_date_reaches_makes_nobody_eligible() {
    let dossier = super::fixtures::complete_dossier();
    let today = super::fixtures::today();
    assert!(countersign::domain::eligibility::assess(&dossier, today).is_met());
    let mut endless = dossier.clone();
    std::sync::Arc::make_mut(&mut endless.spec).valid_for_months = Some(u32::MAX);
    let report = countersign::domain::eligibility::assess(&endless, today);
    assert!(!report.is_met());
    assert_eq!(
        report.eligible().unwrap_err(),
        [countersign::domain::eligibility::Shortfall::Term { months: u32::MAX }]
    );
}

#[test]
fn a_specification_of_two_hundred_thousand_tables_is_refused_for_its_size() {
    let many = format!("{LEVEL_4}{}", "\n[[unit]]".repeat(200_000));
    let faults = parse(&many).unwrap_err();
    assert!(faults.len() == 1 && faults[0].message.contains("256 KB"), "{faults:?}");
    let unit = "\n[[unit]]\nreference = \"\"\ntitle = \"\"\nguided_hours = 0\n";
    let faults = parse(&format!("{LEVEL_4}{}", unit.repeat(1_000))).unwrap_err();
    assert!(faults.len() <= 101, "{}", faults.len());
}

#[test]
fn a_file_in_another_encoding_is_told_to_be_saved_as_utf_8() {
    use countersign::domain::course_spec::{TextFault, text_of};
    let utf_16: Vec<u8> = LEVEL_4.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(text_of(utf_16), Err(TextFault::NotUtf8));
    assert_eq!(text_of(b"title = \"M\xfcller\"".to_vec()), Err(TextFault::NotUtf8));
    assert_eq!(text_of(vec![b' '; 256 * 1024 + 1]), Err(TextFault::TooLarge));
    assert_eq!(text_of(LEVEL_4.into()).as_deref(), Ok(LEVEL_4));
}

#[test]
fn a_character_that_nobody_sees_is_named_with_its_place_in_whatever_text_it_stands() {
    for (hidden, name) in [
        ("\\u202E", "U+202E"),
        ("\\u200B", "U+200B"),
        ("\\uFEFF", "U+FEFF"),
        ("\\u2066", "U+2066"),
        ("\\u0007", "U+0007"),
        ("\\u0090", "U+0090"),
        ("\\uFDD0", "U+FDD0"),
        ("\\U000E0041", "U+E0041"),
        ("\u{202e}", "U+202E"),
    ] {
        for (field, place) in [
            ("title = \"", "title"),
            ("source = \"", "source"),
            ("name = \"", "technique[1].name"),
            ("reference = \"", "unit[1].reference"),
            ("text = \"", "unit[1].criterion[1].text"),
        ] {
            let found = faults(field, &format!("{field}{hidden}"));
            let wanted = format!("{place}: the text has a hidden character, {name}, at place 1");
            assert_eq!(found, [wanted], "{field}");
        }
    }
    let inside = faults("title = \"", "title = \"Ab\\u202Ec ");
    assert_eq!(inside, ["title: the text has a hidden character, U+202E, at place 3"]);
}
