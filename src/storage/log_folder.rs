//! The published half of the log as files: tiles and checkpoints that the web server hands out, and the high-water mark.
//!
//! ```text
//! log.mark            the newest checkpoint that was ever signed here; written and synced before anybody can see it
//! log.held            there after a restore: nothing is signed until the operator says how things stand
//! log.lock            held while a checkpoint is made, so that two programs never make two histories
//! log/<number>/…      what the web server hands out of a log: `checkpoint`, `tile/…`
//! ```

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use crate::random;

/// The files of the logs in a data folder.
#[derive(Clone, Debug)]
pub struct LogFolder {
    data_dir: PathBuf,
}

/// The right to make a checkpoint; given back when dropped.
#[derive(Debug)]
pub struct Turn(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

/// Name of the file that forbids signing.
const HELD: &str = "log.held";
/// Name of the high-water mark.
const MARK: &str = "log.mark";

impl LogFolder {
    /// The logs in a data folder; nothing is made yet.
    pub fn new(data_dir: &Path) -> Self {
        Self { data_dir: data_dir.to_owned() }
    }

    /// Waits for the right to make a checkpoint, among all programs on this data folder.
    pub fn take_turn(&self) -> io::Result<Turn> {
        let file = OpenOptions::new().create(true).append(true).open(self.data_dir.join("log.lock"))?;
        file.lock()?;
        Ok(Turn(file))
    }

    /// The newest checkpoint that was ever signed here, as a signed note.
    pub fn mark(&self) -> io::Result<Option<String>> {
        read_text(&self.data_dir.join(MARK))
    }

    /// Raises the mark, and waits until it is on the disk.
    pub fn set_mark(&self, note: &str) -> io::Result<()> {
        write(&self.data_dir.join(MARK), note.as_bytes(), true)
    }

    /// Why nothing is signed, where that is so.
    pub fn held(&self) -> io::Result<Option<String>> {
        read_text(&self.data_dir.join(HELD))
    }

    /// Allows signing again.
    pub fn release(&self) -> io::Result<()> {
        match fs::remove_file(self.data_dir.join(HELD)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => sync_folder(&self.data_dir),
        }
    }

    /// The checkpoint that is handed out of a log.
    pub fn checkpoint(&self, log: u32) -> io::Result<Option<String>> {
        read_text(&self.of(log).join("checkpoint"))
    }

    /// The number of the newest log that has a checkpoint to hand out.
    pub fn newest(&self) -> io::Result<Option<u32>> {
        let mut newest = None;
        let logs = match fs::read_dir(self.data_dir.join("log")) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            logs => logs?,
        };
        for log in logs {
            let number = log?.file_name().to_str().and_then(|name| name.parse().ok());
            newest = newest.max(number.filter(|number| self.of(*number).join("checkpoint").exists()));
        }
        Ok(newest)
    }

    /// Forbids signing, and says why.
    pub fn hold(&self, why: &str) -> io::Result<()> {
        write(&self.data_dir.join(HELD), why.as_bytes(), true)
    }

    /// Hands a checkpoint out.
    pub fn set_checkpoint(&self, log: u32, note: &str) -> io::Result<()> {
        write(&self.of(log).join("checkpoint"), note.as_bytes(), false)
    }

    /// The bytes of a tile, by its path `tile/…`.
    pub fn tile(&self, log: u32, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.of(log).join(path))
    }

    /// Stores a tile. One that will not grow is synced, because it is never written again; another one can be made again
    /// from the database. One that is there with these bytes is left as it is.
    pub fn set_tile(&self, log: u32, path: &str, bytes: &[u8], is_full: bool) -> io::Result<()> {
        let file = self.of(log).join(path);
        match fs::read(&file) {
            Ok(there) if there == bytes => Ok(()),
            _ => write(&file, bytes, is_full),
        }
    }

    /// Takes the partial tiles away that a full one has replaced, by its path `tile/…`.
    pub fn remove_partial(&self, log: u32, path: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.of(log).join(format!("{path}.p"))) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The folder of a log.
    pub fn of(&self, log: u32) -> PathBuf {
        self.data_dir.join("log").join(log.to_string())
    }
}

fn read_text(file: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Written under another name and then renamed, so that a reader finds the whole file or the one before.
fn write(file: &Path, bytes: &[u8], sync: bool) -> io::Result<()> {
    let folder = file.parent().ok_or(ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mark = random::bytes::<8>().map_err(io::Error::other)?;
    let draft = folder.join(format!(".draft-{:016x}", u64::from_be_bytes(mark)));
    let written = || {
        let mut new = File::create_new(&draft)?;
        new.write_all(bytes)?;
        if sync {
            new.sync_all()?;
        }
        fs::rename(&draft, file)
    };
    if let Err(error) = written() {
        // The first error tells what is wrong; a draft that stays is in nobody's way.
        fs::remove_file(&draft).ok();
        return Err(error);
    }
    if sync { sync_folder(folder) } else { Ok(()) }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
