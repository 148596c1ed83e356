//! `countersign log`: the public log, shown, walked, and let go on after a restore.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{ArgGroup, Args, Subcommand};
use serde_json::json;

use crate::{
    clock::Clock,
    config::Settings,
    domain::{issue_evidence::EvidenceFault, log_entry::LogEntry},
    issuing::log::{NoteKey, TlogProof},
    random::{hex, sha256_hex},
    storage::evidence,
    workflows::{
        resume_log::{Resume as How, resume_log},
        verify_log::{LogReport, verify_folder, verify_log},
        verify_record::verify_record,
    },
};

use super::{CommandError, Outcome};

/// What to do with the public log.
#[derive(Debug, Subcommand)]
pub(super) enum Log {
    /// Print the log's name, its key for monitors, its size and its root.
    Show(Show),
    /// Walk the whole log: entries, tiles, root, signature, and whether it tells what the record tells. Or check one proof.
    Verify(Verify),
    /// Let the log go on after a restore, or begin another one.
    Resume(Resume),
}

/// Arguments of `log show`.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

/// Exit codes: 0 all is well, 1 something is wrong.
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// A folder with `checkpoint` and `tile/`, e.g. of an archive, instead of this installation. Needs --key.
    #[arg(long, requires = "key")]
    folder: Option<PathBuf>,
    /// A `.tlog-proof`, e.g. out of a certificate, instead of the whole log. Needs --key.
    #[arg(long, requires = "key", conflicts_with = "folder")]
    proof: Option<PathBuf>,
    /// What the proof has to be about: the credential or the PDF.
    #[arg(long, requires = "proof", value_name = "FILE")]
    of: Option<PathBuf>,
    /// The log's key, as `log show` prints it.
    #[arg(long)]
    key: Option<String>,
    /// Print JSON for a script.
    #[arg(long)]
    json: bool,
}

/// After a restore nothing is signed until you say what was published last: a log that forgot leaves which strangers have
/// seen must not go on. Take the checkpoint from whoever watches the log (a monitor, or the newest certificate's
/// `.tlog-proof`). Where the backup is older than that, only a new log helps: it has another name, and begins with the old
/// one's last checkpoint. Exit codes: 0 it goes on, 1 refused.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("seen").required(true).args(["checkpoint", "nothing_newer"]))]
pub(super) struct Resume {
    /// The newest checkpoint that anybody has seen: a checkpoint, or a `.tlog-proof` that holds it.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Nothing was published since this backup, e.g. because the server was stopped before it was made.
    #[arg(long)]
    nothing_newer: bool,
    /// Begin a new log, because leaves of that checkpoint are lost.
    #[arg(long, requires = "checkpoint")]
    new_log: bool,
}

impl Log {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        match self {
            Self::Show(show) => {
                let report = walked(settings).await?;
                if show.json {
                    tell_json(&report)
                } else {
                    tell(&report)
                }
                Ok(ExitCode::SUCCESS)
            }
            Self::Verify(verify) => verify.run(settings).await,
            Self::Resume(resume) => resume.run(settings).await,
        }
    }
}

impl Verify {
    async fn run(self, settings: Settings) -> Outcome {
        let key = self.key.as_deref().map(|key| NoteKey::from_vkey(key).ok_or("that is not a log's key"));
        match (key.transpose().map_err(refused)?, self.folder, self.proof) {
            (Some(key), Some(folder), _) => finish(&offline(&folder, &key), self.json),
            (Some(key), None, Some(proof)) => prove(&proof, self.of.as_deref(), &key, self.json),
            (Some(_), None, None) => Err(refused("--key is for --folder or --proof")),
            (None, ..) => finish(&walked(settings).await?, self.json),
        }
    }
}

/// Whether a proof leads to a checkpoint that the key signed, and is about a file.
fn prove(proof: &Path, of: Option<&Path>, key: &NoteKey, json: bool) -> Outcome {
    let read =
        |file: &Path| std::fs::read(file).map_err(|e| refused(format_args!("{}: {e}", file.display())));
    let text = String::from_utf8(read(proof)?).map_err(refused)?;
    let proof = TlogProof::parse(&text).map_err(refused)?;
    let checkpoint = proof.verify(key).map_err(refused)?;
    let entry = String::from_utf8(proof.entry).map_err(refused)?;
    let entry = LogEntry::parse(&entry).map_err(refused)?;
    if let Some(of) = of
        && sha256_hex(&read(of)?) != entry.digest
    {
        return Err(refused(format_args!("the proof holds, but it is not about {}", of.display())));
    }
    let LogEntry { operation, digest, at, .. } = entry;
    let (leaf, size) = (proof.index, checkpoint.size);
    if json {
        let at = at.to_rfc3339();
        println!(
            "{}",
            json!({ "operation": operation.name(), "sha256": digest, "at": at, "leaf": leaf, "size": size })
        );
    } else {
        println!("It is in the log {}: leaf {leaf} of {size}.\n{operation} {digest} {at}", checkpoint.origin);
    }
    Ok(ExitCode::SUCCESS)
}

fn refused(error: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(error.to_string())
}

async fn walked(settings: Settings) -> Result<LogReport, CommandError> {
    let app = super::open_existing(settings).await?;
    let report = verify_log(&app.store, app.log.folder(), &app.keys).await;
    let apart = evidence::list_faults(app.store.read()).await;
    let altered = verify_record(&app.store).await;
    app.store.close().await?;
    let mut report = report.map_err(refused)?;
    report.problems.extend(apart?.iter().map(EvidenceFault::told));
    report.problems.extend(altered?);
    Ok(report)
}

fn offline(folder: &Path, key: &NoteKey) -> LogReport {
    let mut report = LogReport { origin: key.name.clone(), vkey: key.vkey(), ..LogReport::default() };
    match verify_folder(folder, key) {
        Ok((checkpoint, hashes)) => {
            (report.size, report.leaves) = (checkpoint.size, hashes.len() as u64);
            report.root = hex(&checkpoint.root);
        }
        Err(problem) => report.problems.push(problem),
    }
    report
}

fn finish(report: &LogReport, json: bool) -> Outcome {
    if json {
        tell_json(report)
    } else {
        tell(report)
    }
    for problem in report.problems.iter().filter(|_| !json) {
        println!("WRONG   {problem}");
    }
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell_json(report: &LogReport) {
    println!("{}", json!(report));
}

fn tell(report: &LogReport) {
    if report.origin.is_empty() {
        println!("Nothing is published yet: the first checkpoint begins the log.");
        return;
    }
    println!(
        "origin  {}\nkey     {}\nsize    {}\nroot    {}",
        report.origin, report.vkey, report.size, report.root
    );
    // Where something is wrong, that is what counts.
    if report.leaves > report.size && report.problems.is_empty() {
        println!("        {} leaves are not published yet", report.leaves - report.size);
    }
}

impl Resume {
    async fn run(self, settings: Settings) -> Outcome {
        let app = super::open_existing(settings).await?;
        let how = match &self.checkpoint {
            None => How::NothingNewer,
            Some(file) => {
                let text = std::fs::read_to_string(file)
                    .map_err(|e| refused(format_args!("{}: {e}", file.display())))?;
                if self.new_log { How::NewLog(text) } else { How::From(text) }
            }
        };
        let resumed = resume_log(&app, how, Clock::system().now()).await;
        app.store.close().await?;
        let checkpoint = resumed.map_err(refused)?;
        println!("The log {} goes on with {} leaves.", checkpoint.origin, checkpoint.size);
        if self.new_log {
            println!(
                "It is a new one: tell whoever watches the old one. `countersign log show` prints its key."
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
