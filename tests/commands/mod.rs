//! The commands that look after an installation, run as the binary that an administrator runs.

mod backup;
mod demo;
mod doctor;
mod export_archive;
mod forged;
mod log_lines;
mod machine;
mod migrate;
mod no_installation;
mod preview;
pub(crate) mod record;
mod schema;
mod sealed_schema;
mod second_person;
mod spelling;
mod tally;
mod washed;

use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

use crate::support::app::noon;

/// Runs the binary on a data folder, at the moment that most tests stand at.
fn run(data_dir: &Path, args: &[&str]) -> Output {
    command(data_dir, args).output().unwrap()
}

fn command(data_dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
    command
        .args(args)
        .env("COUNTERSIGN_DATA_DIR", data_dir)
        .env("COUNTERSIGN_PUBLIC_URL", "http://verify.example")
        .env("COUNTERSIGN_CONFIG", "none.toml")
        .env("CLOCK_OF_TESTS", noon().to_rfc3339());
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}{}", stdout(output), stderr(output)))
}

#[test]
fn an_unknown_command_is_wrong_usage() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(dir.path(), &["dance"])), 2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(code(&run(dir.path(), &["migrate"])), 0);
    let mut child =
        command(dir.path(), &["log", "show"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((code(&ended), stderr(&ended).as_str()), (141, ""));
}

#[cfg(unix)]
#[test]
fn a_new_data_folder_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    assert_eq!(code(&run(&data, &["migrate"])), 0);
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn completions_name_the_commands_and_need_no_settings() {
    let dir = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_countersign"))
        .args(["completions", "bash"])
        .env("COUNTERSIGN_MODE", "nonsense")
        .env("COUNTERSIGN_DATA_DIR", dir.path())
        .output()
        .unwrap();
    assert_eq!(code(&output), 0);
    for command in ["doctor", "backup", "restore", "migrate", "demo", "serve"] {
        assert!(stdout(&output).contains(command), "{command}");
    }
}
