//! A stranger's question about a file: is this PDF one that an academy here issued, and what is it worth today? The same
//! answer serves the page and the command line.
//!
//! Genuine means: these very bytes are in the record. Everything that is said of the certificate comes from the record,
//! nothing from the pages of the file, which anybody can write.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{pattern::Pattern, verification_code::VerificationCode},
    issuing::{
        inspection::{Finding, Inspection, Kind, Limits, TooLarge, inspect},
        keys::{KeyError, Keys},
        lasting::{self, Level},
        qr_reading,
        revocation_list::Revocation,
    },
    storage::{StorageError, Store, certificates},
    texts::Lang,
};

use super::{
    check_code::{PublicAnswer, check_code},
    follow_pattern::follow_pattern,
};

/// What is to be believed of a file.
#[derive(Clone, Debug)]
pub enum FileVerdict {
    /// An academy issued these very bytes. What they are worth today is in the answer's standing.
    Issued(Box<PublicAnswer>),
    /// It carries our signature, and it is not what was issued.
    Altered {
        /// What happened to it.
        finding: Finding,
        /// The certificate that it has to do with, where the file shows which.
        original: Option<Original>,
    },
    /// A copy of a certificate, not the file that was issued: a photo, a scan, a file that a program saved again. It names
    /// a certificate, and only that one's own answer counts; whether the copy was altered, nobody can tell.
    Copy {
        /// What it is a copy as.
        kind: CopyKind,
        /// The certificate that it names.
        named: Box<PublicAnswer>,
    },
    /// A picture whose square pattern leads to another site, or to no certificate. What stands there is not looked up: the
    /// pattern is followed by phones, and they would land elsewhere.
    Elsewhere {
        /// The other site, where the pattern names one.
        host: Option<String>,
    },
    /// A picture whose square pattern leads here with a code that no certificate has.
    UnknownCode(VerificationCode),
    /// A picture in which no square pattern can be read: it says nothing.
    Unreadable,
    /// Nothing here comes from us, as far as there is anything.
    NotOurs(Kind),
}

/// How a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyKind {
    /// A picture whose square pattern leads to the certificate.
    Picture,
    /// A PDF that another program wrote anew.
    Saved,
}

/// The certificate that an altered file has to do with.
#[derive(Clone, Debug)]
pub enum Original {
    /// The file begins with the one that was issued for it.
    Proven(Box<PublicAnswer>),
    /// The file's link leads to it. Anybody can write a link.
    Named(Box<PublicAnswer>),
}

impl FileVerdict {
    /// A stable name: of the standing, or of what else the file is.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Issued(answer) => answer.standing.name(),
            Self::Elsewhere { .. } => "elsewhere",
            Self::UnknownCode(_) => "unknown",
            Self::Altered { .. } => "altered",
            Self::Copy { .. } => "copy",
            Self::Unreadable => "unreadable",
            Self::NotOurs(Kind::CutOff) => "incomplete",
            Self::NotOurs(_) => "not_ours",
        }
    }

    /// Whether it is a file that was issued, and certificate and papers are in order today.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Issued(answer) if answer.verdict.is_good())
    }

    /// The certificate of the record that this is about.
    pub fn certificate(&self) -> Option<&PublicAnswer> {
        match self {
            Self::Issued(answer) | Self::Copy { named: answer, .. } => Some(answer),
            Self::Altered { original: Some(Original::Proven(answer) | Original::Named(answer)), .. } => {
                Some(answer)
            }
            Self::Altered { original: None, .. } => None,
            Self::Elsewhere { .. } | Self::UnknownCode(_) | Self::Unreadable | Self::NotOurs(_) => None,
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
    /// Whether blank bytes stand behind the end of a file that was issued: they change nothing of it.
    pub padded: bool,
    /// Of a genuine file: `B`, `T`, `LT` or `LTA`, how long its signature can be checked without this site.
    pub level: Option<String>,
    /// What the installation's own authority says of the certificate whose key made the signature. Of a genuine file it takes
    /// nothing: there the record knows that an academy issued it.
    pub revoked: Option<Revocation>,
}

/// What a file's bytes say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileRead {
    inspection: Inspection,
    revoked: Option<Revocation>,
    /// Of a picture, and of a PDF that is made of some: the texts of the QR codes in it.
    pictured: Option<Vec<String>>,
    /// Whether a timestamp stands beside the signature.
    #[serde(default)]
    beside: bool,
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
    let is_picture = inspection.kind == Kind::NotPdf && qr_reading::is_picture(file);
    let pictured = match &inspection.kind {
        _ if is_picture => Some(qr_reading::texts(file)),
        // A scan comes as a PDF as often as not.
        Kind::Unsigned if inspection.codes.is_empty() => {
            Some(qr_reading::texts_of_scan(file)).filter(|found| !found.is_empty())
        }
        _ => None,
    };
    let beside = matches!(inspection.kind, Kind::Ours(_)) && lasting::is_beside(file);
    Ok(Ok(FileRead { inspection, revoked, pictured, beside }))
}

