//! Which certificates of the record a file names that is none of the issued ones: by the codes of its links and by its square patterns.

use crate::{
    domain::{certificate::Standing, pattern::Pattern, verification_code::VerificationCode},
    storage::{StorageError, Store},
};

use super::{
    check_code::{PublicAnswer, check_code},
    check_file::{CopyKind, FileVerdict, Listed, Question},
    follow_pattern::follow_pattern,
};

/// Of several certificates in one file no more are told: nobody reads a longer list.
const LISTED: usize = 4;

/// The codes among these texts, each once.
pub(super) fn parsed(texts: &[String]) -> Vec<VerificationCode> {
    let mut codes = Vec::new();
    texts.iter().filter_map(|text| VerificationCode::parse(text).ok()).for_each(|code| add(&mut codes, code));
    codes
}

fn add(codes: &mut Vec<VerificationCode>, code: VerificationCode) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}

/// The certificate that these codes name, where it is one alone.
pub(super) async fn alone(
    store: &Store,
    codes: Vec<VerificationCode>,
    asked: Question<'_>,
) -> Result<Option<Box<PublicAnswer>>, StorageError> {
    match copy_of(store, codes, CopyKind::Saved, asked).await? {
        Some(FileVerdict::Copy { named, .. }) => Ok(Some(named)),
        _ => Ok(None),
    }
}

/// What a copy is that names these codes: `None` where none of them is a certificate's.
pub(super) async fn copy_of(
    store: &Store,
    codes: Vec<VerificationCode>,
    kind: CopyKind,
    asked: Question<'_>,
) -> Result<Option<FileVerdict>, StorageError> {
    let mut listed = Vec::new();
    for code in codes {
        listed.push(match check_code(store, &code, asked.reader, asked.at).await? {
            Some(answer) => Listed::Known(Box::new(answer)),
            None => Listed::Unknown(code),
        });
    }
    if !listed.iter().any(|one| matches!(one, Listed::Known(_))) {
        return Ok(None);
    }
    if let [_] = listed.as_slice()
        && let Some(Listed::Known(named)) = listed.pop()
    {
        return Ok(Some(FileVerdict::Copy { kind, named }));
    }
    let listed_too: Vec<VerificationCode> = listed.iter().filter_map(Listed::code).cloned().collect();
    let mut listed: Vec<_> = listed.into_iter().map(|one| one.beside(&listed_too)).collect();
    listed.sort_by_key(Listed::rank);
    let more = listed.len() > LISTED;
    listed.truncate(LISTED);
    Ok(Some(FileVerdict::Several { kind, listed, more }))
}

/// What the links and the square patterns of a file say, `None` where it shows none that lead here and no pattern at all. Beside a
/// certificate on a wall other patterns hang: those that lead to one count before the others.
pub(super) async fn in_patterns(
    store: &Store,
    links: &[String],
    pictured: &[String],
    asked: Question<'_>,
) -> Result<Option<FileVerdict>, StorageError> {
    let (mut codes, mut elsewhere, mut other) = (Vec::new(), None, None);
    for text in pictured {
        match follow_pattern(store, text, asked.site).await? {
            Pattern::Code(code) => add(&mut codes, code),
            Pattern::Elsewhere { host } => {
                elsewhere = elsewhere.or(Some(FileVerdict::Elsewhere { host: Some(host) }));
            }
            Pattern::Other => other = Some(FileVerdict::Elsewhere { host: None }),
        }
    }
    let kind = if codes.is_empty() { CopyKind::Linked } else { CopyKind::Picture };
    for address in links {
        // A document has links to anywhere: those that lead away say nothing.
        if let Pattern::Code(code) = follow_pattern(store, address, asked.site).await? {
            add(&mut codes, code);
        }
    }
    let unknown = codes.first().cloned().map(FileVerdict::UnknownCode);
    let copy = copy_of(store, codes, kind, asked).await?;
    Ok(copy.or(unknown).or(elsewhere).or(other))
}

impl Listed {
    /// The tone of what is said of it: a copy of a good one is no good news.
    pub fn tone(&self) -> &'static str {
        match self {
            Self::Known(of) if of.verdict.is_good() => "none",
            Self::Known(of) => of.verdict.tone(),
            Self::Replaced(_) | Self::Unknown(_) => "none",
        }
    }

    /// Whether it is a certificate, and certificate and papers are in order today; or one whose place another of these took.
    pub fn is_good(&self) -> bool {
        match self {
            Self::Known(of) => of.verdict.is_good(),
            Self::Replaced(_) => true,
            Self::Unknown(_) => false,
        }
    }

    /// The code of a certificate of the record.
    fn code(&self) -> Option<&VerificationCode> {
        match self {
            Self::Known(of) | Self::Replaced(of) => Some(&of.code),
            Self::Unknown(_) => None,
        }
    }

    /// The same, as it is to be told beside others. Where the newer one holds no more, that is news of both.
    fn beside(self, others: &[VerificationCode]) -> Self {
        let is_replaced = |of: &PublicAnswer| {
            let there = of.successor.as_ref().is_some_and(|newer| others.contains(newer));
            there && of.verdict.outcome() == Standing::Superseded
        };
        match self {
            Self::Known(of) if is_replaced(&of) => Self::Replaced(of),
            one => one,
        }
    }

    /// What is worst comes first; of what is alike, the one that holds no more before the one whose papers are not in order. What
    /// another one of these took the place of comes last.
    fn rank(&self) -> (bool, usize, bool, bool) {
        let tones = ["bad", "warn", "info"];
        let tone = tones.iter().position(|tone| *tone == self.tone()).unwrap_or(tones.len());
        let holds = matches!(self, Self::Known(of) if of.verdict.holds());
        (matches!(self, Self::Replaced(_)), tone, holds, self.is_good())
    }
}
