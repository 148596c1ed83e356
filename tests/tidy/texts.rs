//! Every text a person reads: there once in every language, and there at all where the code asks for it.

use std::collections::{BTreeMap, BTreeSet};

use countersign::texts::Lang;

use super::{File, files, hold};

const LOCALES: &str = "templates/locales";

/// Language, file and the keys of the file, in its order.
fn keys() -> BTreeMap<String, BTreeMap<String, Vec<String>>> {
    let mut languages: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for file in files(LOCALES, &[".ftl"]) {
        let [language, name] = file.path[LOCALES.len() + 1..].split('/').collect::<Vec<_>>()[..] else {
            panic!("{}: a language is a folder of files", file.path);
        };
        let keys = file.text.lines().filter_map(key_of).collect();
        languages.entry(language.to_owned()).or_default().insert(name.to_owned(), keys);
    }
    languages
}

/// The key that a line defines.
fn key_of(line: &str) -> Option<String> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    is_key.then(|| key.to_owned())
}

fn english() -> BTreeSet<String> {
    keys().remove("en").expect("English is the complete language").into_values().flatten().collect()
}

/// What a patient can read beside the files that are all theirs: the frame, dates, and errors of public pages.
fn is_public(key: &str) -> bool {
    const FRAME: [&str; 7] = [
        "skip-to-content",
        "language",
        "foot-line",
        "nav-main",
        "nav-check-another",
        "nav-sign-in",
        "error-home",
    ];
    let is_error = key.starts_with("error-")
        && public_errors().iter().any(|error| key.starts_with(&format!("{error}-")));
    FRAME.contains(&key) || key.starts_with("month-") || is_error
}

/// The errors that whoever has not signed in can be shown: every one that `src/web/error.rs` names, but these few, each of which
/// only people with an account meet. A new one is public until it stands here.
fn public_errors() -> BTreeSet<String> {
    const OF_AN_ACCOUNT: [(&str, &str); 9] = [
        ("error-signed-out", "a session has ended"),
        ("error-forbidden", "a role is missing"),
        ("error-other-academy", "another academy was switched on"),
        ("error-stale", "two people changed one record"),
        ("error-saved-otherwise", "a form was sent twice"),
        ("error-already-there", "a form was sent twice"),
        ("error-illegal-move", "a record is in another state"),
        ("error-altered", "an account was changed in the database"),
        ("error-home", "the link of every error's page, with the frame"),
    ];
    let source =
        files("src", &[".rs"]).into_iter().find(|file| file.path == "src/web/error.rs").expect("it is there");
    // What a patient reads in place of these is calm, and says nothing of a saved thing (`src/web/patient/unavailable.rs`).
    let calm = ["error-busy", "error-slow", "error-unreadable"];
    let named = source
        .text
        .match_indices("\"error-")
        .filter_map(|(place, _)| source.text[place + 1..].split('"').next());
    named
        .filter(|key| !calm.contains(key) && OF_AN_ACCOUNT.iter().all(|(known, _)| known != key))
        .map(str::to_owned)
        .collect()
}

/// The files whose every text a patient can read.
const PUBLIC: [&str; 3] = ["patient.ftl", "file.ftl", "proof.ftl"];

#[test]
fn every_language_has_the_same_keys() {
    let languages = keys();
    let tags: BTreeSet<&str> = Lang::ALL.iter().map(|lang| lang.tag()).collect();
    assert_eq!(
        languages.keys().map(String::as_str).collect::<BTreeSet<_>>(),
        tags,
        "a folder for each language"
    );
    let english = &languages["en"];
    let mut broken = Vec::new();
    for lang in Lang::ALL {
        let is_work = Lang::WORK.contains(lang);
        let wanted: BTreeSet<&String> = english
            .iter()
            .flat_map(|(name, keys)| keys.iter().map(move |key| (name.as_str(), key)))
            .filter(|(name, key)| is_work || PUBLIC.contains(name) || is_public(key))
            .map(|(_, key)| key)
            .collect();
        let found: BTreeSet<&String> = languages[lang.tag()].values().flatten().collect();
        let some = |keys: Vec<&&String>| {
            keys.into_iter().take(5).map(|key| key.as_str()).collect::<Vec<_>>().join(", ")
        };
        let (missing, foreign): (Vec<_>, Vec<_>) =
            (wanted.difference(&found).collect(), found.difference(&wanted).collect());
        if !missing.is_empty() {
            broken.push(format!("{LOCALES}/{} lacks {}: {} …", lang.tag(), missing.len(), some(missing)));
        }
        if !foreign.is_empty() {
            broken.push(format!("{LOCALES}/{} has what it need not: {}", lang.tag(), some(foreign)));
        }
    }
    hold("A language has the keys of English: all of them, or all that a patient can read.", broken);
}

#[test]
fn a_key_is_defined_once_in_a_language() {
    let mut broken = Vec::new();
    for (language, files) in keys() {
        let mut seen = BTreeMap::new();
        for (name, key) in
            files.into_iter().flat_map(|(name, keys)| keys.into_iter().map(move |k| (name.clone(), k)))
        {
            if let Some(before) = seen.insert(key.clone(), name.clone()) {
                broken.push(format!("{LOCALES}/{language}: `{key}` in {before} and {name}"));
            }
        }
    }
    hold(
        "A key has one text: with two, the loader of texts refuses the language and no page can be drawn.",
        broken,
    );
}

