//! Where signatures stand in a file, found by their form alone.

use std::ops::Range;

/// The shortest thing that could be a signature with its certificate, in digits.
const SHORTEST: usize = 400;
/// The longest that is read, in digits: timestamps and chains included, ours are a tenth of it.
const LONGEST: usize = 128 * 1024;
/// How far from the signature's digits its byte range is looked for.
const NEIGHBOURHOOD: usize = 2048;

/// A string of digits that could be a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The string with its brackets.
    pub hex: Range<usize>,
    /// The structure that the digits stand for.
    pub der: Vec<u8>,
    /// Whether the digits are written as we write them: in capitals, filled up with zeros.
    pub plain: bool,
    /// The four numbers of the byte range beside it: start and length of what comes before, start and length of what
    /// comes after.
    pub byte_range: Option<[usize; 4]>,
}

/// The structure that digits stand for, and whether they are written as we write them. `None`: they are none.
fn structure(digits: &[u8]) -> Option<(Vec<u8>, bool)> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let bytes = digits.chunks(2).map(|two| Some(digit(two[0])? << 4 | digit(*two.get(1)?)?));
    let mut bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
    let length = der_length(&bytes)?;
    let filled = bytes.split_off(length).iter().all(|byte| *byte == 0);
    Some((bytes, filled && !digits.iter().any(u8::is_ascii_lowercase)))
}

/// The length of the DER structure at the beginning; `None` where there is none, or not all of it.
fn der_length(bytes: &[u8]) -> Option<usize> {
    let (0x30, first) = (*bytes.first()?, usize::from(*bytes.get(1)?)) else { return None };
    let (head, length) = match first {
        0..=0x7F => (2, first),
        0x81..=0x83 => {
            let count = first & 0x7F;
            let length = bytes.get(2..2 + count)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
            (2 + count, length)
        }
        _ => return None,
    };
    (head + length <= bytes.len()).then_some(head + length)
}

/// The first places that could be signatures, at most `most`.
pub fn signatures(file: &[u8], most: usize) -> Vec<Place> {
    const KEY: &[u8] = b"/Contents";
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&file[from..], KEY) {
        from += at + KEY.len();
        let start = from + spaces(&file[from..]);
        if file.get(start) != Some(&b'<') {
            continue;
        }
        // Up to the first byte that is no digit: what is read once is never read again, however often the key stands there.
        let window = &file[start + 1..file.len().min(start + LONGEST)];
        let Some(length) = window.iter().position(|byte| !byte.is_ascii_hexdigit()) else { continue };
        let end = start + 1 + length + 1;
        if window[length] == b'>'
            && length >= SHORTEST
            && let Some((der, plain)) = structure(&window[..length])
        {
            places.push(Place { hex: start..end, der, plain, byte_range: byte_range(file, &(start..end)) });
            if places.len() == most {
                break;
            }
        }
        from = end - 1;
    }
    places
}

/// The byte range nearest to the digits, before or after them.
fn byte_range(file: &[u8], hex: &Range<usize>) -> Option<[usize; 4]> {
    const KEY: &[u8] = b"/ByteRange";
    let before = &file[hex.start.saturating_sub(NEIGHBOURHOOD)..hex.start];
    let after = &file[hex.end..file.len().min(hex.end + NEIGHBOURHOOD)];
    let earlier = before.windows(KEY.len()).rposition(|w| w == KEY).map(|at| &before[at + KEY.len()..]);
    let later = find(after, KEY).map(|at| &after[at + KEY.len()..]);
    earlier.and_then(four_numbers).or_else(|| later.and_then(four_numbers))
}

/// `[0 1 2 3]`, with any white space.
fn four_numbers(text: &[u8]) -> Option<[usize; 4]> {
    let text = &text[spaces(text)..];
    let inside = text.strip_prefix(b"[")?;
    let end = inside.iter().take(100).position(|byte| *byte == b']')?;
    let mut numbers = std::str::from_utf8(&inside[..end]).ok()?.split_ascii_whitespace().map(str::parse);
    let four = [numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?];
    numbers.next().is_none().then_some(four)
}

fn spaces(text: &[u8]) -> usize {
    text.iter().take(100).take_while(|byte| byte.is_ascii_whitespace() || **byte == 0).count()
}

/// Where a word first stands.
pub fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    // Looking for the first byte first is what makes ten megabytes take milliseconds.
    let first = *word.first()?;
    let mut from = 0;
    loop {
        from += text.get(from..)?.iter().position(|byte| *byte == first)?;
        if text[from..].starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
}

/// How often a word stands there.
pub fn count(text: &[u8], word: &[u8]) -> usize {
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = find(&text[from..], word) {
        count += 1;
        from += at + word.len();
    }
    count
}
