//! `countersign doctor`: looks whether everything that was stored is still what was stored.

mod checks;

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::config::Settings;

use super::Outcome;
use checks::Finding;

/// Check settings, database, events, certificates, documents and countersignatures.
///
/// One line a check: ok, or what is wrong and what to do. Nothing is changed. Exit codes: 0 all is well, 1 something is
/// wrong.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Print JSON for a script: an array of checks with their problems.
    #[arg(long)]
    json: bool,
}

impl Doctor {
    pub(super) async fn run(self, settings: Settings) -> Outcome {
        let findings = checks::all(&settings).await;
        if self.json {
            let told: Vec<_> = findings
                .iter()
                .map(|f| json!({ "check": f.check, "ok": f.problems.is_empty(), "grave": f.grave, "problems": f.problems, "advice": f.advice() }))
                .collect();
            println!("{}", serde_json::Value::from(told));
        } else {
            findings.iter().for_each(tell);
        }
        let well = findings.iter().all(|finding| finding.problems.is_empty() || !finding.grave);
        Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// More problems of one check than this are only counted.
const MOST: usize = 20;

fn tell(finding: &Finding) {
    let Finding { check, problems, .. } = finding;
    if problems.is_empty() {
        println!("ok     {check}");
        return;
    }
    println!("{}  {check}", if finding.grave { "WRONG" } else { "note " });
    problems.iter().take(MOST).for_each(|problem| println!("       {problem}"));
    if problems.len() > MOST {
        println!("       and {} more", problems.len() - MOST);
    }
    if let Some(advice) = finding.advice() {
        println!("       -> {advice}");
    }
}
