//! `certificate preview`: a design is looked at before there is an academy.

use super::{code, run, stderr};

#[test]
fn a_name_that_the_forms_refuse_is_refused_for_a_sample_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.pdf");
    for name in ["Ada\u{200b}\u{202e}Sample", "", "x\u{7}y"] {
        let output = ["certificate", "preview", "--name", name, "-o", file.to_str().unwrap()];
        let refused = run(folder.path(), &output);
        assert_eq!(code(&refused), 1, "{name:?}");
        assert!(stderr(&refused).contains("--name"), "{}", stderr(&refused));
        assert!(!file.exists());
    }
}

#[test]
fn a_sample_is_drawn_without_a_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("none"), folder.path().join("sample.pdf"));
    let output = file.to_str().unwrap();
    let drawn = run(
        &data,
        &[
            "certificate",
            "preview",
            "--design",
            "compact",
            "--paper",
            "letter",
            "--language",
            "pl",
            "--name",
            "Żaneta",
            "-o",
            output,
        ],
    );
    assert_eq!(code(&drawn), 0, "{}", stderr(&drawn));
    assert!(std::fs::read(&file).unwrap().starts_with(b"%PDF-1.7"));
    assert!(!data.exists());
}

#[test]
fn a_logo_that_cannot_be_used_is_named_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let (logo, file) = (folder.path().join("logo.svg"), folder.path().join("sample.pdf"));
    std::fs::write(&logo, "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>").unwrap();
    let arguments =
        ["certificate", "preview", "--logo", logo.to_str().unwrap(), "-o", file.to_str().unwrap()];
    let refused = run(folder.path(), &arguments);
    assert_eq!(code(&refused), 1);
    let said = stderr(&refused);
    assert!(said.contains("logo.svg") && said.contains("<script>"), "{said}");
    assert!(!file.exists(), "nothing half-written");
}

#[test]
fn a_name_that_no_font_has_is_refused_with_its_character() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.pdf");
    let arguments = ["certificate", "preview", "--name", "Ada 😀", "-o", file.to_str().unwrap()];
    let refused = run(folder.path(), &arguments);
    assert_eq!(code(&refused), 1);
    assert!(stderr(&refused).contains("The holder’s name"), "{}", stderr(&refused));
}
