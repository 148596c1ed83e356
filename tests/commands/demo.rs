//! `demo` fills a folder of its own once, and never runs in production.

use std::process::Command;

use super::{code, run, stderr, stdout};

#[test]
fn the_demo_is_filled_once_and_tells_how_to_sign_in() {
    let dir = tempfile::tempdir().unwrap();
    let first = run(dir.path(), &["demo", "--no-serve"]);
    assert_eq!(code(&first), 0, "{}", stderr(&first));
    for told in
        ["ada@sample.example", "sample-academy-demo", "http://verify.example/v/", "suspended", "revoked"]
    {
        assert!(stdout(&first).contains(told), "{told}: {}", stdout(&first));
    }
    let folder = dir.path().join("demo");
    assert_eq!(code(&run(&folder, &["doctor"])), 0);
    let again = run(dir.path(), &["demo", "--no-serve"]);
    let codes = |output: &std::process::Output| {
        stdout(output).lines().filter(|line| line.starts_with("  ")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(codes(&again), codes(&first), "the same demo as before");
}

#[test]
fn the_demo_refuses_to_run_in_production() {
    let dir = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["demo", "--no-serve"])
        .env("COUNTERSIGN_DATA_DIR", dir.path())
        .env("COUNTERSIGN_CONFIG", "none.toml")
        .env("COUNTERSIGN_MODE", "production")
        .env("COUNTERSIGN_PUBLIC_URL", "https://verify.example")
        .env("COUNTERSIGN_SMTP_URL", "smtps://user:password@mail.example")
        .output()
        .unwrap();
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("production"), "{}", stderr(&output));
    assert!(!dir.path().join("demo").exists());
}
