//! Every way a file can pretend to be ours, with what is said of it. None of them is ever whole.

use countersign::issuing::{
    Design, Enclosure, Relationship,
    inspection::{Finding, Kind, Limits, TooLarge, inspect},
    prepare,
    press::Press,
    sign,
};
use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};
use proptest::prelude::*;

use super::{
    signing_support::{Installation, at, byte_range, last, shared, with, with_byte_range, with_revision},
    support::{document, named},
};

fn appended(file: &[u8], signed: &[u8]) -> Finding {
    let revisions = file[signed.len()..].windows(9).filter(|w| w == b"startxref").count();
    let signed_sha256 = countersign::random::sha256_hex(signed);
    Finding::Appended { bytes: file.len() - signed.len(), revisions, signed_sha256, cut_off: false }
}

/// A file of bytes that never change, as those that are out in the world.
#[test]
fn a_file_that_was_signed_before_this_version_is_whole() {
    let root = x509_cert::der::DecodePem::from_pem(include_bytes!("../../fuzz/seeds/root.pem")).unwrap();
    let inspection =
        inspect(include_bytes!("../../fuzz/seeds/upload/signed.pdf"), &[root], Limits::default());
    assert_eq!(inspection.unwrap().kind, Kind::Ours(Finding::Whole));
}

#[test]
fn bytes_after_the_end_are_counted() {
    let (installation, signed) = shared();
    for tail in [&b"\n"[..], b" ", b"<script>", b"%%EOF\n"] {
        let file = [signed, tail].concat();
        assert_eq!(installation.finding(&file), appended(&file, signed));
    }
}

/// Shadow and incremental-update attacks: a later revision replaces what is shown.
#[test]
fn a_revision_that_replaces_a_page_is_found() {
    let (installation, signed) = shared();
    let file = with_revision(signed, |revision| {
        let page = *revision.get_prev_documents().get_pages().values().next().unwrap();
        revision.opt_clone_object_to_new_document(page).unwrap();
        let forged = Stream::new(Dictionary::new(), b"BT (Eve) Tj ET".to_vec());
        let forged = revision.new_document.add_object(forged);
        revision.new_document.get_dictionary_mut(page).unwrap().set("Contents", forged);
    });
    assert_eq!(installation.finding(&file), appended(&file, signed));
    let Finding::Appended { revisions, .. } = installation.finding(&file) else { panic!() };
    assert_eq!(revisions, 1);
}

#[test]
fn an_overlay_annotation_is_found() {
    let (installation, signed) = shared();
    let file = with_revision(signed, |revision| {
        let page = *revision.get_prev_documents().get_pages().values().next().unwrap();
        revision.opt_clone_object_to_new_document(page).unwrap();
        let note = revision.new_document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "FreeText", "Contents" => Object::string_literal("Eve"),
            "Rect" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        });
        revision.new_document.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(note)]);
    });
    assert_eq!(installation.finding(&file), appended(&file, signed));
}

/// The credential inside the file is replaced by another one, by a later revision or in its place.
#[test]
fn a_swapped_attachment_is_found() {
    let installation = Installation::new();
    let bytes = b"{\"holder\": \"Ada\"}".to_vec();
    let enclosure = Enclosure {
        name: "credential.json".into(),
        media_type: "application/vc".into(),
        relationship: Relationship::Data,
        description: "What the certificate says, for programs".into(),
        bytes,
        modified: at(),
    };
    let design = Design::built_in("classical").unwrap();
    let prepared = prepare(&document(), &design, &[enclosure]).unwrap();
    let signed = sign(prepared, &installation.keys.signer(at()).unwrap(), at()).unwrap().into_pdf();
    assert_eq!(installation.finding(&signed), Finding::Whole);
    let is_attachment = |object: &Object| {
        let kind = object.as_stream().and_then(|stream| stream.dict.get(b"Type")).and_then(Object::as_name);
        kind.is_ok_and(|kind| kind == b"EmbeddedFile")
    };
    let appended = with_revision(&signed, |revision| {
        let objects = &revision.get_prev_documents().objects;
        let id = *objects.iter().find(|(_, object)| is_attachment(object)).expect("an attachment").0;
        let forged = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"{\"holder\": \"Eve\"}".to_vec());
        revision.new_document.objects.insert(id, Object::Stream(forged));
    });
    assert!(matches!(installation.finding(&appended), Finding::Appended { revisions: 1, .. }));
    let at = last(&signed, b"/EmbeddedFile");
    let mut swapped = signed.clone();
    let body = at + swapped[at..].windows(6).position(|w| w == b"stream").unwrap() + 8;
    swapped[body] ^= 1;
    assert_eq!(installation.finding(&swapped), Finding::Changed);
}

