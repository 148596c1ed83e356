//! `countersign verify-file`: what to believe of a PDF.

use std::{fs::File, io::Read, path::PathBuf, process::ExitCode};

use clap::Args;
use serde_json::{Value, json};

use crate::{
    config::Settings,
    domain::certificate::Standing,
    issuing::{
        inspection::{Finding, Kind, Limits},
        revocation_list::Revocation,
    },
    texts::Lang,
    web::verdict_words::headline,
    workflows::check_file::{CopyKind, FileAnswer, FileVerdict, Original, check_file, read},
};

use super::{CommandError, Outcome};

/// Arguments of `verify-file`.
#[derive(Debug, Args)]
pub(super) struct VerifyFile {
    /// The PDF.
    file: PathBuf,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl VerifyFile {
    /// Exit code 0 only for a file that is genuine and current.
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let content = self.content()?;
        let app = super::open(settings).await?;
        let read = read(&content, &app.keys)?.map_err(|e| CommandError::Refused(e.to_string()))?;
        let now = app.clock.now();
        let answer = check_file(&app.store, read, (None, now)).await?;
        let ended = app.keys.endings().map_err(|e| CommandError::Refused(e.to_string()))?;
        let ended: Vec<_> =
            ended.iter().filter(|ending| ending.is_over(now)).filter_map(|ending| ending.told(now)).collect();
        if self.json {
            println!("{:#}", in_json(&answer, &ended))
        } else {
            println!("{}", in_words(&answer));
            for ending in ended {
                println!(
                    "Note: {ending}. The record counts all the same; other programs may trust the signature no longer."
                );
            }
        }
        let current = matches!(&answer.verdict, FileVerdict::Issued(of) if of.verdict.is_good());
        Ok(if current { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

fn in_words(answer: &FileAnswer) -> String {
    let mut lines = vec![match &answer.verdict {
        FileVerdict::Issued(of) => match of.standing {
            Standing::Active if of.verdict.is_good() => "Genuine and current.".to_owned(),
            Standing::Active => format!("Genuine. {}.", headline(Lang::En, &of.verdict)),
            Standing::Expired => "Expired. The file is the one that was issued.".to_owned(),
            Standing::Suspended => "Suspended. The file is the one that was issued.".to_owned(),
            Standing::Revoked => "Withdrawn. The file is the one that was issued.".to_owned(),
            Standing::Superseded => {
                "Replaced by another certificate. The file is the one that was issued.".to_owned()
            }
        },
        FileVerdict::Altered { finding, .. } => format!("Altered: {}.", change(finding)),
        FileVerdict::Copy { kind, .. } => format!("A copy, not the file that was issued: {}.", copied(*kind)),
        FileVerdict::Unreadable => {
            "A picture in which no code of a certificate from here can be read: it says nothing.".to_owned()
        }
        FileVerdict::NotOurs(Kind::CutOff) => "Not whole: the end of the file is missing.".to_owned(),
        FileVerdict::NotOurs(kind) => format!("Not issued here: {}.", stranger(kind)),
    }];
    if let Some(of) = answer.verdict.certificate() {
        let standing = of.standing.name();
        match &answer.verdict {
            FileVerdict::Copy { .. } | FileVerdict::Altered { original: Some(Original::Named(_)), .. } => lines.push(format!(
                "It names a certificate that is {standing} today, and is not the file that was issued for it:"
            )),
            FileVerdict::Altered { .. } => {
                lines.push(format!("It was made from a certificate that is {standing} today:"));
            }
            FileVerdict::Issued(_) | FileVerdict::Unreadable | FileVerdict::NotOurs(_) => {}
        }
        lines.push(format!("  holder   {}", of.facts.name()));
        lines.push(format!("  course   {}", of.facts.course_title));
        lines.push(format!("  academy  {}", of.facts.academy_name));
        lines.push(format!("  code     {}", of.code));
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

fn copied(kind: CopyKind) -> &'static str {
    match kind {
        CopyKind::Picture => "a picture whose square pattern leads to a certificate",
        CopyKind::Saved => "a file that another program wrote anew",
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
        Kind::Ours(_) | Kind::Unsigned => "it has no signature of ours",
        Kind::SignedByOthers => "it is signed, but not by us",
        Kind::Encrypted => "it is encrypted and has no signature of ours",
        Kind::NotPdf => "it is not a PDF",
        Kind::CutOff => "the end of the file is missing",
    }
}

fn in_json(answer: &FileAnswer, ended: &[String]) -> Value {
    let (verdict, detail) = match &answer.verdict {
        FileVerdict::Issued(_) => ("genuine", Value::Null),
        FileVerdict::Altered { finding, .. } => ("altered", finding_in_json(finding)),
        FileVerdict::Copy { kind, .. } => ("copy", json!({ "made_as": copy_name(*kind) })),
        FileVerdict::Unreadable => ("unreadable", Value::Null),
        FileVerdict::NotOurs(Kind::CutOff) => ("incomplete", Value::Null),
        FileVerdict::NotOurs(kind) => ("not_ours", json!({ "because": kind_name(kind) })),
    };
    let certificate = answer.verdict.certificate().map(|of| {
        json!({
            "code": of.code.to_string(), "standing": of.standing.name(), "holder_name": of.facts.holder_name,
            "latin_name": of.facts.latin_name,
            "course_title": of.facts.course_title, "academy_name": of.facts.academy_name,
            "awarded_on": of.facts.awarded_on, "expires_on": of.facts.expires_on,
        })
    });
    let shown_by = match &answer.verdict {
        FileVerdict::Altered { original: Some(Original::Named(_)), .. } => Some("link"),
        FileVerdict::Copy { kind: CopyKind::Picture, .. } => Some("picture"),
        FileVerdict::Copy { kind: CopyKind::Saved, .. } => Some("link"),
        verdict => verdict.certificate().map(|_| "bytes"),
    };
    json!({
        "verdict": verdict, "detail": detail, "certificate": certificate, "certificate_shown_by": shown_by,
        "sha256": answer.sha256, "bytes": answer.bytes, "signature_level": answer.level,
        "signer_revoked_at": answer.revoked.map(|revoked| revoked.at), "keys_ended": ended,
    })
}

fn finding_in_json(finding: &Finding) -> Value {
    match finding {
        Finding::Whole => json!({ "change": "not_in_the_record" }),
        Finding::Appended { bytes, revisions, signed_sha256 } => json!({
            "change": "appended", "bytes": bytes, "revisions": revisions, "signed_sha256": signed_sha256,
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
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Ours(_) | Kind::Unsigned => "unsigned",
        Kind::SignedByOthers => "signed_by_others",
        Kind::Encrypted => "encrypted",
        Kind::NotPdf => "not_a_pdf",
        Kind::CutOff => "cut_off",
    }
}
