//! Who may know whom, as ARCHITECTURE.md draws it.

use super::{File, hold, root, rust};

/// The rooms of `src` that a room may name in its code; itself and `random` always.
const KNOWS: [(&str, &[&str]); 3] = [
    ("domain", &[]),
    ("storage", &["domain"]),
    ("workflows", &["domain", "storage", "issuing", "clock", "config", "passwords", "texts", "App"]),
];

#[test]
fn a_room_names_only_the_rooms_it_may_know() {
    let mut broken = Vec::new();
    for (room, known) in KNOWS {
        for file in rust(&format!("src/{room}")) {
            for (line, other) in named_rooms(&file) {
                let is_known = other == room || other == "random" || known.contains(&other.as_str());
                if !is_known {
                    broken.push(format!("{}:{line}: `{room}` must not know `{other}`", file.path));
                }
            }
        }
    }
    hold("ARCHITECTURE.md, \"Who knows whom\": a room names only what it may know.", broken);
}

/// The first names after `crate::`, alone or in a group of imports, with their lines.
fn named_rooms(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (place, _) in file.text.match_indices("crate::") {
        let line_start = file.text[..place].rfind('\n').map_or(0, |at| at + 1);
        if file.text[line_start..place].trim_start().starts_with("//") {
            continue;
        }
        let rest = &file.text[place + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => outermost(group),
            None => vec![first_word(rest)],
        };
        found.extend(names.into_iter().map(|name| (file.line_at(place), name)));
    }
    found
}

/// The first word of each member of an import group that was opened just before.
fn outermost(group: &str) -> Vec<String> {
    let (mut depth, mut member, mut members) = (0, String::new(), Vec::new());
    for character in group.chars() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(std::mem::take(&mut member)),
            _ if depth == 0 => member.push(character),
            _ => {}
        }
    }
    members.push(member);
    members.iter().map(|member| first_word(member.trim())).filter(|word| !word.is_empty()).collect()
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Words that a room must not have, and why.
struct Without {
    folder: &'static str,
    words: &'static [&'static str],
    why: &'static str,
}

const WITHOUT: [Without; 4] = [
    Without {
        folder: "src/domain",
        words: &[
            "async ",
            ".await",
            "sea_orm",
            "rocket",
            "std::fs",
            "tokio",
            "Utc::now",
            "SystemTime",
            "Instant",
        ],
        why: "`domain` is pure: no waiting, no database, no HTTP, no files, no clock (today and now are arguments)",
    },
    Without {
        folder: "src/storage",
        words: &["rocket::", "askama", "fluent"],
        why: "`storage` knows the database and the files, not the pages",
    },
    Without {
        folder: "src/issuing",
        words: &["sea_orm", "rocket::", "Utc::now", "async "],
        why: "`issuing` makes a document from what it is given: no database, no HTTP, no clock",
    },
    Without {
        folder: "src/workflows",
        words: &["rocket::", "Utc::now", "askama::", "sea_orm"],
        why: "`workflows` are the same for the pages, the commands and the worker; SQL stays in `storage`",
    },
];

#[test]
fn a_room_has_none_of_the_tools_of_another() {
    let mut broken = Vec::new();
    for Without { folder, words, why } in WITHOUT {
        for file in rust(folder) {
            // The frame of a mail is a template; `letter` alone draws one.
            let draws = |word: &str| word == "askama::" && file.path == "src/workflows/letter.rs";
            for (line, code) in file.code() {
                for word in words.iter().filter(|word| has(code, word) && !draws(word)) {
                    broken.push(format!("{}:{line}: `{}`: {why}", file.path, word.trim()));
                }
            }
        }
    }
    hold("ARCHITECTURE.md, \"Invariants\": each room has its own tools.", broken);
}

/// Whether a line has a word, and not only as the beginning of a longer one.
fn has(code: &str, word: &str) -> bool {
    let goes_on = |next: char| next.is_alphanumeric() || next == '_';
    let is_open = word.ends_with(goes_on);
    code.match_indices(word).any(|(at, _)| !(is_open && code[at + word.len()..].starts_with(goes_on)))
}

