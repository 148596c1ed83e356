//! Whether a PDF asks for a password before it shows anything. Many are encrypted under an empty one: they only forbid editing.
//!
//! The file itself is not parsed. Its encryption dictionary, which is never encrypted or compressed (ISO 32000-2, 7.5.7, 7.6.2),
//! is put into a PDF of its own, and that is opened.

use super::find;

/// No encryption dictionary is longer: it holds a few keys of at most 127 bytes.
const LONGEST: usize = 8 * 1024;

/// Whether it does. What says so and cannot be read is taken for locked.
pub fn is_locked(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(at) = find(rest, b"/Encrypt") {
        rest = &rest[at + b"/Encrypt".len()..];
        let value = rest.trim_ascii_start();
        let dictionary = match value.first() {
            Some(b'<') => dictionary(value),
            Some(byte) if byte.is_ascii_digit() => referred(bytes, value).and_then(dictionary),
            // `/EncryptMetadata`, and the word in a text.
            _ => continue,
        };
        return dictionary.is_none_or(|dictionary| !opens_without_password(dictionary, id(bytes)));
    }
    false
}

/// The object that `12 0 R` refers to.
fn referred<'a>(bytes: &'a [u8], reference: &[u8]) -> Option<&'a [u8]> {
    let mut words = reference.split(|byte| byte.is_ascii_whitespace()).filter(|word| !word.is_empty());
    let (number, generation) = (words.next()?, words.next()?);
    let is_number = |word: &[u8]| word.len() < 11 && word.iter().all(u8::is_ascii_digit);
    if !is_number(number) || !is_number(generation) || !words.next()?.starts_with(b"R") {
        return None;
    }
    let head = [number, b" ", generation, b" obj"].concat();
    let mut from = 0;
    loop {
        let at = from + find(&bytes[from..], &head)?;
        // `112 0 obj` holds `12 0 obj`.
        if at == 0 || !bytes[at - 1].is_ascii_digit() {
            return Some(bytes[at + head.len()..].trim_ascii_start());
        }
        from = at + 1;
    }
}

/// The dictionary at the beginning of some bytes, up to the `>>` that closes it. Strings in it may hold any byte.
fn dictionary(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let (mut depth, mut brackets, mut at) = (0_u32, 0_u32, 0);
    while at < bytes.len() {
        match (brackets, bytes[at]) {
            (1.., b'\\') => at += 1,
            (_, b'(') => brackets += 1,
            (1.., b')') => brackets -= 1,
            (0, b'<') if bytes.get(at + 1) == Some(&b'<') => (depth, at) = (depth + 1, at + 1),
            (0, b'>') if bytes.get(at + 1) == Some(&b'>') => {
                (depth, at) = (depth.checked_sub(1)?, at + 1);
                if depth == 0 {
                    return bytes.get(..=at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The file's identifier, an array of two strings: the key is made of the first, too.
fn id(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes;
    loop {
        rest = &rest[find(rest, b"/ID")? + b"/ID".len()..];
        let array = rest.trim_ascii_start();
        if array.first() != Some(&b'[') {
            continue;
        }
        let array = &array[..array.len().min(LONGEST)];
        let (mut brackets, mut at) = (0_u32, 1);
        while at < array.len() {
            match (brackets, array[at]) {
                (1.., b'\\') => at += 1,
                (_, b'(') => brackets += 1,
                (1.., b')') => brackets -= 1,
                (0, b']') => return array.get(..=at),
                _ => {}
            }
            at += 1;
        }
        return None;
    }
}

fn opens_without_password(dictionary: &[u8], id: Option<&[u8]>) -> bool {
    let mut file = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n".to_vec();
    let encrypt = file.len();
    file.extend(b"2 0 obj\n");
    file.extend(dictionary);
    file.extend(b"\nendobj\n");
    let pages = file.len();
    file.extend(b"3 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n");
    let table = file.len();
    let head = format!(
        "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n{encrypt:010} 00000 n \n{pages:010} 00000 n \n"
    );
    file.extend(head.bytes());
    file.extend(b"trailer\n<</Size 4/Root 1 0 R/Encrypt 2 0 R");
    if let Some(id) = id {
        file.extend(b"/ID");
        file.extend(id);
    }
    file.extend(format!(">>\nstartxref\n{table}\n%%EOF\n").bytes());
    lopdf::Document::load_mem(&file).is_ok_and(|document| document.encryption_state.is_some())
}
