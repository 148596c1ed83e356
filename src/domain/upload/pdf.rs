//! What every viewer opens as a PDF: some bytes before the header, blanks or a comment after the end, a password that only
//! keeps others from editing.

use super::{Unfit, find, find_last, lock};

/// Viewers look for the header in so many bytes (Adobe's implementation note 13 to PDF 1.7).
const HEADER_WITHIN: usize = 1024;
/// And for the end in the last bytes; blanks and zeros behind it are left out of the count.
const END_WITHIN: usize = 64 * 1024;

/// Where the header stands: a line end, a byte order mark or what a server said of the file may come before it.
pub fn header(bytes: &[u8]) -> Option<usize> {
    find(&bytes[..bytes.len().min(HEADER_WITHIN + 5)], b"%PDF-")
}

/// ISO 32000-2, 7.5: at the end stands where the cross-references begin, and the end-of-file mark. `bytes` begin with the header.
pub fn check(bytes: &[u8]) -> Result<(), Unfit> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let length = bytes.iter().rposition(|byte| !blank(byte)).map_or(0, |last| last + 1);
    let tail = &bytes[length.saturating_sub(END_WITHIN)..length];
    let end = find_last(tail, b"%%EOF").ok_or(Unfit::Damaged)?;
    // Objects after the last end belong to a later one that is missing.
    if find_last(&tail[..end], b"startxref").is_none() || find(&tail[end..], b"endobj").is_some() {
        return Err(Unfit::Damaged);
    }
    if lock::is_locked(bytes) { Err(Unfit::Locked) } else { Ok(()) }
}