/// The real signature stays, a second one over everything is put on top.
#[test]
fn a_certificate_signed_on_top_by_another_is_altered() {
    let (installation, signed) = shared();
    let other = Installation::new().sign(&named("Eve")).into_pdf();
    let [_, start, end, _] = byte_range(&other);
    let contents = Object::String(
        other[start + 1..end - 1]
            .chunks(2)
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect(),
        StringFormat::Hexadecimal,
    );
    let file = with_revision(signed, |revision| {
        revision.new_document.add_object(dictionary! {
            "Type" => "Sig", "SubFilter" => "ETSI.CAdES.detached", "Contents" => contents,
            "ByteRange" => vec![0.into(), 10.into(), 20.into(), 30.into()],
        });
    });
    assert_eq!(installation.finding(&file), appended(&file, signed));
}

#[test]
fn a_changed_byte_anywhere_in_the_content_is_found() {
    let (installation, signed) = shared();
    let [_, before, after, _] = byte_range(signed);
    for at in [20, 1000, before - 100, after + 10, signed.len() / 2, signed.len() - 20] {
        // In the signature's own digits a change makes another signature, or none.
        if (before..after).contains(&at) {
            continue;
        }
        let mut file = signed.to_vec();
        file[at] ^= 1;
        let kind = installation.kind(&file);
        assert!(
            matches!(
                kind,
                Kind::Ours(Finding::Changed | Finding::Uncovered | Finding::NoByteRange | Finding::Broken)
            ),
            "{at}: {kind:?}"
        );
    }
}

#[test]
fn another_name_in_the_metadata_is_a_changed_content() {
    let (installation, signed) = shared();
    let file = with(signed, "Siân".as_bytes(), "Eve  ".as_bytes());
    assert_eq!(installation.finding(&file), Finding::Changed);
}

#[test]
fn a_signature_without_a_byte_range_covers_nothing() {
    let (installation, signed) = shared();
    let file = with(signed, b"/ByteRange", b"/ByteRangX");
    assert_eq!(installation.finding(&file), Finding::NoByteRange);
}

#[test]
fn a_byte_range_that_is_no_range_covers_nothing() {
    let (installation, signed) = shared();
    for text in
        ["[0 -5 10 20", "[0 1 2", "[null null null null", "[0 99999999999999999999999 1 2", "[1 0 R 2 3", ""]
    {
        let at = last(signed, b"/ByteRange[");
        let new = format!("/ByteRange{text:<40}]");
        let mut file = signed.to_vec();
        file[at..at + new.len()].copy_from_slice(new.as_bytes());
        assert_eq!(installation.finding(&file), Finding::NoByteRange, "{text}");
    }
}

#[test]
fn empty_contents_are_no_signature() {
    let (installation, signed) = shared();
    let [_, start, end, _] = byte_range(signed);
    let mut emptied = signed.to_vec();
    emptied[start + 1..end - 1].fill(b'0');
    let mut spaces = signed.to_vec();
    spaces[start + 1] = b'>';
    spaces[start + 2..end].fill(b' ');
    let mut removed = signed.to_vec();
    removed.drain(start + 1..end - 1);
    assert_eq!(installation.kind(&emptied), Kind::Unsigned);
    assert_eq!(installation.kind(&spaces), Kind::Unsigned);
    assert_eq!(installation.kind(&removed), Kind::Unsigned);
}

#[test]
fn a_byte_range_that_leaves_something_out_is_found() {
    let (installation, signed) = shared();
    let [_, before, after, rest] = byte_range(signed);
    for range in [
        [0, before - 10, after, rest],
        [0, before, after + 10, rest - 10],
        [10, before - 10, after, rest],
        [0, 0, 0, 0],
        [0, before, after, usize::MAX],
    ] {
        let file = with_byte_range(signed, range);
        assert_eq!(installation.finding(&file), Finding::Uncovered, "{range:?}");
    }
    let shorter = with_byte_range(signed, [0, before, after, rest - 50]);
    assert_eq!(installation.finding(&shorter), Finding::Changed);
}

/// A certificate as it is issued, with the digits of its signature.
fn printed() -> (&'static Installation, Vec<u8>, std::ops::Range<usize>) {
    let (installation, _) = shared();
    let prepared =
        Press::shared().prepare(&document(), &Design::built_in("classical").unwrap(), &[]).unwrap();
    let signed = sign(prepared, &installation.keys.signer(at()).unwrap(), at()).unwrap().into_pdf();
    let [_, before, after, _] = byte_range(&signed);
    (installation, signed, before + 1..after - 1)
}

