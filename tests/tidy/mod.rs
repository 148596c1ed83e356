//! The house rules that text can show. Each test reads the files as text and names the room and the rule it protects.

mod authority;
mod dependencies;
mod documents;
mod files;
mod glossary;
mod handlers;
mod rooms;
mod texts;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the repository.
struct File {
    /// From the root, with forward slashes.
    path: String,
    text: String,
}

impl File {
    /// Its lines with their numbers, without those that are only a comment.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The number of the line in which a place of the text is.
    fn line_at(&self, place: usize) -> usize {
        self.text[..place].matches('\n').count() + 1
    }
}

/// Every text file under a folder of the repository, in order; those with one of these endings where any are given.
fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    let found: Vec<File> = paths
        .iter()
        .map(|path| (name(path), path))
        .filter(|(name, _)| endings.is_empty() || endings.iter().any(|ending| name.ends_with(ending)))
        .filter_map(|(path, file)| Some(File { path, text: String::from_utf8(fs::read(file).ok()?).ok()? }))
        .collect();
    assert!(!found.is_empty(), "no files in {folder}: the rules look in the wrong place");
    found
}

fn rust(folder: &str) -> Vec<File> {
    files(folder, &[".rs"])
}

/// What is made, fetched or private is not looked at.
const OTHERS: [&str; 4] = ["target", "data", "node_modules", ".git"];

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if OTHERS.contains(&name.as_str()) || path.is_symlink() {
            continue;
        }
        if path.is_dir() { walk(&path, into) } else { into.push(path) }
    }
}

/// Fails with the rule and every place that breaks it.
fn hold(rule: &str, broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{rule}\n  {}\n", broken.join("\n  "));
}
