//! What somebody typed or pasted where a code is asked for: a code, an address with one in it, a sentence around it, or a
//! serial number by mistake.

use unicode_normalization::UnicodeNormalization;

use super::verification_code::{CodeError, LENGTH, VerificationCode, is_filler, is_invisible};

/// Why no code was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedError {
    /// It is a serial number, which stands beside the code.
    Serial,
    /// It names more than one, and each has an answer of its own.
    Several,
    /// It is no code, and why.
    Code {
        /// Why.
        error: CodeError,
        /// What was looked at as the code, of all that was typed: the part of an address or a sentence that should be one.
        wanted: String,
    },
}

/// The code in what was typed.
///
/// # Errors
/// [`TypedError`] where there is none, or more than one.
pub fn read(typed: &str) -> Result<VerificationCode, TypedError> {
    let typed: String = typed.nfkc().collect();
    if names_several(&typed) {
        return Err(TypedError::Several);
    }
    let wanted = after_label(in_address(typed.trim()));
    match VerificationCode::parse(wanted) {
        Ok(code) => Ok(code),
        Err(_) if in_serial(wanted).is_some() => Err(TypedError::Serial),
        Err(error) => {
            let plain = unwrapped(&typed);
            let found = only_one(&typed).or_else(|| only_one(&plain));
            // In a sentence the mistake is in what is written as codes are, and not in the words around it.
            found.ok_or_else(|| match error {
                CodeError::Check => mistyped(error, wanted),
                _ => meant(&typed).or_else(|| meant(&plain)).unwrap_or_else(|| mistyped(error, wanted)),
            })
        }
    }
}

fn mistyped(error: CodeError, wanted: &str) -> TypedError {
    TypedError::Code { error, wanted: wanted.to_owned() }
}

/// What is wrong with the one part of a text that is written as a code and is none. A label in front of one, such as a word of four
/// letters, has fewer figures than what it would take the place of.
fn meant(text: &str) -> Option<TypedError> {
    let words = words(text);
    let groups = (0..words.len())
        .flat_map(|start| groups(&words, start).filter(|group| is_written_as_codes_are(group)));
    let texts = groups.map(text_of);
    let figures = |text: &String| text.chars().filter(|c| c.is_numeric()).count();
    let mut texts: Vec<_> = texts.map(|text| (figures(&text), text)).collect();
    texts.sort_by(|(one, _), (other, _)| other.cmp(one));
    texts.dedup_by(|(_, one), (_, other)| one == other);
    match texts.as_slice() {
        [(_, only)] => VerificationCode::parse(only).err().map(|error| mistyped(error, only)),
        [(most, first), (less, _), ..] if most > less => {
            VerificationCode::parse(first).err().map(|error| mistyped(error, first))
        }
        _ => None,
    }
}

/// A text without what programs wrap around signs on its way: `%2F` of addresses, `=20` of mails, `&#8209;` of pages.
fn unwrapped(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(text.len()), text.as_bytes());
    let hex = |bytes: &[u8]| u8::from_str_radix(std::str::from_utf8(bytes).ok()?, 16).ok();
    while let [first, after @ ..] = rest {
        let sign = after.get(..2).filter(|_| matches!(first, b'%' | b'=')).and_then(hex);
        let entity = after.iter().take(10).position(|byte| *byte == b';').filter(|_| *first == b'&');
        (rest, _) = match (sign, entity) {
            (Some(sign), _) => (&after[2..], bytes.push(sign)),
            (None, Some(end)) => (&after[end + 1..], bytes.push(b' ')),
            (None, None) => (after, bytes.push(*first)),
        };
    }
    String::from_utf8_lossy(&bytes).nfkc().collect()
}

/// What follows `/v/` in an address, up to its query, fragment or end; the text itself where it is no address.
fn in_address(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    if let Some(at) = lower.rfind("/v/") {
        return text[at + 3..].split(['?', '#', '/', ' ']).next().unwrap_or_default();
    }
    if let Some(at) = lower.find("/v?code=") {
        return text[at + 8..].split(['&', '#', ' ']).next().unwrap_or_default();
    }
    text
}

/// What follows a label such as `Code:`.
fn after_label(text: &str) -> &str {
    match text.rsplit_once([':', '：']) {
        Some((label, rest)) if label.chars().any(char::is_alphabetic) && !rest.trim().is_empty() => {
            rest.trim()
        }
        _ => text,
    }
}

/// The serial number in what was typed, as it stands on paper; also where the field grouped it in fours as it groups codes.
pub fn serial(typed: &str) -> Option<String> {
    let typed: String = typed.nfkc().collect();
    in_serial(after_label(in_address(typed.trim()))).map(|serial| serial.to_uppercase())
}

