//! `countersign verify-file`: what to believe of a PDF or a picture.

use std::{fs::File, io::Read, path::PathBuf, process::ExitCode};

use clap::Args;
use serde_json::{Value, json};

use crate::{
    config::Settings,
    issuing::{
        endings::Ending,
        inspection::{Finding, Kind, Limits},
        revocation_list::Revocation,
    },
    storage::StorageError,
    web::api::public_json,
    workflows::{
        check_code::PublicAnswer,
        check_file::{CopyKind, FileAnswer, FileVerdict, Listed, Original, Question, check_file, read},
    },
};

use super::{CommandError, Outcome, answer_words};

/// Arguments of `verify-file`.
#[derive(Debug, Args)]
pub(super) struct VerifyFile {
    /// The PDF, or a photo of a certificate.
    file: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl VerifyFile {
    /// 0 only for a file that was issued and whose certificate and papers are in order today.
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let content = self.content()?;
        let app = super::open_existing(settings).await?;
        let read = read(&content, &app.keys)?.map_err(|e| CommandError::Refused(e.to_string()))?;
        let now = app.clock.now();
        let asked = Question { reader: None, at: now, site: &app.settings.public_url() };
        let answer = check_file(&app.store, read, asked).await?;
        let good = answer.verdict.is_good();
        let endings = app.keys.endings().map_err(|e| CommandError::Refused(e.to_string()))?;
        let (ended, ending): (Vec<_>, Vec<_>) = endings.iter().partition(|ending| ending.is_over(now));
        let told = |endings: Vec<&Ending>| endings.iter().filter_map(|one| one.told(now)).collect::<Vec<_>>();
        let (ended, ending) = (told(ended), told(ending));
        if self.json {
            println!("{:#}", in_json(answer, &ended, &ending)?)
        } else {
            println!("{}", in_words(&answer));
            for ending in ended {
                println!(
                    "Note: {ending}. The record counts all the same; other programs may trust the signature no longer."
                );
            }
            for ending in ending {
                println!("Note: {ending}. From then on other programs may trust the signature no longer.");
            }
        }
        Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// The file, or one byte more than is looked at.
    fn content(&self) -> Result<Vec<u8>, CommandError> {
        let refused = |e: std::io::Error| CommandError::Refused(format!("{}: {e}", self.file.display()));
        let mut content = Vec::new();
        let most = Limits::default().bytes as u64 + 1;
        File::open(&self.file).and_then(|file| file.take(most).read_to_end(&mut content)).map_err(refused)?;
        Ok(content)
    }
}

/// The certificate's own bad news before anything about the file; of a file that is not the issued one, the file first.
fn in_words(answer: &FileAnswer) -> String {
    let of = answer.verdict.certificate();
    let told = of.map(answer_words::verdict).unwrap_or_default();
    let file = about_the_file(&answer.verdict);
    let mut lines = match (&answer.verdict, of) {
        (FileVerdict::Issued(_), _) => [told, vec![file]].concat(),
        (FileVerdict::Copy { .. } | FileVerdict::Incomplete { .. }, Some(named))
            if !named.verdict.is_good() =>
        {
            [told, vec![file]].concat()
        }
        (_, Some(_)) => [vec![file, "Of the certificate that it leads to:".to_owned()], told].concat(),
        (_, None) => vec![file],
    };
    lines.extend(of.map(answer_words::certificate).unwrap_or_default());
    if let FileVerdict::Several { listed, .. } = &answer.verdict {
        lines.extend(listed.iter().flat_map(one_of_several));
    }
    if let Some(level) = &answer.level {
        lines.push(format!("Signature PAdES B-{level}: {}.", meaning(level)));
    }
    if let Some(Revocation { at, cause }) = answer.revoked {
        let so = match answer.verdict {
            FileVerdict::Issued(_) => "the record knows the file all the same, and that counts",
            _ => "whoever has the key can make files that look like ours",
        };
        lines.push(format!("The key that signed it is revoked as of {at} ({cause}): {so}."));
    }
    lines.push(format!("SHA-256 {}", answer.sha256));
    lines.join("\n")
}

/// Its code and what it is worth today, set off from the next one.
fn one_of_several(one: &Listed) -> Vec<String> {
    match one {
        Listed::Known(of) | Listed::Replaced(of) => {
            [vec![String::new()], answer_words::verdict(of), answer_words::certificate(of)].concat()
        }
        Listed::Unknown(code) => vec![String::new(), format!("No certificate has the code {code}.")],
    }
}

fn about_the_file(verdict: &FileVerdict) -> String {
    match verdict {
        FileVerdict::Issued(_) => "The file is the one that was issued.".to_owned(),
        FileVerdict::Altered { finding, original } => {
            let how = match original {
                Some(Original::Proven(_)) => " It was made from a certificate from here.",
                Some(Original::Named(_)) => {
                    " It names a certificate, and is not the file that was issued for it."
                }
                None => "",
            };
            format!("Altered: {}.{how}", change(finding))
        }
        FileVerdict::Copy { kind, .. } => {
            format!("A copy, not the file that was issued: {}. Compare the name.", copied(*kind))
        }
        FileVerdict::Several { kind, listed, more } => {
            let (kind, count) = (several(*kind), listed.len());
            let bad = if listed.iter().all(Listed::is_good) {
                ""
            } else {
                "Not every certificate in it is in order today. "
            };
            let more = if *more { " There are more than these." } else { "" };
            format!("{bad}A copy, not a file that was issued: {kind}, {count} of them here.{more} Compare the names.")
        }
        FileVerdict::Incomplete { .. } => "Not whole: the end of the file is missing.".to_owned(),
        FileVerdict::Unnamed => "It says nothing: it carries our signature, but a program wrote the file anew, and it names no certificate."
            .to_owned(),
        FileVerdict::Elsewhere { host: Some(host) } => {
            format!("The square pattern in this picture leads to another site, {host}: do not use it.")
        }
        FileVerdict::Elsewhere { host: None } => {
            "The square pattern in this picture leads to no certificate.".to_owned()
        }
        FileVerdict::UnknownCode(code) => format!("No certificate has the code {code}."),
        FileVerdict::Unreadable => {
            "A picture in which no square pattern can be read: it says nothing.".to_owned()
        }
        FileVerdict::NotOurs(kind) => format!("It says nothing: {}.", stranger(kind)),
    }
}

fn copied(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Picture => "a picture whose square pattern leads to a certificate",
        CopyKind::Saved => "a file that another program wrote anew",
        CopyKind::Linked => "a file with a link that leads to a certificate",
    }
}

