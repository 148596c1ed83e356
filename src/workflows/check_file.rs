//! A stranger's question about a file: is this PDF one that an academy here issued, and what is it worth today? The same
//! answer serves the page and the command line.
//!
//! Genuine means: these very bytes are in the record. Everything that is said of the certificate comes from the record,
//! nothing from the pages of the file, which anybody can write.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{typed_code, verification_code::VerificationCode},
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
    name_certificates::{alone, copy_of, in_patterns, parsed},
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
    /// A copy that names several: certificates put into one file, or a photo of a wall. What holds of one says nothing of another.
    Several {
        /// What it is a copy as.
        kind: CopyKind,
        /// What it names, the worst first: two at least, and no more than anybody reads.
        listed: Vec<Listed>,
        /// Whether it names more than those.
        more: bool,
    },
    /// A PDF that broke off on its way, wherever that was: it shows nothing.
    Incomplete {
        /// The certificate that its link leads to, where that is still in it.
        named: Option<Box<PublicAnswer>>,
    },
    /// It carries our signature, not as it was made, and names no certificate: a program wrote it anew and locked it as often as
    /// somebody wrapped it around something else. It says nothing.
    Unnamed,
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
    /// A PDF that shows nothing of us but a link to the certificate.
    Linked,
}

/// One of several that a copy names.
#[derive(Clone, Debug)]
pub enum Listed {
    /// A certificate of the record.
    Known(Box<PublicAnswer>),
    /// A certificate of the record that another one of these took the place of: beside that one it is no bad news.
    Replaced(Box<PublicAnswer>),
    /// A code that no certificate has.
    Unknown(VerificationCode),
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
            Self::Several { .. } => "several",
            Self::Unnamed => "unnamed",
            Self::Unreadable => "unreadable",
            Self::Incomplete { .. } => "incomplete",
            Self::NotOurs(_) => "not_ours",
        }
    }

    /// Whether it is a file that was issued, and certificate and papers are in order today.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Issued(answer) if answer.verdict.is_good())
    }

    /// The certificate of the record that this is about, where it is one.
    pub fn certificate(&self) -> Option<&PublicAnswer> {
        match self {
            Self::Issued(answer) | Self::Copy { named: answer, .. } => Some(answer),
            Self::Incomplete { named } => named.as_deref(),
            Self::Altered { original: Some(Original::Proven(answer) | Original::Named(answer)), .. } => {
                Some(answer)
            }
            Self::Altered { original: None, .. } => None,
            Self::Several { .. }
            | Self::Unnamed
            | Self::Elsewhere { .. }
            | Self::UnknownCode(_)
            | Self::Unreadable
            | Self::NotOurs(_) => None,
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
    /// Of a picture, and of a PDF that is made of some: the texts of the QR codes in it, those that can be ours first.
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
        _ if is_picture => Some(worth_keeping(qr_reading::texts(file, may_be_ours))),
        // A scan comes as a PDF as often as not, and programs that scan sign it as well.
        Kind::Unsigned | Kind::SignedByOthers if inspection.codes.is_empty() => {
            Some(worth_keeping(qr_reading::texts_of_scan(file, may_be_ours)))
                .filter(|found| !found.is_empty())
        }
        _ => None,
    };
    let beside = matches!(inspection.kind, Kind::Ours(_)) && lasting::is_beside(file);
    Ok(Ok(FileRead { inspection, revoked, pictured, beside }))
}

fn may_be_ours(text: &str) -> bool {
    typed_code::read(text).is_ok()
}

/// Of what patterns say: all that can be ours, and enough of the others to say where they lead. It travels in an address, so that
/// it must not be long.
fn worth_keeping(texts: Vec<String>) -> Vec<String> {
    let (ours, others): (Vec<_>, Vec<_>) = texts.into_iter().partition(|text| may_be_ours(text));
    ours.into_iter().take(8).chain(others.into_iter().take(2)).collect()
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
    let Inspection { sha256, bytes, kind, ends, codes, links, as_issued, without_padding, .. } = inspection;
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
    let codes = parsed(&codes);
    let verdict = match (known, kind) {
        (Some(answer), _) => FileVerdict::Issued(answer),
        (None, Kind::Ours(finding @ Finding::Appended { .. })) => {
            let proven = match &finding {
                Finding::Appended { signed_sha256, .. } => issued(store, signed_sha256, asked).await?,
                _ => None,
            };
            let original = match proven {
                Some(answer) => Some(Original::Proven(answer)),
                None => alone(store, codes, asked).await?.map(Original::Named),
            };
            FileVerdict::Altered { finding, original }
        }
        // Of a file that broke off the signature says that bytes are missing, or is damaged or gone itself: the break's work, too.
        (
            None,
            Kind::Ours(
                Finding::Truncated { .. } | Finding::Uncovered | Finding::NoByteRange | Finding::Broken,
            ),
        ) if !ends => FileVerdict::Incomplete { named: alone(store, codes, asked).await? },
        (None, Kind::CutOff) => FileVerdict::Incomplete { named: alone(store, codes, asked).await? },
        // What no longer stands where the signature says is the work of a program that wrote the file anew; whether it
        // changed anything else, nobody can tell.
        (None, Kind::Ours(finding @ (Finding::Uncovered | Finding::NoByteRange | Finding::Broken))) => {
            match copy_of(store, codes, CopyKind::Saved, asked).await? {
                Some(copy) => copy,
                None if finding == Finding::Broken => FileVerdict::Altered { finding, original: None },
                None => FileVerdict::Unnamed,
            }
        }
        (None, Kind::Ours(finding)) => {
            let original = alone(store, codes, asked).await?.map(Original::Named);
            FileVerdict::Altered { finding, original }
        }
        // Nothing of our signature is left: a copy, whoever signed it since and whatever it was packed into.
        (None, kind) => match copy_of(store, codes, CopyKind::Saved, asked).await? {
            Some(copy) => copy,
            None => {
                let is_picture = kind == Kind::NotPdf && pictured.is_some();
                let said = in_patterns(store, &links, &pictured.unwrap_or_default(), asked).await?;
                let otherwise = if is_picture { FileVerdict::Unreadable } else { FileVerdict::NotOurs(kind) };
                said.unwrap_or(otherwise)
            }
        },
    };
    Ok(FileAnswer { sha256, bytes, verdict, padded, level, revoked })
}

async fn issued(
    store: &Store,
    sha256: &str,
    asked: Question<'_>,
) -> Result<Option<Box<PublicAnswer>>, StorageError> {
    match certificates::find_issued_file(store, sha256).await? {
        Some(code) => Ok(check_code(store, &code, asked.reader, asked.at).await?.map(Box::new)),
        None => Ok(None),
    }
}
