//! Who answers a request: doors with guards, and one place for status codes.

use super::{File, hold, root, rust};

/// Files beside `src/web/error.rs` that answer with a status of their own, and why.
const OWN_STATUS: [(&str, &str); 12] = [
    ("src/throttle/origin.rs", "a guard: the catchers of error.rs put 429 into words"),
    ("src/web/accounts/visit.rs", "a guard: the catchers put it into words"),
    ("src/web/api/certificates.rs", "the answer to a preflight, and a problem that points at the code"),
    ("src/web/assets.rs", "a file that is not there; the catchers put it into words"),
    ("src/web/evidence/mod.rs", "304: what was fetched before is the same"),
    ("src/web/form.rs", "a form longer than is read: the catchers put 413 into words"),
    ("src/web/guards.rs", "guards: the catchers put their refusals into words"),
    ("src/web/large_form.rs", "answers none: it tells what was too large from what did not arrive whole"),
    ("src/web/lost.rs", "the last route of all: what nobody takes is not found"),
    ("src/web/patient/answer_page.rs", "every answer to a patient is a page of its own, with its status"),
    ("src/web/patient/home.rs", "a typing mistake is a page of its own, with its status"),
    ("src/web/reply.rs", "the answers of every form: 409, 410, 422, 429"),
];

fn statuses(file: &File) -> Vec<usize> {
    let named = |code: &str| {
        code.match_indices("Status::").any(|(place, word)| {
            let next = &code[place + word.len()..];
            // `AccountStatus::` is another word; a good answer is no failure.
            !code[..place].ends_with(|c: char| c.is_alphanumeric())
                && next.starts_with(|c: char| c.is_uppercase())
                && !next.starts_with("Ok")
        })
    };
    file.code().filter(|(_, code)| named(code)).map(|(line, _)| line).collect()
}

#[test]
fn status_codes_of_failures_are_known_in_one_place() {
    let mut broken = Vec::new();
    for file in rust("src") {
        let listed = OWN_STATUS.iter().any(|(path, _)| *path == file.path);
        if file.path != "src/web/error.rs" && !listed {
            broken.extend(statuses(&file).iter().map(|line| format!("{}:{line}", file.path)));
        }
    }
    hold(
        "Room `web`: `error.rs` knows the status codes of failures; return a `WebError` or a `Reply`.",
        broken,
    );
}

#[test]
fn the_list_of_files_with_a_status_of_their_own_is_true() {
    let files = rust("src");
    let stale = OWN_STATUS.iter().filter(|(path, _)| {
        files.iter().find(|file| file.path == *path).is_none_or(|file| statuses(file).is_empty())
    });
    let stale = stale.map(|(path, why)| format!("{path} ({why})")).collect();
    hold("These files have no status of their own any more: strike them from the list in this test.", stale);
}

/// The guards that stand for people, as `src/web/guards.rs` names them, and the signed-in person.
fn people() -> Vec<String> {
    let guards = std::fs::read_to_string(root().join("src/web/guards.rs")).unwrap();
    let list = guards.split("\npeople! {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let mut names: Vec<String> = list
        .lines()
        .filter(|line| !line.trim_start().starts_with("///"))
        .filter_map(|line| Some(line.trim().split_once(':')?.0.to_owned()))
        .collect();
    assert!(names.len() >= 5, "the guards of src/web/guards.rs are no longer where this test looks");
    names.push("SignedIn".into());
    names
}

struct Handler {
    place: String,
    method: &'static str,
    name: String,
    arguments: String,
}

/// Every handler of a file: what stands between its attribute and the end of its arguments.
fn handlers(file: &File) -> Vec<Handler> {
    let mut found = Vec::new();
    for method in ["get", "post", "put", "patch", "delete"] {
        for opening in [format!("#[{method}("), format!("#[rocket::{method}(")] {
            for (place, _) in file.text.match_indices(&opening) {
                let rest = &file.text[place..];
                let signature = rest.find("fn ").map_or("", |at| &rest[at + 3..]);
                let name = signature.split(['(', '<']).next().unwrap_or_default().to_owned();
                let arguments = signature.split_once('(').map_or(String::new(), |(_, rest)| inside(rest));
                found.push(Handler {
                    place: format!("{}:{}", file.path, file.line_at(place)),
                    method,
                    name,
                    arguments,
                });
            }
        }
    }
    found
}

/// The text up to the bracket that closes one opened before.
fn inside(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .take_while(|character| {
            match character {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth >= 0
        })
        .collect()
}

/// Whether one of the arguments is of one of these types, by its last word (`guards::Owner` is `Owner`, `Visit<'_>` is `Visit`).
fn takes(handler: &Handler, types: &[String]) -> bool {
    handler.arguments.split(',').filter_map(|argument| argument.split_once(": ")).any(|(_, of)| {
        let of = of.trim().split('<').next().unwrap_or_default().rsplit("::").next().unwrap_or_default();
        types.iter().any(|name| of == name)
    })
}

#[test]
fn every_door_of_an_academy_has_a_guard() {
    let people = people();
    let (mut doors, mut broken) = (0, Vec::new());
    for room in ["src/web/academy", "src/web/practitioner"] {
        for handler in rust(room).iter().flat_map(handlers) {
            doors += 1;
            if !takes(&handler, &people) {
                broken.push(format!(
                    "{}: `{}` takes none of {}",
                    handler.place,
                    handler.name,
                    people.join(", ")
                ));
            }
        }
    }
    assert!(doors > 20, "only {doors} handlers were found: the test no longer sees them");
    hold("Room `web`: a handler of an academy says in its signature who may enter.", broken);
}

#[test]
fn every_form_refuses_what_another_site_made_the_browser_send() {
    let mut guards = people();
    // For people without an account; and the visit of a page of accounts, which asks for the same.
    guards.extend(["SameSite", "Asker", "Visit"].map(str::to_owned));
    let mut broken = Vec::new();
    for handler in rust("src/web").iter().flat_map(handlers).filter(|handler| handler.method != "get") {
        if !takes(&handler, &guards) {
            broken.push(format!("{}: `{}`", handler.place, handler.name));
        }
    }
    hold(
        "Room `web`: a handler that changes something takes a guard that checks where the form came from.",
        broken,
    );
}

#[test]
fn a_door_of_an_academy_reads_what_is_sent_as_a_form() {
    let mut broken = Vec::new();
    for file in rust("src/web/academy").into_iter().chain(rust("src/web/practitioner")) {
        for (place, _) in file.text.match_indices("#[post(") {
            let handler = &file.text[place..];
            let handler = &handler[..handler.find(" {").unwrap_or(handler.len())];
            let body = handler.split("data = \"<").nth(1).and_then(|rest| rest.split('>').next());
            let reads = |form: &str, name: &str| handler.contains(&format!("{name}: {form}<"));
            if !body.is_some_and(|name| reads("Form", name) || reads("LargeForm", name)) {
                broken.push(format!("{}:{}", file.path, file.line_at(place)));
            }
        }
    }
    hold(
        "Decision 70: a form acts in the academy it was drawn in; `web::Form` is where that is asked, so every POST under \
         /academy/ and /practitioner/ reads one (`Form<Anything>` where there is nothing to read).",
        broken,
    );
}
