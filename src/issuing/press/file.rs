//! The bytes of a file as they grow: objects, where each begins, and the table of that (ISO 32000-1, 7.5.8).

use libdeflater::{CompressionLvl, Compressor};

use crate::error::LayoutError;
use crate::prepared::{Ending, end_of_file};

/// Bytes of one entry of the table: a kind, a place of three bytes, an index.
const ENTRY: usize = 5;
/// No place beyond this can be written in an entry.
const LARGEST: usize = 1 << 24;
/// No signature takes more, its certificates and a timestamp included.
const SIGNATURE: usize = 1 << 20;

/// A file that is being written.
#[derive(Clone)]
pub struct File {
    /// What there is of it.
    pub bytes: Vec<u8>,
    table: Vec<u8>,
}

impl File {
    /// A file with nothing but its head, for objects up to the number `last`.
    #[must_use]
    pub fn new(last: u32) -> Self {
        // Four bytes over 127 tell programs that move files that this one is no text.
        let bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut table = vec![0; (last as usize + 1) * ENTRY];
        // Number 0 heads the list of free numbers and has the last generation.
        table[ENTRY - 1] = 0xFF;
        Self { bytes, table }
    }

    /// A copy that has room to grow.
    #[must_use]
    pub fn copy(&self, more: usize) -> Self {
        let mut bytes = Vec::with_capacity(self.bytes.len() + more);
        bytes.extend_from_slice(&self.bytes);
        Self { bytes, table: self.table.clone() }
    }

    /// Begins an object; its value follows, then [`File::end`].
    pub fn begin(&mut self, id: u32) {
        self.note(id, 1, self.bytes.len(), 0);
        push_number(&mut self.bytes, id as usize);
        self.bytes.extend_from_slice(b" 0 obj\n");
    }

    /// Ends an object.
    pub fn end(&mut self) {
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// A whole object.
    pub fn object(&mut self, id: u32, value: &[u8]) {
        self.begin(id);
        self.bytes.extend_from_slice(value);
        self.end();
    }

    /// A stream as it is. `head` is what its dictionary says beside the length.
    pub fn stream(&mut self, id: u32, head: &str, content: &[u8]) {
        self.begin(id);
        self.bytes.extend_from_slice(b"<<");
        self.bytes.extend_from_slice(head.as_bytes());
        self.bytes.extend_from_slice(b"/Length ");
        push_number(&mut self.bytes, content.len());
        self.bytes.extend_from_slice(b">>stream\n");
        self.bytes.extend_from_slice(content);
        self.bytes.extend_from_slice(b"\nendstream");
        self.end();
    }

    /// A stream, compressed where that makes it shorter.
    pub fn compressed(&mut self, id: u32, head: &str, content: &[u8], packer: &mut Packer) {
        match packer.pack(content) {
            Some(packed) => self.stream(id, &[head, "/Filter/FlateDecode"].concat(), packed),
            None => self.stream(id, head, content),
        }
    }

    /// Notes that an object lies in a stream of objects.
    pub fn within(&mut self, id: u32, stream: u32, index: u8) {
        self.note(id, 2, stream as usize, index);
    }

    /// Writes the table of all places, which nothing follows but the file's end. Until it is signed, its place is that of a file
    /// with nothing in the room before it.
    ///
    /// # Errors
    /// [`LayoutError::Pdf`] for a file of more than 16 MB.
    pub fn close(&mut self, table: u32, trailer: &str) -> Result<Ending, LayoutError> {
        let start = self.bytes.len();
        self.note(table, 1, start, 0);
        let head = format!(
            "{table} 0 obj\n<</Type/XRef/W[1 3 1]/Size {}{trailer}/Length {}>>stream\n",
            self.table.len() / ENTRY,
            self.table.len()
        );
        if start + SIGNATURE >= LARGEST {
            return Err(LayoutError::Pdf("the attached files are too large".to_owned()));
        }
        self.bytes.extend_from_slice(head.as_bytes());
        let entry = self.bytes.len() + table as usize * ENTRY + 1;
        self.bytes.extend_from_slice(&self.table);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\nstartxref\n");
        let digits = self.bytes.len();
        self.bytes.extend_from_slice(end_of_file(start).as_bytes());
        Ok(Ending { table: start, entry, digits })
    }

    fn note(&mut self, id: u32, kind: u8, place: usize, index: u8) {
        let [_, place @ ..] = (place as u32).to_be_bytes();
        let entry = &mut self.table[id as usize * ENTRY..][..ENTRY];
        entry[0] = kind;
        entry[1..4].copy_from_slice(&place);
        entry[4] = index;
    }
}

/// Compresses contents, with room to work in that is kept from one to the next.
pub struct Packer {
    compressor: Compressor,
    least: usize,
    room: Vec<u8>,
}

impl Packer {
    /// One that leaves contents of less than `least` bytes as they are.
    #[must_use]
    pub fn new(level: CompressionLvl, least: usize) -> Self {
        Self { compressor: Compressor::new(level), least, room: Vec::new() }
    }

    /// The content in fewer bytes, if it is worth the filter's name.
    fn pack(&mut self, content: &[u8]) -> Option<&[u8]> {
        if content.len() < self.least {
            return None;
        }
        let bound = self.compressor.zlib_compress_bound(content.len());
        if self.room.len() < bound {
            self.room.resize(bound, 0);
        }
        let length = self.compressor.zlib_compress(content, &mut self.room).ok()?;
        (length + 20 < content.len()).then(|| &self.room[..length])
    }
}

/// Appends a whole number.
pub fn push_number(out: &mut Vec<u8>, number: usize) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Appends a measure in hundredths, without needless zeros.
pub fn push_measure(out: &mut Vec<u8>, value: f32) {
    push_parts(out, value, 100);
}

/// Appends a part of a colour: finer than the 255 steps that a screen has.
pub fn push_shade(out: &mut Vec<u8>, value: f32) {
    push_parts(out, value, 10_000);
}

#[inline]
fn push_parts(out: &mut Vec<u8>, value: f32, parts: usize) {
    let all = (value.abs() * parts as f32 + 0.5) as usize;
    if value < 0.0 && all > 0 {
        out.push(b'-');
    }
    push_number(out, all / parts);
    let (mut rest, mut place) = (all % parts, parts);
    if rest > 0 {
        out.push(b'.');
    }
    while rest > 0 {
        place /= 10;
        out.push(b'0' + (rest / place) as u8);
        rest %= place;
    }
}

/// Appends two bytes in hexadecimal.
pub fn push_hex(out: &mut Vec<u8>, number: u16) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |shift: u16| DIGITS[usize::from(number >> shift & 15)];
    out.extend_from_slice(&[digit(12), digit(8), digit(4), digit(0)]);
}

/// Appends a text string for any language: UTF-16 with its mark, in hexadecimal.
pub fn push_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<FEFF");
    text.encode_utf16().for_each(|unit| push_hex(out, unit));
    out.push(b'>');
}

/// Appends a text string the shortest way: in ASCII both encodings say the same.
pub fn push_shortest(out: &mut Vec<u8>, text: &str) {
    match text.is_ascii() {
        true => push_literal(out, text),
        false => push_text(out, text),
    }
}

/// Appends a string of bytes, with what would end it escaped (ISO 32000-1, 7.3.4.2).
pub fn push_literal(out: &mut Vec<u8>, text: &str) {
    out.push(b'(');
    for byte in text.bytes() {
        if matches!(byte, b'(' | b')' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b')');
}
