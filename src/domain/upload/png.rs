//! PNG (ISO 15948): the chunks a picture needs, without texts, times, animation and what cameras write.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What the picture looks otherwise without (11.2, 11.3.2, 11.3.5).
const BELONGS: [&[u8; 4]; 12] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD",
    b"pHYs",
];

/// Whether some bytes begin as a PNG does.
pub fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGNATURE)
}

/// The bare picture up to its end chunk; `None` where the header has no size or the end is missing.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut at, mut kept) = (SIGNATURE.len(), SIGNATURE.to_vec());
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        let content = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        if at == 8 && (kind != b"IHDR" || length != 13 || content[..4] == [0; 4] || content[4..8] == [0; 4]) {
            return None;
        }
        let chunk = bytes.get(at..at + 12 + length)?;
        if BELONGS.iter().any(|known| kind == &known[..]) {
            kept.extend(chunk);
        }
        if kind == b"IEND" {
            return Some(kept);
        }
        at += chunk.len();
    }
}
