//! The key of the seals, in a file beside the database: `record.key`, 256 random bits that are made once, and below them the tables
//! that are sealed with it. Who has only the database can't have a table taken for one that was never sealed.

use std::{
    collections::BTreeSet,
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
    kinds::Kind,
    rows::Sealed,
    sum::Term,
};

/// How long the digest of a whole row is, and that of each column, which only tells where to look.
const WHOLE: usize = 32;
const HINT: usize = 4;

/// What the file names beside the tables once their seals are added up.
pub(super) const TALLY: &str = "record_tally";

/// Tables that were sealed before the file said which.
const FIRST: [Kind; 6] =
    [Kind::Certificate, Kind::Document, Kind::Academy, Kind::Person, Kind::RoleGrant, Kind::Chain];

/// Makes seals.
pub(super) struct SealKey {
    mac: hmac::Key,
    bytes: Vec<u8>,
    kinds: BTreeSet<Kind>,
    tallies: bool,
    /// Names in its file that no table has.
    strangers: Vec<String>,
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SealKey").field("kinds", &self.kinds).finish_non_exhaustive()
    }
}

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
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default().trim();
        let bytes = STANDARD.decode(first).ok().filter(|bytes| bytes.len() == WHOLE);
        let bytes = bytes.ok_or_else(|| {
            StorageError::Unreadable(format!(
                "{} does not hold 32 bytes in base64; restore it from a backup",
                file.display()
            ))
        })?;
        let mut key = Self::of(bytes, FIRST.into(), false);
        if let Some(names) = lines.next() {
            key.kinds.clear();
            for name in names.split_whitespace() {
                match Kind::of(name) {
                    Some(kind) => {
                        key.kinds.insert(kind);
                    }
                    None if name == TALLY => key.tallies = true,
                    None => key.strangers.push(name.to_owned()),
                }
            }
        }
        Ok(Some(key))
    }

    fn of(bytes: Vec<u8>, kinds: BTreeSet<Kind>, tallies: bool) -> Self {
        Self { mac: hmac::Key::new(hmac::HMAC_SHA256, &bytes), bytes, kinds, tallies, strangers: Vec::new() }
    }

    /// Makes a new one, with which everything is going to be sealed.
    pub(super) fn make(file: &Path) -> Result<Self> {
        let bytes = random::bytes::<WHOLE>().map_err(|e| StorageError::Unavailable(e.to_string()))?;
        let key = Self::of(bytes.to_vec(), Kind::ALL.iter().copied().collect(), true);
        key.write(file)?;
        Ok(key)
    }

    /// Writes it where there is none, for the program's user only, and waits until it is on the disk.
    fn write(&self, file: &Path) -> Result<()> {
        let names = self.kinds.iter().map(|kind| kind.name());
        let names: Vec<_> = names.chain(self.tallies.then_some(TALLY)).collect();
        let text = format!("{}\n{}\n", STANDARD.encode(&self.bytes), names.join(" "));
        let written = || -> io::Result<()> {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut new = options.open(file)?;
            new.write_all(text.as_bytes())?;
            new.sync_all()?;
            sync_folder(file)
        };
        written().map_err(|error| StorageError::Files(format!("{}: {error}", file.display())))
    }

    /// Whether rows of a kind are sealed with it.
    pub(super) fn seals(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The kinds that were not sealed yet when its file was written.
    pub(super) fn missing(&self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|kind| !self.seals(*kind)).collect()
    }

    /// Names in its file that no table has.
    pub(super) fn strangers(&self) -> &[String] {
        &self.strangers
    }

    /// Whether the seals made with it are added up.
    pub(super) fn tallies(&self) -> bool {
        self.tallies
    }

    /// Whether every kind is sealed with it, and all of them are added up.
    pub(super) fn is_complete(&self) -> bool {
        self.tallies && self.missing().is_empty()
    }

    /// From now on every kind is sealed and added up; its file says so once [`Self::replace`] has written it.
    pub(super) fn complete(&mut self) {
        self.kinds = Kind::ALL.iter().copied().collect();
        self.tallies = true;
        self.strangers.clear();
    }

    /// Writes it in place of the file that is there.
    pub(super) fn replace(&self, database: &Path) -> Result<()> {
        let (file, draft) = (file_of(database), draft_of(database));
        let failed = |error: io::Error| StorageError::Files(format!("{}: {error}", file.display()));
        match fs::remove_file(&draft) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => self.write(&draft)?,
        }
        fs::rename(&draft, &file).and_then(|()| sync_folder(&file)).map_err(failed)
    }

    /// The seal of a row.
    pub(super) fn seal(&self, kind: Kind, row: &Sealed) -> Vec<u8> {
        self.over(kind, row.id, &row.values)
    }

    /// The seal of a row that was another one under a seal that held: of columns that are what they were, the digest is too.
    pub(super) fn seal_after(&self, kind: Kind, row: &Sealed, before: Option<(&Sealed, &[u8])>) -> Vec<u8> {
        let Some((were, old)) = before else { return self.seal(kind, row) };
        let mut seal = self.digest("row", kind, row.id, &row.values).as_ref().to_vec();
        let mut hints = old.get(WHOLE..).unwrap_or_default().chunks(HINT);
        for (place, (name, value)) in kind.columns().iter().zip(&row.values).enumerate() {
            match hints.next().filter(|_| were.values.get(place) == Some(value)) {
                Some(hint) => seal.extend(hint),
                None => seal.extend(self.hint(kind, row.id, name, value)),
            }
        }
        seal
    }

    /// Whether a row is what was sealed, as its whole digest has it; where the digests of its columns are not ours, [`Self::judge`] says
    /// so, and the tally.
    pub(super) fn holds(&self, kind: Kind, row: &Sealed, seal: &[u8]) -> bool {
        let values = columns_of(kind, seal).and_then(|columns| row.values.get(..columns));
        values.is_some_and(|values| seal.starts_with(self.digest("row", kind, row.id, values).as_ref()))
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

    fn digest(&self, what: &str, kind: Kind, id: Uuid, values: &[impl AsRef<str>]) -> hmac::Tag {
        let values = values.iter().map(|value| value.as_ref().as_bytes());
        self.tag(what, [kind.name().as_bytes(), id.as_bytes()].into_iter().chain(values))
    }

    /// Each part is preceded by its length, so that no two rows run into the same bytes.
    fn tag<'a>(&self, what: &'a str, parts: impl Iterator<Item = &'a [u8]>) -> hmac::Tag {
        let mut digest = hmac::Context::with_key(&self.mac);
        for part in ["countersign seal 1".as_bytes(), what.as_bytes()].into_iter().chain(parts) {
            digest.update(&(part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        digest.sign()
    }

    /// What a seal adds to the tally. Nobody without the key knows it, though they see the seal.
    pub(super) fn term(&self, kind: Kind, id: Uuid, seal: &[u8]) -> Term {
        let tag = self.tag("term", [kind.name().as_bytes(), id.as_bytes(), seal].into_iter());
        let mut term = [0; size_of::<Term>()];
        term.copy_from_slice(tag.as_ref());
        term
    }

    /// The seal of the tally after so many changes.
    pub(super) fn seal_tally(&self, number: u64, sums: &str) -> Vec<u8> {
        let number = number.to_be_bytes();
        self.tag("tally", [&number[..], sums.as_bytes()].into_iter()).as_ref().to_vec()
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

/// Waits until the folder of a file knows it.
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// How many columns a seal covers; nothing for what is no seal of the kind.
fn columns_of(kind: Kind, seal: &[u8]) -> Option<usize> {
    let hints = seal.len().checked_sub(WHOLE)?;
    (hints > 0 && hints % HINT == 0 && hints / HINT <= kind.columns().len()).then_some(hints / HINT)
}
