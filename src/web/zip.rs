//! Many stored files as one download: a ZIP archive that is written while it is sent, one file in memory at a time.
//!
//! The files are PDFs, compressed inside, so that they are stored as they are (APPNOTE.TXT 6.3.10, method 0). Names are
//! UTF-8 (bit 11). Without ZIP64 an archive holds 65,535 files and 4 GiB.

use rocket::{
    Request, Response,
    futures::stream::{self, BoxStream, StreamExt},
    http::{ContentType, Header},
    response::{self, Responder, stream::ByteStream},
};

use crate::{storage::files::FileStore, throttle::Turn};

/// A file of an archive: its SHA-256 in the store, and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Where it is.
    pub sha256: String,
    /// Its name; what could lead out of a folder is replaced.
    pub name: String,
}

/// An archive to save.
pub(super) struct Archive {
    body: BoxStream<'static, Vec<u8>>,
    name: String,
}

/// What was written so far.
#[derive(Default)]
struct Written {
    length: u32,
    count: u16,
    directory: Vec<u8>,
}

impl Archive {
    /// An archive of some files; `name` is its own, of plain letters. The turn lasts as long as it is sent. A file that cannot be read ends it before its
    /// directory, so that no program takes the rest for the whole.
    pub(super) fn of(store: FileStore, entries: Vec<Entry>, name: String, turn: Turn) -> Self {
        let state = Some((store, entries.into_iter(), Written::default(), turn));
        let body = stream::unfold(state, |state| async {
            let (store, mut entries, mut written, turn) = state?;
            let Some(entry) = entries.next() else { return Some((written.end(), None)) };
            match store.get(&entry.sha256).await {
                Ok(bytes) => Some((written.add(&entry.name, &bytes)?, Some((store, entries, written, turn)))),
                Err(error) => {
                    tracing::error!(file = %entry.sha256, %error, "a download was cut off");
                    None
                }
            }
        });
        Self { body: body.boxed(), name }
    }
}

impl Written {
    /// The bytes of one more file; none where the archive would grow too large.
    fn add(&mut self, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        let name: String =
            name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c }).collect();
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let size = u32::try_from(bytes.len()).ok()?;
        let mut shared = Vec::new();
        // Needs version 2.0; UTF-8 name; stored; the first day that DOS knows: the archive says nothing of when.
        for word in [20, 0x0800, 0, 0, 0x21_u16] {
            shared.extend(word.to_le_bytes());
        }
        for long in [crc.sum(), size, size] {
            shared.extend(long.to_le_bytes());
        }
        shared.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        shared.extend([0, 0]);
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&shared);
        self.directory.extend([0; 10]);
        self.directory.extend(self.length.to_le_bytes());
        self.directory.extend(name.as_bytes());
        let file = [b"PK\x03\x04".as_slice(), &shared, name.as_bytes(), bytes].concat();
        self.length = self.length.checked_add(u32::try_from(file.len()).ok()?)?;
        self.count = self.count.checked_add(1)?;
        Some(file)
    }

    fn end(self) -> Vec<u8> {
        let mut end = self.directory;
        let length = end.len() as u32;
        end.extend(b"PK\x05\x06\0\0\0\0");
        end.extend(self.count.to_le_bytes());
        end.extend(self.count.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(self.length.to_le_bytes());
        end.extend([0, 0]);
        end
    }
}

impl<'r> Responder<'r, 'r> for Archive {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'r> {
        let disposition = format!("attachment; filename=\"{}.zip\"", self.name);
        Response::build_from(ByteStream(self.body).respond_to(request)?)
            .header(ContentType::ZIP)
            .header(Header::new("Content-Disposition", disposition))
            .header(Header::new("Cache-Control", "private, no-store"))
            .ok()
    }
}
