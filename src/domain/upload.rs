//! What a file really is, told by its content: a name or a declared type proves nothing.

/// Largest file taken, in bytes: 10 MB.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// A kind of file that documents come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// PDF (ISO 32000).
    Pdf,
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG (ISO 15948).
    Png,
}

impl FileKind {
    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    #[error("the file is of another kind")]
    Kind,
    /// It begins as it should, but is cut off or damaged.
    #[error("the file is damaged")]
    Damaged,
    /// A PDF that needs a password; a reviewer could not read it.
    #[error("the file is locked")]
    Locked,
}

/// Tells the kind of a file, or why it is not taken.
pub fn inspect(bytes: &[u8]) -> Result<FileKind, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Unfit::TooLarge);
    }
    match infer::get(bytes).map(|kind| kind.mime_type()) {
        Some("application/pdf") => pdf(bytes).map(|()| FileKind::Pdf),
        Some("image/jpeg") => jpeg(bytes).ok_or(Unfit::Damaged).map(|()| FileKind::Jpeg),
        Some("image/png") => png(bytes).ok_or(Unfit::Damaged).map(|()| FileKind::Png),
        _ => Err(Unfit::Kind),
    }
}

/// ISO 32000-2, 7.5: a header first, and at the end where the cross-references begin and the end-of-file mark.
fn pdf(bytes: &[u8]) -> Result<(), Unfit> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !bytes.starts_with(b"%PDF-") || find(tail, b"startxref").is_none() || find(tail, b"%%EOF").is_none() {
        return Err(Unfit::Damaged);
    }
    // 7.6: a locked file names its encryption dictionary, inline or by reference, in a trailer that is never locked itself.
    let mut rest = bytes;
    while let Some(at) = find(rest, b"/Encrypt") {
        rest = &rest[at + b"/Encrypt".len()..];
        let next = rest.iter().find(|b| !b.is_ascii_whitespace());
        if next.is_some_and(|b| b.is_ascii_digit() || *b == b'<') {
            return Err(Unfit::Locked);
        }
    }
    Ok(())
}

/// Walks the segments to a frame header with a size, then wants the end-of-image mark.
fn jpeg(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    loop {
        let (&mark, &kind) = (bytes.get(at)?, bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        if kind == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        // SOF0 to SOF15, without DHT, JPG and DAC.
        if (0xC0..=0xCF).contains(&kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            let size = bytes.get(at + 5..at + 9)?;
            let (height, width) = (&size[..2], &size[2..]);
            return (height != [0, 0] && width != [0, 0] && find(bytes.get(at..)?, &[0xFF, 0xD9]).is_some())
                .then_some(());
        }
        if length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

/// Walks the chunks from a header with a size to the end chunk.
fn png(bytes: &[u8]) -> Option<()> {
    let mut at = 8;
    loop {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let kind = bytes.get(at + 4..at + 8)?;
        let content = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        if at == 8 && (kind != b"IHDR" || length != 13 || content[..4] == [0; 4] || content[4..8] == [0; 4]) {
            return None;
        }
        if kind == b"IEND" {
            return Some(());
        }
        at += 12 + length;
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