/// Whom an answer is for, when and where.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The reader's language; without one, the course's own words stand.
    pub reader: Option<Lang>,
    /// The moment.
    pub at: DateTime<Utc>,
    /// How the addresses of this installation begin.
    pub site: &'a str,
}

/// Looks a file up in the record.
pub async fn check_file(
    store: &Store,
    FileRead { inspection, revoked, pictured, beside }: FileRead,
    asked: Question<'_>,
) -> Result<FileAnswer, StorageError> {
    let Inspection { sha256, bytes, kind, codes, as_issued, without_padding, .. } = inspection;
    // What the record called by a higher name before this was asked of the file itself is none the better for it.
    let level = certificates::find_level(store.read(), &sha256).await?;
    let level = level.map(|level| if beside { level } else { Level::B.name().to_owned() });
    let mut known = issued(store, &sha256, asked).await?;
    let mut padded = false;
    // One whose later revisions went lost on the way is what was issued, with a timestamp that nobody here claims anything of.
    for (at, shorter) in without_padding.iter().chain(&as_issued).enumerate() {
        if known.is_none() {
            known = issued(store, shorter, asked).await?;
            padded = known.is_some() && at < without_padding.len();
        }
    }
    let verdict = match (known, kind) {
        (Some(answer), _) => FileVerdict::Issued(answer),
        (None, kind @ (Kind::NotPdf | Kind::Unsigned)) if pictured.is_some() => {
            match (in_picture(store, &pictured.unwrap_or_default(), asked).await?, kind) {
                (Some(said), _) => said,
                (None, Kind::NotPdf) => FileVerdict::Unreadable,
                (None, kind) => FileVerdict::NotOurs(kind),
            }
        }
        (None, Kind::Ours(finding @ Finding::Appended { .. })) => {
            let proven = match &finding {
                Finding::Appended { signed_sha256, .. } => issued(store, signed_sha256, asked).await?,
                _ => None,
            };
            let original = match proven {
                Some(answer) => Some(Original::Proven(answer)),
                None => named(store, &codes, asked).await?.map(Original::Named),
            };
            FileVerdict::Altered { finding, original }
        }
        (None, kind) => match (named(store, &codes, asked).await?, kind) {
            // What no longer stands where the signature says is the work of a program that wrote the file anew; whether it
            // changed anything else, nobody can tell.
            (Some(named), Kind::Ours(Finding::Uncovered | Finding::NoByteRange | Finding::Broken))
            | (Some(named), Kind::Unsigned) => FileVerdict::Copy { kind: CopyKind::Saved, named },
            (named, Kind::Ours(finding)) => {
                FileVerdict::Altered { finding, original: named.map(Original::Named) }
            }
            (Some(named), _) => {
                FileVerdict::Altered { finding: Finding::Broken, original: Some(Original::Named(named)) }
            }
            (None, kind) => FileVerdict::NotOurs(kind),
        },
    };
    Ok(FileAnswer { sha256, bytes, verdict, padded, level, revoked })
}

/// What the square patterns of a picture say, `None` where it shows none. Beside a certificate on a wall other patterns hang: one
/// that leads to a certificate counts before the others.
async fn in_picture(
    store: &Store,
    texts: &[String],
    asked: Question<'_>,
) -> Result<Option<FileVerdict>, StorageError> {
    let (mut unknown, mut elsewhere, mut other) = (None, None, None);
    for text in texts {
        match follow_pattern(store, text, asked.site).await? {
            Pattern::Code(code) => match check_code(store, &code, asked.reader, asked.at).await? {
                Some(answer) => {
                    let named = Box::new(answer);
                    return Ok(Some(FileVerdict::Copy { kind: CopyKind::Picture, named }));
                }
                None => unknown = Some(FileVerdict::UnknownCode(code)),
            },
            Pattern::Elsewhere { host } => elsewhere = Some(FileVerdict::Elsewhere { host: Some(host) }),
            Pattern::Other => other = Some(FileVerdict::Elsewhere { host: None }),
        }
    }
    Ok(unknown.or(elsewhere).or(other))
}

/// The certificate of the record that these codes name, where it is one alone.
async fn named(
    store: &Store,
    codes: &[String],
    asked: Question<'_>,
) -> Result<Option<Box<PublicAnswer>>, StorageError> {
    let mut known = Vec::new();
    for code in codes.iter().filter_map(|code| VerificationCode::parse(code).ok()) {
        known.extend(check_code(store, &code, asked.reader, asked.at).await?);
    }
    let alone = known.len() == 1;
    Ok(known.pop().filter(|_| alone).map(Box::new))
}

async fn issued(
    store: &Store,
    sha256: &str,
    asked: Question<'_>,
) -> Result<Option<Box<PublicAnswer>>, StorageError> {
    match certificates::find_by_pdf_sha256(store.read(), sha256).await? {
        Some(code) => Ok(check_code(store, &code, asked.reader, asked.at).await?.map(Box::new)),
        None => Ok(None),
    }
}
