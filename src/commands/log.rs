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
    domain::issue_evidence::EvidenceFault,
    issuing::log::NoteKey,
    random::hex,
    storage::evidence,
    workflows::{
        resume_log::{Resume as How, resume_log},
        verify_log::{LogReport, verify_folder, verify_log},
    },
};

use super::{CommandError, Outcome};

/// What to do with the public log.
#[derive(Debug, Subcommand)]
pub(super) enum Log {
    /// Print the log's name, its key for monitors, its size and its root.
    Show(Show),
    /// Walk the whole log: entries, tiles, root, signature, and whether it tells what the record tells.
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
    /// The log's key, as `log show` prints it.
    #[arg(long, requires = "folder")]
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
            Self::Verify(Verify { folder: Some(folder), key: Some(key), json }) => {
                let key = NoteKey::from_vkey(&key);
                let key = key.ok_or_else(|| CommandError::Refused("that is not a log's key".into()))?;
                finish(&offline(&folder, &key), json)
            }
            Self::Verify(verify) => finish(&walked(settings).await?, verify.json),
            Self::Resume(resume) => resume.run(settings).await,
        }
    }
}

fn refused(error: impl std::fmt::Display) -> CommandError {
    CommandError::Refused(error.to_string())
}

async fn walked(settings: Settings) -> Result<LogReport, CommandError> {
    let app = super::open(settings).await?;
    let report = verify_log(&app.store, app.log.folder(), &app.keys).await;
    let apart = evidence::list_faults(app.store.read()).await;
    app.store.close().await?;
    let mut report = report.map_err(refused)?;
    report.problems.extend(apart?.iter().map(EvidenceFault::told));
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
    if report.leaves > report.size {
        println!("        {} leaves are not published yet", report.leaves - report.size);
    }
}

impl Resume {
    async fn run(self, settings: Settings) -> Outcome {
        let app = super::open(settings).await?;
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
