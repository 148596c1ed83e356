//! Files that travel in a certificate: listed for readers, given back as they went in, covered by the signature.

use countersign::issuing::{Design, Enclosure, LayoutError, Prepared, Relationship, prepare};

use super::support::{document, pdf, read_with, run, text_of};

pub fn enclosure(name: &str, bytes: &[u8]) -> Enclosure {
    Enclosure {
        name: name.to_owned(),
        media_type: "application/vc+ld+json".to_owned(),
        relationship: Relationship::Data,
        description: "Überprüfbarer Nachweis".to_owned(),
        bytes: bytes.to_owned(),
        modified: document().created_at,
    }
}

fn with(enclosures: &[Enclosure]) -> Result<Prepared, LayoutError> {
    prepare(&document(), &Design::built_in("classical").unwrap(), enclosures)
}

#[test]
fn attached_files_are_listed_and_come_out_as_they_went_in() {
    let credential = br#"{"name": "Si\u00e2n", "proof": []}"#.repeat(50);
    let zeros = vec![0; 40_000];
    let files = [enclosure("credential.json", &credential), enclosure("a.tlog-proof", &zeros)];
    let bytes = with(&files).unwrap().into_pdf();
    let list = read_with("pdfdetach", &["-list"], &bytes, &[]);
    assert!(list.contains("2 embedded files") && list.contains("credential.json"), "{list}");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("certificate.pdf");
    std::fs::write(&file, &bytes).unwrap();
    run("pdfdetach", &["-saveall", "-o", folder.path().to_str().unwrap()], &file, &[]);
    assert_eq!(std::fs::read(folder.path().join("credential.json")).unwrap(), credential);
    assert_eq!(std::fs::read(folder.path().join("a.tlog-proof")).unwrap(), zeros);
}

#[test]
fn the_paper_says_what_is_attached() {
    let sentence = "Attached to this file, for computers to check: credential.json";
    let bytes = with(&[enclosure("credential.json", b"{}")]).unwrap().into_pdf();
    assert!(text_of(&bytes).contains(sentence));
    assert!(!text_of(&pdf(&document()).unwrap()).contains("Attached to this file"));
}

#[test]
fn a_name_that_cannot_be_saved_under_is_refused() {
    for name in ["", "../x", ".profile", "a b", "ä.json", "a/b", "a\\b", "a\nb", "con:"] {
        let error = with(&[enclosure(name, b"{}")]).unwrap_err();
        assert_eq!(error, LayoutError::Enclosure { name: name.to_owned() });
    }
    let twice = [enclosure("a.json", b"{}"), enclosure("a.json", b"[]")];
    assert!(matches!(with(&twice), Err(LayoutError::Enclosure { .. })));
    let nothing = Enclosure { media_type: "json".to_owned(), ..enclosure("a.json", b"{}") };
    assert!(matches!(with(&[nothing]), Err(LayoutError::Enclosure { .. })));
}
