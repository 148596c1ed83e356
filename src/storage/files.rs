//! The files beside the database: uploaded documents, issued certificates and the pictures on them, each under the
//! SHA-256 of its content.
//!
//! A name that follows from the content makes writing the same bytes twice harmless and a changed file visible.

use std::{path::Path, sync::Arc};

use object_store::{Error, ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path};
use tokio::task::JoinSet;

use crate::random::sha256_hex;

use super::{Result, StorageError, private};

/// How many files are on their way to the disk at once. Measured with 60 kB files on an ext4 disk: one waits 8.6 ms,
/// sixteen at once 0.36 ms each.
const WRITERS: usize = 16;

/// The stores of a running program.
#[derive(Clone, Debug)]
pub struct Files {
    /// What trainees and practitioners uploaded.
    pub documents: FileStore,
    /// The issued files of certificates.
    pub certificates: FileStore,
    /// Logos and signatures that academies put on certificates.
    pub appearances: FileStore,
}

impl Files {
    /// Opens the folders, making those that are not there yet.
    pub fn open(documents: &Path, certificates: &Path, appearances: &Path) -> Result<Self> {
        Ok(Self {
            documents: FileStore::local(documents)?,
            certificates: FileStore::local(certificates)?,
            appearances: FileStore::local(appearances)?,
        })
    }
}

/// Files under the SHA-256 of their content, as `ab/abcdef…`. What lies behind it is any object store: a folder today.
#[derive(Clone, Debug)]
pub struct FileStore(Arc<dyn ObjectStore>);

impl FileStore {
    /// A store in a folder of this machine, made where there is none.
    pub fn local(dir: &Path) -> Result<Self> {
        private::folder(dir).map_err(|e| StorageError::Files(format!("{}: {e}", dir.display())))?;
        // Synced to the disk: a document that was answered with "saved" must survive a power cut as its row does.
        let folder = LocalFileSystem::new_with_prefix(dir).map_err(failure)?.with_fsync(true);
        Ok(Self(Arc::new(folder)))
    }

    /// Stores some bytes and gives their SHA-256 (64 lower-case hexadecimal digits). Written under another name and
    /// then renamed, so that a reader finds the whole file or none. Bytes that are there already are written again,
    /// which mends a damaged file.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String> {
        let sha256 = sha256_hex(&bytes);
        self.0.put(&location(&sha256)?, PutPayload::from(bytes)).await.map_err(failure)?;
        Ok(sha256)
    }

    /// Stores many files at once, each as [`FileStore::put`] does; the SHA-256 of each, in their order. Several wait for
    /// the disk at the same time: it writes them together.
    pub async fn put_all(&self, files: Vec<Vec<u8>>) -> Result<Vec<String>> {
        let mut names = vec![String::new(); files.len()];
        let (mut writing, mut files) = (JoinSet::new(), files.into_iter().enumerate());
        loop {
            while writing.len() < WRITERS
                && let Some((place, bytes)) = files.next()
            {
                let store = self.clone();
                writing.spawn(async move { store.put(bytes).await.map(|name| (place, name)) });
            }
            let Some(done) = writing.join_next().await else { return Ok(names) };
            let (place, name) = done.map_err(|e| StorageError::Files(e.to_string()))??;
            names[place] = name;
        }
    }

    /// The bytes of a SHA-256; `Unreadable` where the file is no longer what was stored.
    pub async fn get(&self, sha256: &str) -> Result<Vec<u8>> {
        let found = self.0.get(&location(sha256)?).await.map_err(failure)?;
        let bytes = found.bytes().await.map_err(failure)?;
        if sha256_hex(&bytes) == sha256 {
            Ok(bytes.to_vec())
        } else {
            Err(StorageError::Unreadable(format!("file {sha256} was changed since it was stored")))
        }
    }

    /// Whether there is a file of this SHA-256.
    pub async fn exists(&self, sha256: &str) -> Result<bool> {
        match self.0.head(&location(sha256)?).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(failure(error)),
        }
    }

    /// Whether the file of this SHA-256 is there and still what was stored.
    pub async fn verify(&self, sha256: &str) -> Result<bool> {
        match self.get(sha256).await {
            Ok(_) => Ok(true),
            Err(StorageError::NotFound | StorageError::Unreadable(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The SHA-256 of every file, in order: what no row refers to was left by a crash between file and row.
    pub async fn list(&self) -> Result<Vec<String>> {
        let listed = self.0.list_with_delimiter(None).await.map_err(failure)?;
        let mut names = Vec::new();
        for folder in listed.common_prefixes {
            let inside = self.0.list_with_delimiter(Some(&folder)).await.map_err(failure)?;
            names.extend(
                inside.objects.iter().filter_map(|object| object.location.filename().map(str::to_owned)),
            );
        }
        names.sort_unstable();
        Ok(names)
    }

    /// Takes a file away for good, where a person asked to be erased; one that is not there is no error.
    pub async fn erase(&self, sha256: &str) -> Result<()> {
        match self.0.delete(&location(sha256)?).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(failure(error)),
        }
    }
}

/// `abcdef…` as `ab/abcdef…`. Anything that is not a SHA-256 has no place, so that no name leads out of the folder.
fn location(sha256: &str) -> Result<path::Path> {
    let well_formed =
        sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match sha256.get(..2) {
        Some(folder) if well_formed => Ok(path::Path::from(format!("{folder}/{sha256}"))),
        _ => Err(StorageError::NotFound),
    }
}

fn failure(error: Error) -> StorageError {
    match error {
        Error::NotFound { .. } => StorageError::NotFound,
        error => StorageError::Files(error.to_string()),
    }
}
