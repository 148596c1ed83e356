//! `record.mark`: how far the record had come, in a file beside the database. Whoever puts an older database, or all of its older rows, in
//! the place of the newer ones has seals that hold and a tally that fits; but it had come further.
//!
//! The mark is raised after a commit and never before, so the database may be ahead of it (the program was stopped in between) and
//! never behind. It is written in place and not waited for: the disk has it a little later, and a mark that lags tells no lie. Where the
//! database was found behind it, that is written down in it, and it is raised no more until an operator has looked.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{super::private, key::sync_folder};

/// What stands before the change that the database was found at, where it was behind.
const WENT_BACK: &str = "went back to ";

/// How far the record has come: the number of its last change, and the seal of the tally then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::storage) struct Reached {
    pub number: u64,
    pub seal: Vec<u8>,
}

/// What the file says.
pub(super) struct Mark {
    pub reached: Reached,
    /// Where the database stood when it was found behind.
    pub went_back: Option<u64>,
}

impl Mark {
    /// Whether a database that stands there is none of those that can follow: an earlier one, or another one.
    pub(super) fn is_beyond(&self, database: &Reached) -> bool {
        let Reached { number, seal } = &self.reached;
        *number > database.number || (*number == database.number && *seal != database.seal)
    }
}

/// Where the mark of a database is kept.
pub(super) fn file_of(database: &Path) -> PathBuf {
    database.with_file_name("record.mark")
}

/// What the file says; nothing where there is none.
pub(super) fn read(file: &Path) -> io::Result<Option<Mark>> {
    let mut open = match File::open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        open => open?,
    };
    open.lock_shared()?;
    parse(&mut open).map(Some)
}

fn parse(file: &mut File) -> io::Result<Mark> {
    let mut text = String::new();
    file.read_to_string(&mut text)?;
    let mut lines = text.lines();
    let reached = lines.next().and_then(|line| line.split_once(' ')).and_then(|(number, seal)| {
        Some(Reached { number: number.parse().ok()?, seal: STANDARD.decode(seal).ok()? })
    });
    let reached =
        reached.ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it is not what was written"))?;
    let went_back = lines.next().and_then(|line| line.strip_prefix(WENT_BACK)?.parse().ok());
    Ok(Mark { reached, went_back })
}

/// Always as long, so that it lies in one block of the disk and is replaced as one.
fn line(reached: &Reached) -> String {
    format!("{:020} {}\n", reached.number, STANDARD.encode(&reached.seal))
}

/// Raises the mark, unless somebody raised it further or the database went back. A mark that is lost stays so.
pub(super) fn raise(file: &Path, reached: &Reached) -> io::Result<()> {
    change(file, |mark, open| {
        if mark.went_back.is_some() || mark.reached.number >= reached.number {
            return Ok(());
        }
        open.seek(SeekFrom::Start(0))?;
        open.write_all(line(reached).as_bytes())
    })
}

/// Writes down that the database was found behind the mark, where it was not written down before.
pub(super) fn note(file: &Path, found: u64) -> io::Result<()> {
    change(file, |mark, open| {
        if mark.went_back.is_some() {
            return Ok(());
        }
        open.seek(SeekFrom::End(0))?;
        open.write_all(format!("{WENT_BACK}{found}\n").as_bytes())?;
        open.sync_all()
    })
}

fn change(file: &Path, change: impl FnOnce(&Mark, &mut File) -> io::Result<()>) -> io::Result<()> {
    let mut open = match OpenOptions::new().read(true).write(true).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        open => open?,
    };
    open.lock()?;
    let mark = parse(&mut open)?;
    change(&mark, &mut open)
}

/// Writes a mark in place of whatever is there, and waits until it is on the disk.
pub(super) fn replace(file: &Path, reached: &Reached) -> io::Result<()> {
    let draft = file.with_file_name(".record.mark.new");
    match fs::remove_file(&draft) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => private::file(&draft)?,
    }
    let mut new = OpenOptions::new().append(true).open(&draft)?;
    new.write_all(line(reached).as_bytes())?;
    new.sync_all()?;
    fs::rename(&draft, file)?;
    sync_folder(file)
}
