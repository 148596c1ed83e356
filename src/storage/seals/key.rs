//! The key of the seals, in a file beside the database: `record.key`, 256 random bits that are made once.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use ring::hmac;
use sea_orm::prelude::Uuid;

use crate::random;

use super::{
    super::{Result, StorageError},
    rows::{Kind, Sealed},
};

/// How long the digest of a whole row is, and that of each column, which only tells where to look.
const WHOLE: usize = 32;
const HINT: usize = 4;

/// Makes seals.
#[derive(Debug)]
pub(super) struct SealKey(hmac::Key);

/// What a seal says of a row.
pub(super) enum Verdict {
    Holds,
    /// These columns are not what was sealed.
    Changed(Vec<&'static str>),
    /// The seal itself is not one of ours.
    NoSeal,
}

/// Where the key of a database is kept.
pub(super) fn file_of(database: &Path) -> PathBuf {
    database.with_file_name("record.key")
}

/// Where it is until everything is sealed with it.
pub(super) fn draft_of(database: &Path) -> PathBuf {
    database.with_file_name(".record.key.new")
}

impl SealKey {
    /// The key of a file; nothing where there is none.
    pub(super) fn read(file: &Path) -> Result<Option<Self>> {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StorageError::Files(format!("{}: {error}", file.display()))),
        };
        let bytes = STANDARD.decode(text.trim()).ok().filter(|bytes| bytes.len() == WHOLE);
        let bytes = bytes.ok_or_else(|| {
            StorageError::Unreadable(format!(
                "{} does not hold 32 bytes in base64; restore it from a backup",
                file.display()
            ))
        })?;
        Ok(Some(Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes))))
    }

    /// Makes a new one, which only the program's user can read, and waits until it is on the disk.
    pub(super) fn make(file: &Path) -> Result<Self> {
        let bytes = random::bytes::<WHOLE>().map_err(|e| StorageError::Unavailable(e.to_string()))?;
        let written = || -> io::Result<()> {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut new = options.open(file)?;
            new.write_all(STANDARD.encode(bytes).as_bytes())?;
            new.sync_all()?;
            file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
        };
        written().map_err(|error| StorageError::Files(format!("{}: {error}", file.display())))?;
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
    }

    /// The seal of a row.
    pub(super) fn seal(&self, kind: Kind, row: &Sealed) -> Vec<u8> {
        self.over(kind, row.id, &row.values)
    }

    /// The whole row's digest, then the beginning of each column's.
    fn over(&self, kind: Kind, id: Uuid, values: &[String]) -> Vec<u8> {
        let mut seal = self.digest("row", kind, id, values).as_ref().to_vec();
        for (name, value) in kind.columns().iter().zip(values) {
            seal.extend(self.hint(kind, id, name, value));
        }
        seal
    }

    fn hint(&self, kind: Kind, id: Uuid, column: &str, value: &str) -> [u8; HINT] {
        let digest = self.digest("column", kind, id, &[column, value]);
        let mut hint = [0; HINT];
        hint.copy_from_slice(&digest.as_ref()[..HINT]);
        hint
    }

    /// Each part is preceded by its length, so that no two rows run into the same bytes.
    fn digest(&self, what: &str, kind: Kind, id: Uuid, values: &[impl AsRef<str>]) -> hmac::Tag {
        let mut digest = hmac::Context::with_key(&self.0);
        let mut part = |bytes: &[u8]| {
            digest.update(&(bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        for text in ["countersign seal 1", what, kind.name()] {
            part(text.as_bytes());
        }
        part(id.as_bytes());
        for value in values {
            part(value.as_ref().as_bytes());
        }
        digest.sign()
    }

    /// Whether a row is what was sealed. A seal that is older than the newest columns speaks of those before them.
    pub(super) fn judge(&self, kind: Kind, row: &Sealed, seal: &[u8]) -> Verdict {
        let Some(columns) = columns_of(kind, seal) else { return Verdict::NoSeal };
        let Some(values) = row.values.get(..columns) else { return Verdict::NoSeal };
        if self.over(kind, row.id, values) == seal {
            return Verdict::Holds;
        }
        let changed = self.changed(kind, row, seal);
        if changed.is_empty() { Verdict::NoSeal } else { Verdict::Changed(changed) }
    }

    /// The columns whose digest is another than the seal's.
    pub(super) fn changed(&self, kind: Kind, row: &Sealed, seal: &[u8]) -> Vec<&'static str> {
        let hints = seal.get(WHOLE..).unwrap_or_default().chunks(HINT);
        let columns = kind.columns().iter().zip(&row.values).zip(hints);
        columns
            .filter(|((name, value), hint)| self.hint(kind, row.id, name, value) != **hint)
            .map(|((name, _), _)| *name)
            .collect()
    }
}

/// How many columns a seal covers; nothing for what is no seal of the kind.
fn columns_of(kind: Kind, seal: &[u8]) -> Option<usize> {
    let hints = seal.len().checked_sub(WHOLE)?;
    (hints > 0 && hints % HINT == 0 && hints / HINT <= kind.columns().len()).then_some(hints / HINT)
}