pub const CODE: &str = "7Q4K9MXT2HJD5VWP";

#[test]
fn one_changed_byte_anywhere_does_not_make_a_stranger_of_a_certificate() {
    let (installation, signed, digits) = printed();
    let dictionary = digits.start - 200..digits.start;
    let certificate = digits.clone().take(2400).step_by(61);
    let padding = [digits.end - 1, digits.end - 200];
    let everywhere = (0..signed.len()).step_by(1777);
    for at in dictionary.chain(certificate).chain(padding).chain(everywhere).chain(0..8) {
        for byte in [signed[at] ^ 1, b'Z', b' '] {
            let mut file = signed.clone();
            file[at] = byte;
            if file == signed {
                continue;
            }
            let inspection = installation.inspect(&file);
            let Kind::Ours(finding) = &inspection.kind else { panic!("{at}: {inspection:?}") };
            // A signature does not cover all of its own digits: that they are others, the record knows.
            assert!(*finding != Finding::Whole || digits.contains(&at), "{at}");
            let link = last(&signed, CODE.as_bytes());
            if !(link - 100..link + 20).contains(&at) {
                assert_eq!(inspection.codes, [CODE], "{at}: {inspection:?}");
            }
        }
    }
}

#[test]
fn a_certificate_without_its_signature_still_names_itself() {
    let (installation, signed, digits) = printed();
    let mut emptied = signed.clone();
    emptied.drain(digits.clone());
    let mut zeroed = signed.clone();
    zeroed[digits.clone()].fill(b'0');
    for file in [&emptied, &zeroed, &signed[..digits.start]] {
        let inspection = installation.inspect(file);
        assert!(!matches!(inspection.kind, Kind::Ours(_)), "{inspection:?}");
        assert_eq!(inspection.codes, [CODE]);
    }
}

/// Signature wrapping: the signed bytes are moved to the end and the byte range points to them there, so that the digest
/// is right while something else stands in between.
#[test]
fn a_wrapped_signature_is_found() {
    let (installation, signed) = shared();
    let [_, before, after, rest] = byte_range(signed);
    let forged = b" /Forged << /Name (Eve) >> ";
    let mut file = signed[..after].to_vec();
    file.extend(forged);
    file.extend(&signed[after..]);
    // Even where the forger could write the range without changing what is signed.
    let file = with_byte_range(&file, [0, before, after + forged.len(), rest]);
    assert_eq!(installation.finding(&file), Finding::Uncovered);
}

#[test]
fn digits_written_in_another_way_are_not_our_writing() {
    let (installation, signed) = shared();
    let [_, start, end, _] = byte_range(signed);
    let mut small = signed.to_vec();
    small[start..end].make_ascii_lowercase();
    assert_eq!(installation.finding(&small), Finding::Changed);
    let mut hidden = signed.to_vec();
    hidden[end - 20] = b'7';
    assert_eq!(installation.finding(&hidden), Finding::Changed);
}

#[test]
fn a_signature_copied_into_another_file_is_found() {
    let (installation, signed) = shared();
    let other = Installation::new().sign(&named("Eve")).into_pdf();
    let [_, from, to, _] = byte_range(signed);
    let [_, start, end, _] = byte_range(&other);
    let digits = &signed[from + 1..to - 1];
    let mut file = other;
    let room = end - start - 2;
    let digits = &digits[..room.min(digits.len())];
    file[start + 1..=start + digits.len()].copy_from_slice(digits);
    assert_eq!(installation.finding(&file), Finding::Changed);
}

#[test]
fn a_certificate_signed_by_another_authority_of_the_same_name_is_not_ours() {
    let (installation, _) = shared();
    let forged = Installation::new().sign(&document());
    assert_eq!(installation.kind(forged.pdf()), Kind::SignedByOthers);
}

#[test]
fn the_unsigned_twin_is_not_ours() {
    let (installation, _) = shared();
    let twin = prepare(&document(), &Design::built_in("classical").unwrap(), &[]).unwrap().into_pdf();
    assert_eq!(installation.kind(&twin), Kind::Unsigned);
}

#[test]
fn nothing_is_ours_before_there_are_keys() {
    let (_, signed) = shared();
    let dir = tempfile::tempdir().unwrap();
    let keys = countersign::issuing::keys::Keys::new(dir.path().join("keys"), None, "x".into());
    let inspection = inspect(signed, &keys.roots().unwrap(), Limits::default()).unwrap();
    assert_eq!(inspection.kind, Kind::SignedByOthers);
}