fn several(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Picture => "a picture whose square patterns lead to several certificates",
        CopyKind::Saved => "a file that several certificates were put into",
        CopyKind::Linked => "a file with links that lead to several certificates",
    }
}

fn meaning(level: &str) -> &'static str {
    match level {
        "T" => "an authority vouches for when it was made",
        "LT" => {
            "an authority vouches for when it was made, and the file carries the proofs of its certificates"
        }
        "LTA" => "as LT, and the proofs are under a timestamp that is renewed",
        // A level without further words says only what every signature does.
        _ => "signed by the issuer, at a time that nobody else vouches for",
    }
}

fn change(finding: &Finding) -> String {
    match finding {
        Finding::Whole => "it carries our signature, but the record has no such file".to_owned(),
        Finding::Appended { bytes, cut_off: true, .. } => {
            let bytes = count(*bytes, "byte");
            format!("what follows the signed part, {bytes}, is not whole: the end of the file may be missing")
        }
        Finding::Appended { bytes, revisions: 0, .. } => {
            format!("{} added after the signed part", were(*bytes, "byte"))
        }
        Finding::Appended { bytes, revisions, .. } => {
            let revisions = were(*revisions, "revision");
            format!("{revisions} added after the signed part, in {}", count(*bytes, "byte"))
        }
        Finding::Truncated { missing: 1 } => "the last byte is missing".to_owned(),
        Finding::Truncated { missing } => format!("the last {missing} bytes are missing"),
        Finding::Uncovered => "the signature leaves out parts of the file".to_owned(),
        Finding::NoByteRange => "the signature does not say what it covers".to_owned(),
        Finding::Changed => "the content is not what was signed".to_owned(),
        Finding::Broken => {
            "it shows marks of a certificate from here, but our signature in it is damaged or gone".to_owned()
        }
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn were(number: usize, what: &str) -> String {
    format!("{} {}", count(number, what), if number == 1 { "was" } else { "were" })
}

fn stranger(kind: &Kind) -> &'static str {
    match kind {
        Kind::Ours(_) | Kind::Unsigned | Kind::CutOff => "it has no signature of ours",
        Kind::SignedByOthers => "it is signed, but not by us",
        Kind::Encrypted => "it is encrypted and has no signature of ours",
        Kind::NotPdf => "it is not a PDF; what is packed in it is not looked at",
        Kind::Data => "it is data; a credential is read by verify-credential",
    }
}

/// `verdict` is `genuine` only for an issued file whose certificate and papers are in order today; for one that is issued and not in
/// order it is the certificate's own. What the file is by itself says `file`.
fn in_json(answer: FileAnswer, ended: &[String], ending: &[String]) -> Result<Value, CommandError> {
    let good = answer.verdict.is_good();
    let (file, detail) = match &answer.verdict {
        FileVerdict::Issued(_) => ("genuine", Value::Null),
        FileVerdict::Altered { finding, .. } => ("altered", finding_in_json(finding)),
        FileVerdict::Copy { kind, .. } => ("copy", json!({ "made_as": copy_name(*kind) })),
        FileVerdict::Several { kind, more, .. } => {
            ("several", json!({ "made_as": copy_name(*kind), "more": more }))
        }
        FileVerdict::Unnamed => ("copy", json!({ "made_as": copy_name(CopyKind::Saved) })),
        FileVerdict::Elsewhere { host } => ("elsewhere", json!({ "host": host })),
        FileVerdict::UnknownCode(code) => ("unknown_code", json!({ "code": code.to_string() })),
        FileVerdict::Unreadable => ("unreadable", Value::Null),
        FileVerdict::Incomplete { .. } => ("incomplete", Value::Null),
        FileVerdict::NotOurs(kind) => ("not_ours", json!({ "because": kind_name(kind) })),
    };
    let verdict = match &answer.verdict {
        FileVerdict::Issued(of) if !good => of.verdict.name(),
        _ => file,
    };
    let shown_by = match &answer.verdict {
        FileVerdict::Altered { original: Some(Original::Named(_)), .. } => Some("link"),
        FileVerdict::Copy { kind: CopyKind::Picture, .. } => Some("picture"),
        FileVerdict::Copy { kind: CopyKind::Saved | CopyKind::Linked, .. } => Some("link"),
        FileVerdict::Incomplete { named: Some(_) } => Some("link"),
        verdict => verdict.certificate().map(|_| "bytes"),
    };
    let as_data = |of: &PublicAnswer| public_json(of.clone()).map_err(StorageError::from);
    let certificate = answer.verdict.certificate().map(as_data).transpose()?;
    let listed = match &answer.verdict {
        FileVerdict::Several { listed, .. } => listed.as_slice(),
        _ => &[],
    };
    let several = listed.iter().map(|one| match one {
        Listed::Known(of) | Listed::Replaced(of) => as_data(of),
        Listed::Unknown(code) => Ok(json!({ "code": code.to_string(), "verdict": "unknown" })),
    });
    let several: Vec<Value> = several.collect::<Result<_, _>>()?;
    Ok(json!({
        "good": good, "verdict": verdict, "file": file, "detail": detail,
        "certificate": certificate, "certificate_shown_by": shown_by, "certificates": several,
        "sha256": answer.sha256, "bytes": answer.bytes, "signature_level": answer.level,
        "signer_revoked_at": answer.revoked.map(|revoked| revoked.at), "keys_ended": ended,
        "keys_ending": ending,
    }))
}

fn finding_in_json(finding: &Finding) -> Value {
    match finding {
        Finding::Whole => json!({ "change": "not_in_the_record" }),
        Finding::Appended { bytes, revisions, signed_sha256, cut_off } => json!({
            "change": "appended", "bytes": bytes, "revisions": revisions, "signed_sha256": signed_sha256,
            "cut_off": cut_off,
        }),
        Finding::Truncated { missing } => json!({ "change": "truncated", "missing": missing }),
        Finding::Uncovered => json!({ "change": "uncovered" }),
        Finding::NoByteRange => json!({ "change": "no_byte_range" }),
        Finding::Changed => json!({ "change": "content" }),
        Finding::Broken => json!({ "change": "signature" }),
    }
}

fn copy_name(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Picture => "picture",
        CopyKind::Saved => "saved_again",
        CopyKind::Linked => "linked",
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Ours(_) | Kind::Unsigned | Kind::CutOff => "unsigned",
        Kind::SignedByOthers => "signed_by_others",
        Kind::Encrypted => "encrypted",
        Kind::NotPdf => "not_a_pdf",
        Kind::Data => "data",
    }
}
