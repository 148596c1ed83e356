//! Folders and files that only the program's user can read, whatever the umask and whatever was there before.

use std::{
    fs::{self, DirBuilder, OpenOptions},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

/// What may be done by others than the owner.
const OTHERS: u32 = 0o077;

/// Makes a folder that only its owner can look into, where there is none.
pub fn folder(folder: &Path) -> io::Result<()> {
    let mut new = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut new, 0o700);
    new.recursive(true).create(folder)
}

/// Makes an empty file that only its owner can read, where there is none.
pub fn file(file: &Path) -> io::Result<()> {
    let mut new = OpenOptions::new();
    new.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    new.open(file).map(|_| ())
}

/// Closes what is there to others. One that belongs to somebody else stays as it is: `doctor` tells of it.
pub fn close(path: &Path) -> io::Result<()> {
    match open_to_others(path) {
        Ok(Some(mode)) => match set_mode(path, mode & !OTHERS) {
            Err(error) if error.kind() != ErrorKind::PermissionDenied => Err(error),
            _ => Ok(()),
        },
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Of some paths those that others may look into or change, each with its mode; what is not there is left out.
pub fn list_open(paths: &[PathBuf]) -> io::Result<Vec<(PathBuf, u32)>> {
    let mut open = Vec::new();
    for path in paths {
        match open_to_others(path) {
            Ok(Some(mode)) => open.push((path.clone(), mode)),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(open)
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> io::Result<Option<u32>> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path)?.permissions()) & 0o7777;
    Ok((mode & OTHERS != 0).then_some(mode))
}

#[cfg(not(unix))]
fn open_to_others(path: &Path) -> io::Result<Option<u32>> {
    fs::metadata(path).map(|_| None)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
