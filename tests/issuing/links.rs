//! The links of a file, as every program may write them: they lead to the record, and cost no more than a few.

use super::{inspection::CODE, signing_support::shared};

/// A PDF with these parts in it.
fn pdf(parts: &[&[u8]]) -> Vec<u8> {
    [b"%PDF-1.7\n", parts.concat().as_slice(), b"\nstartxref\n0\n%%EOF\n"].concat()
}

const MAKER: &[u8] = b"<pdf:Producer>Countersign</pdf:Producer>";
const LINK: &str = "/A<</S/URI/URI(https://verify.example/v/7Q4K9MXT2HJD5VWP)>>";

/// What is written on the pages names nothing; the link of a file that shows no trace of us is handed on with its whole address.
#[test]
fn only_links_name_a_certificate_and_those_of_other_files_with_the_site_that_they_lead_to() {
    let (installation, _) = shared();
    let text = b"BT (https://verify.example/v/7Q4K9MXT2HJD5VWP) Tj ET";
    let codes = |parts: &[&[u8]]| installation.inspect(&pdf(&[&[MAKER], parts].concat())).codes;
    assert_eq!(codes(&[LINK.as_bytes()]), [CODE]);
    let other = installation.inspect(&pdf(&[LINK.as_bytes()]));
    assert!(other.codes.is_empty());
    assert_eq!(other.links, [format!("https://verify.example/v/{CODE}")]);
    assert!(installation.inspect(&pdf(&[b"/URI(https://elsewhere.example/)"])).links.is_empty());
    assert!(codes(&[text]).is_empty());
    assert!(codes(&[b"/A<</S/URI/URI(https://verify.example/v/A B)"]).is_empty());
    assert!(codes(&[b"/URI(https://verify.example/v/", "A".repeat(1000).as_bytes(), b")"]).is_empty());
    assert!(codes(&[b"/URI(https://verify.example/v/7Q4K9MXT2HJD5VWP"]).is_empty(), "it has no end");
}

#[test]
fn a_link_is_read_in_every_form_that_a_program_may_give_it() {
    let (installation, _) = shared();
    let address = format!("https://verify.example/v/{CODE}");
    let digits = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let octal: String = address.bytes().map(|byte| format!("\\{byte:03o}")).collect();
    let wide: Vec<u8> = address.bytes().flat_map(|byte| [0, byte]).collect();
    for form in [
        format!("/A << /S /URI /URI ({address}) >>"),
        format!("<<\r\n/URI\r\n\t({address})\r\n/S /URI>>"),
        format!("/URI ({})", address.replace(':', "\\072").replace('/', "\\057")),
        format!("/URI({octal})"),
        format!("/URI ({})", address.replace("/v/", "\\/v\\/").replace("verify", "ver\\\nify\\\r\n")),
        format!("/URI <{}>", digits(address.as_bytes())),
        format!("/URI<{}>", digits(address.as_bytes()).to_uppercase().replace("2F", "2F\n ")),
        format!("/URI<FEFF{}>", digits(&wide)),
        format!("/URI (https://verify.example/\\(a\\)(b)/v/{CODE})"),
        format!("/URI ({})", address.to_uppercase()),
    ] {
        let inspection = installation.inspect(&pdf(&[MAKER, form.as_bytes()]));
        assert_eq!(inspection.codes, [CODE], "{form}");
    }
}

/// What objects look like that a program packs together: nothing of them stands there as it is.
fn packed(content: &[u8], line_end: &str) -> Vec<u8> {
    let content = [&[b' '; 2000][..], content].concat();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packer, &content).unwrap();
    let packed = packer.finish().unwrap();
    let head = format!("9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream{line_end}");
    [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat()
}

#[test]
fn a_link_that_is_packed_with_other_objects_is_found_also_where_another_pack_is_damaged() {
    let (installation, _) = shared();
    let codes = |parts: &[&[u8]]| installation.inspect(&pdf(&[&[MAKER], parts].concat())).codes;
    for line_end in ["\n", "\r\n"] {
        assert_eq!(codes(&[&packed(LINK.as_bytes(), line_end)]), [CODE]);
    }
    let mut damaged = packed(LINK.as_bytes(), "\n");
    assert!(!damaged.windows(4).any(|word| word == b"/URI"));
    let begin = damaged.windows(7).position(|word| word == b"stream\n").unwrap() + 7;
    damaged[begin] ^= 0xFF;
    assert_eq!(codes(&[&damaged, &packed(LINK.as_bytes(), "\n")]), [CODE]);
    assert!(codes(&[b"/ObjStm stream"]).is_empty() && codes(&[b"/ObjStm"]).is_empty());
}

#[test]
fn links_and_packs_beyond_counting_cost_no_more_than_a_few() {
    let (installation, _) = shared();
    let numbered = |n: usize| LINK.replace("7Q4K", &format!("{n:04}"));
    let many: String = (0..100).map(numbered).collect();
    assert_eq!(installation.inspect(&pdf(&[MAKER, many.as_bytes()])).codes.len(), 8);
    let open = pdf(&[MAKER, &b"/URI(".repeat(1_500_000), LINK.as_bytes()]);
    assert!(installation.inspect(&open).codes.is_empty());
    // A hundred packs that would burst to a megabyte each: what comes out of all of them is limited.
    let bomb = packed(&vec![b' '; 1024 * 1024], "\n");
    let burst = pdf(&[MAKER, &bomb.repeat(100), &packed(LINK.as_bytes(), "\n")]);
    let begun = std::time::Instant::now();
    assert!(installation.inspect(&burst).codes.is_empty());
    assert!(begun.elapsed().as_secs() < 10);
}
