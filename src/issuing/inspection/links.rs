//! The links to certificates' pages in a file, however the program that wrote it last spells them: with white space, as a string of
//! letters with escapes or of digits (ISO 32000-1, 7.3.4), in the open or packed with other objects (7.5.7). They only ever lead to
//! the record, so that nothing is gained by writing one; a limit for each thing that is looked at keeps a small file from becoming a
//! large one.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::scan::find;

/// Before the address of a link.
const KEY: &[u8] = b"/URI";
/// Before the code, in the address of a certificate's page.
const BEFORE_CODE: &str = "/v/";
/// No address is longer.
const LONGEST: usize = 512;
/// An address as it is written is no longer: each byte may take four.
const WRITTEN: usize = 4 * LONGEST;
/// Links that are looked at; a certificate has one, what it was put into may have many.
const LINKS: usize = 4096;
/// Letters and digits of a code.
const CODE: usize = 16;
/// Addresses that are told: more than anybody is shown, so that it is known where there are more.
const TOLD: usize = 8;
/// What objects that are packed together call themselves.
const PACKED: &[u8] = b"/ObjStm";
/// How far behind that their content begins.
const DICTIONARY: usize = 1024;
/// Packs that are opened.
const PACKS: usize = 64;
/// Bytes that come out of all of them.
const UNPACKED: u64 = 4 * 1024 * 1024;

/// The addresses of links that name a certificate by their form, each once, in the order in which they stand.
pub fn addresses(file: &[u8]) -> Vec<String> {
    let mut links = Links { left: LINKS, found: Vec::new() };
    links.read(file);
    let (mut rest, mut room) = (file, UNPACKED);
    for _ in 0..PACKS {
        let Some(at) = find(rest, PACKED) else { break };
        rest = &rest[at + PACKED.len()..];
        let Some(content) = content(rest) else { continue };
        let mut objects = Vec::new();
        // A fault in a pack is no reason to say nothing of the others.
        let _ = ZlibDecoder::new(content).take(room).read_to_end(&mut objects);
        room = room.saturating_sub(objects.len() as u64);
        links.read(&objects);
    }
    links.found
}

/// The code at the end of an address.
pub fn code(address: &str) -> Option<&str> {
    let at = before_code(address)?;
    let code = &address[at + BEFORE_CODE.len()..];
    (!code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(code)
}

/// Whether what stands there has the form of a code, with or without its dashes, whoever issued it.
fn names_a_code(address: &str) -> bool {
    let Some(at) = before_code(address) else { return false };
    let rest = &address[at + BEFORE_CODE.len()..];
    let code = rest.split(['/', '?', '#']).next().unwrap_or_default().replace('-', "");
    code.len() == CODE && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn before_code(address: &str) -> Option<usize> {
    address.to_ascii_lowercase().rfind(BEFORE_CODE)
}

/// What is packed, after the word that says so.
fn content(text: &[u8]) -> Option<&[u8]> {
    const BEGINS: &[u8] = b"stream";
    let at = find(&text[..text.len().min(DICTIONARY)], BEGINS)?;
    let content = &text[at + BEGINS.len()..];
    let content = content.strip_prefix(b"\r").unwrap_or(content);
    Some(content.strip_prefix(b"\n").unwrap_or(content))
}

struct Links {
    /// How many more are looked at.
    left: usize,
    found: Vec<String>,
}

impl Links {
    fn read(&mut self, text: &[u8]) {
        let mut rest = text;
        while let Some(at) = find(rest, KEY).filter(|_| self.left > 0 && self.found.len() < TOLD) {
            rest = &rest[at + KEY.len()..];
            let spaces = rest.iter().take(100).take_while(|byte| is_space(**byte)).count();
            let written = &rest[spaces..rest.len().min(spaces + WRITTEN)];
            let address = match written {
                [b'(', string @ ..] => literal(string),
                [b'<', string @ ..] => digits(string),
                // The kind of an action has the same name as its address.
                _ => continue,
            };
            self.left -= 1;
            let address = address.and_then(text_of).filter(|address| address.len() <= LONGEST);
            let known = |address: &String| names_a_code(address) && !self.found.contains(address);
            if let Some(address) = address.filter(known) {
                self.found.push(address);
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

/// A string of letters, after its first bracket: brackets in it come in pairs, or are escaped.
fn literal(text: &[u8]) -> Option<Vec<u8>> {
    let (mut bytes, mut depth, mut rest) = (Vec::new(), 0_usize, text);
    loop {
        let (first, after) = rest.split_first()?;
        rest = after;
        match first {
            b')' if depth == 0 => return Some(bytes),
            b'\\' => {
                let (byte, length) = escaped(rest)?;
                bytes.extend(byte);
                rest = &rest[length..];
                continue;
            }
            b')' => depth -= 1,
            b'(' => depth += 1,
            _ => {}
        }
        bytes.push(*first);
    }
}

/// What an escape stands for, if for anything, and how many bytes it takes after its stroke.
fn escaped(text: &[u8]) -> Option<(Option<u8>, usize)> {
    let octal = text.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
    if octal > 0 {
        let number = text[..octal].iter().fold(0_u32, |sum, digit| sum << 3 | u32::from(digit - b'0'));
        return Some((u8::try_from(number & 0xFF).ok(), octal));
    }
    Some(match text {
        [b'\r', b'\n', ..] => (None, 2),
        [b'\r' | b'\n', ..] => (None, 1),
        [b'n', ..] => (Some(b'\n'), 1),
        [b'r', ..] => (Some(b'\r'), 1),
        [b't', ..] => (Some(b'\t'), 1),
        [b'b', ..] => (Some(8), 1),
        [b'f', ..] => (Some(0x0c), 1),
        [other, ..] => (Some(*other), 1),
        [] => return None,
    })
}

/// A string of digits, after its first bracket; a last one that is missing is a zero.
fn digits(text: &[u8]) -> Option<Vec<u8>> {
    let end = text.iter().position(|byte| *byte == b'>')?;
    let values = text[..end].iter().filter(|byte| !is_space(**byte));
    let values: Vec<u8> = values
        .map(|byte| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    Some(values.chunks(2).map(|two| two[0] << 4 | two.get(1).copied().unwrap_or(0)).collect())
}

/// An address is plain letters; some programs write two bytes for each.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let Some(wide) = bytes.strip_prefix(&[0xFE, 0xFF]) else { return String::from_utf8(bytes).ok() };
    let letters: Vec<u16> =
        wide.chunks(2).map(|two| u16::from_be_bytes([two[0], *two.get(1).unwrap_or(&0)])).collect();
    String::from_utf16(&letters).ok()
}
