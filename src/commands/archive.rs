//! What `backup` writes and `restore` reads: a tar archive that begins with a list of its files and their SHA-256.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Component, Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::CommandError;

/// Name of the list within the archive; it comes first.
const MANIFEST: &str = "manifest.json";
/// Name of the database within the archive.
pub(super) const DATABASE: &str = "countersign.db";
/// How far the record of the database has come.
const MARK: &str = "record.mark";

/// What is in an archive.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// 1: the form of this list.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// When.
    pub created_at: chrono::DateTime<chrono::Utc>,
    /// Every file, the database first.
    pub files: Vec<Entry>,
}

/// A file of an archive.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its path within the data folder, with `/` between the parts.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

fn refused(message: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(message.to_string())
}

/// Every file of a data folder but the database, which is copied by itself, its mark, which goes on after the copy and is written anew
/// by a restore, and what the demo keeps there.
pub(super) fn files_of(data_dir: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), data_dir.to_owned())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let (entry, kind) = entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind)))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let top = prefix.is_empty();
            let apart = name.starts_with(DATABASE) || name == MARK || name == "demo";
            if (top && apart) || name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            if kind.is_dir() {
                folders.push((format!("{path}/"), entry.path()));
            } else if kind.is_file() {
                found.push((path, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The size and SHA-256 of what is read to its end; what is read is written on.
fn digest(mut from: impl Read, mut to: impl Write) -> io::Result<(u64, String)> {
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let count = from.read(&mut buffer)?;
        if count == 0 {
            break;
        }
        hash.update(&buffer[..count]);
        to.write_all(&buffer[..count])?;
        size += count as u64;
    }
    let sha256 = crate::random::hex(&hash.finalize());
    Ok((size, sha256))
}

/// Writes an archive of some files, by their paths within it.
pub(super) fn write(
    to: File,
    files: &[(String, PathBuf)],
    at: chrono::DateTime<chrono::Utc>,
) -> Result<(), CommandError> {
    let mut entries = Vec::with_capacity(files.len());
    for (path, file) in files {
        let (size, sha256) = digest(File::open(file)?, io::sink())?;
        entries.push(Entry { path: path.clone(), size, sha256 });
    }
    let program = env!("CARGO_PKG_VERSION").to_owned();
    let manifest = Manifest { format: 1, program, created_at: at, files: entries };
    let list = serde_json::to_vec_pretty(&manifest).map_err(refused)?;
    let mut archive = tar::Builder::new(io::BufWriter::new(to));
    let mut append = |path: &str, size: u64, from: &mut dyn Read| {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        header.set_mtime(u64::try_from(at.timestamp()).unwrap_or(0));
        archive.append_data(&mut header, path, from)
    };
    append(MANIFEST, list.len() as u64, &mut list.as_slice())?;
    for (entry, (path, file)) in manifest.files.iter().zip(files) {
        append(path, entry.size, &mut File::open(file)?.take(entry.size))?;
    }
    let file = archive.into_inner()?.into_inner().map_err(|error| error.into_error())?;
    Ok(file.sync_all()?)
}

/// Reads an archive to its end, checking each file against the list; writes the files below a folder where one is given.
pub(super) fn read(from: &Path, into: Option<&Path>) -> Result<Manifest, CommandError> {
    let file = File::open(from).map_err(|e| refused(format_args!("{}: {e}", from.display())))?;
    let unreadable = |error: io::Error| refused(format_args!("the archive is damaged or not whole: {error}"));
    let mut archive = tar::Archive::new(io::BufReader::new(file));
    let mut entries = archive.entries().map_err(unreadable)?;
    let first = entries.next().ok_or_else(|| refused("the archive is empty"))?.map_err(unreadable)?;
    if first.path().map_err(unreadable)? != Path::new(MANIFEST) {
        return Err(refused("this is not an archive of `countersign backup`"));
    }
    let manifest: Manifest =
        serde_json::from_reader(first).map_err(|e| refused(format_args!("{MANIFEST}: {e}")))?;
    if manifest.format != 1 {
        return Err(refused("the archive was written by a newer program; restore it with that one"));
    }
    for expected in &manifest.files {
        let entry = entries
            .next()
            .ok_or_else(|| refused(format_args!("the archive ends before {}", expected.path)))?;
        let entry = entry.map_err(unreadable)?;
        if entry.path().map_err(unreadable)? != Path::new(&expected.path) {
            return Err(refused(format_args!("{} is not where the archive's list says", expected.path)));
        }
        let (size, sha256) = match into {
            Some(folder) => digest(entry, create(folder, &expected.path)?).map_err(unreadable)?,
            None => digest(entry, io::sink()).map_err(unreadable)?,
        };
        if (size, &sha256) != (expected.size, &expected.sha256) {
            return Err(refused(format_args!("{} is not what was backed up", expected.path)));
        }
    }
    Ok(manifest)
}

/// A new file below a folder; no path leads out of it.
fn create(folder: &Path, path: &str) -> Result<File, CommandError> {
    let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside || path.is_empty() {
        return Err(refused(format_args!("the archive has a file outside the data folder: {path}")));
    }
    let file = folder.join(path);
    if let Some(parent) = file.parent() {
        super::make_private(parent)?;
    }
    Ok(private(&file)?)
}

/// A new file that only its owner can read: an archive holds the secret key and everybody's papers.
pub(super) fn private(file: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}