/// A serial number: the academy's prefix, a year and a number.
fn in_serial(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|c| !is_filler(*c)).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    // A code that is typed without its hyphens has sixteen characters; a serial of sixteen is told by its own.
    let three = text.trim().split('-').count() == 3;
    let split = |digits_of_number: usize| {
        let at = plain.len().checked_sub(digits_of_number + 4)?;
        let (prefix, year, number) = (plain.get(..at)?, plain.get(at..at + 4)?, plain.get(at + 4..)?);
        // A prefix of figures alone is none that an academy can have: that is a number of a telephone.
        let is_prefix = (2..=8).contains(&prefix.len())
            && prefix.bytes().all(|b| b.is_ascii_alphanumeric())
            && prefix.bytes().any(|b| b.is_ascii_alphabetic());
        let is_serial = is_prefix && digits(year) && year.starts_with("20") && digits(number);
        is_serial.then(|| format!("{prefix}-{year}-{number}"))
    };
    // Five digits is what numbers begin with.
    (three || plain.len() != LENGTH).then(|| [5, 4, 6, 7, 8].into_iter().find_map(split)).flatten()
}

/// Whether a text names different codes, one behind the other, as they stand on certificates and in addresses. What stands in an
/// address behind the code is no code, however much it looks like one.
fn names_several(typed: &str) -> bool {
    let plain: Vec<&str> = typed.split_whitespace().map(without_query).collect();
    let words = words(&plain.join(" "));
    let mut found: Vec<(usize, String)> = Vec::new();
    for start in 0..words.len() {
        for group in groups(&words, start).filter(|group| is_written_as_codes_are(group)) {
            let code = match VerificationCode::parse(&text_of(group)) {
                Ok(code) => code.into(),
                // Beside a good one a mistyped one is a second one, and the answer about the first would be taken for both.
                Err(CodeError::Check) if has_hyphens(group) => text_of(group),
                Err(_) => continue,
            };
            if found.iter().any(|(end, known)| *end <= start && *known != code) {
                return true;
            }
            found.push((start + group.len(), code));
        }
    }
    false
}

/// As nothing but codes is written: four groups with a hyphen between them.
fn has_hyphens(group: &[Word]) -> bool {
    group.len() == 4 && group.iter().skip(1).all(|(between, _)| between == "-")
}

/// An address up to the end of its code.
fn without_query(word: &str) -> &str {
    let lower = word.to_ascii_lowercase();
    let cut = |from: usize, ends: &[char]| {
        let end = lower[from..].find(ends).map_or(word.len(), |at| from + at);
        word.get(..end).unwrap_or(word)
    };
    match (lower.find("/v/"), lower.find("/v?code=")) {
        (Some(at), _) => cut(at, &['?', '#']),
        (None, Some(at)) => cut(at, &['&', '#']),
        (None, None) => word,
    }
}

/// In one piece or in four with something between them; where that is blanks alone, with figures in them: four short words are no code.
fn is_written_as_codes_are(group: &[Word]) -> bool {
    let has_figures = |(_, word): &&Word| word.chars().any(char::is_numeric);
    match group {
        [one] => has_figures(&one),
        [_, second, _, _] => !second.0.is_empty() || group.iter().filter(has_figures).count() > 1,
        _ => false,
    }
}

/// The one code that a longer text names, in one piece, in two or in its four groups.
fn only_one(text: &str) -> Option<VerificationCode> {
    let words = words(text);
    let mut found: Option<VerificationCode> = None;
    for code in (0..words.len()).flat_map(|start| groups(&words, start).filter_map(code_of)) {
        match &found {
            Some(known) if *known != code => return None,
            _ => found = Some(code),
        }
    }
    found
}

/// A word and what separates it from the one before.
type Word = (String, String);

/// What may be a code from this word on: as long as one, in one piece, in two or in four, with the same between all of them.
fn groups(words: &[Word], start: usize) -> impl Iterator<Item = &[Word]> {
    let groups = [1, 2, 4].into_iter().filter_map(move |count| words.get(start..start + count));
    groups.filter(|group| {
        let even = group.iter().all(|(_, word)| word.chars().count() == LENGTH / group.len());
        // The word "code" before a code is no group of it: something else stands between them.
        let alike = group.iter().skip(1).zip(group.iter().skip(2)).all(|(one, next)| one.0 == next.0);
        even && alike
    })
}

fn code_of(group: &[Word]) -> Option<VerificationCode> {
    VerificationCode::parse(&text_of(group)).ok()
}

fn text_of(group: &[Word]) -> String {
    group.iter().map(|(_, word)| word.as_str()).collect()
}

/// The words of a text; where lines were broken is no matter.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Default::default()];
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let Some((between, word)) = words.last_mut() else { break };
        match (c.is_alphanumeric(), word.is_empty()) {
            (true, _) => word.push(c),
            (false, true) if c.is_whitespace() || c == '=' => {}
            (false, true) => between.push(c),
            (false, false) => {
                let between = if c.is_whitespace() || c == '=' { String::new() } else { c.into() };
                words.push((between, String::new()));
            }
        }
    }
    words
}
