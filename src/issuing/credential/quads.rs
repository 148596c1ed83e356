//! Canonical N-Quads (RDFC-1.0, section 5), written directly.
//!
//! The documents that are signed here have a fixed shape in which every node has an id but the holder's names, and of those no
//! two are of one type. So a node is told from another by the statements about it alone, and the lines are sorted. A test
//! compares this with a JSON-LD processor.

use std::fmt::Write;

use crate::random;

/// The nodes without an id as they are called, in the order of their digests.
pub(super) const BLANKS: [&str; 2] = ["_:c14n0", "_:c14n1"];

/// The node without an id where there is one alone.
pub(super) const BLANK: &str = BLANKS[0];

/// What a node calls itself while it is digested (RDFC-1.0, 4.6.3).
const ITSELF: &str = "_:a";

/// The digest of all that is stated of a node without an id: by this they are put in order.
pub(super) fn digest_of(state: impl FnOnce(&mut Quads, &str)) -> String {
    let mut quads = Quads::new();
    state(&mut quads, ITSELF);
    random::sha256_hex(quads.canonical().as_bytes())
}

/// `http://www.w3.org/2001/XMLSchema#dateTime`.
pub(super) const DATE_TIME: &str = "http://www.w3.org/2001/XMLSchema#dateTime";

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The statements about one document.
pub(super) struct Quads {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl Quads {
    pub(super) fn new() -> Self {
        Self { text: String::with_capacity(4096), lines: Vec::with_capacity(40) }
    }

    /// A node points at another.
    pub(super) fn link(&mut self, subject: &str, predicate: &str, object: &str) {
        self.begin(subject, predicate);
        self.node(object);
        self.text.push_str(" .\n");
    }

    /// A node is of a type.
    pub(super) fn kind(&mut self, subject: &str, kind: &str) {
        self.link(subject, TYPE, kind);
    }

    /// A node has a text (`xsd:string`).
    pub(super) fn text(&mut self, subject: &str, predicate: &str, text: &str) {
        self.begin(subject, predicate);
        self.literal(text);
        self.text.push_str(" .\n");
    }

    /// A node has a value of a datatype.
    pub(super) fn typed(&mut self, subject: &str, predicate: &str, value: &str, datatype: &str) {
        self.begin(subject, predicate);
        self.literal(value);
        self.text.push_str("^^");
        self.node(datatype);
        self.text.push_str(" .\n");
    }

    /// The lines, sorted by code point.
    pub(super) fn canonical(self) -> String {
        let ends = self.lines.iter().skip(1).copied().chain([self.text.len()]);
        let mut lines: Vec<&str> =
            self.lines.iter().zip(ends).map(|(begin, end)| &self.text[*begin..end]).collect();
        lines.sort_unstable();
        lines.concat()
    }

    fn begin(&mut self, subject: &str, predicate: &str) {
        self.lines.push(self.text.len());
        self.node(subject);
        self.text.push(' ');
        self.node(predicate);
        self.text.push(' ');
    }

    fn node(&mut self, id: &str) {
        // No address begins so: it would have no scheme.
        if id.starts_with("_:") {
            self.text.push_str(id);
        } else {
            self.text.push('<');
            self.text.push_str(id);
            self.text.push('>');
        }
    }

    /// A literal with the escapes of canonical N-Quads: those that must be, and no other.
    fn literal(&mut self, text: &str) {
        self.text.push('"');
        let mut plain = 0;
        // Every character that is escaped is one byte.
        for (at, byte) in text.bytes().enumerate() {
            let escape = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                8 => "\\b",
                12 => "\\f",
                0..32 | 127 => "",
                _ => continue,
            };
            self.text.push_str(&text[plain..at]);
            self.text.push_str(escape);
            if escape.is_empty() {
                // Writing to a string cannot fail.
                write!(self.text, "\\u{byte:04X}").ok();
            }
            plain = at + 1;
        }
        self.text.push_str(&text[plain..]);
        self.text.push('"');
    }
}
