//! What a file really is, told by its content: a name or a declared type proves nothing. Photos lose what they say beside the
//! picture, above all where they were taken; a PDF is kept byte for byte.

mod jpeg;
mod lock;
mod pages;
mod pdf;
mod png;

pub use pages::{MOST_PAGES, join};

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
    /// None was chosen.
    #[error("no file was chosen")]
    Missing,
    /// It has no content.
    #[error("the file is empty")]
    Empty,
    /// More than [`LARGEST`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// Neither PDF nor JPEG nor PNG, whatever its name says.
    #[error("the file is of another kind")]
    Kind,
    /// A photo as telephones keep them (HEIC, HEIF), which few programs open.
    #[error("the file is a HEIC photo")]
    Heic,
    /// It begins as it should, but is cut off or damaged.
    #[error("the file is damaged")]
    Damaged,
    /// Several were chosen, and not all of them are pictures.
    #[error("several files, and not all of them photos")]
    Mixed,
    /// More than [`MOST_PAGES`] were chosen.
    #[error("too many photos")]
    TooMany,
    /// A PDF that needs a password; a reviewer could not read it.
    #[error("the file is locked")]
    Locked,
}

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub kind: FileKind,
    /// Its bytes: a PDF's as they came, a picture's without what does not belong to the picture.
    pub bytes: Vec<u8>,
}

/// Tells the kind of a file and what of it is kept, or why it is not taken.
pub fn take(bytes: Vec<u8>) -> Result<Taken, Unfit> {
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Unfit::TooLarge);
    }
    if jpeg::is_one(&bytes) {
        let bytes = jpeg::bare(&bytes).ok_or(Unfit::Damaged)?;
        return Ok(Taken { kind: FileKind::Jpeg, bytes });
    }
    if png::is_one(&bytes) {
        let bytes = png::bare(&bytes).ok_or(Unfit::Damaged)?;
        return Ok(Taken { kind: FileKind::Png, bytes });
    }
    if is_heic(&bytes) {
        return Err(Unfit::Heic);
    }
    match pdf::header(&bytes) {
        Some(start) => pdf::check(&bytes[start..]).map(|()| Taken { kind: FileKind::Pdf, bytes }),
        None => Err(Unfit::Kind),
    }
}

/// ISO 23008-12: a first box `ftyp` whose brand is one of pictures coded as HEVC.
fn is_heic(bytes: &[u8]) -> bool {
    let brands = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && brands.iter().any(|brand| bytes.get(8..12) == Some(&brand[..]))
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}
