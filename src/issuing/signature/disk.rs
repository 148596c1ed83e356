//! The files of the keys: read into memory that is wiped, written once, or replaced whole.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::Path,
};

use zeroize::Zeroizing;

use super::keys::KeyError;
use crate::random;

/// A file's text.
pub fn read(file: &Path) -> Result<Zeroizing<String>, KeyError> {
    let text = fs::read_to_string(file).map_err(|source| KeyError::File { file: file.to_owned(), source })?;
    Ok(Zeroizing::new(text))
}

/// Writes a new file that only its owner can read, and waits until it is on the disk.
pub fn write(file: &Path, text: &str) -> Result<(), KeyError> {
    written(file, text.as_bytes()).map_err(|source| KeyError::File { file: file.to_owned(), source })
}

/// Writes a file in place of the one that is there: whoever reads finds one of the two, whole.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<(), KeyError> {
    let mark = random::bytes::<8>().map_err(|e| KeyError::NotMade(e.to_string()))?;
    let draft = file.with_file_name(format!(".draft-{:016x}", u64::from_be_bytes(mark)));
    written(&draft, bytes).and_then(|()| fs::rename(&draft, file)).and_then(|()| sync_folder(file)).map_err(
        |source| {
            // What is wrong is in the error; a draft that stays is in nobody's way.
            fs::remove_file(&draft).ok();
            KeyError::File { file: file.to_owned(), source }
        },
    )
}

fn written(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut new = options.open(file)?;
    new.write_all(bytes)?;
    new.sync_all()?;
    sync_folder(file)
}

fn sync_folder(file: &Path) -> io::Result<()> {
    file.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}
