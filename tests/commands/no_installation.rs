//! A folder without an installation: a command that reads one makes none, and answers nothing from it.

use super::{code, json, run, stderr, stdout};

/// Every command that reads an installation, or needs one.
const COMMANDS: [&[&str]; 15] = [
    &["certificate", "verify", "7K3M-9QX2-4TFD-W8HP"],
    &["certificate", "list"],
    &["certificate", "list", "--json"],
    &["certificate", "pdf", "7K3M-9QX2-4TFD-W8HP", "-o", "x.pdf"],
    &["certificate", "issue", "--resume"],
    &["verify-file", "FILE"],
    &["verify-credential", "FILE"],
    &["keys", "show"],
    &["keys", "rotate"],
    &["log", "show"],
    &["log", "verify"],
    &["log", "resume", "--nothing-newer"],
    &["strengthen"],
    &["backup", "BACKUP"],
    &["person", "unlock", "--academy", "SA", "--email", "a@sa.example"],
];

#[test]
fn a_command_in_a_folder_without_an_installation_says_so_and_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, file) = (dir.path().join("data"), dir.path().join("file"));
    std::fs::write(&file, b"%PDF-1.7").unwrap();
    let backup = dir.path().join("backup.tar");
    for command in COMMANDS {
        let with: Vec<&str> = command
            .iter()
            .map(|word| match *word {
                "FILE" => file.to_str().unwrap(),
                "BACKUP" => backup.to_str().unwrap(),
                word => word,
            })
            .collect();
        let out = run(&folder, &with);
        assert_eq!(code(&out), 1, "{command:?}: {}{}", stdout(&out), stderr(&out));
        assert!(stderr(&out).contains("there is no installation in"), "{command:?}: {}", stderr(&out));
        assert!(stderr(&out).contains(folder.to_str().unwrap()), "{command:?}: {}", stderr(&out));
        assert_eq!(stdout(&out), "", "{command:?}");
        assert!(!folder.exists(), "{command:?} left something behind");
    }
    let found = run(&folder, &["doctor", "--json"]);
    assert!(json(&found).is_array() && !folder.join("countersign.db").exists());
}
