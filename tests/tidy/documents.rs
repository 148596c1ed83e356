//! What the documents say must still be there.

use super::{File, files, hold, root};

/// Every document that people read.
fn documents() -> Vec<File> {
    let mut all = files("docs", &[".md"]);
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        all.push(File { path: name.into(), text });
    }
    all
}

/// Folders of the repository that a path in a document may begin with.
const FOLDERS: [&str; 10] = [
    "src/",
    "migrations/",
    "templates/",
    "certificates/",
    "courses/",
    "tests/",
    "benches/",
    "fuzz/",
    "docs/",
    ".ci/",
];

/// What stands between backticks in the running text.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let mut broken = Vec::new();
    for document in documents() {
        let mut in_block = false;
        for (line, text) in document.lines() {
            if text.trim_start().starts_with("```") {
                in_block = !in_block;
            }
            for path in quoted(text).filter(|_| !in_block) {
                let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder));
                // `<lang>`, `*` and `…` stand for many.
                let is_one = !path.contains(['<', '*', '…', '{', ' ']);
                let file = path.split(['#', ':']).next().unwrap_or(path);
                if is_path && is_one && !root().join(file).exists() {
                    broken.push(format!("{}:{line}: `{path}`", document.path));
                }
            }
        }
    }
    hold("A document names a file or folder that is not there.", broken);
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let folder = root().join(&document.path).parent().unwrap().to_owned();
        for (line, text) in document.lines() {
            for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let file = target.split('#').next().unwrap_or_default();
                if !target.contains("://") && !file.is_empty() && !folder.join(file).exists() {
                    broken.push(format!("{}:{line}: {target}", document.path));
                }
            }
        }
    }
    hold("A document links to something that is not there.", broken);
}

#[test]
fn every_setting_is_in_the_operators_book() {
    let config = std::fs::read_to_string(root().join("src/config.rs")).unwrap();
    let fields =
        config.split("pub struct Settings {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let book = std::fs::read_to_string(root().join("docs/operations.md")).unwrap();
    let names = fields.lines().filter_map(|line| Some(line.trim().strip_prefix("pub ")?.split_once(':')?.0));
    let missing =
        names.filter(|name| !book.contains(&format!("| `{name}` | `COUNTERSIGN_{}` |", name.to_uppercase())));
    hold("docs/operations.md lists every setting of src/config.rs.", missing.map(str::to_owned).collect());
}

#[test]
fn decisions_are_numbered_without_a_gap() {
    let broken = files("docs/decisions", &[".md"]).into_iter().enumerate().filter_map(|(index, file)| {
        let number = format!("{:04}", index + 1);
        let fits = file.path.starts_with(&format!("docs/decisions/{number}-"))
            && file.text.starts_with(&format!("# {number} "));
        (!fits).then(|| format!("{}: should be number {number}, in its name and in its heading", file.path))
    });
    hold("Decisions are numbered in order and never taken away.", broken.collect());
}