#[test]
fn a_truncated_file_says_how_much_is_missing() {
    let (installation, signed) = shared();
    let [_, before, after, _] = byte_range(signed);
    let cut = signed.len() - 30;
    assert_eq!(installation.finding(&signed[..cut]), Finding::Truncated { missing: 30 });
    assert_eq!(installation.finding(&signed[..after]), Finding::Truncated { missing: signed.len() - after });
    for cut in [before + 500, before, 2000, 10] {
        assert_eq!(installation.kind(&signed[..cut]), Kind::CutOff, "{cut}");
    }
    assert_eq!(installation.kind(&signed[..3]), Kind::NotPdf);
}

#[test]
fn what_is_no_pdf_is_not_searched() {
    let (installation, signed) = shared();
    for file in [&b""[..], b"PK\x03\x04", b"<html>", &[0; 4096]] {
        assert_eq!(installation.kind(file), Kind::NotPdf);
    }
    assert_eq!(installation.kind(b"\n {\"@context\": []}"), Kind::Data);
    // The header is further down than any reader looks: no PDF, but ours all the same.
    assert_eq!(installation.finding(&[&[b' '; 2000][..], signed].concat()), Finding::Uncovered);
}

#[test]
fn an_encrypted_file_is_named_so() {
    let (installation, _) = shared();
    let file = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R/Encrypt 2 0 R>>\nstartxref\n0\n%%EOF\n";
    assert_eq!(installation.kind(file), Kind::Encrypted);
}

#[test]
fn nesting_and_loops_cost_nothing() {
    let (installation, _) = shared();
    let deep = [&b"%PDF-1.7\n1 0 obj\n"[..], &b"[".repeat(5_000_000)].concat();
    let names = [&b"%PDF-1.7\n"[..], &b"<<".repeat(5_000_000)].concat();
    let looped = b"%PDF-1.7\n1 0 obj 1 0 R endobj\nxref\n0 1\ntrailer<</Root 1 0 R/Prev 0/Size 9999999999>>startxref\n0\n%%EOF";
    for (file, kind) in [(&deep[..], Kind::CutOff), (&names, Kind::CutOff), (looped, Kind::Unsigned)] {
        assert_eq!(installation.kind(file), kind);
    }
}

/// Pages and pictures are not unpacked, so that a megabyte that stands for a gigabyte stays a megabyte.
#[test]
fn a_stream_that_would_burst_is_not_unpacked() {
    let (installation, signed) = shared();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1024 * 1024];
    (0..500).for_each(|_| std::io::Write::write_all(&mut packer, &zeros).unwrap());
    let bomb = packer.finish().unwrap();
    let head = format!("%PDF-1.7\n1 0 obj<</Filter/FlateDecode/Length {}>>stream\n", bomb.len());
    let file = [head.as_bytes(), &bomb, b"\nendstream endobj\nstartxref\n0\n%%EOF\n"].concat();
    assert_eq!(installation.kind(&file), Kind::Unsigned);
    let appended = [signed, &file].concat();
    assert!(matches!(installation.finding(&appended), Finding::Appended { revisions: 1, .. }));
}

#[test]
fn ten_thousand_signatures_cost_no_more_than_a_few() {
    let (installation, signed) = shared();
    let [_, start, end, _] = byte_range(signed);
    let one = [b"/ByteRange[0 1 2 3]/Contents", &signed[start..end]].concat();
    let many = [b"%PDF-1.7\n".to_vec(), one.repeat(600)].concat();
    assert_eq!(installation.finding(&many), Finding::Uncovered);
    let open = [&b"%PDF-1.7\n"[..], &b"/Contents<".repeat(900_000)].concat();
    assert_eq!(installation.kind(&open), Kind::CutOff);
}

#[test]
fn a_file_over_the_limit_is_not_looked_at() {
    let (installation, _) = shared();
    let huge = vec![b' '; 100 * 1024 * 1024];
    let roots = installation.keys.roots().unwrap();
    assert_eq!(inspect(&huge, &roots, Limits::default()), Err(TooLarge { limit: 10 * 1024 * 1024 }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_damage_to_the_signature_makes_the_reader_fall(at in 0_usize..4000, byte in any::<u8>(), cut in 0_usize..4000) {
        let (installation, signed) = shared();
        let [_, before, _, rest] = byte_range(signed);
        let mut file = signed.to_vec();
        file[before - 300 + at] = byte;
        let [_, _, after, _] = byte_range(signed);
        if file != signed && !(before..after).contains(&(before - 300 + at)) {
            prop_assert_ne!(installation.kind(&file), Kind::Ours(Finding::Whole));
        }
        installation.kind(&file);
        file.truncate(file.len() - cut.min(rest));
        installation.kind(&file);
    }
}