/// The literals that follow these words in a file, each with its line: `page.t("key")` gives `key`.
fn asked<'a>(file: &'a File, before: &'a [&'a str]) -> impl Iterator<Item = (usize, &'a str)> {
    before.iter().flat_map(move |word| {
        file.text.match_indices(word).filter_map(move |(place, _)| {
            let rest = file.text[place + word.len()..].trim_start().strip_prefix('"')?;
            let (literal, after) = rest.split_once('"')?;
            // A literal that goes on (`"a" ~ b`) is only the beginning of a key.
            let is_whole =
                after.trim_start().starts_with([',', ')', ' ']) && !after.trim_start().starts_with('~');
            (is_whole && key_of(&format!("{literal} =")).is_some()).then(|| (file.line_at(place), literal))
        })
    })
}

/// What asks for a text by its key.
const ASK: [&str; 9] = [
    ".t(",
    ".t1(",
    ".t2(",
    ".tn(",
    ".t_args(",
    "message =",
    "WebError::BadRequest(",
    "WebError::Conflict(",
    "title_key:",
];

#[test]
fn every_text_that_is_asked_for_is_there() {
    let known = english();
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]).into_iter().chain(files("templates", &[".html", ".txt"])) {
        let missing = asked(&file, &ASK).filter(|(_, key)| !known.contains(*key));
        // An error page has three texts under one key.
        let missing = missing.filter(|(_, key)| !known.contains(&format!("{key}-title")));
        broken.extend(missing.map(|(line, key)| format!("{}:{line}: {key}", file.path)));
    }
    hold("These keys are in no file of templates/locales/en.", broken);
}

#[test]
fn every_mail_has_its_words() {
    let known = english();
    let mut broken = Vec::new();
    for file in files("src", &[".rs"]) {
        let letters = file.text.match_indices("Letter {").filter_map(|(place, _)| {
            let (_, rest) = file.text[place..].split_once("name: \"")?;
            let name = rest.split('"').next()?;
            // The name of this letter, not of one further on.
            (file.text[place..].find("name: \"")? < 300).then_some((place, name))
        });
        for (place, name) in letters {
            for part in
                ["subject", "text"].iter().filter(|part| !known.contains(&format!("mail-{name}-{part}")))
            {
                broken.push(format!("{}:{}: mail-{name}-{part}", file.path, file.line_at(place)));
            }
        }
    }
    for subject in known.iter().filter_map(|key| key.strip_prefix("mail-")?.strip_suffix("-subject")) {
        if !known.contains(&format!("mail-{subject}-text")) {
            broken.push(format!("templates/locales/en: mail-{subject}-text"));
        }
    }
    hold("A mail has a subject and a text, and an action where it has a link.", broken);
}

/// What events are about: how their names begin.
const THINGS: [&str; 14] = [
    "academy",
    "person",
    "course",
    "cohort",
    "enrolment",
    "hours",
    "case",
    "session",
    "document",
    "assessment",
    "hold",
    "certificate",
    "issue",
    "invitation",
];

/// A word, and the file and line that has it.
type Found = (String, String);

/// The fields that workflows write into events, and what they call what happened, each with file and line.
fn written(room: &str) -> (Vec<Found>, Vec<Found>) {
    let (mut fields, mut actions) = (Vec::new(), Vec::new());
    let is_word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || "_0123456789".contains(c))
    };
    // What a person may carry away is no event.
    for file in files(room, &[".rs"]).into_iter().filter(|file| !file.path.ends_with("export_person.rs")) {
        for (place, _) in file.text.match_indices('"') {
            let (before, rest) = (&file.text[..place], &file.text[place + 1..]);
            let Some((literal, after)) = rest.split_once('"') else { continue };
            let at = || format!("{}:{}", file.path, file.line_at(place));
            let is_field =
                after.starts_with(':') || before.ends_with("changes[") || after.starts_with(", json!(");
            match literal.split_once('.') {
                Some((kind, verb)) if THINGS.contains(&kind) && is_word(verb) => {
                    actions.push((literal.replace('.', "-"), at()));
                }
                None if is_field && is_word(literal) && literal != "to" => {
                    fields.push((literal.to_owned(), at()));
                }
                _ => {}
            }
        }
    }
    (fields, actions)
}

#[test]
fn every_field_that_an_event_has_and_every_event_is_called_something() {
    let (known, mut broken, mut seen) = (english(), Vec::new(), 0);
    for room in ["src/workflows", "src/sample"] {
        let (fields, actions) = written(room);
        seen += fields.len() + actions.len();
        let fields = fields.into_iter().map(|(field, at)| (format!("event-field-{field}"), at));
        let actions = actions.into_iter().map(|(action, at)| (format!("event-{action}"), at));
        let lost = fields.chain(actions).filter(|(key, _)| !known.contains(key));
        broken.extend(lost.map(|(key, at)| format!("{at}: {key}")));
    }
    assert!(seen > 250, "{seen}");
    hold("Events are told in words: these keys are in no file of templates/locales/en.", broken);
}
