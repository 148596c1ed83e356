//! What comes in with a dependency: cargo-shear and cargo-deny are asked, as others built them (`tests/oracles/dependencies`).

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use super::root;
use crate::support::oracles;

/// Asks a tool about the package in a folder, without the network.
fn ask(tool: &str, folder: &Path, args: &[&str]) -> (bool, String) {
    let program = oracles::installed("dependencies").join("bin").join(tool);
    let asked = Command::new(program)
        .args(args)
        .current_dir(folder)
        .env("CARGO", oracles::file("dependencies/cargo"))
        .output();
    let Output { status, stdout, stderr } = asked.unwrap();
    (status.success(), String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned())
}

fn unused(folder: &Path) -> (bool, String) {
    ask("cargo-shear", folder, &["shear", "--offline", "--color=never"])
}

fn denied(folder: &Path) -> (bool, String) {
    let rules = root().join("deny.toml");
    let rules = rules.to_str().unwrap();
    let about = ["licenses", "bans", "sources"];
    ask(
        "cargo-deny",
        folder,
        &[&["--offline", "--config", rules, "check", "--deny", "warnings"], &about[..]].concat(),
    )
}

#[test]
fn every_dependency_is_used_and_those_that_only_tests_use_are_theirs_alone() {
    let (all, said) = unused(root());
    assert!(all, "{said}");
}

#[test]
fn what_comes_in_with_dependencies_keeps_to_deny_toml() {
    let (all, said) = denied(root());
    assert!(all, "{said}");
}

#[test]
fn a_dependency_that_nobody_uses_and_a_licence_that_binds_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let package = |name: &str, licence: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\nlicense = \"{licence}\"\n"
        )
    };
    let uses = "\n[workspace]\nmembers = [\"other\"]\n\n[dependencies]\nother = { path = \"other\", version = \"0.1.0\" }\n";
    write("Cargo.toml", &format!("{}{uses}", package("program", "MIT")));
    write("src/lib.rs", "//! Uses nothing.\n");
    write("other/Cargo.toml", &package("other", "GPL-3.0-only"));
    write("other/src/lib.rs", "//! Used by nobody.\n");
    let (all, said) = unused(folder.path());
    assert!(!all && said.contains("unused dependency `other`"), "{said}");
    let (all, said) = denied(folder.path());
    assert!(!all && said.contains("rejected: license is not explicitly allowed"), "{said}");
}