#[test]
fn entities_never_leave_storage() {
    let broken =
        rust("src").into_iter().filter(|file| !file.path.starts_with("src/storage/")).flat_map(|file| {
            let lines: Vec<_> =
                file.code().filter(|(_, code)| code.contains("entities::")).map(|(n, _)| n).collect();
            lines.into_iter().map(move |line| format!("{}:{line}", file.path))
        });
    hold("Room `storage`: its entities never leave it; others get domain records.", broken.collect());
}

#[test]
fn migrations_know_nobody() {
    let mut broken = Vec::new();
    for file in rust("migrations") {
        let lines = file.code().filter(|(_, code)| code.contains("countersign::") || code.contains("#[path"));
        broken.extend(lines.map(|(line, _)| format!("{}:{line}", file.path)));
    }
    let manifest = std::fs::read_to_string(root().join("migrations/Cargo.toml")).unwrap();
    if manifest.contains("path =") {
        broken.push("migrations/Cargo.toml: depends on a crate of this repository".into());
    }
    hold("Room `migrations`: yesterday's schema must not change because a struct of today did.", broken);
}

#[test]
fn private_keys_are_touched_in_one_place() {
    let keeps =
        |path: &str| path.starts_with("src/issuing/signature") || path.starts_with("src/issuing/keys");
    let mut broken = Vec::new();
    for file in rust("src").into_iter().filter(|file| !keeps(&file.path)) {
        let lines = file
            .code()
            .filter(|(_, code)| code.contains("SigningKey") || code.contains("SecretKey::from_slice"));
        broken.extend(lines.map(|(line, _)| format!("{}:{line}", file.path)));
    }
    hold("Room `issuing`: only its `signature` touches private keys.", broken);
}

#[test]
fn the_present_moment_has_one_source() {
    // The age of a file is told by the machine's clock, whatever day a test stands on.
    let own = ["src/clock.rs", "src/web/patient/cached.rs"];
    let mut broken = Vec::new();
    for file in rust("src").into_iter().filter(|file| !own.contains(&file.path.as_str())) {
        let clocks = ["Utc::now", "Local::now", "SystemTime::now"];
        let lines = file.code().filter(|(_, code)| clocks.iter().any(|clock| code.contains(clock)));
        broken.extend(lines.map(|(line, _)| format!("{}:{line}", file.path)));
    }
    hold("`src/clock.rs` alone asks the machine for the time, so that a test can stand on any day.", broken);
}

#[test]
fn dates_from_outside_are_read_in_one_place() {
    // A timestamp's own moments are no dates that somebody typed.
    let own = ["src/domain/dates.rs", "src/issuing/lasting/moments.rs"];
    let readers = ["NaiveDate", "NaiveTime", "NaiveDateTime"];
    let mut broken = Vec::new();
    for file in rust("src").into_iter().filter(|file| !own.contains(&file.path.as_str())) {
        let reads = |code: &str| {
            ["parse::<", ".parse()", "parse_from_str", "from_str("].iter().any(|call| code.contains(call))
                && readers.iter().any(|name| code.contains(name))
        };
        let lines = file.code().filter(|(_, code)| reads(code));
        broken.extend(lines.map(|(line, _)| format!("{}:{line}", file.path)));
    }
    hold(
        "`src/domain/dates.rs` alone reads dates and times, as each has a first and a last day that make sense.",
        broken,
    );
}

#[test]
fn texts_of_forms_are_read_in_one_place() {
    // An address that need not be one is folded for the throttle or compared; two pages say in a way of their own what is
    // wrong with a reason.
    let own = [
        "src/web/forms.rs",
        "src/web/accounts/visit.rs",
        "src/web/academy/documents/review.rs",
        "src/web/academy/documents/withdraw.rs",
        "src/web/academy/enrolments/enrol.rs",
    ];
    let mut broken = Vec::new();
    for file in rust("src/web").into_iter().filter(|file| !own.contains(&file.path.as_str())) {
        let by_hand = |code: &str| {
            (code.contains(".trim()") && code.contains("to_owned()"))
                || code.contains("Reason::parse")
                || code.contains("Email::parse")
        };
        let lines = file.code().filter(|(_, code)| by_hand(code));
        broken.extend(lines.map(|(line, _)| format!("{}:{line}", file.path)));
    }
    hold(
        "Texts are read by `FieldErrors::keep_line`, `keep_note`, `keep_reason`, `keep_email` or `free_text`: they take away what nobody sees and name what harms.",
        broken,
    );
}
