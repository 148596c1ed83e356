//! What every file keeps to, whatever its room.

use super::{File, files, hold, root, rust};

/// A file that is longer is two files.
const LONGEST: usize = 500;
/// Half of the files of `src` are shorter.
const MEDIAN: usize = 150;

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let all =
        ["src", "migrations", "tests", "templates"].map(|folder| files(folder, &[])).into_iter().flatten();
    let all = all.chain(rust("fuzz"));
    // What a program wrote down is read as a difference.
    let written = |path: &str| path.ends_with("-lock.json") || path.ends_with(".snap");
    let long = all.filter(|file| !written(&file.path) && file.text.lines().count() > LONGEST);
    let long = long.map(|file| format!("{}: {} lines", file.path, file.text.lines().count()));
    hold("No file has more than 500 lines: split it by what it is about.", long.collect());
}

#[test]
fn most_files_are_short() {
    let mut lengths: Vec<usize> = rust("src").iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN, "half of the files of src have {median} lines or more; {MEDIAN} is the most");
}

#[test]
fn every_file_says_why_it_exists() {
    let silent = ["src", "migrations", "tests", "benches", "fuzz"].map(rust).into_iter().flatten();
    let silent = silent.filter(|file| !file.text.starts_with("//! "));
    hold("The first line of a file says why it exists (`//! …`).", silent.map(|file| file.path).collect());
}

/// Words, split so that this file does not have them.
fn words(halves: &[(&str, &str)]) -> Vec<String> {
    halves.iter().map(|(a, b)| format!("{a}{b}")).collect()
}

fn lines_with(files: &[File], words: &[String], counts: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files {
        for (line, text) in file.lines() {
            for word in words.iter().filter(|word| text.contains(word.as_str()) && counts(text, word)) {
                broken.push(format!("{}:{line}: {}", file.path, word.trim()));
            }
        }
    }
    broken
}

/// Whether a word stands in a text without being part of a longer one (`XXXX-XXXX` is how a code is written).
fn stands_alone(text: &str, word: &str) -> bool {
    let inner = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(inner) && !text[at + word.len()..].starts_with(inner))
}

#[test]
fn nothing_is_left_for_later() {
    let later = words(&[
        ("TO", "DO"),
        ("FIX", "ME"),
        ("XX", "X"),
        ("to", "do!"),
        ("unimple", "mented!"),
        ("db", "g!"),
    ]);
    let all = ["src", "migrations", "tests", "benches", "fuzz"].map(rust);
    let all: Vec<File> = all.into_iter().flatten().collect();
    hold("What is begun is finished: no notes for later, no stubs.", lines_with(&all, &later, stands_alone));
}

#[test]
fn a_surprise_is_an_error_and_not_a_crash() {
    let crashes = words(&[(".unw", "rap()"), (".exp", "ect("), ("pan", "ic!("), ("unreach", "able!(")]);
    hold("src returns errors; it does not crash.", lines_with(&rust("src"), &crashes, |_, _| true));
}

#[test]
fn pages_have_no_style_or_script_of_their_own() {
    let mut broken = Vec::new();
    // Mail programs read no style sheets.
    for file in files("templates", &[".html"]).iter().filter(|file| !file.path.starts_with("templates/mail/"))
    {
        for (line, text) in file.lines() {
            if text.contains("style=\"") || text.contains("<style") {
                broken.push(format!("{}:{line}: style", file.path));
            }
            if text.contains("<script>") || text.contains("javascript:") || is_handled_inline(text) {
                broken.push(format!("{}:{line}: script", file.path));
            }
        }
    }
    hold("The content security policy allows neither: classes and templates/assets do it.", broken);
}

/// Whether a tag has an attribute such as `onclick=`.
fn is_handled_inline(text: &str) -> bool {
    text.match_indices(" on").any(|(at, begin)| {
        let rest = &text[at + begin.len()..];
        let name = rest.chars().take_while(char::is_ascii_lowercase).count();
        name > 2 && rest[name..].starts_with('=')
    })
}

#[test]
fn no_text_names_a_place_on_somebodys_machine() {
    let places = words(&[("/ro", "ot/"), ("/wo", "rk/"), ("/tm", "p/"), ("/ho", "me/")]);
    // As a path begins: after nothing, a space, a quote or a bracket; not inside an address or a longer path.
    let begins = |text: &str, place: &str| {
        text.match_indices(place)
            .any(|(at, _)| !text[..at].ends_with(|c: char| c.is_alphanumeric() || "./-_>}".contains(c)))
    };
    let mut broken = Vec::new();
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if super::OTHERS.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            broken.extend(lines_with(&files(&name, &[]), &places, begins));
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            broken.extend(lines_with(&[File { path: name, text }], &places, begins));
        }
    }
    hold("A path of one machine helps nobody on another.", broken);
}
