//! A certificate that passed every check: its bytes, with a place for the signature among them.

use std::ops::Range;

use sha2::Sha256;

/// A certificate that passed every check and may be signed or issued. Only [`super::prepare`] and the [`super::press`]
/// make one.
#[derive(Debug)]
pub struct Prepared {
    pub(super) bytes: Vec<u8>,
    /// Where the signature will stand.
    pub(super) room: Range<usize>,
    /// The SHA-256 of everything before that, begun: it is needed twice, for the signature and for the whole file.
    pub(super) before: Sha256,
    /// What moves where the room is empty and takes whatever the signature asks for.
    pub(super) ending: Option<Ending>,
    pub(super) pages: usize,
}

/// The table of objects behind the signature, which says of itself where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// Where it begins.
    pub table: usize,
    /// Where in it its own place stands, three bytes.
    pub entry: usize,
    /// Where the file says it once more: the digits after `startxref` and all that follows.
    pub digits: usize,
}

impl Prepared {
    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// The PDF, unsigned: its signature's field is empty.
    #[must_use]
    pub fn into_pdf(self) -> Vec<u8> {
        let nothing = format!("{:<1$}", "null", self.room.len()).into_bytes();
        let behind = self.behind(nothing.len());
        let Self { mut bytes, room, .. } = self;
        bytes.truncate(room.start);
        bytes.extend(nothing);
        bytes.extend(behind);
        bytes
    }

    /// What stands behind the signature, if that takes so many bytes.
    pub(super) fn behind(&self, taken: usize) -> Vec<u8> {
        let mut behind = self.bytes[self.room.end..].to_vec();
        if let Some(Ending { table, entry, digits }) = self.ending {
            let from = self.room.end;
            let table = table + taken - self.room.len();
            let [_, place @ ..] = (table as u32).to_be_bytes();
            behind[entry - from..][..place.len()].copy_from_slice(&place);
            behind.truncate(digits - from);
            behind.extend_from_slice(end_of_file(table).as_bytes());
        }
        behind
    }
}

/// The last lines of a file, after `startxref`.
pub(super) fn end_of_file(table: usize) -> String {
    format!("{table}\n%%EOF\n")
}
