//! The file as an archive keeps it: fonts inside, tagged, the same bytes again, nothing smuggled into its metadata.

use lopdf::{Document, Object};

use super::support::{document, named, pdf, read_with};

#[test]
fn the_same_certificate_gives_the_same_bytes() {
    assert_eq!(pdf(&document()).unwrap(), pdf(&document()).unwrap());
}

#[test]
fn another_name_gives_another_identifier() {
    let id = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    assert_ne!(id(&pdf(&named("Ada")).unwrap()), id(&pdf(&named("Eve")).unwrap()));
}

#[test]
fn every_font_is_embedded_as_a_subset() {
    let bytes = pdf(&named("Anna 王小明 محمد สมชาย शर्मा")).unwrap();
    let fonts = read_with("pdffonts", &[], &bytes, &[]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(rows.len() >= 5, "{fonts}");
    for row in rows {
        // The columns after the encoding: embedded, subset, has a table to Unicode.
        let flags: Vec<&str> = row.split_whitespace().filter(|w| matches!(*w, "yes" | "no")).collect();
        assert_eq!(flags, ["yes", "yes", "yes"], "{fonts}");
        assert!(row.contains('+'), "{fonts}");
    }
}

#[test]
fn a_name_cannot_write_metadata_of_its_own() {
    let bytes = pdf(&named("Ada </rdf:li>&<x>")).unwrap();
    let file = String::from_utf8_lossy(&bytes);
    assert!(file.contains("Ada &lt;/rdf:li&gt;&amp;&lt;x&gt;"));
    assert!(!file.contains("Ada </rdf:li>"));
    assert!(read_with("pdfinfo", &[], &bytes, &[]).contains("Ada </rdf:li>&<x>"));
}

#[test]
fn the_certificate_claims_the_archival_and_accessible_profiles() {
    let bytes = pdf(&document()).unwrap();
    let file = String::from_utf8_lossy(&bytes);
    for claim in ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "2026-11-20T09:30:00Z"] {
        assert!(file.contains(claim), "{claim}");
    }
    assert!(file.starts_with("%PDF-1.7") && file.ends_with("%%EOF\n"));
}

#[test]
fn the_structure_has_headings_a_picture_with_words_and_real_tables() {
    let outline = read_with("pdfinfo", &["-struct-text"], &pdf(&document()).unwrap(), &[]);
    for tag in ["H1", "H2", "H3", "Figure", "Table", "TR", "TH", "TD", "Link"] {
        let found = outline.lines().any(|l| l.trim_start().split([' ', ':']).next() == Some(tag));
        assert!(found, "{tag} is missing:\n{outline}");
    }
    let first = outline.find("Siân Ŵyn").unwrap();
    let then = outline.find("Scalp Micropigmentation").unwrap();
    assert!(first < then, "the name is read before the course:\n{outline}");
}

#[test]
fn a_name_in_another_script_says_its_language() {
    let pdf = Document::load_mem(&pdf(&named("محمد")).unwrap()).unwrap();
    let spoken = pdf.objects.values().filter_map(|o| o.as_dict().ok()).any(|d| {
        d.get(b"S").is_ok_and(|s| s == &Object::Name(b"P".to_vec()))
            && d.get(b"Lang").and_then(Object::as_str).is_ok_and(|l| l == b"ar")
    });
    assert!(spoken);
}

#[test]
fn a_name_written_from_the_right_is_read_aloud_in_its_own_order() {
    let name = "محمد بن عبد الله";
    let pdf = Document::load_mem(&pdf(&named(name)).unwrap()).unwrap();
    let mark = [0xFE, 0xFF].into_iter();
    let wanted: Vec<u8> = mark.chain(name.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let elements = pdf.objects.values().filter_map(|o| o.as_dict().ok());
    let told =
        elements.filter(|d| d.get(b"ActualText").and_then(Object::as_str).is_ok_and(|t| t == wanted)).count();
    assert_eq!(told, 2, "once on each page");
}
