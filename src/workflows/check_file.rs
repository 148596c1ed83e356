//! A stranger's question about a file: is this PDF one that an academy here issued, and what is it worth today? The same
//! answer serves the page and the command line.
//!
//! Genuine means: these very bytes are in the record. Everything that is said of the certificate comes from the record,
//! nothing from the pages of the file, which anybody can write.

use chrono::{DateTime, Utc};

use crate::{
    issuing::{
        inspection::{Finding, Inspection, Kind, Limits, TooLarge, inspect},
        keys::{KeyError, Keys},
        revocation_list::Revocation,
    },
    storage::{StorageError, Store, certificates},
};

use super::check_code::{PublicAnswer, check_code};

/// What is to be believed of a file.
#[derive(Clone, Debug)]
pub enum FileVerdict {
    /// An academy issued these very bytes. What they are worth today is in the answer's standing.
    Issued(Box<PublicAnswer>),
    /// It carries our signature, and it is not what was issued.
    Altered {
        /// What happened to it.
        finding: Finding,
        /// The certificate that it was made from, where the file shows which.
        original: Option<Box<PublicAnswer>>,
    },
    /// Nothing here comes from us.
    NotOurs(Kind),
}

impl FileVerdict {
    /// A stable name: of the standing, or `altered`, `not_ours`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Issued(answer) => answer.standing.name(),
            Self::Altered { .. } => "altered",
            Self::NotOurs(_) => "not_ours",
        }
    }

    /// The certificate of the record that this is about.
    pub fn certificate(&self) -> Option<&PublicAnswer> {
        match self {
            Self::Issued(answer) => Some(answer),
            Self::Altered { original, .. } => original.as_deref(),
            Self::NotOurs(_) => None,
        }
    }
}

/// A file and what is to be believed of it.
#[derive(Clone, Debug)]
pub struct FileAnswer {
    /// SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: usize,
    /// What is to be believed.
    pub verdict: FileVerdict,
    /// Of a genuine file: `B`, `T`, `LT` or `LTA`, how long its signature can be checked without this site.
    pub level: Option<String>,
    /// What the installation's own authority says of the certificate whose key made the signature. Of a genuine file it takes
    /// nothing: there the record knows that an academy issued it.
    pub revoked: Option<Revocation>,
}

/// What a file's bytes say.
#[derive(Clone, Debug)]
pub struct FileRead {
    inspection: Inspection,
    revoked: Option<Revocation>,
}

/// Reads a file's signature. Takes some milliseconds of computing for ten megabytes; no pages are read.
pub fn read(file: &[u8], keys: &Keys) -> Result<Result<FileRead, TooLarge>, KeyError> {
    let inspection = match inspect(file, &keys.roots()?, Limits::default()) {
        Ok(inspection) => inspection,
        Err(too_large) => return Ok(Err(too_large)),
    };
    // A list that can't be read is the operator's trouble, and no reason to say nothing of the file.
    let looked_up = inspection.signer.as_deref().map(|signer| keys.revocation_of(signer));
    let revoked = looked_up.and_then(|found| {
        found.inspect_err(|error| tracing::error!(%error, "no word on a revoked key")).ok().flatten()
    });
    Ok(Ok(FileRead { inspection, revoked }))
}

/// Looks a file up in the record.
pub async fn check_file(
    store: &Store,
    FileRead { inspection, revoked }: FileRead,
    now: DateTime<Utc>,
) -> Result<FileAnswer, StorageError> {
    let Inspection { sha256, bytes, kind, .. } = inspection;
    let level = certificates::find_level(store.read(), &sha256).await?;
    let verdict = match (issued(store, &sha256, now).await?, kind) {
        (Some(answer), _) => FileVerdict::Issued(answer),
        (None, Kind::Ours(finding)) => {
            let original = match &finding {
                Finding::Appended { signed_sha256, .. } => issued(store, signed_sha256, now).await?,
                _ => None,
            };
            FileVerdict::Altered { finding, original }
        }
        (None, kind) => FileVerdict::NotOurs(kind),
    };
    Ok(FileAnswer { sha256, bytes, verdict, level, revoked })
}

async fn issued(
    store: &Store,
    sha256: &str,
    now: DateTime<Utc>,
) -> Result<Option<Box<PublicAnswer>>, StorageError> {
    match certificates::find_by_pdf_sha256(store.read(), sha256).await? {
        Some(code) => Ok(check_code(store, &code, now).await?.map(Box::new)),
        None => Ok(None),
    }
}
